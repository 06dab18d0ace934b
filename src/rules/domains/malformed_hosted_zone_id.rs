//! A hosted zone that is not given by its id.

use super::domains;
use crate::finding::{Finding, Severity};
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN005",
    name: "malformed-hosted-zone-id",
    severity: Severity::Error,
    page: include_str!("malformed_hosted_zone_id.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for domain in domains(context.spec) {
        let Some(zone) = domain.hosted_zone else { continue };
        let place = || domain.at.key("hosted_zone");
        let whole = |id: &str| fault(id).map(str::to_owned);
        for found in faults(context.spec, zone, place, &whole, &|parts| shapes::HOSTED_ZONE.fixed(parts)) {
            let help = "give the id alone, such as `Z1D633PJN98FT9`, as the Route 53 console lists it";
            // As Route 53's own API answers: the `Id` of a zone in ListHostedZones has `/hostedzone/` in front.
            let bare = found.text.strip_prefix("/hostedzone/").filter(|bare| fault(bare).is_none());
            findings.push(found.finding(&RULE, "hosted zone").help(help).by_writing(bare));
        }
    }
}

/// Sources: that a name is something else, AWS::Route53::RecordSet in the vendored schemas (`HostedZoneId` or `HostedZoneName`); no
/// slash, Amazon WorkMail API Reference, shape HostedZoneId.
fn fault(id: &str) -> Option<&'static str> {
    match id {
        "" => Some("is empty"),
        _ if id.contains(['/', '\\']) => Some("holds more than the id"),
        _ if id.contains('.') => Some("is a name, not an id"),
        _ if id.contains(char::is_whitespace) => Some("holds a space"),
        _ if shapes::HOSTED_ZONE.fault(id).is_some() => Some("is too long for an id, which has at most 32 characters"),
        _ => None,
    }
}

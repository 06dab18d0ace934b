//! No zone, or more than a network of this size has room for.

use super::{made, malformed_cidr, vpc_at};
use crate::finding::{Finding, Place, Severity};
use crate::model::most_zones;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW005",
    name: "zones-out-of-range",
    severity: Severity::Error,
    page: include_str!("zones_out_of_range.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(vpc) = made(context) else { return };
    let Some(cidr) = malformed_cidr::good(&vpc.cidr) else { return };
    let most = most_zones(cidr, &vpc.egress);
    let (message, help) = match vpc.zones {
        0 => ("a network without a zone has no subnet for a function".to_owned(), "give 2, so that one can fail".to_owned()),
        zones if zones <= most => return,
        zones => {
            let message = format!("{cidr} has room for {most} zones with these ways out, and not for {zones}");
            (message, "take a larger block, or fewer zones".to_owned())
        }
    };
    findings.push(
        Finding::new(&RULE, Place::Value(vpc_at().key("zones")), message)
            .help(help)
            .related(Place::Value(vpc_at().key("cidr")), "the block"),
    );
}

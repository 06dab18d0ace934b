//! A condition on a global key that no request has.

use super::statements;
use crate::finding::{Finding, Place, Severity, nearest, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM017",
    name: "unknown-global-key",
    severity: Severity::Broken,
    page: include_str!("unknown_global_key.md"),
    check: Check::Spec(check),
};

/// Keys that every service has.
///
/// Source: IAM user guide, "AWS global condition context keys". AWS adds to them, so one is only refused if it is nearly one of these.
const KEYS: [&str; 49] = [
    "CalledVia",
    "CalledViaFirst",
    "CalledViaLast",
    "CurrentTime",
    "Ec2InstanceSourcePrivateIPv4",
    "Ec2InstanceSourceVpc",
    "EpochTime",
    "FederatedProvider",
    "MultiFactorAuthAge",
    "MultiFactorAuthPresent",
    "PrincipalAccount",
    "PrincipalArn",
    "PrincipalIsAWSService",
    "PrincipalOrgID",
    "PrincipalOrgPaths",
    "PrincipalServiceName",
    "PrincipalServiceNamesList",
    "PrincipalTag",
    "PrincipalType",
    "RequestTag",
    "RequestedRegion",
    "ResourceAccount",
    "ResourceOrgID",
    "ResourceOrgPaths",
    "ResourceTag",
    "SecureTransport",
    "SourceAccount",
    "SourceArn",
    "SourceIdentity",
    "SourceIp",
    "SourceOrgID",
    "SourceOrgPaths",
    "SourceOwner",
    "SourceVpc",
    "SourceVpcArn",
    "SourceVpce",
    "TagKeys",
    "TokenIssueTime",
    "UserAgent",
    "ViaAWSService",
    "VpceAccount",
    "VpceOrgID",
    "VpceOrgPaths",
    "VpcSourceIp",
    "AssumedRoot",
    "ChatbotSourceArn",
    "referer",
    "userid",
    "username",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        for (operator, keys) in &statement.conditions {
            for key in keys.keys() {
                let Some((service, name)) = key.split_once(':').filter(|(service, _)| service.eq_ignore_ascii_case("aws")) else {
                    continue;
                };
                let (name, tag) = name.split_once('/').map_or((name, None), |(name, tag)| (name, Some(tag)));
                if KEYS.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                    continue;
                }
                let Some(near) = nearest(name, KEYS) else { continue };
                let near = tag.map_or_else(|| format!("{service}:{near}"), |tag| format!("{service}:{near}/{tag}"));
                let place = Place::Key(at().key("conditions").key(operator).key(key));
                findings.push(
                    Finding::new(&RULE, place, format!("no request has the key {}", shown(key)))
                        .help(format!("did you mean {}?", shown(&near))),
                );
            }
        }
    });
}

//! An entry of a list of the network that stands in it twice.

use super::{egress_at, existing, existing_at, made};
use crate::finding::{Finding, Severity};
use crate::rules::repeated::repeated;
use crate::rules::{Check, Context, Rule};
use crate::spec::Text;
use crate::spec::network::Egress;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW008",
    name: "repeated-network-entry",
    severity: Severity::Error,
    page: include_str!("repeated_network_entry.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    match made(context).map(|vpc| &vpc.egress) {
        Some(Egress::Endpoints(services)) => {
            repeated(&RULE, services.iter().map(|service| service.as_str()), || egress_at().key("endpoints"), findings);
        }
        Some(Egress::Nat(nat)) => {
            let ports: Vec<_> = nat.ports.iter().map(u16::to_string).collect();
            repeated(&RULE, ports.iter().map(String::as_str), || egress_at().key("nat").key("ports"), findings);
        }
        _ => {}
    }
    if let Some(existing) = existing(context) {
        repeated(&RULE, existing.subnets.iter().map(Text::as_str), || existing_at().key("subnets"), findings);
        repeated(&RULE, existing.security_groups.iter().map(Text::as_str), || existing_at().key("security_groups"), findings);
    }
}

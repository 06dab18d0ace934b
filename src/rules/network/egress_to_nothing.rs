//! A way out that leads nowhere.

use super::{egress_at, made};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::network::Egress;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW007",
    name: "egress-to-nothing",
    severity: Severity::Error,
    page: include_str!("egress_to_nothing.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    match made(context).map(|vpc| &vpc.egress) {
        Some(Egress::Endpoints(services)) if services.is_empty() => {
            let place = Place::Value(egress_at().key("endpoints"));
            findings.push(Finding::new(&RULE, place, "no service is listed").help("say `egress: none`, or list what the functions call"));
        }
        Some(Egress::Nat(nat)) => {
            let ports = egress_at().key("nat").key("ports");
            if nat.ports.is_empty() {
                let finding = Finding::new(&RULE, Place::Value(ports.clone()), "no port is listed");
                findings.push(finding.help("say `egress: none`, or list what the functions call; HTTPS is 443"));
            }
            if let Some(index) = nat.ports.iter().position(|port| *port == 0) {
                let finding = Finding::new(&RULE, Place::Value(ports.index(index)), "no service listens at port 0");
                findings.push(finding.help("give 1 to 65535"));
            }
        }
        _ => {}
    }
}

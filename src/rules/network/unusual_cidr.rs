//! Addresses of a network that mean something elsewhere.

use super::{made, malformed_cidr, vpc_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::cidr::Cidr;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW004",
    name: "unusual-cidr",
    severity: Severity::Caution,
    page: include_str!("unusual_cidr.md"),
    check: Check::Spec(check),
};

// Sources: RFC 1918 section 3; VPC user guide, "VPC CIDR blocks", for the recommendation and for what AWS uses itself.
const PRIVATE: [&str; 3] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const OF_AWS: &str = "172.17.0.0/16";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(vpc) = made(context) else { return };
    let Some(cidr) = malformed_cidr::good(&vpc.cidr) else { return };
    let inside = |text: &str| text.parse::<Cidr>().is_ok_and(|block| cidr.is_in(block));
    let text = shown(&vpc.cidr);
    let message = if !PRIVATE.into_iter().any(inside) {
        format!("{text} is not in a range that is kept for private networks")
    } else if inside(OF_AWS) {
        format!("{text} is in a range that some services of AWS use themselves")
    } else {
        return;
    };
    let help = format!("take a block of {}, {} or {}", shown(PRIVATE[0]), shown(PRIVATE[1]), shown(PRIVATE[2]));
    findings.push(Finding::new(&RULE, Place::Value(vpc_at().key("cidr")), message).help(help));
}

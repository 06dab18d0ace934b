//! Addresses of a network that EC2 does not take.

use super::{made, vpc_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::cidr::{Cidr, CidrFault};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW003",
    name: "malformed-cidr",
    severity: Severity::Error,
    page: include_str!("malformed_cidr.md"),
    check: Check::Spec(check),
};

// Source: VPC user guide, "VPC CIDR blocks".
const LARGEST: u8 = 16;
const SMALLEST: u8 = 28;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(vpc) = made(context) else { return };
    let text = shown(&vpc.cidr);
    let (message, help) = match vpc.cidr.parse::<Cidr>() {
        Err(CidrFault::Malformed) => (format!("{text} is no block of IPv4 addresses"), "write one like `10.0.0.0/16`".to_owned()),
        Err(CidrFault::HostBits(block)) => {
            (format!("{text} does not begin where its block does"), format!("the block that it lies in is `{block}`"))
        }
        Ok(cidr) if cidr.prefix() < LARGEST => (format!("{text} is larger than a network can be"), format!("the largest is a /{LARGEST}")),
        Ok(cidr) if cidr.prefix() > SMALLEST => {
            (format!("{text} is smaller than a network can be"), format!("the smallest is a /{SMALLEST}"))
        }
        Ok(_) => return,
    };
    // What EC2 does itself. Source: Amazon EC2 API, CreateVpc, CidrBlock: "We modify the specified CIDR block to its canonical form; for
    // example, if you specify 100.68.0.18/18, we modify it to 100.68.0.0/18".
    let block = match vpc.cidr.parse::<Cidr>() {
        Err(CidrFault::HostBits(block)) => Some(block.to_string()).filter(|block| good(block).is_some()),
        _ => None,
    };
    findings.push(Finding::new(&RULE, Place::Value(vpc_at().key("cidr")), message).help(help).by_writing(block.as_deref()));
}

/// The addresses of a network, where they can be those of one.
pub(super) fn good(text: &str) -> Option<Cidr> {
    text.parse().ok().filter(|cidr: &Cidr| (LARGEST..=SMALLEST).contains(&cidr.prefix()))
}

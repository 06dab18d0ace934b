//! More zones than every region has.

use super::{made, malformed_cidr, vpc_at};
use crate::finding::{Finding, Place, Severity};
use crate::model::most_zones;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW006",
    name: "zones-beyond-the-region",
    severity: Severity::Caution,
    page: include_str!("zones_beyond_the_region.md"),
    check: Check::Spec(check),
};

// Source: AWS Regions and Availability Zones, "AWS Availability Zones": each Region has at least three.
const EVERYWHERE: u32 = 3;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(vpc) = made(context) else { return };
    let room = malformed_cidr::good(&vpc.cidr).is_none_or(|cidr| vpc.zones <= most_zones(cidr, &vpc.egress));
    if vpc.zones > EVERYWHERE && room {
        let message = format!("not every region has {} availability zones", vpc.zones);
        let help = format!("make sure that the region has them: each has at least {EVERYWHERE}");
        findings.push(Finding::new(&RULE, Place::Value(vpc_at().key("zones")), message).help(help));
    }
}

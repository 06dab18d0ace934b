//! Text messages from a region that there is not.

use super::{at, pool};
use crate::data::region::{partition, regions};
use crate::finding::{Finding, Place, Severity, nearest, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP054",
    name: "unknown-sms-region",
    severity: Severity::Error,
    page: include_str!("unknown_sms_region.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(region) = pool(context).and_then(|pool| pool.sms.as_ref()?.region.as_ref()?.literal()) else { return };
    // What is no text of a region at all is another rule's.
    if !(5..=32).contains(&region.len()) || !region.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        return;
    }
    // One that is younger than the list looks like a region all the same.
    let looks_like_one = region.split('-').count() >= 3 && region.ends_with(|c: char| c.is_ascii_digit());
    let near = nearest(region, regions());
    if partition(region).is_some() || (looks_like_one && near.is_none()) {
        return;
    }
    let help = near.map_or_else(|| "write it like `eu-central-1`".to_owned(), |near| format!("did you mean {}?", shown(near)));
    let place = Place::Value(at().key("sms").key("region"));
    findings.push(Finding::new(&RULE, place, format!("there is no region {}", shown(region))).help(help));
}

//! The ARN of a user pool that says two regions.

use super::{at, existing};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "EX006",
    name: "region-of-another",
    severity: Severity::Error,
    page: include_str!("region_of_another.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(arn) = existing(context).and_then(|pool| pool.arn.as_ref()?.literal()) else { return };
    let (Some(region), Some((_, id))) = (arn.split(':').nth(3), arn.split_once(":userpool/")) else { return };
    let Some((of_id, _)) = id.rsplit_once('_') else { return };
    if of_id != region {
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(at().key("arn")),
                format!("the ARN says {}, and the id of the pool {}", shown(region), shown(of_id)),
            )
            .help("copy the ARN from the pool's page: both are the region of the pool"),
        );
    }
}

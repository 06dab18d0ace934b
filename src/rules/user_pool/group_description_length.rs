//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::too_long;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP029",
    name: "group-description-length",
    severity: Severity::Error,
    page: include_str!("group_description_length.md"),
    check: Check::Spec(check),
};

/// The most characters of a description. Source: Amazon Cognito user pools API, shape DescriptionType.
const MOST: usize = 2048;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for (name, group) in &pool.groups {
        let description = group.description.as_ref().and_then(|description| description.literal());
        if let Some(wrong) = description.and_then(|description| too_long(description, MOST)) {
            let place = Place::Value(at().key("groups").key(name).key("description"));
            findings.push(Finding::new(&RULE, place, format!("the description of group {} {wrong}", shown(name))).help("shorten it"));
        }
    }
}

//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::Duration;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC004",
    name: "rotation-grace-out-of-range",
    severity: Severity::Error,
    page: include_str!("rotation_grace_out_of_range.md"),
    check: Check::Spec(check),
};

/// The longest grace. Source: Amazon Cognito user pools API, shape RetryGracePeriodSecondsType, 0 to 60.
const MOST: Duration = Duration::from_seconds(60);

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        let Some(grace) = client.tokens.rotation.as_ref().map(|rotation| rotation.grace) else {
            continue;
        };
        if grace > MOST {
            let place = Place::Value(at(name).key("tokens").key("rotation").key("grace"));
            findings.push(
                Finding::new(&RULE, place, format!("a replaced refresh token cannot work for another `{grace}`"))
                    .help("give it 60 seconds at most"),
            );
        }
    }
}

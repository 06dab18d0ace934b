//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::fault;
use crate::rules::{Check, Context, Rule};
use crate::spec::Text;
use crate::spec::user_pool::Email;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP046",
    name: "malformed-configuration-set",
    severity: Severity::Error,
    page: include_str!("malformed_configuration_set.md"),
    check: Check::Spec(check),
};

/// The most characters of a name. Source: Amazon Cognito user pools API, shape SESConfigurationSet.
const MOST: usize = 64;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(Email::Ses(ses)) = pool(context).and_then(|pool| pool.email.as_ref()) else { return };
    let Some(name) = ses.configuration_set.as_ref().and_then(Text::literal) else { return };
    if let Some(wrong) = fault(name, MOST, |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')) {
        let place = Place::Value(at().key("email").key("ses").key("configuration_set"));
        findings.push(
            Finding::new(&RULE, place, format!("configuration set name {} {wrong}", shown(name))).help("use letters, digits, `_` and `-`"),
        );
    }
}

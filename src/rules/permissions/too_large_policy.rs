//! See the page.

use super::{policies, resolved};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::permissions::Statement;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM020",
    name: "too-large-policy",
    severity: Severity::Error,
    page: include_str!("too_large_policy.md"),
    check: Check::Spec(check),
};

/// The inline policies of a role, all of them, whitespace not counted.
///
/// Source: IAM user guide, "IAM and AWS STS quotas", IAM and STS character limits: role inline policies.
const MOST: usize = 10_240;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    policies(context, &mut |statements, at| {
        let size: usize = statements.iter().map(size).sum();
        if size > MOST {
            findings.push(
                Finding::new(&RULE, Place::Value(at()), format!("the statements come to {size} characters, and a role takes {MOST}"))
                    .help("put what is alike into one statement, or split the function"),
            );
        }
    });
}

/// The least number of characters that a statement has in the policy: what stands in the spec, its quotes and commas, and the words around it.
fn size(statement: &Statement) -> usize {
    const AROUND: usize = r#"{"Effect":"Deny","Action":[],"Resource":[]}"#.len();
    const QUOTED: usize = r#""","#.len();
    let word = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count() + QUOTED;
    let resources = statement.resources.iter().map(|resource| resolved(resource).map_or(0, |text| word(&text)));
    let conditions = statement.conditions.iter().map(|(operator, keys)| {
        let keys = keys
            .iter()
            .map(|(key, values)| word(key) + values.iter().map(|value| resolved(value).map_or(0, |text| word(&text))).sum::<usize>());
        word(operator) + keys.sum::<usize>()
    });
    let actions = statement.actions.iter().map(|action| word(action));
    AROUND + statement.sid.as_deref().map_or(0, word) + actions.sum::<usize>() + resources.sum::<usize>() + conditions.sum::<usize>()
}

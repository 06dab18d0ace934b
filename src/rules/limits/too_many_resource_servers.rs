//! More resource servers than a user pool has by default.

use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU007",
    name: "too-many-resource-servers",
    severity: Severity::Caution,
    page: include_str!("too_many_resource_servers.md"),
    check: Check::Spec(check),
};

/// Source: Amazon Cognito developer guide, "Quotas in Amazon Cognito", Amazon Cognito user pools resource quotas. Adjustable.
const MOST: usize = 25;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let all = &context.spec.resource_servers;
    if let Some((over, _)) = all.get_index(MOST) {
        let at = Path::root().key("resource_servers").key(over);
        let message = format!("a user pool has {MOST} resource servers by default, and this is one more of {}", all.len());
        findings.push(
            Finding::new(&RULE, Place::Key(at), message)
                .help("make sure that the quota of the account was raised, or make scopes of what are servers now"),
        );
    }
}

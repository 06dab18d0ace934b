//! See the page.

use super::{at, clients};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA005",
    name: "oauth-without-flows",
    severity: Severity::Error,
    page: include_str!("oauth_without_flows.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, ..) in clients(context).filter(|(_, _, oauth)| oauth.flows.is_empty()) {
        findings.push(
            Finding::new(&RULE, Place::Key(at(name)), "`oauth` without `flows`")
                .help("say `flows: [code]` for users or `flows: [client_credentials]` for a machine, or leave `oauth` out"),
        );
    }
}

//! See the page.

use super::{at, clients, position, word};
use crate::finding::{Finding, Place, Severity};
use crate::rules::words::and;
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::OAuthFlow;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA001",
    name: "client-credentials-with-user-grant",
    severity: Severity::Error,
    page: include_str!("client_credentials_with_user_grant.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        let Some(machine) = position(oauth, OAuthFlow::ClientCredentials) else {
            continue;
        };
        let others: Vec<_> =
            [OAuthFlow::Code, OAuthFlow::Implicit].into_iter().filter_map(|flow| Some((position(oauth, flow)?, flow))).collect();
        if others.is_empty() {
            continue;
        }
        let flows = at(name).key("flows");
        let words = and(others.iter().map(|(_, flow)| word(*flow)));
        let mut finding = Finding::new(
            &RULE,
            Place::Value(flows.index(machine)),
            format!("`client_credentials` cannot stand beside {words} on one client"),
        )
        .help("move `client_credentials` to a client of its own, with `secret: true`");
        for (index, _) in others {
            finding = finding.related(Place::Value(flows.index(index)), "this grant is for users");
        }
        findings.push(finding);
    }
}

//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::AuthFlow;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC002",
    name: "refresh-flow-with-rotation",
    severity: Severity::Error,
    page: include_str!("refresh_flow_with_rotation.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in context.spec.clients.iter().filter(|(_, client)| client.tokens.rotation.is_some()) {
        if let Some(index) = client.auth_flows.iter().position(|flow| *flow == AuthFlow::RefreshToken) {
            let place = Place::Value(at(name).key("auth_flows").index(index));
            let finding = Finding::new(&RULE, place, "`refresh_token` is not permitted where refresh tokens rotate")
                .help("drop it; the application asks for tokens by `GetTokensFromRefreshToken`")
                .related(Place::Key(at(name).key("tokens").key("rotation")), "rotation is switched on here");
            // Some flow has to be named (AC003), and which is for the author to say.
            findings.push(if client.auth_flows.len() > 1 { finding.by_removal() } else { finding });
        }
    }
}

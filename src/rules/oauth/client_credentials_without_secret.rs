//! See the page.

use super::{at, clients, is_machine, position};
use crate::finding::{Finding, Place, Severity};
use crate::fix::Fix;
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::OAuthFlow;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA002",
    name: "client-credentials-without-secret",
    severity: Severity::Error,
    page: include_str!("client_credentials_without_secret.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client, oauth) in clients(context) {
        let Some(index) = position(oauth, OAuthFlow::ClientCredentials) else {
            continue;
        };
        if !client.secret {
            let place = Place::Value(at(name).key("flows").index(index));
            let client = Path::root().key("clients").key(name);
            // Beside a grant for users it may be the grant that is wrong.
            let fix = is_machine(oauth).then(|| Fix::put(&client, "secret", true, "write `secret: true`"));
            findings.push(
                Finding::new(&RULE, place, "`client_credentials` on a client without a secret")
                    .help("give the client `secret: true`; a secret cannot be added once the client exists")
                    .fix(fix),
            );
        }
    }
}

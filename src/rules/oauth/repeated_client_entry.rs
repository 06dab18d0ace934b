//! See the page.

use super::{at, word};
use crate::finding::{Finding, Severity};
use crate::path::Path;
use crate::rules::app_client;
use crate::rules::repeated::repeated;
use crate::rules::{Check, Context, Rule};
use crate::spec::Text;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA018",
    name: "repeated-client-entry",
    severity: Severity::Caution,
    page: include_str!("repeated_client_entry.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        if let Some(oauth) = &client.oauth {
            let path = |list: &'static str| move || at(name).key(list);
            repeated(&RULE, oauth.flows.iter().map(|flow| word(*flow)), path("flows"), findings);
            repeated(&RULE, oauth.scopes.iter().map(String::as_str), path("scopes"), findings);
            repeated(&RULE, oauth.callback_urls.iter().map(Text::as_str), path("callback_urls"), findings);
            repeated(&RULE, oauth.logout_urls.iter().map(Text::as_str), path("logout_urls"), findings);
        }
        let path = |list: &'static str| move || Path::root().key("clients").key(name).key(list);
        repeated(&RULE, client.auth_flows.iter().map(|flow| app_client::word(*flow)), path("auth_flows"), findings);
        for (list, key) in [
            (&client.identity_providers, "identity_providers"),
            (&client.read_attributes, "read_attributes"),
            (&client.write_attributes, "write_attributes"),
        ] {
            repeated(&RULE, list.iter().flatten().map(String::as_str), path(key), findings);
        }
    }
}

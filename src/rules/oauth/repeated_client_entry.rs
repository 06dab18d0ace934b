//! See the page.

use indexmap::IndexMap;

use super::{at, word};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::app_client;
use crate::rules::{Check, Context, Rule};
use crate::spec::Text;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA018",
    name: "repeated-client-entry",
    severity: Severity::Insecure,
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

/// Says of every entry of a list that stands in it already that it does.
pub(crate) fn repeated<'a>(rule: &'static Rule, list: impl Iterator<Item = &'a str>, path: impl Fn() -> Path, findings: &mut Vec<Finding>) {
    let mut seen = IndexMap::new();
    for (index, entry) in list.enumerate() {
        match seen.get(entry) {
            None => {
                seen.insert(entry, index);
            }
            Some(first) => {
                let path = path();
                let finding = Finding::new(rule, Place::Value(path.index(index)), format!("{} stands in the list already", shown(entry)));
                findings.push(finding.help("drop it").related(Place::Value(path.index(*first)), "first here"));
            }
        }
    }
}

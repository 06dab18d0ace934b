//! See the page.

use super::pool_at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::words::and;
use crate::rules::{Check, Context, Rule};
use crate::spec::Client;
use crate::spec::clients::AuthFlow;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "LG003",
    name: "incomplete-custom-sign-in",
    severity: Severity::Broken,
    page: include_str!("incomplete_custom_sign_in.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = &context.spec.user_pool else { return };
    let triggers = &pool.triggers;
    let three = [
        ("define_auth_challenge", &triggers.define_auth_challenge),
        ("create_auth_challenge", &triggers.create_auth_challenge),
        ("verify_auth_challenge", &triggers.verify_auth_challenge),
    ];
    let missing: Vec<_> = three.iter().filter(|(_, function)| function.is_none()).map(|(key, _)| *key).collect();
    let at = |key: &str| Place::Key(pool_at().key("triggers").key(key));
    let asks = |client: &Client| client.auth_flows.contains(&AuthFlow::Custom);
    let first = three.iter().find(|(_, function)| function.is_some()).map(|(key, _)| *key);
    let asking = context.spec.clients.iter().find(|(_, client)| asks(client)).map(|(name, _)| name);
    match (first, asking) {
        (Some(key), _) if !missing.is_empty() => findings.push(
            Finding::new(
                &RULE,
                at(key),
                format!("a custom sign-in is made of three functions, and there is no {}", and(missing.iter().copied())),
            )
            .help("name all three; one function can be several of them"),
        ),
        // Where the spec has no clients they are somewhere else.
        (Some(key), None) if !context.spec.clients.is_empty() => findings.push(
            Finding::new(&RULE, at(key), "no client can begin a custom sign-in").help("add `custom` to the `auth_flows` of a client"),
        ),
        (None, Some(name)) => {
            let place = Place::Key(Path::root().key("clients").key(name).key("auth_flows"));
            let message = format!("{} may begin a custom sign-in, and no function says how it goes", shown(name));
            let help = "name `define_auth_challenge`, `create_auth_challenge` and `verify_auth_challenge`, or drop `custom`";
            findings.push(Finding::new(&RULE, place, message).help(help));
        }
        _ => {}
    }
}

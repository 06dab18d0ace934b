//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::{fault, is_friendly};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RS003",
    name: "malformed-server-name",
    severity: Severity::Error,
    page: include_str!("malformed_server_name.md"),
    check: Check::Spec(check),
};

/// The most characters of a name. Source: Amazon Cognito user pools API, shape ResourceServerNameType.
const MOST: usize = 256;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, server) in &context.spec.resource_servers {
        let (name, help) = match &server.name {
            Some(name) => (name.literal(), "use letters, digits, spaces and `_+=,.@-`"),
            None => (Some(key.as_str()), "give it a `name` of letters, digits, spaces and `_+=,.@-`; the key stands for it otherwise"),
        };
        let Some((name, wrong)) = name.and_then(|name| Some((name, fault(name, MOST, is_friendly)?))) else {
            continue;
        };
        let place = if server.name.is_some() { Place::Value(at(key).key("name")) } else { Place::Key(at(key)) };
        findings.push(Finding::new(&RULE, place, format!("resource server name {} {wrong}", shown(name))).help(help));
    }
}

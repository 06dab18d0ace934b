//! One name for two things.

use super::{login, login_at, of_api};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN010",
    name: "shared-domain-name",
    severity: Severity::Broken,
    page: include_str!("shared_domain_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    let (Some(login), Some((api, at))) = (login(spec), of_api(spec)) else { return };
    // The same text is the same name, whatever its parameters are.
    let place = Place::Value(at.key("name"));
    if login.name == api.name {
        let message = format!("{} is the domain of the login pages as well, and a name leads to one of them", shown(api.name.as_str()));
        let finding =
            Finding::new(&RULE, place, message).help("give each a name of its own, such as `auth.example.com` and `api.example.com`");
        findings.push(finding.related(Place::Value(login_at().key("name")), "the login pages"));
    } else if let Some(placeholder) = &login.parent_placeholder
        && api.hosted_zone.is_some()
        && login.name.as_str().split_once('.').is_some_and(|(_, parent)| parent == api.name.as_str())
    {
        let message = format!(
            "{} gets two addresses: that of the API, and the placeholder {}",
            shown(api.name.as_str()),
            shown(placeholder.as_str())
        );
        let finding = Finding::new(&RULE, place, message).help("give the API or the login pages another domain");
        findings.push(finding.related(Place::Value(login_at().key("parent_placeholder")), "the placeholder of the parent domain"));
    }
}

//! See the page.

use super::client_at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "LG006",
    name: "style-of-no-pages",
    severity: Severity::Error,
    page: include_str!("style_of_no_pages.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pages) = context.spec.user_pool.as_ref().and_then(|pool| pool.login_pages.as_ref()) else { return };
    let names = pages.styles().filter_map(|(name, _)| name).chain(pages.sheets().filter_map(|(name, _)| name));
    for name in names.filter(|name| context.spec.clients.get(*name).is_some_and(|client| !client.has_login_pages())) {
        findings.push(
            Finding::new(&RULE, Place::Key(client_at(pages, name)), format!("no user ever sees a login page of {}", shown(name)))
                .help("give the client `oauth` with `code` or `implicit`, or drop its style"),
        );
    }
}

//! A base path that API Gateway does not take.

use super::of_api;
use crate::finding::{Finding, Severity};
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN011",
    name: "malformed-base-path",
    severity: Severity::Error,
    page: include_str!("malformed_base_path.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((domain, at)) = of_api(context.spec) else { return };
    let Some(text) = &domain.base_path else { return };
    let slash = |path: &str| {
        let at_end = path.starts_with('/') || path.ends_with('/');
        at_end
            .then(|| "begins or ends with a slash".to_owned())
            .or_else(|| path.contains("//").then(|| "has two slashes together".to_owned()))
    };
    let shape = &shapes::BASE_PATH;
    let whole = |path: &str| shape.fault(path).or_else(|| slash(path));
    for fault in faults(context.spec, text, || at.key("base_path"), &whole, &|parts| shape.fixed(parts)) {
        let help = "write it as `orders` or `orders/v1`: letters, digits and `$-_.+!*'()`; leave it out for none";
        let bare = Some(fault.text.trim_matches('/')).filter(|bare| whole(bare).is_none());
        findings.push(fault.finding(&RULE, "base path").help(help).by_writing(bare));
    }
}

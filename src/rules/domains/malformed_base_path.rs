//! A base path that API Gateway does not take.

use super::{known, of_api};
use crate::finding::{Finding, Severity, shown};
use crate::rules::words::fault;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN011",
    name: "malformed-base-path",
    severity: Severity::Error,
    page: include_str!("malformed_base_path.md"),
    check: Check::Spec(check),
};

/// The most characters, and the class of them.
///
/// Source: Amazon API Gateway developer guide, "Use API mappings to connect API stages to a custom domain name for REST APIs", restrictions.
const MOST: usize = 300;

fn is_allowed(c: char) -> bool {
    c.is_ascii_alphanumeric() || "$-_.+!*'()/".contains(c)
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((domain, at)) = of_api(context.spec) else { return };
    let Some(text) = &domain.base_path else { return };
    for (place, path) in known(context.spec, text, &at.key("base_path")) {
        let slash = || {
            let at_end = path.starts_with('/') || path.ends_with('/');
            at_end
                .then(|| "begins or ends with a slash".to_owned())
                .or_else(|| path.contains("//").then(|| "has two slashes together".to_owned()))
        };
        let wrong = fault(path, MOST, is_allowed).or_else(slash);
        if let Some(wrong) = wrong {
            let help = "write it as `orders` or `orders/v1`: letters, digits and `$-_.+!*'()`; leave it out for none";
            let bare = Some(path.trim_matches('/')).filter(|bare| !bare.contains("//") && fault(bare, MOST, is_allowed).is_none());
            findings.push(Finding::new(&RULE, place, format!("base path {} {wrong}", shown(path))).help(help).by_writing(bare));
        }
    }
}

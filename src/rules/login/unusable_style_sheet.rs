//! See the page.

use super::{client_at, pages_at};
use crate::finding::{Finding, Place, Severity, nearest, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::Css;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "LG008",
    name: "unusable-style-sheet",
    severity: Severity::Error,
    page: include_str!("unusable_style_sheet.md"),
    check: Check::Spec(check),
};

/// Source: Amazon Cognito developer guide, "Customizing hosted UI (classic) branding": "your CSS file to be no larger than 3 KB".
const MOST_BYTES: usize = 3 * 1024;

/// Source: the same, the CSS class names that can be used.
const CLASSES: [&str; 15] = [
    "background-customizable",
    "banner-customizable",
    "errorMessage-customizable",
    "idpButton-customizable",
    "idpDescription-customizable",
    "inputField-customizable",
    "label-customizable",
    "legalText-customizable",
    "logo-customizable",
    "passwordCheck-notValid-customizable",
    "passwordCheck-valid-customizable",
    "redirect-customizable",
    "socialButton-customizable",
    "submitButton-customizable",
    "textDescription-customizable",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pages) = context.spec.user_pool.as_ref().and_then(|pool| pool.login_pages.as_ref()) else { return };
    for (client, css) in pages.sheets() {
        let at = client.map_or_else(|| pages_at().key("classic").key("css"), |name| client_at(pages, name));
        let (key, text) = match css {
            Css::Inline(text) => ("inline", Ok(text.as_str())),
            Css::File(path) => ("file", context.sources.text(path).map_err(|reason| format!("{} cannot be used: {reason}", shown(path)))),
        };
        let fault = match text {
            Err(fault) => Some((fault, "write its path from the folder of the spec".to_owned())),
            Ok(text) => fault(text),
        };
        findings.extend(fault.map(|(message, help)| Finding::new(&RULE, Place::Value(at.key(key)), message).help(help)));
    }
}

fn fault(text: &str) -> Option<(String, String)> {
    if text.trim().is_empty() {
        return Some(("the style sheet is empty".to_owned(), "write it, or leave it out for Cognito's own".to_owned()));
    }
    if text.len() > MOST_BYTES {
        return Some((format!("the style sheet has {} bytes, {MOST_BYTES} are allowed", text.len()), "make it shorter".to_owned()));
    }
    if text.contains("{{resolve:") {
        return Some(("CloudFormation would replace `{{resolve:…}}` in the style sheet".to_owned(), "write it in another way".to_owned()));
    }
    if let Some(rule) = ["@import", "@supports", "@page", "@media"].into_iter().find(|rule| text.contains(rule)) {
        return Some((format!("Cognito takes no `{rule}`"), "write rules of single classes".to_owned()));
    }
    let unknown = selectors(text).find(|selector| !is_known(selector))?;
    let help = match nearest(unknown.trim_start_matches('.'), CLASSES) {
        Some(near) => format!("did you mean `.{near}`?"),
        None => "the classes that Cognito knows end in `-customizable`; `gen explain` has the list's source".to_owned(),
    };
    Some((format!("the classic pages have no {} to style", shown(unknown)), help))
}

/// What stands before the braces, comments apart.
fn selectors(text: &str) -> impl Iterator<Item = &str> {
    let bare = text.split("/*").enumerate().map(|(i, part)| if i == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) });
    let heads = bare.flat_map(|part| part.split('}')).filter_map(|rule| rule.split_once('{').map(|(head, _)| head));
    heads.flat_map(|head| head.split(',')).map(str::trim).filter(|selector| !selector.is_empty())
}

fn is_known(selector: &str) -> bool {
    let Some(class) = selector.strip_prefix('.') else { return false };
    let class = class.strip_suffix(":hover").or_else(|| class.strip_suffix(":focus")).unwrap_or(class);
    CLASSES.contains(&class)
}

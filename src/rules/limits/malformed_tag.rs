//! A tag that some resource of the stack cannot carry.

use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::words::{character, too_long};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU009",
    name: "malformed-tag",
    severity: Severity::Error,
    page: include_str!("malformed_tag.md"),
    check: Check::Spec(check),
};

/// Source: AWS Identity and Access Management API reference, Tag: Key and Value, whose characters are the fewest of all services
/// here; Amazon Cognito user pools API, TagKeysType; Tagging AWS resources user guide, "Tag naming limits and requirements".
const LONGEST_KEY: usize = 128;
const LONGEST_VALUE: usize = 256;
const MOST: usize = 50;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tags = &context.spec.tags;
    let root = Path::root().key("tags");
    if tags.len() > MOST {
        let message = format!("there are {} tags, and a resource carries {MOST}", tags.len());
        findings.push(Finding::new(&RULE, Place::Key(root.clone()), message).help("take some of them out"));
    }
    for (key, value) in tags {
        let fault = if key.is_empty() {
            Some("is empty".to_owned())
        } else if key.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:")) {
            Some("begins with `aws:`, which AWS keeps for itself".to_owned())
        } else {
            wrong(key, LONGEST_KEY)
        };
        if let Some(fault) = fault {
            let message = format!("the tag {} {fault}", shown(key));
            findings.push(Finding::new(&RULE, Place::Key(root.key(key)), message).help(HELP));
        }
        if let Some(fault) = value.literal().and_then(|value| wrong(value, LONGEST_VALUE)) {
            let message = format!("the value of the tag {} {fault}", shown(key));
            findings.push(Finding::new(&RULE, Place::Value(root.key(key)), message).help(HELP));
        }
    }
}

const HELP: &str = "use letters, digits, spaces and `_.:/=+-@`";

fn wrong(text: &str, most: usize) -> Option<String> {
    let odd = text.chars().find(|c| !(c.is_alphanumeric() || *c == ' ' || "_.:/=+-@".contains(*c)));
    odd.map(|c| format!("holds {}", character(c))).or_else(|| too_long(text, most))
}

//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP022",
    name: "attribute-too-long",
    severity: Severity::Broken,
    page: include_str!("attribute_too_long.md"),
    check: Check::Spec(check),
};

/// The most characters of a value. Source: Amazon Cognito user pools API, shape AttributeValueType.
const MOST: u32 = 2048;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let path = || at().key("attributes");
    let mut say = |name: &str, path: &dyn Fn() -> Path, min: Option<u32>, max: Option<u32>| {
        let above = |limit: Option<u32>| limit.filter(|limit| *limit > MOST);
        let Some((key, limit)) = above(max).map(|max| ("max_length", max)).or_else(|| Some(("min_length", above(min)?))) else { return };
        let message = format!("attribute {} cannot have {limit} characters", shown(name));
        findings.push(Finding::new(&RULE, Place::Value(path().key(key)), message).help(format!("a value has {MOST} characters at most")));
    };
    for (name, attribute) in pool.attributes.standard().filter(|(name, _)| *name != "updated_at") {
        say(name, &|| path().key(name), attribute.min_length, attribute.max_length);
    }
    for (name, attribute) in &pool.attributes.custom {
        if let Some(limits) = &attribute.string {
            say(name, &|| path().key("custom").key(name).key("string"), limits.min_length, limits.max_length);
        }
    }
}

//! A tag that some resource of the stack cannot carry.

use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::shapes::MOST_TAGS;
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU009",
    name: "malformed-tag",
    severity: Severity::Error,
    page: include_str!("malformed_tag.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tags = &context.spec.tags;
    let root = Path::root().key("tags");
    if tags.len() > MOST_TAGS {
        let message = format!("there are {} tags, and a resource carries {MOST_TAGS}", tags.len());
        findings.push(Finding::new(&RULE, Place::Key(root.clone()), message).help("take some of them out"));
    }
    for (key, value) in tags {
        let fault = if key.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:")) {
            Some("begins with `aws:`, which AWS keeps for itself".to_owned())
        } else {
            shapes::TAG_KEY.fault(key)
        };
        if let Some(fault) = fault {
            let message = format!("the tag {} {fault}", shown(key));
            findings.push(Finding::new(&RULE, Place::Key(root.key(key)), message).help(HELP));
        }
        for fault in shapes::TAG_VALUE.faults(context.spec, value, || root.key(key)) {
            let message = format!("the value of the tag {} {}", shown(key), fault.wrong);
            findings.push(Finding::new(&RULE, fault.place, message).help(HELP));
        }
    }
}

const HELP: &str = "use letters, digits, spaces and `_.:/=+-@`";

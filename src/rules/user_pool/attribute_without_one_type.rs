//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP018",
    name: "attribute-without-one-type",
    severity: Severity::Error,
    page: include_str!("attribute_without_one_type.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for (name, attribute) in &pool.attributes.custom {
        let types = [
            ("string", attribute.string.is_some()),
            ("number", attribute.number.is_some()),
            ("boolean", attribute.boolean.is_some()),
            ("date_time", attribute.date_time.is_some()),
        ];
        let path = || at().key("attributes").key("custom").key(name);
        let said: Vec<_> = types.into_iter().filter(|(_, said)| *said).map(|(kind, _)| kind).collect();
        let finding = match said.as_slice() {
            [] => Finding::new(&RULE, Place::Key(path()), format!("attribute {} has no type", shown(name)))
                .help("say `string: {}`, `number: {}`, `boolean: {}` or `date_time: {}`"),
            [_] => continue,
            [first, second, ..] => {
                Finding::new(&RULE, Place::Key(path().key(*second)), format!("attribute {} has more than one type", shown(name)))
                    .help("keep one of them")
                    .related(Place::Key(path().key(*first)), "the other type")
            }
        };
        findings.push(finding);
    }
}

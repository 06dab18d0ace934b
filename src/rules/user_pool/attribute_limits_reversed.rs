//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP021",
    name: "attribute-limits-reversed",
    severity: Severity::Error,
    page: include_str!("attribute_limits_reversed.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let path = || at().key("attributes");
    let mut say = |name: &str, path: &dyn Fn() -> Path, (min, max): (&str, &str), reversed: Option<(i64, i64)>| {
        let Some((least, most)) = reversed else { return };
        let path = path();
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(path.key(min)),
                format!("attribute {} asks for {least} at least and {most} at most", shown(name)),
            )
            .help(format!("let `{min}` be no greater than `{max}`"))
            .related(Place::Value(path.key(max)), "the upper limit"),
        );
    };
    for (name, attribute) in pool.attributes.standard() {
        let limits = match name {
            // No text at all: UP023 says so.
            "updated_at" => None,
            "birthdate" => lengths(attribute.min_length, attribute.max_length.or(Some(DATE))),
            _ => lengths(attribute.min_length, attribute.max_length),
        };
        say(name, &|| path().key(name), LENGTHS, limits);
    }
    for (name, attribute) in &pool.attributes.custom {
        let path = || path().key("custom").key(name);
        if let Some(limits) = &attribute.string {
            say(name, &|| path().key("string"), LENGTHS, lengths(limits.min_length, limits.max_length));
        }
        if let Some(limits) = &attribute.number {
            let reversed = limits.min.zip(limits.max).filter(|(min, max)| min > max);
            say(name, &|| path().key("number"), ("min", "max"), reversed);
        }
    }
}

const LENGTHS: (&str, &str) = ("min_length", "max_length");

fn lengths(min: Option<u32>, max: Option<u32>) -> Option<(i64, i64)> {
    let (min, max) = min.zip(max)?;
    (min > max).then(|| (min.into(), max.into()))
}

/// The length of a date, `YYYY-MM-DD`, which is what a birthday is held to where nothing is said.
const DATE: u32 = 10;

//! A handler that comes with poolgate, and a runtime or a handler beside it.

use super::{at, made};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::Code;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN008",
    name: "built-in-with-runtime",
    severity: Severity::Error,
    page: include_str!("built_in_with_runtime.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context).filter(|(_, function)| matches!(function.code, Some(Code::BuiltIn(_)))) {
        for (key, given) in [("runtime", function.runtime.is_some()), ("handler", function.handler.is_some())] {
            if given {
                findings.push(
                    Finding::new(&RULE, Place::Key(at(name).key(key)), format!("a built-in handler brings its own `{key}`"))
                        .help("take it out")
                        .related(Place::Key(at(name).key("code").key("built_in")), "built in here"),
                );
            }
        }
    }
}

//! A built-in handler that answers requests, where one is asked to decide.

use super::{authorizers, settings_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::Code;

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU012",
    name: "answering-handler-as-authorizer",
    severity: Severity::Broken,
    page: include_str!("answering_handler_as_authorizer.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in authorizers(context.spec) {
        let Some(function) = about.function() else { continue };
        if let Some(Code::BuiltIn(_)) = context.spec.functions.get(function).and_then(|function| function.code.as_ref()) {
            let at = settings_at(name, about).key("function");
            findings.push(
                Finding::new(&RULE, Place::Value(at), format!("{} answers requests and returns no policy", shown(function)))
                    .help("use an authorizer with `user_pool`, or a function of your own that returns a policy")
                    .related(Place::Value(Path::root().key("functions").key(function).key("code")), "a built-in handler"),
            );
        }
    }
}

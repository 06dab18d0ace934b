//! A handler that names no function of a file.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::functions::Code;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN012",
    name: "malformed-handler",
    severity: Severity::Error,
    page: include_str!("malformed_handler.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context).filter(|(_, function)| !matches!(function.code, Some(Code::BuiltIn(_)))) {
        let Some(handler) = &function.handler else { continue };
        let runtime = function.runtime.as_deref().unwrap_or_default();
        if let Some(message) = fault(handler, runtime) {
            findings.push(
                Finding::new(&RULE, Place::Value(at(name).key("handler")), message)
                    .help("write the file and the function in it, such as `list.handler`"),
            );
        }
    }
}

fn fault(handler: &str, runtime: &str) -> Option<String> {
    if handler.is_empty() {
        return Some("the handler is empty".to_owned());
    }
    if let Some(wrong) = shapes::HANDLER.fault(handler) {
        return Some(format!("the handler {} {wrong}", shown(handler)));
    }
    // AWS Lambda developer guide, "Define Lambda function handler" in Python, Node.js and Ruby: file, dot, function. The other
    // runtimes name classes or executables.
    let by_file = ["python", "nodejs", "ruby"].iter().any(|language| runtime.starts_with(language));
    let whole = handler.rsplit_once('.').is_some_and(|(file, function)| !file.is_empty() && !function.is_empty());
    (by_file && !whole).then(|| format!("the handler {} is not a file, a dot and a function", shown(handler)))
}

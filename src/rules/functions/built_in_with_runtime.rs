//! A handler that comes with poolgate, and a handler beside it, or a runtime that it is not written for.

use super::{at, made};
use crate::data::lambda::{Language, Runtime, Status, TAKEN, status};
use crate::finding::{Finding, Place, Severity, shown};
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

/// The first runtimes that run the built-in handlers: Python with `functools.cache` and `|` of dictionaries, Node.js with the AWS
/// SDK 3.
///
/// Sources: docs.python.org, "What's New In Python 3.9"; AWS Developer Tools Blog, "Why and how you should use AWS SDK for JavaScript
/// (v3) on Node.js 18": "included by default in AWS Lambda Node.js 18 runtime".
const FIRST: [(Language, u32); 2] = [(Language::Python, 9), (Language::NodeJs, 18)];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        let Some(Code::BuiltIn(_)) = function.code else { continue };
        let about = |place, message: String, help: &str| {
            Finding::new(&RULE, place, message).help(help).related(Place::Key(at(name).key("code").key("built_in")), "built in here")
        };
        if function.handler.is_some() {
            let message = "a built-in handler brings its own `handler`".to_owned();
            findings.push(about(Place::Key(at(name).key("handler")), message, "take it out").by_removal());
        }
        if let Some(runtime) = function.runtime.as_deref().filter(|runtime| is_alive(runtime) && !is_written_for(runtime)) {
            let message = format!("no built-in handler runs with {}", shown(runtime));
            let help = "name a runtime of Python or Node.js, such as `python3.13` or `nodejs22.x`";
            findings.push(about(Place::Value(at(name).key("runtime")), message, help));
        }
    }
}

/// Whether functions can still be made with it. Of the others another rule speaks.
fn is_alive(runtime: &str) -> bool {
    matches!(status(runtime, TAKEN), Status::Supported(Runtime { .. }) | Status::Deprecated(_))
}

fn is_written_for(runtime: &str) -> bool {
    let version = runtime.trim_start_matches("python3.").trim_start_matches("nodejs").trim_end_matches(".x");
    FIRST
        .iter()
        .any(|(language, first)| Language::of(runtime) == Some(*language) && version.parse().is_ok_and(|version: u32| version >= *first))
}

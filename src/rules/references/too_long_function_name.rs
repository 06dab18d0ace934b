//! A function whose name, with that of the stack before it, is too long for Lambda.

use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

use super::malformed_name;

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR010",
    name: "too-long-function-name",
    severity: Severity::Error,
    page: include_str!("too_long_function_name.md"),
    check: Check::Spec(check),
};

/// Source: AWS Lambda API, CreateFunction, FunctionName: "If you specify only the function name, it is limited to 64
/// characters in length".
const LONGEST: usize = 64;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    if malformed_name::fault_of_spec(&spec.name).is_some() {
        return;
    }
    for (name, function) in &spec.functions {
        let length = spec.name.len() + 1 + name.len();
        // A name that cannot be one has another finding; a function that exists already has its name.
        if length > LONGEST && function.arn.is_none() && malformed_name::is_good("functions", name) {
            let whole = format!("{}-{name}", spec.name);
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Key(Path::root().key("functions").key(name)),
                    format!("the function would be called {}, which has {length} characters", shown(&whole)),
                )
                .help(format!("shorten it or the name of the spec; the two and a hyphen have at most {LONGEST} characters"))
                .related(Place::Value(Path::root().key("name")), "the first part of the name"),
            );
        }
    }
}

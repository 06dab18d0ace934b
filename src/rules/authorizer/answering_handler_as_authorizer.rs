//! A built-in handler that cannot decide, asked to.

use super::{authorizers, settings_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::apis::asked;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::Authorizer;
use crate::spec::functions::{BuiltIn, Code};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU012",
    name: "answering-handler-as-authorizer",
    severity: Severity::Broken,
    page: include_str!("answering_handler_as_authorizer.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    for about in asked(spec) {
        let Some(Code::BuiltIn(handler)) = spec.functions.get(about.function).and_then(|function| function.code.as_ref()) else { continue };
        if *handler != BuiltIn::Verify {
            let at = about.at.key("function");
            findings.push(
                Finding::new(&RULE, Place::Value(at), format!("{} answers requests and decides nothing", shown(about.function)))
                    .help("use the built-in `verify`, an authorizer of the user pool, or a function of your own that decides")
                    .related(Place::Value(Path::root().key("functions").key(about.function).key("code")), "a built-in handler"),
            );
        }
    }
    // It is given a token and no more; in the parts of a request it would have to look for one.
    for (name, about) in authorizers(spec) {
        if let Authorizer::Request(request) = about
            && spec.is_verify(&request.function)
        {
            let at = settings_at(name, about).key("function");
            findings.push(
                Finding::new(&RULE, Place::Value(at), "`verify` looks at a token, and is given the whole request")
                    .help("write `token: { function: … }` instead of `request`"),
            );
        }
    }
}

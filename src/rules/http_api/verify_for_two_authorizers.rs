//! One handler for two authorizers.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpAuthorizer;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA017",
    name: "verify-for-two-authorizers",
    severity: Severity::Error,
    page: include_str!("verify_for_two_authorizers.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    for (name, about) in http(spec).into_iter().flat_map(|api| &api.authorizers) {
        let HttpAuthorizer::Function(about) = about else { continue };
        let Some((first, _)) = spec.http_authorizer_of(&about.function).filter(|(first, _)| *first != name.as_str()) else { continue };
        if spec.is_verify(&about.function) {
            let function = |authorizer: &str| Place::Value(http_authorizer_at(authorizer).key("function").key("function"));
            findings.push(
                Finding::new(&RULE, function(name), format!("{} serves another authorizer already", shown(&about.function)))
                    .help("write a second function with `code: { built_in: verify }`")
                    .related(function(first), "it works for this one"),
            );
        }
    }
}

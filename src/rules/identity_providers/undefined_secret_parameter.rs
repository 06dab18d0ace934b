//! See the page.

use crate::finding::{Finding, Place, Severity, nearest, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::secrets::{self, Secret};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP004",
    name: "undefined-secret-parameter",
    severity: Severity::Error,
    page: include_str!("undefined_secret_parameter.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let parameters = &context.spec.parameters;
    secrets::each(context.spec, &mut |secret, at| {
        let Secret::Parameter(name) = secret else { return };
        let place = || Place::Value(at.key("parameter"));
        match parameters.get(name) {
            Some(parameter) if parameter.secret => {}
            Some(_) => findings.push(
                Finding::new(&RULE, place(), format!("the parameter {} is no secret", shown(name)))
                    .help("say `secret: true` of it, or consoles and logs show its value")
                    .related(Place::Key(Path::root().key("parameters").key(name)), "declared here"),
            ),
            None => {
                let help = match nearest(name, parameters.keys().map(String::as_str)) {
                    Some(near) => format!("did you mean {}?", shown(near)),
                    None => format!("declare {} under `parameters`, with `secret: true`", shown(name)),
                };
                findings.push(Finding::new(&RULE, place(), format!("no parameter is called {}", shown(name))).help(help));
            }
        }
    });
}

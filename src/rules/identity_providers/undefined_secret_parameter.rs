//! See the page.

use crate::finding::{Finding, Meant, Place, Severity, meant, shown};
use crate::fix::Fix;
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
            Some(_) => {
                let parameter = Path::root().key("parameters").key(name);
                let fix = Fix::put(&parameter, "secret", true, format!("say `secret: true` of {}", shown(name)));
                findings.push(
                    Finding::new(&RULE, place(), format!("the parameter {} is no secret", shown(name)))
                        .help("say `secret: true` of it, or consoles and logs show its value")
                        .related(Place::Key(parameter), "declared here")
                        .fix(fix),
                );
            }
            None => {
                let meant = meant(name, parameters.keys().map(String::as_str));
                let help = match meant {
                    Some(near) => format!("did you mean {}?", shown(near.word)),
                    None => format!("declare {} under `parameters`, with `secret: true`", shown(name)),
                };
                let finding = Finding::new(&RULE, place(), format!("no parameter is called {}", shown(name))).help(help);
                findings.push(finding.by_writing(meant.and_then(Meant::certainly)));
            }
        }
    });
}

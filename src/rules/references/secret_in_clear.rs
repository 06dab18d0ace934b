//! A secret that is put where everybody can read it.

use super::each_hole;
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Segment;
use crate::rules::{Check, Context, Rule};
use crate::spec::holes::Hole;

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR016",
    name: "secret-in-clear",
    severity: Severity::Insecure,
    page: include_str!("secret_in_clear.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    if !spec.parameters.values().any(|parameter| parameter.secret) {
        return;
    }
    each_hole(spec, &mut |hole, path| {
        let Hole::Parameter(name) = hole else { return };
        if !spec.parameters.get(name).is_some_and(|parameter| parameter.secret) {
            return;
        }
        let at = path();
        let who = match at.segments() {
            // A function has to get its secrets somehow, and a rule of the functions says how it had better.
            [Segment::Key(section), _, Segment::Key(key), ..] if section == "functions" && key == "environment" => return,
            [Segment::Key(section), ..] if section == "outputs" => "whoever may look at the stack sees its outputs",
            [Segment::Key(section), ..] if section == "tags" => "whoever may list the resources sees their tags",
            _ => "whoever may look at the resource sees it",
        };
        findings.push(
            Finding::new(&RULE, Place::Value(at), format!("{} is secret, and {who}", shown(name)))
                .help("keep it in Secrets Manager and say where, or take `secret` from the parameter if it is none"),
        );
    });
}

//! The name of an export that is known only after the deployment.

use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::holes::{Hole, Piece, pieces};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU005",
    name: "export-of-a-resource",
    severity: Severity::Error,
    page: include_str!("export_of_a_resource.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    // A name that leads nowhere has another finding, and a pool or a function that exists already is no resource of the stack.
    let is_made = |hole: &Hole<'_>| match hole {
        Hole::Parameter(_) | Hole::Aws(_) => false,
        Hole::UserPool(_) => spec.user_pool.as_ref().is_some_and(|pool| !pool.exists()),
        Hole::ClientId(name) => spec.clients.contains_key(*name),
        Hole::Function(name, _) => spec.functions.get(*name).is_some_and(|function| function.arn.is_none()),
        Hole::Api(_) => spec.api.is_some(),
    };
    for (name, output) in &spec.outputs {
        let Some(export) = &output.export else { continue };
        let pieces = pieces(export.as_str()).unwrap_or_default();
        if pieces.iter().any(|piece| matches!(piece, Piece::Hole(hole) if is_made(hole))) {
            let at = Path::root().key("outputs").key(name).key("export");
            let message = format!("the name {} depends on something that the stack makes", shown(export.as_str()));
            findings.push(Finding::new(&RULE, Place::Value(at), message).help("make it of words, parameters and `${aws.stack_name}`"));
        }
    }
}

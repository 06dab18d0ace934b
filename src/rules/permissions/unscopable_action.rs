//! An action that takes no resource, limited to one.

use super::{resolved, statements};
use crate::data::iam::{Lookup, look_up, needs_every_resource};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM008",
    name: "unscopable-action",
    severity: Severity::Broken,
    page: include_str!("unscopable_action.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        // A parameter may turn out to be `*`.
        let limited = statement.resources.iter().all(|resource| resolved(resource).is_some_and(|text| text != "*"));
        if statement.resources.is_empty() || !limited {
            return;
        }
        for (index, action) in statement.actions.iter().enumerate() {
            let Lookup::Action { service, action } = look_up(action) else { continue };
            // What a service asks IAM about where it has no resource is nowhere written; for those of S3 AWS itself says `arn:aws:s3:::*`.
            let might = service != "cognito-idp" && statement.resources.iter().any(|resource| resource.as_str().contains(['*', '?']));
            if !might && needs_every_resource(service, action) == Some(true) {
                findings.push(
                    Finding::new(
                        &RULE,
                        Place::Value(at().key("actions").index(index)),
                        format!("`{service}:{action}` takes no resource, and allowed on one it is denied"),
                    )
                    .help("put it into a statement of its own with `resources: [\"*\"]`")
                    .related(Place::Key(at().key("resources")), "limited here"),
                );
            }
        }
    });
}

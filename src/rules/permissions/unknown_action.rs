//! An action that its service does not have.

use super::actions;
use crate::data::iam::{Lookup, actions as actions_of, look_up};
use crate::finding::{Finding, Meant, Place, Severity, meant, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM003",
    name: "unknown-action",
    severity: Severity::Broken,
    page: include_str!("unknown_action.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    actions(context, &mut |_, action, at| {
        // Two colons make it no action at all.
        let Some((_, name)) = action.split_once(':').filter(|(_, name)| !name.contains(':')) else { return };
        let finding = match look_up(action) {
            Lookup::NoSuchAction { service, nearest } => {
                let known = actions_of(service).into_iter().flatten();
                let right = meant(name, known).and_then(Meant::certainly).map(|right| format!("{service}:{right}"));
                let mut finding = Finding::new(&RULE, Place::Value(at()), format!("`{service}` has no action {}", shown(name)));
                finding = finding.by_writing(right.as_deref());
                finding.help = nearest.map(|near| format!("did you mean `{service}:{near}`?"));
                finding
            }
            Lookup::CoversNothing { service } => {
                Finding::new(&RULE, Place::Value(at()), format!("{} covers no action of `{service}`", shown(action)))
                    .help("list the actions by their names")
            }
            _ => return,
        };
        findings.push(finding);
    });
}

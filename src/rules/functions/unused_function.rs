//! A function that nothing calls.

use std::collections::BTreeSet;

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{asked, routes};
use crate::rules::references::each_hole;
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::{BuiltIn, Code};
use crate::spec::holes::Hole;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN033",
    name: "unused-function",
    severity: Severity::Caution,
    page: include_str!("unused_function.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    // Without an API the functions of a spec are for others to call.
    if spec.api.is_none() {
        return;
    }
    let mut used: BTreeSet<String> = BTreeSet::new();
    used.extend(routes(spec).filter_map(|route| route.function).map(str::to_owned));
    used.extend(asked(spec).map(|asked| asked.function.to_owned()));
    used.extend(spec.user_pool.iter().flat_map(|pool| pool.triggers.set()).map(|trigger| trigger.function.to_owned()));
    each_hole(spec, &mut |hole, _| {
        if let Hole::Function(name, _) = hole {
            used.insert(name.to_owned());
        }
    });
    for (name, function) in made(context).filter(|(name, _)| !used.contains(*name)) {
        // That nothing asks a `verify` is worse than that, and said elsewhere.
        if matches!(function.code, Some(Code::BuiltIn(BuiltIn::Verify))) {
            continue;
        }
        findings.push(
            Finding::new(&RULE, Place::Key(at(name)), format!("nothing in the spec calls {}", shown(name)))
                .help("give it a route or a trigger, print its name under `outputs` if others call it, or take it out"),
        );
    }
}

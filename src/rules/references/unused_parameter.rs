//! A parameter that nothing refers to.

use std::collections::BTreeSet;

use super::each_hole;
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::advice::Advisor;
use crate::rules::{Check, Context, Rule};
use crate::spec::holes::{Hole, pieces};
use crate::spec::secrets::{self, Secret};
use crate::spec::texts;

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR008",
    name: "unused-parameter",
    severity: Severity::Caution,
    page: include_str!("unused_parameter.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    if spec.parameters.is_empty() {
        return;
    }
    let mut used: BTreeSet<String> = BTreeSet::new();
    each_hole(spec, &mut |hole, _| {
        if let Hole::Parameter(name) = hole
            && !used.contains(name)
        {
            used.insert(name.to_owned());
        }
    });
    secrets::each(spec, &mut |secret, _| {
        if let Secret::Parameter(name) = secret {
            used.insert(name.clone());
        }
    });
    let unused: Vec<&str> = spec.parameters.keys().map(String::as_str).filter(|name| !used.contains(*name)).collect();
    if unused.is_empty() || any_unreadable(context) {
        return;
    }
    // A parameter whose name is misspelt where it is used is not unused.
    let mut advisor = Advisor::new();
    let parameters = || spec.parameters.keys().map(String::as_str);
    let meant: BTreeSet<&str> =
        used.iter().filter(|name| !spec.parameters.contains_key(*name)).filter_map(|name| advisor.nearest(name, parameters())).collect();
    for name in unused {
        if !meant.contains(name) {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Key(Path::root().key("parameters").key(name)),
                    format!("the parameter {} is used nowhere", shown(name)),
                )
                .help(format!("refer to it as {}, or take it out", shown(&format!("${{{name}}}")))),
            );
        }
    }
}

/// Whether some text cannot be read: nobody knows then what it was to refer to.
fn any_unreadable(context: &Context<'_>) -> bool {
    let mut any = false;
    texts::each(context.spec, &mut |text, _| any = any || (text.literal().is_none() && pieces(text.as_str()).is_err()));
    any
}

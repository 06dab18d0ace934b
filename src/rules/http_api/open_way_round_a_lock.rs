//! An open catch-all beside locked routes of the same function.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{AnyRoute, Kind, routes};
use crate::rules::{Check, Context, Rule};
use crate::spec::route_key::{HttpRouteKey, PathPart};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA011",
    name: "open-way-round-a-lock",
    severity: Severity::Insecure,
    page: include_str!("open_way_round_a_lock.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let all: Vec<AnyRoute<'_>> = routes(context.spec).filter(|route| route.kind == Kind::Http).collect();
    for open in all.iter().filter(|route| route.public.is_some() && catches_all(route)) {
        let Some(function) = open.function else { continue };
        let locked = all.iter().find(|route| route.function == Some(function) && (route.authorizer.is_some() || route.iam));
        if let Some(locked) = locked {
            let message = format!("everybody reaches the function {} here, whose other routes are locked", shown(function));
            findings.push(
                Finding::new(&RULE, Place::Key(open.at()), message)
                    .help("lock this route as well, or let another function answer it")
                    .related(Place::Key(locked.at()), "locked here"),
            );
        }
    }
}

fn catches_all(route: &AnyRoute<'_>) -> bool {
    match route.parsed() {
        Some(key) => key.parts().any(|part| matches!(part, PathPart::Greedy(_))),
        None => route.key == HttpRouteKey::DEFAULT,
    }
}

//! A cache that no route uses.

use super::{rest, rest_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MS002",
    name: "unused-stage-cache",
    severity: Severity::Caution,
    page: include_str!("unused_stage_cache.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = rest(context.spec) else { return };
    if api.cache.is_some() && !api.routes.is_empty() && api.routes.values().all(|route| route.cache.is_none()) {
        findings.push(
            Finding::new(&RULE, Place::Key(rest_at().key("cache")), "no route uses the cache, which is paid for by the hour")
                .help("write `cache: {}` on the routes whose answers are to be remembered, or take it out"),
        );
    }
}

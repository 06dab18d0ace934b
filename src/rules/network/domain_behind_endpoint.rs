//! A pool with a domain, called by an endpoint.

use super::{made, placed, uses_pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::network::{Egress, Service};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW010",
    name: "domain-behind-endpoint",
    severity: Severity::Broken,
    page: include_str!("domain_behind_endpoint.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(Egress::Endpoints(services)) = made(context).map(|vpc| &vpc.egress) else { return };
    let domain = context.spec.user_pool.as_ref().is_some_and(|pool| pool.domain.is_some());
    if !domain || !services.contains(&Service::CognitoIdp) {
        return;
    }
    for (name, place) in placed(context).filter_map(|(name, function)| Some((name, uses_pool(name, function)?))) {
        let message = format!("the function {} calls a pool by an endpoint that refuses it, since the pool has a domain", shown(name));
        let finding = Finding::new(&RULE, place, message).help("give `nat` as `egress`, or take the pool's `domain` out");
        findings.push(finding.related(Place::Key(Path::root().key("user_pool").key("domain")), "the domain"));
    }
}

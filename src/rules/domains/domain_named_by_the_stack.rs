//! A domain that is said by what the stack makes.

use super::{login, login_at, of_api};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::Text;
use crate::spec::holes::{Hole, Piece, UserPoolValue, pieces};
use crate::spec::user_pool::Domain;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN002",
    name: "domain-named-by-the-stack",
    severity: Severity::Error,
    page: include_str!("domain_named_by_the_stack.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    let mut look = |text: Option<&Text>, at: &Path, key: &str, allowed: fn(&Hole<'_>) -> bool| {
        let Some(text) = text.filter(|text| text.literal().is_none()) else { return };
        let holes = pieces(text.as_str()).unwrap_or_default().into_iter();
        if holes.filter_map(|piece| if let Piece::Hole(hole) = piece { Some(hole) } else { None }).any(|hole| !allowed(&hole)) {
            let message = format!("{} stands for something that the stack makes, and a domain is known before", shown(text.as_str()));
            let help = "write it out, or give it as a parameter";
            findings.push(Finding::new(&RULE, Place::Value(at.key(key)), message).help(help));
        }
    };
    if let Some(domain) = login(spec) {
        let at = login_at();
        look(Some(&domain.name), &at, "name", known_before);
        look(Some(&domain.certificate), &at, "certificate", known_before);
        look(domain.hosted_zone.as_ref(), &at, "hosted_zone", known_before);
        look(domain.parent_placeholder.as_ref(), &at, "parent_placeholder", known_before);
    }
    if let Some((domain, at)) = of_api(spec) {
        look(Some(&domain.name), &at, "name", known_before);
        look(Some(&domain.certificate), &at, "certificate", known_before);
        look(domain.hosted_zone.as_ref(), &at, "hosted_zone", known_before);
        look(domain.base_path.as_ref(), &at, "base_path", known_before);
    }
    if let Some(Domain::Prefix(prefix)) = spec.user_pool.as_ref().and_then(|pool| pool.domain.as_ref()) {
        // A prefix may be made of an id. It cannot be made of the address that it is a part of.
        let at = Path::root().key("user_pool").key("domain");
        look(Some(prefix), &at, "prefix", |hole| *hole != Hole::UserPool(UserPoolValue::LoginUrl));
    }
}

fn known_before(hole: &Hole<'_>) -> bool {
    matches!(hole, Hole::Parameter(_) | Hole::Aws(_))
}

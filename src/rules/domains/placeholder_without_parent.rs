//! A placeholder for a parent that nobody can know, or give an address.

use super::{login, login_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::holes::{Piece, pieces};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN008",
    name: "placeholder-without-parent",
    severity: Severity::Error,
    page: include_str!("placeholder_without_parent.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(domain) = login(context.spec).filter(|domain| domain.parent_placeholder.is_some()) else { return };
    let name = domain.name.as_str();
    let (message, help) = match domain.name.literal() {
        Some(literal) if literal.split('.').count() == 2 => (
            format!("the parent of {} is a top-level domain, which no hosted zone of yours holds", shown(name)),
            "put the login pages one level lower, such as at `auth.example.com`",
        ),
        Some(_) => return,
        None if first_part_is_written_out(name) => return,
        None => (
            format!("the parent of {} is known only when the parameter is given", shown(name)),
            "write the first part out, such as `auth.${domain}`, and give the rest as a parameter",
        ),
    };
    findings.push(Finding::new(&RULE, Place::Key(login_at().key("parent_placeholder")), message).help(help));
}

fn first_part_is_written_out(name: &str) -> bool {
    pieces(name).is_ok_and(|pieces| match pieces.as_slice() {
        [Piece::Literal(first), rest @ ..] => first.split_once('.').is_some_and(|(_, above)| !above.is_empty() || !rest.is_empty()),
        _ => false,
    })
}

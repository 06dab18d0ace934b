//! A name that is no domain name.

use super::domains;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::character;
use crate::rules::{Check, Context, Rule};
use crate::spec::holes::{Piece, pieces};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN001",
    name: "malformed-domain-name",
    severity: Severity::Error,
    page: include_str!("malformed_domain_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for domain in domains(context.spec) {
        let wrong = match domain.name.literal() {
            Some(name) => fault(name),
            // Of a name with parameters in it only the characters between them are known.
            None => pieces(domain.name.as_str()).unwrap_or_default().iter().find_map(|piece| match piece {
                Piece::Literal(text) => wrong_character(text),
                Piece::Hole(_) => None,
            }),
        };
        let Some(wrong) = wrong else { continue };
        let help = if domain.name.as_str().starts_with("*.") {
            "write one name; a certificate for all of them serves it as well"
        } else {
            "write it as `login.example.com`: lower-case letters, digits and hyphens, with dots between"
        };
        let message = format!("domain name {} {wrong}", shown(domain.name.as_str()));
        // The same name: RFC 4343 for the case, RFC 1034 section 3.1 for the dot at the end.
        let right = domain.name.literal().map(|name| name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase());
        let right = right.filter(|right| fault(right).is_none());
        findings.push(Finding::new(&RULE, Place::Value(domain.at.key("name")), message).help(help).by_writing(right.as_deref()));
    }
}

/// What is wrong with a name; fits behind it in a sentence.
///
/// Source: Amazon Cognito developer guide, "Using your own domain for managed login"; RFC 1035 section 2.3.1 and 2.3.4: a label has at
/// most 63 octets, a name 255 with the length of each label and that of the root.
fn fault(name: &str) -> Option<String> {
    if name.is_empty() {
        return Some("is empty".to_owned());
    }
    if let Some(wrong) = wrong_character(name) {
        return Some(wrong);
    }
    if name.len() > 253 {
        return Some(format!("has {} characters, 253 are allowed", name.len()));
    }
    let mut labels = 0_usize;
    for label in name.split('.') {
        labels += 1;
        if label.is_empty() {
            return Some("has a dot too many".to_owned());
        }
        if label.starts_with('-') || label.ends_with('-') {
            return Some("has a part that begins or ends with a hyphen".to_owned());
        }
        if label.len() > 63 {
            return Some(format!("has a part of {} characters, 63 are allowed", label.len()));
        }
    }
    (labels < 2).then(|| "has no dot".to_owned())
}

fn wrong_character(text: &str) -> Option<String> {
    let wrong = text.chars().find(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.')))?;
    Some(format!("holds {}", character(wrong)))
}

//! A name that is no domain name.

use super::domains;
use crate::finding::{Finding, Severity};
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};

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
        let help = if domain.name.as_str().starts_with("*.") {
            "write one name; a certificate for all of them serves it as well"
        } else {
            "write it as `login.example.com`: lower-case letters, digits and hyphens, with dots between"
        };
        for found in faults(context.spec, domain.name, || domain.at.key("name"), &fault, &|parts| shapes::DOMAIN_NAME.fixed(parts)) {
            // The same name: RFC 4343 for the case, RFC 1034 section 3.1 for the dot at the end.
            let right = Some(found.text.strip_suffix('.').unwrap_or(found.text).to_ascii_lowercase());
            let right = right.filter(|right| fault(right).is_none());
            findings.push(found.finding(&RULE, "domain name").help(help).by_writing(right.as_deref()));
        }
    }
}

/// What is wrong with a name; fits behind it in a sentence.
///
/// Source: Amazon Cognito developer guide, "Using your own domain for managed login"; RFC 1035 section 2.3.1 and 2.3.4: a label has at
/// most 63 octets.
fn fault(name: &str) -> Option<String> {
    if let Some(wrong) = shapes::DOMAIN_NAME.fault(name) {
        return Some(wrong);
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

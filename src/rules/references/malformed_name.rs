//! A name that cannot be the name of anything.

use super::sections;
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR006",
    name: "malformed-name",
    severity: Severity::Error,
    page: include_str!("malformed_name.md"),
    check: Check::Spec(check),
};

/// The most characters of a name.
///
/// A logical id is made of one or two names and a word of the resource, and has at most 255 characters (AWS CloudFormation
/// user guide, "Understand CloudFormation quotas": "Resource name", "Parameter name", "Output name"). Lambda takes 64
/// characters as the name of a function (AWS Lambda API, CreateFunction, FunctionName), IAM 64 as that of a role.
const LONGEST: usize = 64;

/// What may stand in a name beside letters and digits.
#[derive(Clone, Copy)]
enum Also {
    /// `-` and `_`: they divide words and are dropped in a logical id.
    HyphenAndUnderscore,
    /// `-` alone: the name itself is seen.
    Hyphen,
}

impl Also {
    fn allows(self, c: char) -> bool {
        c.is_ascii_alphanumeric() || c == '-' || (c == '_' && matches!(self, Self::HyphenAndUnderscore))
    }

    fn words(self) -> &'static str {
        match self {
            Self::HyphenAndUnderscore => "letters, digits, `-` and `_`, beginning with a letter",
            Self::Hyphen => "letters, digits and `-`, beginning with a letter",
        }
    }
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    if let Some((message, help)) = fault_of_spec(&spec.name) {
        findings.push(Finding::new(&RULE, Place::Value(Path::root().key("name")), message).help(help));
    }
    // API Gateway sees the name of a model, and another rule asks what it asks.
    for section in sections(spec).into_iter().filter(|section| section.section != "models") {
        for name in &section.names {
            if let Some((message, help)) = fault(section.kind, name, Also::HyphenAndUnderscore) {
                findings.push(Finding::new(&RULE, Place::Key(section.at(name)), message).help(help));
            }
        }
    }
}

/// What is wrong with the name of the spec, and what to do.
pub(super) fn fault_of_spec(name: &str) -> Option<(String, String)> {
    fault("spec", name, Also::Hyphen)
}

/// Whether a name can be one. Names that cannot are left to this rule by the one of collisions.
pub(super) fn is_good(section: &str, name: &str) -> bool {
    match section {
        "models" => name.chars().all(|c| c.is_ascii_alphanumeric()),
        _ => fault("", name, Also::HyphenAndUnderscore).is_none(),
    }
}

fn fault(kind: &str, name: &str, also: Also) -> Option<(String, String)> {
    let article = if kind.starts_with(|c: char| "aeiouAEIOU".contains(c)) { "an" } else { "a" };
    if name.is_empty() {
        return Some((format!("the name of {article} {kind} is empty"), format!("a name is {}", also.words())));
    }
    if !name.chars().all(|c| also.allows(c)) || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let help = match mended(name, also) {
            Some(mended) => format!("a name is {}; {} would do", also.words(), shown(&mended)),
            None => format!("a name is {}", also.words()),
        };
        return Some((format!("{} cannot be the name of {article} {kind}", shown(name)), help));
    }
    // All ASCII: bytes are characters.
    (name.len() > LONGEST).then(|| {
        (format!("the name of {article} {kind} has {} characters", name.len()), format!("a name has at most {LONGEST} characters"))
    })
}

/// The nearest name that would do: wrong characters become hyphens.
fn mended(name: &str, also: Also) -> Option<String> {
    let mut out = String::new();
    for c in name.chars() {
        if also.allows(c) {
            out.push(c);
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_start_matches(|c: char| !c.is_ascii_alphabetic()).trim_end_matches(['-', '_']);
    (!out.is_empty() && out.len() <= LONGEST).then(|| out.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(name: &str, also: Also) -> Option<String> {
        fault("client", name, also).map(|(_, help)| help)
    }

    #[test]
    fn good_names_are_good() {
        for name in ["a", "web", "order-items", "order_items", "v2", "webApp"] {
            assert_eq!(help(name, Also::HyphenAndUnderscore), None, "{name}");
        }
        assert_eq!(help(&"a".repeat(64), Also::Hyphen), None);
    }

    #[test]
    fn help_mends_a_name() {
        assert!(help("order items", Also::HyphenAndUnderscore).unwrap().ends_with("; `order-items` would do"));
        assert!(help("order_items", Also::Hyphen).unwrap().ends_with("; `order-items` would do"));
        assert!(help("2fast", Also::HyphenAndUnderscore).unwrap().ends_with("; `fast` would do"));
        assert!(help("über", Also::HyphenAndUnderscore).unwrap().ends_with("; `ber` would do"));
        assert_eq!(help("…", Also::Hyphen).unwrap(), "a name is letters, digits and `-`, beginning with a letter");
        assert_eq!(help("", Also::Hyphen).unwrap(), "a name is letters, digits and `-`, beginning with a letter");
        assert_eq!(help(&"a".repeat(65), Also::Hyphen).unwrap(), "a name has at most 64 characters");
    }
}

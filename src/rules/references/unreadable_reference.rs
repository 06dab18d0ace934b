//! A `${` that cannot be read.

use crate::finding::{Finding, Meant, Place, Severity, meant, shown};
use crate::fix::Fix;
use crate::rules::advice::Advisor;
use crate::rules::{Check, Context, Rule};
use crate::spec::holes::{HoleFault, pieces};
use crate::spec::texts;

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR001",
    name: "unreadable-reference",
    severity: Severity::Error,
    page: include_str!("unreadable_reference.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut advisor = Advisor::new();
    texts::each(context.spec, &mut |text, path| {
        if text.literal().is_some() {
            return;
        }
        let Err(fault) = pieces(text.as_str()) else { return };
        let (message, help) = words(&fault, &mut advisor);
        let fix = certain(&fault).map(|(from, to)| Fix::within(&path(), &from, &to));
        findings.push(Finding::new(&RULE, Place::Value(path()), message).help(help).fix(fix));
    });
}

/// The hole that is wrong, and the one that was certainly meant.
fn certain(fault: &HoleFault<'_>) -> Option<(String, String)> {
    let HoleFault::Unknown { name, candidates } = fault else { return None };
    // Where no name is given, one with `NAME` in it is an example.
    let real = candidates.iter().map(String::as_str).filter(|word| !word.contains(".NAME."));
    let right = meant(name, real).and_then(Meant::certainly)?;
    Some((format!("${{{name}}}"), format!("${{{right}}}")))
}

fn words(fault: &HoleFault<'_>, advisor: &mut Advisor) -> (String, String) {
    match fault {
        HoleFault::Unclosed => {
            ("a `${` is not closed".to_owned(), "put a `}` after the name, or write `$${` for a literal `${`".to_owned())
        }
        HoleFault::Empty => {
            ("`${}` names nothing".to_owned(), "put a name between the braces, or write `$${}` for a literal `${}`".to_owned())
        }
        HoleFault::Unknown { name, candidates } => {
            let message = format!("a text cannot refer to {}", shown(name));
            let meant = advisor.nearest(name, candidates.iter().map(String::as_str)).map(str::to_owned).or_else(|| {
                // Of a thing that can be referred to, something else is asked for.
                let head = name.split('.').next().unwrap_or_default();
                let same: Vec<_> =
                    candidates.iter().filter(|word| word.split('.').next() == Some(head)).map(|word| format!("${{{word}}}")).collect();
                (!same.is_empty()).then(|| same.join("` and `"))
            });
            let help = match meant {
                Some(word) if word.starts_with("${") => format!("there is `{word}`"),
                Some(word) => format!("did you mean {}?", shown(&format!("${{{word}}}"))),
                None => format!("write {} if the text itself is meant", shown(&format!("$${{{name}}}"))),
            };
            (message, help)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (String, String) {
        words(&pieces(text).unwrap_err(), &mut Advisor::new())
    }

    #[test]
    fn help_knows_what_was_meant() {
        assert_eq!(of("${user_pool.ids}").1, "did you mean `${user_pool.id}`?");
        assert_eq!(of("${clients.web}").1, "there is `${clients.NAME.id}`");
        assert_eq!(of("${clients.web.ids}").1, "did you mean `${clients.web.id}`?");
        assert_eq!(of("${functions.list.qualified_arn}").1, "there is `${functions.list.arn}` and `${functions.list.name}`");
        assert_eq!(of("${stageVariables.x}").1, "write `$${stageVariables.x}` if the text itself is meant");
    }
}

//! A condition whose values its operator cannot compare.

use super::statements;
use super::unknown_condition_operator::{OPERATORS, taken_apart};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::Text;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM016",
    name: "unfit-condition",
    severity: Severity::Broken,
    page: include_str!("unfit_condition.md"),
    check: Check::Spec(check),
};

/// What the values of an operator are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Date,
    Bool,
    Address,
    Arn,
}

/// Global keys that have a value of one kind, in lower case.
///
/// Source: IAM user guide, "AWS global condition context keys", each key's "Value type" and the operators that it names.
const KEYS: [(&str, Kind); 9] = [
    ("aws:currenttime", Kind::Date),
    ("aws:tokenissuetime", Kind::Date),
    ("aws:multifactorauthage", Kind::Number),
    ("aws:multifactorauthpresent", Kind::Bool),
    ("aws:principalisawsservice", Kind::Bool),
    ("aws:securetransport", Kind::Bool),
    ("aws:sourceip", Kind::Address),
    ("aws:viaawsservice", Kind::Bool),
    ("aws:vpcsourceip", Kind::Address),
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        for (operator, keys) in &statement.conditions {
            let here = || at().key("conditions").key(operator);
            let (_, bare, _) = taken_apart(operator);
            // One that IAM does not have is another rule's.
            let Some(bare) = OPERATORS.into_iter().find(|known| known.eq_ignore_ascii_case(bare)) else { continue };
            if keys.is_empty() {
                let finding = Finding::new(&RULE, Place::Key(here()), format!("{} compares nothing", shown(operator)));
                findings.push(finding.help("write the key and its values, or take the operator out"));
            }
            for (key, values) in keys {
                let at = here().key(key);
                if let Some(due) = other_kind(bare, key) {
                    let message = format!("{} is no text, and {} compares texts", shown(key), shown(operator));
                    findings.push(Finding::new(&RULE, Place::Key(at), message).help(format!("write `{due}`")));
                    continue;
                }
                if values.is_empty() {
                    let finding = Finding::new(&RULE, Place::Key(at), format!("{} is compared with nothing", shown(key)));
                    findings.push(finding.help("write the values, or take the key out"));
                    continue;
                }
                let faults = values.iter().enumerate().filter_map(|(index, value)| Some((index, value, fault(bare, value)?)));
                for (index, value, (why, help)) in faults {
                    let message = format!("{} {why}", shown(value.as_str()));
                    findings.push(Finding::new(&RULE, Place::Value(at.index(index)), message).help(help));
                }
            }
        }
    });
}

fn kind(operator: &str) -> Kind {
    match operator {
        "Bool" | "Null" => Kind::Bool,
        "IpAddress" | "NotIpAddress" => Kind::Address,
        _ if operator.starts_with("Numeric") => Kind::Number,
        _ if operator.starts_with("Date") => Kind::Date,
        _ if operator.starts_with("Arn") => Kind::Arn,
        _ => Kind::Text,
    }
}

/// The operator that a key of another kind than text needs, where one for text compares it.
fn other_kind(operator: &str, key: &str) -> Option<&'static str> {
    // `true` is a text as well, and IAM compares it as one.
    let (_, due) = KEYS.iter().find(|(known, due)| known.eq_ignore_ascii_case(key) && *due != Kind::Bool)?;
    if kind(operator) != Kind::Text {
        return None;
    }
    let not = operator.contains("Not");
    Some(match (due, not) {
        (Kind::Address, false) => "IpAddress",
        (Kind::Address, true) => "NotIpAddress",
        (Kind::Number, _) => "NumericLessThan",
        _ => "DateLessThan",
    })
}

/// Why an operator can do nothing with a value, and what to write.
fn fault(operator: &str, value: &Text) -> Option<(&'static str, &'static str)> {
    // A policy variable is known when the policy is read.
    let text = value.literal().filter(|text| !text.contains("${"))?;
    let fits = match kind(operator) {
        Kind::Text => {
            let whole = !operator.contains("Like") && text.contains('*');
            return whole.then_some(("has a `*`, which stands for itself here", "compare with `StringLike` or `StringNotLike`"));
        }
        Kind::Number => text.parse::<f64>().is_ok_and(f64::is_finite),
        Kind::Date => is_date(text),
        Kind::Bool => matches!(text.to_ascii_lowercase().as_str(), "true" | "false"),
        Kind::Address => is_block(text),
        Kind::Arn => text == "*" || text.starts_with("arn:"),
    };
    (!fits).then_some(match kind(operator) {
        Kind::Number => ("is no number", "write a number, such as `3600`"),
        Kind::Date => ("is no date", "write `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ`"),
        Kind::Bool => ("is neither `true` nor `false`", "write one of them, in quotes"),
        Kind::Address => ("is no address and no block of addresses", "write it like `203.0.113.0/24` or `2001:db8::/32`"),
        Kind::Arn | Kind::Text => ("is no ARN", "write an ARN, or compare with `StringLike`"),
    })
}

/// A date as IAM takes it: a form of ISO 8601, or seconds since 1970.
fn is_date(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let day = text.split('T').next().unwrap_or_default();
    let parts: Vec<&str> = day.split('-').collect();
    digits(text) || (parts.len() <= 3 && parts.first().is_some_and(|year| year.len() == 4) && parts.iter().all(|part| digits(part)))
}

fn is_block(text: &str) -> bool {
    let (address, length) = text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
    let most = match address.parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V4(_)) => 32,
        Ok(std::net::IpAddr::V6(_)) => 128,
        Err(_) => return false,
    };
    length.is_none_or(|length| length.parse::<u8>().is_ok_and(|length| length <= most))
}

#[cfg(test)]
mod tests {
    use super::{fault, is_date, other_kind};
    use crate::spec::Text;

    #[test]
    fn values_fit_their_operators() {
        for (operator, value) in [
            ("StringEquals", "a"),
            ("StringLike", "a*"),
            ("StringEquals", "$${aws:username}"),
            ("NumericLessThan", "3600"),
            ("Bool", "True"),
            ("Null", "false"),
            ("IpAddress", "203.0.113.7"),
            ("NotIpAddress", "2001:db8::/32"),
            ("ArnLike", "arn:aws:sns:*:*:*"),
            ("ArnEquals", "*"),
            ("DateGreaterThan", "2026-01-01T00:00:00Z"),
            ("DateLessThan", "1767225600"),
            ("NumericLessThan", "${parameter}"),
        ] {
            assert_eq!(fault(operator, &Text::from(value)), None, "{operator} {value}");
        }
        for (operator, value) in [
            ("StringEquals", "arn:aws:iam::111122223333:role/*"),
            ("NumericLessThan", "an hour"),
            ("Bool", "yes"),
            ("IpAddress", "300.1.1.1"),
            ("IpAddress", "10.0.0.0/33"),
            ("ArnLike", "orders"),
            ("DateGreaterThan", "tomorrow"),
        ] {
            assert!(fault(operator, &Text::from(value)).is_some(), "{operator} {value}");
        }
        assert!(is_date("2026") && is_date("2026-01") && !is_date("26-01-01") && !is_date(""));
        assert_eq!(other_kind("StringNotEquals", "AWS:SourceIp"), Some("NotIpAddress"));
        assert_eq!(other_kind("StringEquals", "aws:SecureTransport"), None);
        assert_eq!(other_kind("IpAddress", "aws:SourceIp"), None);
    }
}

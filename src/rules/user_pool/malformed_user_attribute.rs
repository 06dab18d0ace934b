//! See the page.

use std::borrow::Cow;

use super::{is_email, is_phone, pool, user_at};
use crate::finding::{Finding, Severity, shown};
use crate::rules::attributes::PREFIX;
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::user_pool::UserPool;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP038",
    name: "malformed-user-attribute",
    severity: Severity::Error,
    page: include_str!("malformed_user_attribute.md"),
    check: Check::Spec(check),
};

/// The length of a birthday, `YYYY-MM-DD`. Source: Amazon Cognito developer guide, "Working with user attributes", birthdate.
const DATE: u32 = 10;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for (user, entry) in &pool.users {
        for (name, value) in &entry.attributes {
            let fixed = |parts: &[Cow<'_, str>]| shapes::USER_ATTRIBUTE.fixed(parts).and(range(i64::MAX, None, Some(most()), "text"));
            let place = || user_at(user).key("attributes").key(name);
            for fault in faults(context.spec, value, place, &|value| wrong(pool, name, value), &fixed) {
                let message = format!("{} cannot be {}", shown(name), shown(fault.text));
                // `True` and `TRUE` where the word is due in small letters.
                let right = Some(fault.text.to_ascii_lowercase()).filter(|lower| fault.wrong == BOOLEAN && is_boolean(lower));
                findings.push(Finding::new(&RULE, fault.place, message).help(fault.wrong).by_writing(right.as_deref()));
            }
        }
    }
}

/// What the value of an attribute would have to be, if it is not that.
fn wrong(pool: &UserPool, name: &str, value: &str) -> Option<String> {
    let said = |is_good: bool, help: &str| (!is_good).then(|| help.to_owned());
    match name {
        "email_verified" | "phone_number_verified" => said(is_boolean(value), BOOLEAN),
        "updated_at" => said(value.parse::<u64>().is_ok(), "give the seconds since 1970"),
        "email" => said(is_email(value), "write an address such as `ann@example.com`").or_else(|| standard(pool, name, value)),
        "phone_number" => {
            said(is_phone(value), "write a plus and digits, such as `+4915112345678`").or_else(|| standard(pool, name, value))
        }
        _ => match name.strip_prefix(PREFIX) {
            Some(name) => custom(pool, name, value),
            None => standard(pool, name, value),
        },
    }
}

/// What to do about a value that is neither.
const BOOLEAN: &str = "say `true` or `false`";

fn is_boolean(value: &str) -> bool {
    matches!(value, "true" | "false")
}

fn standard(pool: &UserPool, name: &str, value: &str) -> Option<String> {
    let limits =
        pool.attributes.standard().find(|(other, _)| *other == name).map(|(_, attribute)| (attribute.min_length, attribute.max_length));
    let (min, max) = limits.unwrap_or_default();
    if name == "birthdate" { length(value, min.or(Some(DATE)), max.or(Some(DATE))) } else { length(value, min, max) }
}

fn custom(pool: &UserPool, name: &str, value: &str) -> Option<String> {
    let attribute = pool.attributes.custom.get(name)?;
    // Where an attribute has not one type, that is the fault (UP018).
    match (&attribute.string, &attribute.number, &attribute.boolean, &attribute.date_time) {
        (Some(limits), None, None, None) => length(value, limits.min_length, limits.max_length),
        (None, Some(limits), None, None) => {
            let Ok(number) = value.parse::<i64>() else { return Some("give a whole number".to_owned()) };
            range(number, limits.min, limits.max, "a number")
        }
        (None, None, Some(_), None) => (!is_boolean(value)).then(|| BOOLEAN.to_owned()),
        _ => None,
    }
}

/// The most characters of any value.
fn most() -> i64 {
    i64::try_from(*shapes::USER_ATTRIBUTE.length.end()).unwrap_or(i64::MAX)
}

fn length(value: &str, min: Option<u32>, max: Option<u32>) -> Option<String> {
    let count = i64::try_from(value.chars().count()).unwrap_or(i64::MAX);
    range(count, min.map(i64::from), Some(max.map_or(most(), i64::from).min(most())), "text")
}

/// What is asked for, if a number is not in a range. A range that holds nothing is a fault of its own (UP021).
fn range(number: i64, min: Option<i64>, max: Option<i64>, what: &str) -> Option<String> {
    let low = min.is_some_and(|min| number < min);
    let high = max.is_some_and(|max| number > max);
    if !low && !high || min.zip(max).is_some_and(|(min, max)| min > max) {
        return None;
    }
    let unit = if what == "text" { " characters" } else { "" };
    Some(match (min, max) {
        (Some(min), Some(max)) => format!("give {what} of {min} to {max}{unit}"),
        (Some(min), None) => format!("give {what} of {min}{unit} or more"),
        (None, Some(max)) => format!("give {what} of at most {max}{unit}"),
        (None, None) => return None,
    })
}

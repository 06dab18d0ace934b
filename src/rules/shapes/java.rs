//! Patterns as the services read them. AWS's are Java's, and every one has to fit the whole text.

use jsonschema::Validator;
use serde_json::json;

/// A validator of texts by such a pattern. `\s` is six blanks and `.` leaves out the line terminators (`java.util.regex.Pattern`);
/// the engine here would take both for more.
pub(crate) fn whole(pattern: &str) -> Result<Validator, String> {
    const LINE: &str = r"[^\n\r\x{85}\x{2028}\x{2029}]";
    let bare = pattern.trim_start_matches('^').trim_end_matches('$').replace(r"\s", r"\t\n\x0b\x0c\r ");
    let own = match bare.strip_prefix("(?s)") {
        Some(rest) => format!("(?s:{rest})"),
        None => bare.replace(".*", &format!("{LINE}*")),
    };
    jsonschema::validator_for(&json!({ "pattern": format!(r"\A(?:{own})\z") })).map_err(|error| format!("{pattern}: {error}"))
}

/// The characters between the brackets of a pattern that is one class of them, any number of times.
pub(crate) fn is_class(pattern: &str) -> bool {
    let bare = pattern.trim_matches(['^', '$', '(', ')']).trim_end_matches(['+', '*']);
    bare.starts_with('[') && bare.ends_with(']') && bare.matches('[').count() == 1
}

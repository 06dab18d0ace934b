//! Limits as data: how long a text may be and of which characters, and how great a number. The limits are in [`super::shapes`].
//!
//! A rule says which text has which shape, and what to do about a fault; the fault itself is found and said here, once for
//! all. A text with holes is judged by what no filling can mend: its fixed parts. Where a parameter is the whole text, its
//! default and its allowed values are judged as well, at their own places.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use super::Rule;
use super::words::{character, is_blank, is_inked};
use crate::finding::{Finding, Place, shown};
use crate::path::Path;
use crate::spec::holes::{Hole, Piece, pieces};
use crate::spec::{Spec, Text};

/// The shape of a text. Where its limits are those of a model, the properties name the entries of `schema/api-models.json`, and a
/// test compares them.
#[derive(Debug)]
pub(crate) struct Shape {
    /// The CloudFormation properties that take such a text: type and path. Empty where the source is another document.
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the test that compares the limits with their source"))]
    pub(crate) of: &'static [&'static str],
    /// The fewest and the most characters.
    pub(crate) length: RangeInclusive<usize>,
    /// The characters.
    pub(crate) class: fn(char) -> bool,
}

/// A fault of a text: where, in which words, and what it is; that fits behind the words in a sentence.
#[derive(Debug)]
pub(crate) struct Fault<'a> {
    pub(crate) place: Place,
    pub(crate) text: &'a str,
    pub(crate) wrong: String,
}

impl Fault<'_> {
    /// The finding: the text between what it is called, if it has to be called anything, and what is wrong with it.
    pub(crate) fn finding(&self, rule: &'static Rule, called: &str) -> Finding {
        let gap = if called.is_empty() { "" } else { " " };
        Finding::new(rule, self.place.clone(), format!("{called}{gap}{} {}", shown(self.text), self.wrong))
    }
}

impl Shape {
    /// What is wrong with a text that is known.
    pub(crate) fn fault(&self, text: &str) -> Option<String> {
        let least = *self.length.start();
        if text.is_empty() && least > 0 {
            return Some("is empty".to_owned());
        }
        self.odd(text).or_else(|| self.too_long(text)).or_else(|| {
            let count = text.chars().count();
            (count < least).then(|| format!("has {count} character{}, {least} are the fewest", if count == 1 { "" } else { "s" }))
        })
    }

    /// What is wrong with a text of the spec, holes or no holes.
    pub(crate) fn faults<'a>(&self, spec: &'a Spec, text: &'a Text, at: impl Fn() -> Path) -> Vec<Fault<'a>> {
        faults(spec, text, at, &|text| self.fault(text), &|fixed| self.fixed(fixed))
    }

    /// What is wrong with the fixed parts of a text, whatever is put between them.
    pub(crate) fn fixed(&self, parts: &[Cow<'_, str>]) -> Option<String> {
        parts.iter().find_map(|part| self.odd(part)).or_else(|| {
            let count: usize = parts.iter().map(|part| part.chars().count()).sum();
            let most = *self.length.end();
            (count > most).then(|| format!("has {count} characters beside its `${{...}}`, {most} are allowed"))
        })
    }

    fn odd(&self, text: &str) -> Option<String> {
        text.chars().find(|c| !(self.class)(*c)).map(|c| format!("holds {}", character(c)))
    }

    fn too_long(&self, text: &str) -> Option<String> {
        let most = *self.length.end();
        // A text of so many bytes has no more characters than that: the usual case needs no counting.
        if text.len() <= most {
            return None;
        }
        let count = text.chars().count();
        (count > most).then(|| format!("has {count} characters, {most} are allowed"))
    }
}

/// What is wrong with a text of the spec, by a check of text that is known and one of its fixed parts.
pub(crate) fn faults<'a>(
    spec: &'a Spec,
    text: &'a Text,
    at: impl Fn() -> Path,
    whole: &dyn Fn(&str) -> Option<String>,
    fixed: &dyn Fn(&[Cow<'_, str>]) -> Option<String>,
) -> Vec<Fault<'a>> {
    let fault = |wrong: String| Fault { place: Place::Value(at()), text: text.as_str(), wrong };
    if !text.as_str().contains("${") {
        return whole(text.as_str()).map(fault).into_iter().collect();
    }
    // A hole that cannot be read is the fault of another rule.
    let Ok(pieces) = pieces(text.as_str()) else { return Vec::new() };
    if let [Piece::Hole(Hole::Parameter(name))] = *pieces.as_slice() {
        return of_parameter(spec, name, whole);
    }
    let holes = pieces.iter().any(|piece| matches!(piece, Piece::Hole(_)));
    let parts: Vec<_> = pieces.into_iter().filter_map(|piece| if let Piece::Literal(text) = piece { Some(text) } else { None }).collect();
    let wrong = if holes { fixed(&parts) } else { whole(&parts.concat()) };
    wrong.map(fault).into_iter().collect()
}

/// What is wrong with the values that a parameter is known to have.
fn of_parameter<'a>(spec: &'a Spec, name: &str, whole: &dyn Fn(&str) -> Option<String>) -> Vec<Fault<'a>> {
    let Some(parameter) = spec.parameters.get(name) else { return Vec::new() };
    let place = |key: &str| Path::root().key("parameters").key(name).key(key);
    let default = parameter.default.iter().map(|value| (value, None));
    let allowed = parameter.allowed_values.iter().enumerate().map(|(index, value)| (value, Some(index)));
    let each = default.chain(allowed).filter_map(|(value, index)| {
        let wrong = whole(value)?;
        let at = index.map_or_else(|| place("default"), |index| place("allowed_values").index(index));
        Some(Fault { place: Place::Value(at), text: value, wrong })
    });
    each.collect()
}

/// Any character.
pub(crate) fn any(_: char) -> bool {
    true
}

/// `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]`: ink, and the six blanks that Java calls `\s`.
pub(crate) fn is_written(c: char) -> bool {
    is_inked(c) || is_blank(c)
}

/// `.` of Java without a flag: no line terminator (`java.util.regex.Pattern`, "Line terminators").
pub(crate) fn is_on_the_line(c: char) -> bool {
    !matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `\w` and `-`, which is what configuration sets are called by.
pub(crate) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// Numbers that AWS takes.
#[derive(Debug)]
pub(crate) struct Bounds {
    /// As in [`Shape`].
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the test that compares the limits with their source"))]
    pub(crate) of: &'static [&'static str],
    /// The least and the greatest.
    pub(crate) range: RangeInclusive<u64>,
}

impl Bounds {
    /// Whether a number is one of them.
    pub(crate) fn hold(&self, number: impl Into<u64>) -> bool {
        self.range.contains(&number.into())
    }

    /// The greatest.
    pub(crate) fn most(&self) -> u64 {
        *self.range.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Shape = Shape { of: &[], length: 1..=4, class: is_inked };

    fn said(yaml: &str, text: &str) -> Vec<String> {
        let spec = crate::read(yaml.as_bytes()).unwrap();
        let text = Text::from(text);
        let all = SHORT.faults(&spec, &text, || Path::root().key("here"));
        all.into_iter().map(|fault| format!("{}: {} {}", fault.place.path().unwrap(), fault.text, fault.wrong)).collect()
    }

    #[test]
    fn a_fault_is_said() {
        assert_eq!(SHORT.fault("web"), None);
        assert_eq!(SHORT.fault("").as_deref(), Some("is empty"));
        assert_eq!(SHORT.fault("a b").as_deref(), Some("holds a space"));
        assert_eq!(SHORT.fault("ééééé").as_deref(), Some("has 5 characters, 4 are allowed"));
        assert_eq!(SHORT.fault("éééé"), None);
        let long = Shape { of: &[], length: 3..=4, class: any };
        assert_eq!(long.fault("a").as_deref(), Some("has 1 character, 3 are the fewest"));
    }

    #[test]
    fn fixed_parts_are_judged_by_what_nothing_mends() {
        assert_eq!(said("name: a", "a${b}c"), [] as [&str; 0]);
        assert_eq!(said("name: a", "a ${b}c"), ["here: a ${b}c holds a space"]);
        assert_eq!(said("name: a", "abc${b}de"), ["here: abc${b}de has 5 characters beside its `${...}`, 4 are allowed"]);
        assert_eq!(said("name: a", "$${bc"), [] as [&str; 0], "an escape is as long as what it becomes");
        assert_eq!(said("name: a", "${"), [] as [&str; 0]);
    }

    #[test]
    fn known_values_of_a_parameter_are_judged_where_they_stand() {
        let yaml = "name: a\nparameters: { p: { default: too long, allowed_values: [too long, ok] } }";
        assert_eq!(
            said(yaml, "${p}"),
            ["parameters.p.default: too long holds a space", "parameters.p.allowed_values[0]: too long holds a space"]
        );
        assert_eq!(said(yaml, "${q}"), [] as [&str; 0]);
    }
}

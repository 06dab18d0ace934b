//! The table against `schema/api-models.json`.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::java::{is_class, whole};
use super::{BOUNDS, SHAPES, SIZES};

type Slice = BTreeMap<String, BTreeMap<String, Value>>;

fn slice() -> Slice {
    serde_json::from_str(include_str!("../../../schema/api-models.json")).unwrap()
}

/// What the model says of `AWS::Cognito::UserPool UserPoolName`.
fn said<'a>(slice: &'a Slice, of: &str) -> &'a Value {
    let (kind, path) = of.split_once(' ').unwrap();
    slice.get(kind).and_then(|paths| paths.get(path)).unwrap_or_else(|| panic!("{of} is not in the slice"))
}

fn number(said: &Value, key: &str) -> Option<u64> {
    said.get(key).and_then(Value::as_u64)
}

#[test]
fn lengths_are_those_of_the_models() {
    // Of these the model has a greater least. The table says why.
    const LESS: &[&str] = &["EMAIL", "SMS_CODE", "SMS_INVITATION"];
    let slice = slice();
    for (name, shape) in SHAPES {
        for of in shape.of {
            let said = said(&slice, of);
            assert_eq!(Some(*shape.length.end() as u64), number(said, "maxLength"), "{name}: {of}");
            let (own, model) = (*shape.length.start() as u64, number(said, "minLength").unwrap_or_default());
            assert!(if LESS.contains(name) { own < model } else { own == model }, "{name}: {own} and {model} of {of}");
        }
    }
}

#[test]
fn sizes_are_those_of_the_models() {
    let slice = slice();
    for (name, all, most) in SIZES {
        for of in *all {
            let said = said(&slice, of);
            let model = ["maxItems", "maxProperties", "maxLength"].into_iter().find_map(|key| number(said, key));
            assert_eq!(Some(*most as u64), model, "{name}: {of}");
        }
    }
}

#[test]
fn ranges_are_those_of_the_models() {
    // The name, the end that the model has another number for or none, and that number. The table says why.
    const OTHERS: &[(&str, &str, Option<i64>)] =
        &[("INVITATION_DAYS", "minimum", Some(0)), ("PRECEDENCE", "maximum", None), ("HTTP_CORS_AGE", "minimum", Some(-1))];
    let slice = slice();
    for (name, bounds) in BOUNDS {
        for of in bounds.of {
            let said = said(&slice, of);
            for (key, own) in [("minimum", *bounds.range.start()), ("maximum", *bounds.range.end())] {
                let model = said.get(key).and_then(Value::as_i64);
                match OTHERS.iter().find(|(other, end, _)| other == name && *end == key) {
                    Some((.., other)) => {
                        assert!(model == *other && model != i64::try_from(own).ok(), "{name}: {key} of {of} is {model:?} now")
                    }
                    None => assert_eq!(i64::try_from(own).ok(), model, "{name}: {key} of {of}"),
                }
            }
        }
    }
}

#[test]
fn characters_are_those_of_the_models() {
    // A text that fits the pattern, with a place for one more character.
    const AROUND: &[(&str, &str)] =
        &[("", ""), ("ab", "cd"), ("{####}", ""), ("{##x##}", ""), ("a_", ""), ("arn:aws:iam::123456789012:role/", "x"), ("abc", "de@fg")];
    // Where the class and the pattern differ, and why.
    const NARROWER: &[(&str, &str)] = &[("TAG_KEY", "of all blanks every service takes the plain one alone"), ("TAG_VALUE", "the same")];
    const WIDER: &[(&str, &str)] =
        &[("TAG_KEY", "Rust counts the vowel signs of Indic scripts as letters, the pattern does not"), ("TAG_VALUE", "the same")];
    let slice = slice();
    let unassigned = whole(r"\p{Cn}").unwrap();
    let mut odd: Vec<(&str, &str)> = Vec::new();
    for (name, shape) in SHAPES {
        for of in shape.of {
            let Some(pattern) = said(&slice, of).get("pattern").and_then(Value::as_str) else { continue };
            let fits = whole(pattern).unwrap();
            let (before, after) = AROUND.iter().find(|(before, after)| fits.is_valid(&json!(format!("{before}a{after}")))).unwrap();
            for c in ('\0'..='\u{33ff}')
                .chain('\u{a000}'..='\u{a8ff}')
                .chain('\u{e000}'..='\u{e00f}')
                .chain('\u{fb00}'..='\u{ffff}')
                .chain('\u{1f300}'..='\u{1f6ff}')
            {
                let model = fits.is_valid(&json!(format!("{before}{c}{after}")));
                match (model, (shape.class)(c)) {
                    (true, false) => odd.push(("narrower", name)),
                    (false, true) if is_class(pattern) && !unassigned.is_valid(&json!(c.to_string())) => odd.push(("wider", name)),
                    _ => {}
                }
            }
        }
    }
    odd.sort_unstable();
    odd.dedup();
    let known = NARROWER.iter().map(|(name, _)| ("narrower", *name)).chain(WIDER.iter().map(|(name, _)| ("wider", *name)));
    let mut known: Vec<_> = known.collect();
    known.sort_unstable();
    assert_eq!(odd, known);
}

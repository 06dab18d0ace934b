//! What a value can be replaced by to break a limit: too long, too short, of other characters, below, above, too many, twice.
//!
//! Nothing here knows which limit a place has. Every place gets everything, and the judges say what broke.

use std::collections::BTreeSet;

use serde_json::{Value, json};

/// Lengths that are tried where nobody knows in which property a text ends.
pub(crate) const LENGTHS: &[usize] = &[32, 40, 50, 63, 64, 128, 140, 256, 1024, 2048];

/// Characters that some class of characters leaves out.
const CHARACTERS: &[char] = &[
    ' ', '\n', '\t', '"', '\\', '/', '_', '-', ':', '.', '*', '%', '#', '<', '{', '@', ',', '+', '=', '!', 'X', '7', 'é', 'Ω', '🎉',
    '\u{a0}', '\u{2028}', '\u{200d}', '\u{7}', '\u{e000}',
];

/// Durations on both sides of every limit.
const DURATIONS: &[&str] = &[
    "0s", "1s", "49s", "59s", "61s", "119s", "2m", "4m", "16m", "901s", "59m", "61m", "3601s", "25h", "86401s", "2d", "366d", "3651d",
    "4000d", "9999d",
];

/// Numbers on both sides of every limit.
const NUMBERS: &[i64] = &[
    -2,
    -1,
    0,
    1,
    2,
    5,
    7,
    25,
    100,
    127,
    129,
    901,
    1001,
    5001,
    10_001,
    10_241,
    29_001,
    86_401,
    2_147_483_648,
    4_294_967_295,
    9_007_199_254_740_993,
];

/// Sizes just beyond every size that an API or a schema gives.
const SIZES: &[usize] = &[2, 4, 6, 11, 17, 26, 41, 51, 101];

/// Everything that is tried in the place of a value.
///
/// `lengths` are the greatest ones of texts like this.
pub(crate) fn breakages(value: &Value, lengths: &BTreeSet<usize>) -> Vec<Value> {
    match value {
        Value::String(text) if text.len() > 1 && text.ends_with(['s', 'm', 'h', 'd']) && text[..text.len() - 1].parse::<u64>().is_ok() => {
            DURATIONS.iter().map(|one| json!(one)).collect()
        }
        Value::String(text) => texts(text, lengths),
        Value::Number(_) => NUMBERS.iter().map(|one| json!(one)).collect(),
        Value::Array(items) if !items.is_empty() => {
            let more = |size: usize| items.iter().cloned().chain((items.len()..size).map(|i| varied(&items[0], i))).collect();
            let grown = SIZES.iter().map(|size| Value::Array(more(*size)));
            let twice = Value::Array(items.iter().chain(items.last()).cloned().collect());
            let same = SIZES.iter().map(|size| Value::Array(vec![items[0].clone(); *size]));
            grown.chain(same).chain([twice, json!([])]).collect()
        }
        Value::Object(entries) => {
            let Some((key, inner)) = entries.iter().next() else { return Vec::new() };
            let own = || entries.iter().map(|(key, value)| (key.clone(), value.clone()));
            let more = |size: usize| (entries.len()..size).map(|i| (varied_text(key, i), varied(inner, i)));
            let grown = SIZES.iter().map(|size| own().chain(more(*size)).collect());
            grown.chain([json!({})]).collect()
        }
        _ => Vec::new(),
    }
}

/// Texts in the place of a text.
fn texts(text: &str, lengths: &BTreeSet<usize>) -> Vec<Value> {
    let count = text.chars().count();
    let mut all = vec![String::new(), "x".to_owned(), "xy".to_owned(), "${aws.region}".to_owned()];
    for length in lengths.iter().map(|most| most + 1).filter(|length| *length > count) {
        all.push(format!("{text}{}", "a".repeat(length - count)));
        // What must begin or end in some way is longer in its middle.
        let (begin, end) = halves(text);
        all.push(format!("{begin}{}{end}", "a".repeat(length - count)));
    }
    if let Some(longest) = lengths.last() {
        all.push(format!("{text}{}${{aws.region}}", "a".repeat(*longest)));
    }
    for c in CHARACTERS {
        let (begin, end) = halves(text);
        all.push(format!("{begin}{c}{end}"));
    }
    for c in [' ', '\n', '-', '.', '/', '_', '7'] {
        all.push(format!("{c}{text}"));
        all.push(format!("{text}{c}"));
    }
    for c in [' ', '\n', 'é'] {
        all.push(format!("{text}{c}${{aws.region}}"));
    }
    all.into_iter().map(Value::String).collect()
}

fn halves(text: &str) -> (&str, &str) {
    let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    text.split_at(middle)
}

/// The same again, and another one.
fn varied(value: &Value, i: usize) -> Value {
    match value {
        Value::String(text) => Value::String(varied_text(text, i)),
        Value::Object(entries) => entries.iter().map(|(key, inner)| (key.clone(), varied(inner, i))).collect(),
        Value::Number(number) => number.as_u64().map_or_else(|| value.clone(), |number| json!(number + i as u64)),
        other => other.clone(),
    }
}

fn varied_text(text: &str, i: usize) -> String {
    if i == 0 { text.to_owned() } else { format!("{text}{i}") }
}

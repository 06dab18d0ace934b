//! Legal specs with a key misspelt at random: the cure restores the very same text.

use std::path::Path;

use poolgate::files::Files;
use poolgate::syntax::{Node, NodeValue};
use poolgate::{Span, fix};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Any file there is: the code is not what is tried here.
struct AnyFile;

impl Files for AnyFile {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok("def handler(event, context):\n    return {}\n".to_owned())
    }
}

fn specs() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = [
        "tests/fixtures/ok/pool.yaml",
        "tests/fixtures/ok/api.yaml",
        "tests/fixtures/ok/existing-pool.yaml",
        "examples/login-api/poolgate.yaml",
        "examples/hosted-login/poolgate.yaml",
        "examples/private-http-api/poolgate.yaml",
    ];
    let texts: Vec<_> = files.iter().map(|file| std::fs::read_to_string(root.join(file)).unwrap()).collect();
    let json = texts.iter().map(|text| serde_yaml::from_str::<serde_json::Value>(text).unwrap());
    let json: Vec<_> = json.map(|tree| serde_json::to_string_pretty(&tree).unwrap()).collect();
    texts.into_iter().chain(json).collect()
}

fn keys(node: &Node, out: &mut Vec<Span>) {
    match &node.value {
        NodeValue::Scalar(_) => {}
        NodeValue::Sequence(items) => items.iter().for_each(|item| keys(item, out)),
        NodeValue::Mapping(entries) => {
            for entry in entries {
                out.push(entry.key_span);
                keys(&entry.value, out);
            }
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Slip {
    Drop,
    Double,
    Swap,
    Other,
    Capital,
}

/// A word with one key hit wrongly, behind its first letter.
fn slip(word: &str, at: Index, slip: Slip) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + at.index(letters.len() - 2);
    match slip {
        Slip::Drop => {
            letters.remove(at);
        }
        Slip::Double => letters.insert(at, letters[at]),
        Slip::Swap => letters.swap(at, at + 1),
        Slip::Other => letters[at] = if letters[at] == 'x' { 'q' } else { 'x' },
        Slip::Capital => letters[at] = letters[at].to_ascii_uppercase(),
    }
    letters.into_iter().collect()
}

/// The text with a slip in one of its keys; none where that is no key of the language, or no slip.
fn with_slip(text: &str, which: Index, at: Index, how: Slip) -> Option<String> {
    let document = poolgate::syntax::parse(text.as_bytes()).unwrap();
    let mut all = Vec::new();
    keys(document.root(), &mut all);
    let Span { start, end } = *which.get(&all);
    let word = &text[start..end];
    let bare = word.trim_matches('"');
    if bare.len() < 4 || !bare.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
        return None;
    }
    let wrong = word.replace(bare, &slip(bare, at, how));
    let new = format!("{}{wrong}{}", &text[..start], &text[end..]);
    let found = poolgate::check_text(new.as_bytes(), &AnyFile).ok()?;
    (wrong != word && found.iter().any(|finding| finding.rule.name == "unknown-key" && finding.fix.is_some())).then_some(new)
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 20_000, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn a_misspelt_key_is_restored_with_all_around_it(
        text in select(specs()),
        which in any::<Index>(),
        at in any::<Index>(),
        how in select(vec![Slip::Drop, Slip::Double, Slip::Swap, Slip::Other, Slip::Capital]),
    ) {
        let wrong = with_slip(&text, which, at, how);
        prop_assume!(wrong.is_some());
        let fixed = fix::text(wrong.unwrap().as_bytes(), &AnyFile);
        prop_assert!(fixed.left.is_empty(), "{:?}", fixed.left);
        prop_assert_eq!(String::from_utf8(fixed.text).unwrap(), text);
    }

    /// Whatever bytes come in: no panic, and what could not be read comes out as it went in.
    #[test]
    fn any_bytes_come_out_again(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let fixed = fix::text(&bytes, &AnyFile);
        if fixed.done.is_empty() {
            prop_assert_eq!(fixed.text, bytes);
        }
    }
}

/// Every scalar and key of a text that is made of letters.
fn words(text: &str) -> Vec<Span> {
    fn walk(node: &Node, out: &mut Vec<Span>) {
        match &node.value {
            NodeValue::Scalar(_) => out.push(node.span),
            NodeValue::Sequence(items) => items.iter().for_each(|item| walk(item, out)),
            NodeValue::Mapping(entries) => entries.iter().for_each(|entry| walk(&entry.value, out)),
        }
    }
    let document = poolgate::syntax::parse(text.as_bytes()).unwrap();
    let mut all = Vec::new();
    walk(document.root(), &mut all);
    keys(document.root(), &mut all);
    let is_word = |span: &Span| {
        let bare = text[span.start..span.end].trim_matches(['"', '\'']);
        bare.len() >= 4 && bare.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_' || b == b'/')
    };
    all.retain(is_word);
    all
}

fn comments(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.split_once(" # ").or_else(|| line.split_once("# ").filter(|(before, _)| before.trim().is_empty())))
        .map(|(_, comment)| comment)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever words are misspelt, in keys, names and references: comments stay, nothing graver comes, and a second run has nothing to do.
    #[test]
    fn slips_anywhere_are_mended_or_left_alone(
        text in select(specs()),
        slips in prop::collection::vec((any::<Index>(), any::<Index>(), select(vec![Slip::Drop, Slip::Double, Slip::Swap, Slip::Other, Slip::Capital])), 1..5),
    ) {
        let mut wrong = text;
        for (which, at, how) in slips {
            let all = words(&wrong);
            let Span { start, end } = *which.get(&all);
            let quote = usize::from(wrong[start..].starts_with(['"', '\'']));
            let (start, end) = (start + quote, end - quote);
            let misspelt = slip(&wrong[start..end], at, how);
            wrong.replace_range(start..end, &misspelt);
        }
        let Ok(before) = poolgate::check_text(wrong.as_bytes(), &AnyFile) else { return Ok(()) };
        let fixed = fix::text(wrong.as_bytes(), &AnyFile);
        let new = String::from_utf8(fixed.text).unwrap();
        prop_assert_eq!(comments(&new), comments(&wrong));
        let after = poolgate::check_text(new.as_bytes(), &AnyFile).unwrap();
        let worst = |findings: &[poolgate::Finding]| findings.iter().map(poolgate::Finding::severity).max();
        prop_assert!(worst(&after) <= worst(&before), "{}\n{}", wrong, new);
        let again = fix::text(new.as_bytes(), &AnyFile);
        prop_assert_eq!(String::from_utf8(again.text).unwrap(), new);
    }
}

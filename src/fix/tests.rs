//! What a change has to keep to be made.

use super::trial::{Candidate, State};
use super::*;
use crate::files::NoFiles;
use crate::finding::Span;
use crate::syntax::edit::{Editor, Replacement};

/// One caution, a parameter that is used nowhere, and a comment.
const SPEC: &str = "\
name: orders # ours
parameters: { stage: { description: Stage } }
user_pool: {}
";

fn state(text: &str) -> State {
    State::of(text.as_bytes(), (&NoFiles).into()).unwrap()
}

/// Tries edits as the cure of the finding of a rule, with their own replacements or others.
fn tried(text: &str, code: &str, edits: &[Edit], others: Option<Vec<Replacement>>) -> Result<String, &'static str> {
    let state = state(text);
    let finding = state.findings.iter().find(|finding| finding.rule.code == code).unwrap();
    let replacements = others.unwrap_or_else(|| Editor::new(&state.document).replacements(edits).unwrap());
    let candidate = Candidate { finding, edits, what: "change it", replacements };
    state.with(&[&candidate], &[], (&NoFiles).into()).map(|after| after.document.text().to_owned())
}

fn key(path: &[&str]) -> Place {
    Place::Key(path.iter().fold(Path::root(), |path, key| path.key(*key)))
}

#[test]
fn a_change_that_keeps_its_promise_is_made() {
    let edits = [Edit::Remove { at: key(&["parameters", "stage"]) }];
    assert!(tried(SPEC, "XR008", &edits, None).unwrap().contains("parameters: {}"));
}

#[test]
fn a_text_that_says_something_else_is_refused() {
    let edits = [Edit::Remove { at: key(&["parameters", "stage"]) }];
    let at = SPEC.find("stage").unwrap();
    let other = Replacement { span: Span { start: at, end: at + 5 }, text: "state".to_owned() };
    let why = tried(SPEC, "XR008", &edits, Some(vec![other])).unwrap_err();
    assert_eq!(why, "the spec would say something else than was meant");
    let broken = Replacement { span: Span { start: at, end: at + 5 }, text: "[".to_owned() };
    assert_eq!(tried(SPEC, "XR008", &edits, Some(vec![broken])).unwrap_err(), "the spec could not be read any more");
}

#[test]
fn a_comment_is_not_lost() {
    let edits = [Edit::Remove { at: key(&["parameters"]) }];
    let text = SPEC;
    let (start, end) = (text.find("parameters").unwrap(), text.find("user_pool").unwrap());
    let comment = text.find(" # ours").unwrap();
    let replacements = vec![
        Replacement { span: Span { start: comment, end: comment + 7 }, text: String::new() },
        Replacement { span: Span { start, end }, text: String::new() },
    ];
    assert_eq!(tried(text, "XR008", &edits, Some(replacements)).unwrap_err(), "a comment would be lost");
    assert!(tried(text, "XR008", &edits, None).is_ok());
}

#[test]
fn what_mends_nothing_makes_worse_or_hides_is_refused() {
    let text = SPEC;
    let nothing = [Edit::Rename { at: Path::root().key("name"), key: "name".to_owned() }];
    assert_eq!(tried(text, "XR008", &nothing, None).unwrap_err(), "it would not mend it");
    // The parameter is used then, and the function that uses it has neither code nor a runtime.
    let worse = [Edit::Put {
        into: Path::root(),
        key: "functions".to_owned(),
        value: Value::Map(vec![("f".to_owned(), Value::Map(vec![("description".to_owned(), "${stage}".into())]))]),
    }];
    assert_eq!(tried(text, "XR008", &worse, None).unwrap_err(), "it would make something worse");
    let hides = [Edit::Rename { at: Path::root().key("parameters"), key: "zebra".to_owned() }];
    assert_eq!(tried(text, "XR008", &hides, None).unwrap_err(), "it would hide other findings");
}

#[test]
fn a_text_that_was_there_is_not_made_again() {
    let state = state(SPEC);
    let edits = [Edit::Remove { at: key(&["parameters", "stage"]) }];
    let finding = state.findings.iter().find(|finding| finding.rule.code == "XR008").unwrap();
    let replacements = Editor::new(&state.document).replacements(&edits).unwrap();
    let candidate = Candidate { finding, edits: &edits, what: "take it out", replacements };
    let after = state.with(&[&candidate], &[], (&NoFiles).into()).unwrap().document.text().to_owned();
    assert!(state.with(&[&candidate], &[after], (&NoFiles).into()).is_err());
}

/// Names that are wrong together: each is tried again without the others.
#[test]
fn one_that_fails_does_not_keep_the_others_back() {
    let spec = b"\
name: orders
user_pool: { password: { minimum_lenght: 12, minimum_legth: 14 }, verfy: [email] } # c
";
    let fixed = text(spec, &NoFiles);
    let new = String::from_utf8(fixed.text).unwrap();
    assert!(new.contains("verify: [email]") && new.contains("minimum_length: 12, minimum_legth: 14"), "{new}");
    assert_eq!(fixed.done.len(), 2);
    assert_eq!(fixed.left.iter().map(|left| left.why).collect::<Vec<_>>(), ["the key stands there already"]);
}

//! The cures that findings carry: executed on the examples of every rule, in every layout, and on specs with slips of typing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected stops"
)]

mod layouts;
mod slips;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeSet;

use layouts::{Layout, layouts};
use poolgate::files::NoFiles;
use poolgate::rules::page::Page;
use poolgate::{Finding, Severity, fix, rules};

fn findings(text: &str) -> Vec<Finding> {
    poolgate::check_text(text.as_bytes(), &NoFiles).unwrap()
}

/// What a finding says and where, as far as it does not move.
fn known(finding: &Finding) -> (&'static str, String, Option<String>) {
    (finding.rule.code, finding.message.clone(), finding.place.path().map(ToString::to_string))
}

/// Every wrong example of every rule, with the rule's code.
fn examples() -> impl Iterator<Item = (&'static str, &'static str)> {
    rules::all().flat_map(|rule| Page::parse(rule.page).unwrap().wrong.into_iter().map(|example| (rule.code, example)))
}

#[test]
fn a_fix_on_a_page_mends_what_it_promises_in_every_layout() {
    let mut tried = 0;
    for (code, example) in examples() {
        let before = findings(example);
        if before.iter().all(|finding| finding.fix.is_none()) {
            continue;
        }
        for Layout { name, text } in layouts(example) {
            let before = findings(&text);
            let fixable: Vec<_> = before.iter().filter(|finding| finding.fix.is_some()).collect();
            assert!(!fixable.is_empty(), "{code}: the findings of this layout ({name}) carry no fix: {before:#?}\n{text}");
            tried += 1;
            let fixed = fix::text(text.as_bytes(), &NoFiles);
            let new = String::from_utf8(fixed.text).unwrap();
            assert!(fixed.left.is_empty(), "{code} ({name}): {:?}\n{text}", fixed.left);
            assert!(fixed.done.len() >= fixable.len(), "{code} ({name}): {:?}\n{new}", fixed.done);
            let after = findings(&new);
            for finding in &fixable {
                assert!(!after.iter().any(|other| known(other) == known(finding)), "{code} ({name}) is not mended:\n{new}");
            }
            let codes: BTreeSet<_> = before.iter().map(|finding| finding.rule.code).collect();
            let worse = after.iter().find(|finding| finding.severity() >= Severity::Broken && !codes.contains(finding.rule.code));
            // What was read for the first time can have faults of its own; a page has no other than that of its rule.
            assert!(worse.is_none(), "{code} ({name}) became {worse:#?}\n{new}");
            layouts::stays(name, &text, &new);
            // Nothing is left to do, and what is mended stays as it is.
            let again = fix::text(new.as_bytes(), &NoFiles);
            assert_eq!(String::from_utf8(again.text).unwrap(), new, "{code} ({name})");
        }
    }
    assert!(tried > 200, "{tried}");
}

/// The list that `gen rules` and `gen explain` show.
#[test]
fn the_list_of_fixable_rules_is_true() {
    let mut codes = BTreeSet::new();
    for (_, example) in examples() {
        codes.extend(findings(example).iter().filter(|finding| finding.fix.is_some()).map(|finding| finding.rule.code));
    }
    let list: String = rules::all().filter(|rule| codes.contains(rule.code)).map(|rule| format!("{}\n", rule.code)).collect();
    support::generated::current("src/rules/fixable.txt", &list);
}

/// A fix says what it does in the grammar of messages.
#[test]
fn fixes_keep_the_grammar() {
    for (code, example) in examples() {
        for fix in findings(example).iter().filter_map(|finding| finding.fix.as_ref()) {
            let what = &fix.what;
            assert!(!what.is_empty() && !what.ends_with('.') && !what.contains('\n'), "{code}: {what}");
            assert!(what.starts_with(char::is_lowercase), "{code}: {what}");
            assert!(!fix.edits.is_empty(), "{code}: {what}");
        }
    }
}

//! Every combination that AWS is known to refuse, break or leave open has its answer: `tests/fixtures/catalogue` has a page for each,
//! whose examples are executed here, and `docs/coverage.md` lists them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected stops"
)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use poolgate::files::NoFiles;
use poolgate::{Finding, Format, Place, Severity, rules};
use support::answers::answer;
use support::catalogue::{Answer, Item, items, whole};
use support::resource_schemas::judge;

const LIST: &str = include_str!("fixtures/catalogue/items.txt");

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

fn findings(spec: &str) -> Vec<Finding> {
    poolgate::check_text(spec.as_bytes(), &NoFiles).unwrap()
}

/// Where a finding points, as a page says it: a path, or the text in backticks.
fn place(finding: &Finding, spec: &str) -> String {
    match &finding.place {
        Place::Key(path) | Place::Value(path) => path.to_string(),
        Place::Bytes(span) => format!("`{}`", &spec[span.start..span.end]),
    }
}

fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {}: {}", finding.rule.code, finding.severity().as_str(), finding.message)).collect()
}

fn codes(item: &Item) -> &[String] {
    match &item.answer {
        Answer::Rule(codes) | Answer::Inexpressible(codes) => codes,
        Answer::Outside => &[],
    }
}

/// Nothing vanishes from the list, and nothing is added without a line in it.
#[test]
fn every_item_has_its_page() {
    let listed: BTreeSet<_> = LIST.lines().map(str::to_owned).collect();
    let pages: BTreeSet<_> = items().iter().map(|item| format!("{}/{}", item.area, item.id)).collect();
    let odd: Vec<_> = listed.symmetric_difference(&pages).collect();
    assert!(odd.is_empty(), "tests/fixtures/catalogue/items.txt lists other items than have pages: {odd:?}");
}

#[test]
fn every_page_says_what_its_answer_needs() {
    for item in items() {
        let id = &item.id;
        assert!(["error", "broken", "insecure"].contains(&item.severity.as_str()), "{id}: {}", item.severity);
        assert!(["high", "medium", "low"].contains(&item.confidence.as_str()), "{id}: {}", item.confidence);
        assert!(!item.sources.is_empty() && item.statement.ends_with('.'), "{id}");
        for code in codes(&item) {
            let rule = rules::find(code).unwrap_or_else(|| panic!("{id}: there is no rule {code}"));
            assert_eq!(rule.code, code, "{id}");
            let by_reader = rule.code.starts_with("SP");
            assert_eq!(
                by_reader,
                matches!(item.answer, Answer::Inexpressible(_)),
                "{id}: what the reader refuses, the language cannot say"
            );
        }
        let attempted = !codes(&item).is_empty();
        assert_eq!(item.wrong.is_some(), attempted, "{id}: a wrong example shows what is found, and nothing else");
        assert_eq!(item.right.is_some(), attempted || item.right.is_some(), "{id}: a wrong example has a legal twin");
        assert_eq!(item.at.is_some(), attempted, "{id}: what is found has its place");
        let needs_test = item.answer == Answer::Inexpressible(Vec::new());
        assert_eq!(item.test.is_some(), needs_test, "{id}: a test holds the documents to what cannot be written down");
        assert!(attempted || !item.why.is_empty(), "{id}: nothing is found, and nobody says why");
        if let Some((file, test)) = &item.test {
            assert!(read(file).contains(&format!("fn {test}()")), "{id}: {file} has no test {test}");
        }
        assert_eq!(item.told.is_some(), item.answer == Answer::Outside, "{id}: what is outside is told somewhere");
        if let Some(told) = &item.told {
            assert!(read(told).contains(&format!("`{id}`")), "{id}: {told} does not tell of it");
        }
    }
}

/// The fault is found where it is, and it is the only one.
#[test]
fn every_wrong_example_is_found_for_what_it_is() {
    let mut failed = Vec::new();
    for item in items() {
        let Some(wrong) = &item.wrong else { continue };
        let found = findings(wrong);
        let first = found.iter().filter(|finding| finding.rule.code == codes(&item)[0]).map(|finding| place(finding, wrong)).next();
        let missing: Vec<_> = codes(&item).iter().filter(|code| found.iter().all(|finding| finding.rule.code != **code)).collect();
        let others: Vec<_> = found
            .iter()
            .filter(|finding| finding.severity() >= Severity::Insecure && codes(&item).iter().all(|code| finding.rule.code != *code))
            .collect();
        if !missing.is_empty() || !others.is_empty() || first != item.at {
            failed.push(format!("{}: {first:?} instead of {:?}, {:#?}", item.id, item.at, told(&found)));
        }
    }
    assert!(failed.is_empty(), "{} pages:\n{}", failed.len(), failed.join("\n"));
}

/// The legal twin is legal, and what it becomes satisfies AWS's own resource schemas.
#[test]
fn every_right_example_is_legal() {
    let mut failed = Vec::new();
    for item in items() {
        let Some(right) = &item.right else { continue };
        let found = findings(right);
        let bad = found
            .iter()
            .any(|finding| finding.severity() >= Severity::Insecure || codes(&item).iter().any(|code| finding.rule.code == *code));
        if bad {
            failed.push(format!("{}: {:#?}", item.id, told(&found)));
            continue;
        }
        let compiled = poolgate::compile(&poolgate::read(right.as_bytes()).unwrap(), &NoFiles).unwrap();
        let faults = judge(&serde_json::from_str(&compiled.cloudformation(Format::Json)).unwrap());
        if !faults.is_empty() {
            failed.push(format!("{}: {faults:#?}", item.id));
        }
        assert!(!compiled.terraform(poolgate::Syntax::Hcl).is_empty());
    }
    assert!(failed.is_empty(), "{} pages:\n{}", failed.len(), failed.join("\n"));
}

/// The wrong example is the right one but for the fault: the two share most of their lines.
#[test]
fn twins_differ() {
    for item in items() {
        if let (Some(wrong), Some(right)) = (&item.wrong, &item.right) {
            assert_ne!(wrong, right, "{}", item.id);
        }
    }
}

#[test]
fn repetitions_are_written_out() {
    assert_eq!(whole("a: <ab x 3>!\n- s<n>: <x> # x 2\n"), "a: ababab!\n- s1: <x>\n- s2: <x>\n");
    assert_eq!(whole("a: 1 # a comment\n"), "a: 1 # a comment\n");
}

#[test]
fn the_coverage_is_current() {
    support::generated::current("docs/coverage.md", &render(&items()));
}

fn render(items: &[Item]) -> String {
    let count = |what: fn(&Answer) -> bool| items.iter().filter(|item| what(&item.answer)).count();
    let rule = count(|answer| matches!(answer, Answer::Rule(_)));
    let inexpressible = count(|answer| matches!(answer, Answer::Inexpressible(_)));
    let outside = count(|answer| *answer == Answer::Outside);
    let mut out = String::from(
        "<!-- Made from tests/fixtures/catalogue by tests/coverage.rs; run `UPDATE=1 cargo test` after a change. -->\n# Coverage\n\n",
    );
    let _ = write!(
        out,
        "{} combinations that AWS refuses, or accepts and breaks, or accepts and leaves open, and what is done about each. The name of one leads to\n\
         its page, with a spec that carries the fault, its legal twin, and the sources; `cargo test --test coverage` executes them.\n\n\
         | answer | items | what it means |\n|---|---|---|\n\
         | a rule | {rule} | `gen check` finds it, at its line, with the severity in brackets |\n\
         | cannot be written | {inexpressible} | the language or the model has no word for it: the reader refuses the attempt, or a test holds every document to it |\n\
         | outside | {outside} | nobody can see it in a spec; the page behind the link tells what to look at |\n\n\
         Marked (?): the source is of medium or low confidence; the page says what is known.\n",
        items.len()
    );
    let areas: BTreeSet<_> = items.iter().map(|item| item.area.as_str()).collect();
    for area in areas {
        let _ = write!(out, "\n## {area}\n\n| item | severity | answer |\n|---|---|---|\n");
        for item in items.iter().filter(|item| item.area == area) {
            let doubt = if item.confidence == "high" { "" } else { " (?)" };
            let statement = item.statement.replace('|', "\\|").replace('\n', " ");
            let _ = writeln!(
                out,
                "| [{id}](../tests/fixtures/catalogue/{area}/{id}.md){doubt}: {statement} | {} | {} |",
                item.severity,
                answer(item),
                id = item.id
            );
        }
    }
    out
}

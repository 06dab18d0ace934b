//! What other tools say about the same faults: `tests/other_tools/measure.py` asks them and writes down their answers, a person has said of
//! each whether it is about the fault, and `docs/other-tools.md` is made of both and of the catalogue's own pages.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that meets the unexpected stops")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use poolgate::resources::{Cfn, Names, every_kind};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use support::catalogue::items;
use support::other_tools::{FOLDER, Verdict, about, judged, measured};
use support::other_tools_page::render;

/// The names of every property in both targets, for the translation of the templates into Terraform.
#[test]
fn the_names_are_current() {
    fn rows(names: &[Names]) -> Value {
        names.iter().map(|name| json!([name.cfn.get(), name.tf.get(), rows(&name.items)])).collect()
    }
    let mut lines = Vec::new();
    for described in every_kind() {
        let cfn = match described.kind.cfn {
            Cfn::Resource(name) | Cfn::Property(name) | Cfn::ListItem(name) => name,
        };
        let attributes: Vec<_> = described.kind.attributes.iter().map(|row| json!([row.cfn, row.tf])).collect();
        let kind = json!({ "cfn": cfn, "tf": described.kind.tf, "attributes": attributes, "rows": rows(&described.names) });
        lines.push(kind.to_string());
    }
    support::generated::current(&format!("{FOLDER}/names.json"), &format!("[\n{}\n]\n", lines.join(",\n")));
}

#[test]
fn every_item_is_measured_or_says_why_not() {
    let (measured, judged) = (measured(), judged());
    for item in items() {
        let (asked, excused) = (measured.cases.contains_key(&item.id), judged.no_template.contains_key(&item.id));
        assert!(
            asked != excused,
            "{}: measured: {asked}, a line under \"no template\" in {FOLDER}/judged.txt: {excused}; one of them",
            item.id
        );
    }
    let known: BTreeSet<_> = items().into_iter().map(|item| item.id).collect();
    let strange: Vec<_> = measured.cases.keys().chain(judged.no_template.keys()).filter(|id| !known.contains(*id)).collect();
    assert!(strange.is_empty(), "the catalogue has no {strange:?}");
}

/// The answers are those to the templates that lie here.
#[test]
fn the_templates_are_those_that_were_measured() {
    let digest = |item: &str, name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join("templates").join(item).join(name);
        let bytes = fs::read(path).ok()?;
        let mut hex = String::new();
        Sha256::digest(bytes).iter().take(8).for_each(|byte| write!(hex, "{byte:02x}").unwrap());
        Some(hex)
    };
    let measured = measured();
    for (item, case) in &measured.cases {
        assert_eq!(digest(item, "bad.yaml").as_ref(), Some(&case.bad), "{item}: run tests/other_tools/measure.py");
        assert_eq!(digest(item, "good.yaml"), case.good, "{item}: run tests/other_tools/measure.py");
    }
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join("templates")).unwrap().count();
    assert_eq!(folders, measured.cases.len());
}

/// Nothing counts for or against a tool that nobody has read.
#[test]
fn every_answer_is_judged_and_every_judgement_has_its_answer() {
    let (measured, judged) = (measured(), judged());
    let mut open = Vec::new();
    let mut seen = BTreeSet::new();
    let mut habits = BTreeSet::new();
    for (item, case) in &measured.cases {
        for (tool, verdict) in &case.verdicts {
            let Verdict::Said(findings) = verdict else { continue };
            for one in findings {
                let habit = (tool.clone(), one.rule.clone());
                let key = (item.clone(), tool.clone(), one.rule.clone());
                let judgements = [judged.habits.contains_key(&habit), judged.about.contains(&key), judged.beside.contains_key(&key)]
                    .into_iter()
                    .filter(|yes| *yes)
                    .count();
                if judgements != 1 {
                    open.push(format!("{item}: {tool} {} ({judgements} judgements) at {}: {}", one.rule, one.at, one.text));
                }
                habits.insert(habit);
                seen.insert(key);
            }
        }
    }
    assert!(open.is_empty(), "say in {FOLDER}/judged.txt what these are about:\n{}", open.join("\n"));
    let gone: Vec<_> = judged.about.iter().chain(judged.beside.keys()).filter(|key| !seen.contains(*key)).collect();
    assert!(gone.is_empty(), "nobody says this any more: {gone:?}");
    let broken: Vec<_> = judged.habits.keys().filter(|habit| !habits.contains(*habit)).collect();
    assert!(broken.is_empty(), "no tool has these habits any more: {broken:?}");
    for item in judged.not_in_terraform.keys() {
        assert!(measured.cases.contains_key(item), "{item} was not measured");
    }
}

/// A sound template stays sound in translation: what Terraform refuses is the fault.
#[test]
fn good_twins_survive_their_translation() {
    let refused: Vec<_> = measured().alarms.into_iter().filter(|(_, tool, _)| tool == "terraform").collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

/// The README says of three mistakes that cfn-lint and Terraform let them through.
#[test]
fn the_three_mistakes_pass_as_the_readme_says() {
    let (measured, judged) = (measured(), judged());
    for item in ["client-credentials-with-code", "method-scope-undefined", "open-method-beside-protected"] {
        for tool in ["cfn-lint", "terraform"] {
            assert!(about(&measured, &judged, item, tool).unwrap().is_empty(), "{tool} finds {item}");
        }
    }
}

#[test]
fn the_page_is_current() {
    support::generated::current("docs/other-tools.md", &render(&items(), &measured(), &judged()));
}

//! What other tools say about the catalogue's faults: the answers that `tests/other_tools/measure.py` wrote down, and what a person said of each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

pub(crate) const FOLDER: &str = "tests/fixtures/other-tools";
/// As `measured.json` names them, in the order of the page's columns.
pub(crate) const TOOLS: [&str; 4] = ["cfn-lint", "terraform", "cloudformation-validate", "cdk-preflight"];

/// How loud a tool is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Info,
    Warning,
    Error,
}

impl Level {
    fn of(name: &str) -> Self {
        match name {
            "error" => Self::Error,
            "warning" => Self::Warning,
            "info" => Self::Info,
            other => panic!("{other} is no level"),
        }
    }
}

/// One thing that a tool says.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) level: Level,
    pub(crate) rule: String,
    pub(crate) at: String,
    pub(crate) text: String,
}

/// What a tool says of one fault.
#[derive(Debug, Clone)]
pub(crate) enum Verdict {
    /// All that it says of the bad template beyond what it says of sound ones; nothing if it is silent.
    Said(Vec<Said>),
    /// The template could not be put into its language, and why.
    NotSaid(String),
}

/// One template with its fault.
#[derive(Debug)]
pub(crate) struct Case {
    /// The beginnings of the SHA-256 of the template and of its good twin.
    pub(crate) bad: String,
    pub(crate) good: Option<String>,
    pub(crate) verdicts: BTreeMap<String, Verdict>,
}

/// `measured.json`.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) date: String,
    pub(crate) versions: BTreeMap<String, String>,
    pub(crate) cases: BTreeMap<String, Case>,
    /// What is said of good templates, remarks left out: template, tool, and what.
    pub(crate) alarms: Vec<(String, String, Said)>,
}

/// `judged.txt`, by its sections.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// Rules that are never about a fault of the catalogue: tool and rule, and why not.
    pub(crate) habits: BTreeMap<(String, String), String>,
    /// What is about the fault: item, tool, rule.
    pub(crate) about: BTreeSet<(String, String, String)>,
    /// What is about something else: item, tool, rule, and about what.
    pub(crate) beside: BTreeMap<(String, String, String), String>,
    /// Faults that Terraform does not have, and why.
    pub(crate) not_in_terraform: BTreeMap<String, String>,
    /// Items without a template, and why.
    pub(crate) no_template: BTreeMap<String, String>,
}

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).replace("\r\n", "\n")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn said(value: &Value) -> Vec<Said> {
    let one =
        |row: &Value| Said { level: Level::of(row[0].as_str().unwrap()), rule: text(&row[1]), at: text(&row[2]), text: text(&row[3]) };
    value.as_array().unwrap().iter().map(one).collect()
}

/// What was measured.
pub(crate) fn measured() -> Measured {
    let all: Value = serde_json::from_str(&read("measured.json")).unwrap();
    let cases = all["items"].as_object().unwrap().iter().map(|(item, row)| {
        let verdict = |tool: &str| match &row[tool] {
            Value::String(why) => Verdict::NotSaid(why.clone()),
            findings => Verdict::Said(said(findings)),
        };
        let verdicts = TOOLS.iter().map(|tool| ((*tool).to_owned(), verdict(tool))).collect();
        (item.clone(), Case { bad: text(&row["bad"]), good: row["good"].as_str().map(str::to_owned), verdicts })
    });
    let mut alarms = Vec::new();
    for (item, row) in all["good"].as_object().unwrap() {
        for (tool, findings) in row.as_object().unwrap() {
            alarms.extend(said(findings).into_iter().map(|one| (item.clone(), tool.clone(), one)));
        }
    }
    let versions = all["tools"].as_object().unwrap().iter().map(|(tool, version)| (tool.clone(), text(version))).collect();
    Measured { date: text(&all["measured"]), versions, cases: cases.collect(), alarms }
}

/// What a person said of it. A line is `key: reason`, or under "about" `item: tool rule; tool rule`.
pub(crate) fn judged() -> Judged {
    let mut judged = Judged::default();
    let file = read("judged.txt");
    let mut section = "";
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(title) = line.strip_prefix("## ") {
            section = title;
            continue;
        }
        let (key, rest) = line.split_once(": ").unwrap_or_else(|| panic!("{line} says nothing"));
        let words: Vec<_> = key.split(' ').map(str::to_owned).collect();
        match (section, &*words) {
            ("habits", [tool, rule]) => drop(judged.habits.insert((tool.clone(), rule.clone()), rest.to_owned())),
            ("beside", [item, tool, rule]) => {
                judged.beside.insert((item.clone(), tool.clone(), rule.clone()), rest.to_owned());
            }
            ("about", [item]) => {
                for one in rest.split("; ") {
                    let (tool, rule) = one.split_once(' ').unwrap_or_else(|| panic!("{line}: {one} is no tool and rule"));
                    judged.about.insert((item.clone(), tool.to_owned(), rule.to_owned()));
                }
            }
            ("not in terraform", [item]) => drop(judged.not_in_terraform.insert(item.clone(), rest.to_owned())),
            ("no template", [item]) => drop(judged.no_template.insert(item.clone(), rest.to_owned())),
            (section, _) => panic!("{line} does not stand well under {section:?}"),
        }
    }
    judged
}

/// What a tool says about the fault itself, the loudest first; `Err` with the reason where it could not be asked.
pub(crate) fn about<'a>(measured: &'a Measured, judged: &'a Judged, item: &str, tool: &str) -> Result<Vec<&'a Said>, &'a str> {
    if let (Some(why), "terraform") = (judged.not_in_terraform.get(item), tool) {
        return Err(why);
    }
    match &measured.cases[item].verdicts[tool] {
        Verdict::NotSaid(why) => Err(why),
        Verdict::Said(findings) => {
            let hit = |one: &&Said| judged.about.contains(&(item.to_owned(), tool.to_owned(), one.rule.clone()));
            let mut hits: Vec<_> = findings.iter().filter(hit).collect();
            hits.sort_by(|a, b| (b.level, &a.rule).cmp(&(a.level, &b.rule)));
            hits.dedup_by(|a, b| a.rule == b.rule && a.level == b.level);
            Ok(hits)
        }
    }
}

//! `docs/rules` has a page for every rule and an index by area, made from the pages beside the rules and from what the checker says
//! of their examples.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that meets the unexpected stops, in its helpers too")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use minijinja::{Environment, Value, context};
use poolgate::Severity;
use poolgate::allowances::{Bar, bar};
use poolgate::report;
use poolgate::rules::page::Page;
use poolgate::rules::{self, AREAS, Area, Rule};
use support::catalogue::{Answer, Item, items};
use support::generated::current;
use support::outside;
use support::template::environment;

const FOLDER: &str = "docs/rules";

fn templates() -> Environment<'static> {
    environment([("rule", include_str!("../templates/rule.md.j2")), ("index", include_str!("../templates/rules.md.j2"))])
}

/// The anchor that a renderer of Markdown makes of the heading of an area.
fn anchor(area: &Area) -> String {
    let heading = format!("{} {}", area.letters, area.title).to_lowercase();
    heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-')).collect::<String>().replace(' ', "-")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the checker prints for an example.
fn found(spec: &str) -> String {
    report::check("poolgate.yaml", spec.as_bytes(), outside()).report.text()
}

fn page(environment: &Environment<'_>, area: &Area, rule: &Rule, items: &[&Item]) -> String {
    let page = Page::parse(rule.page).unwrap();
    let wrong = page.wrong.iter().map(|spec| context! { spec => *spec, found => found(spec) }).collect::<Vec<_>>();
    let items =
        items.iter().map(|item| context! { id => item.id.as_str(), area => item.area.as_str(), statement => item.statement.as_str() });
    let context = context! {
        code => rule.code,
        name => rule.name,
        summary => page.summary,
        severity => rule.severity.as_str(),
        meaning => rule.severity.meaning(),
        allow => match bar(rule) {
            None => "It can be [allowed](../reference.md#allow-key).",
            Some(Bar::Error) => "",
            Some(Bar::Needed) => "It cannot be allowed: there is no form for what it finds in a template.",
            Some(Bar::Allowance) => "It cannot be allowed: it is about what is allowed.",
        },
        area => area.title,
        anchor => anchor(area),
        fixable => rules::is_fixable(rule),
        why => page.why,
        aws_says => page.aws_says.map(|says| says.lines().map(str::to_owned).collect::<Vec<_>>()),
        wrong,
        right => page.right,
        items => items.collect::<Vec<_>>(),
        sources => page.sources,
    };
    environment.get_template("rule").unwrap().render(context).unwrap()
}

fn index(environment: &Environment<'_>) -> String {
    let row = |rule: &&Rule| {
        let summary = one_line(Page::parse(rule.page).unwrap().summary).replace('|', "\\|");
        context! { code => rule.code, name => rule.name, severity => rule.severity.as_str(), fixable => rules::is_fixable(rule), summary }
    };
    let areas = AREAS.iter().map(|area| {
        let rules: Vec<Value> = area.rules.iter().map(row).collect();
        context! { letters => area.letters, title => area.title, anchor => anchor(area), rules }
    });
    let severities = [Severity::Error, Severity::Broken, Severity::Insecure, Severity::Caution].map(|severity| {
        let count = rules::all().filter(|rule| rule.severity == severity).count();
        context! { word => severity.as_str(), count, meaning => severity.meaning() }
    });
    let context = context! { count => rules::all().count(), areas => areas.collect::<Vec<_>>(), severities };
    environment.get_template("index").unwrap().render(context).unwrap()
}

#[test]
fn every_rule_has_a_current_page_and_the_index_lists_it() {
    let items = items();
    let mut by_code: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
    for item in &items {
        if let Answer::Rule(codes) | Answer::Inexpressible(codes) = &item.answer {
            for code in codes {
                by_code.entry(code).or_default().push(item);
            }
        }
    }
    let environment = templates();
    for area in AREAS {
        for rule in area.rules {
            let items = by_code.get(rule.code).map_or(&[][..], Vec::as_slice);
            current(&format!("{FOLDER}/{}.md", rule.code), &page(&environment, area, rule, items));
        }
    }
    current(&format!("{FOLDER}/README.md"), &index(&environment));

    let pages = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER)).unwrap();
    let pages: BTreeSet<_> = pages.map(|page| page.unwrap().file_name().into_string().unwrap()).collect();
    let rules = rules::all().map(|rule| format!("{}.md", rule.code)).chain(["README.md".to_owned()]);
    let odd: Vec<_> = pages.difference(&rules.collect()).cloned().collect();
    assert!(odd.is_empty(), "{FOLDER} has pages of no rule: {odd:?}");
}

#[test]
fn every_anchor_of_the_index_leads_to_a_heading_of_its_own() {
    let anchors: BTreeSet<_> = AREAS.iter().map(|area| anchor(area)).collect();
    assert_eq!(anchors.len(), AREAS.len());
}

//! `gen rules`: the catalogue.

use std::fmt::Write;

use poolgate::allowances::bar;
use poolgate::rules::page::Page;
use poolgate::rules::{AREAS, Area, Rule, is_fixable};
use serde_json::{Value, json};

use super::talk::Talk;
use super::{Outcome, Status};

/// List the rules, by area
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// How the list is shown
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
}

pub(super) fn run(arguments: &Arguments, talk: &mut Talk) -> Outcome {
    let list = match arguments.format {
        Format::Text => list(text),
        Format::Markdown => list(markdown),
        Format::Json => {
            let rules = AREAS.iter().flat_map(|area| area.rules.iter().map(|rule| object(area, rule)));
            format!("{:#}\n", json!({ "version": 1, "rules": rules.collect::<Vec<_>>() }))
        }
    };
    talk.product(&list)?;
    Ok(Status::Fine)
}

fn list(area: fn(&Area) -> String) -> String {
    AREAS.iter().map(|entry| area(entry)).collect::<Vec<_>>().join("\n")
}

fn text(area: &Area) -> String {
    let mut out = format!("{} {}\n", area.letters, area.title);
    let width = area.rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in area.rules {
        let fix = if is_fixable(rule) { "fix" } else { "" };
        let _ = writeln!(out, "  {}  {:8}  {fix:3}  {:width$}  {}", rule.code, rule.severity.as_str(), rule.name, summary(rule));
    }
    out
}

fn markdown(area: &Area) -> String {
    let mut out = format!("## {}: {}\n\n| code | severity | name | fix | |\n|---|---|---|---|---|\n", area.letters, area.title);
    for rule in area.rules {
        let summary = summary(rule).replace('|', "\\|");
        let fix = if is_fixable(rule) { "yes" } else { "" };
        let _ = writeln!(out, "| {} | {} | `{}` | {fix} | {summary} |", rule.code, rule.severity.as_str(), rule.name);
    }
    out
}

fn object(area: &Area, rule: &Rule) -> Value {
    json!({
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.as_str(),
        "stops_output": rule.severity.stops_output(),
        "can_be_allowed": bar(rule).is_none(),
        "fixable": is_fixable(rule),
        "area": area.title,
        "summary": summary(rule),
    })
}

/// The summary on one line.
fn summary(rule: &Rule) -> String {
    let summary = Page::parse(rule.page).map_or("", |page| page.summary);
    summary.split_whitespace().collect::<Vec<_>>().join(" ")
}

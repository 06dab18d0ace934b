//! The rules: everything that makes a spec illegal, one file each.
//!
//! A rule is a [`Rule`] in `<area>/<name>.rs` and its [page] in `<area>/<name>.md` beside it. The page is what
//! `gen explain` prints, and its examples are executed by `tests/rules.rs`. [`all`] lists every rule once; an area's
//! `RULES` lists those of the area.
//!
//! A check sees the whole spec and says all it finds. It speaks in paths; it never stops at the first; it is linear in the
//! size of the spec. What the reader refuses (area [`spec`]) has a rule as well, for its code and its page.

use crate::access::Access;
use crate::allowances::Judged;
use crate::files::Sources;
use crate::finding::{Finding, Severity};
use crate::graph::Graph;
use crate::spec::Spec;

pub(crate) mod advice;
pub mod allow;
mod apis;
pub mod app_client;
mod attributes;
pub mod authorizer;
pub mod built_in;
mod by_error;
pub mod domains;
pub mod existing_pool;
pub mod functions;
pub mod http_api;
pub mod identity_providers;
pub mod limits;
pub mod login;
pub mod network;
pub mod oauth;
pub mod page;
mod pattern;
pub mod permissions;
pub mod references;
mod repeated;
mod request_parts;
pub mod resource_server;
pub mod rest_api;
pub mod scopes;
mod shape;
mod shapes;
pub mod spec;
pub mod stage_settings;
#[cfg(test)]
mod testing;
pub mod token_validity;
pub mod user_pool;
mod words;

pub use by_error::by_error;

/// One rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// Two letters of the area and three digits. Never reused.
    pub code: &'static str,
    /// Kebab case; fits the sentence "allow `name`". Never reused.
    pub name: &'static str,
    /// What happens to a stack that breaks it.
    pub severity: Severity,
    /// The page: a summary line, why, AWS's own words, wrong and right examples, sources.
    pub page: &'static str,
    /// Who finds it.
    pub check: Check,
}

/// Who finds that a rule is broken.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// The reader, on its way from text to spec.
    Reader,
    /// A look at the spec.
    Spec(fn(&Context<'_>, &mut Vec<Finding>)),
    /// A look at the resources that the spec becomes.
    Graph(fn(&Graph, &mut Vec<Finding>)),
    /// A look at what became of the allowances, when all others have spoken.
    Allowances(fn(&Judged<'_>, &mut Vec<Finding>)),
}

/// What a check sees.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The spec.
    pub spec: &'a Spec,
    /// The source files that it names.
    pub sources: &'a Sources,
    /// Who can reach what in it.
    pub access: &'a Access<'a>,
}

/// An area of the catalogue: rules that share a subject and the two letters of their codes.
#[derive(Debug)]
pub struct Area {
    /// The two letters.
    pub letters: &'static str,
    /// What it is about, in a word or two.
    pub title: &'static str,
    /// Its rules, by code.
    pub rules: &'static [&'static Rule],
}

/// Every area.
pub static AREAS: &[&Area] = &[
    &spec::AREA,
    &oauth::AREA,
    &app_client::AREA,
    &token_validity::AREA,
    &user_pool::AREA,
    &existing_pool::AREA,
    &identity_providers::AREA,
    &login::AREA,
    &resource_server::AREA,
    &scopes::AREA,
    &authorizer::AREA,
    &rest_api::AREA,
    &stage_settings::AREA,
    &network::AREA,
    &domains::AREA,
    &http_api::AREA,
    &functions::AREA,
    &built_in::AREA,
    &permissions::AREA,
    &references::AREA,
    &limits::AREA,
    &allow::AREA,
];

/// Every rule, by area and code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    AREAS.iter().flat_map(|area| area.rules.iter().copied())
}

/// A rule that is no more. Its code and its name stay taken, and lead to the rule that says now what it said.
#[derive(Debug)]
pub struct Retired {
    /// The code that it had.
    pub code: &'static str,
    /// The name that it had.
    pub name: &'static str,
    /// The code of its successor.
    pub now: &'static str,
}

/// Every rule that is no more, by code.
pub static RETIRED: &[Retired] = &[
    Retired { code: "HA006", name: "malformed-caller-identity", now: "AU007" },
    Retired { code: "HA007", name: "cache-without-identity", now: "AU006" },
    Retired { code: "HA008", name: "cached-answer-for-all-routes", now: "AU010" },
    Retired { code: "HA009", name: "scopes-for-a-function", now: "AU011" },
    Retired { code: "HA011", name: "open-way-round-a-lock", now: "RA053" },
    Retired { code: "HA015", name: "audience-without-tokens", now: "AU013" },
];

/// The rule of this code or name, in any case; for one that is no more its successor.
#[must_use]
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    let named = |code: &str, name: &str| code.eq_ignore_ascii_case(code_or_name) || name.eq_ignore_ascii_case(code_or_name);
    all().find(|rule| named(rule.code, rule.name)).or_else(|| {
        let retired = RETIRED.iter().find(|retired| named(retired.code, retired.name))?;
        all().find(|rule| rule.code == retired.now)
    })
}

/// Whether findings of a rule can carry a fix: those of one of the examples on its page do. `tests/fixes.rs` writes the list.
#[must_use]
pub fn is_fixable(rule: &Rule) -> bool {
    include_str!("fixable.txt").lines().any(|code| code == rule.code)
}

/// Runs every rule over a spec. The findings come in the order of the rules; a report sorts them by place.
#[must_use]
pub fn check(spec: &Spec, sources: &Sources) -> Vec<Finding> {
    let access = Access::of(spec);
    let context = Context { spec, sources, access: &access };
    let mut findings = Vec::new();
    for rule in all() {
        if let Check::Spec(check) = rule.check {
            check(&context, &mut findings);
        }
    }
    findings
}

/// Runs every rule that needs the resources.
#[must_use]
pub fn check_graph(graph: &Graph) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in all() {
        if let Check::Graph(check) = rule.check {
            check(graph, &mut findings);
        }
    }
    findings
}

/// Runs every rule about what became of the allowances.
#[must_use]
pub fn check_allowances(judged: &Judged<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in allow::AREA.rules {
        if let Check::Allowances(check) = rule.check {
            check(judged, &mut findings);
        }
    }
    findings
}

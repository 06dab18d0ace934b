//! What a spec allows: findings come in, and are parted into those that stand and those that may stay.
//!
//! Both kinds of findings, those of the spec and those of its resources, are parted in [`compile`](crate::compile()) and nowhere
//! else; what the reader finds cannot be allowed, for there is no spec then. What became of each [`Allowance`] is its [`Fate`], which
//! the rules of [`rules::allow`] put into words.
//!
//! A finding pays for the depth of its place and not for the number of allowances: they are looked up by place.

mod needed;

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::finding::{Finding, Place};
use crate::path::{Path, Segment};
use crate::rules::{self, Check, Rule};
use crate::spec::Allowance;
use crate::spec::allow::Nowhere;

pub use needed::{Bar, bar};

/// What was found in a spec.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// What stands.
    pub findings: Vec<Finding>,
    /// What the spec allows. It stops nothing.
    pub allowed: Vec<Allowed>,
}

/// A finding that the spec allows.
#[derive(Debug, Clone)]
pub struct Allowed {
    /// What was found.
    pub finding: Finding,
    /// Where the spec allows it: an element of `allow`.
    pub place: Place,
    /// Why.
    pub reason: String,
    /// Until when.
    pub until: Option<Date>,
}

impl Verdict {
    /// Whether something that stands keeps a document from being written.
    #[must_use]
    pub fn stops_output(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity().stops_output())
    }

    /// Adds what was found later.
    pub(crate) fn extend(&mut self, later: Self) {
        self.findings.extend(later.findings);
        self.allowed.extend(later.allowed);
    }
}

/// A spec that was not asked what it allows.
impl From<Vec<Finding>> for Verdict {
    fn from(findings: Vec<Finding>) -> Self {
        Self { findings, allowed: Vec::new() }
    }
}

/// The element of `allow` at an index.
#[must_use]
pub(crate) fn place(index: usize) -> Path {
    Path::root().key("allow").index(index)
}

/// Which rules have spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// Those that look at the spec.
    Spec,
    /// All of them.
    All,
}

/// The allowances of a spec, and what they were good for so far.
#[derive(Debug)]
pub(crate) struct Allowances<'a> {
    list: Vec<Entry<'a>>,
    today: Option<Date>,
    by_place: BTreeMap<&'a [Segment], Spot>,
}

/// One of them.
#[derive(Debug)]
struct Entry<'a> {
    allowance: &'a Allowance,
    /// Its rule; none where there is none, it cannot be allowed, or an earlier allowance is of the same.
    rule: Option<&'static Rule>,
    covered: Covered,
}

/// What is allowed at one place.
#[derive(Debug, Default)]
struct Spot {
    /// By the code of its rule, the first allowance of each.
    rules: BTreeMap<&'static str, usize>,
    /// Whether anything at all is found here or inside of here: then it is a place, written or not.
    seen: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Covered {
    /// A finding that it allows.
    allowed: bool,
    /// A finding that it would allow, had it not expired.
    expired: bool,
    /// A finding that it would allow, did not another one inside of its place.
    inside: bool,
}

/// What became of an allowance.
#[derive(Debug, Clone)]
pub enum Fate {
    /// It allows something.
    Used,
    /// Nothing is written or found at its place.
    Nowhere(Nowhere),
    /// It allows nothing.
    Unused {
        /// Its rule.
        rule: &'static Rule,
        /// Why not.
        why: Unused,
    },
    /// Its last day is over.
    Expired {
        /// Its rule.
        rule: &'static Rule,
        /// Whether it would allow something, had it not expired.
        wanted: bool,
    },
    /// Nobody can tell: it is wrong in itself, or its rule has not spoken, or holds back while there are errors.
    Unknown,
}

/// Why an allowance allows nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unused {
    /// Its rule finds nothing.
    Nothing,
    /// Its rule finds something, but not there: of all such places this one has most in common with its own.
    Elsewhere(Path),
    /// All that its rule finds there is allowed by others, at places inside of it.
    Inside,
}

/// The allowances of a spec, each with what became of it.
#[derive(Debug)]
pub struct Judged<'a>(Vec<(&'a Allowance, Fate)>);

impl<'a> Judged<'a> {
    /// Every allowance, with where it is and what became of it.
    pub fn each(&self) -> impl Iterator<Item = (Path, &'a Allowance, &Fate)> {
        self.0.iter().enumerate().map(|(index, (allowance, fate))| (place(index), *allowance, fate))
    }
}

impl<'a> Allowances<'a> {
    pub(crate) fn new(list: &'a [Allowance], today: Option<Date>) -> Self {
        let mut by_place: BTreeMap<&[Segment], Spot> = BTreeMap::new();
        let mut entry = |(index, allowance): (usize, &'a Allowance)| {
            let spot = by_place.entry(allowance.at.path().segments()).or_default();
            let known = rules::find(&allowance.rule).filter(|rule| bar(rule).is_none());
            let rule = known.filter(|rule| *spot.rules.entry(rule.code).or_insert(index) == index);
            Entry { allowance, rule, covered: Covered::default() }
        };
        let list = list.iter().enumerate().map(&mut entry).collect();
        Self { list, today, by_place }
    }

    /// Parts findings.
    pub(crate) fn judge(&mut self, findings: Vec<Finding>) -> Verdict {
        if self.list.is_empty() {
            return findings.into();
        }
        let mut verdict = Verdict::default();
        for finding in findings {
            match self.allows(&finding) {
                Some((index, allowance)) => verdict.allowed.push(Allowed {
                    finding,
                    place: Place::Value(place(index)),
                    reason: allowance.reason.clone(),
                    until: allowance.until,
                }),
                None => verdict.findings.push(finding),
            }
        }
        verdict
    }

    /// The innermost allowance that a finding is allowed by.
    fn allows(&mut self, finding: &Finding) -> Option<(usize, &'a Allowance)> {
        let segments = finding.place.path()?.segments();
        let mut found = None;
        for depth in (0..=segments.len()).rev() {
            let Some(spot) = segments.get(..depth).and_then(|prefix| self.by_place.get_mut(prefix)) else { continue };
            spot.seen = true;
            let Some(index) = spot.rules.get(finding.rule.code).copied() else { continue };
            let Some(entry) = self.list.get_mut(index) else { continue };
            if expired(entry.allowance, self.today) {
                entry.covered.expired = true;
            } else if found.is_some() {
                entry.covered.inside = true;
            } else {
                entry.covered.allowed = true;
                found = Some((index, entry.allowance));
            }
        }
        found
    }

    /// What became of each, now that these rules have spoken and this stands.
    pub(crate) fn judged(&self, verdict: &Verdict, heard: Heard) -> Judged<'a> {
        if self.list.is_empty() {
            return Judged(Vec::new());
        }
        let places = verdict.findings.iter().filter_map(|finding| Some((finding.rule.code, finding.place.path()?.segments())));
        let standing: Standing<'_> = places.collect();
        let stopped = verdict.stops_output();
        Judged(self.list.iter().map(|entry| (entry.allowance, self.fate(entry, &standing, stopped, heard))).collect())
    }

    fn fate(&self, entry: &Entry<'_>, standing: &Standing<'_>, stopped: bool, heard: Heard) -> Fate {
        let at = &entry.allowance.at;
        if entry.covered.allowed {
            return Fate::Used;
        }
        let seen = self.by_place.get(at.path().segments()).is_some_and(|spot| spot.seen);
        if let Some(nowhere) = at.nowhere().filter(|_| !seen) {
            return Fate::Nowhere(nowhere.clone());
        }
        let Some(rule) = entry.rule else { return Fate::Unknown };
        if expired(entry.allowance, self.today) {
            return Fate::Expired { rule, wanted: entry.covered.expired };
        }
        if entry.covered.inside {
            return Fate::Unused { rule, why: Unused::Inside };
        }
        if let Some(place) = nearest(standing, rule, at.path()) {
            return Fate::Unused { rule, why: Unused::Elsewhere(place) };
        }
        // A rule that says nothing may hold back because of what stops the output.
        let spoken = !matches!(rule.check, Check::Graph(_)) || heard == Heard::All;
        if spoken && !stopped { Fate::Unused { rule, why: Unused::Nothing } } else { Fate::Unknown }
    }
}

/// What stands, by the code of the rule and by place.
type Standing<'a> = BTreeSet<(&'static str, &'a [Segment])>;

fn expired(allowance: &Allowance, today: Option<Date>) -> bool {
    today.zip(allowance.until).is_some_and(|(today, until)| today > until)
}

/// The place at which a rule finds something that has most in common with another: a neighbour of it in their order.
fn nearest(standing: &Standing<'_>, rule: &Rule, to: &Path) -> Option<Path> {
    let here = (rule.code, to.segments());
    let (before, behind) = (standing.range(..here).next_back(), standing.range(here..).next());
    let same = |place: &[Segment]| place.iter().zip(to.segments()).take_while(|(a, b)| a == b).count();
    let both = [behind, before].into_iter().flatten().filter(|(code, _)| *code == rule.code).map(|(_, place)| *place);
    both.reduce(|a, b| if same(b) > same(a) { b } else { a }).map(|place| Path::from(place.to_vec()))
}

#[cfg(test)]
mod tests;

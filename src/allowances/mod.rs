//! What a spec allows: findings come in, and are parted into those that stand and those that may stay.
//!
//! Both kinds of findings, those of the spec and those of its resources, pass through [`Allowances::judge`] in
//! [`compile`](crate::compile()) and nowhere else; what the reader finds cannot be allowed, for there is no spec then. What became of
//! each [`Allowance`] is its [`Fate`], which the rules of [`rules::allow`](crate::rules::allow) put into words.
//!
//! A finding pays for the depth of its place and not for the number of allowances: they are looked up by place.

mod needed;

use std::collections::BTreeMap;
use std::ops::Bound;

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
    list: &'a [Allowance],
    today: Option<Date>,
    by_place: BTreeMap<&'a [Segment], Spot>,
    /// What an allowance covered, one for one.
    covered: Vec<Covered>,
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
}

/// What became of an allowance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It allows something.
    Used,
    /// Nothing is written or found at its place.
    Nowhere(Nowhere),
    /// Its rule finds nothing there.
    Unused {
        /// Where the rule does find something: of all such places the one that has most in common with its own.
        elsewhere: Option<Path>,
    },
    /// Its last day is over.
    Expired {
        /// Whether it would allow something, had it not expired.
        wanted: bool,
    },
    /// Nobody can tell: it is wrong in itself, or its rule has not spoken, or holds back while there are errors.
    Unknown,
}

/// The allowances of a spec, each with what became of it.
#[derive(Debug)]
pub struct Judged<'a> {
    list: &'a [Allowance],
    fates: Vec<Fate>,
}

impl<'a> Judged<'a> {
    /// Every allowance, with where it is and what became of it.
    pub fn each(&self) -> impl Iterator<Item = (Path, &'a Allowance, &Fate)> {
        self.list.iter().zip(&self.fates).enumerate().map(|(index, (allowance, fate))| (place(index), allowance, fate))
    }
}

impl<'a> Allowances<'a> {
    pub(crate) fn new(list: &'a [Allowance], today: Option<Date>) -> Self {
        let mut by_place: BTreeMap<&[Segment], Spot> = BTreeMap::new();
        for (index, allowance) in list.iter().enumerate() {
            let spot = by_place.entry(allowance.at.path().segments()).or_default();
            if let Some(rule) = allowable(allowance) {
                spot.rules.entry(rule.code).or_insert(index);
            }
        }
        Self { list, today, by_place, covered: vec![Covered::default(); list.len()] }
    }

    /// Parts findings.
    pub(crate) fn judge(&mut self, findings: Vec<Finding>) -> Verdict {
        let mut verdict = Verdict::default();
        if self.list.is_empty() {
            verdict.findings = findings;
            return verdict;
        }
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
            let Some((index, allowance)) = spot.rules.get(finding.rule.code).and_then(|index| Some((*index, self.list.get(*index)?)))
            else {
                continue;
            };
            let Some(covered) = self.covered.get_mut(index) else { continue };
            if expired(allowance, self.today) {
                covered.expired = true;
            } else if found.is_none() {
                covered.allowed = true;
                found = Some((index, allowance));
            }
        }
        found
    }

    /// What became of each, now that these rules have spoken and this stands.
    pub(crate) fn judged(&self, verdict: &Verdict, heard: Heard) -> Judged<'a> {
        let mut standing = BTreeMap::new();
        for finding in if self.list.is_empty() { &[][..] } else { &verdict.findings } {
            if let Some(path) = finding.place.path() {
                standing.insert((finding.rule.code, path.segments()), path);
            }
        }
        let stopped = verdict.stops_output();
        let fate = |(index, allowance): (usize, &Allowance)| {
            let spot = self.by_place.get(allowance.at.path().segments());
            let covered = self.covered.get(index).copied().unwrap_or_default();
            if covered.allowed {
                return Fate::Used;
            }
            if let Some(nowhere) = allowance.at.nowhere().filter(|_| spot.is_none_or(|spot| !spot.seen)) {
                return Fate::Nowhere(nowhere.clone());
            }
            let first = |rule: &&'static Rule| spot.is_some_and(|spot| spot.rules.get(rule.code) == Some(&index));
            let Some(rule) = allowable(allowance).filter(first) else { return Fate::Unknown };
            if expired(allowance, self.today) {
                return Fate::Expired { wanted: covered.expired };
            }
            let elsewhere = nearest(&standing, rule, allowance.at.path());
            // A rule that says nothing may hold back because of what stops the output; one that speaks does not.
            let spoken = !matches!(rule.check, Check::Graph(_)) || heard == Heard::All;
            if elsewhere.is_some() || (spoken && !stopped) { Fate::Unused { elsewhere } } else { Fate::Unknown }
        };
        Judged { list: self.list, fates: self.list.iter().enumerate().map(fate).collect() }
    }
}

/// The rule of an allowance, if it is one that can be allowed.
fn allowable(allowance: &Allowance) -> Option<&'static Rule> {
    rules::find(&allowance.rule).filter(|rule| bar(rule).is_none())
}

fn expired(allowance: &Allowance, today: Option<Date>) -> bool {
    today.zip(allowance.until).is_some_and(|(today, until)| today > until)
}

/// The place at which a rule finds something that has most in common with another: a neighbour of it in their order.
fn nearest(standing: &BTreeMap<(&'static str, &[Segment]), &Path>, rule: &Rule, to: &Path) -> Option<Path> {
    let here = (rule.code, to.segments());
    let before = standing.range((Bound::Unbounded, Bound::Excluded(here))).next_back();
    let behind = standing.range((Bound::Included(here), Bound::Unbounded)).next();
    let same = |path: &Path| path.segments().iter().zip(to.segments()).take_while(|(a, b)| a == b).count();
    let both = [behind, before].into_iter().flatten().filter(|((code, _), _)| *code == rule.code).map(|(_, path)| *path);
    both.reduce(|a, b| if same(b) > same(a) { b } else { a }).cloned()
}

#[cfg(test)]
mod tests;

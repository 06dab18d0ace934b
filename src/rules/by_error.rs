//! From AWS's words back to the rule that would have prevented them.
//!
//! A text that somebody pasted goes in, the rules whose pages quote something like it come out. Words count by how rare they are among the
//! quotes: `failed to satisfy constraint` stands in many and says little, `poolName` in one and says all. What an error message repeats of
//! the caller's own values matches nothing and costs nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::page::Page;
use super::{Rule, all};

/// The least share of a quote, by weight, that the text must have. Half is chance: two messages of one service share as much.
const ENOUGH: f64 = 0.6;
/// The fewest words that the two must share.
const FEWEST: usize = 3;
/// How far behind the best another may be.
const NEAR: f64 = 0.1;

/// The rules whose pages quote AWS as the text does, the likeliest first; empty if none does.
///
/// ```
/// let found = poolgate::rules::by_error("Only one of the aliasAttributes or usernameAttributes can be set in a User pool.");
/// assert!(found.is_empty() || found[0].page.contains("aliasAttributes"));
/// ```
#[must_use]
pub fn by_error(text: &str) -> Vec<&'static Rule> {
    let quotes: Vec<(&Rule, BTreeSet<String>)> = all().flat_map(|rule| quoted(rule).into_iter().map(move |words| (rule, words))).collect();
    let mut rules_with: BTreeMap<&str, u32> = BTreeMap::new();
    for word in quotes.iter().flat_map(|(_, words)| words) {
        *rules_with.entry(word).or_default() += 1;
    }
    let count = quotes.len() as f64;
    let weight = |word: &str| rules_with.get(word).map_or(0.0, |with| (count / f64::from(*with)).ln());
    let text = words(text);
    let mut found: Vec<(f64, &Rule)> = Vec::new();
    for (rule, quote) in &quotes {
        let (mut shared, mut whole, mut words) = (0.0, 0.0, 0);
        for word in quote {
            let weight = weight(word);
            whole += weight;
            if text.contains(word) {
                shared += weight;
                words += 1;
            }
        }
        if whole > 0.0 && words >= FEWEST && shared / whole >= ENOUGH {
            match found.iter_mut().find(|(_, known)| known.code == rule.code) {
                Some(known) => known.0 = known.0.max(shared / whole),
                None => found.push((shared / whole, rule)),
            }
        }
    }
    found.sort_by(|(one, a), (other, b)| other.total_cmp(one).then(a.code.cmp(b.code)));
    let best = found.first().map_or(0.0, |(score, _)| *score);
    found.into_iter().take_while(|(score, _)| *score >= best - NEAR).map(|(_, rule)| rule).collect()
}

/// The words of each line that the page quotes.
fn quoted(rule: &Rule) -> Vec<BTreeSet<String>> {
    let said = Page::parse(rule.page).and_then(|page| page.aws_says).unwrap_or_default();
    said.lines().map(words).filter(|words| !words.is_empty()).collect()
}

/// Runs of letters in small letters; numbers are values, not words.
fn words(text: &str) -> BTreeSet<String> {
    let runs = text.split(|c: char| !c.is_alphabetic()).filter(|run| run.chars().nth(1).is_some());
    runs.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever AWS is quoted with leads to its rule, among those that quote the same.
    #[test]
    fn every_quote_leads_to_its_rule() {
        let mut asked = 0;
        for rule in all() {
            let said = Page::parse(rule.page).unwrap().aws_says.unwrap_or_default();
            for line in said.lines().filter(|line| words(line).len() >= FEWEST) {
                let pasted =
                    format!("Resource handler returned message: \"{line}\" (Service: Example, Status Code: 400, Request ID: 1-2-3)");
                assert!(by_error(&pasted).iter().any(|found| found.code == rule.code), "{}: {line}", rule.code);
                asked += 1;
            }
        }
        assert!(asked > 80, "where are the quotes?");
    }

    #[test]
    fn what_aws_never_said_leads_nowhere() {
        for text in ["", "no", "the quick brown fox jumps over the lazy dog", "\u{1b}[2J", "failed to satisfy constraint"] {
            assert_eq!(by_error(text).len(), 0, "{text}");
        }
    }
}

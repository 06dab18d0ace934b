//! What to say of a name that leads nowhere: the one that was meant, or those that there are.

use crate::finding::{Meant, meant, shown};

/// Finds the name that was meant, for as many faults as is sensible: the comparison of two words is quadratic in their
/// length, and a spec can have thousands of wrong names beside thousands of right ones.
#[derive(Debug)]
pub(crate) struct Advisor {
    /// How many cells of distance tables may still be filled.
    budget: usize,
}

impl Advisor {
    pub(crate) fn new() -> Self {
        // About ten milliseconds; enough for thousands of slips in a spec of a usual size.
        Self { budget: 4_000_000 }
    }

    /// The nearest of `names` to `word`, if it is near enough to have been meant.
    pub(crate) fn nearest<'a>(&mut self, word: &str, names: impl ExactSizeIterator<Item = &'a str>) -> Option<&'a str> {
        self.meant(word, names).map(|meant| meant.word)
    }

    /// [`nearest`](Self::nearest), and whether it is certain.
    pub(crate) fn meant<'a>(&mut self, word: &str, names: impl ExactSizeIterator<Item = &'a str>) -> Option<Meant<'a>> {
        // Names are mostly shorter than 16 characters; long ones make the count too small, but only by a small factor.
        let cost = (names.len() + 1).saturating_mul(word.len().min(128) + 1).saturating_mul(16);
        self.budget = self.budget.checked_sub(cost)?;
        meant(word, names)
    }

    /// Help for a name that nothing under `section` has, and the name that was certainly meant.
    pub(crate) fn name<'a>(
        &mut self,
        word: &str,
        section: &str,
        names: impl ExactSizeIterator<Item = &'a str> + Clone,
    ) -> (String, Option<&'a str>) {
        if let Some(meant) = self.meant(word, names.clone()) {
            return (format!("did you mean {}?", shown(meant.word)), meant.certainly());
        }
        let help = match list(names) {
            Some(all) => format!("under `{section}` there is {all}"),
            None => format!("nothing is defined under `{section}`; define {} there", shown(word)),
        };
        (help, None)
    }
}

/// The first few of some names in a sentence; `None` if there are none.
pub(crate) fn list<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> Option<String> {
    const MOST: usize = 6;
    let count = names.len();
    let mut first: Vec<String> = names.take(MOST).map(shown).collect();
    let last = match count.checked_sub(MOST) {
        Some(more) if more > 0 => format!("{more} more"),
        _ => first.pop()?,
    };
    Some(if first.is_empty() { last } else { format!("{} and {last}", first.join(", ")) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_names_are_listed() {
        let names = |count: usize| (0..count).map(|i| format!("n{i}")).collect::<Vec<_>>();
        let said = |count| list(names(count).iter().map(String::as_str));
        assert_eq!(said(0), None);
        assert_eq!(said(1).unwrap(), "`n0`");
        assert_eq!(said(3).unwrap(), "`n0`, `n1` and `n2`");
        assert_eq!(said(8).unwrap(), "`n0`, `n1`, `n2`, `n3`, `n4`, `n5` and 2 more");
    }

    #[test]
    fn advice_ends_where_it_would_cost_too_much() {
        let names: Vec<String> = (0..10_000).map(|i| format!("name{i}")).collect();
        let mut advisor = Advisor::new();
        let found = (0..1000).filter(|i| advisor.nearest(&format!("nome{i}"), names.iter().map(String::as_str)).is_some()).count();
        assert!((1..100).contains(&found), "{found}");
    }
}

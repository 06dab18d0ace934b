//! Decisions, read off a tape of numbers.
//!
//! A generator that decides one thing after the other is easier to keep legal than strategies put together, and it shrinks as
//! well: proptest makes the numbers smaller and the tape shorter, 0 is always the simplest choice, and a tape that has run
//! out says 0 for ever. Each section of a spec has a tape of its own, so that a change in one leaves the others as they were.

use proptest::prelude::*;

/// The decisions of one section.
#[derive(Debug, Clone)]
pub(crate) struct Choices {
    tape: Vec<u16>,
    at: usize,
}

/// Tapes of all lengths: a short one makes a small section.
pub(crate) fn tape() -> impl Strategy<Value = Choices> {
    prop_oneof![1 => 0..30_usize, 3 => 30..400_usize]
        .prop_flat_map(|longest| prop::collection::vec(any::<u16>(), longest / 2..=longest))
        .prop_map(|tape| Choices { tape, at: 0 })
}

impl Choices {
    fn next(&mut self) -> usize {
        let value = self.tape.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        usize::from(value)
    }

    /// A number below `count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.next() % count
    }

    /// True so many times in a hundred.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    /// One of them.
    pub(crate) fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Some of them, in their order: none, all, or anything between.
    pub(crate) fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        let percent = self.one(&[0, 30, 60, 100]);
        of.iter().filter(|_| percent > 0 && self.chance(percent)).cloned().collect()
    }

    /// Some of them, at least one.
    pub(crate) fn some_at_least_one<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        let some = self.some(of);
        if some.is_empty() { vec![self.one(of)] } else { some }
    }

    /// A whole number of a range, its borders often.
    pub(crate) fn number(&mut self, from: u64, to: u64) -> u64 {
        match self.below(4) {
            0 => from,
            1 => to,
            _ => from + self.next() as u64 * 65_537 % (to - from + 1),
        }
    }
}

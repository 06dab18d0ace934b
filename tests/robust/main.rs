//! Whatever is put before the checker: it ends, soon, in little memory, with findings that point into the text.
//!
//! Three kinds of input: bytes and tokens of YAML in any order (`texts`), known ways to make a parser suffer (`bombs`), and
//! trees of the language's own shape with anything in them, so that the rules are reached (`trees`). Every report format is
//! made of what is found. The bounds are in `meter`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that meets the unexpected stops")]

mod bombs;
#[path = "../support/legal/choices.rs"]
#[allow(dead_code, reason = "the generator of legal specs uses all of it")]
mod choices;
mod meter;
mod texts;
mod trees;

use meter::examine;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

/// So many cases of one kind, alone: memory is measured for the whole process. As long as nobody asks for others, they are the
/// same everywhere, so that a red run can be repeated.
fn hold<T: std::fmt::Debug>(count: u32, strategy: impl Strategy<Value = T>, bytes: impl Fn(&T) -> Vec<u8>) {
    let _alone = meter::alone();
    let mut config = ProptestConfig { failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = count;
    }
    if matches!(config.rng_seed, RngSeed::Random) {
        config.rng_seed = RngSeed::Fixed(1);
    }
    TestRunner::new(config).run(&strategy, |case| examine(&bytes(&case))).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn any_bytes() {
    hold(1500, texts::bytes(), Vec::clone);
}

#[test]
fn tokens_in_any_order() {
    hold(1500, texts::tokens(), |text| text.clone().into_bytes());
}

#[test]
fn trees_of_any_keys() {
    hold(800, trees::any_tree(), |tree| serde_json::to_vec_pretty(tree).unwrap());
}

#[test]
fn specs_with_anything_in_them() {
    hold(800, trees::any_spec(), |tree| serde_yaml::to_string(tree).unwrap().into_bytes());
}

#[test]
fn bombs_do_not_go_off() {
    let _alone = meter::alone();
    for (name, text) in bombs::all() {
        examine(&text).unwrap_or_else(|error| panic!("{name}, {} bytes: {error}", text.len()));
    }
}

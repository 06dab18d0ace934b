//! The writers, judged by readers that are not ours.

// clippy.toml lets tests panic, but does not see that the helpers of an integration test are part of one.
#![allow(clippy::unwrap_used, clippy::panic)]

mod hcl;
mod json;
mod terraform;
mod trees;
mod yaml;

/// What is done to nobody's favour: see `tests/fixtures/hostile-strings.json`.
fn hostile() -> Vec<String> {
    serde_json::from_str(include_str!("../fixtures/hostile-strings.json")).unwrap()
}

#[test]
fn the_fixture_is_distinct_and_large() {
    let strings = hostile();
    assert!(strings.len() >= 400, "{}", strings.len());
    let distinct: std::collections::BTreeSet<_> = strings.iter().collect();
    assert_eq!(distinct.len(), strings.len());
}

//! The writers, judged by readers that are not ours.

mod json;
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

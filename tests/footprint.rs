//! What a build script of somebody else compiles: the library without its command line.

use std::collections::BTreeSet;
use std::process::Command;

/// The most crates that `default-features = false` may bring, this one included.
const MOST: usize = 40;

/// Crates that belong to the command line, to the schema or to tests.
const NEVER: [&str; 17] = [
    "annotate-snippets",
    "anstream",
    "anstyle",
    "anstyle-parse",
    "anstyle-query",
    "clap",
    "clap_builder",
    "clap_complete",
    "clap_mangen",
    "criterion",
    "insta",
    "jsonschema",
    "minijinja",
    "schemars",
    "similar",
    "terminal_size",
    "unicode-width",
];

#[test]
fn a_build_script_compiles_little() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args(["tree", "--no-default-features", "--edges", "normal", "--prefix", "none", "--format", "{p}", "--offline", "--locked"]);
    let output = command.output().expect("cargo runs, since it runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("names of crates");
    // `name v1.2.3 (what it is)`: a name in two versions is two crates.
    let crates: BTreeSet<Vec<&str>> =
        text.lines().map(|line| line.split_whitespace().take(2).collect()).filter(|one: &Vec<_>| !one.is_empty()).collect();
    let names: BTreeSet<&str> = crates.iter().filter_map(|one| one.first().copied()).collect();
    assert!(names.contains("poolgate") && names.contains("serde"), "{names:?}");
    assert!(crates.len() <= MOST, "{} crates: {names:?}", crates.len());
    let found: Vec<_> = NEVER.into_iter().filter(|name| names.contains(name)).collect();
    assert!(found.is_empty(), "{found:?} are not a build script's business");
}

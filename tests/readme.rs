//! What the README shows is what the command says. `UPDATE=1 cargo test` rewrites it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that meets the unexpected stops")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::generated::keep;

const BEGIN: &str = "<!-- three-mistakes: kept current by tests/readme.rs -->\n";
const END: &str = "<!-- /three-mistakes -->";

#[test]
fn the_three_mistakes_are_told_as_the_readme_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("tests/fixtures/bad");
    let spec = fs::read_to_string(folder.join("three-mistakes.yaml")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_gen"))
        .args(["check", "--color", "never", "three-mistakes.yaml"])
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    let told = String::from_utf8(output.stderr).unwrap();
    let block = format!("```yaml\n{spec}```\n\n```text\n{}```\n", told.trim_end().to_owned() + "\n");

    keep(&root.join("README.md"), BEGIN, END, &block);
}

#[test]
fn the_examples_show_their_diagrams() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut shown = 0;
    for folder in fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path()).filter(|folder| folder.join("poolgate.yaml").is_file())
    {
        let output =
            Command::new(env!("CARGO_BIN_EXE_gen")).args(["graph", "poolgate.yaml"]).current_dir(&folder).env_clear().output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", folder.display());
        let diagram = String::from_utf8(output.stdout).unwrap();
        let begin = "<!-- gen graph: kept current by tests/readme.rs -->\n";
        keep(&folder.join("README.md"), begin, "<!-- /gen graph -->", &format!("```mermaid\n{diagram}```\n"));
        shown += 1;
    }
    assert!(shown >= 3, "where are the examples?");
}

/// The paths that the documents name exist, so that a newcomer finds each.
#[test]
fn named_paths_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for document in ["README.md", "CONTRIBUTING.md", "docs/design.md"] {
        let text = fs::read_to_string(root.join(document)).unwrap();
        let quoted = text.split('`').skip(1).step_by(2).chain(text.split("](").skip(1).filter_map(|rest| rest.split(')').next()));
        for path in quoted {
            let named = ["src/", "tests/", "docs/", "examples/", "schema/", "snapshots/", "templates/", "benches/"]
                .iter()
                .any(|folder| path.starts_with(folder));
            if named && !path.contains(['<', '*', ' ', '{', '#']) {
                assert!(root.join(path).exists(), "{document} names `{path}`, which is not there");
            }
        }
    }
}

//! What `docs/findings.md` shows is what the command says. `UPDATE=1 cargo test` rewrites it.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that meets the unexpected stops, in its helpers too")]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use support::generated::keep;

const SPEC: &str = "one-slip-one-allowed.yaml";

fn check(arguments: &[&str]) -> Output {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bad");
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen"));
    command.args(["check", "--today", "2026-11-21", "--color", "never"]).args(arguments).arg(SPEC).current_dir(folder).env_clear();
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    output
}

fn block(language: &str, text: &str) -> String {
    format!("```{language}\n{}\n```\n", text.trim_end())
}

#[test]
fn the_formats_are_as_the_document_shows_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let spec = fs::read_to_string(root.join("tests/fixtures/bad").join(SPEC)).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let blocks = [
        ("spec", block("yaml", &spec)),
        ("text", block("text", &text(check(&[]).stderr))),
        ("json", block("json", &text(check(&["--format", "json"]).stdout))),
        ("github", block("text", &text(check(&["--format", "github"]).stdout))),
        ("fix", block("diff", &text(check(&["--fix", "--dry-run"]).stdout))),
    ];
    for (name, block) in blocks {
        let begin = format!("<!-- {name}: kept current by tests/findings.rs -->\n");
        keep(&root.join("docs/findings.md"), &begin, &format!("<!-- /{name} -->"), &block);
    }
}

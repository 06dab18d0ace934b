//! The real `terraform`, without providers, credentials or a network.

use serde_json::Value;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};

fn run(dir: &Path, args: &[&str]) -> std::io::Result<Output> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // Nothing of the developer's own configuration: no CLI file, no plugin cache, no token.
    Command::new("terraform")
        .args(args)
        .current_dir(dir)
        .env_clear()
        .env("PATH", path)
        .env("HOME", dir)
        .env("CHECKPOINT_DISABLE", "1")
        .output()
}

/// A directory to work in, or `None`, said aloud, where there is no terraform.
pub(crate) fn workspace(test: &str) -> Option<tempfile::TempDir> {
    let dir = tempfile::tempdir().unwrap();
    match run(dir.path(), &["version"]) {
        Ok(_) => Some(dir),
        Err(error) => {
            assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "terraform is there and does not run: {error}");
            // Past the test harness, which would swallow it.
            let _ = writeln!(std::io::stderr(), "SKIPPED {test}: no `terraform` on PATH");
            None
        }
    }
}

fn succeed(dir: &Path, args: &[&str]) -> String {
    let output = run(dir, args).unwrap();
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "terraform {args:?}\n{}\n{}",
        out.chars().take(8000).collect::<String>(),
        err.chars().take(4000).collect::<String>()
    );
    out
}

/// Fails with a diff unless every file of the directory is as `terraform fmt` would leave it.
pub(crate) fn fmt_check(dir: &Path) {
    succeed(dir, &["fmt", "-check", "-diff", "-no-color"]);
}

/// Applies the directory and returns the values of its outputs.
#[allow(dead_code, reason = "not every suite applies")]
pub(crate) fn outputs(dir: &Path) -> Value {
    succeed(dir, &["apply", "-auto-approve", "-no-color", "-input=false"]);
    let all: Value = serde_json::from_str(&succeed(dir, &["output", "-json"])).unwrap();
    Value::Object(all.as_object().unwrap().iter().map(|(name, output)| (name.clone(), output["value"].clone())).collect())
}

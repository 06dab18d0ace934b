//! The judges that are not ours: cfn-lint, moto and a gateway over what was deployed, in `tests/conformance` (pytest).
//!
//! They need Python with the packages of `tests/conformance/requirements.txt`: the one that `POOLGATE_PYTHON` names, or else
//! `python3`. Where there is none, this test says so, loudly, and passes; in CI it fails instead.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected stops")]

#[path = "support/legal/mod.rs"]
mod generator;
#[path = "support/spec_coverage.rs"]
mod spec_coverage;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Prints past the capture of the test runner: what was left out must be seen on a green run too.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Why the suite cannot run with this Python, or nothing if it can.
fn missing(python: &str, suite: &Path) -> Option<String> {
    let check = "import importlib.metadata as m, sys\n\
                 for line in open(sys.argv[1]):\n\
                 \x20   name, found, version = line.split('#')[0].strip().partition('==')\n\
                 \x20   if found:\n\
                 \x20       have = m.version(name.split('[')[0])\n\
                 \x20       assert have == version, f'{name} is {have}, not {version}'\n";
    let output = Command::new(python).args(["-c", check]).arg(suite.join("requirements.txt")).output();
    match output {
        Err(error) => Some(format!("`{python}` does not start: {error}")),
        Ok(output) if output.status.success() => None,
        Ok(output) => Some(String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or("it fails without a word").to_owned()),
    }
}

/// How many of the specs that `tests/legal.rs` makes are put before the judges of `test_legal.py`.
const SAMPLE: usize = 26;

/// Where the sample is left for who runs `test_legal.py` by itself.
#[test]
fn a_sample_of_legal_specs_is_written() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("legal");
    let _ = std::fs::remove_dir_all(&folder);
    generator::sample::write(&generator::sample::sample(SAMPLE), &folder);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), SAMPLE);
}

#[test]
fn the_judges_agree() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance");
    let python = std::env::var("POOLGATE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if let Some(reason) = missing(&python, &suite) {
        assert!(std::env::var_os("CI").is_none(), "in CI no case may be left out: {reason}");
        say("");
        say(
            "LEFT OUT: the whole conformance suite (cfn-lint, deployment to moto by CloudFormation and Terraform and their parity, the locked door, built-in handlers, YAML readers).",
        );
        say(&format!("  why:  {reason}"));
        say("  cure: python3 -m venv target/judges && target/judges/bin/pip install -r tests/conformance/requirements.txt");
        say("        POOLGATE_PYTHON=target/judges/bin/python cargo test --test conformance");
        return;
    }
    let sample = tempfile::tempdir().unwrap();
    generator::sample::write(&generator::sample::sample(SAMPLE), sample.path());
    let status = Command::new(&python)
        .args(["-m", "pytest", "--quiet", "-p", "no:cacheprovider"])
        // Each worker has an account of its own; the tests of a file share one. `conftest.py` says which file is first.
        .args(["--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder", "."])
        .current_dir(&suite)
        .env("POOLGATE_GEN", env!("CARGO_BIN_EXE_gen"))
        .env("POOLGATE_LEGAL", sample.path())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "the conformance suite fails: {status}");
}

//! For build scripts: a spec compiled while a crate is built.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), poolgate::build::Error> {
//!     poolgate::build::Build::new("poolgate.yaml").cloudformation("stack.yaml").run()
//! }
//! ```
//!
//! ```text
//! // src/lib.rs
//! pub const STACK: &str = include_str!(concat!(env!("OUT_DIR"), "/stack.yaml"));
//! ```
//!
//! A spec with an error fails the build with the findings as its message; what only deserves a look becomes a warning of
//! the build. Cargo runs the script again when the spec or one of the files that it names changes. Take the crate with
//! `default-features = false`: the command line is not compiled then.
//!
//! What the spec allows is no warning. It does not expire here: cargo runs the script when a file changes and not when a day
//! is over, so a build would depend on when it ran last. Who wants it all the same says the day with [`Build::on`].
//!
//! This module alone reads the environment (`CARGO_MANIFEST_DIR`, `OUT_DIR`) and writes to the standard output, for that
//! is how cargo and a build script talk.

use std::fmt;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::compile::Format;
use crate::date::Date;
use crate::files::{Folder, Outside};
use crate::output::write_if_changed;
use crate::report::{self, Outcome, harmless};
use crate::syntax::MAX_BYTES;

/// A spec, and the documents to make of it.
#[derive(Debug, Clone)]
pub struct Build {
    spec: PathBuf,
    outputs: Vec<(PathBuf, Format)>,
    today: Option<Date>,
}

/// Why the build fails, as a person wants to read it. `Debug` says the same, so that `main` may return it.
pub struct Error(String);

impl Build {
    /// Compiles the spec at this path, which is relative to the folder of the crate's `Cargo.toml`.
    #[must_use]
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        Self { spec: spec.into(), outputs: Vec::new(), today: None }
    }

    /// Writes the CloudFormation template to this path, which is relative to `OUT_DIR`: as JSON if it ends in `.json`,
    /// else as YAML. A file that holds the same already is not touched. Without an output the spec is checked only.
    #[must_use]
    pub fn cloudformation(mut self, output: impl Into<PathBuf>) -> Self {
        let output = output.into();
        let json = output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        self.outputs.push((output, if json { Format::Json } else { Format::Yaml }));
        self
    }

    /// Judges what the spec allows as of a day: what ended before is a finding again.
    #[must_use]
    pub fn on(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }

    /// Does it.
    ///
    /// # Errors
    /// The spec cannot be read or has findings that stop the output; an output cannot be written; the process is no
    /// build script.
    pub fn run(&self) -> Result<(), Error> {
        let folder = |name: &str| {
            let value = std::env::var_os(name).map(PathBuf::from);
            value.ok_or_else(|| Error(format!("`{name}` is not set: poolgate::build is for build scripts, which cargo runs")))
        };
        self.run_in(&folder("CARGO_MANIFEST_DIR")?, &folder("OUT_DIR")?, &mut io::stdout().lock())
    }

    fn run_in(&self, root: &Path, out: &Path, cargo: &mut dyn Write) -> Result<(), Error> {
        let path = root.join(&self.spec);
        tell(cargo, "rerun-if-changed", &path.to_string_lossy())?;
        let text = read(&path).map_err(|error| Error(format!("cannot read {}: {error}", path.display())))?;
        let folder = path.parent().unwrap_or(root);
        let files = Folder(folder.to_owned());
        let outside = Outside { files: &files, today: self.today };
        let checked = report::check(&self.spec.to_string_lossy(), &text, outside);
        for file in &checked.files {
            tell(cargo, "rerun-if-changed", &folder.join(file).to_string_lossy())?;
        }
        match checked.outcome {
            Outcome::Compiled(compiled) => {
                for line in checked.report.lines() {
                    tell(cargo, "warning", &line)?;
                }
                for (output, format) in &self.outputs {
                    let output = out.join(output);
                    write_if_changed(&output, compiled.cloudformation(*format))
                        .map_err(|error| Error(format!("cannot write {}: {error}", output.display())))?;
                }
                Ok(())
            }
            Outcome::Refused => Err(Error(format!("{}{}", checked.report.text(), checked.report.summary()))),
            Outcome::Bug(bug) => Err(Error(format!("this is a bug of poolgate: {bug}; please report it with the spec"))),
        }
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    // One byte more than is allowed is enough to be refused.
    std::fs::File::open(path)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut text)?;
    Ok(text)
}

/// One line of cargo's protocol. A line break in a value would begin another instruction.
fn tell(cargo: &mut dyn Write, key: &str, value: &str) -> Result<(), Error> {
    writeln!(cargo, "cargo::{key}={}", harmless(value)).map_err(|error| Error(format!("cannot talk to cargo: {error}")))
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `fn main() -> Result<(), Error>` prints "Error: " and this: the report begins on a line of its own.
        write!(f, "\n{self}")
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(spec: &str, files: &[(&str, &str)]) -> (String, Result<(), Error>, Option<String>) {
        run_on(None, spec, files)
    }

    fn run_on(today: Option<&str>, spec: &str, files: &[(&str, &str)]) -> (String, Result<(), Error>, Option<String>) {
        let root = tempfile::tempdir().unwrap();
        let out = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("infra")).unwrap();
        std::fs::write(root.path().join("infra/poolgate.yaml"), spec).unwrap();
        for (name, text) in files {
            std::fs::write(root.path().join("infra").join(name), text).unwrap();
        }
        let mut said = Vec::new();
        let build = Build::new("infra/poolgate.yaml").cloudformation("stack.yaml");
        let build = today.map_or(build.clone(), |today| build.on(today.parse().unwrap()));
        let result = build.run_in(root.path(), out.path(), &mut said);
        let said = String::from_utf8(said).unwrap().replace(&format!("{}/", root.path().display()), "");
        (said, result, std::fs::read_to_string(out.path().join("stack.yaml")).ok())
    }

    const FUNCTION: &str = "name: orders\nfunctions: { list: { runtime: python3.13, handler: list.handler, code: { file: list.py } } }\n";

    #[test]
    fn cargo_watches_the_spec_and_its_files_whatever_becomes_of_them() {
        let both = "cargo::rerun-if-changed=infra/poolgate.yaml\ncargo::rerun-if-changed=infra/list.py\n";
        let (said, result, stack) = run(FUNCTION, &[("list.py", "def handler(event, context):\n    return {}\n")]);
        result.unwrap();
        assert!(said.starts_with(both), "{said}");
        assert!(stack.unwrap().contains("AWS::Lambda::Function"));

        let (said, result, stack) = run(FUNCTION, &[]);
        assert!(said.starts_with(both), "{said}");
        assert!(result.is_err() && stack.is_none());
    }

    #[test]
    fn a_refused_spec_fails_the_build_legibly() {
        let (said, result, stack) = run("name: orders\nuser_pol: {}\n", &[]);
        assert_eq!(said, "cargo::rerun-if-changed=infra/poolgate.yaml\n");
        let error = format!("{:?}", result.unwrap_err());
        assert!(error.starts_with("\ninfra/poolgate.yaml:2:1: error[SP006]: "), "{error}");
        assert!(error.ends_with("\n1 error in infra/poolgate.yaml"), "{error}");
        assert_eq!(stack, None);
    }

    #[test]
    fn what_is_allowed_ends_only_on_a_day_that_is_said() {
        let spec = "name: orders\nuser_pool: { domain: { prefix: orders-login } }\nclients:\n  web: { oauth: { flows: [implicit], scopes: [openid], callback_urls: ['https://app.example.com'] } }\nallow: [{ rule: implicit-grant, at: clients.web, reason: x, until: 2020-01-01 }]\n";
        let warnings = |today| run_on(today, spec, &[]).0.lines().filter(|line| line.starts_with("cargo::warning=")).count();
        assert_eq!(warnings(None), 0);
        assert_eq!(warnings(Some("2020-01-01")), 0);
        assert_eq!(warnings(Some("2020-01-02")), 2);
    }

    #[test]
    fn a_name_cannot_give_cargo_instructions() {
        let mut said = Vec::new();
        tell(&mut said, "warning", "a\ncargo::rustc-link-arg=-x").unwrap();
        assert_eq!(String::from_utf8(said).unwrap(), "cargo::warning=a␊cargo::rustc-link-arg=-x\n");
    }
}

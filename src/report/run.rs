//! The whole way from a spec's bytes to a report: what the command and build scripts share.

use super::Report;
use crate::allowances::Verdict;
use crate::compile::{Compiled, Refused, compile};
use crate::files::{Outside, Sources};
use crate::model::Unresolved;
use crate::spec::Spec;
use crate::syntax::{self, Source};

/// A spec's text, looked at.
#[derive(Debug)]
pub struct Checked {
    /// Everything that was found.
    pub report: Report,
    /// The source files that the spec names, readable or not. Empty if the spec could not be read.
    pub files: Vec<String>,
    /// The spec, if it could be read.
    pub spec: Option<Spec>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a spec.
#[derive(Debug)]
pub enum Outcome {
    /// It compiles. The report may still hold findings that stop nothing.
    Compiled(Box<Compiled>),
    /// The report holds a finding that stops the output.
    Refused,
    /// A rule is missing: a bug of poolgate.
    Bug(Unresolved),
}

/// Reads, checks and compiles a spec's text. `file` is what the report calls it.
///
/// ```
/// use poolgate::{files::NoFiles, report};
/// let checked = report::check("poolgate.yaml", b"name: orders\nuser_pol: {}\n", &NoFiles);
/// assert!(checked.report.text().starts_with("poolgate.yaml:2:1: error[SP006]: "));
/// ```
#[must_use]
pub fn check<'a>(file: &str, text: &[u8], outside: impl Into<Outside<'a>>) -> Checked {
    let outside = outside.into();
    let document = match syntax::parse(text) {
        Ok(document) => document,
        Err(findings) => {
            let report = match syntax::draft(text) {
                Some(document) => Report::of_document(file, &document, &findings.into()),
                None => Report::of_text(file, &Source::new(text), &findings),
            };
            return Checked { report, files: Vec::new(), spec: None, outcome: Outcome::Refused };
        }
    };
    let report = |verdict: &Verdict| Report::of_document(file, &document, verdict);
    let spec = match Spec::read(&document) {
        Ok(spec) => spec,
        Err(findings) => return Checked { report: report(&findings.into()), files: Vec::new(), spec: None, outcome: Outcome::Refused },
    };
    // The paths alone; `compile` reads them.
    let names = Sources::load(&spec, &crate::files::NoFiles).paths().map(str::to_owned).collect();
    let (report, outcome) = match compile(&spec, outside) {
        Ok(compiled) => (report(compiled.verdict()), Outcome::Compiled(Box::new(compiled))),
        Err(Refused::Findings(verdict)) => (report(&verdict), Outcome::Refused),
        Err(Refused::Bug(bug)) => (report(&Verdict::default()), Outcome::Bug(bug)),
    };
    Checked { report, files: names, spec: Some(spec), outcome }
}

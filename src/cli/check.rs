//! `gen check`: what is wrong with a spec, and with `--fix` its cure.

use poolgate::Severity;
use poolgate::report::Outcome::Bug;

use super::input::Input;
use super::talk::Talk;
use super::{Failure, Outcome, Status, fix, severity};

/// Say what is wrong with the spec, and write nothing unless asked to
///
/// Findings as text go to standard error; in the other formats they are the product and go to standard output.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// How findings are shown
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The least severity that makes the exit code 1
    #[arg(long, value_name = "SEVERITY", value_parser = severity::any(), default_value = Severity::Broken.as_str())]
    fail_on: Severity,

    #[command(flatten)]
    fix: fix::Mending,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// GitHub's workflow commands, for the lines of a pull request
    Github,
}

pub(super) fn run(arguments: &Arguments, talk: &mut Talk) -> Outcome {
    let mut text = arguments.input.read()?;
    if arguments.fix.prints(&text) && arguments.format != Format::Text {
        return Err(Failure::new("standard output cannot carry both the spec and the findings").help("take `--format` out"));
    }
    let stale = arguments.fix.wanted() && arguments.fix.apply(&mut text, talk)?;
    let checked = text.check();
    if let Bug(bug) = checked.outcome {
        return Err(bug_of_ours(&bug));
    }
    // What could be applied was.
    let report = &if arguments.fix.wanted() { checked.report.without_cures() } else { checked.report };
    match arguments.format {
        Format::Text => talk.findings(report),
        Format::Json => talk.product(report.json())?,
        Format::Sarif => talk.product(report.sarif())?,
        Format::Github => talk.product(report.github())?,
    }
    if report.entries().is_empty() {
        talk.say(&format!("ok: {}", report.summary()));
    } else {
        talk.say(&report.summary());
    }
    Ok(if stale || report.reaches(arguments.fail_on) { Status::Findings } else { Status::Fine })
}

pub(super) fn bug_of_ours(bug: &poolgate::model::Unresolved) -> Failure {
    Failure::new(format!("this is a bug of poolgate: {bug}")).help("please report it with the spec")
}

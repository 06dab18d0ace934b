//! `gen cfn`: the CloudFormation template of a spec.

use std::path::{Path, PathBuf};

use poolgate::Severity;
use poolgate::output::write_if_changed;

use super::input::{Input, reason};
use super::talk::Talk;
use super::{Failure, Outcome, Status, diff, severity};

/// Compile the spec to a CloudFormation template
///
/// Standard output carries the whole template or nothing. Findings go to standard error.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// Write to this file instead: whole, and only if it changes
    #[arg(short, long, value_name = "FILE", conflicts_with = "check", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Compare with this file, print the difference, and exit with 1 if there is one
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    check: Option<PathBuf>,

    /// The syntax of the template [default: json for a FILE that ends in .json, else yaml]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// The least severity that stops the output
    #[arg(long, value_name = "SEVERITY", value_parser = severity::for_output(), default_value = Severity::Broken.as_str())]
    fail_on: Severity,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Yaml,
    Json,
}

impl Arguments {
    fn format(&self) -> poolgate::Format {
        let file = self.output.as_ref().or(self.check.as_ref());
        let json = file.and_then(|file| file.extension()).is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        match self.format {
            Some(Format::Json) => poolgate::Format::Json,
            None if json => poolgate::Format::Json,
            Some(Format::Yaml) | None => poolgate::Format::Yaml,
        }
    }
}

pub(super) fn run(arguments: &Arguments, talk: &mut Talk) -> Outcome {
    let Some(compiled) = arguments.input.compile(arguments.fail_on, "template", talk)? else {
        return Ok(Status::Findings);
    };
    let text = compiled.cloudformation(arguments.format());
    if let Some(path) = &arguments.check {
        return diff::compare(path, &text, talk);
    }
    match &arguments.output {
        Some(path) if path.as_os_str() != "-" => write(path, &text, talk)?,
        _ => talk.product(&text)?,
    }
    Ok(Status::Fine)
}

fn write(path: &Path, text: &str, talk: &mut Talk) -> Result<(), Failure> {
    let name = path.display();
    match write_if_changed(path, text) {
        Ok(true) => talk.say(&format!("wrote {name}")),
        Ok(false) => talk.say(&format!("{name} is up to date")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Failure::new(format!("cannot write {name}: there is no such folder")));
        }
        Err(error) => return Err(Failure::new(format!("cannot write {name}: {}", reason(&error)))),
    }
    Ok(())
}

//! Finds a spec and reads it, whatever stands in the way.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use poolgate::files::Folder;
use poolgate::report::{self, Checked};
use poolgate::syntax::MAX_BYTES;
use poolgate::{Compiled, Date, Outside, Severity};

use super::Failure;
use super::calendar::Calendar;
use super::check::bug_of_ours;
use super::talk::Talk;

/// The names under which a spec is looked for, the best first.
const NAMES: [&str; 3] = ["poolgate.yaml", "poolgate.yml", "poolgate.json"];

/// The spec that a command is about.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Input {
    /// The spec; `-` reads it from standard input. Default: the nearest poolgate.yaml of this folder and those above it
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: Option<PathBuf>,

    #[command(flatten)]
    calendar: Calendar,
}

impl Input {
    /// Reads the spec and compiles it.
    pub(super) fn check(&self) -> Result<Checked, Failure> {
        Ok(self.read()?.check())
    }

    /// Reads the spec's text.
    pub(super) fn read(&self) -> Result<Text, Failure> {
        let today = self.calendar.today()?;
        let path = match &self.file {
            Some(path) => path.clone(),
            None => search()?,
        };
        if path.as_os_str() == OsStr::new("-") {
            let text = read(io::stdin().lock(), "standard input")?;
            return Ok(Text { path: None, name: "<stdin>".to_owned(), text, folder: Folder(PathBuf::from(".")), today });
        }
        let name = path.display().to_string();
        let text = read(open(&path)?, &name)?;
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = Folder(folder.to_owned());
        Ok(Text { path: Some(path), name, text, folder, today })
    }

    /// Compiles the spec for a target and says what was found; nothing if a finding of at least this severity stops the
    /// output, which `what` names.
    pub(super) fn compile(&self, fail_on: Severity, what: &str, talk: &mut Talk) -> Result<Option<Compiled>, Failure> {
        let Checked { report, outcome, .. } = self.check()?;
        talk.findings(&report);
        match outcome {
            report::Outcome::Bug(bug) => Err(bug_of_ours(&bug)),
            report::Outcome::Compiled(compiled) if !report.reaches(fail_on) => {
                if !report.entries().is_empty() || !report.allowed().is_empty() {
                    talk.say(&report.summary());
                }
                Ok(Some(*compiled))
            }
            _ => {
                talk.say(&format!("{}; no {what} was written", report.summary()));
                Ok(None)
            }
        }
    }
}

/// The text of a spec.
pub(super) struct Text {
    /// Its file; none for standard input.
    pub(super) path: Option<PathBuf>,
    /// What it is called.
    pub(super) name: String,
    pub(super) text: Vec<u8>,
    /// Where the files are that it names.
    folder: Folder,
    /// The day as of which it is judged.
    today: Date,
}

impl Text {
    /// Compiles it.
    pub(super) fn check(&self) -> Checked {
        report::check(&self.name, &self.text, self.outside())
    }

    /// What is known outside of it.
    pub(super) fn outside(&self) -> Outside<'_> {
        Outside::of(&self.folder).on(self.today)
    }
}

/// The nearest spec, looking upwards from the current folder.
fn search() -> Result<PathBuf, Failure> {
    let here = std::env::current_dir().map_err(|error| Failure::new(format!("cannot tell the current folder: {error}")))?;
    let mut folder = PathBuf::new();
    for _ in here.ancestors() {
        if let Some(found) = NAMES.iter().map(|name| folder.join(name)).find(|path| path.is_file()) {
            return Ok(found);
        }
        folder.push("..");
    }
    Err(Failure::new("there is no poolgate.yaml in this folder or above it").help("begin one with `gen init`, or name the file"))
}

fn open(path: &Path) -> Result<File, Failure> {
    let name = path.display();
    let meta = fs::metadata(path).map_err(|error| {
        let failure = Failure::new(format!("cannot read {name}: {}", reason(&error)));
        if error.kind() == ErrorKind::NotFound { failure.help("begin a spec with `gen init`") } else { failure }
    })?;
    if meta.is_dir() {
        return Err(
            Failure::new(format!("{name} is a folder, not a spec")).help(format!("name the file: `gen check {name}/poolgate.yaml`"))
        );
    }
    File::open(path).map_err(|error| Failure::new(format!("cannot read {name}: {}", reason(&error))))
}

/// Reads no more than a spec may have, so that an endless file ends too.
fn read(input: impl Read, name: &str) -> Result<Vec<u8>, Failure> {
    let mut text = Vec::new();
    let read = input.take(MAX_BYTES as u64 + 1).read_to_end(&mut text);
    read.map_err(|error| Failure::new(format!("cannot read {name}: {}", reason(&error))))?;
    if text.len() > MAX_BYTES {
        let message = format!("{name} is larger than the {} MiB that are read of a spec", MAX_BYTES / (1024 * 1024));
        return Err(Failure::new(message).help("is this the right file?"));
    }
    Ok(text)
}

/// Why the system refuses, without its numbers.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied if error.raw_os_error().is_some() => "permission denied".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

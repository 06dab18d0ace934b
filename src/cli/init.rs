//! `gen init`: a spec to begin with, and the schema that lets an editor help.
//!
//! The schema is written beside the spec, whose first line names it by a relative path: an editor then completes and
//! checks without a network, against the language of the very version that will compile the spec. `gen schema` brings it
//! up to date.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use poolgate::report::harmless;

use super::input::reason;
use super::presets::Preset;
use super::talk::Talk;
use super::{Failure, Outcome, Status};

/// The name of the schema beside the spec.
const SCHEMA: &str = "poolgate.schema.json";

/// Begin a spec that compiles
///
/// Writes poolgate.yaml, the source files that it names and poolgate.schema.json, by which an editor completes and checks
/// the spec offline. Overwrites nothing.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What to begin with
    #[arg(long, value_enum, default_value_t = Preset::Minimal)]
    preset: Preset,

    /// The folder to write to
    #[arg(value_name = "DIR", default_value = ".", value_hint = clap::ValueHint::DirPath)]
    folder: PathBuf,
}

pub(super) fn run(arguments: &Arguments, talk: &mut Talk) -> Outcome {
    let schema = poolgate::schema::json();
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for (name, text) in arguments.preset.files() {
        let text = if *name == "poolgate.yaml" { with_schema(text) } else { (*text).to_owned() };
        files.push((arguments.folder.join(name), text));
    }
    // One that is as it would be written is none that would be overwritten.
    let schema_path = arguments.folder.join(SCHEMA);
    if fs::read(&schema_path).ok().as_deref() != Some(schema.as_bytes()) {
        files.push((schema_path, schema));
    }
    // Before anything is written; `create_new` guards against what appears in between.
    if let Some((path, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(exists(path));
    }
    for (path, text) in &files {
        write(path, text)?;
        talk.say(&format!("wrote {}", shown(path)));
    }
    talk.say("next: `gen check`, then `gen cfn -o stack.yaml`");
    Ok(Status::Fine)
}

/// The spec with the line that tells an editor where its schema is.
fn with_schema(text: &str) -> String {
    let lines = text.split_inclusive('\n').filter(|line| !line.starts_with("# yaml-language-server:"));
    std::iter::once(format!("# yaml-language-server: $schema={SCHEMA}\n")).chain(lines.map(str::to_owned)).collect()
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => exists(path),
        _ => Failure::new(format!("cannot write {}: {}", shown(path), reason(&error))),
    };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}

fn exists(path: &Path) -> Failure {
    Failure::new(format!("{} exists already", shown(path))).help("`gen init` overwrites nothing: remove the file, or name another folder")
}

/// A path as a person would write it.
fn shown(path: &Path) -> String {
    harmless(&path.strip_prefix(".").unwrap_or(path).display().to_string())
}

//! `--check`: whether a committed file is what the spec says today, and if not, what differs.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use poolgate::report::harmless;
use similar::{Algorithm, TextDiff};

use super::input::reason;
use super::talk::Talk;
use super::{Failure, Outcome, Status};

/// The largest file that is compared line by line. CloudFormation takes 1 MB.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Compares, prints a unified diff from the file to `text`, and says in a line what to do.
pub(super) fn compare(path: &Path, text: &str, talk: &mut Talk) -> Outcome {
    let name = harmless(&path.display().to_string());
    if is_same(path, text.as_bytes(), &format!("write it with `gen cfn -o {name}`"), talk)? {
        talk.say(&format!("{name} is up to date"));
        return Ok(Status::Fine);
    }
    Ok(Status::Findings)
}

/// Whether a file holds this and nothing else. If it does not, prints how they differ, and what to do.
pub(super) fn is_same(path: &Path, content: &[u8], again: &str, talk: &mut Talk) -> Result<bool, Failure> {
    let name = harmless(&path.display().to_string());
    let old = match read(path) {
        Ok(old) => old,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            talk.say(&format!("{name} does not exist; {again}"));
            return Ok(false);
        }
        Err(error) => return Err(Failure::new(format!("cannot read {name}: {}", reason(&error)))),
    };
    if old == content {
        return Ok(true);
    }
    let text = std::str::from_utf8(content).ok().filter(|text| old.len() as u64 <= LARGEST && !text.contains('\0'));
    let Some(text) = text else {
        talk.say(&format!("{name} is not what the spec says; {again}"));
        return Ok(false);
    };
    let old = String::from_utf8_lossy(&old);
    if old.replace("\r\n", "\n") == text {
        talk.say(&format!("{name} differs in its line endings alone: it has carriage returns; {again}"));
        return Ok(false);
    }
    talk.product(unified(&name, "what the spec says", &old, text))?;
    talk.say(&format!("{name} is not what the spec says; {again}"));
    Ok(false)
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    if std::fs::metadata(path)?.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut old = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut old)?;
    Ok(old)
}

/// How one text becomes another, under the names of both.
pub(super) fn unified(name: &str, other: &str, old: &str, new: &str) -> String {
    // Linear in practice, and its hunks follow the blocks of a document.
    let diff = TextDiff::configure().algorithm(Algorithm::Histogram).diff_lines(old, new);
    let text = diff.unified_diff().header(name, other).to_string();
    // The file may hold anything; what is printed may not.
    text.split_inclusive('\n').map(|line| line.strip_suffix('\n').map_or_else(|| visible(line), |line| visible(line) + "\n")).collect()
}

fn visible(line: &str) -> String {
    line.split('\t').map(harmless).collect::<Vec<_>>().join("\t")
}

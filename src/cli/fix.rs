//! `gen check --fix`: applies the cures, and says which.

use std::fmt::Write;

use poolgate::fix;
use poolgate::output::write_if_changed;
use poolgate::report::harmless;

use super::Failure;
use super::diff::unified;
use super::input::{Text, reason};
use super::talk::Talk;

/// How the cures are applied.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Mending {
    /// Change the spec where a finding has one obvious cure, and keep its comments and its layout
    ///
    /// What was changed is printed, then the findings that remain. Nothing is changed that would say something else than
    /// the finding does, lose a comment, or make another finding worse. The text of standard input is printed as it is then.
    #[arg(long)]
    fix: bool,

    /// With --fix: print what would be changed as a diff, and change nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
}

impl Mending {
    pub(super) fn wanted(&self) -> bool {
        self.fix
    }

    /// Whether standard output is taken by the spec itself, or by a diff of it.
    pub(super) fn prints(&self, text: &Text) -> bool {
        self.fix && (self.dry_run || text.path.is_none())
    }

    /// Applies the cures to a text, in its file as well. Says whether something would have been written and was not.
    pub(super) fn apply(&self, text: &mut Text, talk: &mut Talk) -> Result<bool, Failure> {
        let fixed = fix::text(&text.text, text.outside());
        let changed = fixed.text != text.text;
        match &text.path {
            _ if self.dry_run => {
                let (old, new) = (String::from_utf8_lossy(&text.text), String::from_utf8_lossy(&fixed.text));
                talk.product(if changed { unified(&harmless(&text.name), "mended", &old, &new) } else { String::new() })?;
            }
            None => talk.product(&fixed.text)?,
            Some(path) => {
                write_if_changed(path, &fixed.text)
                    .map_err(|error| Failure::new(format!("cannot write {}: {}", text.name, reason(&error))))?;
            }
        }
        say(&fixed, &text.name, if self.dry_run { "would fix" } else { "fixed" }, talk);
        text.text = fixed.text;
        Ok(changed && self.dry_run)
    }
}

fn say(fixed: &fix::Fixed, file: &str, did: &str, talk: &mut Talk) {
    for one in &fixed.done {
        talk.say(&format!("{file}:{}:{}: {did}[{}]: {}", one.at.line, one.at.column, one.rule.code, one.what));
    }
    for one in &fixed.left {
        let (line, column) = (one.at.line, one.at.column);
        talk.say(&format!("{file}:{line}:{column}: not fixed[{}]: {}: {}", one.rule.code, one.what, one.why));
    }
    let mut counts = String::new();
    for (count, word) in [(fixed.done.len(), did), (fixed.left.len(), "not fixed")] {
        if count > 0 {
            let _ = write!(counts, "{}{word} {count}", if counts.is_empty() { "" } else { ", " });
        }
    }
    if !counts.is_empty() {
        talk.say(&format!("{counts} in {file}"));
    }
}

//! Workflow commands: GitHub shows them beside the lines of a pull request.
//!
//! Source: "Workflow commands for GitHub Actions", <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>;
//! the escapes are those of `@actions/core`, `packages/core/src/command.ts`.

use std::fmt::Write;

use super::{Entry, Report};
use crate::finding::Severity;

impl Report {
    /// One command a line. What the spec allows is no annotation. Empty without findings. GitHub shows ten of a kind and drops the others.
    #[must_use]
    pub fn github(&self) -> String {
        self.entries.iter().map(|entry| self.command(entry) + "\n").collect()
    }

    fn command(&self, entry: &Entry) -> String {
        let severity = entry.rule.severity;
        let command = if severity.stops_output() {
            "error"
        } else if severity >= Severity::Insecure {
            "warning"
        } else {
            "notice"
        };
        let mut out = format!("::{command} ");
        if let Some(file) = &self.file {
            let _ = write!(out, "file={},", property(&file.replace('\\', "/")));
        }
        if let Some(region) = entry.location.region {
            let _ = write!(out, "line={},col={},", region.start.line, region.start.column);
            // A column at the end means something only on the same line.
            if region.end.line == region.start.line && region.end.column > region.start.column {
                let _ = write!(out, "endColumn={},", region.end.column - 1);
            }
        }
        let title = format!("{}[{}] {}", severity.as_str(), entry.rule.code, entry.rule.name);
        let mut message = entry.message.clone();
        if let (None, Some(path)) = (entry.location.region, &entry.location.path) {
            message = format!("{path}: {message}");
        }
        for (location, label) in &entry.related {
            let _ = write!(message, "\n{}: {label}", self.at(location));
        }
        if let Some(help) = &entry.help {
            let _ = write!(message, "\nhelp: {help}");
        }
        let _ = write!(out, "title={}::{}", property(&title), data(&message));
        out
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

//! The form for programs.
//!
//! ```json
//! { "version": 1,
//!   "findings": [
//!     { "code": "SP003", "name": "duplicate-key", "severity": "error", "message": "...", "help": "... or null",
//!       "path": "clients.web or null", "file": "poolgate.yaml or null",
//!       "span": { "start": { "line": 1, "column": 1 }, "end": { "line": 1, "column": 5 } },
//!       "related": [ { "label": "...", "path": "...", "span": { } } ],
//!       "fix": { "what": "...", "edits": [ { "span": { }, "bytes": { "start": 0, "end": 4 }, "text": "..." } ] } } ],
//!   "allowed": [
//!     { "reason": "...", "until": "2027-03-31 or null", "path": "allow[0]", "span": { }, "finding": { } } ] }
//! ```
//!
//! `fix` is the one obvious cure, or null: its edits belong together, and `text` stands then where `span` was. `bytes` are the
//! same place in bytes of the UTF-8 text, counted from zero, without a byte order mark. Make one fix at a time and check again, or
//! let `gen check --fix` do that.
//!
//! `allowed` is what the spec allows: the finding has the form of those in `findings`, without a fix; `path` and `span` are those of the
//! allowance.
//!
//! Lines and columns count from one, columns in characters; the end is the character after the last one. `span` is null
//! for a spec that was not read from a text. New keys may come; the version changes when one goes or means another thing.

use serde::Serialize;

use super::{Cure, Entry, Location, Region, Report};
use crate::syntax::Position;

#[derive(Serialize)]
struct Out<'a> {
    version: u32,
    findings: Vec<Found<'a>>,
    allowed: Vec<Allowed<'a>>,
}

#[derive(Serialize)]
struct Allowed<'a> {
    reason: &'a str,
    until: Option<&'a str>,
    path: Option<&'a str>,
    span: Option<Range>,
    finding: Found<'a>,
}

#[derive(Serialize)]
struct Found<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    path: Option<&'a str>,
    file: Option<&'a str>,
    span: Option<Range>,
    related: Vec<Other<'a>>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Fix<'a> {
    what: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    span: Range,
    bytes: Bytes,
    text: &'a str,
}

#[derive(Serialize)]
struct Bytes {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Other<'a> {
    label: &'a str,
    path: Option<&'a str>,
    span: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

impl Report {
    /// The findings as JSON. All of them; `findings` is empty where there are none, and so is `allowed`.
    #[must_use]
    pub fn json(&self) -> String {
        let findings = self.entries.iter().map(|entry| found(entry, self.file())).collect();
        let allowed = self.allowed.iter().map(|allowed| Allowed {
            reason: &allowed.reason,
            until: allowed.until.as_deref(),
            path: allowed.location.path.as_deref(),
            span: allowed.location.region.as_ref().map(range),
            finding: found(&allowed.entry, self.file()),
        });
        super::pretty(&Out { version: 1, findings, allowed: allowed.collect() })
    }
}

fn found<'a>(entry: &'a Entry, file: Option<&'a str>) -> Found<'a> {
    let other = |(location, label): &'a (Location, String)| Other {
        label,
        path: location.path.as_deref(),
        span: location.region.as_ref().map(range),
    };
    Found {
        code: entry.rule.code,
        name: entry.rule.name,
        severity: entry.rule.severity.as_str(),
        message: &entry.message,
        help: entry.help.as_deref(),
        path: entry.location.path.as_deref(),
        file,
        span: entry.location.region.as_ref().map(range),
        related: entry.related.iter().map(other).collect(),
        fix: entry.cure.as_ref().map(fix),
    }
}

fn fix(cure: &Cure) -> Fix<'_> {
    let edits = cure.edits.iter().map(|(region, text)| Edit {
        span: range(region),
        bytes: Bytes { start: region.span.start, end: region.span.end },
        text,
    });
    Fix { what: &cure.what, edits: edits.collect() }
}

fn range(region: &Region) -> Range {
    let point = |position: Position| Point { line: position.line, column: position.column };
    Range { start: point(region.start), end: point(region.end) }
}

//! SARIF 2.1.0: code scanning, and editors that show its results.
//!
//! Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0",
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. Columns count Unicode characters from one and the
//! end is excluded (section 3.30), which `columnKind` says. A file is a relative reference in RFC 3986's form, so run
//! `gen` in the root of the repository.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::{AllowedEntry, Cure, Entry, Location, Region, Report};
use crate::finding::Severity;
use crate::rules::Rule;
use crate::rules::page::Page;

impl Report {
    /// The findings as a SARIF log of one run.
    #[must_use]
    pub fn sarif(&self) -> String {
        let shown = self.entries.iter().chain(self.allowed.iter().map(|allowed| &allowed.entry));
        let rules: BTreeMap<&str, &Rule> = shown.map(|entry| (entry.rule.code, entry.rule)).collect();
        let index: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(index, code)| (*code, index)).collect();
        let mut results: Vec<Value> = self.entries.iter().map(|entry| self.result(entry, &index)).collect();
        if !self.allowed.is_empty() {
            // Of the others it is said that they are not: viewers take a missing array for "nobody looked".
            results.iter_mut().for_each(|result| put(result, "suppressions", json!([])));
            results.extend(self.allowed.iter().map(|allowed| self.suppressed(allowed, &index)));
        }
        let driver = json!({
            "name": "poolgate",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules.values().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
        });
        super::pretty(&json!({
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
        }))
    }

    fn result(&self, entry: &Entry, index: &BTreeMap<&str, usize>) -> Value {
        let text = match &entry.help {
            Some(help) => format!("{}\nhelp: {help}", entry.message),
            None => entry.message.clone(),
        };
        let mut result = json!({
            "ruleId": entry.rule.code,
            "ruleIndex": index.get(entry.rule.code),
            "level": level(entry.rule.severity),
            "message": { "text": text },
            "locations": [self.location(&entry.location)],
        });
        if !entry.related.is_empty() {
            let related = entry.related.iter().enumerate().map(|(id, (location, label))| {
                let mut value = self.location(location);
                put(&mut value, "id", json!(id));
                put(&mut value, "message", json!({ "text": label }));
                value
            });
            put(&mut result, "relatedLocations", related.collect());
        }
        if let (Some(cure), Some(file)) = (&entry.cure, &self.file) {
            put(&mut result, "fixes", json!([fix(cure, file)]));
        }
        result
    }

    /// What the spec allows (section 3.35): in the source, and accepted by whoever reviewed it.
    fn suppressed(&self, allowed: &AllowedEntry, index: &BTreeMap<&str, usize>) -> Value {
        let mut suppression = json!({
            "kind": "inSource",
            "status": "accepted",
            "justification": allowed.reason,
            "location": self.location(&allowed.location),
        });
        if let Some(until) = &allowed.until {
            put(&mut suppression, "properties", json!({ "until": until }));
        }
        let mut result = self.result(&allowed.entry, index);
        put(&mut result, "suppressions", json!([suppression]));
        result
    }

    fn location(&self, location: &Location) -> Value {
        let mut value = json!({});
        if let Some(file) = &self.file {
            let mut physical = json!({ "artifactLocation": { "uri": uri(file) } });
            if let Some(region) = location.region {
                put(&mut physical, "region", lines(region));
            }
            put(&mut value, "physicalLocation", physical);
        }
        if let Some(path) = &location.path {
            put(&mut value, "logicalLocations", json!([{ "fullyQualifiedName": path }]));
        }
        value
    }
}

fn lines(region: Region) -> Value {
    json!({
        "startLine": region.start.line,
        "startColumn": region.start.column,
        "endLine": region.end.line,
        "endColumn": region.end.column,
    })
}

/// Sections 3.55 to 3.57: a fix, the changes of one file, and replacements; a region of no length is where something is put in.
fn fix(cure: &Cure, file: &str) -> Value {
    let replacement = |(region, text): &(Region, String)| json!({ "deletedRegion": lines(*region), "insertedContent": { "text": text } });
    json!({
        "description": { "text": cure.what },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(file) },
            "replacements": cure.edits.iter().map(replacement).collect::<Vec<_>>(),
        }],
    })
}

fn descriptor(rule: &Rule) -> Value {
    let mut value = json!({
        "id": rule.code,
        "name": rule.name,
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "severity": rule.severity.as_str(), "tags": ["security", rule.severity.as_str()] },
    });
    if let Some(page) = Page::parse(rule.page) {
        let why = if page.why.is_empty() { page.summary } else { page.why };
        put(&mut value, "shortDescription", json!({ "text": page.summary }));
        put(&mut value, "fullDescription", json!({ "text": why }));
        put(&mut value, "help", json!({ "text": format!("{}\n\n{why}", page.summary), "markdown": rule.page }));
    }
    value
}

fn level(severity: Severity) -> &'static str {
    if severity.stops_output() {
        "error"
    } else if severity >= Severity::Insecure {
        "warning"
    } else {
        "note"
    }
}

fn put(value: &mut Value, key: &str, item: Value) {
    if let Value::Object(object) = value {
        object.insert(key.to_owned(), item);
    }
}

/// A file name as a URI reference: forward slashes, everything that is not unreserved in percent form.
fn uri(file: &str) -> String {
    let file = file.replace('\\', "/");
    let mut out = String::from(if file.starts_with('/') { "file://" } else { "" });
    for byte in file.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

//! Source text that cannot be read or run.

use super::source_of_another_language::mismatch;
use super::{at, made};
use crate::files::MAX_SOURCE_BYTES;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::Code;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN014",
    name: "unusable-source",
    severity: Severity::Error,
    page: include_str!("unusable_source.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        let (key, fault) = match &function.code {
            Some(Code::Inline(text)) => ("inline", text_fault(text).map(|(what, help)| (format!("the code {what}"), help))),
            // A file that the runtime would not read has its own finding, whether it is there or not.
            Some(Code::File(_)) if mismatch(function).is_some() => continue,
            Some(Code::File(path)) => ("file", file_fault(context, path)),
            _ => continue,
        };
        if let Some((message, help)) = fault {
            let mut finding = Finding::new(&RULE, Place::Value(at(name).key("code").key(key)), message);
            finding.help = Some(help.to_owned());
            findings.push(finding);
        }
    }
}

fn file_fault(context: &Context<'_>, path: &str) -> Option<(String, &'static str)> {
    let beside = "write its path from the folder of the spec, with `/` between folders, such as `handlers/list.py`";
    if path.trim().is_empty() {
        return Some(("the path of the source file is empty".to_owned(), beside));
    }
    let drive = matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    if drive || path.starts_with(['/', '\\', '~']) {
        return Some((format!("{} is a path of one machine only", shown(path)), beside));
    }
    match context.sources.text(path) {
        Err(reason) => Some((format!("{} cannot be used: {reason}", shown(path)), beside)),
        Ok(text) => text_fault(text).map(|(what, help)| (format!("{} {what}", shown(path)), help)),
    }
}

fn text_fault(text: &str) -> Option<(&'static str, &'static str)> {
    if text.trim().is_empty() {
        return Some(("is empty", "write the handler into it"));
    }
    (text.len() as u64 > MAX_SOURCE_BYTES)
        .then_some(("is larger than the 4 MB that Lambda takes as source text", "build a bundle and give its place as `code: { s3: ... }`"))
}

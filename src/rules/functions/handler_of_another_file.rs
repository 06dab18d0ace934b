//! A handler that names another file than the code is in.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::Code;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN013",
    name: "handler-of-another-file",
    severity: Severity::Error,
    page: include_str!("handler_of_another_file.md"),
    check: Check::Spec(check),
};

/// Source: CloudFormation template reference, AWS::Lambda::Function Code, ZipFile: "the first part of the handler identifier
/// must be `index`".
const INLINE: &str = "index";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        let (file, function_name) = match function.handler.as_deref().and_then(|handler| handler.rsplit_once('.')) {
            Some((file, function)) if !file.is_empty() && !function.is_empty() => (file, function),
            _ => continue,
        };
        let (expected, code) = match &function.code {
            Some(Code::Inline(_)) => (INLINE, "inline"),
            Some(Code::File(path)) => (stem(path), "file"),
            _ => continue,
        };
        if expected.is_empty() || file == expected {
            continue;
        }
        let message = match code {
            "inline" => format!("inline code is in a file called `{INLINE}`, not {}", shown(file)),
            _ => format!("the handler is in the file {}, and the code in {}", shown(file), shown(expected)),
        };
        let right = format!("{expected}.{function_name}");
        let finding = Finding::new(&RULE, Place::Value(at(name).key("handler")), message)
            .help(format!("write {}", shown(&right)))
            .related(Place::Value(at(name).key("code").key(code)), "the code");
        // Of a file it may be the file that is wrong.
        findings.push(finding.by_writing((code == "inline").then_some(right.as_str())));
    }
}

/// The name of a file without folders and without the ending.
fn stem(path: &str) -> &str {
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn the_stem_is_the_last_part_without_its_ending() {
        assert_eq!(stem("handlers/list.py"), "list");
        assert_eq!(stem("list.v2.py"), "list.v2");
        assert_eq!(stem("list"), "list");
        assert_eq!(stem(""), "");
    }
}

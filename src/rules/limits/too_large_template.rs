//! A template larger than CloudFormation takes.

use crate::files::MAX_SOURCE_BYTES;
use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::Code;
use crate::spec::texts;

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU020",
    name: "too-large-template",
    severity: Severity::Caution,
    page: include_str!("too_large_template.md"),
    check: Check::Spec(check),
};

/// AWS CloudFormation API, CreateStack, TemplateURL: "max size: 1 MB", which is decimal: the refusal is "Template may not exceed 1000000
/// bytes in size" (GitHub formkiq/formkiq-core#204).
const MOST: usize = 1_000_000;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut size = 0;
    texts::each(context.spec, &mut |text, _| size += text.as_str().len());
    // The longest code is what the finding points at, and what can be somewhere else.
    let mut longest = (0, Path::root());
    for (name, function) in &context.spec.functions {
        let code = match &function.code {
            Some(Code::Inline(text)) => text.len(),
            Some(Code::File(path)) => context.sources.text(path).map_or(0, str::len),
            _ => 0,
        };
        // One that no function may have is refused for itself.
        let code = if u64::try_from(code).is_ok_and(|bytes| bytes <= MAX_SOURCE_BYTES) { code } else { 0 };
        size += code;
        if code > longest.0 {
            longest = (code, Path::root().key("functions").key(name).key("code"));
        }
    }
    if size > MOST {
        let message = format!("the texts and the code of the spec have {size} bytes, and CloudFormation takes a template of {MOST}");
        findings.push(Finding::new(&RULE, Place::Value(longest.1), message).help("put the code into S3: `code: { s3: ... }`"));
    }
}

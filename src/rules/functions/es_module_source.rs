//! An ES module as source text for a runtime that takes it for CommonJS.

use super::{at, made};
use crate::data::lambda::Language;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::Function;
use crate::spec::functions::Code;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN011",
    name: "es-module-source",
    severity: Severity::Broken,
    page: include_str!("es_module_source.md"),
    check: Check::Spec(check),
};

/// From this version on Node.js tells ES modules by their syntax, and Lambda lets it.
///
/// Source: AWS Lambda developer guide, "Building Lambda functions with Node.js": Lambda disables automatic detection of ES
/// modules in Node.js 22, with `--no-experimental-detect-module`; older versions have none.
const DETECTS: u32 = 24;

/// What turns the detection on again, in `NODE_OPTIONS`; same source.
const OPTION: &str = "--experimental-detect-module";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context).filter(|(_, function)| takes_common_js(function)) {
        let (key, what, text) = match &function.code {
            Some(Code::Inline(text)) => ("inline", "the code".to_owned(), text.as_str()),
            Some(Code::File(path)) => ("file", shown(path), context.sources.text(path).unwrap_or_default()),
            _ => continue,
        };
        if function.file().is_some_and(|file| file.ends_with(".mjs")) || is_es_module(text) {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(at(name).key("code").key(key)),
                    format!("{what} is an ES module, and the runtime takes it for CommonJS"),
                )
                .help(format!("write `exports.handler = ...` and `require`, or use `nodejs{DETECTS}.x`, which tells them apart"))
                .related(Place::Value(at(name).key("runtime")), "run with this"),
            );
        }
    }
}

fn takes_common_js(function: &Function) -> bool {
    let Some(runtime) = function.runtime.as_deref().filter(|runtime| Language::of(runtime) == Some(Language::NodeJs)) else { return false };
    let version = runtime.trim_start_matches("nodejs").split('.').next().and_then(|version| version.parse::<u32>().ok());
    let told = function.environment.get("NODE_OPTIONS").is_some_and(|options| options.as_str().contains(OPTION));
    version.is_some_and(|version| version < DETECTS) && !told
}

/// Whether a line begins as only a line of an ES module does. What is indented is not looked at, so that the inside of a
/// comment or a text is seldom taken for code.
fn is_es_module(text: &str) -> bool {
    text.lines().any(|line| {
        let rest = |keyword| line.strip_prefix(keyword).filter(|rest: &&str| rest.starts_with([' ', '{', '*', '"', '\'']));
        rest("export").is_some_and(|rest| !rest.trim_start().starts_with('='))
            || rest("import").is_some_and(|rest| !rest.trim_start().starts_with(['(', '=', '.']))
    })
}

#[cfg(test)]
mod tests {
    use super::is_es_module;

    #[test]
    fn modules_are_told_by_their_lines() {
        for module in [
            "export const handler = async () => 1",
            "import x from 'y'\n",
            "const a = 1\nexport { a }",
            "import{a}from'b'",
            "export default f",
            "import 'x'",
        ] {
            assert!(is_es_module(module), "{module}");
        }
        for script in [
            "exports.handler = 1",
            "const x = await import('y')",
            "import('y')",
            "  // export all",
            "important()",
            "import.meta",
            "",
            "export = 1",
        ] {
            assert!(!is_es_module(script), "{script}");
        }
    }
}

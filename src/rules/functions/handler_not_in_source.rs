//! A handler that the code does not have.

use super::{at, made};
use crate::data::lambda::Language;
use crate::files::MAX_SOURCE_BYTES;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::Code;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN032",
    name: "handler-not-in-source",
    severity: Severity::Broken,
    page: include_str!("handler_not_in_source.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        let (Some(handler), Some(runtime)) = (&function.handler, &function.runtime) else { continue };
        let text = match &function.code {
            Some(Code::Inline(text)) => text.as_str(),
            Some(Code::File(path)) => context.sources.text(path).unwrap_or_default(),
            _ => continue,
        };
        let Some((_, wanted)) = handler.rsplit_once('.').filter(|(_, wanted)| !wanted.is_empty()) else { continue };
        let found = match Language::of(runtime) {
            Some(Language::Python) => in_python(text, wanted),
            Some(Language::NodeJs) => in_javascript(text, wanted),
            None => continue,
        };
        // What is empty, too large or cannot be read has a finding of its own.
        let usable = !text.trim().is_empty() && u64::try_from(text.len()).is_ok_and(|bytes| bytes <= MAX_SOURCE_BYTES);
        if found || !usable {
            continue;
        }
        findings.push(
            Finding::new(&RULE, Place::Value(at(name).key("handler")), format!("the code has no {}", shown(wanted)))
                .help("name the function that the code has, or define one of this name")
                .related(Place::Key(at(name).key("code")), "the code"),
        );
    }
}

/// Whether Python text may define a name: a line that stands at the margin has it as a whole word, or the text makes names otherwise.
fn in_python(text: &str, name: &str) -> bool {
    let makes_names = ["import *", "globals(", "exec(", "setattr(", "__getattr__"].iter().any(|way| text.contains(way));
    let defines = |line: &str| !line.starts_with([' ', '\t', '#']) && has_word(line, name);
    // What is inside of `if` and `try` at the margin is further in.
    makes_names || text.split([';', '\n']).any(|line| defines(line) || (is_definition(line) && has_word(line, name)))
}

fn is_definition(line: &str) -> bool {
    let line = line.trim_start();
    ["def ", "async def ", "from ", "import "].iter().any(|start| line.starts_with(start)) || line.contains(" = ")
}

/// Whether JavaScript text may export a name.
fn in_javascript(text: &str, name: &str) -> bool {
    let whole = ["module.exports =", "module.exports=", "Object.assign(exports", "Object.assign(module.exports", "export *", "exports["];
    let exports = text.contains("exports") || text.contains("export ");
    exports && (has_word(text, name) || whole.iter().any(|way| text.contains(way) && !text.contains("module.exports = {")))
}

/// Whether a word stands in a text, not as a part of another.
fn has_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    text.match_indices(word).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

#[cfg(test)]
mod tests {
    use super::{in_javascript, in_python};

    #[test]
    fn a_handler_is_looked_for_in_every_way_that_it_is_defined() {
        for good in [
            "def handler(event, context): return event",
            "import json\n\n\ndef handler(event, context):\n    return event\n",
            "handler = lambda event, context: event",
            "from other import handler",
            "try:\n    from other import handler\nexcept ImportError:\n    handler = None",
            "import json; handler = print",
            "from other import *",
            "class A:\n    pass\nhandler: object = A()",
        ] {
            assert!(in_python(good, "handler"), "{good}");
        }
        for bad in
            ["def main(event, context): return event", "exports.main = async () => 1", "def handlers(e, c): pass", "# handler\nx = 1"]
        {
            assert!(!in_python(bad, "handler"), "{bad}");
        }
        for good in [
            "exports.handler = async (event) => event",
            "module.exports.handler = () => {}",
            "module.exports = { handler: () => 1 }",
            "const handler = 1; module.exports = { handler }",
            "export const handler = async () => 1",
            "export { run as handler }",
            "module.exports = require('x')",
        ] {
            assert!(in_javascript(good, "handler"), "{good}");
        }
        for bad in
            ["function handler() {}", "def handler(event, context): return event", "exports.main = () => 1", "module.exports = { main }"]
        {
            assert!(!in_javascript(bad, "handler"), "{bad}");
        }
    }
}

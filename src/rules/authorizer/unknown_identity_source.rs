//! An identity source that leads nowhere.

use super::{authorizers, settings_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{Authorizer, IdentitySource};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU007",
    name: "unknown-identity-source",
    severity: Severity::Error,
    page: include_str!("unknown_identity_source.md"),
    check: Check::Spec(check),
};

/// What stands in templates, and how it is written here.
///
/// Source: Amazon API Gateway API, CreateAuthorizer, identitySource, of REST APIs and of HTTP APIs.
const EXPRESSIONS: [(&str, &str); 8] = [
    ("method.request.header.", "header."),
    ("method.request.querystring.", "query."),
    ("stageVariables.", "stage_variable."),
    ("$request.header.", "header."),
    ("$request.querystring.", "query."),
    ("$stageVariables.", "stage_variable."),
    ("$context.", "context."),
    ("querystring.", "query."),
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in authorizers(context.spec) {
        let Authorizer::Request(request) = about else { continue };
        let at = |index| Place::Value(settings_at(name, about).key("identity_sources").index(index));
        let mut seen: Vec<(String, usize)> = Vec::new();
        for (index, text) in request.identity_sources.iter().enumerate() {
            let Some(source) = IdentitySource::parse(text) else {
                let finding = Finding::new(&RULE, at(index), format!("{} is no identity source", shown(text))).help(help(text));
                findings.push(finding.by_writing(ours(text).as_deref()));
                continue;
            };
            // The names of headers are compared without regard to case (RFC 9110 section 5.1).
            let compared = if matches!(source, IdentitySource::Header(_)) { text.to_ascii_lowercase() } else { text.clone() };
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == compared) {
                findings.push(
                    Finding::new(&RULE, at(index), format!("{} is named twice", shown(text)))
                        .help("take one of them out")
                        .related(at(*first), "also here")
                        .by_removal(),
                );
            } else {
                seen.push((compared, index));
            }
        }
    }
}

/// What an expression of API Gateway's is called here.
fn ours(text: &str) -> Option<String> {
    let all = EXPRESSIONS.into_iter().filter_map(|(prefix, ours)| text.strip_prefix(prefix).map(|name| format!("{ours}{name}")));
    all.into_iter().find(|right| IdentitySource::parse(right).is_some())
}

fn help(text: &str) -> String {
    if let Some(right) = ours(text) {
        return format!("write {}", shown(&right));
    }
    let header = format!("header.{text}");
    if !text.contains('.') && IdentitySource::parse(&header).is_some() {
        return format!("for a header of that name write {}", shown(&header));
    }
    if text.starts_with("path.") || text.starts_with("method.request.path.") {
        return "variables of the path are none; `context.path` is the whole path".to_owned();
    }
    "write `header.NAME`, `query.NAME`, `stage_variable.NAME` or `context.NAME`, the name of letters, digits, `.`, `_` and `-`".to_owned()
}

#[cfg(test)]
mod tests {
    use super::help;

    #[test]
    fn what_people_bring_along_is_translated() {
        assert_eq!(help("method.request.header.X-Key"), "write `header.X-Key`");
        assert_eq!(help("$context.path"), "write `context.path`");
        assert_eq!(help("querystring.key"), "write `query.key`");
        assert_eq!(help("Authorization"), "for a header of that name write `header.Authorization`");
        assert!(help("path.id").contains("context.path"));
        assert!(help("header.").starts_with("write `header.NAME`"));
    }
}

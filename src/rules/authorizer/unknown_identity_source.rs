//! An identity source that leads nowhere.

use super::http_authorizer_at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{asked, http};
use crate::rules::request_parts::{repeated, translated};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{HttpAuthorizer, IdentitySource};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU007",
    name: "unknown-identity-source",
    severity: Severity::Error,
    page: include_str!("unknown_identity_source.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for about in asked(context.spec) {
        let sources = about.sources.unwrap_or_default();
        for (index, text) in sources.iter().enumerate().filter(|(_, text)| IdentitySource::parse(text).is_none()) {
            findings.push(unknown(text, about.source_at(index)));
        }
        for (index, first) in repeated(sources) {
            let Some(text) = sources.get(index).filter(|text| IdentitySource::parse(text).is_some()) else { continue };
            findings.push(
                Finding::new(&RULE, about.source_at(index), format!("{} is named twice", shown(text)))
                    .help("take one of them out")
                    .related(about.source_at(first), "also here")
                    .by_removal(),
            );
        }
    }
    for (name, about) in http(context.spec).into_iter().flat_map(|api| &api.authorizers) {
        let HttpAuthorizer::Jwt(jwt) = about else { continue };
        let place = || Place::Value(http_authorizer_at(name).key("jwt").key("identity_source"));
        match IdentitySource::parse(&jwt.identity_source) {
            Some(IdentitySource::Header(_) | IdentitySource::Query(_)) => {}
            Some(IdentitySource::StageVariable(_) | IdentitySource::Context(_)) => findings.push(
                Finding::new(&RULE, place(), "a token comes in a header or a query string")
                    .help("write `header.Authorization`, or the header that carries it"),
            ),
            None => findings.push(unknown(&jwt.identity_source, place())),
        }
    }
}

fn unknown(text: &str, place: Place) -> Finding {
    Finding::new(&RULE, place, format!("{} is no identity source", shown(text))).help(help(text)).by_writing(ours(text).as_deref())
}

/// What an expression of API Gateway's is called here.
fn ours(text: &str) -> Option<String> {
    translated(text, |right| IdentitySource::parse(right).is_some())
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

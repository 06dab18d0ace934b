//! An identity source that is none.

use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{HttpAuthorizer, IdentitySource};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA006",
    name: "malformed-caller-identity",
    severity: Severity::Error,
    page: include_str!("malformed_caller_identity.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in http(context.spec).into_iter().flat_map(|api| &api.authorizers) {
        match about {
            HttpAuthorizer::UserPool(_) => {}
            HttpAuthorizer::Jwt(jwt) => {
                let at = http_authorizer_at(name).key("jwt").key("identity_source");
                match IdentitySource::parse(&jwt.identity_source) {
                    Some(IdentitySource::Header(_) | IdentitySource::Query(_)) => {}
                    Some(_) => findings.push(
                        Finding::new(&RULE, Place::Value(at), "a token comes in a header or a query string")
                            .help("write `header.Authorization`, or the header that carries it"),
                    ),
                    None => findings.push(malformed(&jwt.identity_source, at)),
                }
            }
            HttpAuthorizer::Function(function) => {
                for (index, source) in function.identity_sources.iter().enumerate() {
                    if IdentitySource::parse(source).is_none() {
                        let at = http_authorizer_at(name).key("function").key("identity_sources").index(index);
                        findings.push(malformed(source, at));
                    }
                }
            }
        }
    }
}

/// What people bring along from templates.
const EXPRESSIONS: [(&str, &str); 4] = [
    ("$request.header.", "header."),
    ("$request.querystring.", "query."),
    ("$context.", "context."),
    ("$stageVariables.", "stage_variable."),
];

fn malformed(source: &str, at: Path) -> Finding {
    let meant = EXPRESSIONS.iter().find_map(|(long, short)| Some(format!("{short}{}", source.strip_prefix(long)?)));
    let certain = meant.clone().filter(|meant| IdentitySource::parse(meant).is_some());
    let help = match meant.or_else(|| IdentitySource::parse(&format!("header.{source}")).map(|_| format!("header.{source}"))) {
        Some(meant) => format!("did you mean {}?", shown(&meant)),
        None => "write `header.NAME`, `query.NAME`, `stage_variable.NAME` or `context.NAME`".to_owned(),
    };
    Finding::new(&RULE, Place::Value(at), format!("{} is no part of a request", shown(source))).help(help).by_writing(certain.as_deref())
}

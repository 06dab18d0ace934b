//! A token that is looked for where something else stands.

use super::{authorizers, http_authorizer_at, settings_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::http;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{Authorizer, HttpAuthorizer};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU020",
    name: "token-in-another-header",
    severity: Severity::Broken,
    page: include_str!("token_in_another_header.md"),
    check: Check::Spec(check),
};

/// Headers that carry something else, by their definitions, in lower case.
///
/// Sources: RFC 6265 section 4.2 (`Cookie` is `name=value` pairs), RFC 9110 (the others).
const OTHERS: [&str; 12] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "date",
    "host",
    "origin",
    "referer",
    "user-agent",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let of_rest = authorizers(context.spec).filter_map(|(name, about)| match about {
        Authorizer::UserPool(pool) => Some((pool.header.as_str(), settings_at(name, about).key("header"))),
        Authorizer::Token(_) | Authorizer::Request(_) => None,
    });
    let of_http = http(context.spec).into_iter().flat_map(|api| &api.authorizers).filter_map(|(name, about)| match about {
        HttpAuthorizer::UserPool(about) => Some((about.header.as_str(), http_authorizer_at(name).key("user_pool").key("header"))),
        HttpAuthorizer::Jwt(about) => {
            let header = about.identity_source.strip_prefix("header.")?;
            Some((header, http_authorizer_at(name).key("jwt").key("identity_source")))
        }
        HttpAuthorizer::Function(_) => None,
    });
    for (header, at) in of_rest.chain(of_http).filter(|(header, _)| OTHERS.contains(&header.to_ascii_lowercase().as_str())) {
        let help = match header.eq_ignore_ascii_case("cookie") {
            true => {
                "send the token in `Authorization`, or have a function take it out of the cookie: an authorizer `request` or `function`"
            }
            false => "send the token in `Authorization`, or in a header of your own",
        };
        let message = format!("{} never holds a token alone, so every call is refused", shown(header));
        findings.push(Finding::new(&RULE, Place::Value(at), message).help(help));
    }
}

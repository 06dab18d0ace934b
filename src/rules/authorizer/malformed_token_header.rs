//! Where the token is looked for is no header.

use super::{authorizers, http_authorizer_at, settings_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::http;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpAuthorizer;

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU003",
    name: "malformed-token-header",
    severity: Severity::Error,
    page: include_str!("malformed_token_header.md"),
    check: Check::Spec(check),
};

/// The expressions that people bring along from templates, and whether they mean a header.
///
/// Source: Amazon API Gateway API, CreateAuthorizer, identitySource; for HTTP APIs `CreateAuthorizer` of API version 2.
const EXPRESSIONS: [(&str, bool); 4] = [
    ("method.request.header.", true),
    ("$request.header.", true),
    ("method.request.querystring.", false),
    ("$request.querystring.", false),
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let of_rest = authorizers(context.spec).filter_map(|(name, about)| Some((about.header()?, settings_at(name, about))));
    let of_http = http(context.spec).into_iter().flat_map(|api| &api.authorizers).filter_map(|(name, about)| match about {
        HttpAuthorizer::UserPool(about) => Some((about.header.as_str(), http_authorizer_at(name).key("user_pool"))),
        _ => None,
    });
    for (header, at) in of_rest.chain(of_http) {
        if let Some((message, help)) = fault(header) {
            findings.push(Finding::new(&RULE, Place::Value(at.key("header")), message).help(help).by_writing(right(header)));
        }
    }
}

/// The name of the header in an expression of API Gateway's.
fn right(header: &str) -> Option<&str> {
    let expressions = EXPRESSIONS.into_iter().filter(|(_, is_header)| *is_header);
    let mut names = expressions.filter_map(|(prefix, _)| {
        let (head, name) = header.split_at_checked(prefix.len())?;
        head.eq_ignore_ascii_case(prefix).then_some(name)
    });
    names.find(|name| is_name(name))
}

fn fault(header: &str) -> Option<(String, String)> {
    for (prefix, is_header) in EXPRESSIONS {
        let Some(rest) =
            header.get(..prefix.len()).filter(|head| head.eq_ignore_ascii_case(prefix)).and_then(|_| header.get(prefix.len()..))
        else {
            continue;
        };
        return Some(if is_header {
            let help = if is_name(rest) {
                format!("write {}", shown(rest))
            } else {
                "write the name of the header alone, such as `Authorization`".to_owned()
            };
            (format!("{} is an expression, and the name of a header is due", shown(header)), help)
        } else {
            let message = format!("{} is a query string, and a token is looked for in a header only", shown(header));
            (message, "send the token in a header, such as `Authorization`".to_owned())
        });
    }
    if header.contains(['?', '=']) {
        return Some((
            format!("{} is not the name of a header", shown(header)),
            "a token is sent in a header, such as `Authorization`, never in a query string".to_owned(),
        ));
    }
    (!is_name(header)).then(|| {
        let message = if header.is_empty() {
            "the name of the header is empty".to_owned()
        } else {
            format!("{} is not the name of a header", shown(header))
        };
        (message, "the name of a header is letters, digits, `.`, `_` and `-`, such as `Authorization`".to_owned())
    })
}

/// Whether API Gateway takes it as the name of a header: fewer characters than RFC 9110 section 5.6.2 allows in a token.
///
/// Source: its error, "The source must be a method request header, matching 'method.request.header.[a-zA-Z0-9._-]+'".
fn is_name(header: &str) -> bool {
    !header.is_empty() && header.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_what_is_taken_for_one() {
        for header in ["Authorization", "X-Api-Token", "auth", "x_token"] {
            assert_eq!(fault(header), None, "{header}");
        }
        assert_eq!(fault("method.request.header.X-Token").unwrap().1, "write `X-Token`");
        assert_eq!(fault("$request.header.Authorization").unwrap().1, "write `Authorization`");
        assert!(fault("method.request.querystring.token").unwrap().0.contains("query string"));
        assert!(fault("?token=").unwrap().1.contains("never in a query string"));
        assert!(fault("").unwrap().0.contains("empty"));
        assert!(fault("My Header").unwrap().1.contains("letters, digits"));
    }
}

//! A route that makes callers put a secret into the URL.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA027",
    name: "credentials-in-query-string",
    severity: Severity::Insecure,
    page: include_str!("credentials_in_query_string.md"),
    check: Check::Spec(check),
};

/// Names of query strings that carry a secret, in lower case without `-` and `_`.
///
/// `access_token` is RFC 6750 section 2.3, `client_secret`, `password`, `refresh_token` and `client_assertion` are parameters
/// of RFC 6749 and RFC 7523, `api_key` of the OpenAPI specification's examples; the others are their short forms.
const SECRETS: &[&str] = &[
    "accesskey",
    "accesstoken",
    "apikey",
    "apitoken",
    "auth",
    "authorization",
    "authtoken",
    "bearer",
    "bearertoken",
    "clientassertion",
    "clientsecret",
    "credential",
    "credentials",
    "idtoken",
    "jwt",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "pwd",
    "refreshtoken",
    "secret",
    "secretkey",
    "sessiontoken",
    "token",
    "userpassword",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        for (index, name) in route.required_query.iter().enumerate() {
            let plain: String = name.chars().filter(|c| !matches!(c, '-' | '_')).map(|c| c.to_ascii_lowercase()).collect();
            if SECRETS.contains(&plain.as_str()) {
                findings.push(
                    Finding::new(
                        &RULE,
                        Place::Value(route_at(key).key("required_query").index(index)),
                        format!("{} comes in the query string, where it is logged", shown(name)),
                    )
                    .help("take a token in the `Authorization` header, and a password in the body of a `POST` or `PUT`"),
                );
            }
        }
    }
}

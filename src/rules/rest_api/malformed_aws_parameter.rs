//! A parameter of an AWS integration that API Gateway cannot map.

use super::{is_token, route_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA046",
    name: "malformed-aws-parameter",
    severity: Severity::Error,
    page: include_str!("malformed_aws_parameter.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        for (name, value) in route.aws.iter().flat_map(|aws| &aws.parameters) {
            let here = || route_at(key).key("aws").key("parameters").key(name);
            if !is_target(name) {
                let message = format!("{} is no part of the request to a service", shown(name));
                // As API Gateway's own expressions have it.
                let bare = name.strip_prefix("integration.request.").filter(|bare| is_target(bare));
                let finding = Finding::new(&RULE, Place::Key(here()), message);
                findings.push(finding.help("write `header.NAME`, `querystring.NAME` or `path.NAME`").by_renaming(bare));
            }
            if let Some(text) = value.literal().filter(|text| !is_source(text)) {
                let help = format!(
                    "write a fixed value in single quotes, {}, or where it comes from, such as `method.request.header.NAME`",
                    shown(&format!("'{text}'"))
                );
                findings.push(
                    Finding::new(&RULE, Place::Value(here()), format!("{} is neither a fixed value nor a source of one", shown(text)))
                        .help(help),
                );
            }
        }
    }
}

/// Source: Amazon API Gateway REST API, PutIntegration, requestParameters: `integration.request.{location}.{name}`.
fn is_target(name: &str) -> bool {
    match name.split_once('.') {
        Some(("header", name)) => is_token(name),
        Some(("querystring" | "path", name)) => !name.is_empty(),
        _ => false,
    }
}

/// Source: API Gateway developer guide, "Amazon API Gateway API request and response data mapping reference", the table of
/// mapping expressions for requests.
fn is_source(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix('\'') {
        return rest.ends_with('\'');
    }
    // An element of a list: Amazon API Gateway developer guide, "Parameter mapping examples for REST APIs", `method.request.body[0].price`.
    if text == "method.request.body" || text.starts_with("method.request.body[") {
        return true;
    }
    let places = [
        "method.request.path.",
        "method.request.querystring.",
        "method.request.multivaluequerystring.",
        "method.request.header.",
        "method.request.multivalueheader.",
        "method.request.body.",
        "stageVariables.",
        "context.",
    ];
    places.iter().any(|place| text.strip_prefix(place).is_some_and(|name| !name.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::{is_source, is_target};

    #[test]
    fn targets_and_sources_are_those_of_the_reference() {
        assert!(is_target("header.Content-Type") && is_target("querystring.a") && is_target("path.b"));
        assert!(!is_target("header") && !is_target("headers.a") && !is_target("integration.request.header.a") && !is_target("path."));
        for good in [
            "'application/json'",
            "''",
            "method.request.path.id",
            "method.request.body",
            "method.request.body.a.b[0]",
            "context.requestId",
            "stageVariables.x",
        ] {
            assert!(is_source(good), "{good}");
        }
        for bad in ["application/json", "'", "method.request.header.", "$context.requestId", "\"a\"", ""] {
            assert!(!is_source(bad), "{bad}");
        }
    }
}

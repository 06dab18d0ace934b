//! What the pages do not show: what is let through, and that one fault is one finding.

use crate::files::NoFiles;

/// The rules that find something in an API with these lines, each as often as it does.
fn found(lines: &str) -> Vec<&'static str> {
    let mut text = "name: orders\nuser_pool: {}\nclients: { web: { auth_flows: [user_srp] } }\napi:\n  rest:\n    stage: dev\n".to_owned();
    for line in lines.lines() {
        text.push_str("    ");
        text.push_str(line);
        text.push('\n');
    }
    let findings = crate::check_text(text.as_bytes(), &NoFiles).unwrap();
    findings.iter().map(|finding| finding.rule.name).collect()
}

fn route(route: &str) -> Vec<&'static str> {
    found(&format!("routes:\n  {route}"))
}

#[test]
fn routes_that_differ_in_method_share_their_variables() {
    assert!(found("routes:\n  GET /a/{id}: { mock: {}, iam: true }\n  PUT /a/{id}: { mock: {}, iam: true }\n  GET /b/{other}: { mock: {}, iam: true }").is_empty());
    let three = "routes:\n  GET /{a}: { mock: {}, iam: true }\n  GET /{b}: { mock: {}, iam: true }\n  PUT /{b}: { mock: {}, iam: true }";
    assert_eq!(found(three), ["sibling-path-variables"], "the same clash is told once");
}

#[test]
fn any_is_fine_under_cors() {
    assert!(found("cors: { origins: [\"https://app.example.com\"] }\nroutes:\n  ANY /{proxy+}: { mock: {}, iam: true }").is_empty());
    assert!(route("OPTIONS /a: { mock: {}, public: \"preflight\" }").is_empty());
    let both = "cors: { origins: [\"https://app.example.com\"] }\nroutes:\n  OPTIONS /a: { mock: {}, iam: true }";
    assert_eq!(found(both), ["explicit-preflight"]);
}

#[test]
fn one_fault_is_one_finding() {
    assert_eq!(route("GET /a: {}"), ["route-without-integration", "route-without-authorization"]);
    assert_eq!(route("GET /a: { mock: {}, scopes: [openid] }"), ["route-without-authorization"]);
    assert_eq!(route("GET /a: { mock: {}, iam: true, public: \"\" }"), ["conflicting-authorization"]);
    assert_eq!(route("GET /a: { http: { url: \"ftp://a\" }, iam: true }"), ["malformed-http-url"]);
    assert_eq!(found("usage_plans: { basic: {} }\nroutes: {}"), ["empty-api"]);
}

#[test]
fn what_a_hole_will_hold_is_not_guessed() {
    let given = "name: orders\nparameters: { backend: {} }\napi:\n  rest:\n    stage: dev\n    routes:\n      GET /a/{id}: { http: { url: \"${backend}/{id}\" }, iam: true }\n";
    assert!(crate::check_text(given.as_bytes(), &NoFiles).unwrap().is_empty());
    assert!(route("GET /a: { http: { url: \"https://${aws.region}.example.com/$${stageVariables.path}\" }, iam: true }").is_empty());
}

#[test]
fn a_wildcard_allows_all_headers_but_the_token() {
    let with = |headers: &str, route: &str| {
        found(&format!(
            "cors: {{ origins: [\"https://a.example.com\"], headers: {headers} }}\nauthorizers: {{ pool: {{ user_pool: {{ token: id }} }} }}\nroutes:\n  GET /a: {{ mock: {{}}, authorizer: pool{route} }}"
        ))
    };
    assert_eq!(with("[\"*\"]", ""), ["cors-without-needed-header"]);
    assert!(with("[\"*\", authorization]", ", required_headers: [X-Tenant, Accept]").is_empty());
}

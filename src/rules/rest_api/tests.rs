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

/// Open routes of two functions, `a` and `b`, beside locked ones, of either kind of API.
#[test]
fn open_beside_locked() {
    let both = |routes: &[&str]| {
        let of = |kind: &str| {
            let arn = |name: &str| format!("{name}: {{ arn: 'arn:aws:lambda:eu-central-1:111122223333:function:{name}' }}");
            let head = format!(
                "name: o\nfunctions: {{ {}, {}, {} }}\napi:\n  {kind}:\n",
                arn("a"),
                arn("b"),
                "login: { code: { built_in: login } }"
            );
            let stage = if kind == "rest" { "    stage: dev\n" } else { "" };
            let routes: String = routes.iter().map(|route| format!("      {route}\n")).collect();
            let pool = "user_pool: {}\nclients: { web: { secret: true, auth_flows: [admin_user_password] } }\n";
            let text = format!("{head}{stage}    routes:\n{routes}{pool}");
            let findings = crate::check_text(text.as_bytes(), &NoFiles).unwrap();
            let open = findings.iter().filter(|finding| matches!(finding.rule.code, "RA053" | "RA054"));
            open.map(|finding| format!("{} {}", finding.rule.code, finding.message.split('`').nth(1).unwrap_or_default()))
                .collect::<Vec<_>>()
        };
        let (rest, http) = (of("rest"), of("http"));
        assert_eq!(rest, http);
        rest
    };
    let nothing = Vec::<String>::new();
    let locked = "GET /a/{id}/x: { function: a, iam: true }";
    let open = |key: &str, function: &str| format!("{key}: {{ function: {function}, public: why }}");
    for round in ["ANY /{proxy+}", "GET /a/{proxy+}", "POST /a/{id}/{proxy+}"] {
        assert_eq!(both(&[locked, &open(round, "a")]), ["RA053 a"], "{round}");
        assert_eq!(both(&[locked, &open(round, "b")]), nothing, "{round}: another function");
    }
    assert_eq!(both(&[locked, &open("ANY /b/{proxy+}", "a")]), nothing, "nothing locked is below");
    assert_eq!(both(&[locked, &open("ANY /a/{id}/x/{proxy+}", "a")]), nothing, "the locked one is above");
    assert_eq!(both(&[locked, &open("GET /a", "a")]), nothing, "no catch-all");
    assert_eq!(both(&[&open("GET /a", "a"), &open("ANY /{proxy+}", "a")]), nothing, "nothing is locked");
    let greedy = "GET /{proxy+}: { function: a, iam: true }";
    assert_eq!(both(&[greedy, &open("DELETE /{proxy+}", "a")]), ["RA053 a"], "one fault is one finding");
    assert_eq!(both(&[greedy, &open("DELETE /{proxy+}", "b")]), ["RA054 DELETE /{proxy+}"]);
    for method in ["PUT", "PATCH", "DELETE", "ANY"] {
        assert_eq!(both(&[locked, &open(&format!("{method} /a/{{id}}/x"), "a")]), [format!("RA054 {method} /a/{{id}}/x")]);
    }
    for method in ["POST", "HEAD"] {
        assert_eq!(both(&[locked, &open(&format!("{method} /a/{{id}}/x"), "a")]), nothing, "{method}");
    }
    assert_eq!(both(&[locked, &open("PUT /a/{id}/x", "login")]), nothing, "it asks for a password");
}

//! The cases that a page has no room for.

use super::AREA;
use crate::rules::testing::found;

fn login(entries: &str) -> Vec<String> {
    found(&AREA, &format!("name: orders\nuser_pool: {{ domain: {{ custom: {{ {entries} }} }} }}\n"))
}

fn api(keys: &str, entries: &str) -> Vec<String> {
    let routes = "routes: { GET /orders: { mock: {}, iam: true } }";
    found(&AREA, &format!("name: orders\napi: {{ rest: {{ stage: live, {keys} domain: {{ {entries} }}, {routes} }} }}\n"))
}

const CERTIFICATE: &str = "certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/a'";
const ZONE: &str = "hosted_zone: Z1, parent_placeholder: 198.51.100.1";

#[test]
fn names() {
    let name = |name: &str| login(&format!("name: '{name}', {CERTIFICATE}, {ZONE}"));
    let label = "a".repeat(63);
    for right in ["auth.example.com", "a.b.c.d", "x1.xn--bcher-kva.example", &format!("{label}.example.com")] {
        assert_eq!(name(right), [""; 0], "{right}");
    }
    let long = format!("a.{}", "b.".repeat(126));
    for wrong in ["", "auth..com", ".auth.com", "auth.com.", "auth", "-a.example.com", "a-.example.com", "a_b.example.com", "é.example.com"]
    {
        assert_eq!(name(wrong), ["DN001 user_pool.domain.custom.name"], "{wrong}");
    }
    assert_eq!(name(&format!("a{label}.example.com")), ["DN001 user_pool.domain.custom.name"]);
    assert_eq!(name(&format!("{long}com")), ["DN001 user_pool.domain.custom.name"]);
    assert_eq!(name("Auth.${domain}"), ["DN001 user_pool.domain.custom.name"]);
    assert_eq!(name("auth.${domain}"), [""; 0]);
}

#[test]
fn placeholders() {
    let placeholder =
        |name: &str, address: &str| login(&format!("name: '{name}', {CERTIFICATE}, hosted_zone: Z1, parent_placeholder: '{address}'"));
    for right in ["0.0.0.0", "127.0.0.1", "8.8.8.8", "${address}"] {
        assert_eq!(placeholder("auth.example.com", right), [""; 0], "{right}");
    }
    for wrong in ["", "256.1.1.1", "1.2.3", "::1", "01.2.3.4"] {
        assert_eq!(placeholder("auth.example.com", wrong), ["DN007 user_pool.domain.custom.parent_placeholder"], "{wrong}");
    }
    for unknown in ["${name}", "auth${name}", "example.com"] {
        assert_eq!(placeholder(unknown, "8.8.8.8"), ["DN008 user_pool.domain.custom.parent_placeholder:"], "{unknown}");
    }
    for known in ["auth.${name}", "a.b${name}", "a.b.${name}"] {
        assert_eq!(placeholder(known, "8.8.8.8"), [""; 0], "{known}");
    }
}

#[test]
fn what_a_parameter_is_known_to_be_is_held_to_the_same() {
    let with = |parameter: &str| {
        let domain = format!("name: auth.example.com, certificate: '${{c}}', {ZONE}");
        found(&AREA, &format!("name: a\nparameters: {{ c: {{ {parameter} }} }}\nuser_pool: {{ domain: {{ custom: {{ {domain} }} }} }}\n"))
    };
    let arn = |region: &str| format!("'arn:aws:acm:{region}:123456789012:certificate/a'");
    assert_eq!(with(""), [""; 0]);
    assert_eq!(with(&format!("default: {}", arn("us-east-1"))), [""; 0]);
    assert_eq!(with(&format!("default: {}", arn("eu-west-1"))), ["DN004 parameters.c.default"]);
    let allowed = format!("allowed_values: [{}, {}, x]", arn("us-east-1"), arn("us-east-2"));
    assert_eq!(with(&allowed), ["DN003 parameters.c.allowed_values[2]", "DN004 parameters.c.allowed_values[1]"]);
}

#[test]
fn base_paths() {
    let path =
        |keys: &str, path: &str| api(&format!("default_endpoint: false, {keys}"), &format!("name: api.example.com, {CERTIFICATE}, {path}"));
    for right in ["v1", "orders/v1", "a/b/c", "$-_.+!*()"] {
        assert_eq!(path("", &format!("base_path: '{right}'")), [""; 0], "{right}");
    }
    for wrong in ["", "/", "v1/", "a//b", "a b", "(none)é", "a?b", &"a".repeat(301)] {
        assert_eq!(path("", &format!("base_path: '{wrong}'")), ["DN011 api.rest.domain.base_path"], "{wrong}");
    }
    assert_eq!(path("endpoint: edge,", "base_path: a/b"), ["DN012 api.rest.domain.base_path"]);
    let old = path("", "base_path: a/b, minimum_tls: tls_1_0");
    assert_eq!(old, ["DN012 api.rest.domain.base_path", "DN013 api.rest.domain.minimum_tls"]);
    assert_eq!(path("endpoint: edge,", "base_path: a"), [""; 0]);
    let parameter = |default: &str| {
        let domain = format!("{{ name: api.example.com, {CERTIFICATE}, base_path: '${{p}}' }}");
        let api = format!(
            "api: {{ rest: {{ stage: s, default_endpoint: false, domain: {domain}, routes: {{ GET /a: {{ mock: {{}}, iam: true }} }} }} }}"
        );
        found(&AREA, &format!("name: a\nparameters: {{ p: {{ default: {default} }} }}\n{api}\n"))
    };
    assert_eq!(parameter("a"), [""; 0]);
    assert_eq!(parameter("a/b"), ["DN012 parameters.p.default"]);
}

#[test]
fn what_the_stack_makes_says_no_domain() {
    for text in
        ["${api.url}", "${api.id}.example.com", "${user_pool.id}", "${functions.f.arn}", "${clients.c.id}", "${user_pool.login_url}"]
    {
        let found = api("default_endpoint: false,", &format!("name: '{text}', {CERTIFICATE}"));
        assert!(found.contains(&"DN002 api.rest.domain.name".to_owned()), "{text}: {found:?}");
    }
    assert_eq!(api("default_endpoint: false,", &format!("name: 'api.${{aws.region}}.example.com', {CERTIFICATE}")), [""; 0]);
}

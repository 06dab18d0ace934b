//! What the pages do not show: files, what is let through, and that one fault is one finding.

use std::collections::BTreeMap;

/// The rules that find something in this function, in a folder with these files.
fn found(function: &str, files: &[(&str, &str)]) -> Vec<&'static str> {
    let text = format!("name: orders\nfunctions:\n  list: {function}\n");
    let files: BTreeMap<_, _> = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let findings = crate::check_text(text.as_bytes(), &files).unwrap();
    findings.iter().map(|finding| finding.rule.name).collect()
}

#[test]
fn a_file_is_read_and_looked_at() {
    let python = |file: &str| format!("{{ runtime: python3.13, handler: list.handler, code: {{ file: {file} }} }}");
    let code = "def handler(event, context): return event";
    assert!(found(&python("handlers/list.py"), &[("handlers/list.py", code)]).is_empty());
    assert_eq!(found(&python("handlers/list.py"), &[]), ["unusable-source"]);
    assert_eq!(found(&python("handlers/list.py"), &[("handlers/list.py", " \n")]), ["unusable-source"]);
    assert_eq!(found(&python("/srv/list.py"), &[("/srv/list.py", code)]), ["unusable-source"]);
    assert_eq!(found(&python("'C:\\list.py'"), &[]), ["unusable-source"]);
    assert_eq!(found(&python("list.js"), &[("list.js", code)]), ["source-of-another-language"]);
    assert_eq!(found(&python("other.py"), &[("other.py", code)]), ["handler-of-another-file"]);
    let large = "#".repeat(4 * 1024 * 1024 + 1);
    assert_eq!(found(&python("list.py"), &[("list.py", &large)]), ["unusable-source"]);
}

#[test]
fn es_modules_are_for_runtimes_that_tell_them_apart() {
    let node =
        |runtime: &str, file: &str, more: &str| format!("{{ runtime: {runtime}, handler: list.handler, code: {{ file: {file} }}{more} }}");
    let module = "export const handler = async (event) => event";
    assert_eq!(found(&node("nodejs22.x", "list.mjs", ""), &[("list.mjs", "")]), ["es-module-source", "unusable-source"]);
    assert_eq!(found(&node("nodejs22.x", "list.js", ""), &[("list.js", module)]), ["es-module-source"]);
    assert!(found(&node("nodejs24.x", "list.mjs", ""), &[("list.mjs", module)]).is_empty());
    let told = ", environment: { NODE_OPTIONS: --experimental-detect-module }";
    assert!(found(&node("nodejs22.x", "list.js", told), &[("list.js", module)]).is_empty());
}

#[test]
fn one_fault_is_one_finding() {
    assert_eq!(found("{ arn: list, memory: 1 }", &[]), ["arn-beside-other-keys", "malformed-function-arn"]);
    assert_eq!(found("{ memory: 256 }", &[]), ["function-without-code"]);
    assert_eq!(found("{ runtime: cobol85, handler: a.b, code: { inline: x } }", &[]), ["unknown-runtime", "handler-of-another-file"]);
}

#[test]
fn the_environment_has_a_size() {
    let environment = |bytes: usize| {
        let value = "x".repeat(bytes - 1);
        format!("{{ runtime: python3.13, handler: index.handler, code: {{ inline: handler = print }}, environment: {{ A1: {value} }} }}")
    };
    assert!(found(&environment(4095), &[]).is_empty());
    assert_eq!(found(&environment(4096), &[]), ["too-large-environment"]);
}

/// What poolgate tells a built-in handler counts as well: `verify` is told its routes.
#[test]
fn the_routes_of_verify_fill_the_environment() {
    let routes = |count: usize| {
        let routes = (0..count).map(|n| format!("      GET /orders/{n:03}: {{ mock: {{}}, authorizer: guard, scopes: [orders/read] }}\n"));
        let spec = format!(
            "name: orders\nuser_pool: {{ domain: {{ prefix: orders-login }} }}\n\
             resource_servers: {{ orders: {{ identifier: orders, scopes: {{ read: Read }} }} }}\n\
             clients: {{ job: {{ secret: true, oauth: {{ flows: [client_credentials], scopes: [orders/read] }} }} }}\n\
             functions: {{ verify: {{ code: {{ built_in: verify }} }} }}\n\
             api:\n  rest:\n    stage: v1\n    authorizers: {{ guard: {{ token: {{ function: verify }} }} }}\n    routes:\n{}",
            routes.collect::<String>()
        );
        let findings = crate::check_text(spec.as_bytes(), &crate::files::NoFiles).unwrap();
        findings.into_iter().filter(|finding| finding.severity().stops_output()).collect::<Vec<_>>()
    };
    assert!(routes(50).is_empty(), "{:?}", routes(50));
    let findings = routes(80);
    let first = findings.first().unwrap();
    assert_eq!((first.rule.name, first.place.path().unwrap().to_string()), ("too-large-environment", "functions.verify".to_owned()));
    assert!(first.help.as_ref().unwrap().contains("ROUTES"), "{first:?}");
}

#[test]
fn a_bundle_may_be_in_any_language() {
    let bundle = "{ runtime: java21, handler: \"orders.List::handle\", code: { s3: { bucket: artifacts, key: list.jar } } }";
    assert!(found(bundle, &[]).is_empty());
    let custom = "{ runtime: provided.al2023, handler: bootstrap, code: { s3: { bucket: artifacts, key: list.zip } } }";
    assert!(found(custom, &[]).is_empty());
}

//! Functions that decide who may call a REST API, and what a stage remembers: what becomes of them in both targets.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected stops"
)]

use poolgate::files::NoFiles;
use poolgate::{Compiled, Format, Syntax};
use serde_json::Value;

/// A function that exists, a token and a request, and a cached route.
const SPEC: &str = r#"
name: orders
functions:
  gate: { arn: "arn:aws:lambda:eu-central-1:123456789012:function:gate" }
api:
  rest:
    stage: dev
    cache: { size: 0.5 }
    throttling: { rate: 9, burst: 3 }
    authorizers:
      token: { token: { function: gate, header: X-Token, validation: "Bearer .+", cache: 1m } }
      request: { request: { function: gate, identity_sources: [header.X-Key, context.identity.sourceIp] } }
    routes:
      GET /orders/{id}: { mock: {}, authorizer: token, cache: { keys: [path.id, header.X-Token] } }
      PUT /orders/{id}: { mock: {}, authorizer: request, execution_log: info }
"#;

fn compiled(spec: &str) -> Compiled {
    poolgate::compile(&poolgate::read(spec.as_bytes()).unwrap(), &NoFiles).unwrap()
}

fn resources(spec: &str) -> serde_json::Map<String, Value> {
    let template: Value = serde_json::from_str(&compiled(spec).cloudformation(Format::Json)).unwrap();
    template["Resources"].as_object().unwrap().clone()
}

fn terraform(spec: &str) -> String {
    let files = compiled(spec).terraform(Syntax::Hcl);
    files.into_iter().filter(|(name, _)| name.ends_with(".tf")).map(|(_, text)| String::from_utf8(text).unwrap()).collect()
}

#[test]
fn a_function_that_exists_is_asked_under_its_arn() {
    let all = resources(SPEC);
    let token = &all["ApiTokenAuthorizer"]["Properties"];
    let uri = token["AuthorizerUri"]["Fn::Sub"].as_str().unwrap();
    assert!(uri.ends_with("lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:gate/invocations"), "{uri}");
    assert_eq!(token["IdentitySource"], "method.request.header.X-Token");
    assert_eq!(token["IdentityValidationExpression"], "Bearer .+");
    assert_eq!((&token["Type"], &token["AuthorizerResultTtlInSeconds"]), (&"TOKEN".into(), &60.into()));
    let request = &all["ApiRequestAuthorizer"]["Properties"];
    assert_eq!(request["IdentitySource"], "method.request.header.X-Key,context.identity.sourceIp");
    assert_eq!((&request["Type"], &request["AuthorizerResultTtlInSeconds"]), (&"REQUEST".into(), &0.into()));
    let method = &all["ApiOrdersByIdGet"]["Properties"];
    assert_eq!((&method["AuthorizationType"], &method["AuthorizerId"]["Ref"]), (&"CUSTOM".into(), &"ApiTokenAuthorizer".into()));
    let permission = &all["GateFunctionTokenAuthorizerPermission"]["Properties"];
    assert_eq!(permission["FunctionName"], "arn:aws:lambda:eu-central-1:123456789012:function:gate");
    assert!(permission["SourceArn"]["Fn::Sub"].as_str().unwrap().ends_with(":${Api}/authorizers/${ApiTokenAuthorizer}"));
}

#[test]
fn terraform_asks_by_its_own_words() {
    let module = terraform(SPEC);
    assert!(
        module.contains(
            "\"${aws_api_gateway_rest_api.api.execution_arn}/authorizers/${aws_api_gateway_authorizer.api_token_authorizer.id}\""
        )
    );
    assert!(module.contains("\"method.request.path.id\""));
    assert!(module.contains("method_path = \"orders/{id}/GET\""), "{module}");
    let made = SPEC.replace(
        "gate: { arn: \"arn:aws:lambda:eu-central-1:123456789012:function:gate\" }",
        "gate: { runtime: python3.13, handler: index.handler, code: { inline: \"def handler(event, context): return event\" } }",
    );
    assert!(terraform(&made).contains("aws_lambda_function.gate_function.invoke_arn"));
}

#[test]
fn every_change_of_an_authorizer_or_a_key_is_deployed() {
    let deployment = |spec: &str| resources(spec).keys().find(|name| name.starts_with("ApiDeployment")).unwrap().clone();
    let before = deployment(SPEC);
    for (old, new) in [
        ("cache: 1m", "cache: 2m"),
        ("Bearer .+", "Bearer [a-z]+"),
        ("header: X-Token, validation", "header: X-Other, validation"),
        ("context.identity.sourceIp]", "query.tenant]"),
        ("request: { request: { function: gate", "request: { token: { function: gate"),
        ("function:gate", "function:other"),
        ("keys: [path.id, header.X-Token]", "keys: [path.id, header.X-Token, query.page]"),
    ] {
        let mut changed = SPEC.replace(old, new);
        if new.starts_with("request: { token") {
            changed = changed.replace(", identity_sources: [header.X-Key, context.identity.sourceIp]", "");
        }
        assert_ne!(changed, SPEC);
        assert_ne!(deployment(&changed), before, "{new}");
    }
    // What the stage does takes effect without a deployment.
    for (old, new) in [("size: 0.5", "size: 6.1"), ("execution_log: info", "execution_log: error"), ("rate: 9", "rate: 8")] {
        assert_eq!(deployment(&SPEC.replace(old, new)), before, "{new}");
    }
}

#[test]
fn only_routes_that_say_so_are_cached_and_settings_repeat_those_of_the_stage() {
    let all = resources(SPEC);
    let stage = &all["ApiStage"]["Properties"];
    assert_eq!((&stage["CacheClusterEnabled"], &stage["CacheClusterSize"]), (&true.into(), &"0.5".into()));
    let [every, get, put] = stage["MethodSettings"].as_array().unwrap().as_slice() else { panic!("{stage}") };
    assert_eq!((&every["CachingEnabled"], &every["CacheTtlInSeconds"]), (&false.into(), &Value::Null));
    assert_eq!((&get["CachingEnabled"], &get["CacheTtlInSeconds"], &get["CacheDataEncrypted"]), (&true.into(), &300.into(), &true.into()));
    assert_eq!((&put["CachingEnabled"], &put["LoggingLevel"]), (&false.into(), &"INFO".into()));
    assert!([every, get, put].iter().all(|setting| setting["ThrottlingRateLimit"].as_f64() == Some(9.0)));
    let method = &all["ApiOrdersByIdGet"]["Properties"];
    assert_eq!(method["RequestParameters"]["method.request.header.X-Token"], false, "a key is declared and need not be sent");
    assert_eq!(method["RequestParameters"]["method.request.path.id"], true);
}

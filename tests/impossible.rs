//! What cannot come about: faults that the language has no word for and the model no room, so that no finding ever speaks of them.
//!
//! Each test looks at every document that a legal spec of this repository becomes: the examples, the fixtures, and the legal twins on
//! the pages of the rules and of `tests/fixtures/catalogue`, whose answers name the tests.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected stops"
)]

mod support;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use poolgate::files::NoFiles;
use poolgate::rules::{self, page::Page};
use poolgate::{Compiled, Format, Syntax};
use serde_json::Value;
use support::{catalogue, specs};

/// A document and where its spec is from.
struct Document {
    from: String,
    template: Value,
    terraform: Vec<Value>,
}

fn document(from: String, compiled: &Compiled) -> Document {
    let files = compiled.terraform(Syntax::Json);
    let terraform = files.iter().filter(|(name, _)| name.ends_with(".tf.json")).map(|(_, text)| serde_json::from_slice(text).unwrap());
    Document { from, template: serde_json::from_str(&compiled.cloudformation(Format::Json)).unwrap(), terraform: terraform.collect() }
}

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let mut texts: Vec<(String, String)> = Vec::new();
    for rule in rules::all() {
        texts.extend(Page::parse(rule.page).unwrap().right.iter().map(|right| (rule.name.to_owned(), (*right).to_owned())));
    }
    texts.extend(catalogue::items().into_iter().filter_map(|item| Some((item.id, item.right?))));
    let mut all: Vec<_> = specs::cases().iter().map(|case| document(case.name.clone(), &specs::compile(case))).collect();
    for (from, text) in texts {
        let spec = poolgate::read(text.as_bytes()).unwrap();
        // A page whose example names source files is the business of the rule's own test.
        if let Ok(compiled) = poolgate::compile(&spec, &NoFiles) {
            all.push(document(from, &compiled));
        }
    }
    assert!(all.len() > 300, "where are the legal specs?");
    all
});

/// Every resource of a type with its document, its name and its properties. There must be some, or nothing is tried.
fn every(type_name: &str) -> Vec<(&'static Document, &'static str, &'static Value)> {
    let mut found = Vec::new();
    for document in DOCUMENTS.iter() {
        for (name, resource) in document.template["Resources"].as_object().unwrap() {
            if resource["Type"] == type_name {
                found.push((document, name.as_str(), &resource["Properties"]));
            }
        }
    }
    assert!(!found.is_empty(), "no legal spec has a {type_name}");
    found
}

/// The logical id that a reference leads to.
fn target(value: &Value) -> &str {
    let attribute = value["Fn::GetAtt"].get(0).or_else(|| value.get("Ref"));
    attribute.and_then(Value::as_str).unwrap_or_else(|| panic!("{value} is no reference"))
}

fn resource<'a>(document: &'a Document, reference: &Value) -> &'a Value {
    &document.template["Resources"][target(reference)]
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

#[test]
fn roles_trust_the_service_that_uses_them() {
    let services = ["lambda.amazonaws.com", "apigateway.amazonaws.com", "cognito-idp.amazonaws.com"];
    for (document, name, role) in every("AWS::IAM::Role") {
        let place = format!("{} {name}", document.from);
        let trust = &role["AssumeRolePolicyDocument"];
        assert_eq!(trust["Version"], "2012-10-17", "{place}");
        for statement in list(&trust["Statement"]) {
            let fields: BTreeSet<_> =
                statement.as_object().unwrap().keys().map(String::as_str).filter(|field| *field != "Condition").collect();
            assert_eq!(fields, BTreeSet::from(["Action", "Effect", "Principal"]), "{place}");
            assert_eq!(statement["Action"], "sts:AssumeRole", "{place}");
            let principal = statement["Principal"].as_object().unwrap();
            assert_eq!(principal.keys().collect::<Vec<_>>(), ["Service"], "{place}");
            assert!(services.contains(&principal["Service"].as_str().unwrap()), "{place}: {principal:?}");
        }
    }
}

#[test]
fn the_role_of_text_messages_may_send_them() {
    let mut seen = 0;
    for (document, name, pool) in every("AWS::Cognito::UserPool") {
        let caller = &pool["SmsConfiguration"]["SnsCallerArn"];
        let Some(role) = caller["Fn::GetAtt"].get(0) else { continue };
        seen += 1;
        let trust = &document.template["Resources"][role.as_str().unwrap()]["Properties"]["AssumeRolePolicyDocument"]["Statement"][0];
        assert_eq!(trust["Principal"]["Service"], "cognito-idp.amazonaws.com", "{}", document.from);
        assert_eq!(trust["Condition"]["StringEquals"]["sts:ExternalId"], pool["SmsConfiguration"]["ExternalId"], "{}", document.from);
        let resources = document.template["Resources"].as_object().unwrap();
        let policy = resources.iter().find(|(_, other)| {
            let properties = &other["Properties"];
            let publishes = list(&properties["PolicyDocument"]["Statement"]).iter().any(|statement| {
                statement["Effect"] == "Allow" && list(&statement["Action"]).iter().any(|action| **action == "sns:Publish")
            });
            other["Type"] == "AWS::IAM::Policy" && publishes && list(&properties["Roles"]).iter().any(|of| of["Ref"] == *role)
        });
        let (policy, _) = policy.unwrap_or_else(|| panic!("{}: the role may not send", document.from));
        let waits = list(&resources[name]["DependsOn"]);
        assert!(waits.iter().any(|id| *id == policy), "{}: the pool does not wait for {policy}", document.from);
    }
    assert!(seen > 0);
}

#[test]
fn functions_may_be_called_by_their_own_callers_only() {
    for (document, name, permission) in every("AWS::Lambda::Permission") {
        let place = format!("{} {name}", document.from);
        assert_eq!(permission["Action"], "lambda:InvokeFunction", "{place}");
        assert_eq!(permission.get("SourceAccount"), None, "{place}");
        let source = &permission["SourceArn"];
        match permission["Principal"].as_str().unwrap() {
            "cognito-idp.amazonaws.com" => assert_ne!(source, "*", "{place}"),
            "apigateway.amazonaws.com" => {
                let arn = source["Fn::Sub"].as_str().unwrap_or_else(|| panic!("{place}: {source}"));
                assert!(arn.contains(":execute-api:") && arn.contains(":${Api}/"), "{place}: {arn}");
            }
            other => panic!("{place}: {other}"),
        }
        assert!(!source.is_null(), "{place}");
    }
    // Whoever is a trigger may be called by the pool.
    for (document, name, pool) in every("AWS::Cognito::UserPool") {
        let triggers = pool["LambdaConfig"].as_object().into_iter().flatten().filter(|(key, _)| !key.contains("KMS"));
        for (trigger, function) in triggers {
            let function = if function.get("LambdaArn").is_some() { &function["LambdaArn"] } else { function };
            let permitted = document.template["Resources"].as_object().unwrap().values().any(|other| {
                other["Type"] == "AWS::Lambda::Permission"
                    && other["Properties"]["FunctionName"] == *function
                    && other["Properties"]["Principal"] == "cognito-idp.amazonaws.com"
                    && target(&other["Properties"]["SourceArn"]) == name
            });
            assert!(permitted, "{}: {trigger} cannot be called", document.from);
        }
    }
}

#[test]
fn a_path_is_one_resource() {
    for document in DOCUMENTS.iter() {
        let mut seen = BTreeSet::new();
        for (name, one) in document.template["Resources"].as_object().unwrap() {
            if one["Type"] == "AWS::ApiGateway::Resource" {
                let properties = &one["Properties"];
                assert!(seen.insert((properties["ParentId"].to_string(), properties["PathPart"].to_string())), "{} {name}", document.from);
            }
        }
    }
    assert!(every("AWS::ApiGateway::Resource").len() > 10);
}

#[test]
fn methods_have_the_type_of_their_authorizers() {
    for (document, name, method) in every("AWS::ApiGateway::Method") {
        let place = format!("{} {name}", document.from);
        let authorization = method["AuthorizationType"].as_str().unwrap();
        let Some(authorizer) = method.get("AuthorizerId") else {
            assert!(["NONE", "AWS_IAM"].contains(&authorization), "{place}: {authorization} without an authorizer");
            assert_eq!(method.get("AuthorizationScopes"), None, "{place}");
            continue;
        };
        let kind = resource(document, authorizer)["Properties"]["Type"].as_str().unwrap();
        let due = if kind == "COGNITO_USER_POOLS" { "COGNITO_USER_POOLS" } else { "CUSTOM" };
        assert_eq!(authorization, due, "{place}");
    }
}

#[test]
fn authorizers_may_ask_their_functions() {
    let mut seen = 0;
    for (document, name, authorizer) in every("AWS::ApiGateway::Authorizer") {
        if authorizer["Type"] == "COGNITO_USER_POOLS" {
            continue;
        }
        let place = format!("{} {name}", document.from);
        let uri = authorizer["AuthorizerUri"]["Fn::Sub"].as_str().unwrap_or_else(|| panic!("{place}: {}", authorizer["AuthorizerUri"]));
        assert!(uri.contains(":lambda:path/2015-03-31/functions/") && uri.ends_with("/invocations"), "{place}: {uri}");
        let lets_in = |permission: &Value| {
            let properties = &permission["Properties"];
            let source = properties["SourceArn"]["Fn::Sub"].as_str().unwrap_or_default();
            properties["Principal"] == "apigateway.amazonaws.com" && source.ends_with(&format!("/authorizers/${{{name}}}"))
        };
        let all = document.template["Resources"].as_object().unwrap().values();
        let count = all.filter(|one| one["Type"] == "AWS::Lambda::Permission" && lets_in(one)).count();
        assert_eq!(count, 1, "{place}");
        seen += 1;
    }
    assert!(seen > 0, "no document has an authorizer that asks a function");
}

#[test]
fn everything_is_of_one_pool() {
    for document in DOCUMENTS.iter() {
        let mut pools = BTreeSet::new();
        for one in document.template["Resources"].as_object().unwrap().values() {
            let properties = &one["Properties"];
            pools.extend(properties.get("UserPoolId").map(Value::to_string).map(|text| text.replace("Ref", "of")));
            let kind = one["Type"].as_str().unwrap();
            assert!(kind != "AWS::Cognito::UserPool" || properties.get("UserPoolId").is_none());
        }
        assert!(pools.len() <= 1, "{}: {pools:?}", document.from);
        let own =
            document.template["Resources"].as_object().unwrap().values().filter(|one| one["Type"] == "AWS::Cognito::UserPool").count();
        assert!(own <= 1, "{}", document.from);
    }
    for (document, name, authorizer) in every("AWS::ApiGateway::Authorizer") {
        for pool in list(&authorizer["ProviderARNs"]) {
            if let Some(id) = pool["Fn::GetAtt"].get(0) {
                assert_eq!(
                    document.template["Resources"][id.as_str().unwrap()]["Type"],
                    "AWS::Cognito::UserPool",
                    "{} {name}",
                    document.from
                );
            }
        }
    }
}

#[test]
fn integrations_are_whole() {
    for (document, name, method) in every("AWS::ApiGateway::Method") {
        let place = format!("{} {name}", document.from);
        let integration = &method["Integration"];
        let kind = integration["Type"].as_str().unwrap_or_else(|| panic!("{place}: no integration"));
        match kind {
            "MOCK" => {}
            "AWS_PROXY" => {
                assert_eq!(integration["IntegrationHttpMethod"], "POST", "{place}");
                let uri = integration["Uri"]["Fn::Sub"].as_str().or_else(|| integration["Uri"]["Fn::Sub"][0].as_str()).unwrap();
                assert!(uri.contains(":apigateway:") && uri.contains(":lambda:path/2015-03-31/functions/"), "{place}: {uri}");
                assert!(uri.ends_with("/invocations"), "{place}: {uri}");
            }
            "AWS" | "HTTP_PROXY" => assert!(integration["IntegrationHttpMethod"].is_string() && !integration["Uri"].is_null(), "{place}"),
            other => panic!("{place}: {other}"),
        }
        let declared: BTreeSet<_> =
            list(&method["MethodResponses"]).iter().map(|response| response["StatusCode"].as_str().unwrap()).collect();
        for answer in list(&integration["IntegrationResponses"]) {
            let code = answer["StatusCode"].as_str().unwrap();
            assert!(declared.contains(code), "{place}: {code}");
            let response = list(&method["MethodResponses"]).into_iter().find(|response| response["StatusCode"] == code).unwrap();
            for header in answer["ResponseParameters"].as_object().into_iter().flat_map(|all| all.keys()) {
                assert!(response["ResponseParameters"].get(header).is_some(), "{place}: {header}");
            }
        }
    }
}

#[test]
fn deployments_wait_for_every_method() {
    for (document, name, deployment) in every("AWS::ApiGateway::Deployment") {
        let resources = document.template["Resources"].as_object().unwrap();
        let waits: BTreeSet<_> = list(&resources[name]["DependsOn"]).into_iter().map(|id| id.as_str().unwrap()).collect();
        let methods: BTreeSet<_> =
            resources.iter().filter(|(_, one)| one["Type"] == "AWS::ApiGateway::Method").map(|(id, _)| id.as_str()).collect();
        assert!(!methods.is_empty() && methods.is_subset(&waits), "{} {name} waits for {waits:?}", document.from);
        assert_eq!(resource(document, &deployment["RestApiId"])["Type"], "AWS::ApiGateway::RestApi", "{}", document.from);
    }
}

#[test]
fn everything_of_an_api_is_of_that_api() {
    for (document, name, stage) in every("AWS::ApiGateway::Stage") {
        let deployment = resource(document, &stage["DeploymentId"]);
        assert_eq!(deployment["Properties"]["RestApiId"], stage["RestApiId"], "{} {name}", document.from);
    }
    for document in DOCUMENTS.iter() {
        let resources = document.template["Resources"].as_object().unwrap();
        let apis: BTreeSet<_> =
            resources.values().filter_map(|one| one["Properties"].get("RestApiId")).map(|api| target(api).to_owned()).collect();
        assert!(apis.len() <= 1, "{}: {apis:?}", document.from);
    }
}

#[test]
fn policies_are_inline_and_on_a_role() {
    for (document, name, policy) in every("AWS::IAM::Policy") {
        assert!(!list(&policy["Roles"]).is_empty(), "{} {name}", document.from);
        for statement in list(&policy["PolicyDocument"]["Statement"]) {
            assert_eq!(statement.get("Principal"), None, "{} {name}", document.from);
        }
    }
    for document in DOCUMENTS.iter() {
        let resources = document.template["Resources"].as_object().unwrap();
        assert!(resources.values().all(|one| one["Type"] != "AWS::IAM::ManagedPolicy"), "{}", document.from);
    }
}

#[test]
fn terraform_counts_nothing() {
    let mut seen = 0;
    for document in DOCUMENTS.iter() {
        for kinds in document.terraform.iter().filter_map(|file| file["resource"].as_object()) {
            for (kind, labels) in kinds {
                for (label, one) in labels.as_object().unwrap() {
                    seen += 1;
                    assert!(one.get("count").is_none() && one.get("for_each").is_none(), "{}: {kind}.{label}", document.from);
                }
            }
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn certificates_are_those_of_the_endpoint() {
    let mut seen = BTreeSet::new();
    for (document, name, domain) in every("AWS::ApiGateway::DomainName") {
        let place = format!("{} {name}", document.from);
        let endpoint = domain["EndpointConfiguration"]["Types"][0].as_str().unwrap();
        let (due, other) = match endpoint {
            "REGIONAL" => ("RegionalCertificateArn", "CertificateArn"),
            "EDGE" => ("CertificateArn", "RegionalCertificateArn"),
            kind => panic!("{place}: {kind}"),
        };
        assert!(domain.get(due).is_some() && domain.get(other).is_none(), "{place}: {domain}");
        seen.insert(endpoint);
    }
    assert_eq!(seen.len(), 2, "both kinds are tried");
}

#[test]
fn routes_of_an_http_api_are_whole() {
    for (document, name, route) in every("AWS::ApiGatewayV2::Route") {
        let place = format!("{} {name}", document.from);
        let target = &route["Target"]["Fn::Sub"];
        let integration = target.as_str().and_then(|target| target.strip_prefix("integrations/${")?.strip_suffix('}'));
        let integration = integration.unwrap_or_else(|| panic!("{place}: {target}"));
        let integration = &document.template["Resources"][integration];
        assert_eq!(integration["Type"], "AWS::ApiGatewayV2::Integration", "{place}");
        let (kind, format) = (&integration["Properties"]["IntegrationType"], &integration["Properties"]["PayloadFormatVersion"]);
        assert!((kind == "AWS_PROXY" && format == "2.0") || (kind == "HTTP_PROXY" && format == "1.0"), "{place}: {kind} {format}");
        let authorization = route["AuthorizationType"].as_str().unwrap();
        let Some(authorizer) = route.get("AuthorizerId") else {
            assert!(["NONE", "AWS_IAM"].contains(&authorization), "{place}: {authorization} without an authorizer");
            continue;
        };
        let kind = resource(document, authorizer)["Properties"]["AuthorizerType"].as_str().unwrap();
        assert_eq!(authorization, if kind == "JWT" { "JWT" } else { "CUSTOM" }, "{place}");
    }
}

#[test]
fn stages_of_an_http_api_deploy_themselves() {
    for (document, name, stage) in every("AWS::ApiGatewayV2::Stage") {
        assert_eq!(stage["AutoDeploy"], true, "{} {name}", document.from);
    }
}

#[test]
fn clients_wait_for_their_identity_providers() {
    let mut seen = 0;
    for (document, name, client) in every("AWS::Cognito::UserPoolClient") {
        let resources = document.template["Resources"].as_object().unwrap();
        let waits = list(&resources[name]["DependsOn"]);
        for provider in list(&client["SupportedIdentityProviders"]).into_iter().filter(|provider| **provider != "COGNITO") {
            // A reference is an order by itself; a name has to be waited for.
            let Some(provider) = provider.as_str() else { continue };
            let made = resources
                .iter()
                .find(|(_, one)| one["Type"] == "AWS::Cognito::UserPoolIdentityProvider" && one["Properties"]["ProviderName"] == provider);
            if let Some((id, _)) = made {
                seen += 1;
                assert!(waits.iter().any(|other| *other == id), "{} {name} does not wait for {id}", document.from);
            }
        }
    }
    assert!(seen > 0 || references_to_providers() > 0, "no legal spec has a client of an identity provider");
}

fn references_to_providers() -> usize {
    let providers =
        every("AWS::Cognito::UserPoolClient").into_iter().flat_map(|(_, _, client)| list(&client["SupportedIdentityProviders"]));
    providers.filter(|provider| provider.is_object()).count()
}

#[test]
fn social_providers_have_their_own_names() {
    let mut seen = 0;
    for (document, name, provider) in every("AWS::Cognito::UserPoolIdentityProvider") {
        let kind = provider["ProviderType"].as_str().unwrap();
        if !["SAML", "OIDC"].contains(&kind) {
            seen += 1;
            assert_eq!(provider["ProviderName"], kind, "{} {name}", document.from);
        }
    }
    assert!(seen > 0);
}

#[test]
fn clients_of_managed_login_have_a_style() {
    let mut seen = 0;
    for (document, name, client) in every("AWS::Cognito::UserPoolClient") {
        let resources = document.template["Resources"].as_object().unwrap();
        let managed =
            resources.values().any(|one| one["Type"] == "AWS::Cognito::UserPoolDomain" && one["Properties"]["ManagedLoginVersion"] == 2);
        let pages = list(&client["AllowedOAuthFlows"]).iter().any(|flow| **flow == "code" || **flow == "implicit");
        if managed && pages {
            seen += 1;
            let styled = resources
                .values()
                .any(|one| one["Type"] == "AWS::Cognito::ManagedLoginBranding" && target(&one["Properties"]["ClientId"]) == name);
            assert!(styled, "{} {name}", document.from);
        }
    }
    assert!(seen > 0);
}

//! The judge itself on trial: what `support::resource_schemas` must pass and must refuse.
#![allow(clippy::unwrap_used, reason = "a pointer that leads nowhere is a fault of the test that wrote it")]

mod support;

use serde_json::{Value, json};
use support::resource_schemas::{attribute_exists, compile, judge, property_exists, ref_returns, types, widen_root};

/// A small stack without a fault: pool, client, function, REST method.
fn good() -> Value {
    json!({
        "Parameters": { "Stage": { "Type": "String" } },
        "Conditions": { "Strict": { "Fn::Equals": [{ "Ref": "Stage" }, "prod"] } },
        "Resources": {
            "Pool": {
                "Type": "AWS::Cognito::UserPool",
                "DeletionPolicy": "Retain",
                "Properties": {
                    "UserPoolName": { "Fn::Sub": "orders-${Stage}-${AWS::Region}-${!literal}" },
                    "UsernameAttributes": ["email"],
                    "MfaConfiguration": { "Fn::If": ["Strict", "ON", { "Ref": "AWS::NoValue" }] },
                    "Policies": { "PasswordPolicy": { "MinimumLength": 12, "RequireNumbers": true } },
                    "Schema": [{ "Name": "tenant", "AttributeDataType": "String", "StringAttributeConstraints": { "MaxLength": "64" } }],
                    "UserPoolTags": { "team": "orders" }
                }
            },
            "Client": {
                "Type": "AWS::Cognito::UserPoolClient",
                "DependsOn": ["Pool"],
                "Properties": {
                    "UserPoolId": { "Ref": "Pool" },
                    "AllowedOAuthFlows": ["code"],
                    "AccessTokenValidity": 60,
                    "TokenValidityUnits": { "AccessToken": "minutes" }
                }
            },
            "Role": {
                "Type": "AWS::IAM::Role",
                "Properties": {
                    "AssumeRolePolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "lambda.amazonaws.com" } }] }
                }
            },
            "Policy": {
                "Type": "AWS::IAM::Policy",
                "Properties": {
                    "PolicyName": "sign-in",
                    "Roles": [{ "Ref": "Role" }],
                    "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "cognito-idp:AdminGetUser", "Resource": { "Fn::GetAtt": ["Pool", "Arn"] } }] }
                }
            },
            "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } }
        },
        "Outputs": { "Issuer": { "Condition": "Strict", "Value": { "Fn::Sub": ["https://${Pool.ProviderName}/${x}", { "x": "y" }] } } }
    })
}

/// The good stack with one thing set, and what the judge says of it.
fn with(pointer: &str, value: Value) -> Vec<String> {
    let mut template = good();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    template.pointer_mut(parent).unwrap().as_object_mut().unwrap().insert(key.to_owned(), value);
    judge(&template)
}

/// The good stack with one thing taken away.
fn without(pointer: &str) -> Vec<String> {
    let mut template = good();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    template.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).unwrap();
    judge(&template)
}

#[test]
fn every_vendored_schema_compiles_and_none_is_missing() {
    let all: Vec<_> = types().collect();
    assert_eq!(all.len(), 61);
    for wanted in [
        "AWS::Cognito::UserPool",
        "AWS::ApiGateway::Method",
        "AWS::ApiGatewayV2::Route",
        "AWS::Lambda::Function",
        "AWS::Logs::LogGroup",
        "AWS::EC2::NatGateway",
    ] {
        assert!(all.contains(&wanted), "{wanted}");
    }
    for type_name in all {
        // Every type is reached by the judge, and what no type has is refused by every type.
        let nonsense = judge(&json!({ "Resources": { "X": { "Type": type_name, "Properties": { "NoSuchProperty": 1 } } } }));
        assert!(nonsense.iter().any(|line| line.contains("'NoSuchProperty' was unexpected")), "{type_name}: {nonsense:?}");
    }
}

#[test]
fn a_good_template_passes() {
    assert_eq!(judge(&good()), [""; 0]);
}

#[test]
fn what_a_schema_refuses_is_said_at_its_place() {
    let properties = "/Resources/Pool/Properties";
    assert_eq!(
        with(&format!("{properties}/UserPolName"), json!("x")),
        ["Pool.Properties: Additional properties are not allowed ('UserPolName' was unexpected)"]
    );
    assert_eq!(
        with(&format!("{properties}/Policies/PasswordPolicy/MinimalLength"), json!(8)),
        ["Pool.Properties/Policies/PasswordPolicy: Additional properties are not allowed ('MinimalLength' was unexpected)"]
    );
    assert_eq!(
        with(&format!("{properties}/Policies/PasswordPolicy/MinimumLength"), json!("12")),
        [r#"Pool.Properties/Policies/PasswordPolicy/MinimumLength: "12" is not of type "integer""#]
    );
    assert_eq!(
        with(&format!("{properties}/Schema"), json!([{ "Name": 5 }])),
        [r#"Pool.Properties/Schema/0/Name: 5 is not of type "string""#]
    );
    assert_eq!(without("/Resources/Client/Properties/UserPoolId"), [r#"Client.Properties: "UserPoolId" is a required property"#]);
    assert_eq!(without("/Resources/Client/Properties").len(), 1);
    let flow = with("/Resources/Client/Properties/RefreshTokenRotation", json!({ "Feature": "ON" }));
    assert_eq!(flow, [r#"Client.Properties/RefreshTokenRotation/Feature: "ON" is not one of "ENABLED" or "DISABLED""#]);
    // AWS's schema has no enum here: known, and the reason why our own rules look at it.
    assert_eq!(with("/Resources/Client/Properties/AllowedOAuthFlows", json!(["cod"])), [""; 0]);
}

#[test]
fn an_intrinsic_is_one_known_function() {
    let name = "/Resources/Pool/Properties/UserPoolName";
    assert_eq!(with(name, json!({ "Fn::ImportValue": "x" })), [""; 0]);
    for bad in [json!({ "Fn::GetAttr": ["Pool", "Arn"] }), json!({ "ref": "Stage" }), json!({}), json!({ "Ref": "Stage", "x": 1 })] {
        let said = with(name, bad.clone());
        assert!(said.iter().any(|line| line.contains(r#"is not of type "string""#)), "{bad}: {said:?}");
    }
    // A list as a whole, an item of it, an object as a whole, a map's entry.
    for place in ["UsernameAttributes", "Policies", "Policies/PasswordPolicy/MinimumLength", "UserPoolTags/team"] {
        assert_eq!(with(&format!("/Resources/Pool/Properties/{place}"), json!({ "Ref": "Stage" })), [""; 0], "{place}");
    }
    assert_eq!(with("/Resources/Pool/Properties/UsernameAttributes", json!([{ "Ref": "Stage" }])), [""; 0]);
    // But not the properties themselves.
    assert_ne!(with("/Resources/Pool/Properties", json!({ "Ref": "Stage" })), [""; 0]);
}

#[test]
fn both_branches_of_a_condition_are_judged() {
    let place = "/Resources/Pool/Properties/Policies/PasswordPolicy/MinimumLength";
    for branches in [json!(["Strict", "long", 8]), json!(["Strict", 8, "long"])] {
        let said = with(place, json!({ "Fn::If": branches }));
        assert_eq!(said, [r#"Pool.Properties/Policies/PasswordPolicy/MinimumLength: "long" is not of type "integer""#]);
    }
    let absent =
        with("/Resources/Client/Properties/UserPoolId", json!({ "Fn::If": ["Strict", { "Ref": "Pool" }, { "Ref": "AWS::NoValue" }] }));
    assert_eq!(absent, [r#"Client.Properties: "UserPoolId" is a required property"#]);
}

#[test]
fn what_the_patches_add_is_enforced() {
    assert_eq!(without("/Resources/Vpc/Properties/CidrBlock"), ["Vpc.Properties: exactly one of CidrBlock, Ipv4IpamPoolId is required"]);
    let subnet = |properties: Value| judge(&json!({ "Resources": { "S": { "Type": "AWS::EC2::Subnet", "Properties": properties } } }));
    assert_eq!(subnet(json!({ "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "a" })), [""; 0]);
    assert!(subnet(json!({ "VpcId": "vpc-1" })).iter().any(|line| line.starts_with("S.Properties: one or more of CidrBlock, ")));
    assert_eq!(
        subnet(json!({ "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "a", "AvailabilityZoneId": "b" })),
        ["S.Properties: AvailabilityZone and AvailabilityZoneId exclude each other"]
    );
    let said = without("/Resources/Policy/Properties/Roles");
    assert!(matches!(said.as_slice(), [line] if line.starts_with("Policy.Properties: ") && line.contains("anyOf")), "{said:?}");
}

#[test]
fn patterns_work_in_all_their_dialects() {
    let group =
        |name: &str| judge(&json!({ "Resources": { "G": { "Type": "AWS::Logs::LogGroup", "Properties": { "LogGroupName": name } } } }));
    assert_eq!(group("/aws/lambda/orders"), [""; 0]);
    assert_eq!(group("not a name").len(), 1);
    // A look-behind, and Unicode classes.
    let code = |bucket: &str| {
        judge(
            &json!({ "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "Role": "arn:aws:iam::123456789012:role/r", "Code": { "S3Bucket": bucket, "S3Key": "k" } } } } }),
        )
    };
    assert_eq!(code("bucket"), [""; 0]);
    assert_eq!(code("bucket.").len(), 1);
    assert_eq!(with("/Resources/Role/Properties/Tags", json!([{ "Key": "größe", "Value": "1" }])), [""; 0]);
    assert_eq!(with("/Resources/Role/Properties/Tags", json!([{ "Key": "a*", "Value": "1" }])).len(), 1);
}

#[test]
fn what_the_schema_does_not_see_is_said_too() {
    assert_eq!(judge(&json!({})), ["Resources: at least one resource is required"]);
    assert_eq!(
        with("/Resources/Pool/Type", json!("AWS::Cognito::UserPol"))[0],
        "Pool: the type `AWS::Cognito::UserPol` has no schema here"
    );
    assert!(without("/Resources/Pool/Type").contains(&"Pool: `Type` is required".to_owned()));
    assert_eq!(with("/Resources/Pool/DeletePolicy", json!("Retain")), ["Pool: `DeletePolicy` is no attribute of a resource"]);
    assert_eq!(with("/Resources/Pool/Properties/Arn", json!("arn:x")), ["Pool.Properties/Arn: a read-only property cannot be set"]);
    for (pointer, value, expected) in [
        (
            "/Resources/Client/Properties/UserPoolId",
            json!({ "Ref": "Pol" }),
            "Client.Properties/UserPoolId: there is no resource or parameter `Pol`",
        ),
        (
            "/Resources/Client/Properties/ClientName",
            json!({ "Fn::GetAtt": ["Pool", "Name"] }),
            "Client.Properties/ClientName: `AWS::Cognito::UserPool` has no attribute `Name`",
        ),
        (
            "/Resources/Client/Properties/ClientName",
            json!({ "Fn::GetAtt": "Pol.Arn" }),
            "Client.Properties/ClientName: there is no resource `Pol`",
        ),
        (
            "/Resources/Client/Properties/ClientName",
            json!({ "Fn::Sub": "${Pool.Url}" }),
            "Client.Properties/ClientName: `AWS::Cognito::UserPool` has no attribute `Url`",
        ),
        (
            "/Resources/Client/Properties/ClientName",
            json!({ "Fn::Sub": "a-${Satge}" }),
            "Client.Properties/ClientName: there is no resource or parameter `Satge`",
        ),
        (
            "/Resources/Client/Properties/ClientName",
            json!({ "Fn::If": ["Loose", "a", "b"] }),
            "Client.Properties/ClientName: there is no condition `Loose`",
        ),
        ("/Resources/Client/DependsOn", json!("Pol"), "Client.DependsOn: there is no resource `Pol`"),
        ("/Resources/Client/Condition", json!("Loose"), "Client.Condition: there is no condition `Loose`"),
        ("/Outputs/Issuer/Value", json!({ "Ref": "Pol" }), "Outputs.Issuer/Value: there is no resource or parameter `Pol`"),
    ] {
        assert_eq!(with(pointer, value), [expected]);
    }
}

#[test]
fn property_rows_can_be_checked() {
    for (type_name, path) in [
        ("AWS::Cognito::UserPool", "Policies.PasswordPolicy.MinimumLength"),
        ("AWS::Cognito::UserPool", "Schema[].StringAttributeConstraints.MaxLength"),
        ("AWS::Cognito::UserPool", "UsernameAttributes[]"),
        ("AWS::Cognito::UserPool", "UserPoolTags.*"),
        ("AWS::Cognito::UserPoolClient", "TokenValidityUnits.AccessToken"),
        ("AWS::ApiGateway::Method", "Integration.IntegrationResponses[].ResponseParameters"),
        ("AWS::ApiGatewayV2::Api", "CorsConfiguration.AllowOrigins[]"),
        ("AWS::Lambda::Function", "VpcConfig.SubnetIds[]"),
        ("AWS::IAM::Role", "Policies[].PolicyDocument"),
        ("AWS::Route53::RecordSet", "AliasTarget.DNSName"),
    ] {
        assert!(property_exists(type_name, path), "{type_name} {path}");
    }
    for (type_name, path) in [
        ("AWS::Cognito::UserPool", "Policies.PasswordPolicy.MinLength"),
        ("AWS::Cognito::UserPool", "Schema.Name"),
        ("AWS::Cognito::UserPool", "Schema[][].Name"),
        ("AWS::Cognito::UserPool", "Policies[].PasswordPolicy"),
        ("AWS::Cognito::UserPool", "Arn"),
        ("AWS::Lambda::Function", "SnapStartResponse.ApplyOn"),
        ("AWS::Cognito::UserPool", ""),
        ("AWS::Cognito::UserPol", "UserPoolName"),
        ("AWS::IAM::Role", "AssumeRolePolicyDocument.Version"),
    ] {
        assert!(!property_exists(type_name, path), "{type_name} {path}");
    }
}

#[test]
fn attributes_and_what_ref_returns() {
    for (type_name, attribute) in [
        ("AWS::Cognito::UserPool", "Arn"),
        ("AWS::Cognito::UserPool", "ProviderURL"),
        ("AWS::Cognito::UserPoolClient", "ClientSecret"),
        ("AWS::Cognito::UserPoolDomain", "CloudFrontDistribution"),
        ("AWS::ApiGateway::RestApi", "RootResourceId"),
        ("AWS::Lambda::Function", "SnapStartResponse.ApplyOn"),
    ] {
        assert!(attribute_exists(type_name, attribute), "{type_name} {attribute}");
    }
    assert!(!attribute_exists("AWS::Cognito::UserPool", "UserPoolName"));
    assert!(!attribute_exists("AWS::Nobody::Home", "Arn"));
    for (type_name, expected) in [
        ("AWS::Cognito::UserPool", Some("UserPoolId")),
        ("AWS::Cognito::UserPoolClient", Some("ClientId")),
        ("AWS::ApiGateway::RestApi", Some("RestApiId")),
        ("AWS::ApiGateway::Stage", Some("StageName")),
        ("AWS::Lambda::Function", Some("FunctionName")),
        ("AWS::IAM::ManagedPolicy", Some("PolicyArn")),
        ("AWS::ApiGateway::Method", None),
        ("AWS::Nobody::Home", None),
    ] {
        assert_eq!(ref_returns(type_name), expected, "{type_name}");
    }
    for type_name in types() {
        if let Some(property) = ref_returns(type_name) {
            assert!(property_exists(type_name, property) || attribute_exists(type_name, property), "{type_name} {property}");
        }
    }
}

#[test]
fn widening_keeps_the_rest_of_a_schema() {
    let widened = widen_root(
        &json!({
            "properties": { "A": { "$ref": "#/definitions/A" } },
            "definitions": { "A": { "type": "string", "format": "x" } },
            "required": ["A"]
        }),
        "T",
    );
    let place = json!({ "if": { "$ref": "#/definitions/(intrinsic)" }, "else": { "$ref": "#/definitions/A" } });
    assert_eq!(widened["properties"]["A"], place);
    assert_eq!(widened["definitions"]["A"], json!({ "type": "string" }));
    let judge = compile(&widened).unwrap();
    assert!(judge.is_valid(&json!({ "A": "x" })) && judge.is_valid(&json!({ "A": { "Ref": "x" } })));
    assert!(!judge.is_valid(&json!({ "A": 1 })) && !judge.is_valid(&json!({})) && !judge.is_valid(&json!([])));
}

#[test]
#[should_panic(expected = "T/properties/A: the keyword `propertyMagic` is new")]
fn a_keyword_that_nobody_knows_stops_the_tests() {
    widen_root(&json!({ "properties": { "A": { "propertyMagic": 1 } } }), "T");
}

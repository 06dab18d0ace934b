"""The judge refuses what AWS refuses. Stock moto says CREATE_COMPLETE to most of these."""

from __future__ import annotations

import json
from typing import Any

import pytest
from account import Account, StackFailed
from botocore.exceptions import ClientError
from harness import tiny

MISSING_PROVIDER = {**tiny.CLIENT["Properties"], "SupportedIdentityProviders": ["Google"]}
MISSING_SCOPE = {**tiny.CLIENT["Properties"], "AllowedOAuthScopes": ["orders/read"]}
MIXED_FLOWS = {**tiny.CLIENT["Properties"], "AllowedOAuthFlows": ["code", "client_credentials"], "GenerateSecret": True}

NETWORK: dict[str, Any] = {
    "Network": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
    "Subnet": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Network"}, "CidrBlock": "10.0.0.0/20"}},
}
TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "unknown property": (
        {"Pool": {"Type": "AWS::Cognito::UserPool", "Properties": {"PoolName": "people"}}},
        "'PoolName' was unexpected",
    ),
    "unknown nested property": (
        {"Pool": {"Type": "AWS::Cognito::UserPool", "Properties": {"Policies": {"PasswordPolicy": {"MinLength": 8}}}}},
        "'MinLength' was unexpected",
    ),
    "unknown property of a stock type": (
        {"Network": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlok": "10.0.0.0/16"}}},
        "'CidrBlok' was unexpected",
    ),
    "wrong type": ({"Pool": {"Type": "AWS::Cognito::UserPool", "Properties": {"UsernameAttributes": "email"}}}, "not of type 'array'"),
    "unknown word": ({"Pool": {"Type": "AWS::Cognito::UserPool", "Properties": {"MfaConfiguration": "MAYBE"}}}, "MAYBE"),
    "missing property": ({"Client": {"Type": "AWS::Cognito::UserPoolClient", "Properties": {}}}, "'UserPoolId' is a required property"),
    "unknown type": ({"Pool": {"Type": "AWS::Cognito::Pool", "Properties": {}}}, "Unrecognized resource types"),
    "type without a handler": ({"Queue": {"Type": "AWS::SQS::Queue", "Properties": {}}}, "no handler for AWS::SQS::Queue"),
    "NAT gateway in a network without the internet": (
        {
            **NETWORK,
            "Address": {"Type": "AWS::EC2::EIP", "Properties": {"Domain": "vpc"}},
            "Gateway": {
                "Type": "AWS::EC2::NatGateway",
                "Properties": {"SubnetId": {"Ref": "Subnet"}, "AllocationId": {"Fn::GetAtt": ["Address", "AllocationId"]}},
            },
        },
        "has no Internet gateway attached",
    ),
    "route to a gateway of no network": (
        {
            **NETWORK,
            "Internet": {"Type": "AWS::EC2::InternetGateway"},
            "Table": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Network"}}},
            "Route": {
                "Type": "AWS::EC2::Route",
                "Properties": {
                    "RouteTableId": {"Ref": "Table"}, "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": {"Ref": "Internet"},
                },
            },
        },
        "belong to different networks",
    ),
    "private name in a network without names": (
        {
            **NETWORK,
            "Endpoint": {
                "Type": "AWS::EC2::VPCEndpoint",
                "Properties": {
                    "VpcId": {"Ref": "Network"}, "ServiceName": "com.amazonaws.us-east-1.sqs", "VpcEndpointType": "Interface",
                    "PrivateDnsEnabled": True, "SubnetIds": [{"Ref": "Subnet"}],
                },
            },
        },
        "Enabling private DNS requires",
    ),
    "function in a network that its role does not let it into": (
        {
            **NETWORK,
            "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": TRUST}},
            "Function": {
                "Type": "AWS::Lambda::Function",
                "Properties": {
                    "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Runtime": "python3.13", "Handler": "index.handler",
                    "Code": {"ZipFile": "def handler(event, context): return event"},
                    "VpcConfig": {"SubnetIds": [{"Ref": "Subnet"}], "SecurityGroupIds": [{"Fn::GetAtt": ["Network", "DefaultSecurityGroup"]}]},
                },
            },
        },
        "does not have permissions to call CreateNetworkInterface on EC2",
    ),
    "client before its identity provider": (
        {"Pool": tiny.POOL, "Client": {**tiny.CLIENT, "Properties": MISSING_PROVIDER}},
        "The provider Google does not exist",
    ),
    "client with an unknown scope": (
        {"Pool": tiny.POOL, "Client": {**tiny.CLIENT, "Properties": MISSING_SCOPE}},
        "Invalid scope requested: orders/read",
    ),
    "client_credentials beside code": (
        {"Pool": tiny.POOL, "Client": {**tiny.CLIENT, "Properties": MIXED_FLOWS}},
        "client_credentials flow can not be selected along with",
    ),
    "method without its authorizer": (
        {**tiny.rest_api(["Get"]), "Get": tiny.method(AuthorizationType="COGNITO_USER_POOLS")},
        "Invalid authorizer ID specified",
    ),
    "header that no method response declares": (
        {
            **tiny.rest_api(["Get"]),
            "Get": tiny.method(
                MethodResponses=[{"StatusCode": "200"}],
                Integration={
                    "Type": "MOCK",
                    "IntegrationResponses": [{"StatusCode": "200", "ResponseParameters": {"method.response.header.X": "'1'"}}],
                },
            ),
        },
        "is not declared by method response 200",
    ),
    "inline code under another file's name": (
        {"Role": tiny.ROLE, "Function": tiny.function("def handler(e, c): pass", Handler="login.handler")},
        "handler login.handler does not exist",
    ),
    "inline code of a runtime that has none": (
        {"Role": tiny.ROLE, "Function": tiny.function("x", Runtime="java21")},
        "ZipFile can only be used",
    ),
    "login domain whose parent has no address": ({"Pool": tiny.POOL, "Domain": tiny.login_domain()}, "example.com has no A record"),
    "login certificate in another region": (
        {"Pool": tiny.POOL, "Domain": tiny.login_domain("eu-central-1")},
        "Certificate must be in 'us-east-1'",
    ),
    "regional domain with the certificate of an edge": (
        {"Domain": tiny.api_domain("REGIONAL", "CertificateArn")},
        "Cannot import certificates for EDGE while REGIONAL is active",
    ),
    "edge domain with a regional certificate": (
        {"Domain": tiny.api_domain("EDGE", "RegionalCertificateArn")},
        "Cannot import certificates for REGIONAL while EDGE is active",
    ),
    "regional domain with a certificate of another region": (
        {"Domain": tiny.api_domain("REGIONAL", "RegionalCertificateArn", "eu-central-1")},
        "Certificate must be in 'us-east-1'",
    ),
    "deployment before any method": (
        {**tiny.rest_api([]), "Get": tiny.method()},
        "The REST API doesn't contain any methods",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_wrong_resource_fails_the_stack(account: Account, case: str) -> None:
    resources, reason = REFUSED[case]
    with pytest.raises(StackFailed) as failure:
        account.create_stack(tiny.template(**resources))
    assert reason in str(failure.value)


EARLY_REFUSED = {
    "unknown reference": {"Client": tiny.CLIENT},
    "unknown DependsOn": {"Pool": {**tiny.POOL, "DependsOn": "Nobody"}},
    "circle": {"Pool": {**tiny.POOL, "DependsOn": "Client"}, "Client": tiny.CLIENT},
}


@pytest.mark.parametrize("case", EARLY_REFUSED)
def test_a_wrong_template_is_refused_before_there_is_a_stack(account: Account, case: str) -> None:
    with pytest.raises(ClientError, match="Unresolved resource dependencies|Circular dependency"):
        account.create_stack(tiny.template(**EARLY_REFUSED[case]))


def test_an_output_of_an_unknown_attribute_is_refused(account: Account) -> None:
    outputs = {"Color": {"Value": {"Fn::GetAtt": ["Pool", "Color"]}}}
    with pytest.raises((StackFailed, ClientError), match="Color"):
        account.create_stack(tiny.template(outputs, Pool=tiny.POOL))


def test_a_deployment_freezes_only_the_methods_it_waits_for(account: Account) -> None:
    """Without DependsOn, a method is created after the deployment here, and the stage never serves it."""
    post = tiny.method(HttpMethod="POST")
    created = account.create_stack(tiny.template(**tiny.rest_api(["Get"]), Get=tiny.method(), Post=post))
    snapshot = account.stage_snapshot(created.resources["Api"], "dev")
    assert [set(resource["resourceMethods"]) for resource in snapshot["resources"]] == [{"GET"}]


def test_policies_and_permissions_land(account: Account) -> None:
    statement = {"Effect": "Allow", "Action": "cognito-idp:AdminGetUser", "Resource": "*"}
    document = {"Version": "2012-10-17", "Statement": [statement]}
    managed = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
    role = {**tiny.ROLE, "Properties": {**tiny.ROLE["Properties"], "ManagedPolicyArns": [managed]}}
    policy = {"Type": "AWS::IAM::Policy", "Properties": {"PolicyName": "read", "PolicyDocument": document, "Roles": [{"Ref": "Role"}]}}
    created = account.create_stack(
        tiny.template(
            **tiny.rest_api(["Get"]),
            Role=role,
            Policy=policy,
            Function=tiny.function("def handler(event, context): pass"),
            Permission=tiny.permission("Function", "*/GET/"),
            Get=tiny.method(),
        )
    )
    iam = account.client("iam")
    assert iam.get_role_policy(RoleName=created.resources["Role"], PolicyName="read")["PolicyDocument"] == document
    attached = iam.list_attached_role_policies(RoleName=created.resources["Role"])["AttachedPolicies"]
    assert [entry["PolicyArn"] for entry in attached] == [managed]
    [invoke] = json.loads(account.client("lambda").get_policy(FunctionName=created.resources["Function"])["Policy"])["Statement"]
    api = created.resources["Api"]
    assert invoke["Condition"] == {"ArnLike": {"AWS:SourceArn": f"arn:aws:execute-api:us-east-1:123456789012:{api}/*/GET/"}}


def test_a_stage_keeps_its_settings(account: Account) -> None:
    resources = tiny.rest_api(["Get"])
    resources["Stage"]["Properties"] |= {
        "TracingEnabled": True,
        "Variables": {"colour": "blue"},
        "Tags": [{"Key": "team", "Value": "identity"}],
        "MethodSettings": [{"ResourcePath": "/*", "HttpMethod": "*", "LoggingLevel": "INFO", "ThrottlingRateLimit": 5}],
        "AccessLogSetting": {"DestinationArn": {"Fn::GetAtt": ["Log", "Arn"]}, "Format": "$context.requestId"},
    }
    log = {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "access", "RetentionInDays": 30}}
    created = account.create_stack(tiny.template(**resources, Get=tiny.method(), Log=log))
    stage = account.client("apigateway").get_stage(restApiId=created.resources["Api"], stageName="dev")
    assert stage["tracingEnabled"] is True
    assert stage["variables"] == {"colour": "blue"}
    assert stage["tags"] == {"team": "identity"}
    assert stage["methodSettings"]["*/*"]["loggingLevel"] == "INFO"
    assert stage["accessLogSettings"]["format"] == "$context.requestId"
    [group] = account.client("logs").describe_log_groups(logGroupNamePrefix="access")["logGroups"]
    assert group["retentionInDays"] == 30


def test_updates_are_refused(account: Account) -> None:
    account.create_stack(tiny.template(Pool=tiny.POOL), name="once")
    with pytest.raises(ClientError, match="does not update"):
        account.client("cloudformation").update_stack(StackName="once", TemplateBody=tiny.template(Pool=tiny.POOL, Role=tiny.ROLE))

"""The smallest templates that show one thing each, as data."""

from __future__ import annotations

import copy
import json
from typing import Any

Template = dict[str, Any]

POOL: Template = {"Type": "AWS::Cognito::UserPool", "Properties": {"UserPoolName": "people"}}
CLIENT: Template = {
    "Type": "AWS::Cognito::UserPoolClient",
    "Properties": {"UserPoolId": {"Ref": "Pool"}, "ClientName": "web", "ExplicitAuthFlows": ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]},
}
ROLE: Template = {
    "Type": "AWS::IAM::Role",
    "Properties": {
        "AssumeRolePolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}],
        }
    },
}


def login_domain(region: str = "us-east-1") -> Template:
    """`auth.example.com` for the pool `Pool`."""
    certificate = {"CertificateArn": f"arn:aws:acm:{region}:123456789012:certificate/1"}
    properties = {"UserPoolId": {"Ref": "Pool"}, "Domain": "auth.example.com", "CustomDomainConfig": certificate}
    return {"Type": "AWS::Cognito::UserPoolDomain", "Properties": properties}


def api_domain(endpoint: str, key: str, region: str = "us-east-1") -> Template:
    """`api.example.com`, with its certificate under a key."""
    certificate = {key: f"arn:aws:acm:{region}:123456789012:certificate/1"}
    properties = {"DomainName": "api.example.com", "EndpointConfiguration": {"Types": [endpoint]}, **certificate}
    return {"Type": "AWS::ApiGateway::DomainName", "Properties": properties}


def template(outputs: Template | None = None, **resources: Template) -> str:
    """A template's text; logical ids are the keyword names."""
    return json.dumps({"Resources": copy.deepcopy(resources), **({"Outputs": outputs} if outputs else {})})


def function(code: str, **properties: Any) -> Template:
    """A Python function with inline code and the role `Role`."""
    defaults = {"Runtime": "python3.13", "Handler": "index.handler", "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Code": {"ZipFile": code}}
    return {"Type": "AWS::Lambda::Function", "Properties": {**defaults, **properties}}


def permission(function_id: str, source: str) -> Template:
    """API Gateway may invoke the function from `source`, the part of the ARN after the API's id."""
    arn = {"Fn::Sub": "arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/" + source}
    properties = {"FunctionName": {"Ref": function_id}, "Action": "lambda:InvokeFunction", "Principal": "apigateway.amazonaws.com"}
    return {"Type": "AWS::Lambda::Permission", "Properties": {**properties, "SourceArn": arn}}


def function_uri(function_id: str) -> Template:
    return {"Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${" + function_id + ".Arn}/invocations"}


def proxy_to(function_id: str) -> Template:
    return {"Type": "AWS_PROXY", "IntegrationHttpMethod": "POST", "Uri": function_uri(function_id)}


HTTP_PROXY: Template = {"Type": "HTTP_PROXY", "IntegrationHttpMethod": "GET", "Uri": "https://backend.example.com/"}


def method(**properties: Any) -> Template:
    """`GET /` of `Api`, public and proxied unless told otherwise."""
    defaults = {
        "RestApiId": {"Ref": "Api"},
        "ResourceId": {"Fn::GetAtt": ["Api", "RootResourceId"]},
        "HttpMethod": "GET",
        "AuthorizationType": "NONE",
        "Integration": HTTP_PROXY,
    }
    return {"Type": "AWS::ApiGateway::Method", "Properties": {**defaults, **properties}}


def rest_api(methods: list[str]) -> dict[str, Template]:
    """An API with its deployment after the given methods, and stage `dev`."""
    return {
        "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "api"}},
        "Deployment": {"Type": "AWS::ApiGateway::Deployment", "DependsOn": methods, "Properties": {"RestApiId": {"Ref": "Api"}}},
        "Stage": of_api("Stage", StageName="dev", DeploymentId={"Ref": "Deployment"}),
    }


def of_api(kind: str, **properties: Any) -> Template:
    """Any `AWS::ApiGateway::` resource that names its API."""
    return {"Type": f"AWS::ApiGateway::{kind}", "Properties": {"RestApiId": {"Ref": "Api"}, **properties}}


COGNITO_AUTHORIZER: Template = of_api(
    "Authorizer",
    Name="pool",
    Type="COGNITO_USER_POOLS",
    ProviderARNs=[{"Fn::GetAtt": ["Pool", "Arn"]}],
    IdentitySource="method.request.header.Authorization",
)


def locked_method(**properties: Any) -> Template:
    return method(AuthorizationType="COGNITO_USER_POOLS", AuthorizerId={"Ref": "Authorizer"}, **properties)


def locked_api(**properties: Any) -> dict[str, Template]:
    """`GET /` behind a Cognito authorizer."""
    return {**rest_api(["Get"]), "Pool": POOL, "Client": CLIENT, "Authorizer": COGNITO_AUTHORIZER, "Get": locked_method(**properties)}

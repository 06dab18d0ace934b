"""REST APIs: the API, its paths, authorizers, models, keys and plans. Methods, deployments and stages are in apigateway_methods.py
and apigateway_stages.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .api import call
from .registry import Context, Created, Properties, handles

SERVICE = "apigateway"


class Refused(Exception):
    """What API Gateway answers and moto does not."""


def lower_keys(properties: Properties) -> Properties:
    """`RestApiId` -> `restApiId`, `ProviderARNs` -> `providerARNs`."""
    return {key[:1].lower() + key[1:]: value for key, value in properties.items()}


def plain(type_name: str, operation: str, ref: Callable[[dict[str, Any]], str], attribute: str | None = None,
          default_name: bool = False) -> None:  # fmt: skip
    """Register a type whose properties are the operation's parameters, key for key."""

    @handles(type_name)
    def create(properties: Properties, context: Context) -> Created:
        parameters = lower_keys(properties)
        if default_name:
            parameters.setdefault("name", context.generated_name)
        identifier = ref(call(SERVICE, context.region, operation, parameters))
        return Created(identifier, {attribute: identifier} if attribute else {})


@handles("AWS::ApiGateway::RestApi")
def rest_api(properties: Properties, context: Context) -> Created:
    if "Body" in properties or "BodyS3Location" in properties:
        raise Refused("the judge reads an API from its resources, not from an OpenAPI body")
    parameters = lower_keys(properties)
    parameters.setdefault("name", context.generated_name)
    api_id = call(SERVICE, context.region, "create_rest_api", parameters)["id"]
    resources = call(SERVICE, context.region, "get_resources", {"restApiId": api_id})["items"]
    root = next(resource["id"] for resource in resources if resource["path"] == "/")
    return Created(api_id, {"RestApiId": api_id, "RootResourceId": root})


@handles("AWS::ApiGateway::Resource")
def resource(properties: Properties, context: Context) -> Created:
    if not re.fullmatch(r"[A-Za-z0-9._:$-]+|\{[A-Za-z0-9._-]+\+?\}", properties["PathPart"]):
        raise Refused(f"Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable: {properties['PathPart']}")
    made = call(SERVICE, context.region, "create_resource", lower_keys(properties))
    return Created(made["id"], {"ResourceId": made["id"]})


@handles("AWS::ApiGateway::GatewayResponse")
def gateway_response(properties: Properties, context: Context) -> Created:
    for key in properties.get("ResponseParameters", {}):
        if not key.startswith("gatewayresponse.header."):
            raise Refused(f"Invalid mapping expression parameter specified: {key}")
    call(SERVICE, context.region, "put_gateway_response", lower_keys(properties))
    return Created(context.generated_name, {"Id": context.generated_name})


@handles("AWS::ApiGateway::UsagePlan")
def usage_plan(properties: Properties, context: Context) -> Created:
    parameters = lower_keys(properties)
    parameters["name"] = parameters.pop("usagePlanName", context.generated_name)
    plan_id = call(SERVICE, context.region, "create_usage_plan", parameters)["id"]
    return Created(plan_id, {"Id": plan_id})


@handles("AWS::ApiGateway::Account")
def account(properties: Properties, context: Context) -> Created:
    role = properties.get("CloudWatchRoleArn")
    if role:
        operation = {"op": "replace", "path": "/cloudwatchRoleArn", "value": role}
        call(SERVICE, context.region, "update_account", {"patchOperations": [operation]})
    return Created("account", {"Id": "account"})


@handles("AWS::ApiGateway::DomainName")
def domain_name(properties: Properties, context: Context) -> Created:
    _refuse_wrong_certificate(properties, context.region)
    made = call(SERVICE, context.region, "create_domain_name", lower_keys(properties))
    return Created(
        made["domainName"],
        {
            "RegionalDomainName": made.get("regionalDomainName") or f"d-abcdef1234.execute-api.{context.region}.amazonaws.com",
            "RegionalHostedZoneId": made.get("regionalHostedZoneId") or "Z1UJRXOUMOOFQ8",
            "DistributionDomainName": made.get("distributionDomainName") or "d111111abcdef8.cloudfront.net",
            "DistributionHostedZoneId": made.get("distributionHostedZoneId") or "Z2FDTNDATAQYW2",
            "DomainNameArn": f"arn:aws:apigateway:{context.region}::/domainnames/{made['domainName']}",
        },
    )


def _refuse_wrong_certificate(properties: Properties, region: str) -> None:
    """Each endpoint has a property of its own for its certificate, and a region where that must be."""
    edge = properties.get("EndpointConfiguration", {}).get("Types", ["EDGE"]) == ["EDGE"]
    wanted, other, words = (
        ("CertificateArn", "RegionalCertificateArn", ("REGIONAL", "EDGE"))
        if edge
        else ("RegionalCertificateArn", "CertificateArn", ("EDGE", "REGIONAL"))
    )
    if other in properties:
        raise Refused(f"Cannot import certificates for {words[0]} while {words[1]} is active.")
    place = "us-east-1" if edge else region
    if not properties.get(wanted, "").startswith(f"arn:aws:acm:{place}:"):
        raise Refused(f"Invalid certificate ARN: {properties.get(wanted)}. Certificate must be in '{place}'.")


plain("AWS::ApiGateway::Authorizer", "create_authorizer", lambda made: made["id"], "AuthorizerId")
plain("AWS::ApiGateway::RequestValidator", "create_request_validator", lambda made: made["id"], "RequestValidatorId", default_name=True)
plain("AWS::ApiGateway::Model", "create_model", lambda made: made["name"], default_name=True)
plain("AWS::ApiGateway::BasePathMapping", "create_base_path_mapping", lambda made: made.get("basePath") or "(none)")
plain("AWS::ApiGateway::ApiKey", "create_api_key", lambda made: made["id"], "APIKeyId", default_name=True)
plain("AWS::ApiGateway::UsagePlanKey", "create_usage_plan_key", lambda made: made["id"], "Id")

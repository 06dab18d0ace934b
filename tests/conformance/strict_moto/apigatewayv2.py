"""HTTP APIs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .api import call
from .registry import Context, Created, Properties, handles

SERVICE = "apigatewayv2"
Reader = Callable[[dict[str, Any]], Any]


class Refused(Exception):
    """What API Gateway answers and moto does not."""


def plain(type_name: str, operation: str, ref: str, **attributes: Reader) -> None:
    """Register a type whose properties are the operation's parameters. `ref` names the answer's (or else the property's) key."""

    @handles(type_name)
    def create(properties: Properties, context: Context) -> Created:
        made = call(SERVICE, context.region, operation, properties)
        identifier = made.get(ref) or properties[ref]
        readable = {name: read(made) for name, read in attributes.items()}
        return Created(identifier, {ref: identifier, **readable})


@handles("AWS::ApiGatewayV2::Api")
def api(properties: Properties, context: Context) -> Created:
    if "Body" in properties or "BodyS3Location" in properties:
        raise Refused("the judge reads an API from its resources, not from an OpenAPI body")
    made = call(SERVICE, context.region, "create_api", properties)
    return Created(made["ApiId"], {"ApiId": made["ApiId"], "ApiEndpoint": made["ApiEndpoint"]})


@handles("AWS::ApiGatewayV2::Route")
def route(properties: Properties, context: Context) -> Created:
    kind = properties.get("AuthorizationType", "NONE")
    if kind in ("JWT", "CUSTOM"):
        key = {"ApiId": properties["ApiId"], "AuthorizerId": properties.get("AuthorizerId", "")}
        call(SERVICE, context.region, "get_authorizer", key)
    elif properties.get("AuthorizationScopes") or properties.get("AuthorizerId"):
        raise Refused(f"Authorizer and scopes need authorization type JWT or CUSTOM, not {kind}")
    made = call(SERVICE, context.region, "create_route", properties)
    return Created(made["RouteId"], {"RouteId": made["RouteId"]})


def _first_configuration(made: dict[str, Any]) -> dict[str, Any]:
    return made["DomainNameConfigurations"][0]


plain("AWS::ApiGatewayV2::Authorizer", "create_authorizer", "AuthorizerId")
plain("AWS::ApiGatewayV2::Integration", "create_integration", "IntegrationId")
plain("AWS::ApiGatewayV2::Stage", "create_stage", "StageName")
plain("AWS::ApiGatewayV2::ApiMapping", "create_api_mapping", "ApiMappingId")
plain("AWS::ApiGatewayV2::VpcLink", "create_vpc_link", "VpcLinkId")
plain(
    "AWS::ApiGatewayV2::DomainName",
    "create_domain_name",
    "DomainName",
    RegionalDomainName=lambda made: _first_configuration(made)["ApiGatewayDomainName"],
    RegionalHostedZoneId=lambda made: _first_configuration(made)["HostedZoneId"],
    DomainNameArn=lambda made: f"arn:aws:apigateway:us-east-1::/domainnames/{made['DomainName']}",
)

"""Cognito user pools and everything inside them."""

from __future__ import annotations

import uuid
from typing import Any

from .api import call, check
from .registry import Context, Created, Properties, handles

SERVICE = "cognito-idp"
OWN_SCOPES = {"openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"}


class Refused(Exception):
    """What Cognito answers and moto does not."""


@handles("AWS::Cognito::UserPool")
def user_pool(properties: Properties, context: Context) -> Created:
    factors = properties.pop("EnabledMfas", [])
    parameters = {"PoolName": properties.pop("UserPoolName", context.generated_name), **properties}
    pool = call(SERVICE, context.region, "create_user_pool", parameters)["UserPool"]
    if factors:
        _set_factors(context, pool["Id"], factors, properties)
    provider = f"cognito-idp.{context.region}.amazonaws.com/{pool['Id']}"
    return Created(
        pool["Id"],
        {"Arn": pool["Arn"], "UserPoolId": pool["Id"], "ProviderName": provider, "ProviderURL": f"https://{provider}"},
    )


def _set_factors(context: Context, pool_id: str, factors: list[str], properties: Properties) -> None:
    configuration: dict[str, Any] = {"UserPoolId": pool_id, "MfaConfiguration": properties.get("MfaConfiguration", "OFF")}
    if "SOFTWARE_TOKEN_MFA" in factors:
        configuration["SoftwareTokenMfaConfiguration"] = {"Enabled": True}
    if "SMS_MFA" in factors:
        configuration["SmsMfaConfiguration"] = {"SmsConfiguration": properties.get("SmsConfiguration")}
    call(SERVICE, context.region, "set_user_pool_mfa_config", configuration)


@handles("AWS::Cognito::UserPoolClient")
def user_pool_client(properties: Properties, context: Context) -> Created:
    _refuse_missing_providers(properties, context)
    _refuse_missing_scopes(properties, context)
    _refuse_mixed_flows(properties)
    properties.setdefault("ClientName", context.generated_name)
    client = call(SERVICE, context.region, "create_user_pool_client", properties)["UserPoolClient"]
    attributes = {"ClientId": client["ClientId"], "Name": client["ClientName"]}
    if "ClientSecret" in client:
        attributes["ClientSecret"] = client["ClientSecret"]
    return Created(client["ClientId"], attributes)


def _refuse_missing_providers(properties: Properties, context: Context) -> None:
    pool_id = properties["UserPoolId"]
    listed = call(SERVICE, context.region, "list_identity_providers", {"UserPoolId": pool_id, "MaxResults": 60})
    known = {"COGNITO"} | {provider["ProviderName"] for provider in listed["Providers"]}
    for name in properties.get("SupportedIdentityProviders", []):
        if name not in known:
            raise Refused(f"The provider {name} does not exist for User Pool {pool_id}.")


def _refuse_missing_scopes(properties: Properties, context: Context) -> None:
    servers = call(SERVICE, context.region, "list_resource_servers", {"UserPoolId": properties["UserPoolId"], "MaxResults": 50})
    known = {f"{server['Identifier']}/{scope['ScopeName']}" for server in servers["ResourceServers"] for scope in server.get("Scopes", [])}
    for scope in properties.get("AllowedOAuthScopes", []):
        if scope not in known | OWN_SCOPES:
            raise Refused(f"Invalid scope requested: {scope}")


def _refuse_mixed_flows(properties: Properties) -> None:
    flows = properties.get("AllowedOAuthFlows", [])
    if "client_credentials" in flows and len(flows) > 1:
        raise Refused("client_credentials flow can not be selected along with code flow or implicit flow.")
    if "client_credentials" in flows and str(properties.get("GenerateSecret", False)).lower() != "true":
        raise Refused("client_credentials flow can not be selected if client does not have a client secret.")


@handles("AWS::Cognito::UserPoolDomain")
def user_pool_domain(properties: Properties, context: Context) -> Created:
    if "CustomDomainConfig" in properties:
        _refuse_elsewhere(properties["CustomDomainConfig"]["CertificateArn"])
        _refuse_orphan(properties["Domain"], context)
    answer = call(SERVICE, context.region, "create_user_pool_domain", properties)
    distribution = answer.get("CloudFrontDomain") or "d111111abcdef8.cloudfront.net"
    return Created(properties["Domain"], {"Id": properties["Domain"], "CloudFrontDistribution": distribution})


def _refuse_elsewhere(certificate: str) -> None:
    """A custom domain is served by CloudFront, whose certificates are all in one region."""
    if not certificate.startswith("arn:aws:acm:us-east-1:"):
        raise Refused(f"Invalid certificate ARN: {certificate}. Certificate must be in 'us-east-1'.")


def _refuse_orphan(domain: str, context: Context) -> None:
    """Cognito resolves the parent of a custom domain before it takes it; here a record in any zone of the account will do."""
    parent = domain.partition(".")[2]
    for zone in call("route53", context.region, "list_hosted_zones", {})["HostedZones"]:
        listed = call("route53", context.region, "list_resource_record_sets", {"HostedZoneId": zone["Id"]})["ResourceRecordSets"]
        if any(record["Type"] == "A" and record["Name"].rstrip(".") == parent for record in listed):
            return
    raise Refused(f"Custom domain is not a valid subdomain: {parent} has no A record")


@handles("AWS::Cognito::UserPoolResourceServer")
def resource_server(properties: Properties, context: Context) -> Created:
    call(SERVICE, context.region, "create_resource_server", properties)
    return Created(properties["Identifier"])


@handles("AWS::Cognito::UserPoolGroup")
def group(properties: Properties, context: Context) -> Created:
    properties.setdefault("GroupName", context.generated_name)
    return Created(call(SERVICE, context.region, "create_group", properties)["Group"]["GroupName"])


@handles("AWS::Cognito::UserPoolUser")
def user(properties: Properties, context: Context) -> Created:
    properties.setdefault("Username", context.generated_name)
    return Created(call(SERVICE, context.region, "admin_create_user", properties)["User"]["Username"])


@handles("AWS::Cognito::UserPoolUserToGroupAttachment")
def user_in_group(properties: Properties, context: Context) -> Created:
    call(SERVICE, context.region, "admin_add_user_to_group", properties)
    return Created(context.generated_name)


@handles("AWS::Cognito::UserPoolIdentityProvider")
def identity_provider(properties: Properties, context: Context) -> Created:
    call(SERVICE, context.region, "create_identity_provider", properties)
    return Created(properties["ProviderName"])


@handles("AWS::Cognito::UserPoolUICustomizationAttachment")
def ui_customization(properties: Properties, context: Context) -> Created:
    call(SERVICE, context.region, "set_ui_customization", properties)
    return Created(context.generated_name)


def _checked_only(type_name: str, operation: str, attribute: str | None = None) -> None:
    """A type that moto has no operation for: its parameters are validated and nothing is made."""

    @handles(type_name)
    def create(properties: Properties, context: Context) -> Created:
        check(SERVICE, context.region, operation, properties)
        made_up = str(uuid.uuid4())
        return Created(made_up, {attribute: made_up} if attribute else {})


_checked_only("AWS::Cognito::ManagedLoginBranding", "create_managed_login_branding", "ManagedLoginBrandingId")
_checked_only("AWS::Cognito::UserPoolRiskConfigurationAttachment", "set_risk_configuration")
_checked_only("AWS::Cognito::LogDeliveryConfiguration", "set_log_delivery_configuration", "Id")

"""Stand-ins for the parameters of a stack that have no default: what a user would have made before."""

from __future__ import annotations

import json
import re
from typing import Any

from account import Account
from template_readers import read_plain

EXISTING = "existing pool of "
"""What the names of user pools begin with that a stack finds and does not make."""

REFERENCE = re.compile(r"\{\{resolve:(secretsmanager|ssm):([^{}:]+)(?::SecretString)?:?([^{}:]*)\}\}")


def stand_ins(account: Account, template: str, stack: str) -> dict[str, str]:
    """A value for every parameter of a template that has no default; the secrets that it refers to are made."""
    make_secrets(account, template)
    declared: dict[str, Any] = read_plain(template).get("Parameters") or {}
    return {name: value(account, name, stack) for name, parameter in declared.items() if "Default" not in parameter}


def make_secrets(account: Account, template: str) -> None:
    """The secrets that a template refers to, as a user would have kept them: one JSON object for all the keys of one."""
    kept: dict[str, set[str]] = {}
    for service, name, key in REFERENCE.findall(template):
        if service == "ssm":
            account.client("ssm").put_parameter(Name=name, Value="stand-in-secret-value", Type="String", Overwrite=True)
        else:
            kept.setdefault(name, set()).update({key} - {""})
    for name, keys in kept.items():
        text = json.dumps({key: f"stand-in-{key}" for key in sorted(keys)}) if keys else "stand-in-secret-value"
        account.client("secretsmanager").create_secret(Name=name, SecretString=text)


def value(account: Account, parameter: str, stack: str) -> str:
    """A value for a parameter of a stack, by what its name speaks of. Asked again, it is the same thing."""
    name = parameter.lower()
    if "certificate" in name:
        return _certificate(account, f"{name.replace('_', '')}.{stack}.example.com")
    if "zone" in name:
        return _zone(account, "example.com.")
    if "pool" in name:
        pool = _pool(account, EXISTING + stack)
        return pool["Id"] if name.endswith("id") else pool["Arn"]
    if "secret" in name:
        return "stand-in-secret-value"
    return f"{stack}.example.com" if "domain" in name else "stand-in"


def _pool(account: Account, name: str) -> dict[str, Any]:
    """A pool with an attribute, a scope and a group of its own, as one that has been in use."""
    service = account.client("cognito-idp")
    for listed in service.list_user_pools(MaxResults=60)["UserPools"]:
        if listed["Name"] == name:
            return service.describe_user_pool(UserPoolId=listed["Id"])["UserPool"]
    attribute = {"Name": "branch", "AttributeDataType": "String", "Mutable": True, "StringAttributeConstraints": {"MaxLength": "20"}}
    pool = service.create_user_pool(PoolName=name, Schema=[attribute])["UserPool"]
    scopes = [{"ScopeName": "pay", "ScopeDescription": "Pay bills"}]
    service.create_resource_server(UserPoolId=pool["Id"], Identifier="https://billing.example.com", Name="billing", Scopes=scopes)
    service.create_group(UserPoolId=pool["Id"], GroupName="owners")
    return pool


def _certificate(account: Account, name: str) -> str:
    service = account.client("acm")
    for listed in service.list_certificates()["CertificateSummaryList"]:
        if listed["DomainName"] == name:
            return listed["CertificateArn"]
    return service.request_certificate(DomainName=name)["CertificateArn"]


def _zone(account: Account, name: str) -> str:
    service = account.client("route53")
    known = [zone for zone in service.list_hosted_zones()["HostedZones"] if zone["Name"] == name]
    zone = known[0] if known else service.create_hosted_zone(Name=name, CallerReference=name)["HostedZone"]
    return zone["Id"].rsplit("/", 1)[-1]

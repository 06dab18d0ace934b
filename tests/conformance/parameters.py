"""Stand-ins for the parameters of a template that have no default: what a user would have made before."""

from __future__ import annotations

import json
import re
from typing import Any

from account import Account
from template_readers import read_plain


REFERENCE = re.compile(r"\{\{resolve:(secretsmanager|ssm):([^{}:]+)(?::SecretString)?:?([^{}:]*)\}\}")


def stand_ins(account: Account, template: str) -> dict[str, str]:
    """A value for every parameter without a default, by what its name speaks of; the secrets that are referred to are made."""
    make_secrets(account, template)
    declared: dict[str, Any] = read_plain(template).get("Parameters") or {}
    return {name: _value(account, name.lower()) for name, parameter in declared.items() if "Default" not in parameter}


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


def _value(account: Account, name: str) -> str:
    if "certificate" in name:
        return account.client("acm").request_certificate(DomainName="*.example.com")["CertificateArn"]
    if "zone" in name:
        zone = account.client("route53").create_hosted_zone(Name="example.com", CallerReference=name)
        return zone["HostedZone"]["Id"].rsplit("/", 1)[-1]
    if "pool" in name:
        return account.client("cognito-idp").create_user_pool(PoolName="existing")["UserPool"]["Arn"]
    if "secret" in name:
        return "stand-in-secret-value"
    return "stand-in.example.com" if "domain" in name else "stand-in"

"""What moto leaves out of identity providers and login pages: the details that Cognito adds, dynamic references, style sheets.

What is added to whose details is what the API reference shows as "Describe response" of CreateIdentityProvider.
"""

from __future__ import annotations

import functools
import json
import re
from datetime import datetime, timezone
from typing import Any

from moto.cognitoidp.models import CognitoIdpIdentityProvider
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core.responses import ActionResult

from .api import call

ADDED: dict[str, dict[str, str]] = {
    "Google": {
        "attributes_url": "https://people.googleapis.com/v1/people/me?personFields=",
        "attributes_url_add_attributes": "true",
        "authorize_url": "https://accounts.google.com/o/oauth2/v2/auth",
        "oidc_issuer": "https://accounts.google.com",
        "token_request_method": "POST",
        "token_url": "https://www.googleapis.com/oauth2/v4/token",
    },
    "Facebook": {
        "attributes_url": "https://graph.facebook.com/{api_version}/me?fields=",
        "attributes_url_add_attributes": "true",
        "authorize_url": "https://www.facebook.com/{api_version}/dialog/oauth",
        "token_request_method": "GET",
        "token_url": "https://graph.facebook.com/{api_version}/oauth/access_token",
    },
    "LoginWithAmazon": {
        "attributes_url": "https://api.amazon.com/user/profile",
        "attributes_url_add_attributes": "false",
        "authorize_url": "https://www.amazon.com/ap/oa",
        "token_request_method": "POST",
        "token_url": "https://api.amazon.com/auth/o2/token",
    },
    "SignInWithApple": {
        "attributes_url_add_attributes": "false",
        "authorize_url": "https://appleid.apple.com/auth/authorize",
        "oidc_issuer": "https://appleid.apple.com",
        "token_request_method": "POST",
        "token_url": "https://appleid.apple.com/auth/token",
    },
    "SAML": {
        "ActiveEncryptionCertificate": "MIICvTCCAaWgAwIBAgIJ",
        "SLORedirectBindingURI": "https://provider.example.com/slo",
        "SSORedirectBindingURI": "https://provider.example.com/sso",
    },
    "OIDC": {
        "attributes_url": "{oidc_issuer}/userInfo",
        "attributes_url_add_attributes": "false",
        "authorize_url": "{oidc_issuer}/authorize",
        "jwks_uri": "{oidc_issuer}/keys",
        "token_url": "{oidc_issuer}/token",
    },
}

USERNAME = {"Google": "sub", "Facebook": "id", "LoginWithAmazon": "user_id", "SignInWithApple": "sub", "OIDC": "sub"}

_REFERENCE = re.compile(r"\{\{resolve:(secretsmanager|ssm):([^{}]+)\}\}")


class SecretMissing(Exception):
    """A dynamic reference leads to nothing that CloudFormation may read."""


def _described(original: Any, provider: CognitoIdpIdentityProvider, extended: bool = False) -> dict[str, Any]:
    answer = dict(original(provider, extended))
    if extended:
        kind, told = answer["ProviderType"], answer.get("ProviderDetails") or {}
        added = {key: value.format(**told) for key, value in ADDED[kind].items()}
        details = {**added, **told}
        details.pop("private_key", None)
        answer["ProviderDetails"] = details
        if kind in USERNAME:
            answer["AttributeMapping"] = {"username": USERNAME[kind], **(answer.get("AttributeMapping") or {})}
    return answer


def resolve(value: Any, region: str) -> Any:
    """A property with its dynamic references replaced. A SecureString is refused, as CloudFormation refuses it here."""
    if isinstance(value, dict):
        return {key: resolve(item, region) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve(item, region) for item in value]
    if not isinstance(value, str):
        return value
    return _REFERENCE.sub(lambda found: _secret(found[1], found[2], region), value)


def _secret(service: str, rest: str, region: str) -> str:
    if service == "ssm":
        parameter = call("ssm", region, "get_parameter", {"Name": rest})["Parameter"]
        if parameter["Type"] == "SecureString":
            raise SecretMissing(f"{rest} is a SecureString: SSM Secure reference is not supported here")
        return str(parameter["Value"])
    name, _, behind = rest.partition(":SecretString")
    text = str(call("secretsmanager", region, "get_secret_value", {"SecretId": name})["SecretString"])
    key = behind.lstrip(":")
    if not key:
        return text
    try:
        return str(json.loads(text)[key])
    except (KeyError, ValueError) as fault:
        raise SecretMissing(f"Could not find a value associated with JSONKey in SecretString: {key}") from fault


def _customizations(response: CognitoIdpResponse) -> tuple[dict[str, Any], Any]:
    pool = response.backend.describe_user_pool(response._get_param("UserPoolId"))
    if not hasattr(pool, "ui_customizations"):
        pool.ui_customizations = {}
    return pool.ui_customizations, pool


def _set_ui_customization(self: CognitoIdpResponse) -> ActionResult:
    styles, pool = _customizations(self)
    if not pool.domain:
        raise ValueError("A domain must be associated with this user pool.")
    client = self._get_param("ClientId") or "ALL"
    now = datetime(2026, 1, 1, tzinfo=timezone.utc)
    style = {"UserPoolId": pool.id, "ClientId": client, "CSSVersion": "20260101000000", "LastModifiedDate": now, "CreationDate": now}
    css = self._get_param("CSS")
    styles[client] = {**style, **({"CSS": css} if css else {})}
    return ActionResult({"UICustomization": styles[client]})


def _get_ui_customization(self: CognitoIdpResponse) -> ActionResult:
    styles, _ = _customizations(self)
    client = self._get_param("ClientId") or "ALL"
    return ActionResult({"UICustomization": styles.get(client) or styles.get("ALL") or {}})


def install() -> None:
    """Complete moto from now on."""
    original = CognitoIdpIdentityProvider.to_json
    CognitoIdpIdentityProvider.to_json = functools.wraps(original)(lambda self, extended=False: _described(original, self, extended))
    CognitoIdpResponse.set_ui_customization = _set_ui_customization
    CognitoIdpResponse.get_ui_customization = _get_ui_customization

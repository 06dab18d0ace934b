"""Refusals at sign-in that moto leaves out: a flow the client has not enabled, a SECRET_HASH that is missing or wrong."""

from __future__ import annotations

import base64
import functools
import hmac
from typing import Any

from moto.cognitoidp.exceptions import InvalidParameterException, NotAuthorizedError
from moto.cognitoidp.models import CognitoIdpBackend

from .refresh import owned

ENABLED_BY = {
    "ADMIN_USER_PASSWORD_AUTH": {"ALLOW_ADMIN_USER_PASSWORD_AUTH"},
    "ADMIN_NO_SRP_AUTH": {"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"},
    "USER_PASSWORD_AUTH": {"ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"},
    "USER_SRP_AUTH": {"ALLOW_USER_SRP_AUTH"},
    "REFRESH_TOKEN_AUTH": {"ALLOW_REFRESH_TOKEN_AUTH"},
    "REFRESH_TOKEN": {"ALLOW_REFRESH_TOKEN_AUTH"},
}
"""docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html, ExplicitAuthFlows"""
DEFAULT_FLOWS = {"ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"}


def check(client: Any, flow: str, parameters: dict[str, str]) -> None:
    """Raise what Cognito answers, or return."""
    enabled = set(client.extended_config.get("ExplicitAuthFlows") or DEFAULT_FLOWS)
    if flow in ENABLED_BY and not ENABLED_BY[flow] & enabled:
        raise InvalidParameterException("Auth flow not enabled for this client")
    if not client.generate_secret:
        return
    given = parameters.get("SECRET_HASH")
    if given is None:
        raise NotAuthorizedError(f"Client {client.id} is configured with secret but SECRET_HASH was not received")
    if "USERNAME" in parameters and not hmac.compare_digest(given, secret_hash(client.secret, parameters["USERNAME"], client.id)):
        raise NotAuthorizedError(f"Unable to verify secret hash for client {client.id}")


def secret_hash(secret: str, username: str, client_id: str) -> str:
    """docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash"""
    return base64.b64encode(hmac.digest(secret.encode(), (username + client_id).encode(), "sha256")).decode()


def install() -> None:
    """Check before moto signs anybody in."""
    original = CognitoIdpBackend.admin_initiate_auth

    @functools.wraps(original)
    def admin_initiate_auth(backend: CognitoIdpBackend, user_pool_id: str, client_id: str, auth_flow: str,
                            auth_parameters: dict[str, str]) -> dict[str, Any]:  # fmt: skip
        client = backend.describe_user_pool(user_pool_id).clients.get(client_id)
        if client:
            check(client, auth_flow, auth_parameters)
        return original(backend, user_pool_id, client_id, auth_flow, auth_parameters)

    CognitoIdpBackend.admin_initiate_auth = admin_initiate_auth
    unsigned = CognitoIdpBackend.initiate_auth

    @functools.wraps(unsigned)
    def initiate_auth(backend: CognitoIdpBackend, client_id: str, auth_flow: str, auth_parameters: dict[str, str]) -> dict[str, Any]:
        for pool in backend.user_pools.values():
            client = pool.clients.get(client_id)
            if client:
                check(client, auth_flow, auth_parameters)
                if auth_flow in ("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"):
                    owned(pool, client, auth_parameters.get("REFRESH_TOKEN", ""))
        return unsigned(backend, client_id, auth_flow, auth_parameters)

    CognitoIdpBackend.initiate_auth = initiate_auth

"""Calls that moto does not have: GetTokensFromRefreshToken and RevokeToken; and whose refresh token InitiateAuth takes.

docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html, API_RevokeToken.html
"""

from __future__ import annotations

from typing import Any

from moto.cognitoidp.exceptions import InvalidParameterException, NotAuthorizedError, ResourceNotFoundError
from moto.cognitoidp.models import cognitoidp_backends
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core.exceptions import JsonRESTError
from moto.core.responses import ActionResult, EmptyResult

ROTATED = "rotated out"
"""What moto keeps of a refresh token instead of its user, once it was replaced."""


def owned(pool: Any, client: Any, token: str) -> tuple[str, str]:
    """User and session of a refresh token, if it is one that this client issued and that still stands."""
    entry = pool.refresh_tokens.get(token)
    if entry is None:
        raise NotAuthorizedError("Refresh Token has been revoked" if token in pool.refresh_tokens else "Invalid Refresh Token")
    client_id, username, session = entry
    if client_id != client.id:
        raise NotAuthorizedError("Invalid Refresh Token")
    if username is ROTATED:
        raise JsonRESTError("RefreshTokenReuseException", "Refresh token has been invalidated by rotation")
    return username, session


def rotates(client: Any) -> bool:
    return (client.extended_config.get("RefreshTokenRotation") or {}).get("Feature") == "ENABLED"


def find(response: CognitoIdpResponse, client_id: str) -> tuple[Any, Any]:
    """The pool and the client. These calls are not signed, so that the region is not in them."""
    for backend in cognitoidp_backends[response.current_account].values():
        for pool in backend.user_pools.values():
            if client_id in pool.clients:
                return pool, pool.clients[client_id]
    raise ResourceNotFoundError(f"User pool client {client_id} does not exist.")


def _secret_is_right(response: CognitoIdpResponse, client: Any) -> bool:
    return response._get_param("ClientSecret") == (client.secret if client.generate_secret else None)


def get_tokens_from_refresh_token(self: CognitoIdpResponse) -> ActionResult:
    pool, client = find(self, self._get_param("ClientId"))
    if not _secret_is_right(self, client):
        raise NotAuthorizedError(f"Unable to verify secret for client {client.id}")
    token = self._get_param("RefreshToken")
    username, session = owned(pool, client, token)
    access, identity, expires_in = pool.create_tokens_from_refresh_token(token)
    result = {"AccessToken": access, "IdToken": identity, "ExpiresIn": expires_in, "TokenType": "Bearer"}
    if rotates(client):
        result["RefreshToken"], _ = pool.create_refresh_token(client.id, username)
        pool.refresh_tokens[token] = (client.id, ROTATED, session)
    return ActionResult({"AuthenticationResult": result})


def revoke_token(self: CognitoIdpResponse) -> EmptyResult:
    pool, client = find(self, self._get_param("ClientId"))
    if not _secret_is_right(self, client):
        raise JsonRESTError("UnauthorizedException", "Invalid client secret")
    if client.extended_config.get("EnableTokenRevocation") is False:
        raise JsonRESTError("UnsupportedOperationException", "Revocation is not enabled for this client")
    token = self._get_param("Token")
    if token.count(".") == 2:
        raise JsonRESTError("UnsupportedTokenTypeException", "Only refresh tokens can be revoked")
    if token not in pool.refresh_tokens:
        raise InvalidParameterException("Invalid token")
    pool.refresh_tokens[token] = None
    return EmptyResult()


def install() -> None:
    CognitoIdpResponse.get_tokens_from_refresh_token = get_tokens_from_refresh_token
    CognitoIdpResponse.revoke_token = revoke_token

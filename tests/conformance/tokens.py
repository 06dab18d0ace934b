"""Tokens for the door: genuine ones and every kind that must not open it.

moto signs with one fixed key that ships with it, so that a test can mint what Cognito would issue, and what it never would.
"""

from __future__ import annotations

import base64
import functools
import gzip
import importlib.resources
import json
import time
from dataclasses import dataclass
from typing import Any

from account import REGION
from joserfc import jwt
from joserfc.jwk import RSAKey

KEY_ID = "dummy"
OWN_SCOPE = "aws.cognito.signin.user.admin"
"""The one scope of every access token that a password sign-in issues."""


@functools.cache
def cognito_key() -> RSAKey:
    """The key that moto signs with and publishes in every pool's key set."""
    packed = importlib.resources.files("moto.cognitoidp").joinpath("resources/jwks-private.json.gz").read_bytes()
    return RSAKey.import_key(json.loads(gzip.decompress(packed)))


@functools.cache
def stranger_key() -> RSAKey:
    """A key that no pool knows, under the same key id."""
    return RSAKey.generate_key(2048, parameters={"kid": KEY_ID})


def issuer(pool_id: str) -> str:
    return f"https://cognito-idp.{REGION}.amazonaws.com/{pool_id}"


@dataclass(frozen=True)
class Minter:
    """Mints tokens of one pool and client."""

    pool_id: str
    client_id: str

    def id(self, **claims: Any) -> str:
        return _signed(self.id_claims(**claims), cognito_key())

    def access(self, scope: str = OWN_SCOPE, **claims: Any) -> str:
        return _signed(self.access_claims(scope, **claims), cognito_key())

    def right(self, kind: str, scope: str = OWN_SCOPE, **claims: Any) -> str:
        """`kind` is `id` or `access`."""
        return self.id(**claims) if kind == "id" else self.access(scope, **claims)

    def expired(self, kind: str, scope: str = OWN_SCOPE) -> str:
        return self.right(kind, scope, exp=int(time.time()) - 60)

    def foreign(self, kind: str, scope: str = OWN_SCOPE) -> str:
        """Genuine, but of another pool."""
        return self.right(kind, scope, iss=issuer(f"{REGION}_foreign00"))

    def forged(self, kind: str, scope: str = OWN_SCOPE) -> str:
        """Everything right but the signature."""
        return _signed(self._claims(kind, scope), stranger_key())

    def unsigned(self, kind: str, scope: str = OWN_SCOPE) -> str:
        """`alg: none`."""
        return f"{_part({'alg': 'none', 'kid': KEY_ID})}.{_part(self._claims(kind, scope))}."

    def tampered(self, kind: str, scope: str = OWN_SCOPE) -> str:
        """A genuine signature under other claims."""
        header, _, signature = self.right(kind, scope).split(".")
        return ".".join((header, _part({**self._claims(kind, scope), "sub": "somebody-else"}), signature))

    def id_claims(self, **claims: Any) -> dict[str, Any]:
        own = {"aud": self.client_id, "cognito:username": "user", "email": "user@example.com", "email_verified": True}
        return {**self._common("id"), **own, **claims}

    def access_claims(self, scope: str = OWN_SCOPE, **claims: Any) -> dict[str, Any]:
        return {**self._common("access"), "client_id": self.client_id, "username": "user", "scope": scope, **claims}

    def _claims(self, kind: str, scope: str) -> dict[str, Any]:
        return self.id_claims() if kind == "id" else self.access_claims(scope)

    def _common(self, token_use: str) -> dict[str, Any]:
        """docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html, default claims"""
        now = int(time.time())
        times = {"auth_time": now, "iat": now, "exp": now + 600}
        identity = {"sub": "11111111-2222-3333-4444-555555555555", "jti": "66666666-7777-8888-9999-000000000000"}
        return {**identity, "iss": issuer(self.pool_id), "token_use": token_use, **times}


def wrong_tokens(minter: Minter, kind: str, scope: str = OWN_SCOPE) -> dict[str, str]:
    """Everything that must be refused where a token of `kind` is due, by a name for the test's report."""
    other = "access" if kind == "id" else "id"
    return {
        "garbage": "garbage",
        "three dots": "...",
        "wrong token_use": minter.right(other, scope),
        "expired": minter.expired(kind, scope),
        "foreign pool": minter.foreign(kind, scope),
        "forged": minter.forged(kind, scope),
        "unsigned": minter.unsigned(kind, scope),
        "tampered": minter.tampered(kind, scope),
        "without expiry": minter.right(kind, scope, exp=None),
    }


def _signed(claims: dict[str, Any], key: RSAKey) -> str:
    return jwt.encode({"alg": "RS256", "kid": KEY_ID}, claims, key)


def _part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

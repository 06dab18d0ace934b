"""Whether a JWT is genuine and alive. What it allows is the authorizers' business."""

from __future__ import annotations

import functools
import json
import re
import time
from typing import Any

from account import Account
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from .messages import Refusal, Unsupported, unauthorized

COGNITO_ISSUER = re.compile(r"https://cognito-idp\.[a-z0-9-]+\.amazonaws\.com/([\w-]+_[0-9A-Za-z]+)")


def bearer(value: str) -> str:
    """Both `Bearer <token>` and the bare token are understood."""
    return value[7:] if value.lower().startswith("bearer ") else value


def verify(account: Account, token: str, issuers: list[str]) -> dict[str, Any]:
    """The claims of a token signed with RS256 by one of the issuers and not expired; otherwise a 401."""
    for issuer in issuers:
        pool_id = _pool_of(issuer)
        try:
            signed = jws.deserialize_compact(token, _keys(account, pool_id), algorithms=["RS256"])
            claims = json.loads(signed.payload)
        except (JoseError, ValueError, TypeError):
            continue
        if isinstance(claims, dict) and claims.get("iss") == issuer:
            _refuse_expired(claims)
            return claims
    raise unauthorized()


def _refuse_expired(claims: dict[str, Any]) -> None:
    if not isinstance(claims.get("exp"), int | float):
        raise unauthorized()
    if claims["exp"] <= time.time():
        raise Refusal(401, "EXPIRED_TOKEN", "The incoming token has expired")


def _pool_of(issuer: str) -> str:
    found = COGNITO_ISSUER.fullmatch(issuer)
    if not found:
        raise Unsupported(f"issuer {issuer}")
    return found[1]


@functools.lru_cache(maxsize=64)
def _keys(account: Account, pool_id: str) -> KeySet:
    return KeySet.import_key_set(json.loads(account.get(f"/{pool_id}/.well-known/jwks.json")))

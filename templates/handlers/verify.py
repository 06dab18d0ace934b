"""A Lambda authorizer: lets in who has a token of the user pool, and to those routes alone that the token's scopes open.

Checked are the signature (RS256, by the pool's own keys), issuer, times, kind, client and scopes; whatever is not right is refused.
A REST API sends TOKEN or REQUEST events, an HTTP API payload 2.0, whose first identity source has to be the token.
RESPONSE=policy: one policy for all routes, so that it stays right while it is cached. Where a pattern cannot be told from that of a
route the token may not call, only the path that is being called is let in. No valid token: the error `Unauthorized`, which is 401.
RESPONSE=simple: for the route being called; with a cache `$context.routeKey` has to be an identity source.
Environment: USER_POOL_ID; CLIENT_IDS, a JSON list; TOKEN_USE, access or id; ROUTES, a JSON list of {"method", "path", "scopes"} of
the routes behind this authorizer, where one of the scopes is enough and none are needed if there are none, {"path": "$default"} is
that route; RESPONSE; TOKEN_HEADER, if REQUEST events carry the token in another header than Authorization.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import time
import urllib.request

POOL = os.environ["USER_POOL_ID"]
CLIENT_IDS = json.loads(os.environ["CLIENT_IDS"])
TOKEN_USE = os.environ["TOKEN_USE"]
ROUTES = json.loads(os.environ["ROUTES"])
SIMPLE = os.environ["RESPONSE"] == "simple"
HEADER = os.environ.get("TOKEN_HEADER", "authorization").lower()

HOST = f"https://cognito-idp.{POOL.split('_')[0]}.amazonaws.com"
ISSUER = f"{HOST}/{POOL}"
KEYS_URL = f"{os.environ.get('AWS_ENDPOINT_URL') or HOST}/{POOL}/.well-known/jwks.json"
KEYS_LAST = 3600  # seconds, so that a key that Cognito gives up is given up
ASK_AGAIN = 60  # seconds between two looks for a key that is not there: callers choose the key id
CLOCK_SKEW = 60
SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")  # RFC 8017, section 9.2, note 1
keys, asked = {}, 0.0


class Refused(Exception):
    pass


def handler(event, context):
    try:
        claims = verified(token_of(event))
    except Refused:
        if SIMPLE:
            return {"isAuthorized": False}
        raise Exception("Unauthorized") from None  # API Gateway answers 401 to exactly this
    names = {"sub": "sub", "username": "username", "cognito:username": "username", "client_id": "client_id", "scope": "scope"}
    told = {name: str(claims[claim]) for claim, name in names.items() if claim in claims}
    held = str(claims.get("scope", "")).split() if TOKEN_USE == "access" else []
    if SIMPLE:
        called = [route for route in ROUTES if route_key(route) == event.get("routeKey")]
        return {"isAuthorized": any(opens(held, route) for route in called), "context": told}
    document = policy(event.get("routeArn") or event["methodArn"], held)
    return {"principalId": str(claims["sub"]), "policyDocument": document, "context": told}


def token_of(event):
    if event.get("type") == "TOKEN":
        given = event.get("authorizationToken")
    elif isinstance(event.get("identitySource"), list):
        given = event["identitySource"][0] if event["identitySource"] else None
    else:
        headers = event.get("headers") or {}
        given = next((value for name, value in headers.items() if name.lower() == HEADER), None)
    if not isinstance(given, str):
        raise Refused
    return given[7:] if given[:7].lower() == "bearer " else given


def verified(token):
    try:
        signed, _, signature = token.rpartition(".")
        header, claims = signed.split(".")
        header, signature = json.loads(decoded(header)), decoded(signature)
        # The algorithm is this one, whatever the token says; and no extension is understood (RFC 7515, section 4.1.11).
        if header["alg"] != "RS256" or "crit" in header or not isinstance(header["kid"], str):
            raise Refused
        key = key_of(header["kid"])
        if key is None or not is_signed(signed.encode(), signature, *key):
            raise Refused
        claims = json.loads(decoded(claims))
        now = time.time()
        right = (
            claims["iss"] == ISSUER
            and claims["token_use"] == TOKEN_USE
            and claims["client_id" if TOKEN_USE == "access" else "aud"] in CLIENT_IDS
            and claims["exp"] > now
            and claims.get("nbf", 0) <= now + CLOCK_SKEW
            and claims.get("iat", 0) <= now + CLOCK_SKEW
            and isinstance(claims["sub"], str)
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused from None
    if not right:
        raise Refused
    return claims


def decoded(part):
    if not re.fullmatch("[A-Za-z0-9_-]+", part):
        raise ValueError
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def is_signed(message, signature, modulus, exponent):
    """RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2.2): the whole encoded message is made anew and compared."""
    size = (modulus.bit_length() + 7) // 8
    number = int.from_bytes(signature, "big")
    if len(signature) != size or number >= modulus:
        return False
    tail = b"\x00" + SHA256_INFO + hashlib.sha256(message).digest()
    expected = b"\x00\x01" + b"\xff" * (size - 2 - len(tail)) + tail
    return hmac.compare_digest(pow(number, exponent, modulus).to_bytes(size, "big"), expected)


def key_of(kid):
    global keys, asked
    age = time.time() - asked
    if not keys or age > KEYS_LAST or (kid not in keys and age > ASK_AGAIN):
        asked = time.time()
        try:
            with urllib.request.urlopen(KEYS_URL, timeout=3) as reply:
                found = json.load(reply)["keys"]
            found = [key for key in found if key["kty"] == "RSA" and key.get("use", "sig") == "sig"]
            keys = {key["kid"]: [int.from_bytes(decoded(key[part]), "big") for part in "ne"] for key in found}
        except Exception as error:
            if not keys:
                raise RuntimeError("the keys of the user pool cannot be read") from error
    return keys.get(kid)


def opens(held, route):
    return not route["scopes"] or any(scope in held for scope in route["scopes"])


def policy(arn, held):
    """Allow what the token opens; Deny what such a pattern covers and the token does not open: in a policy `*` goes over slashes."""
    api, stage, method, path = (arn.split("/", 3) + [""])[:4]
    # The path is the caller's: what it holds must not become a pattern.
    fit = [] if set("*?$") & set(path) else [route for route in ROUTES if answers(route, method, path)]
    called = any(opens(held, route) and all(opens(held, other) or is_before(route, other) for other in fit) for route in fit)
    allowed = [route for route in ROUTES if opens(held, route)]
    denied, exact = [], []
    for route in (route for route in ROUTES if not opens(held, route)):
        wide = [other for other in allowed if reaches(other, route)]
        hit = called and verb(route) in ("ANY", method) and overlap(parts(route), path.split("/"))
        if wide and (hit or any(reaches(route, other) and overlap(parts(route), usual(other)) for other in allowed)):
            # This Deny would shut what is open, and no pattern says it otherwise: of the open ones the called path alone is said.
            allowed = [other for other in allowed if other not in wide]
            exact = [arn] if called else []
        elif wide:
            denied.append(route)
    allow = [pattern(api, stage, route) for route in allowed] + exact
    deny = [pattern(api, stage, route) + slash for route in denied for slash in ("", "/")] if allow else [f"{api}/{stage}/*"]
    effects = {"Allow": allow, "Deny": deny}
    statements = [{"Action": "execute-api:Invoke", "Effect": effect, "Resource": arns} for effect, arns in effects.items() if arns]
    return {"Version": "2012-10-17", "Statement": statements}


def pattern(api, stage, route):
    method = "*" if verb(route) == "ANY" else verb(route)
    return "/".join([api, stage, method, *("*" if part[:1] == "{" else part for part in parts(route))])


def reaches(route, other):
    """Whether the pattern of one route covers a call that API Gateway takes to the other."""
    if "ANY" not in (verb(route), verb(other)) and verb(route) != verb(other):
        return False
    if parts(other)[-1][:1] != "{" and overlap(parts(route), [*parts(other), ""]):
        return True  # `/orders/*` covers `/orders/`
    if not overlap(parts(route), parts(other)):
        return False
    mine, theirs = rank(route)[0], rank(other)[0]
    plain = not any(mine) or (len(mine) == len(theirs) and 2 not in mine + theirs)
    return not (plain and is_before(route, other))


def is_before(route, other):
    """Whether a call that both could take goes to the one: fixed parts come before variables, and those before the ones with a plus."""
    mine, theirs = rank(route), rank(other)
    return mine != theirs and mine[0] <= theirs[0] and mine[1] <= theirs[1] and (2 not in mine[0] or 2 in theirs[0])


def overlap(mine, theirs):
    """Whether a path of the other lies in the pattern: there a variable is any text, here it is one part, or with a plus several."""
    if not mine or not theirs:
        return not mine and not theirs
    variable, several = mine[0][:1] == "{", theirs[0][-2:] == "+}"
    if mine[0] != theirs[0] and not variable and theirs[0][:1] != "{":
        return False
    more = (variable and overlap(mine, theirs[1:])) or (several and overlap(mine[1:], theirs))
    return overlap(mine[1:], theirs[1:]) or more


def usual(route):
    """A path of it, whose variables are no word of another route."""
    return ["\0" if part[:1] == "{" else part for part in parts(route)]


def rank(route):
    return [(part[:1] == "{") + (part[-2:] == "+}") for part in parts(route)], verb(route) == "ANY"


def answers(route, method, path):
    parts_ = [(".*" if part[-2:] == "+}" else "[^/]+") if part[:1] == "{" else re.escape(part) for part in parts(route)]
    return verb(route) in ("ANY", method) and re.fullmatch("/".join(parts_), path) is not None


def parts(route):
    return ["{any+}"] if route["path"] == "$default" else route["path"].split("/")[1:]


def verb(route):
    return "ANY" if route["path"] == "$default" else route["method"]


def route_key(route):
    return "$default" if route["path"] == "$default" else f"{route['method']} {route['path']}"

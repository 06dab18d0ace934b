"""The built-in authorizer, really run in both languages: whom it lets in, whom not, and what its policy says while it is cached."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.server
import itertools
import json
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gen_command
import people
import pytest
from account import ACCOUNT_ID, REGION, Account
from gateway import Gateway
from gateway.functions import FunctionError
from gateway.rest_authorizers import policy_allows
from gateway.routing import most_specific
from joserfc import jwt
from joserfc.jwk import RSAKey
from tokens import KEY_ID, OWN_SCOPE, Minter, cognito_key, stranger_key, wrong_tokens

STAGE = f"arn:aws:execute-api:{REGION}:{ACCOUNT_ID}:abcdef1234/dev"
READ, WRITE = "orders/read", "orders/write"
ROUTES = [
    {"method": "GET", "path": "/orders", "scopes": [READ]},
    {"method": "POST", "path": "/orders", "scopes": [WRITE]},
    {"method": "GET", "path": "/orders/{id}", "scopes": [READ, WRITE]},
    {"method": "ANY", "path": "/admin/{proxy+}", "scopes": ["orders/admin"]},
    {"method": "GET", "path": "/me", "scopes": []},
]


@dataclass
class Verifier:
    """The deployed function; `configure` before the first call says what an authorizer would."""

    account: Account
    gateway: Gateway
    function: str
    minter: Minter

    def configure(self, **variables: Any) -> None:
        service = self.account.client("lambda")
        now = service.get_function_configuration(FunctionName=self.function)["Environment"]["Variables"]
        told = {name: value if isinstance(value, str) else json.dumps(value) for name, value in variables.items()}
        service.update_function_configuration(FunctionName=self.function, Environment={"Variables": {**now, **told}})
        self.gateway.functions.close()

    def ask(self, event: dict[str, Any]) -> dict[str, Any]:
        return self.gateway.functions.invoke(self.function, event)

    def token(self, token: Any, call: str = "GET/orders") -> int:
        """A call through a TOKEN authorizer: the status that API Gateway gives."""
        return self.status({"type": "TOKEN", "authorizationToken": token, "methodArn": f"{STAGE}/{call}"}, call)

    def status(self, event: dict[str, Any], call: str) -> int:
        try:
            answer = self.ask(event)
        except FunctionError as error:
            assert str(error).endswith(": Unauthorized"), error
            return 401
        assert answer["policyDocument"]["Version"] == "2012-10-17"
        return 200 if policy_allows(answer["policyDocument"], f"{STAGE}/{call}") else 403

    def policy(self, scope: str, call: str) -> dict[str, Any]:
        event = {"type": "TOKEN", "authorizationToken": self.minter.access(scope), "methodArn": f"{STAGE}/{call}"}
        return self.ask(event)["policyDocument"]

    @property
    def log(self) -> str:
        return self.gateway.functions.log(self.function)


@pytest.fixture(params=sorted(people.LANGUAGES))
def verifier(request: pytest.FixtureRequest, account: Account, gateway: Gateway, tmp_path: Path) -> Iterator[Verifier]:
    verify = {"code": {"built_in": "verify"}, "runtime": people.need(request.param)}
    clients = {"web": {"auth_flows": ["user_srp"]}, "desk": {"auth_flows": ["user_srp"]}}
    spec = {"name": "guard", "user_pool": {}, "clients": clients, "functions": {"verify": verify}}
    stack = account.create_stack(gen_command.compile_spec(spec, tmp_path))
    made = stack.resources
    found = Verifier(account, gateway, made["VerifyFunction"], Minter(made["UserPool"], made["WebClient"]))
    variables = account.client("lambda").get_function_configuration(FunctionName=found.function)["Environment"]["Variables"]
    assert variables["USER_POOL_ID"] == made["UserPool"]
    assert json.loads(variables["CLIENT_IDS"]) == [made["WebClient"], made["DeskClient"]]
    assert (variables["TOKEN_USE"], variables["ROUTES"], variables["RESPONSE"]) == ("access", "[]", "policy")
    return found


def test_as_gen_deploys_it_nobody_gets_in_anywhere(verifier: Verifier) -> None:
    assert verifier.token(verifier.minter.access(READ)) == 403
    assert verifier.token("garbage") == 401


def _odd_tokens(minter: Minter, kind: str, scope: str) -> dict[str, Any]:
    """What wrong_tokens leaves out: headers, signatures and claims that a careless verifier takes."""
    claims = minter._claims(kind, scope)
    right = minter.right(kind, scope)
    header, payload, signature = right.split(".")
    public = cognito_key().as_pem(private=False)
    secret = {"typ": "JWT", "alg": "HS256", "kid": KEY_ID}
    signed = f"{_part(secret)}.{payload}"
    confused = f"{signed}.{_text(hmac.digest(public, signed.encode(), hashlib.sha256))}"
    for_any = RSAKey.import_key({name: part for name, part in cognito_key().as_dict(private=True).items() if name != "alg"})
    now = int(time.time())
    other_client = {"client_id": "somebody-else"} if kind == "access" else {"aud": "somebody-else"}
    return {
        "nothing": None,
        "empty": "",
        "a number": 7,
        "other key id": jwt.encode({"alg": "RS256", "kid": "other"}, claims, cognito_key()),
        "no key id": jwt.encode({"alg": "RS256"}, claims, cognito_key()),
        "strange key under another id": jwt.encode({"alg": "RS256", "kid": "other"}, claims, stranger_key()),
        "HS256 with the public key": confused,
        "RS512": jwt.encode({"alg": "RS512", "kid": KEY_ID}, claims, for_any, algorithms=["RS512"]),
        "none with the right signature": f"{_part({'alg': 'none', 'kid': KEY_ID})}.{payload}.{signature}",
        "truncated signature": right[:-8],
        "no signature": f"{header}.{payload}.",
        "two parts": f"{header}.{payload}",
        "four parts": f"{right}.{signature}",
        "padded signature": f"{right}==",
        "signature with a space": f"{header}.{payload}.{signature[:10]} {signature[10:]}",
        "signature of zeros": f"{header}.{payload}.{_text(bytes(256))}",
        "signature of ones": f"{header}.{payload}.{_text(bytes([255]) * 256)}",
        "signature one byte longer": f"{header}.{payload}.{_text(bytes(1) + _bytes(signature))}",
        "not yet valid": minter.right(kind, scope, nbf=now + 600),
        "issued in the future": minter.right(kind, scope, iat=now + 600),
        "expiry as text": minter.right(kind, scope, exp=str(now + 600)),
        "another client": minter.right(kind, scope, **other_client),
        "claims that are a list": f"{header}.{_part([1])}.{signature}",
        "deep claims": f"{_text(b'[' * 5000)}.{payload}.{signature}",
    }


@pytest.mark.parametrize("kind", ["access", "id"])
def test_only_the_right_token_gets_in(verifier: Verifier, kind: str) -> None:
    routes = ROUTES if kind == "access" else [{**route, "scopes": []} for route in ROUTES]
    verifier.configure(TOKEN_USE=kind, ROUTES=routes)
    minter = verifier.minter
    wrong = {**wrong_tokens(minter, kind, READ), **_odd_tokens(minter, kind, READ)}
    assert {name: verifier.token(token) for name, token in wrong.items()} == dict.fromkeys(wrong, 401)
    for right in (minter.right(kind, READ), f"Bearer {minter.right(kind, READ)}", f"bearer {minter.right(kind, READ)}"):
        assert verifier.token(right) == 200, verifier.log
    assert not [token for token in wrong.values() if isinstance(token, str) and len(token) > 60 and token in verifier.log]


def test_a_token_without_the_scope_is_forbidden(verifier: Verifier) -> None:
    verifier.configure(ROUTES=ROUTES)
    minter = verifier.minter
    assert verifier.token(minter.access(OWN_SCOPE)) == 403
    assert verifier.token(minter.access(f"{READ}x x{READ} {READ.upper()}")) == 403
    assert verifier.token(minter.access(f"openid {READ}")) == 200
    assert verifier.token(minter.access(WRITE)) == 403
    assert verifier.token(minter.access(WRITE), "GET/orders/7") == 200, "one of the scopes is enough"
    assert verifier.token(minter.access(OWN_SCOPE), "GET/me") == 200
    assert verifier.token(minter.access(READ), "GET/elsewhere") == 403, "no route of this authorizer"


def test_an_id_token_opens_no_scope_whatever_it_claims(verifier: Verifier) -> None:
    verifier.configure(ROUTES=ROUTES, TOKEN_USE="id")
    token = verifier.minter.id(scope=READ)
    assert (verifier.token(token), verifier.token(token, "GET/me")) == (403, 200)


def test_request_events_of_rest_apis(verifier: Verifier) -> None:
    verifier.configure(ROUTES=ROUTES)

    def status(headers: Any) -> int:
        event = {"type": "REQUEST", "methodArn": f"{STAGE}/GET/orders", "httpMethod": "GET", "resource": "/orders", "headers": headers}
        return verifier.status(event, "GET/orders")

    assert status({"Authorization": verifier.minter.access(READ)}) == 200
    assert status({"authorization": f"Bearer {verifier.minter.access(READ)}"}) == 200
    assert status({"X-Token": verifier.minter.access(READ)}) == 401
    assert (status({}), status(None)) == (401, 401)
    verifier.configure(TOKEN_HEADER="X-Token")
    assert status({"x-token": verifier.minter.access(READ)}) == 200
    assert status({"Authorization": verifier.minter.access(READ)}) == 401


def _http_event(token: Any, key: str = "GET /orders", path: str = "/orders") -> dict[str, Any]:
    route = {"routeKey": key, "routeArn": f"{STAGE}/GET{path}", "rawPath": path, "headers": {"x-other": "1"}}
    return {"version": "2.0", "type": "REQUEST", "identitySource": token if token is None else [token, "GET /orders"], **route}


def test_http_apis_get_yes_or_no(verifier: Verifier) -> None:
    verifier.configure(ROUTES=[*ROUTES, {"path": "$default", "scopes": ["orders/admin"]}], RESPONSE="simple")
    minter = verifier.minter
    no = {"isAuthorized": False}
    assert {name: verifier.ask(_http_event(token)) for name, token in wrong_tokens(minter, "access", READ).items()} == dict.fromkeys(
        wrong_tokens(minter, "access", READ), no
    )
    assert verifier.ask(_http_event(None)) == no
    answer = verifier.ask(_http_event(minter.access(READ)))
    assert answer["isAuthorized"] is True
    assert answer["context"] == {"sub": "11111111-2222-3333-4444-555555555555", "username": "user", "client_id": minter.client_id, "scope": READ}
    for scope, key, expected in [
        (WRITE, "GET /orders", False),
        (WRITE, "GET /orders/{id}", True),
        (READ, "ANY /admin/{proxy+}", False),
        (READ, "$default", False),
        ("orders/admin", "$default", True),
        (READ, "GET /elsewhere", False),
    ]:
        assert verifier.ask(_http_event(minter.access(scope), key))["isAuthorized"] is expected, (scope, key)


def test_http_apis_get_a_policy_if_they_ask_for_one(verifier: Verifier) -> None:
    verifier.configure(ROUTES=ROUTES)
    assert verifier.status(_http_event(verifier.minter.access(READ)), "GET/orders") == 200
    assert verifier.status(_http_event(verifier.minter.access(WRITE)), "GET/orders") == 403
    assert verifier.status(_http_event("garbage"), "GET/orders") == 401


def test_the_policy_names_every_route_of_the_token_and_no_other(verifier: Verifier) -> None:
    verifier.configure(ROUTES=ROUTES)
    expected = {f"{STAGE}/GET/orders", f"{STAGE}/GET/orders/*", f"{STAGE}/GET/me"}
    for call in ("GET/orders", "GET/me", "POST/orders", "DELETE/nowhere"):
        document = verifier.policy(READ, call)
        [allow] = [statement for statement in document["Statement"] if statement["Effect"] == "Allow"]
        assert (allow["Action"], set(allow["Resource"])) == ("execute-api:Invoke", expected), "the same whatever is called"
    [only] = verifier.policy(OWN_SCOPE, "GET/orders")["Statement"]
    assert (only["Effect"], only["Resource"]) == ("Allow", [f"{STAGE}/GET/me"])


A, B = ["orders/a"], ["orders/b"]
TABLES: dict[str, list[tuple[str, str, list[str]]]] = {
    "a variable covers deeper routes": [("GET", "/o/{id}", A), ("GET", "/o/{id}/items", B), ("GET", "/o/{id}/items/{n}", A)],
    "a fixed part beats a variable": [("GET", "/o/{id}", A), ("GET", "/o/mine", B), ("GET", "/o", B), ("GET", "/", B)],
    "a variable beside an open fixed part": [("GET", "/o/{id}", B), ("GET", "/o/mine", A), ("GET", "/o/{id}/items", A)],
    "everything and an exception": [("ANY", "/{proxy+}", A), ("DELETE", "/o/{id}", B), ("ANY", "/admin", B)],
    "an exception in an exception": [("ANY", "/{proxy+}", A), ("GET", "/o/{id}", B), ("GET", "/o/{id}/items", A), ("GET", "/o/mine", A)],
    "a method beats ANY": [("ANY", "/o", A), ("GET", "/o", B), ("ANY", "/p", B), ("GET", "/p", A)],
    "variables before fixed parts": [("GET", "/{x}/items", A), ("GET", "/o/{y}", B), ("GET", "/{x}/items/{z}", B)],
    "several in the middle": [("GET", "/a/{x}/b", A), ("GET", "/a/{x}/{y}", B), ("GET", "/a/{x}/{y}/b", B), ("GET", "/a/{p+}", A)],
}
PATHS = ["/" + "/".join(parts) for count in (1, 2, 3, 4) for parts in itertools.product(["o", "a", "mine", "items", "b", "7"], repeat=count)]
CALLS = [(method, path) for path in ["/", "/admin", "/p", "/o/", "/o/mine/", *PATHS[:300], *PATHS[300::7]] for method in ("GET", "DELETE")]


def _owner(table: list[tuple[str, str, list[str]]], method: str, path: str) -> list[str] | None:
    """The scopes of the route that API Gateway takes the call to: first the path, then the method."""
    template = most_specific({route[1] for route in table}, path)
    scopes = {route[0]: route[2] for route in table if route[1] == template}
    return scopes.get(method, scopes.get("ANY"))


def test_a_cached_policy_lets_nothing_in_that_the_token_does_not_open(verifier: Verifier) -> None:
    without_patterns = set()
    for name, table in TABLES.items():
        verifier.configure(ROUTES=[{"method": method, "path": path, "scopes": scopes} for method, path, scopes in table])
        usual = [(route[0].replace("ANY", "PUT"), re.sub(r"{[^}]+[+]}", "77/78", route[1])) for route in table]
        usual = [(method, re.sub("{[^}]+}", "77", path)) for method, path in usual]
        for scope, called in itertools.product((A, B), ("GET/o/7", "GET/o/7/items", "GET/o/7/items/items", "DELETE/o/*", "GET/*")):
            document = verifier.policy(scope[0], called)
            over = {call for call in CALLS if policy_allows(document, f"{STAGE}/{''.join(call)}") and _owner(table, *call) not in (None, scope)}
            assert over == set(), (name, scope, called, document)
            method, _, path = called.partition("/")
            if _owner(table, method, f"/{path}") == scope and "*" not in called:
                assert policy_allows(document, f"{STAGE}/{called}"), (name, scope, called, document)
            shut = {call for call in usual if _owner(table, *call) == scope and not policy_allows(document, f"{STAGE}/{''.join(call)}")}
            if shut and called != "GET/o/7/items/items":
                without_patterns.add((name, scope[0][-1]))
    assert without_patterns == WITHOUT_PATTERNS


WITHOUT_PATTERNS = {
    ("everything and an exception", "b"),
    ("an exception in an exception", "a"),
    ("an exception in an exception", "b"),
    ("several in the middle", "b"),
}
"""No policy with `*` says these: there the path that is called is named alone, and the rest is refused while that is cached."""


def test_keys_are_asked_for_once_and_not_for_every_strange_key_id(verifier: Verifier) -> None:
    with _Counting(verifier.account) as counting:
        verifier.configure(ROUTES=ROUTES, AWS_ENDPOINT_URL=counting.url)
        strange = [jwt.encode({"alg": "RS256", "kid": f"k{n}"}, verifier.minter.access_claims(READ), cognito_key()) for n in range(5)]
        assert [verifier.token(verifier.minter.access(READ)) for _ in range(3)] == [200] * 3
        assert [verifier.token(token) for token in strange] == [401] * 5
        assert counting.paths == [f"/{verifier.minter.pool_id}/.well-known/jwks.json"]


def test_without_keys_it_fails_and_lets_nobody_in(verifier: Verifier) -> None:
    verifier.configure(ROUTES=ROUTES, AWS_ENDPOINT_URL="http://127.0.0.1:9")
    with pytest.raises(FunctionError, match="the keys of the user pool cannot be read"):
        verifier.ask({"type": "TOKEN", "authorizationToken": verifier.minter.access(READ), "methodArn": f"{STAGE}/GET/orders"})


class _Counting:
    """The account's key sets through a server of their own, which remembers what was asked for."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.paths: list[str] = []

    def __enter__(self) -> _Counting:
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.paths.append(self.path)
                body = outer.account.get(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _part(value: Any) -> str:
    return _text(json.dumps(value).encode())

"""The door of every example: who is let in, who is not, and what the refused are told.

What is expected comes from the spec, so that a method that lost its authorizer on the way is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import describe
import gen_command
import pytest
from account import Account, Stack
from gateway import Gateway, Response
from tokens import Minter, wrong_tokens


def _authorizer(example: str, route: str) -> dict[str, Any] | None:
    """What the spec says of the authorizer of a route, if it takes tokens of the pool: the pool itself, or the built-in `verify`.
    What other functions let in, only a test of the example can know: test_guarded_api.py."""
    spec = gen_command.spec_of(example)
    rest = spec["api"]["rest"]
    [(kind, about)] = rest["authorizers"][rest["routes"][route]["authorizer"]].items()
    if kind == "user_pool":
        return about
    code = spec["functions"][about["function"]].get("code")
    return {"token": "access"} | about if isinstance(code, dict) and code.get("built_in") == "verify" else None


ROUTES = [
    (example, route, settings)
    for example in gen_command.examples()
    for route, settings in gen_command.spec_of(example).get("api", {}).get("rest", {}).get("routes", {}).items()
]
GUARDED = [(example, route) for example, route, settings in ROUTES if "authorizer" in settings]
PROTECTED = [
    pytest.param(example, route, id=f"{example} {route}")
    for example, route in GUARDED
    if _authorizer(example, route)
]
"""Behind the user pool, or the handler that checks its tokens."""
SCOPED = [
    pytest.param(example, route, id=f"{example} {route}")
    for example, route, settings in ROUTES
    if settings.get("scopes") and _authorizer(example, route)
]
PUBLIC = [pytest.param(example, route, id=f"{example} {route}") for example, route, settings in ROUTES if "public" in settings]
SIGNED = [pytest.param(example, route, id=f"{example} {route}") for example, route, settings in ROUTES if settings.get("iam") == "true"]
WITH_CORS = [example for example in gen_command.examples() if "cors" in gen_command.spec_of(example).get("api", {}).get("rest", {})]


@dataclass
class Door:
    """One route of a deployed example."""

    gateway: Gateway
    api: dict[str, Any]
    pool: dict[str, Any] | None
    example: str
    route: str
    key: str | None
    """The value of an API key that is good."""

    @property
    def spec(self) -> dict[str, Any]:
        return gen_command.spec_of(self.example)["api"]["rest"]

    @property
    def method(self) -> dict[str, Any]:
        return self.api["methods"][self.route]

    @property
    def authorizer(self) -> dict[str, Any]:
        """As the spec says it."""
        return _authorizer(self.example, self.route)

    @property
    def kind(self) -> str:
        return self.authorizer["token"]

    @property
    def scope(self) -> str:
        """A scope that opens the route, by its full identifier."""
        scopes = self.method.get("authorizationScopes")
        wanted = self.spec["routes"][self.route].get("scopes")
        if self.method["authorizationType"] == "CUSTOM" and wanted:
            server, _, scope = wanted[0].rpartition("/")
            return f"{gen_command.spec_of(self.example)['resource_servers'][server]['identifier']}/{scope}" if server else scope
        assert bool(scopes) == bool(wanted)
        return scopes[0] if scopes else "openid"

    @property
    def minter(self) -> Minter:
        clients = self.pool["clients"]
        named = next(iter(self.authorizer.get("clients") or clients))
        return Minter(self.pool["pool"]["Id"], clients[named]["ClientId"])

    def call(
        self, token: str | None = None, *, verb: str | None = None, query: dict[str, str] | None = None, body: str | None = None
    ) -> Response:
        """With everything that the request validator wants, unless `query` says otherwise."""
        own_verb, template = self.route.split(" ")
        path = re.sub(r"\{[^}]+\+\}", "a/b", template)
        path = re.sub(r"\{[^}]+\}", "7", path)
        headers = {name: "given" for name in self.required("header")}
        if token is not None:
            headers[self.authorizer.get("header", "Authorization")] = token
        if self.method["apiKeyRequired"]:
            headers["X-Api-Key"] = self.key
        [stage] = self.api["stages"]
        wanted = {name: "given" for name in self.required("querystring")} if query is None else query
        asked = (verb or own_verb).replace("ANY", "GET")
        return self.gateway.call(self.api["id"], stage, asked, path, headers=headers, query=wanted, body=body)

    def required(self, where: str) -> list[str]:
        parameters = self.method.get("requestParameters") or {}
        prefix = f"method.request.{where}."
        return [name.removeprefix(prefix) for name, needed in parameters.items() if needed and name.startswith(prefix)]


OpenDoor = Callable[[str, str], Door]


@pytest.fixture
def door(running_account: Account, gateway: Gateway, shared_stack: Callable[[str], Stack]) -> OpenDoor:
    """`door("login-api", "GET /hello")`"""

    def deploy(example: str, route: str) -> Door:
        shared_stack(example)
        made = describe.read(running_account)
        pools = [pool for name, pool in made["pools"].items() if name != "existing"]
        api = describe.only(made["rest_apis"])
        keys = running_account.client("apigateway").get_api_keys(includeValues=True)["items"]
        return Door(gateway, api, pools[0] if pools else None, example, route, keys[0]["value"] if keys else None)

    return deploy


@pytest.mark.parametrize(("example", "route"), [pytest.param(e, r, id=f"{e} {r}") for e, r in GUARDED])
def test_without_a_token_nobody_gets_in(door: OpenDoor, example: str, route: str) -> None:
    assert door(example, route).call().status == 401


@pytest.mark.parametrize(("example", "route"), PROTECTED)
def test_only_the_right_token_gets_in(door: OpenDoor, example: str, route: str) -> None:
    opened = door(example, route)
    statuses = {name: opened.call(token).status for name, token in wrong_tokens(opened.minter, opened.kind, opened.scope).items()}
    assert {name: status for name, status in statuses.items() if status not in (401, 403)} == {}
    answer = opened.call(opened.minter.right(opened.kind, opened.scope))
    assert 200 <= answer.status < 300, answer


@pytest.mark.parametrize(("example", "route"), SCOPED)
def test_a_scope_that_nobody_asked_for_does_not_open(door: OpenDoor, example: str, route: str) -> None:
    opened = door(example, route)
    assert opened.method.get("authorizationScopes") or opened.method["authorizationType"] == "CUSTOM"
    assert opened.call(opened.minter.access("openid")).status in (401, 403)
    assert opened.call(opened.minter.access(f"{opened.scope}x")).status in (401, 403)


@pytest.mark.parametrize(("example", "route"), PUBLIC)
def test_a_public_route_asks_for_no_token(door: OpenDoor, example: str, route: str) -> None:
    opened = door(example, route)
    assert opened.method["authorizationType"] == "NONE"
    answer = opened.call()
    assert answer.status not in (403, 500, 501, 502), answer


@pytest.mark.parametrize(("example", "route"), SIGNED)
def test_a_signed_route_refuses_the_unsigned(door: OpenDoor, example: str, route: str) -> None:
    assert door(example, route).call().status == 403


@pytest.mark.parametrize(
    ("example", "route"), [pytest.param(e, r, id=f"{e} {r}") for e, r, settings in ROUTES if settings.get("required_query")]
)
def test_required_query_strings_are_required(door: OpenDoor, example: str, route: str) -> None:
    opened = door(example, route)
    names = opened.spec["routes"][route]["required_query"]
    assert sorted(opened.required("querystring")) == sorted(names)
    token = opened.minter.right(opened.kind, opened.scope) if "authorizer" in opened.spec["routes"][route] else None
    for missing in names:
        answer = opened.call(token, query={name: "given" for name in names if name != missing})
        assert (answer.status, answer.json) == (400, {"message": f"Missing required request parameters: [{missing}]"})


@pytest.mark.parametrize("example", WITH_CORS)
def test_browsers_may_ask_first_and_may_read_refusals(door: OpenDoor, example: str) -> None:
    spec = gen_command.spec_of(example)["api"]["rest"]
    for route, settings in spec["routes"].items():
        opened = door(example, route)
        preflight = opened.call(verb="OPTIONS")
        assert preflight.status in (200, 204), (route, preflight)
        assert preflight.headers["access-control-allow-origin"] in (*spec["cors"]["origins"], "*")
        assert "authorization" in preflight.headers["access-control-allow-headers"].lower()
        assert route.split(" ")[0] in preflight.headers["access-control-allow-methods"].replace("*", route) or route.startswith("ANY")
        if "authorizer" in settings:
            refused = opened.call()
            assert refused.status == 401
            assert refused.headers["access-control-allow-origin"] == preflight.headers["access-control-allow-origin"]


@pytest.mark.parametrize(
    ("example", "route"), [pytest.param(e, r, id=f"{e} {r}") for e, r, settings in ROUTES if settings.get("body") and "public" in settings]
)
def test_a_body_is_held_to_its_model(door: OpenDoor, example: str, route: str) -> None:
    opened = door(example, route)
    assert opened.call(body="{}").status == 400
    assert opened.call(body="no json").status == 400
    assert opened.call(body='{"item": "tea"}').status == 200

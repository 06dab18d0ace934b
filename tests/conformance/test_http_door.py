"""The door of every HTTP API: who is let in, who is not, and what the refused are told.

What is expected comes from the spec, so that a route that lost its authorizer on the way is noticed.
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


def http_of(example: str) -> dict[str, Any]:
    return gen_command.spec_of(example).get("api", {}).get("http", {})


def kind_of(example: str, settings: dict[str, Any]) -> str:
    """`user_pool`, `jwt`, `function` or `verify`, the built-in one, behind an authorizer; `iam`; `public`."""
    if "authorizer" in settings:
        [(kind, about)] = http_of(example)["authorizers"][settings["authorizer"]].items()
        built_in = kind == "function" and isinstance(gen_command.spec_of(example)["functions"][about["function"]].get("code"), dict)
        code = gen_command.spec_of(example)["functions"][about["function"]]["code"] if built_in else {}
        return "verify" if code.get("built_in") == "verify" else kind
    return "iam" if settings.get("iam") == "true" else "public"


ROUTES = [(example, route, settings) for example in gen_command.examples() for route, settings in http_of(example).get("routes", {}).items()]


def routes(kind: str, *, scoped: bool = False) -> list[Any]:
    return [
        pytest.param(example, route, id=f"{example} {route}")
        for example, route, settings in ROUTES
        if kind_of(example, settings) == kind and (settings.get("scopes") or not scoped)
    ]


@dataclass
class Door:
    """One route of a deployed example."""

    gateway: Gateway
    api: dict[str, Any]
    pool: dict[str, Any] | None
    spec: dict[str, Any]
    route: str

    @property
    def deployed(self) -> dict[str, Any]:
        return self.api["routes"][self.route]

    @property
    def about(self) -> dict[str, Any]:
        """The authorizer as the spec has it."""
        return next(iter(self.spec["authorizers"][self.spec["routes"][self.route]["authorizer"]].values()))

    @property
    def scope(self) -> str:
        """A scope that opens the route, by its full identifier."""
        scopes = self.deployed.get("AuthorizationScopes")
        wanted = self.spec["routes"][self.route].get("scopes")
        if self.deployed["AuthorizationType"] == "CUSTOM" and wanted:
            server, scope = wanted[0].split("/")
            return f"{describe.only(self.pool['resource_servers'])['Identifier']}/{scope}" if server else scope
        assert bool(scopes) == bool(wanted)
        return scopes[0] if scopes else "openid"

    def minter(self, client: str | None = None) -> Minter:
        clients = self.pool["clients"]
        named = client or next(iter(self.about.get("clients") or clients))
        return Minter(self.pool["pool"]["Id"], clients[named]["ClientId"])

    def call(self, token: str | None = None, **more: Any) -> Response:
        header = {self.about.get("header", "Authorization"): f"Bearer {token}"} if token is not None else {}
        return self.send({**header, **more.pop("headers", {})}, **more)

    def send(self, headers: dict[str, str], *, verb: str | None = None) -> Response:
        own_verb, _, template = "GET $ /nowhere/at/all".partition(" $ ") if self.route == "$default" else self.route.partition(" ")
        path = re.sub(r"\{[^}]+\}", "7", re.sub(r"\{[^}]+\+\}", "a/b", template))
        [stage] = self.api["stages"]
        return self.gateway.call(self.api["id"], stage, (verb or own_verb).replace("ANY", "GET"), path, headers=headers)


OpenDoor = Callable[[str, str], Door]


@pytest.fixture
def door(running_account: Account, gateway: Gateway, shared_stack: Callable[[str], Stack]) -> OpenDoor:
    def deploy(example: str, route: str) -> Door:
        shared_stack(example)
        made = describe.read(running_account)
        pools = [pool for name, pool in made["pools"].items() if name != "existing"]
        return Door(gateway, describe.only(made["http_apis"]), pools[0] if pools else None, http_of(example), route)

    return deploy


def test_there_are_doors() -> None:
    """Parametrised over the examples, these tests would pass by doing nothing."""
    assert routes("user_pool", scoped=True) and routes("function") and routes("public") and routes("iam")


@pytest.mark.parametrize(("example", "route"), routes("user_pool") + routes("function") + routes("jwt") + routes("verify"))
def test_without_a_token_nobody_gets_in(door: OpenDoor, example: str, route: str) -> None:
    answer = door(example, route).send({})
    assert (answer.status, answer.json) == (401, {"message": "Unauthorized"})


@pytest.mark.parametrize(("example", "route"), routes("user_pool", scoped=True))
def test_only_an_access_token_with_the_scope_gets_in(door: OpenDoor, example: str, route: str) -> None:
    opened = door(example, route)
    mint, scope = opened.minter(), opened.scope
    statuses = {name: opened.call(token).status for name, token in wrong_tokens(mint, "access", scope).items()}
    # An id token is genuine and made for this client; what it lacks is the scope.
    assert statuses.pop("wrong token_use") == 403
    assert {name: status for name, status in statuses.items() if status != 401} == {}
    assert opened.call(mint.access()).status == 403
    assert opened.call(mint.access(f"{scope}x")).status == 403
    assert opened.call(mint.access(scope, client_id="another")).status == 401
    answer = opened.call(mint.access(f"openid {scope}"))
    assert answer.status == 200, answer


@pytest.mark.parametrize(("example", "route"), [case for case in routes("user_pool") if case not in routes("user_pool", scoped=True)])
def test_without_scopes_any_token_of_the_audience_gets_in(door: OpenDoor, example: str, route: str) -> None:
    """As AWS documents it: `client_id` counts where there is no `aud`. The rules say so."""
    opened = door(example, route)
    mint = opened.minter()
    statuses = {name: opened.call(token).status for name, token in wrong_tokens(mint, "id").items() if name != "wrong token_use"}
    assert {name: status for name, status in statuses.items() if status != 401} == {}
    assert (opened.call(mint.id()).status, opened.call(mint.access()).status) == (200, 200)
    others = [client for client in opened.pool["clients"] if opened.about.get("clients") and client not in opened.about["clients"]]
    assert [opened.call(opened.minter(client).id()).status for client in others] == [401] * len(others)


@pytest.mark.parametrize(("example", "route"), routes("function"))
def test_a_function_decides(door: OpenDoor, example: str, route: str) -> None:
    opened = door(example, route)
    [header] = [source.removeprefix("header.") for source in opened.about["identity_sources"] if source.startswith("header.")]
    assert opened.send({header: "let-me-out"}).status == 403
    answer = opened.send({header: "let-me-in"})
    assert answer.status == 200, answer


@pytest.mark.parametrize(("example", "route"), routes("verify"))
def test_the_built_in_handler_lets_in_exactly_the_right_token(door: OpenDoor, example: str, route: str) -> None:
    """It tells id from access tokens, which API Gateway cannot."""
    opened = door(example, route)
    kind, scoped = opened.about.get("token", "access"), bool(opened.spec["routes"][route].get("scopes"))
    mint = opened.minter()
    # With policies the handler's error is no answer that an HTTP API knows: 500, and nobody gets in.
    refused = (401, 403, 500) if opened.about.get("response") == "policy" else (401, 403)
    statuses = {name: opened.call(token).status for name, token in wrong_tokens(mint, kind, opened.scope).items()}
    assert {name: status for name, status in statuses.items() if status not in refused} == {}
    if scoped:
        assert opened.call(mint.access()).status == 403
        assert opened.call(mint.access(f"{opened.scope}x")).status == 403
    answer = opened.call(mint.right(kind, opened.scope))
    assert answer.status == 200, answer


@pytest.mark.parametrize(("example", "route"), routes("public"))
def test_a_public_route_asks_for_no_token(door: OpenDoor, example: str, route: str) -> None:
    opened = door(example, route)
    assert opened.deployed["AuthorizationType"] == "NONE"
    assert opened.send({}).status not in (401, 403, 500, 501, 502)


@pytest.mark.parametrize(("example", "route"), routes("iam"))
def test_a_signed_route_refuses_the_unsigned(door: OpenDoor, example: str, route: str) -> None:
    assert door(example, route).send({}).status == 403


@pytest.mark.parametrize("example", [example for example in gen_command.examples() if "cors" in http_of(example)])
def test_browsers_may_ask_first_and_may_read_refusals(door: OpenDoor, example: str) -> None:
    spec = http_of(example)
    origin = spec["cors"]["origins"][0]
    for route, settings in spec["routes"].items():
        if route == "$default" or "public" in settings:
            continue
        opened = door(example, route)
        verb = route.split(" ")[0]
        refused = opened.send({"Origin": origin})
        assert refused.status in (401, 403)
        assert refused.headers["access-control-allow-origin"] == origin
        preflight = opened.send({"Origin": origin, "Access-Control-Request-Method": verb}, verb="OPTIONS")
        assert preflight.status in (200, 204), (route, preflight)
        assert preflight.headers["access-control-allow-origin"] == origin
        assert verb in preflight.headers["access-control-allow-methods"]
        assert "authorization" in preflight.headers["access-control-allow-headers"].lower()

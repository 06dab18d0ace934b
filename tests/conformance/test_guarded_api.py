"""Functions that decide who may call, and answers that are remembered: the fixture `guarded-api`, called at its door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import describe
import pytest
from account import Account, Stack
from gateway import Gateway, Response
from tokens import Minter, wrong_tokens

EXAMPLE = "guarded-api"


@dataclass
class Api:
    """The deployed API."""

    gateway: Gateway
    made: dict[str, Any]
    functions: dict[str, str]

    def call(self, route: str, token: str | None = None, **rest: Any) -> Response:
        verb, path = route.split(" ")
        headers = {"Authorization": token} if token is not None else {}
        return self.gateway.call(self.made["id"], "v1", verb, path, headers=headers | rest.pop("headers", {}), **rest)

    def calls(self, function: str) -> int:
        return self.gateway.functions.calls[self.functions[function]]


@pytest.fixture
def api(running_account: Account, gateway: Gateway, shared_stack: Callable[[str], Stack]) -> Api:
    resources = shared_stack(EXAMPLE).resources
    functions = {name: resources[f"{name.title()}Function"] for name in ("gate", "keeper", "orders", "verify")}
    return Api(gateway, describe.only(describe.read(running_account)["rest_apis"]), functions)


def test_without_a_token_the_function_is_not_even_asked(api: Api) -> None:
    assert api.call("GET /orders").status == 401
    assert api.call("GET /orders", "").status == 401
    assert api.call("GET /orders", "NOT A TOKEN").status == 401, "the validation expression lets small letters through"
    assert api.calls("gate") == 0


def test_the_function_decides(api: Api) -> None:
    assert api.call("GET /orders", "stranger").status == 401
    assert api.call("GET /orders", "nobody").status == 403
    assert api.call("GET /orders", "reader").status == 200
    assert api.call("DELETE /orders/7", "reader").status == 403
    assert api.call("DELETE /orders/7", "writer").status == 200


def test_a_remembered_policy_is_asked_again_for_every_route(api: Api) -> None:
    assert api.call("GET /orders", "reader").json["asked_for"] == "GET/orders"
    assert api.calls("gate") == 1
    second = api.call("GET /orders/7", "reader")
    assert (second.status, second.json["asked_for"]) == (200, "GET/orders"), "the policy for the first route is used"
    assert api.call("DELETE /orders/7", "reader").status == 403, "and does not open what it does not name"
    assert api.calls("gate") == 1
    assert api.call("GET /orders", "writer").json["principalId"] == "writer"
    assert api.calls("gate") == 2


def test_without_a_cache_every_call_asks(api: Api) -> None:
    for number in (1, 2):
        assert api.call("POST /orders", "writer").status == 200
        assert api.calls("gate") == number
    assert api.call("POST /orders", "reader").status == 403


def test_a_policy_is_forgotten_in_time(api: Api) -> None:
    now = 0.0
    api.gateway.remembered.clock = lambda: now
    api.call("DELETE /orders/7", "writer")
    now = 299.0
    api.call("DELETE /orders/7", "writer")
    assert api.calls("gate") == 1
    now = 301.0
    api.call("DELETE /orders/7", "writer")
    assert api.calls("gate") == 2


def test_the_whole_request_decides(api: Api) -> None:
    def ask(key: str | None, tenant: str | None) -> Response:
        return api.call("GET /tenant", headers={"X-Key": key} if key else {}, query={"tenant": tenant} if tenant else {})

    assert ask(None, "a").status == 401
    assert ask("key-of-a", None).status == 401
    assert api.calls("keeper") == 0
    allowed = ask("key-of-a", "a")
    assert (allowed.status, allowed.json) == (200, {"principalId": "a", "realm": "shop"})
    assert ask("key-of-a", "b").status == 403, "another tenant is another identity"
    assert api.calls("keeper") == 2
    assert ask("key-of-a", "a").status == 200
    assert api.calls("keeper") == 2


def test_remembered_answers_are_the_callers_own(api: Api) -> None:
    assert api.call("GET /orders", "reader").json["principalId"] == "reader"
    assert api.call("GET /orders", "reader").json["principalId"] == "reader"
    assert api.calls("orders") == 1
    assert api.call("GET /orders", "writer").json["principalId"] == "writer", "no caller is given what another was answered"
    assert api.call("GET /orders", "reader", query={"page": "2"}).status == 200
    assert api.calls("orders") == 3
    assert api.call("GET /orders", "nobody").status == 403, "the cache opens no door"
    for path in ("/orders/7", "/orders/8", "/orders/7"):
        assert api.call(f"GET {path}", "reader").status == 200
    assert api.calls("orders") == 5


def test_routes_that_do_not_say_so_remember_nothing(api: Api) -> None:
    for number in (1, 2):
        assert api.call("DELETE /orders/7", "writer").status == 200
        assert api.calls("orders") == number


SCOPE = "https://orders.example.com/write"


@pytest.fixture
def minter(api: Api, running_account: Account) -> Minter:
    """Of the client whose tokens the built-in handler takes."""
    pool = describe.only(describe.read(running_account)["pools"])
    return Minter(pool["pool"]["Id"], pool["clients"]["web"]["ClientId"])


def test_the_built_in_handler_lets_in_the_right_token_alone(api: Api, minter: Minter) -> None:
    assert api.call("GET /me").status == 401
    statuses = {name: api.call("GET /me", token).status for name, token in wrong_tokens(minter, "access").items()}
    assert set(statuses.values()) == {401}, statuses
    assert api.call("GET /me", minter.access(client_id="another")).status == 401
    answer = api.call("GET /me", f"Bearer {minter.access()}")
    assert (answer.status, answer.json["username"]) == (200, "user")


def test_the_policy_of_the_built_in_handler_is_right_for_every_route_while_it_is_remembered(api: Api, minter: Minter) -> None:
    reader, writer = minter.access(), minter.access(f"openid {SCOPE}")
    assert [api.call("GET /me", reader).status, api.call("PUT /me", reader).status] == [200, 403]
    assert api.calls("verify") == 1
    assert [api.call("PUT /me", writer).status, api.call("GET /me", writer).status] == [200, 200]
    assert api.calls("verify") == 2


def test_each_function_lets_in_its_authorizers_and_nothing_else_of_the_api(api: Api, running_account: Account) -> None:
    policies = {name: describe.read(running_account)["functions"][f"{EXAMPLE}-{describe_name}"]["policy"]
                for name, describe_name in (("gate", "GateFunction"), ("keeper", "KeeperFunction"))}  # fmt: skip
    ids = {name: authorizer["id"] for name, authorizer in api.made["authorizers"].items()}
    arn = f"arn:aws:execute-api:us-east-1:123456789012:{api.made['id']}/authorizers/"
    sources = {
        name: sorted(statement["Condition"]["ArnLike"]["AWS:SourceArn"] for statement in policy) for name, policy in policies.items()
    }
    assert sources == {"gate": sorted([arn + ids["tokens"], arn + ids["always"]]), "keeper": [arn + ids["keys"]]}


def test_the_stage_has_a_cache_that_only_some_routes_use(api: Api) -> None:
    stage = api.made["stages"]["v1"]
    assert (stage["cacheClusterEnabled"], stage["cacheClusterSize"]) == (True, "0.5")
    caching = {route: setting["cachingEnabled"] for route, setting in stage["methodSettings"].items()}
    assert caching == {"* *": False, "GET /orders": True, "GET /orders/{id}": True, "DELETE /orders/{id}": False}
    keys = api.made["methods"]["GET /orders/{id}"]["methodIntegration"]["cacheKeyParameters"]
    assert sorted(keys) == ["method.request.header.Authorization", "method.request.path.id"]

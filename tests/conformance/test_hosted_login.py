"""hosted-login: what the spec says is what AWS's APIs describe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import describe
import pytest
from account import Account, Stack
from gateway import Gateway
from tokens import Minter

EXAMPLE = "hosted-login"
OPEN_INTEGRATIONS = ("HTTP_PROXY", "HTTP", "MOCK")


@pytest.fixture
def made(running_account: Account, shared_stack: Callable[[str], Stack]) -> dict[str, Any]:
    shared_stack(EXAMPLE)
    return describe.read(running_account)


@pytest.fixture
def pool(made: dict[str, Any]) -> dict[str, Any]:
    return describe.only(made["pools"])


@pytest.fixture
def api(made: dict[str, Any]) -> dict[str, Any]:
    return describe.only(made["rest_apis"])


def test_users_sign_in_with_their_email_address(pool: dict[str, Any]) -> None:
    assert pool["pool"]["UsernameAttributes"] == ["email"]
    assert not pool["pool"].get("AliasAttributes")
    assert pool["mfa"]["MfaConfiguration"] == "OFF"


def test_the_pool_is_protected_against_deletion(pool: dict[str, Any]) -> None:
    assert pool["pool"]["DeletionProtection"] == "ACTIVE"


def test_the_one_client_is_public_and_implicit(pool: dict[str, Any]) -> None:
    client = describe.only(pool["clients"])
    assert client["AllowedOAuthFlows"] == ["implicit"]
    assert client["AllowedOAuthFlowsUserPoolClient"] is True
    assert not client["has_secret"]
    assert "openid" in client["AllowedOAuthScopes"]
    assert client["SupportedIdentityProviders"] == ["COGNITO"]
    assert all(url.startswith(("https://", "http://localhost")) for url in client["CallbackURLs"])
    assert client["CallbackURLs"]


def test_the_login_pages_are_at_a_prefix_domain(pool: dict[str, Any]) -> None:
    assert pool["domain"]["UserPoolId"] == pool["pool"]["Id"]
    assert "." not in pool["domain"]["Domain"]


def test_the_seeded_user_has_a_verified_address(pool: dict[str, Any]) -> None:
    [user] = pool["users"]
    assert "@" in user["attributes"]["email"]
    assert user["attributes"]["email_verified"] == "true"


def test_every_route_wants_an_id_token(pool: dict[str, Any], api: dict[str, Any]) -> None:
    authorizer = describe.only(api["authorizers"])
    assert authorizer["providerARNs"] == [pool["pool"]["Arn"]]
    methods = {route: method for route, method in api["methods"].items() if not route.startswith("OPTIONS ")}
    assert {"GET /pets", "GET /pets/{id}"} <= set(methods)
    for route, method in methods.items():
        assert method["authorizationType"] == "COGNITO_USER_POOLS", route
        assert method["authorizerId"] == authorizer["id"], route
        assert not method.get("authorizationScopes"), route
        assert method["methodIntegration"]["type"] in OPEN_INTEGRATIONS, route


def test_the_path_variable_reaches_the_backend(gateway: Gateway, pool: dict[str, Any], api: dict[str, Any]) -> None:
    [stage] = api["stages"]
    token = Minter(pool["pool"]["Id"], describe.only(pool["clients"])["ClientId"]).id()
    answer = gateway.call(api["id"], stage, "GET", "/pets/7", headers={"Authorization": token})
    assert answer.status == 200, answer
    if api["methods"]["GET /pets/{id}"]["methodIntegration"]["type"] != "MOCK":
        assert answer.json["proxied_to"].endswith("/7")

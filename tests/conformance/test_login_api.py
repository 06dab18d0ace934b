"""login-api: what the spec says is what AWS's APIs describe, and what a caller meets."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import describe
import pytest
from account import Account, Stack
from gateway import Gateway

EXAMPLE = "login-api"
PASSWORD = "Correct-Horse-9"


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


def function_of(made: dict[str, Any], method: dict[str, Any]) -> dict[str, Any]:
    """The function behind a proxied method."""
    name = method["methodIntegration"]["uri"].split(":function:")[1].split("/")[0]
    [function] = [entry for entry in made["functions"].values() if entry["configuration"]["FunctionName"] == name]
    return function


def pool_actions(function: dict[str, Any], pool_arn: str) -> set[str]:
    """The actions on the pool that its role allows; every Cognito statement must name this pool alone."""
    statements = [statement for document in function["role"]["inline"].values() for statement in document["Statement"]]
    found: set[str] = set()
    for statement in statements:
        actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
        if any(action.startswith("cognito-idp:") or action == "*" for action in actions):
            assert statement["Resource"] in (pool_arn, [pool_arn])
            found |= set(actions)
    return found


def built_in(made: dict[str, Any], action: str, pool_arn: str) -> dict[str, Any]:
    """The one function that may do exactly this on the pool."""
    [function] = [entry for entry in made["functions"].values() if pool_actions(entry, pool_arn) == {f"cognito-idp:{action}"}]
    return function


def test_the_client_signs_in_as_administrator_and_has_no_secret(pool: dict[str, Any]) -> None:
    client = pool["clients"]["web"]
    assert not client["has_secret"]
    assert set(client["ExplicitAuthFlows"]) == {"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}


def test_hello_takes_an_id_token_in_the_authorization_header(pool: dict[str, Any], api: dict[str, Any]) -> None:
    method = api["methods"]["GET /hello"]
    [authorizer] = [entry for entry in api["authorizers"].values() if entry["id"] == method["authorizerId"]]
    assert method["authorizationType"] == authorizer["type"] == "COGNITO_USER_POOLS"
    assert authorizer["identitySource"] == "method.request.header.Authorization"
    assert authorizer["providerARNs"] == [pool["pool"]["Arn"]]
    assert not method.get("authorizationScopes"), "scopes would demand an access token"
    assert not method["apiKeyRequired"]
    assert method["methodIntegration"]["type"] == "AWS_PROXY"


def test_auth_is_public_and_its_query_strings_are_required(api: dict[str, Any]) -> None:
    method = api["methods"]["GET /auth"]
    assert method["authorizationType"] == "NONE"
    assert method["requestParameters"] == {"method.request.querystring.username": True, "method.request.querystring.password": True}
    [validator] = [entry for entry in api["validators"].values() if entry["id"] == method["requestValidatorId"]]
    assert validator["validateRequestParameters"] is True


def test_the_built_in_functions_may_do_one_thing_each(made: dict[str, Any], pool: dict[str, Any], api: dict[str, Any]) -> None:
    arn = pool["pool"]["Arn"]
    login = built_in(made, "AdminInitiateAuth", arn)
    confirm = built_in(made, "AdminSetUserPassword", arn)
    assert login == function_of(made, api["methods"]["GET /auth"])
    variables = login["configuration"]["Environment"]["Variables"]
    assert (variables["USER_POOL_ID"], variables["CLIENT_ID"]) == (pool["pool"]["Id"], pool["clients"]["web"]["ClientId"])
    assert confirm["configuration"]["Environment"]["Variables"]["USER_POOL_ID"] == pool["pool"]["Id"]
    assert confirm["policy"] == [], "no route leads to confirm: it sets passwords"
    assert pool_actions(function_of(made, api["methods"]["GET /hello"]), arn) == set()


def test_roles_are_for_lambda_and_write_only_their_own_log(made: dict[str, Any]) -> None:
    for name, function in made["functions"].items():
        [trust] = function["role"]["trust"]["Statement"]
        assert trust["Principal"] == {"Service": "lambda.amazonaws.com"}
        for document in function["role"]["inline"].values():
            for statement in document["Statement"]:
                assert "*" not in (statement["Action"], statement["Resource"]), name


def test_each_function_lets_in_only_its_own_routes(made: dict[str, Any], api: dict[str, Any]) -> None:
    for route in ("GET /hello", "GET /auth"):
        verb, path = route.split(" ")
        policy = function_of(made, api["methods"][route])["policy"]
        sources = [statement["Condition"]["ArnLike"]["AWS:SourceArn"].split(":", 5)[5] for statement in policy]
        [stage] = api["stages"]
        assert sources, route
        for source in sources:
            assert source in (f"{api['id']}/{stage}/{verb}{path}", f"{api['id']}/*/{verb}{path}")


def test_a_confirmed_user_gets_tokens_that_open_the_door(account: Account, gateway: Gateway, stack: Callable[[str], Stack]) -> None:
    """The whole walk-through: created by an administrator, stuck, confirmed, signed in, let in."""
    stack(EXAMPLE)
    made = describe.read(account)
    pool, api = describe.only(made["pools"]), describe.only(made["rest_apis"])
    pool_id = pool["pool"]["Id"]
    [stage] = api["stages"]
    account.client("cognito-idp").admin_create_user(
        UserPoolId=pool_id,
        Username="walker@example.com",
        TemporaryPassword="Temporary-Horse-9",
        MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "email", "Value": "walker@example.com"}],
    )

    def auth(password: str) -> Any:
        return gateway.call(api["id"], stage, "GET", "/auth", query={"username": "walker@example.com", "password": password})

    assert auth("Temporary-Horse-9").json["error"] == "password_change_required"
    confirm = built_in(made, "AdminSetUserPassword", pool["pool"]["Arn"])["configuration"]["FunctionName"]
    confirmed = gateway.functions.invoke(confirm, {"username": "walker@example.com", "password": PASSWORD})
    assert confirmed["statusCode"] == 200, confirmed
    signed_in = auth(PASSWORD)
    assert signed_in.status == 200, signed_in
    token = json.loads(signed_in.body)["id_token"]
    assert gateway.call(api["id"], stage, "GET", "/hello", headers={"Authorization": token}).status == 200
    access = json.loads(signed_in.body)["access_token"]
    assert gateway.call(api["id"], stage, "GET", "/hello", headers={"Authorization": access}).status == 401

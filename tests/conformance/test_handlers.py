"""The built-in handlers, really run in both languages against Cognito's stand-in, with no more rights than `gen` gives them.

The contract with the compiler is the environment: the header of each file in templates/handlers lists its variables.
"""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import node_packages
import people as neighbours
import pytest
from account import FAKE_CREDENTIALS, Account
from gateway import Gateway
from gateway.functions import FunctionError
from people import PASSWORD, SOURCES, Deploy, People

INLINE_AIM = 12_000
"""A template holds 51,200 bytes where it is not in S3 (CloudFormation quotas), and its handlers are in it."""


@pytest.fixture(params=sorted(neighbours.LANGUAGES))
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def deploy(account: Account, gateway: Gateway, tmp_path: Path, language: str) -> Deploy:
    def create(*, secret: bool = False, flows: list[str] | None = None, tokens: dict[str, Any] | None = None, **more: Any) -> People:
        client = {"secret": secret, "auth_flows": flows or ["admin_user_password"], "tokens": tokens or {}}
        return neighbours.deploy(account, gateway, tmp_path, neighbours.need(language), client, **more)

    return create


SECRETS = pytest.mark.parametrize("secret", [False, True], ids=["public", "secret"])
FLOWS = pytest.mark.parametrize("flow", ["admin_user_password", "user_password"])


@SECRETS
@FLOWS
def test_login_returns_the_three_tokens(deploy: Deploy, secret: bool, flow: str) -> None:
    people = deploy(secret=secret, flows=[flow])
    people.set_password()
    status, body = people.sign_in()
    assert status == 200, people.log("login")
    assert set(body) == {"id_token", "access_token", "refresh_token", "expires_in", "token_type"}
    assert body["token_type"] == "Bearer"
    assert all(body.values())
    assert _claims(body["id_token"])["token_use"] == "id"
    people.cognito.get_user(AccessToken=body["access_token"])
    own = {"AdminInitiateAuth"} if flow == "admin_user_password" else set()
    assert people.rights("login") == own | ({"DescribeUserPoolClient"} if secret else set())


def test_login_reads_the_query_string_only_when_there_is_no_body(deploy: Deploy) -> None:
    people = deploy()
    people.set_password()
    query = {"username": "ada", "password": PASSWORD}
    assert people.invoke("login", {"body": None, "queryStringParameters": query})[0] == 200
    assert people.invoke("login", {"body": "{}", "queryStringParameters": query})[0] == 400
    assert people.invoke("login", {"body": "a", "isBase64Encoded": True, "queryStringParameters": query})[0] == 400
    encoded = base64.b64encode(json.dumps(query).encode()).decode()
    assert people.invoke("login", {"body": encoded, "isBase64Encoded": True})[0] == 200
    assert people.invoke("login", {"version": "2.0", "body": json.dumps(query), "isBase64Encoded": False})[0] == 200


@SECRETS
@FLOWS
def test_login_answers_the_same_for_a_wrong_password_and_an_unknown_user(deploy: Deploy, secret: bool, flow: str) -> None:
    people = deploy(secret=secret, flows=[flow])
    people.set_password()
    wrong = people.sign_in("ada", "Wrong-Horse-9")
    assert wrong == (401, {"error": "invalid_credentials"})
    assert people.sign_in("nobody") == wrong
    assert PASSWORD not in people.log("login")


@FLOWS
def test_login_says_when_the_password_must_be_changed(deploy: Deploy, flow: str) -> None:
    people = deploy(flows=[flow])
    people.set_password(permanent=False)
    expected = {"error": "password_change_required", "challenge": "NEW_PASSWORD_REQUIRED"}
    assert people.sign_in() == (403, expected)


def test_login_says_when_the_user_is_to_be_confirmed(deploy: Deploy) -> None:
    people = deploy(flows=["user_password"], user_pool={"self_sign_up": True})
    people.cognito.sign_up(ClientId=people.client, Username="bob", Password=PASSWORD)
    assert people.sign_in("bob") == (403, {"error": "user_not_confirmed"})


BAD_EVENTS: dict[str, tuple[dict[str, Any], str]] = {
    "nothing": ({}, "username"),
    "null": ({"body": None, "queryStringParameters": None}, "username"),
    "no password": ({"queryStringParameters": {"username": "ada"}}, "password"),
    "empty password": ({"body": '{"username": "ada", "password": ""}'}, "password"),
    "password of another type": ({"body": '{"username": "ada", "password": {"a": 1}}'}, "password"),
    "no JSON": ({"body": "username=ada"}, "username"),
    "JSON but no object": ({"body": "[1]"}, "username"),
    "no base64": ({"body": "a", "isBase64Encoded": True}, "username"),
}


def test_login_refuses_incomplete_input(deploy: Deploy) -> None:
    people = deploy()
    for case, (event, parameter) in BAD_EVENTS.items():
        assert people.invoke("login", event) == (400, {"error": "missing_parameter", "parameter": parameter}), case


def test_handlers_of_routes_add_the_cors_header(deploy: Deploy) -> None:
    origin = "https://app.example.com"
    routes = {f"POST /{name}": {"function": name, "public": "it is how a session begins and ends"} for name in ("login", "refresh", "sign_out")}
    people = deploy(api={"rest": {"stage": "dev", "cors": {"origins": [origin]}, "routes": routes}})
    for handler in ("login", "refresh", "sign_out"):
        answer = people.raw(handler, {})
        assert answer["statusCode"] == 400
        assert (answer["headers"]["access-control-allow-origin"], answer["headers"]["vary"]) == (origin, "origin")
    assert "access-control-allow-origin" not in people.raw("confirm", {})["headers"], "no route leads there"


@pytest.mark.parametrize("handler", ["login", "confirm"])
def test_a_handler_fails_loudly_and_logs_no_credentials_when_it_lacks_its_right(deploy: Deploy, handler: str) -> None:
    people = deploy()
    people.take_rights_away(handler)
    with pytest.raises(FunctionError, match="AccessDeniedException"):
        people.send(handler, username="ada", password=PASSWORD)
    assert "AccessDeniedException" in people.log(handler)
    assert PASSWORD not in people.log(handler)


def test_the_secret_is_read_at_run_time_and_stands_nowhere(deploy: Deploy) -> None:
    people = deploy(secret=True)
    people.set_password()
    tokens = people.tokens()
    assert people.send("refresh", refresh_token=tokens["refresh_token"], username="ada")[0] == 200
    assert people.send("sign_out", refresh_token=tokens["refresh_token"])[0] == 200
    described = people.cognito.describe_user_pool_client(UserPoolId=people.pool, ClientId=people.client)
    secret = described["UserPoolClient"]["ClientSecret"]
    template = people.account.client("cloudformation").get_template(StackName=people.stack.name)["TemplateBody"]
    assert secret not in json.dumps(template)
    for handler in ("login", "refresh", "sign_out"):
        assert people.variables(handler)["CLIENT_HAS_SECRET"] == "true"
        assert secret not in people.log(handler) + json.dumps(people.variables(handler))


@SECRETS
@pytest.mark.parametrize("by", ["refresh_token", "access_token"])
def test_refresh_sign_out_and_refresh_again(deploy: Deploy, secret: bool, by: str) -> None:
    people = deploy(secret=secret)
    people.set_password()
    tokens = people.tokens()
    held = {"refresh_token": tokens["refresh_token"], **({"username": "ada"} if secret else {})}
    status, fresh = people.send("refresh", **held)
    assert status == 200, people.log("refresh")
    assert set(fresh) == {"id_token", "access_token", "expires_in", "token_type"}, "the refresh token stays"
    people.cognito.get_user(AccessToken=fresh["access_token"])
    assert people.send("sign_out", **{by: {**tokens, "access_token": fresh["access_token"]}[by]}) == (200, {"status": "SIGNED_OUT"})
    assert people.send("refresh", **held) == (401, {"error": "invalid_refresh_token"})
    expected = {"DescribeUserPoolClient"} if secret else set()
    assert (people.rights("refresh"), people.rights("sign_out")) == (expected, expected)
    for handler in ("refresh", "sign_out"):
        assert not [token for token in tokens.values() if isinstance(token, str) and len(token) > 10 and token in people.log(handler)]


def test_signing_out_by_an_access_token_ends_every_session_and_by_a_refresh_token_one(deploy: Deploy) -> None:
    people = deploy()
    people.set_password()
    first, second, third = (people.tokens() for _ in range(3))
    assert people.send("sign_out", refresh_token=first["refresh_token"])[0] == 200
    assert people.send("refresh", refresh_token=first["refresh_token"])[0] == 401
    assert people.send("refresh", refresh_token=second["refresh_token"])[0] == 200
    assert people.send("sign_out", access_token=third["access_token"])[0] == 200
    assert people.send("refresh", refresh_token=second["refresh_token"])[0] == 401


@SECRETS
def test_refresh_follows_rotation(deploy: Deploy, secret: bool) -> None:
    people = deploy(secret=secret, tokens={"rotation": {}})
    people.set_password()
    tokens = people.tokens()
    status, fresh = people.send("refresh", refresh_token=tokens["refresh_token"])
    assert status == 200, people.log("refresh")
    assert fresh["refresh_token"] != tokens["refresh_token"]
    assert people.send("refresh", refresh_token=tokens["refresh_token"]) == (401, {"error": "invalid_refresh_token"})
    assert people.send("sign_out", refresh_token=fresh["refresh_token"])[0] == 200
    assert people.send("refresh", refresh_token=fresh["refresh_token"])[0] == 401


def test_refresh_and_sign_out_refuse_what_they_cannot_use(deploy: Deploy) -> None:
    people = deploy(secret=True)
    people.set_password()
    tokens = people.tokens()
    missing = {"error": "missing_parameter", "parameter": "refresh_token"}
    assert people.send("refresh") == (400, missing)
    assert people.send("refresh", refresh_token=7, username="ada") == (400, missing)
    assert people.send("refresh", refresh_token=tokens["refresh_token"]) == (400, {**missing, "parameter": "username"})
    wrong = (401, {"error": "invalid_refresh_token"})
    assert people.send("refresh", refresh_token="garbage", username="ada") == wrong
    assert people.send("refresh", refresh_token=tokens["refresh_token"], username="somebody") == wrong, "SECRET_HASH is over the user's name"
    assert people.send("sign_out") == (400, missing)
    assert people.send("sign_out", refresh_token="") == (400, {"error": "invalid_parameter", "parameter": "refresh_token"})
    assert people.send("sign_out", access_token="garbage") == (401, {"error": "invalid_token"})
    assert people.send("sign_out", refresh_token=tokens["access_token"]) == (400, {"error": "unsupported_token_type"})
    for handler in ("refresh", "sign_out"):
        for event in ({}, {"body": None}, {"body": "no JSON"}, {"body": "[1]"}, {"body": "a", "isBase64Encoded": True}):
            assert people.invoke(handler, event) == (400, missing), event
        assert people.invoke(handler, {"body": None, "queryStringParameters": {"refresh_token": "x"}})[0] == 400, "the query is not read"


def test_confirm_lets_the_user_sign_in(deploy: Deploy) -> None:
    people = deploy()
    assert people.status() == "FORCE_CHANGE_PASSWORD"
    assert people.invoke("confirm", {"username": "ada", "password": PASSWORD}) == (200, {"status": "CONFIRMED"})
    assert people.status() == "CONFIRMED"
    assert people.sign_in()[0] == 200
    assert people.rights("confirm") == {"AdminSetUserPassword"}


def test_confirm_refuses_what_it_cannot_do(deploy: Deploy) -> None:
    people = deploy()
    through_a_route = {"body": json.dumps({"username": "ada", "password": "short"}), "queryStringParameters": None}
    assert people.invoke("confirm", through_a_route) == (400, {"error": "invalid_password"})
    assert people.invoke("confirm", {"username": "nobody", "password": PASSWORD}) == (404, {"error": "user_not_found"})
    assert people.invoke("confirm", {"username": "ada"}) == (400, {"error": "missing_parameter", "parameter": "password"})
    query_is_not_read = {"body": None, "queryStringParameters": {"username": "ada", "password": PASSWORD}}
    assert people.invoke("confirm", query_is_not_read)[0] == 400
    assert people.status() == "FORCE_CHANGE_PASSWORD"
    assert PASSWORD not in people.log("confirm")


VECTORS = [
    # printf '%s' "$username$client_id" | openssl dgst -sha256 -hmac "$secret" -binary | base64
    ("my-secret", "ada@example.com", "3n4b5urk1ft4fl3mg5e62d9ado", "uFCRT6to/1BqiHYGstU9mCqShw9C6qUmbvKdCX3d8ig="),
    ("0123456789abcdef", "jürgen", "client", "HNu+DGa4RnfIbWlX4XHsjJPITAjGsUrP27dbhOp2dEg="),
]


@pytest.mark.parametrize("handler", ["login", "refresh"])
def test_secret_hash_vectors(monkeypatch: pytest.MonkeyPatch, language: str, handler: str) -> None:
    neighbours.need(language)
    given = [vector[:3] for vector in VECTORS]
    hashes = _python_hashes(monkeypatch, handler, given) if language == "python" else _node_hashes(handler, given)
    assert hashes == [vector[3] for vector in VECTORS]


def _python_hashes(monkeypatch: pytest.MonkeyPatch, handler: str, given: list[tuple[str, ...]]) -> list[str]:
    for name, value in FAKE_CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    specification = importlib.util.spec_from_file_location(handler, SOURCES / f"{handler}.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return [module.secret_hash(*arguments) for arguments in given]


def _node_hashes(handler: str, given: list[tuple[str, ...]]) -> list[str]:
    script = "const [file, given] = process.argv.slice(1); const { secretHash } = require(file); "
    script += "console.log(JSON.stringify(JSON.parse(given).map((arguments_) => secretHash(...arguments_))));"
    command = ["node", "-e", script, str(SOURCES / f"{handler}.js"), json.dumps(given)]
    environment = {**FAKE_CREDENTIALS, "NODE_PATH": str(node_packages.SDK.modules), "PATH": os.environ["PATH"]}
    return json.loads(subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout)


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.*")), ids=lambda path: path.name)
def test_handlers_are_small_and_ascii(path: Path) -> None:
    source = path.read_bytes()
    assert len(source) <= INLINE_AIM
    assert source.isascii()


def test_every_handler_is_there_in_both_languages() -> None:
    assert {path.name for path in SOURCES.glob("*.*")} == {f"{name}.{end}" for name in neighbours.HANDLERS for end in ("py", "js")}


def _claims(token: str) -> dict[str, Any]:
    return json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))

"""The built-in handlers, really run against Cognito's stand-in, with no more rights than their verbs give them.

The contract with the compiler: module `index`, function `handler`, variables USER_POOL_ID, CLIENT_ID, CLIENT_HAS_SECRET, ALLOWED_ORIGIN.
"""

from __future__ import annotations

import base64
import importlib.util
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from account import FAKE_CREDENTIALS, Account
from conftest import HANDLERS
from gateway import Gateway
from gateway.functions import FunctionError
from harness import tiny

PASSWORD = "Correct-Horse-9"
INLINE_AIM = 4096
"""CloudFormation took no more than this in ZipFile for years; tools still check for it."""


def _function(source: str, actions: list[str], **variables: Any) -> dict[str, Any]:
    """A function and its role, which may do `actions` on the pool."""
    statement = {"Effect": "Allow", "Action": [f"cognito-idp:{action}" for action in actions], "Resource": {"Fn::GetAtt": ["Pool", "Arn"]}}
    policy = {"PolicyName": "pool", "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]}}
    role = {**tiny.ROLE, "Properties": {**tiny.ROLE["Properties"], "Policies": [policy]}}
    environment = {"Variables": {"USER_POOL_ID": {"Ref": "Pool"}, **variables}}
    return {"Role": role, "Function": tiny.function(source, Environment=environment)}


@dataclass
class People:
    """A deployed handler beside a pool with one user, `ada`, created by an administrator."""

    account: Account
    gateway: Gateway
    resources: dict[str, str]

    def invoke(self, event: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        answer = self.gateway.functions.invoke(self.resources["Function"], event)
        assert answer["headers"]["content-type"] == "application/json"
        assert answer["headers"]["cache-control"] == "no-store"
        return answer["statusCode"], json.loads(answer["body"])

    def sign_in(self, username: str, password: str) -> tuple[int, dict[str, Any]]:
        return self.invoke({"body": json.dumps({"username": username, "password": password})})

    def set_password(self, password: str = PASSWORD, *, permanent: bool = True) -> None:
        self.account.client("cognito-idp").admin_set_user_password(
            UserPoolId=self.resources["Pool"], Username="ada", Password=password, Permanent=permanent
        )

    def status(self) -> str:
        return self.account.client("cognito-idp").admin_get_user(UserPoolId=self.resources["Pool"], Username="ada")["UserStatus"]

    @property
    def log(self) -> str:
        return self.gateway.functions.log(self.resources["Function"])


Deploy = Callable[..., People]


@pytest.fixture
def deploy(account: Account, gateway: Gateway, handler_source: Callable[[str], str]) -> Deploy:
    """`deploy("login", ["AdminInitiateAuth"], secret=True, ALLOWED_ORIGIN=...)`"""

    def create(handler: str, actions: list[str], *, secret: bool = False, **variables: Any) -> People:
        client = {**tiny.CLIENT, "Properties": {**tiny.CLIENT["Properties"], "GenerateSecret": secret}}
        user = {"UserPoolId": {"Ref": "Pool"}, "Username": "ada", "MessageAction": "SUPPRESS"}
        stack = account.create_stack(
            tiny.template(
                Pool=tiny.POOL,
                Client=client,
                User={"Type": "AWS::Cognito::UserPoolUser", "Properties": user},
                **_function(handler_source(handler), actions, **variables),
            )
        )
        return People(account, gateway, stack.resources)

    return create


@pytest.fixture
def login(deploy: Deploy) -> Callable[..., People]:
    """`login(secret=...)`: the login handler with exactly the rights it needs."""

    def create(*, secret: bool = False, **variables: Any) -> People:
        actions = ["AdminInitiateAuth"] + (["DescribeUserPoolClient"] if secret else [])
        has_secret = {"CLIENT_HAS_SECRET": "true"} if secret else {}
        return deploy("login", actions, secret=secret, CLIENT_ID={"Ref": "Client"}, **has_secret, **variables)

    return create


@pytest.mark.parametrize("secret", [False, True])
def test_login_returns_the_three_tokens(login: Callable[..., People], secret: bool) -> None:
    people = login(secret=secret)
    people.set_password()
    status, body = people.sign_in("ada", PASSWORD)
    assert status == 200, people.log
    assert set(body) == {"id_token", "access_token", "refresh_token", "expires_in", "token_type"}
    assert body["token_type"] == "Bearer"
    assert all(body.values())
    [claims] = [json.loads(base64.urlsafe_b64decode(body["id_token"].split(".")[1] + "=="))]
    assert claims["token_use"] == "id"


def test_login_reads_the_query_string_only_when_there_is_no_body(login: Callable[..., People]) -> None:
    people = login()
    people.set_password()
    query = {"username": "ada", "password": PASSWORD}
    assert people.invoke({"body": None, "queryStringParameters": query})[0] == 200
    assert people.invoke({"body": "{}", "queryStringParameters": query})[0] == 400
    encoded = base64.b64encode(json.dumps(query).encode()).decode()
    assert people.invoke({"body": encoded, "isBase64Encoded": True})[0] == 200


def test_login_answers_the_same_for_a_wrong_password_and_an_unknown_user(login: Callable[..., People]) -> None:
    people = login()
    people.set_password()
    wrong = people.sign_in("ada", "Wrong-Horse-9")
    assert wrong == (401, {"error": "invalid_credentials"})
    assert people.sign_in("nobody", PASSWORD) == wrong


def test_login_says_when_the_password_must_be_changed(login: Callable[..., People]) -> None:
    people = login()
    people.set_password(permanent=False)
    expected = {"error": "password_change_required", "challenge": "NEW_PASSWORD_REQUIRED"}
    assert people.sign_in("ada", PASSWORD) == (403, expected)


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


def test_login_refuses_incomplete_input(login: Callable[..., People]) -> None:
    people = login()
    for case, (event, parameter) in BAD_EVENTS.items():
        assert people.invoke(event) == (400, {"error": "missing_parameter", "parameter": parameter}), case


def test_login_adds_the_cors_header_on_request(login: Callable[..., People]) -> None:
    people = login(ALLOWED_ORIGIN="https://app.example.com")
    answer = people.gateway.functions.invoke(people.resources["Function"], {})
    assert answer["headers"]["access-control-allow-origin"] == "https://app.example.com"


def test_login_fails_loudly_and_logs_no_credentials_when_it_lacks_its_right(deploy: Deploy) -> None:
    people = deploy("login", ["AdminGetUser"], CLIENT_ID={"Ref": "Client"})
    with pytest.raises(FunctionError, match="AccessDeniedException"):
        people.sign_in("ada", PASSWORD)
    assert "AccessDeniedException" in people.log
    assert PASSWORD not in people.log


def test_confirm_lets_the_user_sign_in(deploy: Deploy) -> None:
    people = deploy("confirm", ["AdminSetUserPassword"])
    assert people.status() == "FORCE_CHANGE_PASSWORD"
    assert people.invoke({"username": "ada", "password": PASSWORD}) == (200, {"status": "CONFIRMED"})
    assert people.status() == "CONFIRMED"
    signed_in = people.account.client("cognito-idp").admin_initiate_auth(
        UserPoolId=people.resources["Pool"],
        ClientId=people.resources["Client"],
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "ada", "PASSWORD": PASSWORD},
    )
    assert signed_in["AuthenticationResult"]["IdToken"]


def test_confirm_refuses_what_it_cannot_do(deploy: Deploy) -> None:
    people = deploy("confirm", ["AdminSetUserPassword"])
    through_a_route = {"body": json.dumps({"username": "ada", "password": "short"}), "queryStringParameters": None}
    assert people.invoke(through_a_route) == (400, {"error": "invalid_password"})
    assert people.invoke({"username": "nobody", "password": PASSWORD}) == (404, {"error": "user_not_found"})
    assert people.invoke({"username": "ada"}) == (400, {"error": "missing_parameter", "parameter": "password"})
    query_is_not_read = {"body": None, "queryStringParameters": {"username": "ada", "password": PASSWORD}}
    assert people.invoke(query_is_not_read)[0] == 400
    assert people.status() == "FORCE_CHANGE_PASSWORD"
    assert PASSWORD not in people.log


@pytest.fixture
def login_module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """login.py as a module, for what needs no Cognito."""
    for name, value in FAKE_CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    specification = importlib.util.spec_from_file_location("login", HANDLERS / "login.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("secret", "username", "client_id", "expected"),
    [
        # printf '%s' "$username$client_id" | openssl dgst -sha256 -hmac "$secret" -binary | base64
        ("my-secret", "ada@example.com", "3n4b5urk1ft4fl3mg5e62d9ado", "uFCRT6to/1BqiHYGstU9mCqShw9C6qUmbvKdCX3d8ig="),
        ("0123456789abcdef", "jürgen", "client", "HNu+DGa4RnfIbWlX4XHsjJPITAjGsUrP27dbhOp2dEg="),
    ],
)
def test_secret_hash_vectors(login_module: ModuleType, secret: str, username: str, client_id: str, expected: str) -> None:
    assert login_module.secret_hash(secret, username, client_id) == expected


@pytest.mark.parametrize("path", sorted(HANDLERS.glob("*.py")), ids=lambda path: path.stem)
def test_handlers_are_small_and_ascii(path: Path) -> None:
    source = path.read_bytes()
    assert len(source) <= INLINE_AIM
    assert source.isascii()

"""A pool with one user, `ada`, and the built-in handlers beside it, as `gen` compiles them in either language."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gen_command
import node_packages
import pytest
from account import Account, Stack
from gateway import Gateway

LANGUAGES = {"python": "python3.13", "node": "nodejs22.x"}
PASSWORD = "Correct-Horse-9"
SOURCES = gen_command.REPOSITORY / "templates" / "handlers"
HANDLERS = ("login", "refresh", "sign_out", "confirm", "verify")


def need(language: str) -> str:
    """The runtime of a language, where this machine has it."""
    if language == "node" and (reason := node_packages.SDK.missing()):
        pytest.skip(f"LEFT OUT: the built-in handlers in Node.js: {reason}")
    return LANGUAGES[language]


@dataclass
class People:
    """The deployed handlers. Every call is checked for what all answers have in common."""

    account: Account
    gateway: Gateway
    stack: Stack

    def invoke(self, handler: str, event: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        answer = self.raw(handler, event)
        assert answer["headers"]["content-type"] == "application/json"
        assert answer["headers"]["cache-control"] == "no-store"
        return answer["statusCode"], json.loads(answer["body"])

    def raw(self, handler: str, event: dict[str, Any]) -> Any:
        return self.gateway.functions.invoke(self.function(handler), event)

    def send(self, handler: str, **body: Any) -> tuple[int, dict[str, Any]]:
        """As a REST API sends it; an HTTP API and base64 give the same."""
        text = json.dumps(body)
        answer = self.invoke(handler, {"httpMethod": "POST", "body": text, "isBase64Encoded": False, "queryStringParameters": None})
        if answer[0] == 400:
            encoded = base64.b64encode(text.encode()).decode()
            http = {"version": "2.0", "routeKey": "POST /", "body": encoded, "isBase64Encoded": True}
            assert self.invoke(handler, http) == answer
        return answer

    def sign_in(self, username: str = "ada", password: str = PASSWORD) -> tuple[int, dict[str, Any]]:
        return self.send("login", username=username, password=password)

    def tokens(self) -> dict[str, Any]:
        """What a sign-in answers, and beside it what a client with a secret has to send along to refresh."""
        status, body = self.sign_in()
        assert status == 200, self.log("login")
        return body

    def set_password(self, password: str = PASSWORD, *, permanent: bool = True) -> None:
        self.cognito.admin_set_user_password(UserPoolId=self.pool, Username="ada", Password=password, Permanent=permanent)

    def status(self) -> str:
        return self.cognito.admin_get_user(UserPoolId=self.pool, Username="ada")["UserStatus"]

    def log(self, handler: str) -> str:
        return self.gateway.functions.log(self.function(handler))

    def function(self, handler: str) -> str:
        return self.stack.resources["".join(part.capitalize() for part in handler.split("_")) + "Function"]

    def variables(self, handler: str) -> dict[str, str]:
        configuration = self.account.client("lambda").get_function_configuration(FunctionName=self.function(handler))
        return configuration["Environment"]["Variables"]

    def rights(self, handler: str) -> set[str]:
        """What the handler's role may do with the pool."""
        configuration = self.account.client("lambda").get_function_configuration(FunctionName=self.function(handler))
        role = configuration["Role"].split("/")[-1]
        iam = self.account.client("iam")
        documents = [
            iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
            for name in iam.list_role_policies(RoleName=role)["PolicyNames"]
        ]
        actions = [statement["Action"] for document in documents for statement in document["Statement"]]
        flat = {action for entry in actions for action in ([entry] if isinstance(entry, str) else entry)}
        return {action.removeprefix("cognito-idp:") for action in flat if action.startswith("cognito-idp:")}

    def take_rights_away(self, handler: str) -> None:
        configuration = self.account.client("lambda").get_function_configuration(FunctionName=self.function(handler))
        role = configuration["Role"].split("/")[-1]
        iam = self.account.client("iam")
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
            iam.delete_role_policy(RoleName=role, PolicyName=name)

    @property
    def cognito(self) -> Any:
        return self.account.client("cognito-idp")

    @property
    def pool(self) -> str:
        return self.stack.resources["UserPool"]

    @property
    def client(self) -> str:
        return self.stack.resources["WebClient"]


def deploy(account: Account, gateway: Gateway, folder: Path, runtime: str, client: dict[str, Any], **more: Any) -> People:
    functions = {name: {"code": {"built_in": name}, "runtime": runtime} for name in HANDLERS}
    spec = {"name": "people", "user_pool": {}, "clients": {"web": client}, "functions": functions, **more}
    stack = account.create_stack(gen_command.compile_spec(spec, folder))
    people = People(account, gateway, stack)
    people.cognito.admin_create_user(UserPoolId=people.pool, Username="ada", MessageAction="SUPPRESS")
    return people


Deploy = Callable[..., People]
"""`deploy(secret=True, flows=["user_password"], tokens={...}, api={...})`"""

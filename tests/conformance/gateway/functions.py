"""Deployed Lambda functions, really run: in a process of their own, with the environment and the rights that they were given."""

from __future__ import annotations

import fnmatch
import io
import json
import os
import selectors
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import node_packages
from account import FAKE_CREDENTIALS, Account
from botocore.exceptions import ClientError

from .messages import Unsupported, broken_function

HERE = Path(__file__).parent
START_ALLOWANCE = 20.0
"""Seconds on top of the function's own timeout: Lambda does not count the start of a container either."""


class FunctionError(Exception):
    """The handler raised; carries its error type and message."""


class Functions:
    """Runs functions of one account; each keeps its process, as a warm container does, until `close`."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self._containers: dict[str, Container] = {}
        self.calls: Counter[str] = Counter()
        """How often each function was called."""

    def invoke(self, name: str, event: dict[str, Any]) -> Any:
        """The handler's return value. Raises FunctionError when it raised."""
        if name not in self._containers:
            self._containers[name] = Container(self.account, name)
        self.calls[name] += 1
        return self._containers[name].invoke(event)

    def log(self, name: str) -> str:
        """All that the function has printed and logged so far."""
        return self._containers[name].log()

    def close(self) -> None:
        for container in self._containers.values():
            container.close()
        self._containers.clear()

    def invoke_for(self, function_arn: str, source_arn: str, event: dict[str, Any]) -> Any:
        """As API Gateway invokes: only when the function's policy lets this source in."""
        name = function_arn.split(":function:")[1].split(":")[0]
        if not self._lets_in(name, source_arn):
            raise broken_function(f"the policy of {name} does not let {source_arn} in")
        return self.invoke(name, event)

    def _lets_in(self, name: str, source_arn: str) -> bool:
        try:
            policy = json.loads(self.account.client("lambda").get_policy(FunctionName=name)["Policy"])
        except ClientError:
            return False
        return any(_allows(statement, source_arn) for statement in policy["Statement"])


def _allows(statement: dict[str, Any], source_arn: str) -> bool:
    if statement["Effect"] != "Allow" or statement["Action"] not in ("lambda:InvokeFunction", "lambda:*"):
        return False
    if statement.get("Principal") != {"Service": "apigateway.amazonaws.com"}:
        return False
    conditions = {key.lower(): value for operator in statement.get("Condition", {}).values() for key, value in operator.items()}
    pattern = conditions.get("aws:sourcearn")
    return pattern is None or fnmatch.fnmatchcase(source_arn, pattern)


class Container:
    """One process that serves one function, event after event."""

    def __init__(self, account: Account, name: str) -> None:
        configuration = account.client("lambda").get_function_configuration(FunctionName=name)
        command = _command(configuration["Runtime"])
        self.timeout = configuration["Timeout"] + START_ALLOWANCE
        self.directory = tempfile.TemporaryDirectory(prefix="function-")
        task = Path(self.directory.name, "task")
        zipfile.ZipFile(io.BytesIO(account.get(f"/strict-moto/functions/{name}/code"))).extractall(task)
        self.log_path = Path(self.directory.name, "log")
        with self.log_path.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, configuration["Handler"]],
                cwd=task,
                env=_environment(account, configuration),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def invoke(self, event: dict[str, Any]) -> Any:
        self.process.stdin.write(json.dumps(event) + "\n")
        self.process.stdin.flush()
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            if not selector.select(self.timeout):
                raise FunctionError(f"Task timed out after {self.timeout - START_ALLOWANCE:.2f} seconds")
        answer = self.process.stdout.readline()
        if not answer:
            raise FunctionError(f"Runtime exited\n{self.log()}")
        result = json.loads(answer)
        if "error" in result:
            raise FunctionError(result["error"])
        return result["value"]

    def log(self) -> str:
        return self.log_path.read_text()

    def close(self) -> None:
        self.process.stdin.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.directory.cleanup()


def _command(runtime: str) -> list[str]:
    """What runs the code. Other runtimes have no inline code, and Node.js may not be installed."""
    if runtime.startswith("python"):
        return [sys.executable, str(HERE / "function_process.py")]
    node = shutil.which("node") if runtime.startswith("nodejs") else None
    if node:
        return [node, str(HERE / "function_process.cjs")]
    raise Unsupported(f"runtime {runtime} on this machine")


def _environment(account: Account, configuration: dict[str, Any]) -> dict[str, str]:
    """The function's variables and Lambda's own; of this machine only what Python needs to start."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    return {
        **kept,
        **FAKE_CREDENTIALS,
        "AWS_ENDPOINT_URL": account.url,
        "AWS_LAMBDA_FUNCTION_NAME": configuration["FunctionName"],
        "AWS_EC2_METADATA_DISABLED": "true",
        "NODE_PATH": str(node_packages.SDK.modules),
        "ROLE_STATEMENTS": json.dumps(_statements(account, configuration["Role"].split("/")[-1])),
        **configuration.get("Environment", {}).get("Variables", {}),
    }


def _statements(account: Account, role: str) -> list[dict[str, Any]]:
    """Every statement of the role's inline and attached policies."""
    iam = account.client("iam")
    inline = [iam.get_role_policy(RoleName=role, PolicyName=name) for name in iam.list_role_policies(RoleName=role)["PolicyNames"]]
    documents = [policy["PolicyDocument"] for policy in inline]
    for attached in iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
        version = iam.get_policy(PolicyArn=attached["PolicyArn"])["Policy"]["DefaultVersionId"]
        documents.append(iam.get_policy_version(PolicyArn=attached["PolicyArn"], VersionId=version)["PolicyVersion"]["Document"])
    return [statement for document in documents for statement in _list(document["Statement"])]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]

"""The AWS account under test: one strict moto process, its clients, its stacks."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import boto3
from botocore.config import Config

HERE = Path(__file__).resolve().parent
REGION = "us-east-1"
ACCOUNT_ID = "123456789012"
READY_WITHIN = 60.0
CREATED_WITHIN = 60.0

FAKE_CREDENTIALS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": REGION, "AWS_REGION": REGION}


class StackFailed(Exception):
    """A stack that did not reach CREATE_COMPLETE; the message lists its failure events."""


@dataclass(frozen=True)
class Stack:
    """A created stack: its outputs, and logical id -> physical id."""

    name: str
    outputs: dict[str, str]
    resources: dict[str, str]


class Account:
    """Clients of one endpoint. Works for any server that speaks AWS's APIs."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._clients: dict[str, Any] = {}

    def client(self, service: str) -> Any:
        if service not in self._clients:
            self._clients[service] = boto3.session.Session().client(
                service,
                region_name=REGION,
                endpoint_url=self.url,
                aws_access_key_id=FAKE_CREDENTIALS["AWS_ACCESS_KEY_ID"],
                aws_secret_access_key=FAKE_CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
                config=Config(retries={"max_attempts": 0}),
            )
        return self._clients[service]

    def get(self, path: str) -> bytes:
        """A plain GET, for what is not an AWS API: key sets, the judge's own routes."""
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:
            return answer.read()

    def stage_snapshot(self, api_id: str, stage: str) -> dict[str, Any] | None:
        """What the stage of a REST API serves: see strict_moto/snapshots.py."""
        try:
            return json.loads(self.get(f"/strict-moto/stages/{api_id}/{stage}"))
        except urllib.error.HTTPError as error:
            if error.code != 404:
                raise
            return None

    def reset(self) -> None:
        """Empty the account."""
        urllib.request.urlopen(urllib.request.Request(self.url + "/moto-api/reset", method="POST"), timeout=30).close()

    def create_stack(self, template: str, name: str = "conformance", parameters: dict[str, str] | None = None) -> Stack:
        """Create a stack and wait for it. Raises StackFailed with the events, or the ClientError of CreateStack itself."""
        cloudformation = self.client("cloudformation")
        given = [{"ParameterKey": key, "ParameterValue": value} for key, value in (parameters or {}).items()]
        cloudformation.create_stack(StackName=name, TemplateBody=template, Parameters=given, Capabilities=["CAPABILITY_NAMED_IAM"])
        self._wait(name)
        described = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
        listed = cloudformation.describe_stack_resources(StackName=name)["StackResources"]
        return Stack(
            name,
            {output["OutputKey"]: output["OutputValue"] for output in described.get("Outputs", [])},
            {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in listed},
        )

    def _wait(self, name: str) -> None:
        cloudformation = self.client("cloudformation")
        deadline = time.monotonic() + CREATED_WITHIN
        pause = 0.05
        while (status := cloudformation.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]) != "CREATE_COMPLETE":
            if not status.endswith("_IN_PROGRESS") or time.monotonic() > deadline:
                raise StackFailed(f"stack {name} is {status}\n" + "\n".join(self._failures(name)))
            time.sleep(pause)  # between two polls of a state that somebody else changes, up to the deadline
            pause = min(2 * pause, 1.0)

    def _failures(self, name: str) -> list[str]:
        events = self.client("cloudformation").describe_stack_events(StackName=name)["StackEvents"]
        failed = [event for event in events if "FAILED" in event["ResourceStatus"]]
        return [f"  {event['LogicalResourceId']}: {event.get('ResourceStatusReason')}" for event in reversed(failed)]


class MotoProcess:
    """A strict moto server in a process of its own, on a port of its own; a context manager that ends it by its id."""

    def __enter__(self) -> Self:
        environment = {**os.environ, **FAKE_CREDENTIALS, "MOTO_IAM_LOAD_MANAGED_POLICIES": "true", "PYTHONPATH": str(HERE)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "strict_moto"], env=environment, stdout=subprocess.PIPE, stderr=None, text=True
        )
        try:
            self.url = self._ready_line().removeprefix("ready ").strip()
            Account(self.url).get("/moto-api/data.json")
        except BaseException:
            self.__exit__()
            raise
        return self

    def _ready_line(self) -> str:
        """The socket listens before the line is printed, so that there is nothing to guess and nothing to sleep for."""
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            if not selector.select(READY_WITHIN):
                raise TimeoutError(f"strict_moto was not ready within {READY_WITHIN:.0f} s")
        line = self.process.stdout.readline()
        if not line.startswith("ready "):
            raise RuntimeError(f"strict_moto ended before it was ready: {line!r}")
        return line

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()

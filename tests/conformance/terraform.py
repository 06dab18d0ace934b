"""Terraform against a strict account: a root module that holds examples.

Offline: the provider comes of a local mirror. Nothing of the developer's own configuration takes part: no CLI file, no CA bundle, no
credentials.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gen_command
import parameters
from account import FAKE_CREDENTIALS, REGION, Account
from terraform_mirror import mirror

SERVICES = ("acm", "apigateway", "apigatewayv2", "cognitoidp", "ec2", "iam", "lambda", "logs", "route53", "s3", "secretsmanager", "ssm", "sts")


class TerraformFailed(Exception):
    """Terraform ended with a code that was not asked for; the message is what it said."""


def run(folder: Path, *arguments: str, expect: int = 0) -> str:
    """Standard output of `terraform` in a folder."""
    environment = {name: value for name, value in os.environ.items() if name not in ("TF_CLI_CONFIG_FILE", "AWS_CA_BUNDLE")}
    environment |= {**FAKE_CREDENTIALS, "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", "TF_CLI_CONFIG_FILE": os.devnull}
    command = ["terraform", *arguments]
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if ended.returncode != expect:
        said = (ended.stdout + ended.stderr)[-12_000:]
        raise TerraformFailed(f"terraform {' '.join(arguments)} ended with {ended.returncode}, not {expect}\n{said}")
    return ended.stdout


def init(folder: Path) -> None:
    """Takes the provider from the mirror."""
    run(folder, "init", f"-plugin-dir={mirror()}", "-no-color", "-input=false")


def validate(folder: Path) -> str:
    """What `terraform validate` says of a folder, as JSON. It ends with 1 where something is not valid, which is said in the JSON."""
    init(folder)
    try:
        return run(folder, "validate", "-json", "-no-color")
    except TerraformFailed:
        return run(folder, "validate", "-json", "-no-color", expect=1)


@dataclass
class Planned:
    """What a plan would do: addresses by `create`, `update`, `delete`, `replace`."""

    actions: dict[str, set[str]]
    changes: dict[str, dict[str, Any]]

    def of(self, action: str) -> set[str]:
        return self.actions.get(action, set())


class Root:
    """A root module with one module for each example."""

    def __init__(self, folder: Path, account: Account) -> None:
        self.folder = folder
        self.account = account
        (folder / "provider.tf").write_text(_provider(account.url), encoding="utf-8")

    def add(self, name: str, spec: Path, syntax: str = "hcl") -> Path:
        """Compiles a spec into a module of the root; compiled again, it replaces what was there."""
        module = self.folder / name
        shutil.rmtree(module, ignore_errors=True)
        gen_command.run("tf", str(spec), "-o", str(module), "--format", syntax)
        given = {variable: parameters.value(self.account, variable, name) for variable in demanded(module)}
        call = {"module": {name: {"source": f"./{name}", **given}}}
        (self.folder / f"{name}.tf.json").write_text(json.dumps(call), encoding="utf-8")
        return module

    def run(self, *arguments: str, expect: int = 0) -> str:
        """Standard output."""
        return run(self.folder, *arguments, expect=expect)

    def init(self) -> None:
        init(self.folder)

    def apply(self) -> None:
        self.run("apply", "-auto-approve", "-no-color", "-input=false")

    def plan(self, *arguments: str) -> Planned:
        self.run("plan", *arguments, "-no-color", "-input=false", "-out=planned")
        shown = json.loads(self.run("show", "-json", "planned"))
        actions: dict[str, set[str]] = {}
        changes = {}
        for change in shown.get("resource_changes", []):
            done = tuple(change["change"]["actions"])
            action = "replace" if len(done) == 2 else done[0]
            if change["mode"] == "managed" and action != "no-op":
                actions.setdefault(action, set()).add(change["address"])
                changes[change["address"]] = change["change"]
        return Planned(actions, changes)


def demanded(module: Path) -> list[str]:
    """Every variable of a module that has no default."""
    if (path := module / "variables.tf.json").is_file():
        return [name for name, one in json.loads(path.read_text(encoding="utf-8"))["variable"].items() if "default" not in one]
    if not (path := module / "variables.tf").is_file():
        return []
    blocks = re.findall(r'^variable "(\w+)" {$(.*?)^}$', path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [name for name, body in blocks if not re.search(r"^  default +=", body, re.MULTILINE)]


def _provider(url: str) -> str:
    endpoints = "\n".join(f'    {service} = "{url}"' for service in SERVICES)
    return f"""provider "aws" {{
  region                      = "{REGION}"
  access_key                  = "{FAKE_CREDENTIALS["AWS_ACCESS_KEY_ID"]}"
  secret_key                  = "{FAKE_CREDENTIALS["AWS_SECRET_ACCESS_KEY"]}"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = false
  max_retries                 = 1
  endpoints {{
{endpoints}
  }}
}}
"""

"""`terraform validate` and then `terraform plan` over many modules at once, each a translated template.

All stand in one root module, since a run costs seconds whatever is in it. Whatever meets an error is taken out and the rest is run again,
until a run has none: so a module that counts as silent has gone through with nothing beside it that could have ended the run early.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "tests/conformance"))

from terraform_mirror import mirror, missing  # noqa: E402

SOURCE = "registry.terraform.io/hashicorp/aws"
ROOT = {
    "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}},
    "provider": {
        "aws": {
            "region": "us-east-1",
            "access_key": "offline",
            "secret_key": "offline",
            "skip_credentials_validation": True,
            "skip_metadata_api_check": True,
            "skip_requesting_account_id": True,
        }
    },
}
LIMIT = 900
"""Seconds after which a run has hung."""


class Failed(Exception):
    """Terraform did something else than judge."""


class Terraform:
    """A root module under target/."""

    def __init__(self, folder: Path) -> None:
        if reason := missing():
            raise Failed(reason)
        self.folder = folder
        self.modules = folder / "modules"
        shutil.rmtree(self.modules, ignore_errors=True)
        self.modules.mkdir(parents=True)
        self._root([])
        self._run("init", f"-plugin-dir={mirror()}", "-no-color", "-input=false", codes=(0,))

    def versions(self) -> dict[str, str]:
        told = json.loads(self._run("version", "-json", codes=(0,)))
        return {"terraform": told["terraform_version"], "provider hashicorp/aws": told["provider_selections"][SOURCE]}

    def schemas(self) -> dict[str, Any]:
        """The resources that the provider knows."""
        return json.loads(self._run("providers", "schema", "-json", codes=(0,)))["provider_schemas"][SOURCE]["resource_schemas"]

    def judge(self, documents: dict[str, dict[str, Any]]) -> dict[str, list[dict[str, str]]]:
        """What is said of each module, by name."""
        for name, document in documents.items():
            (self.modules / name).mkdir()
            (self.modules / name / "main.tf.json").write_text(json.dumps(document), encoding="utf-8")
        found: dict[str, list[dict[str, str]]] = {name: [] for name in documents}
        silent = self._rounds("validate", sorted(documents), found)
        self._rounds("plan", silent, found)
        return found

    def _rounds(self, command: str, names: list[str], found: dict[str, list[dict[str, str]]]) -> list[str]:
        """Runs until a run meets no error; the names of those that were in that run."""
        while True:
            self._root(names)
            self._run("get", "-no-color", codes=(0,))
            said = self._diagnostics(command)
            errors = set()
            for one in said:
                owner = self._owner(one)
                if owner not in names:
                    raise Failed(f"a diagnostic that belongs to no module: {json.dumps(one)[:2000]}")
                if one["severity"] == "error":
                    errors.add(owner)
                text = f"{one['summary']}: {one.get('detail', '')}".replace(f"module.{owner}.", "")
                where = one.get("address", "").removeprefix(f"module.{owner}.")
                finding = {"level": one["severity"], "rule": command, "at": where, "says": text}
                if finding not in found[owner]:
                    found[owner].append(finding)
            print(f"terraform {command}: {len(names)} modules, {len(errors)} with errors", file=sys.stderr, flush=True)
            if not errors:
                return names
            names = [name for name in names if name not in errors]

    @staticmethod
    def _owner(one: dict[str, Any]) -> str:
        """Whose diagnostic it is: by its address, its file, or else the first that its text names (a cycle has neither)."""
        text = json.dumps([one.get("address", ""), one.get("range", {}).get("filename", ""), one["summary"], one.get("detail", "")])
        match = re.search(r"module\.([\w-]+)\.|modules/([\w-]+)/", text)
        return (match[1] or match[2]) if match else ""

    def _diagnostics(self, command: str) -> list[dict[str, Any]]:
        if command == "validate":
            return json.loads(self._run("validate", "-json", codes=(0, 1)))["diagnostics"]
        lines = self._run("plan", "-json", "-input=false", "-refresh=false", "-lock=false", codes=(0, 1)).splitlines()
        told = [json.loads(line) for line in lines]
        said = [one["diagnostic"] for one in told if one["type"] == "diagnostic"]
        if not any(one["severity"] == "error" for one in said) and not any(one["type"] == "change_summary" for one in told):
            raise Failed("terraform plan ended without an error and without a plan")
        return said

    def _root(self, names: list[str]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        root = ROOT | ({"module": {name: {"source": f"./modules/{name}"} for name in names}} if names else {})
        (self.folder / "main.tf.json").write_text(json.dumps(root), encoding="utf-8")

    def _run(self, *arguments: str, codes: tuple[int, ...]) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "TF_"))}
        environment |= {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", "TF_CLI_CONFIG_FILE": os.devnull}
        command = ["terraform", *arguments]
        ended = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False, timeout=LIMIT)
        if ended.returncode not in codes or "panic:" in ended.stderr or "plugin crashed" in ended.stdout:
            said = (ended.stdout + ended.stderr)[-4000:]
            raise Failed(f"terraform {' '.join(arguments)} ended with {ended.returncode}\n{said}")
        return ended.stdout



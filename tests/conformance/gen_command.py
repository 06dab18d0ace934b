"""The command under test, and the example specs that it compiles."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import ruamel.yaml
import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
SPEC_FILE = "poolgate.yaml"
FOLDERS = (REPOSITORY / "examples", REPOSITORY / "tests" / "fixtures" / "deploy")
"""What users start from, and what they do not show: each a folder of folders with a spec."""
BINARY_VARIABLE = "POOLGATE_GEN"


class GenFailed(Exception):
    """`gen` ended with another code than 0; the message is what it said."""


def binary() -> Path:
    """From POOLGATE_GEN, or else what `cargo build` leaves behind."""
    given = os.environ.get(BINARY_VARIABLE)
    path = Path(given) if given else REPOSITORY / "target" / "debug" / "gen"
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}: run `cargo build`, or set {BINARY_VARIABLE}")
    return path.resolve()


def run(*arguments: str, directory: Path | None = None) -> str:
    """Standard output of `gen`; raises GenFailed with its messages."""
    ended = subprocess.run([binary(), *arguments], cwd=directory or REPOSITORY, capture_output=True, text=True, encoding="utf-8", check=False)
    if ended.returncode != 0:
        raise GenFailed(f"gen {' '.join(arguments)} ended with {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def examples() -> list[str]:
    """The names of all specs that are deployed, in order."""
    return sorted(path.parent.name for folder in FOLDERS for path in folder.glob(f"*/{SPEC_FILE}"))


def folder_of(example: str) -> Path:
    """Where an example is."""
    [folder] = [folder / example for folder in FOLDERS if (folder / example / SPEC_FILE).is_file()]
    return folder


def spec_of(example: str) -> dict[str, Any]:
    """The example's spec with every scalar as text: enough to look things up in it."""
    return yaml.load((folder_of(example) / SPEC_FILE).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def typed_spec_of(example: str) -> dict[str, Any]:
    """The example's spec with numbers and booleans, to be changed and written as JSON. The language's scalars are those of YAML 1.2."""
    return ruamel.yaml.YAML(typ="safe", pure=True).load((folder_of(example) / SPEC_FILE).read_text(encoding="utf-8"))


def compile_example(example: str, output: str = "yaml") -> str:
    """The example's CloudFormation document."""
    return run("cfn", str(folder_of(example) / SPEC_FILE), "--format", output)


def compile_spec(spec: dict[str, Any], directory: Path, output: str = "json") -> str:
    """The CloudFormation document of a spec given as data: JSON is a spec language too."""
    path = directory / SPEC_FILE
    path.write_text(json.dumps(spec), encoding="utf-8")
    return run("cfn", str(path), "--format", output)


def copy_example(example: str, directory: Path) -> Path:
    """A copy with its code files, to be changed; returns the path of its spec."""
    target = directory / example
    shutil.copytree(folder_of(example), target)
    return target / SPEC_FILE

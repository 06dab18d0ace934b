"""Every reader of YAML 1.1 and 1.2 reads the same tree from what `gen` writes, and it is the tree that the JSON form holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gen_command
import pytest
from template_readers import YAML_READERS, read_json

HOSTILE = gen_command.REPOSITORY / "tests" / "fixtures" / "hostile-strings.json"
NO_PROGRAMS = [{"rule": "handler-not-in-source", "at": "functions", "reason": "the code is text to be read back, and no program"}]
SNAPSHOTS = gen_command.REPOSITORY / "snapshots"
BATCH = 60
"""Functions per document: each brings a role and a log group, and a stack holds 500 resources."""


def all_strings() -> list[str]:
    return json.loads(HOSTILE.read_text(encoding="utf-8"))


def is_text(character: str) -> bool:
    """What a spec may hold: no control characters but line breaks and tabs, no byte order mark, nothing that turns the reading direction."""
    code = ord(character)
    control = code < 0x20 or 0x7F <= code <= 0x9F
    deceptive = code == 0xFEFF or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    return character in "\n\t\r" or not (control or deceptive)


def hostile_strings() -> list[str]:
    """Without those that a spec refuses, and blank ones, which are no source code."""
    return [text for text in all_strings() if text.strip() and all(map(is_text, text)) and "{{resolve:" not in text]


def spec_with(strings: list[str]) -> dict[str, Any]:
    """Each string as the source of a function: the one place that takes any text as it is."""
    functions = {
        f"f{index}": {"runtime": "python3.13", "handler": "index.handler", "code": {"inline": text}} for index, text in enumerate(strings)
    }
    return {"name": "hostile", "functions": functions, "allow": NO_PROGRAMS}


def values_of(tree: Any, key: str) -> Iterator[Any]:
    """All values under a key, wherever it stands."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            if name == key:
                yield value
            yield from values_of(value, key)
    if isinstance(tree, list):
        for value in tree:
            yield from values_of(value, key)


def batches(strings: list[str]) -> list[list[str]]:
    return [strings[start : start + BATCH] for start in range(0, len(strings), BATCH)]


@pytest.mark.parametrize("example", gen_command.examples())
@pytest.mark.parametrize("reader", YAML_READERS)
def test_examples_read_the_same(example: str, reader: str) -> None:
    text = gen_command.compile_example(example, "yaml")
    assert YAML_READERS[reader](text) == read_json(gen_command.compile_example(example, "json"))


@pytest.mark.parametrize("batch", range(len(batches(hostile_strings())) if HOSTILE.exists() else 0))
def test_hostile_strings_come_back(tmp_path: Path, batch: int) -> None:
    strings = batches(hostile_strings())[batch]
    tree = read_json(gen_command.compile_spec(spec_with(strings), tmp_path, "json"))
    assert list(values_of(tree, "ZipFile")) == strings
    text = gen_command.compile_spec(spec_with(strings), tmp_path, "yaml")
    for name, read in YAML_READERS.items():
        assert read(text) == tree, name


def test_hostile_strings_come_back_as_environment_variables(tmp_path: Path) -> None:
    """Single-line values, in the place where real specs have them; `${` begins a reference there."""
    strings = [text for text in hostile_strings() if len(text) <= 64 and "${" not in text and "$$" not in text]
    functions = spec_with(["pass"] * 40)["functions"]
    for index, text in enumerate(strings[: 40 * 20]):
        functions[f"f{index % 40}"].setdefault("environment", {})[f"V{index}"] = text
    spec = {"name": "hostile", "functions": functions, "allow": NO_PROGRAMS}
    tree = read_json(gen_command.compile_spec(spec, tmp_path, "json"))
    found = {name: value for variables in values_of(tree, "Variables") for name, value in variables.items()}
    assert found == {f"V{index}": text for index, text in enumerate(strings[: 40 * 20])}
    text = gen_command.compile_spec(spec, tmp_path, "yaml")
    for name, read in YAML_READERS.items():
        assert read(text) == tree, name


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    refused = [text for text in all_strings() if not all(map(is_text, text)) and text.isprintable() is False]
    assert refused
    for text in refused:
        with pytest.raises(gen_command.GenFailed):
            gen_command.compile_spec(spec_with([text]), tmp_path)


def test_hostile_strings_are_there() -> None:
    """Without the file the tests above would pass by doing nothing."""
    assert len(hostile_strings()) > 300


def yaml_snapshots() -> list[Path]:
    """Golden CloudFormation documents."""
    return sorted(path for path in SNAPSHOTS.rglob("*.yaml.snap")) if SNAPSHOTS.exists() else []


@pytest.mark.parametrize("path", yaml_snapshots(), ids=lambda path: path.stem)
def test_snapshots_read_the_same(path: Path) -> None:
    """A snapshot is a header between two lines of `---`, then the document."""
    _, _, document = path.read_text(encoding="utf-8").split("---\n", 2)
    trees = {name: read(document) for name, read in YAML_READERS.items()}
    assert len({json.dumps(tree, sort_keys=True, default=repr) for tree in trees.values()}) == 1, trees.keys()

"""What `gen graph` writes, read by Mermaid's own parser: it takes every chart, and sees the nodes and edges that are meant and no others.

Mermaid needs a DOM. With jsdom that is 170 MB of packages, see node_packages.py.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import gen_command
import pytest
from node_packages import MERMAID

PARSER = Path(__file__).resolve().parent / "mermaid" / "parse.mjs"



@pytest.fixture(autouse=True)
def needs_mermaid() -> None:
    if reason := MERMAID.missing():
        pytest.skip(f"LEFT OUT: {MERMAID.what}: {reason}")


HOSTILE = [
    'x"]; click pool1 "javascript:alert(1)"',
    "end",
    "%%{init: {'theme': 'dark'}}%%",
    "</script><script>alert(1)</script>",
    "`code` **bold** _it_ $$x$$",
    "1. list",
    "- list",
    "style a:#b; classDef x:#c;",
    "#35; &amp; #quot;",
    "世界 🎉 “quoted”",
    "a\\nb\nc",
    "fa:fa-user {{x}} (y) [z] |w|",
]


def parsed(charts: list[str]) -> list[dict[str, Any]]:
    command = ["node", str(PARSER), str(MERMAID.folder)]
    ended = subprocess.run(command, input=json.dumps(charts), capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    return json.loads(ended.stdout)


def decoded(text: str) -> str:
    """Mermaid keeps numbers of characters as marks until it draws."""
    return re.sub("ﬂ°°([0-9]+)¶ß", lambda number: chr(int(number[1])), text)


def assert_is_meant(chart: str, read: dict[str, Any]) -> None:
    assert "error" not in read, (chart, read)
    lines = [line.strip() for line in chart.splitlines()]
    arrows = [line for line in lines if "-> " in line]
    groups = [line.split("[")[0].removeprefix("subgraph ") for line in lines if line.startswith("subgraph ")]
    nodes = [re.match("[a-z0-9]+", line)[0] for line in lines if line not in arrows and re.match('[a-z]+[0-9]+[^a-z0-9]', line)]
    assert sorted(group["id"] for group in read["groups"]) == sorted(groups)
    assert sorted(node["id"] for node in read["nodes"] if node["id"] not in groups) == sorted(nodes)
    assert sorted((edge["start"], edge["end"]) for edge in read["edges"]) == sorted((line.split()[0], line.split()[-1]) for line in arrows)
    assert [node for node in read["nodes"] if node["link"]] == []


def test_every_chart_is_what_is_meant() -> None:
    specs = [gen_command.folder_of(example) / gen_command.SPEC_FILE for example in gen_command.examples()]
    for folder in ("ok", "reference"):
        specs += sorted((gen_command.REPOSITORY / "tests" / "fixtures" / folder).glob("*.yaml"))
    charts = [gen_command.run("graph", str(spec)) for spec in specs]
    for chart, read in zip(charts, parsed(charts), strict=True):
        assert_is_meant(chart, read)


def test_hostile_text_is_nothing_but_text(tmp_path: Path) -> None:
    charts = []
    for number, text in enumerate(HOSTILE):
        routes = {"GET /a": {"mock": {}, "public": text}}
        spec = {"name": "a", "user_pool": {}, "api": {"rest": {"stage": "dev", "name": "x" + text.replace("\n", " "), "routes": routes}}}
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps(spec), encoding="utf-8")
        charts.append(gen_command.run("graph", str(path)))
    for text, chart, read in zip(HOSTILE, charts, parsed(charts), strict=True):
        assert_is_meant(chart, read)
        said = [decoded(edge["text"]) for edge in read["edges"]]
        shown = text.replace("\n", "\u240a")
        assert shown in said, said


def test_the_parser_refuses_what_is_none() -> None:
    assert "error" in parsed(['flowchart LR\n  a["x"] y"]'])[0]

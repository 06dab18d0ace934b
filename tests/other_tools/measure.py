"""Asks other tools about the faults of the catalogue and writes down what they say.

    python3 tests/other_tools/measure.py            # all of tests/fixtures/other-tools/templates
    UPDATE=1 cargo test --test other_tools          # and makes docs/other-tools.md of it

A template under `<item>/bad.yaml` carries one fault; `<item>/good.yaml`, where there is one, is the same without it. Another folder of that
form can be given as an argument. The tools are installed into target/other-tools, pinned beside this file; Terraform and a mirror of its provider
have to be there already. What was answered is remembered under target/other-tools/answers by the bytes of the template and the tool's version,
so a run that was broken off goes on where it was. A tool that crashes, hangs or answers in another form ends the run: none of these is silence.

What is written is what a person has to read and judge (tests/fixtures/other-tools/judged.txt), and no more than that:
- where there is a good twin, what is said of the bad one and not of the good one: another rule, or at another place;
- where there is none, what no rule says of a property of that name in any good template: the rest is said of sound templates too.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
TARGET = REPOSITORY / "target/other-tools"
ANSWERS = TARGET / "answers"
FIXTURES = REPOSITORY / "tests/fixtures/other-tools"
TOOLS = ("cfn-lint", "cloudformation-validate", "cdk-preflight", "terraform")
LIMIT = 900

Finding = dict[str, str]


class Failed(Exception):
    """A tool did something else than judge."""


def python() -> Path:
    """A Python with cfn-lint, made if there is none of these versions."""
    folder, pins = TARGET / "python", HERE / "requirements.txt"
    done = folder / "requirements.txt"
    if not done.is_file() or done.read_bytes() != pins.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin/pip", "install", "--quiet", "--disable-pip-version-check", "-r", pins], check=True)
        shutil.copyfile(pins, done)
    return folder / "bin/python"


def packages() -> Path:
    """The two of npm, installed if these versions are not."""
    folder, lock = TARGET / "npm", HERE / "package-lock.json"
    done = folder / ".installed"
    if not done.is_file() or done.read_bytes() != lock.read_bytes():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(HERE / name, folder / name)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
        done.write_bytes(lock.read_bytes())
    return folder


class Memory:
    """Answers of one tool at one version, by the bytes of the template."""

    def __init__(self, tool: str, version: str) -> None:
        self.folder = ANSWERS / re.sub(r"[^\w.-]", "-", f"{tool}-{version}")
        self.folder.mkdir(parents=True, exist_ok=True)

    def _file(self, template: Path) -> Path:
        return self.folder / f"{hashlib.sha256(template.read_bytes()).hexdigest()}.json"

    def get(self, template: Path) -> Any:
        file = self._file(template)
        return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None

    def put(self, template: Path, answer: Any) -> None:
        part = self._file(template).with_suffix(".part")
        part.write_text(json.dumps(answer), encoding="utf-8")
        part.replace(self._file(template))


def own_version(*files: str) -> str:
    """Of what is ours between a tool and its answer: a change of it asks again."""
    return hashlib.sha256(b"".join((HERE / file).read_bytes() for file in files)).hexdigest()[:12]


# cfn-lint


def cfn_lint(templates: list[Path]) -> tuple[dict[str, str], dict[Path, list[Finding]]]:
    command = Path(sys.executable).parent / "cfn-lint"
    version = subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
    memory = Memory("cfn-lint", version)

    def ask(some: list[Path]) -> None:
        options = ["--format", "json", "--regions", "us-east-1", "--include-checks", "I", "--include-experimental"]
        run = subprocess.run([command, *options, "--", *some], capture_output=True, text=True, check=False, timeout=LIMIT)
        if run.returncode & ~0b1110 or run.stderr.strip():
            raise Failed(f"cfn-lint ended with {run.returncode}\n{run.stderr[-2000:]}")
        answers: dict[str, list[Finding]] = {str(template): [] for template in some}
        for one in json.loads(run.stdout):
            if one["Rule"]["Id"] in ("E0001", "E0002"):
                raise Failed(f"cfn-lint {one['Filename']}: a rule of its own failed: {one['Message']}")
            path = [part for part in one["Location"].get("Path") or [] if part not in ("Resources", "Properties")]
            level = {"Error": "error", "Warning": "warning", "Informational": "info"}[one["Level"]]
            finding = {"level": level, "rule": one["Rule"]["Id"], "at": ".".join(map(str, path)), "says": one["Message"]}
            answers[one["Filename"]].append(finding)
        for template in some:
            memory.put(template, answers[str(template)])

    missing = [template for template in templates if memory.get(template) is None]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(ask, [missing[start : start + 20] for start in range(0, len(missing), 20)]))
    return {"cfn-lint": version}, {template: memory.get(template) for template in templates}


# cloudformation-validate and cdk-preflight


def engines(templates: list[Path]) -> tuple[dict[str, str], dict[str, dict[Path, list[Finding]]]]:
    folder = packages()
    command = ["node", str(HERE / "engines.js"), str(folder)]
    versions = json.loads(subprocess.run([*command, "--versions"], capture_output=True, text=True, check=True).stdout)
    memory = Memory("engines", "-".join(versions.values()) + "-" + own_version("engines.js"))
    missing = [template for template in templates if memory.get(template) is None]
    asked = "".join(json.dumps({"file": str(template)}) + "\n" for template in missing)
    run = subprocess.run(command, input=asked, capture_output=True, text=True, check=False, timeout=LIMIT)
    if run.returncode != 0 or run.stderr.strip():
        raise Failed(f"node engines.js ended with {run.returncode}\n{run.stderr[-2000:]}")
    told = [json.loads(line) for line in run.stdout.splitlines()]
    if [one["file"] for one in told] != [str(template) for template in missing]:
        raise Failed("node engines.js did not answer for every template")
    for template, one in zip(missing, told, strict=True):
        memory.put(template, {tool: one[tool] for tool in ("cloudformation-validate", "cdk-preflight")})
    answers = {template: memory.get(template) for template in templates}
    return versions, {tool: {template: one[tool] for template, one in answers.items()} for tool in ("cloudformation-validate", "cdk-preflight")}


# Terraform


def terraform(templates: list[Path]) -> tuple[dict[str, str], dict[Path, list[Finding]], dict[Path, list[str]]]:
    """Versions, what is said, and what could not be carried over."""
    import yaml
    from terraform_runs import Terraform
    from translate import Module

    runs = Terraform(TARGET / "terraform")
    versions = runs.versions()
    memory = Memory("terraform", "-".join(versions.values()) + "-" + own_version("terraform_runs.py", "translate.py", "names.py", "../fixtures/other-tools/names.json"))
    missing = [template for template in templates if memory.get(template) is None]
    if missing:
        schemas = runs.schemas()
        modules = {template: Module(yaml.safe_load(template.read_text(encoding="utf-8")), schemas) for template in missing}
        names = {template: f"{template.parent.name}--{template.stem}" for template in missing}
        said = runs.judge({names[template]: module.document() for template, module in modules.items() if not module.lost})
        for template, module in modules.items():
            memory.put(template, {"lost": sorted(set(module.lost)), "said": said.get(names[template], [])})
    answers = {template: memory.get(template) for template in templates}
    said = {template: one["said"] for template, one in answers.items()}
    return versions, said, {template: one["lost"] for template, one in answers.items() if one["lost"]}


# What is written down


def place(template: dict[str, Any], finding: Finding) -> str:
    """Where a finding is, without the names that one template gives: the type and the property."""
    name, _, rest = finding["at"].partition(".")
    if name in template["Resources"]:
        name = template["Resources"][name]["Type"]
    rest = re.sub(r"\.?\d+|\[\d+\]", "", rest.removeprefix("Properties."))
    return f"{re.sub(r'[0-9]', '', name)}.{rest}"


def short(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip().rstrip(":")
    if text.startswith("Cycle: "):  # Terraform begins it anywhere
        text = "Cycle: " + ", ".join(sorted(text.removeprefix("Cycle: ").split(", ")))
    text = re.sub(r"(\S{60})\S{20,}", r"\1…", text)
    return text if len(text) <= 200 else text[:199] + "…"


def written(template: dict[str, Any], findings: list[Finding]) -> list[list[str]]:
    """One for each rule and place: a tool may say the same of two hundred parameters."""
    first: dict[tuple[str, ...], Finding] = {}
    for one in findings:
        first.setdefault((one["level"], one["rule"], place(template, one)), one)
    return [[one["level"], one["rule"], one["at"], short(one["says"])] for one in first.values()]


def main() -> int:
    folder = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else FIXTURES / "templates"
    import yaml

    bad = {path.parent.name: path for path in sorted(folder.glob("*/bad.yaml"))}
    good = {path.parent.name: path for path in sorted(folder.glob("*/good.yaml"))}
    if not bad:
        raise Failed(f"no templates in {folder}")
    templates = [*bad.values(), *good.values()]
    contents = {path: yaml.safe_load(path.read_text(encoding="utf-8")) for path in templates}
    versions: dict[str, str] = {}
    said: dict[str, dict[Path, list[Finding]]] = {}
    told, by_engine = engines(templates)
    versions |= told
    said |= by_engine
    told, said["terraform"], lost = terraform(templates)
    versions |= told
    told, said["cfn-lint"] = cfn_lint(templates)
    versions |= told

    usual = {(tool, one["rule"], place(contents[path], one)) for tool in TOOLS for path in good.values() for one in said[tool][path]}
    lines = []
    for item, path in bad.items():
        twin = good.get(item)
        row: dict[str, Any] = {"bad": hashlib.sha256(path.read_bytes()).hexdigest()[:16]}
        row["good"] = hashlib.sha256(twin.read_bytes()).hexdigest()[:16] if twin else None
        for tool in TOOLS:
            if twin:
                beside = {(one["rule"], one["at"]) for one in said[tool][twin]}
                new = [one for one in said[tool][path] if (one["rule"], one["at"]) not in beside]
            else:
                new = [one for one in said[tool][path] if (tool, one["rule"], place(contents[path], one)) not in usual]
            row[tool] = written(contents[path], new)
        if path in lost:
            row["terraform"] = "; ".join(lost[path])
        elif twin in lost:
            row["terraform"] = "; ".join(lost[twin])
        lines.append(f"{json.dumps(item)}: {json.dumps(row, ensure_ascii=False)}")
    alarms = {}
    for item, path in good.items():
        row = {tool: written(contents[path], [one for one in said[tool][path] if one["level"] != "info"]) for tool in TOOLS}
        if any(row.values()):
            alarms[item] = {tool: found for tool, found in row.items() if found}
    head = {"measured": datetime.date.today().isoformat(), "tools": dict(sorted(versions.items()))}
    text = json.dumps(head)[:-1] + ',\n"items": {\n' + ",\n".join(lines) + '\n},\n"good": {\n'
    text += ",\n".join(f"{json.dumps(item)}: {json.dumps(row, ensure_ascii=False)}" for item, row in alarms.items()) + "\n}}\n"
    (FIXTURES / "measured.json").write_text(text, encoding="utf-8")
    print(f"{len(bad)} faults and {len(good)} good twins: tests/fixtures/other-tools/measured.json")
    return 0


if __name__ == "__main__":
    wanted = python()
    if Path(sys.executable) != wanted:
        os.execv(wanted, [str(wanted), *sys.argv])
    sys.exit(main())

"""cfn-lint and Terraform have nothing to say about specs that nobody wrote: a sample of those that `tests/legal.rs` makes.

`tests/conformance.rs` writes the sample and says in POOLGATE_LEGAL where it is. Without that, this file has it written by cargo.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
from pathlib import Path

import gen_command
import pytest
import terraform
from cfnlint.api import ManualArgs, lint
from terraform_mirror import missing

VARIABLE = "POOLGATE_LEGAL"
VALIDATED = 5
"""How many modules Terraform looks at: one start for all, but it reads each."""


@functools.cache
def sample() -> list[Path]:
    """The folders of the sample, each with a spec and what came of it."""
    if folder := os.environ.get(VARIABLE):
        found = Path(folder)
    else:
        command = ["cargo", "test", "--quiet", "--test", "conformance", "--", "--exact", "a_sample_of_legal_specs_is_written"]
        ended = subprocess.run(command, cwd=gen_command.REPOSITORY, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, f"no {VARIABLE}, and cargo does not write the sample:\n{ended.stdout}{ended.stderr}"
        found = gen_command.REPOSITORY / "target" / "tmp" / "legal"
    return sorted(path for path in found.iterdir() if path.is_dir())


def test_cfn_lint_finds_nothing() -> None:
    """In one test: cfn-lint reads its schemas once. JSON says the same as YAML (`tests/legal.rs`), so a few will do."""
    folders = sample()
    assert len(folders) >= 25
    templates = [folder / "template.yaml" for folder in folders] + [folder / "template.json" for folder in folders[:2]]
    found = []
    for template in templates:
        for match in lint(template.read_text(encoding="utf-8"), config=ManualArgs(regions=["us-east-1"])):
            found.append(f"{template} line {match.linenumber}: {match.rule.id} {match.message}")
    assert found == []


@pytest.mark.skipif(missing() is not None, reason=f"LEFT OUT: Terraform and the sample: {missing()}")
def test_terraform_finds_the_modules_valid(tmp_path: Path) -> None:
    # Mirrors hold version 5 of the provider; what needs 6 says so.
    possible = [folder for folder in sample() if '">= 6' not in "".join(path.read_text(encoding="utf-8") for path in folder.glob("module/*.tf"))]
    assert len(possible) >= VALIDATED
    for folder in possible[:VALIDATED]:
        module = tmp_path / folder.name
        shutil.copytree(folder / "module", module)
        given = {variable: "x" for variable in terraform.demanded(module)}
        call = {"module": {f"m{folder.name}": {"source": f"./{folder.name}", **given}}}
        (tmp_path / f"{folder.name}.tf.json").write_text(json.dumps(call), encoding="utf-8")
    validated = json.loads(terraform.validate(tmp_path))
    assert validated["diagnostics"] == []
    assert validated["valid"]

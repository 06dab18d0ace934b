"""cfn-lint has nothing to say about any example, in either form."""

from __future__ import annotations

import gen_command
import pytest
from cfnlint.api import ManualArgs, lint


@pytest.mark.parametrize("output", ["yaml", "json"])
@pytest.mark.parametrize("example", gen_command.examples())
def test_no_error_and_no_warning(example: str, output: str) -> None:
    matches = lint(gen_command.compile_example(example, output), config=ManualArgs(regions=["us-east-1"]))
    assert [f"{match.rule.id} line {match.linenumber}: {match.message}" for match in matches] == []

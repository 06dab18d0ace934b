"""Every example deploys, and says where it is."""

from __future__ import annotations

from collections.abc import Callable

import describe
import gen_command
import parameters
import pytest
from account import Account, Stack


def test_there_are_examples() -> None:
    """The suite is parametrised over the examples: without any it would pass by doing nothing."""
    assert {"login-api", "hosted-login"} <= set(gen_command.examples())


@pytest.mark.parametrize("example", gen_command.examples())
def test_the_stack_is_created_and_its_outputs_name_what_was_made(
    account: Account, stack: Callable[[str], Stack], example: str
) -> None:
    outputs = stack(example).outputs
    assert all(outputs.values())
    made = describe.read(account)
    values = " ".join(outputs.values())
    own_pools = [pool["pool"]["Id"] for name, pool in made["pools"].items() if not name.startswith(parameters.EXISTING)]
    apis = [api["id"] for kind in ("rest_apis", "http_apis") for api in made[kind].values()]
    clients = [client["ClientId"] for pool in made["pools"].values() for client in pool["clients"].values()]
    assert [identifier for identifier in own_pools + apis + clients if identifier not in values] == []
    for api in made["rest_apis"].values():
        [stage] = api["stages"]
        assert any(f"https://{api['id']}.execute-api.us-east-1.amazonaws.com/{stage}" in value for value in outputs.values())

"""Every example deploys, and says where it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
    addresses = {api_id: address for api_id, address in own_addresses(made).items() if api_id in apis}
    assert [identifier for identifier in own_pools + clients if identifier not in values] == []
    assert [identifier for identifier in apis if addresses.get(identifier, identifier) not in values] == []
    for api in made["rest_apis"].values():
        [stage] = api["stages"]
        address = addresses.get(api["id"], f"https://{api['id']}.execute-api.us-east-1.amazonaws.com/{stage}")
        assert any(address in value for value in outputs.values())


def own_addresses(made: dict[str, Any]) -> dict[str, str]:
    """API -> its address at a domain of its own, if it has one."""
    return {
        mapping["restApiId"]: f"https://{name}" + (f"/{path}" if path and path != "(none)" else "")
        for name, domain in made["domain_names"].items()
        for path, mapping in domain["mappings"].items()
    }

"""Descriptions of two accounts are equal when the systems are, and differ when the systems do."""

from __future__ import annotations

from typing import Any

import describe
from account import Account
from harness import tiny


def system(**client: Any) -> str:
    resources = tiny.locked_api(Integration=tiny.proxy_to("Function"))
    resources["Client"] = {**tiny.CLIENT, "Properties": {**tiny.CLIENT["Properties"], **client}}
    return tiny.template(
        **resources,
        Role=tiny.ROLE,
        Function=tiny.function("def handler(event, context): return None", Environment={"Variables": {"POOL": {"Ref": "Pool"}}}),
        Permission=tiny.permission("Function", "*/GET/"),
    )


def describe_created(account: Account, template: str) -> dict[str, Any]:
    account.reset()
    account.create_stack(template)
    return describe.describe(account)


def test_the_same_system_describes_the_same(account: Account) -> None:
    first = describe_created(account, system())
    assert first == describe_created(account, system())
    assert list(first["pools"]) == ["people"]
    assert list(first["rest_apis"]["api"]["methods"]) == ["GET /"]
    assert first["rest_apis"]["api"]["methods"]["GET /"]["authorizerId"] == "<pool>"
    [function] = first["functions"].values()
    assert function["configuration"]["Environment"]["Variables"] == {"POOL": "<pool people>"}
    assert function["policy"][0]["Condition"]["ArnLike"]["AWS:SourceArn"].endswith(":<api api>/*/GET/")


def test_a_difference_shows(account: Account) -> None:
    assert describe_created(account, system()) != describe_created(account, system(EnableTokenRevocation=False))

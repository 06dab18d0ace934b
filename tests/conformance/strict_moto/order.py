"""In which order a stack's resources are created.

AWS creates in parallel whatever has its dependencies ready. A template that forgot a `DependsOn` may work there by luck. Here luck is
against it: the resources that suffer from being early come as early as they can, and all that they did not ask for comes after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

IMPATIENT_TYPES = (
    "AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Deployment", "AWS::Cognito::UserPoolClient", "AWS::EC2::NatGateway",
    "AWS::EC2::Route", "AWS::Lambda::Function",
)  # fmt: skip
"""A deployment freezes the methods that exist by then; a client names identity providers and scopes that must exist by then; a NAT gateway
and a route want the internet gateway attached; a function in a network wants its role to allow it."""

_PLACEHOLDER = re.compile(r"\$\{([^!}][^}]*)\}")


class TemplateError(Exception):
    """The template can be refused before anything is created."""


def references(value: Any) -> Iterator[str]:
    """Every name that `Ref`, `Fn::GetAtt` or `Fn::Sub` uses, pseudo parameters included."""
    if isinstance(value, list):
        for item in value:
            yield from references(item)
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        if key == "Ref" and isinstance(item, str):
            yield item
        elif key == "Fn::GetAtt":
            yield item.split(".")[0] if isinstance(item, str) else item[0]
        elif key == "Fn::Sub":
            yield from _substituted(item)
        else:
            yield from references(item)


def _substituted(item: Any) -> Iterator[str]:
    text, local = (item, {}) if isinstance(item, str) else item
    yield from references(local)
    for name in _PLACEHOLDER.findall(text):
        if name.strip() not in local:
            yield name.strip().split(".")[0]


def dependencies(template: dict[str, Any]) -> dict[str, set[str]]:
    """Logical id -> logical ids that must exist before. Refuses names that nothing declares."""
    resources = template["Resources"]
    known = set(resources) | set(template.get("Parameters") or {})
    result = {}
    for logical_id, resource in resources.items():
        depends_on = resource.get("DependsOn", [])
        used = set(references(resource.get("Properties"))) | set([depends_on] if isinstance(depends_on, str) else depends_on)
        _refuse_unknown(used, known, "Resources")
        result[logical_id] = used & set(resources)
    _refuse_unknown(set(references(template.get("Outputs"))), known, "Outputs")
    return result


def _refuse_unknown(used: set[str], known: set[str], block: str) -> None:
    unknown = sorted(name for name in used - known if not name.startswith("AWS::"))
    if unknown:
        raise TemplateError(f"Template format error: Unresolved resource dependencies {unknown} in the {block} block of the template")


def creation_order(template: dict[str, Any]) -> list[str]:
    """A legal order, the least forgiving one."""
    waiting = dependencies(template)
    wanted_early = _impatient_and_before(template, waiting)
    position = {logical_id: place for place, logical_id in enumerate(waiting)}
    order: list[str] = []
    while waiting:
        ready = [logical_id for logical_id, before in waiting.items() if before <= set(order)]
        if not ready:
            raise TemplateError(f"Circular dependency between resources: {sorted(waiting)}")
        following = min(ready, key=lambda logical_id: (logical_id not in wanted_early, -position[logical_id]))
        order.append(following)
        del waiting[following]
    return order


def _impatient_and_before(template: dict[str, Any], before: dict[str, set[str]]) -> set[str]:
    """The impatient resources and all that they depend on, however far."""
    found = {logical_id for logical_id in before if template["Resources"][logical_id]["Type"] in IMPATIENT_TYPES}
    frontier = set(found)
    while frontier:
        frontier = set().union(*(before[logical_id] for logical_id in frontier)) - found
        found |= frontier
    return found

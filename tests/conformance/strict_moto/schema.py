"""AWS's own schema of every resource type, as shipped in cfn-lint: which properties exist, which attributes can be read.

cfn-lint checks the template; this checks the *resolved* values, after every `Ref` and `Fn::GetAtt`, for handled and stock types alike.
"""

from __future__ import annotations

import functools
from typing import Any

import jsonschema
from cfnlint.schema import ResourceNotFoundError
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

REGION = "us-east-1"


@functools.cache
def _schema(type_name: str) -> Any:
    return PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, type_name)


def exists(type_name: str) -> bool:
    """Whether CloudFormation has the type at all."""
    try:
        _schema(type_name)
    except ResourceNotFoundError:
        return False
    return True


def attributes(type_name: str) -> set[str]:
    """The names `Fn::GetAtt` may use."""
    return set(_schema(type_name).get_atts)


def faults(type_name: str, properties: dict[str, Any]) -> list[str]:
    """What is wrong with resolved properties; empty when CloudFormation would take them."""
    document = _pythonic(_schema(type_name).schema)
    found = [_sentence(error) for error in jsonschema.Draft7Validator(document).iter_errors(properties) if not _is_same_scalar(error)]
    read_only = {pointer.removeprefix("/properties/") for pointer in document.get("readOnlyProperties", [])}
    found += [f"property `{name}` is read-only" for name in sorted(read_only & set(properties))]
    return found


def _pattern(pattern: str) -> str:
    """What stands for Java's classes in Python's expressions."""
    return pattern.replace(r"\p{L}", r"\w").replace(r"\p{Z}", " ").replace(r"\p{N}", r"\d")


def _pythonic(document: Any) -> Any:
    """The schema with `patternProperties` that Python can read: letters, spaces and digits of any script."""
    if isinstance(document, list):
        return [_pythonic(item) for item in document]
    if not isinstance(document, dict):
        return document
    out = {key: _pythonic(value) for key, value in document.items()}
    if isinstance(out.get("patternProperties"), dict):
        out["patternProperties"] = {_pattern(pattern): value for pattern, value in out["patternProperties"].items()}
    return out


def _sentence(error: jsonschema.ValidationError) -> str:
    where = ".".join(str(step) for step in error.absolute_path) or "the properties"
    return f"{where}: {error.message}"


def _is_same_scalar(error: jsonschema.ValidationError) -> bool:
    """CloudFormation takes `"60"` for a number, `"true"` for a boolean and either for a string: parameters are always text."""
    if error.validator != "type":
        return False
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    value = error.instance
    if isinstance(value, bool | int | float):
        return "string" in wanted
    if not isinstance(value, str):
        return False
    if "boolean" in wanted and value in ("true", "false"):
        return True
    return bool({"integer", "number"} & set(wanted)) and value.lstrip("-").replace(".", "", 1).isdigit()

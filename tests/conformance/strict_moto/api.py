"""One AWS call from a handler: CloudFormation's spelling in, botocore's checks applied, the answer out."""

from __future__ import annotations

import functools
import json
import os
from typing import Any

import boto3
import botocore.exceptions
import botocore.validate
from botocore.config import Config
from botocore.model import Shape

ENDPOINT_VARIABLE = "STRICT_MOTO_URL"
"""Set by server.py before the first request: handlers call the server they run in."""


class UnknownWord(Exception):
    """A value outside the service's enumeration; botocore lets it pass and so does moto."""


@functools.cache
def client(service: str, region: str) -> Any:
    """A client of this very server."""
    return boto3.session.Session().client(
        service,
        region_name=region,
        endpoint_url=os.environ[ENDPOINT_VARIABLE],
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 0}, parameter_validation=True),
    )


def call(service: str, region: str, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """Call `operation` (boto3's name of it) with parameters in either spelling of their keys.

    Raises ParamValidationError for a parameter the service does not have, ClientError for a refusal.
    """
    connection = client(service, region)
    shape = _input_shape(connection, operation)
    return getattr(connection, operation)(**convert(_without_none(parameters), shape))


def check(service: str, region: str, operation: str, parameters: dict[str, Any]) -> None:
    """Only validate: for operations that moto does not implement."""
    shape = _input_shape(client(service, region), operation)
    report = botocore.validate.ParamValidator().validate(convert(_without_none(parameters), shape), shape)
    if report.has_errors():
        raise botocore.exceptions.ParamValidationError(report=report.generate_report())


def convert(value: Any, shape: Shape) -> Any:
    """A CloudFormation value as the API wants it.

    CloudFormation passes `"true"` and `"60"` where the API wants a boolean or a number, objects where the API wants JSON text, `Tags` as a
    list where some services want a map, and upper-case keys where API Gateway has lower-case ones.
    """
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        return {name: convert(item, shape.members[name]) if name in shape.members else item for name, item in _named(value, shape)}
    if kind == "list" and isinstance(value, list):
        return [convert(item, shape.member) for item in value]
    if kind == "map" and isinstance(value, list):
        return {tag["Key"]: tag["Value"] for tag in value}
    if kind == "map" and isinstance(value, dict):
        return {key: convert(item, shape.value) for key, item in value.items()}
    if kind == "string" and isinstance(value, dict):
        return json.dumps(value)
    if kind == "string" and isinstance(value, str) and shape.enum and value not in shape.enum:
        raise UnknownWord(f"{value} is not one of {shape.enum}")
    if kind == "string" and isinstance(value, bool):
        return "true" if value else "false"
    if kind == "string" and isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return _from_text(value, kind)
    return value


def _named(value: dict[str, Any], shape: Shape) -> list[tuple[str, Any]]:
    return [(key if key in shape.members else key[:1].lower() + key[1:], item) for key, item in value.items()]


def _from_text(text: str, kind: str) -> Any:
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    if kind in ("integer", "long"):
        return int(text)
    if kind in ("double", "float"):
        return float(text)
    return text


def _input_shape(connection: Any, operation: str) -> Shape:
    return connection.meta.service_model.operation_model(connection.meta.method_to_api_mapping[operation]).input_shape


def _without_none(parameters: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parameters.items() if value is not None}

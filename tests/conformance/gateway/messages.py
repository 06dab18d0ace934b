"""What goes in and out of the gateway."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class Headers(dict[str, str]):
    """Header names in lower case, read in any case."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        super().__init__({name.lower(): value for name, value in (given or {}).items()})

    def __getitem__(self, name: str) -> str:
        return super().__getitem__(name.lower())

    def __contains__(self, name: object) -> bool:
        return super().__contains__(str(name).lower())

    def get(self, name: str, default: Any = None) -> Any:
        return super().get(name.lower(), default)


@dataclass(frozen=True)
class Request:
    """A call of a stage; `path` is without the stage."""

    method: str
    path: str
    headers: Headers
    query: dict[str, str]
    body: str | None


@dataclass(frozen=True)
class Response:
    """What the caller sees."""

    status: int
    body: str = ""
    headers: Headers = field(default_factory=Headers)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Refusal(Exception):
    """The gateway's own answer instead of the integration's. `kind` is a gateway response type of REST APIs:
    docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
    """

    def __init__(self, status: int, kind: str, message: str) -> None:
        super().__init__(f"{status} {kind}: {message}")
        self.status, self.kind, self.message = status, kind, message


class Unsupported(Exception):
    """Something deployed that this gateway does not know how to judge: answered with 501."""


def unauthorized() -> Refusal:
    return Refusal(401, "UNAUTHORIZED", "Unauthorized")


def broken_function(why: str) -> Refusal:
    """AWS tells the caller nothing more than "Internal server error"; the reason here is for the reader of a failed test."""
    return Refusal(500, "API_CONFIGURATION_ERROR", f"Internal server error ({why})")

"""Path templates: `/pets/{id}`, `/files/{path+}`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote


def match(template: str, path: str) -> dict[str, str] | None:
    """The path's parameters when it fits the template."""
    pattern = re.sub(r"\{([^{}+]+)\+\}", r"(?P<\1>.+)", re.sub(r"\{([^{}+]+)\}", r"(?P<\1>[^/]+)", template))
    found = re.fullmatch(pattern, path.rstrip("/") or "/")
    return found and {name: unquote(value) for name, value in found.groupdict().items()}


def most_specific(templates: Iterable[str], path: str) -> str | None:
    """Fixed segments win over parameters, parameters over greedy ones, from the left."""
    fitting = [template for template in templates if match(template, path) is not None]
    return min(fitting, key=_openness, default=None)


def _openness(template: str) -> list[int]:
    return [2 if segment.endswith("+}") else 1 if segment.startswith("{") else 0 for segment in template.split("/")]

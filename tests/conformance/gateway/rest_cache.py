"""The cache of a stage: docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html

Answers are found by the method and the values of its cache keys alone; who calls counts only where a key says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from describe import method_of_setting

from .messages import Response, Unsupported

if TYPE_CHECKING:
    from .rest import Call


def answered(call: Call, integrate: Callable[[Call], Response]) -> Response:
    """The integration's answer, or the one that is remembered. Only answers of 200 are kept: a cautious reading."""
    seconds = _seconds(call)
    if seconds == 0:
        return integrate(call)
    if "max-age=0" in call.request.headers.get("cache-control", ""):
        raise Unsupported("invalidation of a cached answer")
    key = ("answer", call.stage.arn, call.stage.name, call.template, call.method["httpMethod"], *_key_values(call))
    known = call.stage.remembered.get(key)
    if known is None:
        known = integrate(call)
        if known.status == 200:
            call.stage.remembered.put(key, known, seconds)
    return known


def _seconds(call: Call) -> int:
    snapshot = call.stage.snapshot
    if not snapshot["cache"]:
        return 0
    setting = _setting(snapshot["method_settings"], call)
    return int(setting["cacheTtlInSeconds"]) if setting.get("cachingEnabled") else 0


def _setting(settings: dict[str, Any], call: Call) -> dict[str, Any]:
    """Those of the method take the place of those of all methods, as a whole."""
    own = {method_of_setting(key): setting for key, setting in settings.items()}
    return own.get(f"{call.method['httpMethod']} {call.template}") or own.get("* *") or {}


def _key_values(call: Call) -> list[tuple[str, str | None]]:
    given = {"querystring": call.request.query, "header": call.request.headers, "path": call.path_parameters}
    declared = call.method.get("requestParameters") or {}
    values = []
    for key in sorted((call.method.get("methodIntegration") or {}).get("cacheKeyParameters") or []):
        if key not in declared:
            raise Unsupported(f"cache key {key}, which the method does not declare")
        _, _, where, name = key.split(".", 3)
        values.append((key, given[where].get(name)))
    return values

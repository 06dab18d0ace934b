"""Deployments and stages of REST APIs."""

from __future__ import annotations

from typing import Any

from .api import call
from .apigateway import SERVICE, lower_keys
from .registry import Context, Created, Properties, handles

METHOD_SETTINGS = {
    "ThrottlingRateLimit": "throttling/rateLimit",
    "ThrottlingBurstLimit": "throttling/burstLimit",
    "LoggingLevel": "logging/loglevel",
    "MetricsEnabled": "metrics/enabled",
    "DataTraceEnabled": "logging/dataTrace",
    "CachingEnabled": "caching/enabled",
    "CacheTtlInSeconds": "caching/ttlInSeconds",
    "CacheDataEncrypted": "caching/dataEncrypted",
}
"""CloudFormation's name of a setting -> its patch path: docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateStage-Patch"""


class UnknownSetting(Exception):
    """A method setting that this table does not know."""


@handles("AWS::ApiGateway::Deployment")
def deployment(properties: Properties, context: Context) -> Created:
    made = call(SERVICE, context.region, "create_deployment", lower_keys(properties))
    return Created(made["id"], {"DeploymentId": made["id"]})


@handles("AWS::ApiGateway::Stage")
def stage(properties: Properties, context: Context) -> Created:
    patches = _access_log(properties.pop("AccessLogSetting", {})) + _method_settings(properties.pop("MethodSettings", []))
    api_id, name = properties["RestApiId"], properties["StageName"]
    call(SERVICE, context.region, "get_deployment", {"restApiId": api_id, "deploymentId": properties["DeploymentId"]})
    call(SERVICE, context.region, "create_stage", lower_keys(properties))
    if patches:
        call(SERVICE, context.region, "update_stage", {"restApiId": api_id, "stageName": name, "patchOperations": patches})
    return Created(name)


def _access_log(setting: Properties) -> list[dict[str, str]]:
    return [_replace(f"/accessLogSettings/{key}", value) for key, value in lower_keys(setting).items()]


def _method_settings(settings: list[Properties]) -> list[dict[str, str]]:
    patches = []
    for setting in settings:
        setting = dict(setting)
        path, verb = setting.pop("ResourcePath", "/*"), setting.pop("HttpMethod", "*")
        where = "*" if path == "/*" else path.lstrip("/").replace("/", "~1") or "~1"
        for name, value in setting.items():
            if name not in METHOD_SETTINGS:
                raise UnknownSetting(name)
            patches.append(_replace(f"/{where}/{verb}/{METHOD_SETTINGS[name]}", value))
    return patches


def _replace(path: str, value: Any) -> dict[str, str]:
    return {"op": "replace", "path": path, "value": str(value).lower() if isinstance(value, bool) else str(value)}

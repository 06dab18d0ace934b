"""What answers behind a REST method."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from .functions import FunctionError
from .messages import Headers, Refusal, Response, Unsupported, broken_function

if TYPE_CHECKING:
    from .rest import Call

FUNCTION_URI = re.compile(r"arn:aws:apigateway:[a-z0-9-]+:lambda:path/2015-03-31/functions/(arn:[^/]+)/invocations")


def integrate(call: Call) -> Response:
    """The integration's answer."""
    integration = call.method.get("methodIntegration")
    if not integration:
        raise Refusal(500, "API_CONFIGURATION_ERROR", "No integration defined for method")
    match integration["type"]:
        case "MOCK":
            return _mock(call, integration)
        case "HTTP_PROXY" | "HTTP":
            return _http(call, integration)
        case "AWS_PROXY":
            return _function_proxy(call, integration)
        case "AWS":
            return _function(call, integration)
        case other:
            raise Unsupported(f"integration type {other}")


def _mock(call: Call, integration: dict[str, Any]) -> Response:
    """The request template names the status; the integration response of that status answers."""
    template = (integration.get("requestTemplates") or {}).get("application/json")
    found = re.fullmatch(r'\s*\{\s*"?statusCode"?\s*:\s*(\d{3})\s*\}\s*', template or "")
    if not found:
        raise broken_function(f"a mock integration needs a request template with a status code, this is {template!r}")
    return _mapped(call, integration, found[1], "")


def _http(call: Call, integration: dict[str, Any]) -> Response:
    """No network here: the answer says where the call would have gone."""
    uri = integration["uri"]
    for target, source in (integration.get("requestParameters") or {}).items():
        if target.startswith("integration.request.path."):
            name = target.removeprefix("integration.request.path.")
            if not source.startswith("method.request.path."):
                raise Unsupported(f"mapping expression {source}")
            uri = uri.replace(f"{{{name}}}", call.path_parameters[source.removeprefix("method.request.path.")])
    if "{" in uri:
        raise broken_function(f"no value for a placeholder of {uri}")
    answer = json.dumps({"proxied_to": uri, "method": integration["httpMethod"]})
    if integration["type"] == "HTTP_PROXY":
        return Response(200, answer, Headers({"content-type": "application/json"}))
    return _mapped(call, integration, "200", answer)


def _function_proxy(call: Call, integration: dict[str, Any]) -> Response:
    try:
        answer = call.stage.functions.invoke_for(_function_arn(integration), call.source_arn, _proxy_event(call))
    except FunctionError as error:
        raise Refusal(502, "INTEGRATION_FAILURE", f"Internal server error ({error})") from error
    if not _is_proxy_answer(answer):
        raise Refusal(502, "INTEGRATION_FAILURE", "Internal server error (malformed Lambda proxy response)")
    headers = Headers({"content-type": "application/json", **(answer.get("headers") or {})})
    return Response(int(answer["statusCode"]), answer.get("body") or "", headers)


def _function(call: Call, integration: dict[str, Any]) -> Response:
    if integration.get("requestTemplates"):
        raise Unsupported("mapping templates")
    try:
        answer = call.stage.functions.invoke_for(_function_arn(integration), call.source_arn, json.loads(call.request.body or "{}"))
    except FunctionError as error:
        raise Refusal(502, "INTEGRATION_FAILURE", f"Internal server error ({error})") from error
    return _mapped(call, integration, "200", json.dumps(answer))


def _function_arn(integration: dict[str, Any]) -> str:
    found = FUNCTION_URI.fullmatch(integration["uri"])
    if not found:
        raise Unsupported(f"integration URI {integration['uri']}")
    if integration["httpMethod"] != "POST":
        raise broken_function("Lambda is invoked with POST")
    if integration.get("credentials"):
        raise Unsupported("integration credentials")
    return found[1]


def _proxy_event(call: Call) -> dict[str, Any]:
    """docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html#apigateway-example-event"""
    request = call.request
    return {
        "resource": call.template,
        "path": request.path,
        "httpMethod": request.method,
        "headers": dict(request.headers) or None,
        "queryStringParameters": request.query or None,
        "pathParameters": call.path_parameters or None,
        "stageVariables": call.stage.snapshot["variables"] or None,
        "requestContext": {"apiId": call.stage.api_id, "stage": call.stage.name, "resourcePath": call.template,
                           "httpMethod": request.method, "authorizer": call.identity},
        "body": request.body,
        "isBase64Encoded": False,
    }  # fmt: skip


def _is_proxy_answer(answer: Any) -> bool:
    if not isinstance(answer, dict) or not str(answer.get("statusCode", "")).isdigit():
        return False
    return isinstance(answer.get("body", ""), str | None) and set(answer) <= {
        "statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded",
    }  # fmt: skip


def _mapped(call: Call, integration: dict[str, Any], status: str, passed_on: str) -> Response:
    """An integration response without a template passes the body on; its static headers are set."""
    from .rest import static_value

    responses = integration.get("integrationResponses") or {}
    shape = responses.get(status)
    if shape is None or status not in (call.method.get("methodResponses") or {}):
        raise broken_function(f"no integration response and method response for status {status}")
    templates = shape.get("responseTemplates") or {}
    body = templates.get("application/json", passed_on)
    if body and re.search(r"[$#]", body):
        raise Unsupported("mapping templates")
    headers = Headers({"content-type": "application/json"})
    for target, expression in (shape.get("responseParameters") or {}).items():
        headers[target.removeprefix("method.response.header.").lower()] = static_value(expression)
    return Response(int(status), body or "", headers)

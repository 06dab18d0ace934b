"""One stage of a REST API. The order of the checks is AWS's: route, authorizer, API key, request validator, integration."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import jsonschema
from account import Account

from .functions import Functions
from .messages import Headers, Refusal, Request, Response, Unsupported
from .remembered import Remembered
from .rest_authorizers import authorize, require_api_key
from .rest_cache import answered
from .rest_integrations import integrate
from .routing import match, most_specific


@dataclass(frozen=True)
class Call:
    """A request that found its method."""

    request: Request
    stage: RestStage
    template: str
    path_parameters: dict[str, str]
    resource_id: str
    method: dict[str, Any]
    identity: dict[str, Any] | None = None
    """What the authorizer says of the caller: `requestContext.authorizer` of the event."""

    @property
    def arn(self) -> str:
        """The ARN of the called path, as Lambda authorizers see it."""
        return f"{self.stage.arn}/{self.stage.name}/{self.request.method}{self.request.path}"

    @property
    def source_arn(self) -> str:
        """The ARN of the method, as a function's permission sees it: with the path's template."""
        return f"{self.stage.arn}/{self.stage.name}/{self.method['httpMethod'].replace('ANY', '*')}{self.template}"


class RestStage:
    """What a stage's deployment froze, ready to answer."""

    def __init__(self, account: Account, functions: Functions, remembered: Remembered, api_id: str, name: str,
                 snapshot: dict[str, Any]) -> None:  # fmt: skip
        self.account, self.functions, self.remembered = account, functions, remembered
        self.api_id, self.name, self.snapshot = api_id, name, snapshot
        self.arn = f"arn:aws:execute-api:{snapshot['region']}:{snapshot['account']}:{api_id}"

    def answer(self, request: Request) -> Response:
        try:
            return self._answer(request)
        except Refusal as refusal:
            return self._gateway_response(refusal)

    def _answer(self, request: Request) -> Response:
        if self.snapshot["policy"]:
            raise Unsupported("resource policies")
        call = self._find(request)
        call = replace(call, identity=authorize(call))
        require_api_key(call)
        self._validate(call)
        return answered(call, integrate)

    def _find(self, request: Request) -> Call:
        resources = {resource["path"]: resource for resource in self.snapshot["resources"]}
        template = most_specific(resources, request.path)
        methods = resources.get(template or "", {}).get("resourceMethods", {})
        method = methods.get(request.method) or methods.get("ANY")
        if template is None or method is None:
            raise Refusal(403, "MISSING_AUTHENTICATION_TOKEN", "Missing Authentication Token")
        return Call(request, self, template, match(template, request.path) or {}, resources[template]["id"], method)

    def _validate(self, call: Call) -> None:
        validator_id = call.method.get("requestValidatorId")
        if not validator_id:
            return
        validator = self.snapshot["validators"][validator_id]
        if validator.get("validateRequestParameters"):
            _refuse_missing_parameters(call)
        if validator.get("validateRequestBody"):
            self._refuse_wrong_body(call)

    def _refuse_wrong_body(self, call: Call) -> None:
        models = call.method.get("requestModels") or {}
        content_type = (call.request.headers.get("content-type") or "application/json").split(";")[0].strip()
        name = models.get(content_type, models.get("$default"))
        if name is None or name == "Empty":
            return
        try:
            jsonschema.validate(json.loads(call.request.body or "null"), json.loads(self.snapshot["models"][name]))
        except (ValueError, jsonschema.ValidationError) as fault:
            raise Refusal(400, "BAD_REQUEST_BODY", "Invalid request body") from fault

    def _gateway_response(self, refusal: Refusal) -> Response:
        """The refusal as the API's gateway responses shape it: own type first, then DEFAULT_4XX or DEFAULT_5XX."""
        configured = self.snapshot["gateway_responses"]
        shape = configured.get(refusal.kind) or configured.get(f"DEFAULT_{refusal.status // 100}XX") or {}
        headers = Headers({"content-type": "application/json"})
        for target, expression in (shape.get("responseParameters") or {}).items():
            headers[target.removeprefix("gatewayresponse.header.").lower()] = static_value(expression)
        template = (shape.get("responseTemplates") or {}).get("application/json", '{"message":$context.error.messageString}')
        body = template.replace("$context.error.messageString", json.dumps(refusal.message))
        body = body.replace("$context.error.message", refusal.message)
        own_status = configured.get(refusal.kind, {}).get("statusCode")
        return Response(int(own_status or refusal.status), body, headers)


def _refuse_missing_parameters(call: Call) -> None:
    given = {"querystring": call.request.query, "header": call.request.headers, "path": call.path_parameters}
    required = [key.split(".", 3)[2:] for key, needed in (call.method.get("requestParameters") or {}).items() if str(needed).lower() == "true"]
    missing = sorted(name for where, name in required if not given[where].get(name))
    if missing:
        raise Refusal(400, "BAD_REQUEST_PARAMETERS", f"Missing required request parameters: [{', '.join(missing)}]")


def static_value(expression: str) -> str:
    """A mapping expression in single quotes is literal text; others would read the request."""
    if len(expression) >= 2 and expression[0] == expression[-1] == "'":
        return expression[1:-1]
    raise Unsupported(f"mapping expression {expression}")

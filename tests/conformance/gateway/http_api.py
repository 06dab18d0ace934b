"""One stage of an HTTP API: routes, CORS, Lambda with payload 2.0. Who is let in is in http_authorizers.py."""

from __future__ import annotations

import json
import re
from typing import Any

from account import ACCOUNT_ID, REGION, Account
from botocore.exceptions import ClientError

from .functions import FunctionError, Functions
from .http_authorizers import HttpCall, authorize
from .messages import Headers, Refusal, Request, Response, Unsupported
from .routing import most_specific


class HttpStage:
    """The current state of an HTTP API; only stages that deploy by themselves serve that."""

    def __init__(self, account: Account, functions: Functions, api_id: str, name: str) -> None:
        self.account, self.functions, self.api_id, self.name = account, functions, api_id, name
        self.service = account.client("apigatewayv2")

    def answer(self, request: Request) -> Response:
        try:
            stage = self.service.get_stage(ApiId=self.api_id, StageName=self.name)
        except ClientError:
            return Response(403, json.dumps({"message": "Forbidden"}))
        if not stage.get("AutoDeploy"):
            raise Unsupported("HTTP API stages without AutoDeploy")
        cors = self.service.get_api(ApiId=self.api_id).get("CorsConfiguration") or {}
        if cors and self._is_preflight(request) and not self._has_route(request):
            return Response(204, "", self._cors_headers(cors, request, preflight=True))
        try:
            answer = self._answer(request)
        except Refusal as refusal:
            answer = Response(refusal.status, json.dumps({"message": refusal.message}), Headers({"content-type": "application/json"}))
        # What the integration says of CORS is ignored where the API says something.
        own = {name: value for name, value in answer.headers.items() if not (cors and name.startswith("access-control-"))}
        allowed = self._cors_headers(cors, request, preflight=self._is_preflight(request))
        return Response(answer.status, answer.body, Headers({**own, **allowed}))

    def _answer(self, request: Request) -> Response:
        route = self._find(request)
        call = HttpCall(self, route, request, self._source(route["RouteKey"]))
        identity = authorize(call)
        integration = self.service.get_integration(ApiId=self.api_id, IntegrationId=route["Target"].removeprefix("integrations/"))
        if integration["IntegrationType"] == "HTTP_PROXY":
            if integration.get("PayloadFormatVersion") != "1.0":
                raise Unsupported("HTTP proxies with payload 2.0, which AWS refuses")
            address = re.sub(r"\{([^}]+)\}", lambda name: call.path_parameters[name[1]], integration["IntegrationUri"])
            return Response(200, json.dumps({"proxied_to": address}), Headers({"content-type": "application/json"}))
        if integration["IntegrationType"] != "AWS_PROXY" or integration.get("PayloadFormatVersion") != "2.0":
            raise Unsupported(f"integration {integration['IntegrationType']} {integration.get('PayloadFormatVersion')}")
        return self._invoke(integration["IntegrationUri"], call, identity)

    def _find(self, request: Request) -> dict[str, Any]:
        routes = {route["RouteKey"]: route for route in self.service.get_routes(ApiId=self.api_id)["Items"]}
        for verb in (request.method, "ANY"):
            templates = {key.split(" ")[1] for key in routes if key.split(" ")[0] == verb and " " in key}
            template = most_specific(templates, request.path)
            if template:
                return routes[f"{verb} {template}"]
        if "$default" in routes:
            return routes["$default"]
        raise Refusal(404, "NOT_FOUND", "Not Found")

    def _is_preflight(self, request: Request) -> bool:
        return request.method == "OPTIONS" and "access-control-request-method" in request.headers

    def _has_route(self, request: Request) -> bool:
        """A preflight goes to a route that takes OPTIONS, if there is one: `ANY` and `$default` do.
        docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
        """
        try:
            return bool(self._find(request))
        except Refusal:
            return False

    def _source(self, route_key: str) -> str:
        return f"{self.arn}/{self.name}/{_permission_path(route_key)}"

    @property
    def arn(self) -> str:
        return f"arn:aws:execute-api:{REGION}:{ACCOUNT_ID}:{self.api_id}"

    def _invoke(self, function_arn: str, call: HttpCall, identity: dict[str, Any] | None) -> Response:
        event = {**call.event(), "body": call.request.body, "isBase64Encoded": False}
        event["requestContext"]["authorizer"] = identity
        source = call.source
        try:
            answer = self.functions.invoke_for(function_arn, source, event)
        except FunctionError as error:
            raise Refusal(500, "INTEGRATION_FAILURE", f"Internal Server Error ({error})") from error
        headers = Headers({"content-type": "application/json"})
        if isinstance(answer, dict) and "statusCode" in answer:
            return Response(int(answer["statusCode"]), answer.get("body") or "", Headers({**headers, **Headers(answer.get("headers"))}))
        return Response(200, answer if isinstance(answer, str) else json.dumps(answer), headers)

    def _cors_headers(self, cors: dict[str, Any], request: Request, *, preflight: bool = False) -> Headers:
        """An origin that is not allowed gets no header at all."""
        origin = request.headers.get("origin")
        allowed = cors.get("AllowOrigins", [])
        if not origin or not ({origin, "*"} & set(allowed)):
            return Headers()
        headers = Headers({"access-control-allow-origin": "*" if "*" in allowed else origin})
        if cors.get("AllowCredentials"):
            headers["access-control-allow-credentials"] = "true"
        if preflight:
            headers["access-control-allow-methods"] = ",".join(cors.get("AllowMethods", []))
            headers["access-control-allow-headers"] = ",".join(cors.get("AllowHeaders", []))
        return headers


def _permission_path(route_key: str) -> str:
    """`GET /pets/{id}` is `GET/pets/{id}` in a permission's ARN; `ANY` is `*`."""
    verb, _, template = route_key.partition(" ")
    return "$default" if verb == "$default" else f"{verb.replace('ANY', '*')}{template}"

"""One stage of an HTTP API: routes, JWT authorizers, CORS, Lambda with payload 2.0."""

from __future__ import annotations

import json
from typing import Any

from account import ACCOUNT_ID, REGION, Account
from botocore.exceptions import ClientError

from .functions import FunctionError, Functions
from .messages import Headers, Refusal, Request, Response, Unsupported, unauthorized
from .routing import match, most_specific
from .tokens_in import bearer, verify


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
        if cors and request.method == "OPTIONS" and "access-control-request-method" in request.headers:
            return Response(204, "", self._cors_headers(cors, request, preflight=True))
        try:
            answer = self._answer(request)
        except Refusal as refusal:
            answer = Response(refusal.status, json.dumps({"message": refusal.message}), Headers({"content-type": "application/json"}))
        return Response(answer.status, answer.body, Headers({**answer.headers, **self._cors_headers(cors, request)}))

    def _answer(self, request: Request) -> Response:
        route = self._find(request)
        identity = self._authorize(route, request)
        integration = self.service.get_integration(ApiId=self.api_id, IntegrationId=route["Target"].removeprefix("integrations/"))
        if integration["IntegrationType"] == "HTTP_PROXY":
            return Response(200, json.dumps({"proxied_to": integration["IntegrationUri"]}), Headers({"content-type": "application/json"}))
        if integration["IntegrationType"] != "AWS_PROXY" or integration.get("PayloadFormatVersion") != "2.0":
            raise Unsupported(f"integration {integration['IntegrationType']} {integration.get('PayloadFormatVersion')}")
        return self._invoke(integration["IntegrationUri"], route["RouteKey"], request, identity)

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

    def _authorize(self, route: dict[str, Any], request: Request) -> dict[str, Any] | None:
        """docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html"""
        kind = route.get("AuthorizationType", "NONE")
        if kind == "NONE":
            return None
        if kind != "JWT":
            raise Unsupported(f"authorization type {kind}")
        authorizer = self.service.get_authorizer(ApiId=self.api_id, AuthorizerId=route["AuthorizerId"])
        source = authorizer["IdentitySource"]
        source = source if isinstance(source, str) else source[0]
        given = request.headers.get(source.removeprefix("$request.header."))
        if not given:
            raise unauthorized()
        expected = authorizer["JwtConfiguration"]
        claims = verify(self.account, bearer(given), [expected["Issuer"]])
        audience = claims.get("aud", claims.get("client_id"))
        if not set(audience if isinstance(audience, list) else [audience]) & set(expected["Audience"]):
            raise unauthorized()
        scopes = set(route.get("AuthorizationScopes") or [])
        if scopes and not scopes & set(str(claims.get("scope", "")).split()):
            raise Refusal(403, "FORBIDDEN", "Forbidden")
        return {"jwt": {"claims": {name: str(value) for name, value in claims.items()}, "scopes": sorted(scopes) or None}}

    def _invoke(self, function_arn: str, route_key: str, request: Request, identity: dict[str, Any] | None) -> Response:
        template = route_key.split(" ")[-1]
        event = {
            "version": "2.0",
            "routeKey": route_key,
            "rawPath": request.path,
            "headers": dict(request.headers),
            "queryStringParameters": request.query or None,
            "pathParameters": match(template, request.path) or None,
            "requestContext": {"apiId": self.api_id, "stage": self.name, "authorizer": identity,
                               "http": {"method": request.method, "path": request.path}},
            "body": request.body,
            "isBase64Encoded": False,
        }  # fmt: skip
        source = f"arn:aws:execute-api:{REGION}:{ACCOUNT_ID}:{self.api_id}/{self.name}/{_permission_path(route_key)}"
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

"""Who is let in to an HTTP API: JWT authorizers, Lambda authorizers with payload 2.0, IAM."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .functions import FunctionError
from .messages import Refusal, Request, Unsupported, unauthorized
from .rest_authorizers import policy_allows
from .routing import match
from .tokens_in import bearer, verify

if TYPE_CHECKING:
    from .http_api import HttpStage


@dataclass(frozen=True)
class HttpCall:
    """A request and the route that takes it. `source` is the ARN under which functions are invoked for it."""

    stage: HttpStage
    route: dict[str, Any]
    request: Request
    source: str

    @property
    def path_parameters(self) -> dict[str, str]:
        _, _, template = self.route["RouteKey"].partition(" ")
        return (match(template, self.request.path) or {}) if template else {}

    @property
    def arn(self) -> str:
        """What an IAM policy names: the request itself, not the route."""
        return f"{self.stage.arn}/{self.stage.name}/{self.request.method}{self.request.path}"

    def event(self) -> dict[str, Any]:
        """docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html, format 2.0"""
        stage = "" if self.stage.name == "$default" else f"/{self.stage.name}"
        path = f"{stage}{self.request.path}"
        variables = self.stage.service.get_stage(ApiId=self.stage.api_id, StageName=self.stage.name).get("StageVariables")
        return {
            "version": "2.0",
            "routeKey": self.route["RouteKey"],
            "rawPath": path,
            "headers": dict(self.request.headers),
            "queryStringParameters": self.request.query or None,
            "pathParameters": self.path_parameters or None,
            "stageVariables": variables or None,
            "requestContext": {
                "apiId": self.stage.api_id,
                "stage": self.stage.name,
                "routeKey": self.route["RouteKey"],
                "http": {"method": self.request.method, "path": path},
            },
        }


def authorize(call: HttpCall) -> dict[str, Any] | None:
    """What the integration learns of the caller; a refusal if there is none to be let in."""
    kind = call.route.get("AuthorizationType", "NONE")
    if kind == "NONE":
        return None
    if kind == "AWS_IAM":
        if "authorization" not in call.request.headers:
            raise Refusal(403, "MISSING_AUTHENTICATION_TOKEN", "Forbidden")
        raise Unsupported("AWS_IAM signatures")
    authorizer = call.stage.service.get_authorizer(ApiId=call.stage.api_id, AuthorizerId=call.route["AuthorizerId"])
    if (kind, authorizer["AuthorizerType"]) == ("JWT", "JWT"):
        return _by_token(call, authorizer)
    if (kind, authorizer["AuthorizerType"]) == ("CUSTOM", "REQUEST"):
        return _by_function(call, authorizer)
    raise Unsupported(f"a route of type {kind} with an authorizer of type {authorizer['AuthorizerType']}")


def _by_token(call: HttpCall, authorizer: dict[str, Any]) -> dict[str, Any]:
    """docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html"""
    source = authorizer["IdentitySource"]
    given = _identity(call, source if isinstance(source, str) else source[0])
    if not given:
        raise unauthorized()
    expected = authorizer["JwtConfiguration"]
    claims = verify(call.stage.account, bearer(given), [expected["Issuer"]])
    audience = claims.get("aud", claims.get("client_id"))
    if not set(audience if isinstance(audience, list) else [audience]) & set(expected["Audience"]):
        raise unauthorized()
    scopes = set(call.route.get("AuthorizationScopes") or [])
    if scopes and not scopes & set(str(claims.get("scope", claims.get("scp", ""))).split()):
        raise Refusal(403, "FORBIDDEN", "Forbidden")
    return {"jwt": {"claims": {name: str(value) for name, value in claims.items()}, "scopes": sorted(scopes) or None}}


def _by_function(call: HttpCall, authorizer: dict[str, Any]) -> dict[str, Any]:
    """docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html. Nothing is remembered here."""
    if authorizer.get("AuthorizerPayloadFormatVersion") != "2.0":
        raise Unsupported("Lambda authorizers with payload 1.0")
    sources = [_identity(call, source) for source in authorizer.get("IdentitySource") or []]
    if not all(sources):
        raise unauthorized()
    found = re.search(r"functions/(arn:[^/]+)/invocations", authorizer["AuthorizerUri"])
    if not found:
        raise Unsupported(f"authorizer URI {authorizer['AuthorizerUri']}")
    event = {**call.event(), "type": "REQUEST", "routeArn": call.arn, "identitySource": sources}
    try:
        answer = call.stage.functions.invoke_for(found[1], f"{call.stage.arn}/authorizers/{authorizer['AuthorizerId']}", event)
    except FunctionError as error:
        raise Refusal(500, "AUTHORIZER_FAILURE", f"Internal Server Error ({error})") from error
    if not _lets_in(answer, call, simple=bool(authorizer.get("EnableSimpleResponses"))):
        raise Refusal(403, "ACCESS_DENIED", "Forbidden")
    return {"lambda": answer.get("context")}


def _lets_in(answer: Any, call: HttpCall, *, simple: bool) -> bool:
    """An answer in the other format is none: 500."""
    wanted = "isAuthorized" if simple else "policyDocument"
    if not isinstance(answer, dict) or wanted not in answer:
        raise Refusal(500, "AUTHORIZER_FAILURE", "Internal Server Error (the authorizer answered in another format)")
    return answer[wanted] is True if simple else policy_allows(answer[wanted], call.arn)


def _identity(call: HttpCall, source: str) -> str | None:
    """docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html, identity sources"""
    place, _, name = source.rpartition(".")
    if place == "$request.header":
        return call.request.headers.get(name)
    if place == "$request.querystring":
        return call.request.query.get(name)
    if place == "$stageVariables":
        return (call.event()["stageVariables"] or {}).get(name)
    if source == "$context.routeKey":
        return str(call.route["RouteKey"])
    raise Unsupported(f"identity source {source}")

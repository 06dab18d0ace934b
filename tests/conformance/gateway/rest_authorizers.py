"""Who may pass, by the method's authorization type."""

from __future__ import annotations

import fnmatch
import re
from typing import TYPE_CHECKING, Any

from .functions import FunctionError
from .messages import Refusal, Unsupported, unauthorized
from .tokens_in import bearer, verify

if TYPE_CHECKING:
    from .rest import Call


def authorize(call: Call) -> dict[str, Any] | None:
    """The caller's identity, nothing for a public method, or a Refusal."""
    match call.method["authorizationType"]:
        case "NONE":
            return None
        case "AWS_IAM":
            return _signature(call)
        case "COGNITO_USER_POOLS":
            return _cognito(call, _authorizer(call))
        case "CUSTOM":
            return _function(call, _authorizer(call))
        case other:
            raise Unsupported(f"authorization type {other}")


def _authorizer(call: Call) -> dict[str, Any]:
    found = call.stage.snapshot["authorizers"].get(call.method["authorizerId"])
    if found is None:
        raise Refusal(500, "AUTHORIZER_CONFIGURATION_ERROR", "Internal server error (the deployment has no such authorizer)")
    return found


def _signature(call: Call) -> None:
    if "AWS4-HMAC-SHA256" in call.request.headers.get("authorization", ""):
        raise Unsupported("the signature of an AWS_IAM call")
    raise Refusal(403, "MISSING_AUTHENTICATION_TOKEN", "Missing Authentication Token")


def _header(call: Call, authorizer: dict[str, Any]) -> str:
    source = authorizer.get("identitySource") or ""
    if not source.startswith("method.request.header.") or "," in source:
        raise Unsupported(f"identity source {source}")
    value = call.request.headers.get(source.removeprefix("method.request.header."))
    if not value:
        raise unauthorized()
    return value


def _cognito(call: Call, authorizer: dict[str, Any]) -> dict[str, Any]:
    """docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html: a method with scopes takes access
    tokens that hold one of them, a method without takes identity tokens.
    """
    claims = verify(call.stage.account, bearer(_header(call, authorizer)), [_issuer(arn) for arn in authorizer["providerARNs"]])
    audience = authorizer.get("identityValidationExpression")
    if audience and not re.fullmatch(audience, str(claims.get("aud"))):
        raise unauthorized()
    scopes = set(call.method.get("authorizationScopes") or [])
    if claims.get("token_use") != ("access" if scopes else "id"):
        raise unauthorized()
    if scopes and not scopes & set(str(claims.get("scope", "")).split()):
        raise unauthorized()
    return {"claims": {name: str(value) for name, value in claims.items()}}


def _issuer(pool_arn: str) -> str:
    region, pool_id = pool_arn.split(":")[3], pool_arn.split("userpool/")[1]
    return f"https://cognito-idp.{region}.amazonaws.com/{pool_id}"


def _function(call: Call, authorizer: dict[str, Any]) -> dict[str, Any]:
    """docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html

    What is remembered is the policy, found by the identity alone, and asked again for every method.
    """
    identity = _identity(call, authorizer)
    seconds = int(authorizer.get("authorizerResultTtlInSeconds", 300))
    if seconds and not identity:
        raise Unsupported("a remembered policy without identity sources")
    key = ("policy", call.stage.arn, call.stage.name, authorizer["id"], *identity)
    answer = call.stage.remembered.get(key)
    if answer is None:
        answer = _decision(call, authorizer)
        call.stage.remembered.put(key, answer, seconds)
    if not policy_allows(answer["policyDocument"], call.arn):
        raise Refusal(403, "ACCESS_DENIED", "User is not authorized to access this resource")
    return {"principalId": answer["principalId"], **(answer.get("context") or {})}


def _identity(call: Call, authorizer: dict[str, Any]) -> list[str]:
    """The values of all identity sources, none of which may be missing: "otherwise, it returns a 401 Unauthorized response without
    calling the Lambda function" (API reference, CreateAuthorizer, identitySource).
    """
    if authorizer["type"] == "TOKEN":
        token = _header(call, authorizer)
        pattern = authorizer.get("identityValidationExpression")
        if pattern and not re.fullmatch(pattern, token):
            raise unauthorized()
        return [token]
    sources = [source.strip() for source in (authorizer.get("identitySource") or "").split(",") if source.strip()]
    values = [_value(call, source) for source in sources]
    if not all(values):
        raise unauthorized()
    return values


def _value(call: Call, source: str) -> str:
    """What an identity source says of this request."""
    if source.startswith("method.request.header."):
        return call.request.headers.get(source.removeprefix("method.request.header.")) or ""
    if source.startswith("method.request.querystring."):
        return call.request.query.get(source.removeprefix("method.request.querystring.")) or ""
    if source.startswith("stageVariables."):
        return (call.stage.snapshot["variables"] or {}).get(source.removeprefix("stageVariables."), "")
    context = _request_context(call)
    if source.startswith("context.identity."):
        context, name = context["identity"], source.removeprefix("context.identity.")
    elif source.startswith("context."):
        name = source.removeprefix("context.")
    else:
        raise Unsupported(f"identity source {source}")
    if name not in context:
        raise Unsupported(f"identity source {source}")
    return str(context[name])


def _request_context(call: Call) -> dict[str, Any]:
    """docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html"""
    return {
        "path": f"/{call.stage.name}{call.request.path}",
        "stage": call.stage.name,
        "apiId": call.stage.api_id,
        "httpMethod": call.request.method,
        "resourceId": call.resource_id,
        "resourcePath": call.template,
        "identity": {"sourceIp": "203.0.113.7"},
    }


def _decision(call: Call, authorizer: dict[str, Any]) -> dict[str, Any]:
    """What the function says; 500 where that is no principal and policy."""
    found = re.search(r"functions/(arn:[^/]+)/invocations", authorizer["authorizerUri"])
    if not found:
        raise Unsupported(f"authorizer URI {authorizer['authorizerUri']}")
    try:
        event = _authorizer_event(call, authorizer)
        answer = call.stage.functions.invoke_for(found[1], f"{call.stage.arn}/authorizers/{authorizer['id']}", event)
    except FunctionError as error:
        if str(error).endswith(": Unauthorized"):
            raise unauthorized() from error
        raise Refusal(500, "AUTHORIZER_FAILURE", f"Internal server error ({error})") from error
    simple = all(isinstance(value, str | int | float | bool) for value in ((answer or {}).get("context") or {}).values())
    if not isinstance(answer, dict) or not answer.get("principalId") or not answer.get("policyDocument") or not simple:
        raise Refusal(500, "AUTHORIZER_CONFIGURATION_ERROR", f"Internal server error (not a policy: {answer})")
    return answer


def _authorizer_event(call: Call, authorizer: dict[str, Any]) -> dict[str, Any]:
    if authorizer["type"] == "TOKEN":
        return {"type": "TOKEN", "authorizationToken": _header(call, authorizer), "methodArn": call.arn}
    request = call.request
    return {
        "type": "REQUEST",
        "methodArn": call.arn,
        "resource": call.template,
        "path": request.path,
        "httpMethod": request.method,
        "headers": dict(request.headers),
        "queryStringParameters": request.query,
        "pathParameters": call.path_parameters,
        "stageVariables": call.stage.snapshot["variables"],
        "requestContext": _request_context(call),
    }


def policy_allows(document: dict[str, Any], arn: str) -> bool:
    effects = {statement["Effect"] for statement in document.get("Statement", []) if _names(statement, arn)}
    return effects == {"Allow"}


def _names(statement: dict[str, Any], arn: str) -> bool:
    resources = statement["Resource"]
    return any(fnmatch.fnmatchcase(arn, pattern) for pattern in ([resources] if isinstance(resources, str) else resources))


def require_api_key(call: Call) -> None:
    """An enabled key that a usage plan of this stage knows, where the method asks for one."""
    if not call.method.get("apiKeyRequired"):
        return
    if call.stage.snapshot["key_source"] != "HEADER":
        raise Unsupported("API keys from the authorizer")
    given = call.request.headers.get("x-api-key")
    if given is None or given not in _keys_of_stage(call):
        raise Refusal(403, "INVALID_API_KEY", "Forbidden")


def _keys_of_stage(call: Call) -> set[str]:
    service = call.stage.account.client("apigateway")
    stage = (call.stage.api_id, call.stage.name)
    plans = [
        plan["id"]
        for plan in service.get_usage_plans(limit=500)["items"]
        if stage in {(entry.get("apiId"), entry.get("stage")) for entry in plan.get("apiStages", [])}
    ]
    known = {key["id"] for plan in plans for key in service.get_usage_plan_keys(usagePlanId=plan)["items"]}
    keys = service.get_api_keys(includeValues=True, limit=500)["items"]
    return {key["value"] for key in keys if key["id"] in known and key["enabled"]}

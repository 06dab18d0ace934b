"""Methods of REST APIs. Stock moto drops a method's authorizer; here the method lands whole, or is refused as AWS refuses it."""

from __future__ import annotations

from typing import Any

from .api import call
from .apigateway import SERVICE, Refused, lower_keys
from .registry import Context, Created, Properties, handles

AUTHORIZED_TYPES = ("CUSTOM", "COGNITO_USER_POOLS")


@handles("AWS::ApiGateway::Method")
def method(properties: Properties, context: Context) -> Created:
    integration = properties.pop("Integration", None)
    responses = properties.pop("MethodResponses", [])
    place = {"restApiId": properties["RestApiId"], "resourceId": properties["ResourceId"], "httpMethod": properties["HttpMethod"]}
    parameters = lower_keys(properties)
    parameters.setdefault("authorizationType", "NONE")
    _refuse_wrong_authorizer(parameters, context)
    _refuse_missing_validator(parameters, context)
    call(SERVICE, context.region, "put_method", parameters)
    for response in responses:
        call(SERVICE, context.region, "put_method_response", {**place, **lower_keys(response)})
    if integration:
        _refuse_undeclared_keys(integration, parameters)
        _put_integration(dict(integration), responses, place, context)
    return Created("|".join(place.values()))


def _refuse_wrong_authorizer(parameters: dict[str, Any], context: Context) -> None:
    kind, authorizer_id = parameters["authorizationType"], parameters.get("authorizerId")
    if kind not in AUTHORIZED_TYPES:
        if authorizer_id or parameters.get("authorizationScopes"):
            raise Refused(f"Authorizer and scopes need authorization type CUSTOM or COGNITO_USER_POOLS, not {kind}")
        return
    listed = call(SERVICE, context.region, "get_authorizers", {"restApiId": parameters["restApiId"]})["items"]
    types = {authorizer["id"]: authorizer["type"] for authorizer in listed}
    if authorizer_id not in types:
        raise Refused(
            "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer."
        )
    if (types[authorizer_id] == "COGNITO_USER_POOLS") != (kind == "COGNITO_USER_POOLS"):
        raise Refused(f"Authorizer of type {types[authorizer_id]} on a method of type {kind}")


def _refuse_missing_validator(parameters: dict[str, Any], context: Context) -> None:
    validator_id = parameters.get("requestValidatorId")
    if validator_id:
        call(SERVICE, context.region, "get_request_validator", {"restApiId": parameters["restApiId"], "requestValidatorId": validator_id})
    for model in (parameters.get("requestModels") or {}).values():
        if model not in ("Empty", "Error"):
            call(SERVICE, context.region, "get_model", {"restApiId": parameters["restApiId"], "modelName": model})


def _put_integration(integration: Properties, responses: list[Properties], place: dict[str, str], context: Context) -> None:
    answers = integration.pop("IntegrationResponses", [])
    if integration.get("Type") in ("AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY") and not integration.get("IntegrationHttpMethod"):
        raise Refused("Enumeration value for HttpMethod must be non-empty")
    parameters = lower_keys(integration)
    call(SERVICE, context.region, "put_integration", {**place, **parameters})
    declared = {str(response["StatusCode"]): set(response.get("ResponseParameters", {})) for response in responses}
    for answer in answers:
        _refuse_undeclared(answer, declared)
        call(SERVICE, context.region, "put_integration_response", {**place, **lower_keys(answer)})


def _refuse_undeclared_keys(integration: Properties, method: dict[str, Any]) -> None:
    declared = method.get("requestParameters") or {}
    for key in integration.get("CacheKeyParameters", []):
        if key not in declared:
            raise Refused(f"Invalid cache key parameter specified: {key}")


def _refuse_undeclared(answer: Properties, declared: dict[str, set[str]]) -> None:
    """An integration response may only fill headers that its method response declares."""
    status = str(answer["StatusCode"])
    if status not in declared:
        raise Refused(f"Invalid Response status code specified: no method response {status}")
    for target in answer.get("ResponseParameters", {}):
        if target not in declared[status]:
            raise Refused(f"Invalid mapping expression specified: parameter {target} is not declared by method response {status}")

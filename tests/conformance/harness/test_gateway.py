"""The gateway lets in only whom AWS lets in, and never whom it does not understand."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
import tokens
from account import Account, Stack, StackFailed
from gateway import Gateway, Response
from harness import tiny

ECHO = "import json\ndef handler(event, context):\n    return {'statusCode': 200, 'body': json.dumps(event)}\n"
MOCK = {
    "Type": "MOCK",
    "RequestTemplates": {"application/json": '{"statusCode": 204}'},
    "IntegrationResponses": [{"StatusCode": "204", "ResponseParameters": {"method.response.header.X-Colour": "'blue'"}}],
}


def create(account: Account, **resources: Any) -> Stack:
    return account.create_stack(tiny.template(**resources))


def get(gateway: Gateway, stack: Stack, path: str = "/", method: str = "GET", **call: Any) -> Response:
    return gateway.call(stack.resources["Api"], "dev", method, path, **call)


def minter(stack: Stack) -> tokens.Minter:
    return tokens.Minter(stack.resources["Pool"], stack.resources["Client"])


def test_without_scopes_only_identity_tokens_pass(account: Account, gateway: Gateway) -> None:
    stack = create(account, **tiny.locked_api())
    mint = minter(stack)
    assert get(gateway, stack).status == 401
    for name, token in tokens.wrong_tokens(mint, "id").items():
        assert get(gateway, stack, headers={"Authorization": token}).status == 401, name
    assert get(gateway, stack, headers={"authorization": mint.id()}).status == 200
    assert get(gateway, stack, headers={"Authorization": f"Bearer {mint.id()}"}).status == 200
    assert get(gateway, stack, headers={"X-Authorization": mint.id()}).status == 401


def test_with_scopes_only_access_tokens_that_hold_one_pass(account: Account, gateway: Gateway) -> None:
    stack = create(account, **tiny.locked_api(AuthorizationScopes=["orders/read", "orders/write"]))
    mint = minter(stack)
    for name, token in tokens.wrong_tokens(mint, "access", "orders/read").items():
        assert get(gateway, stack, headers={"Authorization": token}).status == 401, name
    assert get(gateway, stack, headers={"Authorization": mint.access()}).status in (401, 403)
    assert get(gateway, stack, headers={"Authorization": mint.access("orders/rea")}).status in (401, 403)
    assert get(gateway, stack, headers={"Authorization": mint.access("email orders/write")}).status == 200


def test_a_missing_authorizer_is_noticed(account: Account, gateway: Gateway) -> None:
    """The test of the door must fail when the door is open: here it is."""
    stack = create(account, **tiny.rest_api(["Get"]), Get=tiny.method())
    assert get(gateway, stack).status == 200


def test_unknown_paths_and_methods_are_not_served(account: Account, gateway: Gateway) -> None:
    stack = create(account, **tiny.rest_api(["Get"]), Get=tiny.method())
    assert get(gateway, stack, "/nothing").status == 403
    assert get(gateway, stack, method="DELETE").status == 403
    assert gateway.call(stack.resources["Api"], "prod", "GET", "/").status == 403


def test_iam_needs_a_signature_and_an_unknown_kind_is_not_judged(account: Account, gateway: Gateway) -> None:
    stack = create(account, **tiny.rest_api(["Get"]), Get=tiny.method(AuthorizationType="AWS_IAM"))
    assert get(gateway, stack).status == 403
    assert get(gateway, stack, headers={"Authorization": "AWS4-HMAC-SHA256 Credential=..."}).status == 501


def test_gateway_responses_shape_refusals(account: Account, gateway: Gateway) -> None:
    parameters = {"gatewayresponse.header.Access-Control-Allow-Origin": "'https://app.example.com'"}
    shaped = tiny.of_api("GatewayResponse", ResponseType="UNAUTHORIZED", StatusCode="418", ResponseParameters=parameters)
    resources = tiny.locked_api()
    resources["Deployment"]["DependsOn"] = ["Get", "Shaped"]
    answer = get(gateway, create(account, **resources, Shaped=shaped))
    assert answer.status == 418
    assert answer.headers["access-control-allow-origin"] == "https://app.example.com"
    assert answer.json == {"message": "Unauthorized"}


def test_the_request_validator_wants_parameters_and_a_body_that_fits(account: Account, gateway: Gateway) -> None:
    validator = tiny.of_api("RequestValidator", Name="all", ValidateRequestBody=True, ValidateRequestParameters=True)
    model = tiny.of_api("Model", Name="Order", ContentType="application/json", Schema={"type": "object", "required": ["id"]})
    checked = tiny.method(
        HttpMethod="POST",
        RequestValidatorId={"Ref": "Validator"},
        RequestParameters={"method.request.querystring.mode": True, "method.request.header.X-Trace": False},
        RequestModels={"application/json": {"Ref": "Model"}},
    )
    stack = create(account, **tiny.rest_api(["Post"]), Validator=validator, Model=model, Post=checked)
    fine = {"query": {"mode": "fast"}, "body": '{"id": 1}'}
    assert get(gateway, stack, method="POST", **fine).status == 200
    missing = get(gateway, stack, method="POST", body=fine["body"])
    assert (missing.status, missing.json["message"]) == (400, "Missing required request parameters: [mode]")
    assert get(gateway, stack, method="POST", query=fine["query"], body="{}").status == 400
    assert get(gateway, stack, method="POST", query=fine["query"], body="nonsense").status == 400


def test_a_mock_answers_with_its_static_headers(account: Account, gateway: Gateway) -> None:
    responses = [{"StatusCode": "204", "ResponseParameters": {"method.response.header.X-Colour": True}}]
    stack = create(account, **tiny.rest_api(["Get"]), Get=tiny.method(Integration=MOCK, MethodResponses=responses))
    answer = get(gateway, stack)
    assert (answer.status, answer.headers["x-colour"]) == (204, "blue")
    empty = create_again(account, Integration={"Type": "MOCK"})
    assert get(gateway, empty).status == 500, "a mock without a request template answers 500 in AWS"


def create_again(account: Account, **properties: Any) -> Stack:
    account.reset()
    return create(account, **tiny.rest_api(["Get"]), Get=tiny.method(**properties))


def test_a_function_runs_with_its_environment_and_its_roles_rights(account: Account, gateway: Gateway) -> None:
    code = (
        "import os, boto3\nidp = boto3.client('cognito-idp')\n"
        "def handler(event, context):\n"
        "    idp.describe_user_pool(UserPoolId=os.environ['USER_POOL_ID'])\n"
        "    return {'statusCode': 200, 'body': os.environ['USER_POOL_ID']}\n"
    )
    statement = {"Effect": "Allow", "Action": "cognito-idp:DescribeUserPool", "Resource": {"Fn::GetAtt": ["Pool", "Arn"]}}
    policy = {"PolicyName": "read", "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]}}
    allowed = {**tiny.ROLE, "Properties": {**tiny.ROLE["Properties"], "Policies": [policy]}}
    environment = {"Variables": {"USER_POOL_ID": {"Ref": "Pool"}}}
    resources = {
        **tiny.rest_api(["Get"]),
        "Pool": tiny.POOL,
        "Function": tiny.function(code, Environment=environment),
        "Permission": tiny.permission("Function", "*/GET/"),
        "Get": tiny.method(Integration=tiny.proxy_to("Function")),
    }
    stack = create(account, **resources, Role=allowed)
    assert get(gateway, stack).body == stack.resources["Pool"]

    account.reset()
    gateway.functions.close()
    refused = create(account, **resources, Role=tiny.ROLE)
    assert get(gateway, refused).status == 502
    assert "AccessDeniedException" in gateway.functions.log(refused.resources["Function"])


@pytest.mark.parametrize("source", ["*/POST/", "prod/GET/", "*/GET/other"])
def test_a_function_that_does_not_let_the_method_in_is_noticed(account: Account, gateway: Gateway, source: str) -> None:
    stack = create(
        account,
        **tiny.rest_api(["Get"]),
        Role=tiny.ROLE,
        Function=tiny.function(ECHO),
        Permission=tiny.permission("Function", source),
        Get=tiny.method(Integration=tiny.proxy_to("Function")),
    )
    assert get(gateway, stack).status == 500


def test_a_function_sees_path_query_and_claims(account: Account, gateway: Gateway) -> None:
    pets = tiny.of_api("Resource", ParentId={"Fn::GetAtt": ["Api", "RootResourceId"]}, PathPart="pets")
    pet = tiny.of_api("Resource", ParentId={"Ref": "Pets"}, PathPart="{id}")
    resources = tiny.locked_api(ResourceId={"Ref": "Pet"}, Integration=tiny.proxy_to("Function"))
    stack = create(
        account,
        **resources,
        Pets=pets,
        Pet=pet,
        Role=tiny.ROLE,
        Function=tiny.function(ECHO),
        Permission=tiny.permission("Function", "*/GET/pets/{id}"),
    )
    event = get(gateway, stack, "/pets/7", headers={"Authorization": minter(stack).id()}, query={"verbose": "1"}).json
    assert event["pathParameters"] == {"id": "7"}
    assert event["queryStringParameters"] == {"verbose": "1"}
    assert event["requestContext"]["authorizer"]["claims"]["email"] == "user@example.com"


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")
def test_a_node_function_runs(account: Account, gateway: Gateway) -> None:
    code = "exports.handler = async (event) => ({ statusCode: 200, body: event.path });"
    stack = create(
        account,
        **tiny.rest_api(["Get"]),
        Role=tiny.ROLE,
        Function=tiny.function(code, Runtime="nodejs22.x"),
        Permission=tiny.permission("Function", "*/GET/"),
        Get=tiny.method(Integration=tiny.proxy_to("Function")),
    )
    assert get(gateway, stack).body == "/"


def test_a_lambda_authorizer_decides(account: Account, gateway: Gateway) -> None:
    code = (
        "def handler(event, context):\n"
        "    if event['authorizationToken'] == 'unknown':\n        raise Exception('Unauthorized')\n"
        "    effect = 'Allow' if event['authorizationToken'] == 'open' else 'Deny'\n"
        "    statement = {'Effect': effect, 'Action': 'execute-api:Invoke', 'Resource': event['methodArn']}\n"
        "    return {'principalId': 'me', 'policyDocument': {'Version': '2012-10-17', 'Statement': [statement]}}\n"
    )
    authorizer = tiny.of_api(
        "Authorizer",
        Name="own",
        Type="TOKEN",
        AuthorizerUri=tiny.function_uri("Function"),
        IdentitySource="method.request.header.Authorization",
    )
    stack = create(
        account,
        **tiny.rest_api(["Get"]),
        Role=tiny.ROLE,
        Function=tiny.function(code),
        Permission=tiny.permission("Function", "authorizers/*"),
        Authorizer=authorizer,
        Get=tiny.method(AuthorizationType="CUSTOM", AuthorizerId={"Ref": "Authorizer"}),
    )
    statuses = {token: get(gateway, stack, headers={"Authorization": token}).status for token in ("open", "shut", "unknown", "")}
    assert statuses == {"open": 200, "shut": 403, "unknown": 401, "": 401}


DECIDE = """
calls = []
def handler(event, context):
    calls.append(event)
    effect = 'Allow' if event['headers'].get('x-key') == 'right' else 'Deny'
    statement = {'Effect': effect, 'Action': 'execute-api:Invoke', 'Resource': event['methodArn']}
    return {'principalId': str(len(calls)), 'policyDocument': {'Version': '2012-10-17', 'Statement': [statement]}}
"""


def guarded_by_request(**authorizer: Any) -> dict[str, Any]:
    """`GET /` and `PUT /` behind a function that looks at the request; an integration that says who was let in."""
    of_method = {"AuthorizationType": "CUSTOM", "AuthorizerId": {"Ref": "Authorizer"}, "Integration": tiny.proxy_to("Echo")}
    return {
        **tiny.rest_api(["Get", "Put"]),
        "Role": tiny.ROLE,
        "Function": tiny.function(DECIDE),
        "Echo": tiny.function(ECHO),
        "Permission": tiny.permission("Function", "authorizers/*"),
        "EchoPermission": tiny.permission("Echo", "*"),
        "Authorizer": tiny.of_api("Authorizer", Name="own", Type="REQUEST", AuthorizerUri=tiny.function_uri("Function"), **authorizer),
        "Get": tiny.method(**of_method),
        "Put": tiny.method(HttpMethod="PUT", **of_method),
    }


def let_in(answer: Response) -> str:
    return answer.json["requestContext"]["authorizer"]["principalId"]


def test_a_remembered_policy_that_names_one_route_closes_the_others(account: Account, gateway: Gateway) -> None:
    sources = {"IdentitySource": "method.request.header.X-Key", "AuthorizerResultTtlInSeconds": 60}
    stack = create(account, **guarded_by_request(**sources))
    key = {"headers": {"X-Key": "right"}}
    assert get(gateway, stack).status == 401
    assert let_in(get(gateway, stack, **key)) == "1"
    assert let_in(get(gateway, stack, **key)) == "1", "the function is not asked again"
    assert get(gateway, stack, method="PUT", **key).status == 403, "the remembered policy names GET alone"


def test_the_route_can_be_part_of_the_identity(account: Account, gateway: Gateway) -> None:
    sources = "method.request.header.X-Key,context.httpMethod,context.resourcePath"
    stack = create(account, **guarded_by_request(IdentitySource=sources, AuthorizerResultTtlInSeconds=60))
    key = {"headers": {"X-Key": "right"}}
    assert [let_in(get(gateway, stack, method=verb, **key)) for verb in ("GET", "PUT", "GET")] == ["1", "2", "1"]


def test_without_identity_sources_every_call_asks_and_a_cache_is_not_judged(account: Account, gateway: Gateway) -> None:
    stack = create(account, **guarded_by_request(AuthorizerResultTtlInSeconds=0))
    assert get(gateway, stack).status == 403
    assert let_in(get(gateway, stack, headers={"X-Key": "right"})) == "2"
    account.reset()
    assert get(gateway, create(account, **guarded_by_request(AuthorizerResultTtlInSeconds=60))).status == 501


def test_an_answer_that_is_no_policy_opens_nothing(account: Account, gateway: Gateway) -> None:
    resources = guarded_by_request(AuthorizerResultTtlInSeconds=0)
    resources["Function"] = tiny.function("def handler(event, context):\n    return {'isAuthorized': True}\n")
    assert get(gateway, create(account, **resources)).status == 500


def cached_api(**integration: Any) -> dict[str, Any]:
    """`GET /`, whose answers the stage remembers."""
    setting = {"ResourcePath": "/", "HttpMethod": "GET", "CachingEnabled": True, "CacheTtlInSeconds": 60}
    resources = {
        **tiny.rest_api(["Get"]),
        "Role": tiny.ROLE,
        "Echo": tiny.function(ECHO),
        "EchoPermission": tiny.permission("Echo", "*"),
        "Get": tiny.method(
            Integration={**tiny.proxy_to("Echo"), **integration}, RequestParameters={"method.request.querystring.page": False}
        ),
    }
    resources["Stage"]["Properties"] |= {"CacheClusterEnabled": True, "CacheClusterSize": "0.5", "MethodSettings": [setting]}
    return resources


def test_remembered_answers_are_told_apart_by_keys_alone(account: Account, gateway: Gateway) -> None:
    def page(stack: Stack, number: str) -> str:
        return get(gateway, stack, query={"page": number}).json["queryStringParameters"]["page"]

    stack = create(account, **cached_api())
    assert [page(stack, number) for number in ("1", "2")] == ["1", "1"], "without a key the second page is the first"
    account.reset()
    gateway.functions.close()
    stack = create(account, **cached_api(CacheKeyParameters=["method.request.querystring.page"]))
    assert [page(stack, number) for number in ("1", "2", "1")] == ["1", "2", "1"]
    assert gateway.functions.calls[stack.resources["Echo"]] == 2


def test_a_key_that_the_method_does_not_declare_is_refused(account: Account) -> None:
    with pytest.raises(StackFailed, match="Invalid cache key parameter specified"):
        create(account, **cached_api(CacheKeyParameters=["method.request.header.Authorization"]))


def test_an_api_key_must_belong_to_a_plan_of_the_stage(account: Account, gateway: Gateway) -> None:
    stages = [{"ApiId": {"Ref": "Api"}, "Stage": {"Ref": "Stage"}}]
    plan_key = {"KeyId": {"Ref": "Key"}, "KeyType": "API_KEY", "UsagePlanId": {"Ref": "Plan"}}
    stack = create(
        account,
        **tiny.rest_api(["Get"]),
        Get=tiny.method(ApiKeyRequired=True),
        Key={"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Name": "known", "Enabled": True, "Value": "k" * 24}},
        Stray={"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Name": "stray", "Enabled": True, "Value": "s" * 24}},
        Plan={"Type": "AWS::ApiGateway::UsagePlan", "Properties": {"UsagePlanName": "plan", "ApiStages": stages}},
        PlanKey={"Type": "AWS::ApiGateway::UsagePlanKey", "Properties": plan_key},
    )
    statuses = [get(gateway, stack, headers=headers).status for headers in ({}, {"x-api-key": "s" * 24}, {"x-api-key": "k" * 24})]
    assert statuses == [403, 403, 200]

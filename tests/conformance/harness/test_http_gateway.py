"""The door of an HTTP API: issuer, audience, scope, other origins."""

from __future__ import annotations

from typing import Any

import pytest
import tokens
from account import Account, Stack
from gateway import Gateway
from harness import tiny

APP = "https://app.example.com"


def of_api(kind: str, **properties: Any) -> dict[str, Any]:
    return {"Type": f"AWS::ApiGatewayV2::{kind}", "Properties": {"ApiId": {"Ref": "Api"}, **properties}}


@pytest.fixture
def stack(account: Account) -> Stack:
    """`GET /hello` behind a JWT authorizer and a scope."""
    configuration = {"Issuer": {"Fn::GetAtt": ["Pool", "ProviderURL"]}, "Audience": [{"Ref": "Client"}]}
    api = {"Name": "http", "ProtocolType": "HTTP", "CorsConfiguration": {"AllowOrigins": [APP], "AllowMethods": ["GET"]}}
    return account.create_stack(
        tiny.template(
            Pool=tiny.POOL,
            Client=tiny.CLIENT,
            Role=tiny.ROLE,
            Function=tiny.function("def handler(event, context): return 'hello'"),
            Permission=tiny.permission("Function", "*/*/hello"),
            Api={"Type": "AWS::ApiGatewayV2::Api", "Properties": api},
            Authorizer=of_api(
                "Authorizer",
                Name="jwt",
                AuthorizerType="JWT",
                IdentitySource=["$request.header.Authorization"],
                JwtConfiguration=configuration,
            ),
            Integration=of_api(
                "Integration",
                IntegrationType="AWS_PROXY",
                PayloadFormatVersion="2.0",
                IntegrationUri={"Fn::GetAtt": ["Function", "Arn"]},
            ),
            Route=of_api(
                "Route",
                RouteKey="GET /hello",
                AuthorizationType="JWT",
                AuthorizerId={"Ref": "Authorizer"},
                AuthorizationScopes=["orders/read"],
                Target={"Fn::Sub": "integrations/${Integration}"},
            ),
            Stage=of_api("Stage", StageName="$default", AutoDeploy=True),
        )
    )


def test_issuer_audience_and_scope_are_checked(gateway: Gateway, stack: Stack) -> None:
    mint = tokens.Minter(stack.resources["Pool"], stack.resources["Client"])

    def status(token: str | None) -> int:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return gateway.call(stack.resources["Api"], "$default", "GET", "/hello", headers=headers).status

    assert status(None) == 401
    wrong = {name: status(token) for name, token in tokens.wrong_tokens(mint, "access", "orders/read").items()}
    assert {name: code for name, code in wrong.items() if code not in (401, 403)} == {}
    assert status(mint.access("orders/read", client_id="another")) == 401
    assert status(mint.access("openid")) == 403
    assert status(mint.access("openid orders/read")) == 200


def test_a_preflight_needs_no_token_and_other_origins_get_no_header(gateway: Gateway, stack: Stack) -> None:
    def preflight(origin: str) -> Any:
        headers = {"Origin": origin, "Access-Control-Request-Method": "GET"}
        return gateway.call(stack.resources["Api"], "$default", "OPTIONS", "/hello", headers=headers)

    assert (preflight(APP).status, preflight(APP).headers["access-control-allow-origin"]) == (204, APP)
    assert "access-control-allow-origin" not in preflight("https://evil.example.com").headers
    refused = gateway.call(stack.resources["Api"], "$default", "GET", "/hello", headers={"Origin": APP})
    assert (refused.status, refused.headers["access-control-allow-origin"]) == (401, APP)

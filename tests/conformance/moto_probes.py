"""Questions to moto, each a thing that it cannot do: see gaps.py. Asked of stock moto and of the strict account alike."""

from __future__ import annotations

import io
import json
import logging
import urllib.parse
import urllib.request
import warnings
import zipfile
from collections.abc import Callable
from typing import Any

import boto3
from account import REGION, Account
from moto import mock_aws
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.test import Client

TRUST = {"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}

Probe = Callable[[Account], str | None]
"""Asks; answers what is missing from an answer that is no error, or None where all is well."""


class Stock(Account):
    """Stock moto, in this process and without a network. Only inside `mock_aws`."""

    def __init__(self) -> None:
        super().__init__("https://unused.invalid")

    def client(self, service: str) -> Any:
        if service not in self._clients:
            self._clients[service] = boto3.session.Session().client(service, region_name=REGION)
        return self._clients[service]


def said(probe: Probe, account: Account) -> str | None:
    """What the probe comes to: the error's text or what is missing."""
    try:
        return probe(account)
    except KeyError as error:  # its text is but the key
        return f"KeyError: {error}"
    except Exception as error:
        return str(error)


def said_by_stock(probe: Probe) -> str | None:
    with mock_aws():
        return said(probe, Stock())


def unsupported(types: list[str]) -> list[str]:
    """What stock moto's CloudFormation logs of each type that it leaves out of a stack and calls CREATE_COMPLETE."""
    heard: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("moto")
    logger.addHandler(listener)
    try:
        with mock_aws(), warnings.catch_warnings(action="ignore"):
            return sorted(sentence for name in types for sentence in _left_out(name, heard))
    finally:
        logger.removeHandler(listener)


def _left_out(type_name: str, heard: list[str]) -> set[str]:
    heard.clear()
    cloudformation = Stock().client("cloudformation")
    try:
        template = json.dumps({"Resources": {"It": {"Type": type_name}}})
        stack = cloudformation.create_stack(StackName=type_name.replace("::", "-"), TemplateBody=template)["StackId"]
        [described] = cloudformation.describe_stacks(StackName=stack)["Stacks"]
    except Exception:  # a type that it does know asks for its properties
        return set()
    return set(heard) if described["StackStatus"] == "CREATE_COMPLETE" else set()


def _pool(account: Account) -> tuple[Any, str]:
    service = account.client("cognito-idp")
    return service, service.create_user_pool(PoolName="gap")["UserPool"]["Id"]


def _client(account: Account) -> tuple[Any, dict[str, str]]:
    service, pool = _pool(account)
    made = service.create_user_pool_client(UserPoolId=pool, ClientName="gap")["UserPoolClient"]
    return service, {"UserPoolId": pool, "ClientId": made["ClientId"]}


def _lacks(key: str, answer: dict[str, Any]) -> str | None:
    return None if answer.get(key) else f"(no error; the answer has no {key})"


def branding(account: Account) -> None:
    service, key = _client(account)
    service.create_managed_login_branding(**key, UseCognitoProvidedValues=True)


def mapping_of_several_parts(account: Account) -> None:
    rest = account.client("apigateway")
    certificate = "arn:aws:acm:us-east-1:123456789012:certificate/1a2b3c4d-0000-4000-8000-000000000000"
    endpoint = {"types": ["REGIONAL"]}
    rest.create_domain_name(domainName="api.example.com", regionalCertificateArn=certificate, endpointConfiguration=endpoint)
    api = rest.create_rest_api(name="gap")["id"]
    http = account.client("apigatewayv2")
    http.create_api_mapping(ApiId=api, DomainName="api.example.com", ApiMappingKey="orders/v1", Stage="live")


EMAIL = {"Subject": "Your code", "Message": "It is {####}"}


def email_alone(account: Account) -> None:
    service, pool = _pool(account)
    service.set_user_pool_mfa_config(UserPoolId=pool, MfaConfiguration="OPTIONAL", EmailMfaConfiguration=EMAIL)


def email_beside(account: Account) -> str | None:
    service, pool = _pool(account)
    token = {"Enabled": True}
    service.set_user_pool_mfa_config(
        UserPoolId=pool, MfaConfiguration="OPTIONAL", SoftwareTokenMfaConfiguration=token, EmailMfaConfiguration=EMAIL
    )
    return _lacks("EmailMfaConfiguration", service.get_user_pool_mfa_config(UserPoolId=pool))


def token_endpoint(account: Account) -> str | None:
    address, form = "/oauth2/token", {"grant_type": "client_credentials"}
    if isinstance(account, Stock):
        server = Client(DomainDispatcherApplication(create_backend_app))
        answer = server.post(address, base_url="https://gap.auth.us-east-1.amazoncognito.com", data=form)
        return None if answer.status_code == 200 else answer.text
    urllib.request.urlopen(account.url + address, data=urllib.parse.urlencode(form).encode(), timeout=30).close()
    return None


def customization(account: Account) -> str | None:
    service, key = _client(account)
    service.create_user_pool_domain(Domain="gap-of-moto", UserPoolId=key["UserPoolId"])
    service.set_ui_customization(**key, CSS=".banner-customizable { background-color: #000000; }")
    return _lacks("CSS", service.get_ui_customization(**key)["UICustomization"])


def dynamic_reference(account: Account) -> str | None:
    account.client("ssm").put_parameter(Name="/gap", Value="resolved", Type="String")
    key = {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "copy", "Type": "String", "Value": "{{resolve:ssm:/gap}}"}}
    account.client("cloudformation").create_stack(StackName="gap", TemplateBody=json.dumps({"Resources": {"Copy": key}}))
    kept = account.client("ssm").get_parameter(Name="copy")["Parameter"]["Value"]
    return None if kept == "resolved" else f"(no error; kept as it is: {kept})"


def revoking(account: Account) -> None:
    service, key = _client(account)
    service.revoke_token(Token="a token of nobody", ClientId=key["ClientId"])


def refreshing(account: Account) -> None:
    service, key = _client(account)
    service.get_tokens_from_refresh_token(RefreshToken="a token of nobody", ClientId=key["ClientId"])


def deleting_a_resource_server(account: Account) -> None:
    service, pool = _pool(account)
    service.create_resource_server(UserPoolId=pool, Identifier="orders", Name="orders")
    service.delete_resource_server(UserPoolId=pool, Identifier="orders")


def managed_login_version(account: Account) -> str | None:
    service, pool = _pool(account)
    service.create_user_pool_domain(Domain="gap-of-moto", UserPoolId=pool, ManagedLoginVersion=2)
    return _lacks("ManagedLoginVersion", service.describe_user_pool_domain(Domain="gap-of-moto")["DomainDescription"])


def tier(account: Account) -> str | None:
    service, pool = _pool(account)
    return _lacks("UserPoolTier", service.describe_user_pool(UserPoolId=pool)["UserPool"])


def logging_configuration(account: Account) -> str | None:
    role = account.client("iam").create_role(RoleName="gap", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr("index.py", "def handler(event, context): return event")
    code, wanted = {"ZipFile": archive.getvalue()}, {"LogFormat": "JSON", "LogGroup": "/gap"}
    service = account.client("lambda")
    service.create_function(FunctionName="gap", Role=role, Runtime="python3.13", Handler="index.handler", Code=code, LoggingConfig=wanted)
    found = service.get_function_configuration(FunctionName="gap").get("LoggingConfig", {})
    return None if found.items() >= wanted.items() else f"(no error; the answer has LoggingConfig {json.dumps(found)})"


def validation_expression(account: Account) -> str | None:
    service = account.client("apigateway")
    api = service.create_rest_api(name="gap")["id"]
    uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:gap/invocations"
    source = "method.request.header.Authorization"
    made = service.create_authorizer(
        restApiId=api, name="gap", type="TOKEN", authorizerUri=uri, identitySource=source, identityValidationExpression="^Bearer .+$"
    )
    return _lacks("identityValidationExpression", service.get_authorizer(restApiId=api, authorizerId=made["id"]))


def cache_keys(account: Account) -> str | None:
    service = account.client("apigateway")
    api = service.create_rest_api(name="gap")["id"]
    [root] = service.get_resources(restApiId=api)["items"]
    place = {"restApiId": api, "resourceId": root["id"], "httpMethod": "GET"}
    service.put_method(**place, authorizationType="NONE", requestParameters={"method.request.querystring.page": False})
    service.put_integration(**place, type="MOCK", cacheKeyParameters=["method.request.querystring.page"])
    return _lacks("cacheKeyParameters", service.get_integration(**place))

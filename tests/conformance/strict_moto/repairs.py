"""Answers of moto that lack what AWS returns. Without them a second Terraform plan is not empty and attributes cannot be read.

One repair is about time: moto parses all of AWS's managed policies again for every partition at every reset, which takes a second.
"""

from __future__ import annotations

import copy
import functools
import hashlib
import re
from typing import Any

from moto.apigateway.models import RestAPI
from moto.apigateway.models import Stage as RestStage
from moto.apigateway.responses import APIGatewayResponse
from moto.apigatewayv2 import models as http_models
from moto.awslambda.models import LambdaFunction
from moto.cognitoidp import models as cognito_models
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core.responses import EmptyResult
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.iam.models import IAMBackend

from . import federation


def _user_pool(answer: dict[str, Any], pool: Any) -> None:
    configured = getattr(pool, "extended_config", None) or {}
    answer.setdefault("UserPoolTier", configured.get("UserPoolTier") or "ESSENTIALS")


def _user_pool_domain(answer: dict[str, Any], domain: Any) -> None:
    if "Domain" not in answer:  # the short form, which creating a domain answers
        return
    answer.update(AWSAccountId="123456789012", Version="20260101000000", S3Bucket="aws-cognito-prod-iad-assets")
    answer["ManagedLoginVersion"] = getattr(domain, "managed_login_version", 1)
    if domain.custom_domain_config:
        answer["CustomDomainConfig"] = domain.custom_domain_config


def _http_domain_name(answer: dict[str, Any], domain: Any) -> None:
    if not answer.get("mutualTlsAuthentication"):
        answer.pop("mutualTlsAuthentication", None)
    assigned = {
        "domainNameStatus": "AVAILABLE",
        "hostedZoneId": "Z1UJRXOUMOOFQ8",
        "apiGatewayDomainName": f"d-{hashlib.sha256(domain.domain_name.encode()).hexdigest()[:10]}.execute-api.us-east-1.amazonaws.com",
        "ipAddressType": "ipv4",
    }
    answer["domainNameConfigurations"] = [{**assigned, **given} for given in domain.domain_name_configurations]


def _complete(model: Any, add: Any) -> None:
    original = model.to_json

    @functools.wraps(original)
    def to_json(self: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        answer = dict(original(self, *args, **kwargs))
        add(answer, self)
        return answer

    model.to_json = to_json


def _remember_managed_login(operation: str) -> None:
    """moto takes ManagedLoginVersion and forgets it."""
    original = getattr(CognitoIdpResponse, operation)

    @functools.wraps(original)
    def answer(self: CognitoIdpResponse) -> Any:
        result = original(self)
        domain = self.backend.describe_user_pool_domain(self._get_param("Domain"))
        version = self._get_param("ManagedLoginVersion")
        if domain and version:
            domain.managed_login_version = version
        return result

    setattr(CognitoIdpResponse, operation, answer)


def _delete_resource_server(self: CognitoIdpResponse) -> Any:
    pool = self.backend.describe_user_pool(self._get_param("UserPoolId"))
    pool.resource_servers.pop(self._get_param("Identifier"), None)
    return EmptyResult()


def _remember_logging() -> None:
    """moto takes a function's LoggingConfig and forgets it."""
    create, read, update = LambdaFunction.__init__, LambdaFunction.get_configuration, LambdaFunction.update_configuration

    def initialise(self: LambdaFunction, *args: Any, **kwargs: Any) -> None:
        create(self, *args, **kwargs)
        self.logging = (args[1] if len(args) > 1 else kwargs["spec"]).get("LoggingConfig")

    def configuration(self: LambdaFunction, *args: Any, **kwargs: Any) -> dict[str, Any]:
        answer = read(self, *args, **kwargs)
        group = {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{self.function_name}"}
        return {**answer, "LoggingConfig": {**group, **(getattr(self, "logging", None) or {})}}

    def change(self: LambdaFunction, config_updates: dict[str, Any]) -> dict[str, Any]:
        self.logging = config_updates.get("LoggingConfig", getattr(self, "logging", None))
        return update(self, config_updates)

    LambdaFunction.__init__, LambdaFunction.get_configuration, LambdaFunction.update_configuration = initialise, configuration, change


def _remember_validation_expression() -> None:
    """moto misspells IdentityValidationExpression on its way into an authorizer, and loses it."""
    create = RestAPI.create_authorizer

    @functools.wraps(create)
    def create_authorizer(self: RestAPI, *args: Any, **given: Any) -> Any:
        made = create(self, *args, **given)
        made.identity_validation_expression = given["identiy_validation_expression"]
        return made

    RestAPI.create_authorizer = create_authorizer


def _remember_cache_keys() -> None:
    """moto takes an integration's CacheKeyParameters and forgets them."""
    put = APIGatewayResponse.put_integration

    @functools.wraps(put)
    def put_integration(self: APIGatewayResponse) -> Any:
        answer = put(self)
        _, _, api_id, _, resource_id, _, verb, *_ = self.path.split("/")
        method = self.backend.get_method(api_id, resource_id, verb)
        method.method_integration.cache_key_parameters = self._get_param("cacheKeyParameters") or []
        return answer

    APIGatewayResponse.put_integration = put_integration


METHOD_SETTING = re.compile(r"/(.+)/((?:metrics|logging|throttling|caching)/[A-Za-z]+)")
"""A patch path of a method setting; the path of the method may have slashes, as Terraform writes it."""


def _set_settings_of_long_paths() -> None:
    """moto takes the first part of the path for all of it, and drops the setting."""
    apply = RestStage.apply_operations

    @functools.wraps(apply)
    def apply_operations(self: RestStage, patch_operations: list[dict[str, Any]]) -> RestStage:
        for operation in patch_operations:
            found = METHOD_SETTING.fullmatch(operation["path"])
            if operation["op"] == "replace" and found:
                self._patch_method_setting(found[1], found[2], operation["value"])
            else:
                apply(self, [operation])
        return self

    RestStage.apply_operations = apply_operations


def _describe_rules_between_groups() -> None:
    """moto keeps the description of a rule about another group and does not answer it."""
    SecurityGroupRule.description = property(lambda rule: rule.ip_range.get("Description") or rule.source_group.get("Description"))


def _parse_managed_policies_once() -> None:
    parse = IAMBackend._init_aws_policies
    parsed: dict[str, list[Any]] = {}

    def policies(backend: IAMBackend) -> list[Any]:
        if backend.region_name not in parsed:
            parsed[backend.region_name] = parse(backend)
        return [copy.copy(policy) for policy in parsed[backend.region_name]]

    IAMBackend._init_aws_policies = policies


def install() -> None:
    """Repair the answers from now on."""
    _complete(cognito_models.CognitoIdpUserPool, _user_pool)
    _complete(cognito_models.CognitoIdpUserPoolDomain, _user_pool_domain)
    _complete(http_models.DomainName, _http_domain_name)
    _describe_rules_between_groups()
    _remember_logging()
    _remember_managed_login("create_user_pool_domain")
    _remember_managed_login("update_user_pool_domain")
    CognitoIdpResponse.delete_resource_server = _delete_resource_server
    _remember_validation_expression()
    _remember_cache_keys()
    _set_settings_of_long_paths()
    _parse_managed_policies_once()
    federation.install()

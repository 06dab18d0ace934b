"""What moto cannot deploy of what `gen` emits, with moto's own words; the README's table is made of this, test_gaps.py asks moto again.

Everything here is about stock moto. Where `made_by` names a module, the strict account does the thing all the same; where it is None,
nobody does, and `checked` is all that holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import moto_probes as ask

HERE = Path(__file__).resolve().parent
README = HERE / "README.md"
HEADING = "## What moto cannot deploy\n"


@dataclass(frozen=True)
class Gap:
    """One thing that moto cannot do."""

    what: str
    """The type or property as it is emitted, or what a user does with it."""
    asked: str
    """The operation."""
    error: str
    """What moto says, word for word; where it says nothing, what its answer lacks."""
    probe: ask.Probe
    spec: str
    """A spec whose CloudFormation document holds `sign`, from the root of the repository."""
    sign: str
    checked: str
    """What holds it. Paths in backticks are files of the repository, with `::` and the name of a test where it is one."""
    made_by: str | None = None
    """The module of strict_moto that does it in moto's stead."""


SCHEMAS = "`tests/golden.rs::documents_satisfy_the_resource_schemas`"
LINTED = "`tests/conformance/test_gaps.py::test_what_nobody_makes_is_emitted_and_satisfies_the_resource_schemas`"
ROWS = "`tests/resources.rs::every_property_exists_in_the_schema_of_its_type`"
ARGUMENTS = "`tests/terraform/schemas.rs::every_argument_exists_in_5_100_and_is_not_deprecated`"
ARGUMENTS_OF_6 = "`tests/terraform/schemas.rs::every_argument_is_still_there_in_6`"
BOTH = "`tests/conformance/test_terraform.py::test_both_targets_make_the_same_account`"
AGAIN = "`tests/conformance/test_terraform.py::test_life_of_the_examples`"
DEPLOYED = "`tests/conformance/test_deploy.py::test_the_stack_is_created_and_its_outputs_name_what_was_made`"
ACCOUNT_WIDE = "`tests/conformance/test_gaps.py::test_the_role_of_the_account_is_set`"

REFERENCE = "tests/fixtures/reference"
NOT_IMPLEMENTED = "The {} action has not been implemented"

GAPS: tuple[Gap, ...] = (
    Gap(
        "AWS::Cognito::ManagedLoginBranding", "CreateManagedLoginBranding",
        NOT_IMPLEMENTED.format("create_managed_login_branding"), ask.branding,
        f"{REFERENCE}/managed_login.yaml", "AWS::Cognito::ManagedLoginBranding", f"{LINTED}, {ROWS}, {ARGUMENTS_OF_6}",
    ),
    Gap(
        "AWS::ApiGatewayV2::ApiMapping of several parts at an AWS::ApiGateway::DomainName", "CreateApiMapping",
        "An error occurred (NotFoundException) when calling the CreateApiMapping operation: "
        "The domain name resource specified in the request was not found.", ask.mapping_of_several_parts,
        "tests/fixtures/ok/domain-in-a-region.yaml", "AWS::ApiGatewayV2::ApiMapping", f"{SCHEMAS}, {LINTED}, {ARGUMENTS}",
    ),
    Gap(
        "AWS::Cognito::UserPool EnabledMfas, EMAIL_OTP alone; EmailAuthenticationSubject, EmailAuthenticationMessage", "SetUserPoolMfaConfig",
        "An error occurred (InvalidParameterException) when calling the SetUserPoolMfaConfig operation: "
        "At least one of [SmsMfaConfiguration] or [SoftwareTokenMfaConfiguration] must be provided.", ask.email_alone,
        f"{REFERENCE}/user_pool_by_name.yaml", "EMAIL_OTP", f"{LINTED}, {ROWS}, {ARGUMENTS}",
    ),
    Gap(
        "AWS::Cognito::UserPool EnabledMfas, EMAIL_OTP beside others; EmailAuthenticationSubject, EmailAuthenticationMessage", "GetUserPoolMfaConfig",
        "(no error; the answer has no EmailMfaConfiguration)", ask.email_beside,
        f"{REFERENCE}/user_pool_by_name.yaml", "EMAIL_OTP", f"{LINTED}, {ROWS}, {ARGUMENTS}",
    ),
    Gap(
        "the token endpoint of AWS::Cognito::UserPoolDomain", "POST /oauth2/token", "KeyError: 'DEFAULT'", ask.token_endpoint,
        "tests/fixtures/ok/pool.yaml", "AWS::Cognito::UserPoolDomain", f"{DEPLOYED} (the domain, and the outputs that name it)",
    ),
    Gap(
        "AWS::Cognito::UserPoolUICustomizationAttachment", "SetUICustomization",
        NOT_IMPLEMENTED.format("set_ui_customization"), ask.customization,
        "tests/fixtures/deploy/federated-pool/poolgate.yaml", "AWS::Cognito::UserPoolUICustomizationAttachment", BOTH, "federation.py",
    ),
    Gap(
        "dynamic references", "CreateStack", "(no error; kept as it is: {{resolve:ssm:/gap}})", ask.dynamic_reference,
        "tests/fixtures/deploy/federated-pool/poolgate.yaml", "{{resolve:", BOTH, "federation.py",
    ),
    Gap(
        "AWS::Cognito::UserPoolDomain ManagedLoginVersion", "DescribeUserPoolDomain",
        "(no error; the answer has no ManagedLoginVersion)", ask.managed_login_version,
        "tests/fixtures/deploy/federated-pool/poolgate.yaml", "ManagedLoginVersion", AGAIN, "repairs.py",
    ),
    Gap(
        "AWS::Cognito::UserPool UserPoolTier", "DescribeUserPool", "(no error; the answer has no UserPoolTier)", ask.tier,
        "examples/login-api/poolgate.yaml", "UserPoolTier", AGAIN, "repairs.py",
    ),
    Gap(
        "AWS::Lambda::Function LoggingConfig", "GetFunctionConfiguration",
        "(no error; the answer has LoggingConfig {})", ask.logging_configuration,
        "examples/login-api/poolgate.yaml", "LoggingConfig", AGAIN, "repairs.py",
    ),
    Gap(
        "AWS::ApiGateway::Authorizer IdentityValidationExpression", "GetAuthorizer",
        "(no error; the answer has no identityValidationExpression)", ask.validation_expression,
        "tests/fixtures/deploy/guarded-api/poolgate.yaml", "IdentityValidationExpression", BOTH, "repairs.py",
    ),
    Gap(
        "AWS::ApiGateway::Method Integration.CacheKeyParameters", "GetIntegration",
        "(no error; the answer has no cacheKeyParameters)", ask.cache_keys,
        "tests/fixtures/deploy/guarded-api/poolgate.yaml", "CacheKeyParameters", BOTH, "repairs.py",
    ),
    Gap(
        "`terraform destroy` of aws_cognito_resource_server", "DeleteResourceServer",
        NOT_IMPLEMENTED.format("delete_resource_server"), ask.deleting_a_resource_server,
        "tests/fixtures/deploy/scoped-api/poolgate.yaml", "AWS::Cognito::UserPoolResourceServer", AGAIN, "repairs.py",
    ),
    Gap(
        "the handler `refresh`", "GetTokensFromRefreshToken", NOT_IMPLEMENTED.format("get_tokens_from_refresh_token"), ask.refreshing,
        "tests/fixtures/deploy/handlers/poolgate.yaml", "get_tokens_from_refresh_token",
        "`tests/conformance/test_handlers.py`", "refresh.py",
    ),
    Gap(
        "the handler `sign_out`", "RevokeToken", NOT_IMPLEMENTED.format("revoke_token"), ask.revoking,
        "tests/fixtures/deploy/handlers/poolgate.yaml", "revoke_token", "`tests/conformance/test_handlers.py`", "refresh.py",
    ),
)  # fmt: skip

UNSUPPORTED = "No Moto CloudFormation support for {}"
"""What moto's CloudFormation logs for each of these types. Its stack is CREATE_COMPLETE without them; handlers of strict_moto make them."""
UNSUPPORTED_TYPES: tuple[str, ...] = (
    *(f"AWS::ApiGateway::{name}" for name in (
        "Account", "ApiKey", "Authorizer", "BasePathMapping", "DomainName", "GatewayResponse", "Model", "RequestValidator", "Stage",
        "UsagePlan", "UsagePlanKey",
    )),
    *(f"AWS::ApiGatewayV2::{name}" for name in ("Api", "ApiMapping", "Authorizer", "DomainName", "Integration", "Route", "Stage")),
    *(f"AWS::Cognito::{name}" for name in (
        "ManagedLoginBranding", "UserPool", "UserPoolClient", "UserPoolDomain", "UserPoolGroup", "UserPoolIdentityProvider",
        "UserPoolResourceServer", "UserPoolUICustomizationAttachment", "UserPoolUser", "UserPoolUserToGroupAttachment",
    )),
    "AWS::EC2::SecurityGroupEgress",
)  # fmt: skip

NEWER_PROVIDER = "no available releases match the given constraints >= 6.25.0, < 7.0.0"
"""What `terraform init` says of aws_cognito_managed_login_branding, where the provider at hand is 5.100."""
NEWER_SPEC = f"{REFERENCE}/managed_login.yaml"


def table() -> str:
    """The table as the README shows it."""
    rows = [(gap.what, gap.asked, gap.error, gap.made_by and f"`strict_moto/{gap.made_by}`", gap.checked) for gap in GAPS]
    families: dict[str, list[str]] = {}
    for name in UNSUPPORTED_TYPES:
        family, _, short = name.rpartition("::")
        families.setdefault(family, []).append(short)
    listed = "; ".join(f"{family}:: {', '.join(names)}" for family, names in families.items())
    made = "`strict_moto/`, the handler of the type; ManagedLoginBranding: see above"
    held = f"{DEPLOYED}, {BOTH}; Account: {ACCOUNT_WIDE}"
    rows.insert(5, (listed, "CreateStack", UNSUPPORTED.format("AWS::…"), made, held))
    rows.insert(1, ("aws_cognito_managed_login_branding", "`terraform init`, provider 5.100 at hand", NEWER_PROVIDER, None, ARGUMENTS_OF_6))
    head = ["| what | asked | said | done by | held by |", "|---|---|---|---|---|"]
    return "\n".join(head + ["| " + " | ".join(cell or "nobody" for cell in row) + " |" for row in rows]) + "\n"


def section() -> str:
    """The README's section, heading included."""
    return (
        f"{HEADING}\nMade of `gaps.py`; `UPDATE=1` with `test_gaps.py` rewrites it. Every row is asked of stock moto again: what it has learnt"
        " meanwhile\nfails the test and is struck off. Every type that can be emitted is made by some deployed spec or stands here with nobody.\n\n"
        + table()
    )

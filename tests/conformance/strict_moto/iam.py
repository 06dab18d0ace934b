"""Roles and policies. Stock moto drops a role's ManagedPolicyArns and PermissionsBoundary checks; here every statement lands."""

from __future__ import annotations

from typing import Any

from .api import call
from .registry import Context, Created, Properties, handles

SERVICE = "iam"
ROLE_NAME_LIMIT = 64


@handles("AWS::IAM::Role")
def role(properties: Properties, context: Context) -> Created:
    policies = properties.pop("Policies", [])
    managed = properties.pop("ManagedPolicyArns", [])
    properties.setdefault("RoleName", context.generated_name[-ROLE_NAME_LIMIT:])
    made = call(SERVICE, context.region, "create_role", properties)["Role"]
    for policy in policies:
        call(SERVICE, context.region, "put_role_policy", {"RoleName": made["RoleName"], **policy})
    for arn in managed:
        call(SERVICE, context.region, "attach_role_policy", {"RoleName": made["RoleName"], "PolicyArn": arn})
    return Created(made["RoleName"], {"Arn": made["Arn"], "RoleId": made["RoleId"]})


@handles("AWS::IAM::Policy")
def policy(properties: Properties, context: Context) -> Created:
    document = {"PolicyName": properties["PolicyName"], "PolicyDocument": properties["PolicyDocument"]}
    for kind, operation in (("Role", "put_role_policy"), ("User", "put_user_policy"), ("Group", "put_group_policy")):
        for name in properties.get(f"{kind}s", []):
            call(SERVICE, context.region, operation, {f"{kind}Name": name, **document})
    return Created(context.generated_name, {"Id": context.generated_name})


@handles("AWS::IAM::ManagedPolicy")
def managed_policy(properties: Properties, context: Context) -> Created:
    targets = {kind: properties.pop(f"{kind}s", []) for kind in ("Role", "User", "Group")}
    parameters: dict[str, Any] = {"PolicyName": properties.pop("ManagedPolicyName", context.generated_name), **properties}
    arn = call(SERVICE, context.region, "create_policy", parameters)["Policy"]["Arn"]
    for kind, names in targets.items():
        for name in names:
            call(SERVICE, context.region, f"attach_{kind.lower()}_policy", {f"{kind}Name": name, "PolicyArn": arn})
    return Created(arn, {"PolicyArn": arn})

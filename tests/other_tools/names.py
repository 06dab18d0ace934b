"""What CloudFormation's names are called in Terraform: by the crate's own property rows, and a few more."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
NAMES = REPOSITORY / "tests/fixtures/other-tools/names.json"
SCHEMAS = REPOSITORY / "schema/cloudformation"

PSEUDO = {
    "AWS::Region": "us-east-1",
    "AWS::AccountId": "123456789012",
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": "case",
}
TYPES_WITHOUT_ROWS = {
    "AWS::Cognito::IdentityPool": "aws_cognito_identity_pool",
    "AWS::Cognito::IdentityPoolRoleAttachment": "aws_cognito_identity_pool_roles_attachment",
    "AWS::IAM::ManagedPolicy": "aws_iam_policy",
}
OTHER_NAMES = {
    ("AWS::ApiGateway::RestApi", "ApiKeySourceType"): "api_key_source",
    ("AWS::Cognito::IdentityPoolRoleAttachment", "Roles"): "roles",
    ("AWS::Cognito::UserPool", "Policies.SignInPolicy"): "sign_in_policy",
    ("AWS::Cognito::UserPool", "UserPoolTags"): "tags",
    ("AWS::IAM::ManagedPolicy", "PolicyDocument"): "policy",
}
"""Properties without a row that Terraform calls otherwise than the snake case of their name."""


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


class Kind:
    """A type of resource, or a part of one, in both worlds."""

    def __init__(self, described: dict[str, Any]) -> None:
        self.tf: str = described["tf"]
        self.attributes: dict[str | None, str] = {cfn: tf for cfn, tf in described["attributes"]}
        self.rows: dict[str, tuple[str | None, list[Any]]] = {cfn: (tf, items) for cfn, tf, items in described["rows"] if cfn}


def _kinds() -> dict[str, Kind]:
    described = json.loads(NAMES.read_text(encoding="utf-8"))
    kinds = {one["cfn"]: Kind(one) for one in described}
    for cfn, tf in TYPES_WITHOUT_ROWS.items():
        kinds[cfn] = Kind({"tf": tf, "attributes": [], "rows": []})
    return kinds


KINDS = _kinds()


def known_to_cloudformation(kind: str, name: str) -> bool:
    path = SCHEMAS / (kind.replace("::", "-").lower() + ".json")
    return not path.is_file() or name in json.loads(path.read_text(encoding="utf-8"))["properties"]


def is_function(value: dict[str, Any]) -> bool:
    return len(value) == 1 and (next(iter(value)) == "Ref" or next(iter(value)).startswith("Fn::"))

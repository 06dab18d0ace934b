"""A function in a network whose role may not place it there, which AWS refuses and moto makes.

Source: AWS Lambda developer guide, "Giving Lambda functions access to resources in an Amazon VPC", Required IAM permissions.
"""

from __future__ import annotations

import fnmatch
import functools
import json
from collections.abc import Iterator
from typing import Any

from moto.awslambda.exceptions import InvalidParameterValueException
from moto.awslambda.models import LambdaBackend
from moto.iam.models import iam_backends
from moto.utilities.utils import get_partition

NEEDED = ("CreateNetworkInterface", "DescribeNetworkInterfaces", "DescribeSubnets", "DeleteNetworkInterface")


def _allowed(backend: LambdaBackend, role_arn: str) -> Iterator[str]:
    iam = iam_backends[backend.account_id][get_partition(backend.region_name)]
    role = iam.get_role(role_arn.rsplit("/", 1)[-1])
    documents = [*role.policies.values(), *(policy.document for policy in role.managed_policies.values())]
    for document in documents:
        statements = json.loads(document)["Statement"]
        for statement in statements if isinstance(statements, list) else [statements]:
            actions = statement.get("Action", [])
            if statement["Effect"] == "Allow":
                yield from actions if isinstance(actions, list) else [actions]


def install() -> None:
    """Refuse from now on."""
    original = LambdaBackend.create_function

    @functools.wraps(original)
    def create_function(self: LambdaBackend, spec: dict[str, Any]) -> Any:
        if (spec.get("VpcConfig") or {}).get("SubnetIds"):
            allowed = list(_allowed(self, spec["Role"]))
            for action in NEEDED:
                if not any(fnmatch.fnmatch(f"ec2:{action}", pattern) for pattern in allowed):
                    raise InvalidParameterValueException(
                        f"The provided execution role does not have permissions to call {action} on EC2"
                    )
        return original(self, spec)

    LambdaBackend.create_function = create_function

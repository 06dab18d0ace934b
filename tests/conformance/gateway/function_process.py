"""The inside of a function's process: reads events line by line, writes results, calls AWS only as far as the role allows.

moto does not ask IAM. Here every call of a Cognito operation is compared with the role's statements first, so that a policy that is
too narrow for the handler fails as it would in AWS. Stands alone: it runs where nothing of the suite can be imported.
"""

from __future__ import annotations

import fnmatch
import importlib
import json
import os
import sys
import traceback
from typing import Any

import boto3
from botocore.exceptions import ClientError

STATEMENTS: list[dict[str, Any]] = json.loads(os.environ.pop("ROLE_STATEMENTS", "[]"))
ACCOUNT_ID = "123456789012"


def main() -> None:
    results = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    sys.stdout = sys.stderr  # what a handler prints is its log, not its result
    boto3.setup_default_session()
    boto3.DEFAULT_SESSION.events.register("before-parameter-build.cognito-idp", _ask_role)
    sys.path.insert(0, os.getcwd())
    module, function = sys.argv[1].rsplit(".", 1)
    handler = getattr(importlib.import_module(module), function)
    for line in sys.stdin:
        try:
            result = {"value": handler(json.loads(line), None)}
            text = json.dumps(result)
        except Exception as error:  # whatever a handler raises is the function's error, and is logged, as in Lambda
            traceback.print_exc()
            text = json.dumps({"error": f"{type(error).__name__}: {error}"})
        print(text, file=results, flush=True)


def _ask_role(params: dict[str, Any], model: Any, **_: Any) -> None:
    action = f"cognito-idp:{model.name}"
    resource = f"arn:aws:cognito-idp:{os.environ['AWS_REGION']}:{ACCOUNT_ID}:userpool/{params.get('UserPoolId', '')}"
    if "UserPoolId" in params and not any(_covers(statement, action, resource) for statement in STATEMENTS):
        message = f"User is not authorized to perform: {action} on resource: {resource} because no identity-based policy allows it"
        raise ClientError({"Error": {"Code": "AccessDeniedException", "Message": message}}, model.name)


def _covers(statement: dict[str, Any], action: str, resource: str) -> bool:
    if statement["Effect"] != "Allow" or "Condition" in statement:
        return False
    actions, resources = statement.get("Action", []), statement.get("Resource", [])
    actions = [actions] if isinstance(actions, str) else actions
    resources = [resources] if isinstance(resources, str) else resources
    return any(fnmatch.fnmatch(action.lower(), pattern.lower()) for pattern in actions) and any(
        fnmatch.fnmatchcase(resource, pattern) for pattern in resources
    )


if __name__ == "__main__":
    main()

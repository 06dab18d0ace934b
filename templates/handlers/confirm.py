"""Gives a user who is stuck in FORCE_CHANGE_PASSWORD a permanent password (AdminSetUserPassword), which confirms the user.

For administrators: invoke it directly with {"username": ..., "password": ...}, or through a route that is not public.
Nothing of the event is ever logged. Environment: USER_POOL_ID; ALLOWED_ORIGIN adds a CORS header.
"""

import base64
import json
import os

import boto3

cognito = boto3.client("cognito-idp")

REFUSALS = {
    "InvalidPasswordException": (400, "invalid_password"),
    "InvalidParameterException": (400, "invalid_parameter"),
    "UserNotFoundException": (404, "user_not_found"),
    "TooManyRequestsException": (429, "too_many_requests"),
    "LimitExceededException": (429, "too_many_requests"),
}


def handler(event, context):
    given = credentials(event)
    for name in ("username", "password"):
        if not isinstance(given.get(name), str) or not given[name]:
            return answer(400, {"error": "missing_parameter", "parameter": name})
    try:
        cognito.admin_set_user_password(
            UserPoolId=os.environ["USER_POOL_ID"],
            Username=given["username"],
            Password=given["password"],
            Permanent=True,
        )
    except cognito.exceptions.ClientError as error:
        code = error.response["Error"]["Code"]
        if code not in REFUSALS:
            raise
        status, name = REFUSALS[code]
        return answer(status, {"error": name})
    return answer(200, {"status": "CONFIRMED"})


def credentials(event):
    if "body" not in event:
        return event
    body = event["body"] or ""
    try:
        if event.get("isBase64Encoded"):
            body = base64.b64decode(body)
        given = json.loads(body)
    except ValueError:
        given = None
    return given if isinstance(given, dict) else {}


def answer(status, body):
    headers = {"content-type": "application/json", "cache-control": "no-store"}
    origin = os.environ.get("ALLOWED_ORIGIN")
    if origin:
        headers |= {"access-control-allow-origin": origin, "vary": "origin"}
    return {"statusCode": status, "headers": headers, "body": json.dumps(body)}

"""Signs a user out, so that Cognito refuses to refresh again.

The JSON body holds refresh_token, which ends that one session (RevokeToken), or access_token, which ends every session of its user
(GlobalSignOut; the token needs the scope aws.cognito.signin.user.admin), or both. Id and access tokens that are out already are
taken by an API until they expire: only Cognito knows that they were revoked. Nothing of the event is ever logged.
Environment: USER_POOL_ID, CLIENT_ID; CLIENT_HAS_SECRET=true reads the client's secret from Cognito; ALLOWED_ORIGIN adds a CORS header.
"""

import base64
import functools
import json
import os

import boto3

cognito = boto3.client("cognito-idp")

REFUSALS = {
    "NotAuthorizedException": (401, "invalid_token"),
    "UnauthorizedException": (401, "invalid_token"),
    "UnsupportedTokenTypeException": (400, "unsupported_token_type"),
    "InvalidParameterException": (400, "invalid_parameter"),
    "PasswordResetRequiredException": (403, "password_reset_required"),
    "UserNotConfirmedException": (403, "user_not_confirmed"),
    "TooManyRequestsException": (429, "too_many_requests"),
    "LimitExceededException": (429, "too_many_requests"),
}


def handler(event, context):
    given = body_of(event)
    tokens = {name: given[name] for name in ("access_token", "refresh_token") if name in given}
    if not tokens:
        return answer(400, {"error": "missing_parameter", "parameter": "refresh_token"})
    for name, token in tokens.items():
        if not isinstance(token, str) or not token:
            return answer(400, {"error": "invalid_parameter", "parameter": name})
    try:
        if "access_token" in tokens:
            cognito.global_sign_out(AccessToken=tokens["access_token"])
        if "refresh_token" in tokens:
            secret = {"ClientSecret": client_secret()} if os.environ.get("CLIENT_HAS_SECRET") == "true" else {}
            cognito.revoke_token(Token=tokens["refresh_token"], ClientId=os.environ["CLIENT_ID"], **secret)
    except cognito.exceptions.ClientError as error:
        code = error.response["Error"]["Code"]
        if code not in REFUSALS:
            raise
        status, name = REFUSALS[code]
        return answer(status, {"error": name})
    return answer(200, {"status": "SIGNED_OUT"})


def body_of(event):
    try:
        body = event.get("body") or ""
        if event.get("isBase64Encoded"):
            body = base64.b64decode(body)
        given = json.loads(body)
    except (ValueError, RecursionError):
        given = None
    return given if isinstance(given, dict) else {}


@functools.cache  # once per container
def client_secret():
    ids = {"UserPoolId": os.environ["USER_POOL_ID"], "ClientId": os.environ["CLIENT_ID"]}
    return cognito.describe_user_pool_client(**ids)["UserPoolClient"]["ClientSecret"]


def answer(status, body):
    headers = {"content-type": "application/json", "cache-control": "no-store"}
    origin = os.environ.get("ALLOWED_ORIGIN")
    if origin:
        headers |= {"access-control-allow-origin": origin, "vary": "origin"}
    return {"statusCode": status, "headers": headers, "body": json.dumps(body)}

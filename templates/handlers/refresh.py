"""Gives new tokens for a refresh token (InitiateAuth REFRESH_TOKEN_AUTH).

refresh_token comes from the JSON body. For a client with a secret username comes with it: `username` of the access token, which is
not the address that the user signed in by. Where refresh tokens rotate (GetTokensFromRefreshToken) the answer holds the next one and
no username is asked for. Nothing of the event is ever logged.
Environment: USER_POOL_ID, CLIENT_ID; CLIENT_HAS_SECRET=true reads the client's secret from Cognito; CLIENT_ROTATES_TOKENS=true;
ALLOWED_ORIGIN adds a CORS header.
"""

import base64
import functools
import hmac
import json
import os

import boto3

cognito = boto3.client("cognito-idp")

REFUSALS = {
    "NotAuthorizedException": (401, "invalid_refresh_token"),
    "RefreshTokenReuseException": (401, "invalid_refresh_token"),
    "UserNotFoundException": (401, "invalid_refresh_token"),
    "PasswordResetRequiredException": (403, "password_reset_required"),
    "UserNotConfirmedException": (403, "user_not_confirmed"),
    "InvalidParameterException": (400, "invalid_parameter"),
    "TooManyRequestsException": (429, "too_many_requests"),
    "LimitExceededException": (429, "too_many_requests"),
}
HAS_SECRET = os.environ.get("CLIENT_HAS_SECRET") == "true"
ROTATES = os.environ.get("CLIENT_ROTATES_TOKENS") == "true"
NEEDED = ("refresh_token", "username") if HAS_SECRET and not ROTATES else ("refresh_token",)


def handler(event, context):
    given = body_of(event)
    for name in NEEDED:
        if not isinstance(given.get(name), str) or not given[name]:
            return answer(400, {"error": "missing_parameter", "parameter": name})
    try:
        tokens = refreshed(given)["AuthenticationResult"]
    except cognito.exceptions.ClientError as error:
        code = error.response["Error"]["Code"]
        if code not in REFUSALS:
            raise
        status, name = REFUSALS[code]
        return answer(status, {"error": name})
    names = {"id_token": "IdToken", "access_token": "AccessToken", "refresh_token": "RefreshToken"}
    names |= {"expires_in": "ExpiresIn", "token_type": "TokenType"}
    return answer(200, {name: tokens[theirs] for name, theirs in names.items() if theirs in tokens})


def refreshed(given):
    client_id = os.environ["CLIENT_ID"]
    if ROTATES:
        secret = {"ClientSecret": client_secret()} if HAS_SECRET else {}
        return cognito.get_tokens_from_refresh_token(ClientId=client_id, RefreshToken=given["refresh_token"], **secret)
    parameters = {"REFRESH_TOKEN": given["refresh_token"]}
    if HAS_SECRET:
        parameters["SECRET_HASH"] = secret_hash(client_secret(), given["username"], client_id)
    return cognito.initiate_auth(ClientId=client_id, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters=parameters)


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


def secret_hash(secret, username, client_id):
    digest = hmac.digest(secret.encode(), (username + client_id).encode(), "sha256")
    return base64.b64encode(digest).decode()


def answer(status, body):
    headers = {"content-type": "application/json", "cache-control": "no-store"}
    origin = os.environ.get("ALLOWED_ORIGIN")
    if origin:
        headers |= {"access-control-allow-origin": origin, "vary": "origin"}
    return {"statusCode": status, "headers": headers, "body": json.dumps(body)}

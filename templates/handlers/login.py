"""Signs a user in with name and password (AdminInitiateAuth) and answers with the tokens.

username and password come from the JSON body or else from the query string. Nothing of the event is ever logged.
Environment: USER_POOL_ID, CLIENT_ID; CLIENT_HAS_SECRET=true reads the client's secret from Cognito; ALLOWED_ORIGIN adds a CORS header;
AUTH_FLOW=USER_PASSWORD_AUTH signs in as an application does (InitiateAuth), for a client without ALLOW_ADMIN_USER_PASSWORD_AUTH.
"""

import base64
import functools
import hmac
import json
import os

import boto3

cognito = boto3.client("cognito-idp")

CHALLENGES = {
    "NEW_PASSWORD_REQUIRED": "password_change_required",
    "SMS_MFA": "second_factor_required",
    "SOFTWARE_TOKEN_MFA": "second_factor_required",
    "EMAIL_OTP": "second_factor_required",
    "SELECT_MFA_TYPE": "second_factor_required",
    "MFA_SETUP": "second_factor_setup_required",
}
# An unknown user and a wrong password get the same answer, so that nobody can find out who has an account.
REFUSALS = {
    "NotAuthorizedException": (401, "invalid_credentials"),
    "UserNotFoundException": (401, "invalid_credentials"),
    "PasswordResetRequiredException": (403, "password_reset_required"),
    "UserNotConfirmedException": (403, "user_not_confirmed"),
    "InvalidParameterException": (400, "invalid_parameter"),
    "TooManyRequestsException": (429, "too_many_requests"),
    "LimitExceededException": (429, "too_many_requests"),
}


def handler(event, context):
    given = credentials(event)
    for name in ("username", "password"):
        if not isinstance(given.get(name), str) or not given[name]:
            return answer(400, {"error": "missing_parameter", "parameter": name})
    try:
        signed_in = sign_in(given["username"], given["password"])
    except cognito.exceptions.ClientError as error:
        code = error.response["Error"]["Code"]
        if code not in REFUSALS:
            raise
        status, name = REFUSALS[code]
        return answer(status, {"error": name})
    challenge = signed_in.get("ChallengeName")
    if challenge:
        return answer(403, {"error": CHALLENGES.get(challenge, "challenge_required"), "challenge": challenge})
    tokens = signed_in["AuthenticationResult"]
    names = {"id_token": "IdToken", "access_token": "AccessToken", "refresh_token": "RefreshToken"}
    names |= {"expires_in": "ExpiresIn", "token_type": "TokenType"}
    return answer(200, {name: tokens.get(theirs) for name, theirs in names.items()})


def credentials(event):
    body = event.get("body")
    try:
        if event.get("isBase64Encoded"):
            body = base64.b64decode(body or "")
        given = json.loads(body) if body else event.get("queryStringParameters")
    except ValueError:
        given = None
    return given if isinstance(given, dict) else {}


def sign_in(username, password):
    parameters = {"USERNAME": username, "PASSWORD": password}
    if os.environ.get("CLIENT_HAS_SECRET") == "true":
        parameters["SECRET_HASH"] = secret_hash(client_secret(), username, os.environ["CLIENT_ID"])
    call = {"ClientId": os.environ["CLIENT_ID"], "AuthParameters": parameters}
    if os.environ.get("AUTH_FLOW") == "USER_PASSWORD_AUTH":
        return cognito.initiate_auth(AuthFlow="USER_PASSWORD_AUTH", **call)
    return cognito.admin_initiate_auth(UserPoolId=os.environ["USER_POOL_ID"], AuthFlow="ADMIN_USER_PASSWORD_AUTH", **call)


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

// Signs a user out, so that Cognito refuses to refresh again.
//
// The JSON body holds refresh_token, which ends that one session (RevokeToken), or access_token, which ends every session of its user
// (GlobalSignOut; the token needs the scope aws.cognito.signin.user.admin), or both. Id and access tokens that are out already are
// taken by an API until they expire: only Cognito knows that they were revoked. Nothing of the event is ever logged.
// Environment: USER_POOL_ID, CLIENT_ID; CLIENT_HAS_SECRET=true reads the client's secret from Cognito; ALLOWED_ORIGIN adds a CORS header.
"use strict";

const sdk = require("@aws-sdk/client-cognito-identity-provider");

const cognito = new sdk.CognitoIdentityProviderClient({});
const { env } = process;

const REFUSALS = {
  NotAuthorizedException: [401, "invalid_token"],
  UnauthorizedException: [401, "invalid_token"],
  UnsupportedTokenTypeException: [400, "unsupported_token_type"],
  InvalidParameterException: [400, "invalid_parameter"],
  PasswordResetRequiredException: [403, "password_reset_required"],
  UserNotConfirmedException: [403, "user_not_confirmed"],
  TooManyRequestsException: [429, "too_many_requests"],
  LimitExceededException: [429, "too_many_requests"],
};

exports.handler = async (event) => {
  const given = bodyOf(event);
  const names = ["access_token", "refresh_token"].filter((name) => Object.hasOwn(given, name));
  if (!names.length) return answer(400, { error: "missing_parameter", parameter: "refresh_token" });
  for (const name of names) {
    if (typeof given[name] !== "string" || !given[name]) return answer(400, { error: "invalid_parameter", parameter: name });
  }
  try {
    if (names.includes("access_token")) await cognito.send(new sdk.GlobalSignOutCommand({ AccessToken: given.access_token }));
    if (names.includes("refresh_token")) {
      const call = { Token: given.refresh_token, ClientId: env.CLIENT_ID };
      if (env.CLIENT_HAS_SECRET === "true") call.ClientSecret = await clientSecret();
      await cognito.send(new sdk.RevokeTokenCommand(call));
    }
  } catch (error) {
    if (!Object.hasOwn(REFUSALS, error.name)) throw error;
    const [status, name] = REFUSALS[error.name];
    return answer(status, { error: name });
  }
  return answer(200, { status: "SIGNED_OUT" });
};

function bodyOf(event) {
  let given = null;
  try {
    given = JSON.parse(event.isBase64Encoded ? Buffer.from(event.body ?? "", "base64").toString() : event.body ?? "");
  } catch {
    // No JSON: nothing is given.
  }
  return given !== null && typeof given === "object" ? given : {};
}

let secret; // once per container
async function clientSecret() {
  if (!secret) {
    const ids = { UserPoolId: env.USER_POOL_ID, ClientId: env.CLIENT_ID };
    secret = (await cognito.send(new sdk.DescribeUserPoolClientCommand(ids))).UserPoolClient.ClientSecret;
  }
  return secret;
}

function answer(status, body) {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  if (env.ALLOWED_ORIGIN) Object.assign(headers, { "access-control-allow-origin": env.ALLOWED_ORIGIN, vary: "origin" });
  return { statusCode: status, headers, body: JSON.stringify(body) };
}

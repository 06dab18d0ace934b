// Gives new tokens for a refresh token (InitiateAuth REFRESH_TOKEN_AUTH).
//
// refresh_token comes from the JSON body. For a client with a secret username comes with it: `username` of the access token, which is
// not the address that the user signed in by. Where refresh tokens rotate (GetTokensFromRefreshToken) the answer holds the next one and
// no username is asked for. Nothing of the event is ever logged.
// Environment: USER_POOL_ID, CLIENT_ID; CLIENT_HAS_SECRET=true reads the client's secret from Cognito; CLIENT_ROTATES_TOKENS=true;
// ALLOWED_ORIGIN adds a CORS header.
"use strict";

const { createHmac } = require("node:crypto");
const sdk = require("@aws-sdk/client-cognito-identity-provider");

const cognito = new sdk.CognitoIdentityProviderClient({});
const { env } = process;

const REFUSALS = {
  NotAuthorizedException: [401, "invalid_refresh_token"],
  RefreshTokenReuseException: [401, "invalid_refresh_token"],
  UserNotFoundException: [401, "invalid_refresh_token"],
  PasswordResetRequiredException: [403, "password_reset_required"],
  UserNotConfirmedException: [403, "user_not_confirmed"],
  InvalidParameterException: [400, "invalid_parameter"],
  TooManyRequestsException: [429, "too_many_requests"],
  LimitExceededException: [429, "too_many_requests"],
};
const HAS_SECRET = env.CLIENT_HAS_SECRET === "true";
const ROTATES = env.CLIENT_ROTATES_TOKENS === "true";
const NEEDED = HAS_SECRET && !ROTATES ? ["refresh_token", "username"] : ["refresh_token"];

exports.handler = async (event) => {
  const given = bodyOf(event);
  for (const name of NEEDED) {
    if (typeof given[name] !== "string" || !given[name]) return answer(400, { error: "missing_parameter", parameter: name });
  }
  let tokens;
  try {
    tokens = (await refreshed(given)).AuthenticationResult;
  } catch (error) {
    if (!Object.hasOwn(REFUSALS, error.name)) throw error;
    const [status, name] = REFUSALS[error.name];
    return answer(status, { error: name });
  }
  // JSON leaves out what is undefined.
  return answer(200, {
    id_token: tokens.IdToken,
    access_token: tokens.AccessToken,
    refresh_token: tokens.RefreshToken,
    expires_in: tokens.ExpiresIn,
    token_type: tokens.TokenType,
  });
};

async function refreshed(given) {
  const ClientId = env.CLIENT_ID;
  if (ROTATES) {
    const call = { ClientId, RefreshToken: given.refresh_token };
    if (HAS_SECRET) call.ClientSecret = await clientSecret();
    return cognito.send(new sdk.GetTokensFromRefreshTokenCommand(call));
  }
  const parameters = { REFRESH_TOKEN: given.refresh_token };
  if (HAS_SECRET) parameters.SECRET_HASH = secretHash(await clientSecret(), given.username, ClientId);
  return cognito.send(new sdk.InitiateAuthCommand({ ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: parameters }));
}

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

function secretHash(secret, username, clientId) {
  return createHmac("sha256", secret).update(username + clientId).digest("base64");
}
exports.secretHash = secretHash;

function answer(status, body) {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  if (env.ALLOWED_ORIGIN) Object.assign(headers, { "access-control-allow-origin": env.ALLOWED_ORIGIN, vary: "origin" });
  return { statusCode: status, headers, body: JSON.stringify(body) };
}

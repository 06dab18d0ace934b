// Signs a user in with name and password (AdminInitiateAuth) and answers with the tokens.
//
// username and password come from the JSON body or else from the query string. Nothing of the event is ever logged.
// Environment: USER_POOL_ID, CLIENT_ID; CLIENT_HAS_SECRET=true reads the client's secret from Cognito; ALLOWED_ORIGIN adds a CORS header;
// AUTH_FLOW=USER_PASSWORD_AUTH signs in as an application does (InitiateAuth), for a client without ALLOW_ADMIN_USER_PASSWORD_AUTH.
"use strict";

const { createHmac } = require("node:crypto");
const sdk = require("@aws-sdk/client-cognito-identity-provider");

const cognito = new sdk.CognitoIdentityProviderClient({});
const { env } = process;

const CHALLENGES = {
  NEW_PASSWORD_REQUIRED: "password_change_required",
  SMS_MFA: "second_factor_required",
  SOFTWARE_TOKEN_MFA: "second_factor_required",
  EMAIL_OTP: "second_factor_required",
  SELECT_MFA_TYPE: "second_factor_required",
  MFA_SETUP: "second_factor_setup_required",
};
// An unknown user and a wrong password get the same answer, so that nobody can find out who has an account.
const REFUSALS = {
  NotAuthorizedException: [401, "invalid_credentials"],
  UserNotFoundException: [401, "invalid_credentials"],
  PasswordResetRequiredException: [403, "password_reset_required"],
  UserNotConfirmedException: [403, "user_not_confirmed"],
  InvalidParameterException: [400, "invalid_parameter"],
  TooManyRequestsException: [429, "too_many_requests"],
  LimitExceededException: [429, "too_many_requests"],
};

exports.handler = async (event) => {
  const given = credentials(event);
  for (const name of ["username", "password"]) {
    if (typeof given[name] !== "string" || !given[name]) return answer(400, { error: "missing_parameter", parameter: name });
  }
  let signedIn;
  try {
    signedIn = await signIn(given.username, given.password);
  } catch (error) {
    if (!Object.hasOwn(REFUSALS, error.name)) throw error;
    const [status, name] = REFUSALS[error.name];
    return answer(status, { error: name });
  }
  const challenge = signedIn.ChallengeName;
  if (challenge) return answer(403, { error: CHALLENGES[challenge] ?? "challenge_required", challenge });
  const tokens = signedIn.AuthenticationResult;
  return answer(200, {
    id_token: tokens.IdToken ?? null,
    access_token: tokens.AccessToken ?? null,
    refresh_token: tokens.RefreshToken ?? null,
    expires_in: tokens.ExpiresIn ?? null,
    token_type: tokens.TokenType ?? null,
  });
};

function credentials(event) {
  let given = null;
  try {
    const body = event.isBase64Encoded ? Buffer.from(event.body ?? "", "base64").toString() : event.body;
    given = event.body ? JSON.parse(body) : event.queryStringParameters;
  } catch {
    // No JSON: nothing is given.
  }
  return given && typeof given === "object" ? given : {};
}

async function signIn(username, password) {
  const parameters = { USERNAME: username, PASSWORD: password };
  if (env.CLIENT_HAS_SECRET === "true") parameters.SECRET_HASH = secretHash(await clientSecret(), username, env.CLIENT_ID);
  const call = { ClientId: env.CLIENT_ID, AuthParameters: parameters };
  if (env.AUTH_FLOW === "USER_PASSWORD_AUTH") {
    return cognito.send(new sdk.InitiateAuthCommand({ AuthFlow: "USER_PASSWORD_AUTH", ...call }));
  }
  return cognito.send(
    new sdk.AdminInitiateAuthCommand({ UserPoolId: env.USER_POOL_ID, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", ...call }),
  );
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

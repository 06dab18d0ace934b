// Gives a user who is stuck in FORCE_CHANGE_PASSWORD a permanent password (AdminSetUserPassword), which confirms the user.
//
// For administrators: invoke it directly with {"username": ..., "password": ...}, or through a route that is not public.
// Nothing of the event is ever logged. Environment: USER_POOL_ID; ALLOWED_ORIGIN adds a CORS header.
"use strict";

const sdk = require("@aws-sdk/client-cognito-identity-provider");

const cognito = new sdk.CognitoIdentityProviderClient({});
const { env } = process;

const REFUSALS = {
  InvalidPasswordException: [400, "invalid_password"],
  InvalidParameterException: [400, "invalid_parameter"],
  UserNotFoundException: [404, "user_not_found"],
  TooManyRequestsException: [429, "too_many_requests"],
  LimitExceededException: [429, "too_many_requests"],
};

exports.handler = async (event) => {
  const given = credentials(event);
  for (const name of ["username", "password"]) {
    if (typeof given[name] !== "string" || !given[name]) return answer(400, { error: "missing_parameter", parameter: name });
  }
  const user = { UserPoolId: env.USER_POOL_ID, Username: given.username, Password: given.password, Permanent: true };
  try {
    await cognito.send(new sdk.AdminSetUserPasswordCommand(user));
  } catch (error) {
    if (!Object.hasOwn(REFUSALS, error.name)) throw error;
    const [status, name] = REFUSALS[error.name];
    return answer(status, { error: name });
  }
  return answer(200, { status: "CONFIRMED" });
};

function credentials(event) {
  if (!("body" in event)) return event;
  let given = null;
  try {
    given = JSON.parse(event.isBase64Encoded ? Buffer.from(event.body ?? "", "base64").toString() : event.body ?? "");
  } catch {
    // No JSON: nothing is given.
  }
  return given !== null && typeof given === "object" ? given : {};
}

function answer(status, body) {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  if (env.ALLOWED_ORIGIN) Object.assign(headers, { "access-control-allow-origin": env.ALLOWED_ORIGIN, vary: "origin" });
  return { statusCode: status, headers, body: JSON.stringify(body) };
}

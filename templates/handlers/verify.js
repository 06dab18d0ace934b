// A Lambda authorizer: lets in who has a token of the user pool, and to those routes alone that the token's scopes open.
//
// Checked are the signature (RS256, by the pool's own keys), issuer, times, kind, client and scopes; whatever is not right is refused.
// A REST API sends TOKEN or REQUEST events, an HTTP API payload 2.0, whose first identity source has to be the token.
// RESPONSE=policy: one policy for all routes, so that it stays right while it is cached. Where a pattern cannot be told from that of a
// route the token may not call, only the path that is being called is let in. No valid token: the error `Unauthorized`, which is 401.
// RESPONSE=simple: for the route being called; with a cache `$context.routeKey` has to be an identity source.
// Environment: USER_POOL_ID; CLIENT_IDS, a JSON list; TOKEN_USE, access or id; ROUTES, a JSON list of {"method", "path", "scopes"} of
// the routes behind this authorizer, where one of the scopes is enough and none are needed if there are none, {"path": "$default"} is
// that route; RESPONSE; TOKEN_HEADER, if REQUEST events carry the token in another header than Authorization.
"use strict";

const crypto = require("node:crypto");

const { env } = process;
const POOL = env.USER_POOL_ID;
const CLIENT_IDS = JSON.parse(env.CLIENT_IDS);
const TOKEN_USE = env.TOKEN_USE;
const ROUTES = JSON.parse(env.ROUTES);
const SIMPLE = env.RESPONSE === "simple";
const HEADER = (env.TOKEN_HEADER ?? "authorization").toLowerCase();

const HOST = `https://cognito-idp.${POOL.split("_")[0]}.amazonaws.com`;
const ISSUER = `${HOST}/${POOL}`;
const KEYS_URL = `${env.AWS_ENDPOINT_URL || HOST}/${POOL}/.well-known/jwks.json`;
const KEYS_LAST = 3600; // seconds, so that a key that Cognito gives up is given up
const ASK_AGAIN = 60; // seconds between two looks for a key that is not there: callers choose the key id
const CLOCK_SKEW = 60;
let keys = new Map();
let asked = 0;

exports.handler = async (event) => {
  const claims = await verified(tokenOf(event));
  if (!claims) {
    if (SIMPLE) return { isAuthorized: false };
    throw new Error("Unauthorized"); // API Gateway answers 401 to exactly this
  }
  const names = { sub: "sub", username: "username", "cognito:username": "username", client_id: "client_id", scope: "scope" };
  const told = {};
  for (const [claim, name] of Object.entries(names)) if (Object.hasOwn(claims, claim)) told[name] = String(claims[claim]);
  const held = TOKEN_USE === "access" ? String(claims.scope ?? "").split(/\s+/) : [];
  if (SIMPLE) {
    const called = ROUTES.filter((route) => routeKey(route) === event.routeKey);
    return { isAuthorized: called.some((route) => opens(held, route)), context: told };
  }
  return { principalId: claims.sub, policyDocument: policy(event.routeArn || event.methodArn, held), context: told };
};

function tokenOf(event) {
  let given;
  if (event.type === "TOKEN") given = event.authorizationToken;
  else if (Array.isArray(event.identitySource)) given = event.identitySource[0];
  else given = Object.entries(event.headers ?? {}).find(([name]) => name.toLowerCase() === HEADER)?.[1];
  if (typeof given !== "string") return "";
  return given.slice(0, 7).toLowerCase() === "bearer " ? given.slice(7) : given;
}

/** The claims, or null where anything is not right. */
async function verified(token) {
  const pieces = token.split(".");
  if (pieces.length !== 3) return null;
  const [header, signature] = [json(pieces[0]), decoded(pieces[2])];
  // The algorithm is this one, whatever the token says; and no extension is understood (RFC 7515, section 4.1.11).
  if (!header || !signature || header.alg !== "RS256" || "crit" in header || typeof header.kid !== "string") return null;
  const key = await keyOf(header.kid);
  if (!key || !crypto.verify("RSA-SHA256", Buffer.from(`${pieces[0]}.${pieces[1]}`), key, signature)) return null;
  const claims = json(pieces[1]);
  if (!claims) return null;
  const now = Date.now() / 1000;
  const right =
    claims.iss === ISSUER &&
    claims.token_use === TOKEN_USE &&
    CLIENT_IDS.includes(TOKEN_USE === "access" ? claims.client_id : claims.aud) &&
    typeof claims.exp === "number" &&
    claims.exp > now &&
    isPast(claims.nbf, now) &&
    isPast(claims.iat, now) &&
    typeof claims.sub === "string";
  return right ? claims : null;
}

const isPast = (time, now) => time === undefined || (typeof time === "number" && time <= now + CLOCK_SKEW);

function decoded(part) {
  return /^[A-Za-z0-9_-]+$/.test(part) && part.length % 4 !== 1 ? Buffer.from(part, "base64url") : null;
}

function json(part) {
  try {
    const value = JSON.parse(decoded(part));
    return value && typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

async function keyOf(kid) {
  const age = Date.now() / 1000 - asked;
  if (!keys.size || age > KEYS_LAST || (!keys.has(kid) && age > ASK_AGAIN)) {
    asked = Date.now() / 1000;
    try {
      const found = (await (await fetch(KEYS_URL, { signal: AbortSignal.timeout(3000) })).json()).keys;
      const rsa = found.filter((key) => key.kty === "RSA" && (key.use ?? "sig") === "sig");
      keys = new Map(rsa.map((key) => [key.kid, crypto.createPublicKey({ key, format: "jwk" })]));
    } catch (cause) {
      if (!keys.size) throw new Error("the keys of the user pool cannot be read", { cause });
    }
  }
  return keys.get(kid);
}

function opens(held, route) {
  return !route.scopes.length || route.scopes.some((scope) => held.includes(scope));
}

/** Allow what the token opens; Deny what such a pattern covers and the token does not open: in a policy `*` goes over slashes. */
function policy(arn, held) {
  const [api, stage, method, ...rest] = arn.split("/");
  const path = rest.join("/");
  // The path is the caller's: what it holds must not become a pattern.
  const fit = /[*?$]/.test(path) ? [] : ROUTES.filter((route) => answers(route, method, path));
  const called = fit.some((route) => opens(held, route) && fit.every((other) => opens(held, other) || isBefore(route, other)));
  let allowed = ROUTES.filter((route) => opens(held, route));
  const denied = [];
  let exact = [];
  for (const route of ROUTES.filter((route) => !opens(held, route))) {
    const wide = allowed.filter((other) => reaches(other, route));
    const hit = called && ["ANY", method].includes(verb(route)) && overlap(parts(route), rest);
    if (wide.length && (hit || allowed.some((other) => reaches(route, other) && overlap(parts(route), usual(other))))) {
      // This Deny would shut what is open, and no pattern says it otherwise: of the open ones the called path alone is said.
      allowed = allowed.filter((other) => !wide.includes(other));
      exact = called ? [arn] : [];
    } else if (wide.length) denied.push(route);
  }
  const pattern = (route) =>
    [api, stage, verb(route) === "ANY" ? "*" : verb(route), ...parts(route).map((part) => (part[0] === "{" ? "*" : part))].join("/");
  const allow = [...allowed.map(pattern), ...exact];
  const deny = allow.length ? denied.map(pattern).flatMap((arn) => [arn, `${arn}/`]) : [`${api}/${stage}/*`];
  const some = Object.entries({ Allow: allow, Deny: deny }).filter(([, arns]) => arns.length);
  return { Version: "2012-10-17", Statement: some.map(([Effect, Resource]) => ({ Action: "execute-api:Invoke", Effect, Resource })) };
}

/** Whether the pattern of one route covers a call that API Gateway takes to the other. */
function reaches(route, other) {
  const verbs = [verb(route), verb(other)];
  if (!verbs.includes("ANY") && verbs[0] !== verbs[1]) return false;
  if (parts(other).at(-1)[0] !== "{" && overlap(parts(route), [...parts(other), ""])) return true; // `/orders/*` covers `/orders/`
  if (!overlap(parts(route), parts(other))) return false;
  const [mine, theirs] = [parts(route).map(rank), parts(other).map(rank)];
  const plain = !mine.some(Boolean) || (mine.length === theirs.length && ![...mine, ...theirs].includes(2));
  return !(plain && isBefore(route, other));
}

/** Whether a call that both could take goes to the one: fixed parts come before variables, and those before the ones with a plus. */
function isBefore(route, other) {
  const [mine, theirs] = [parts(route).map(rank), parts(other).map(rank)];
  const paths = compare(mine, theirs);
  const methods = (verb(route) === "ANY") - (verb(other) === "ANY");
  return (paths !== 0 || methods !== 0) && paths <= 0 && methods <= 0 && (!mine.includes(2) || theirs.includes(2));
}

/** Whether a path of the other lies in the pattern: there a variable is any text, here it is one part, or with a plus several. */
function overlap(mine, theirs) {
  if (!mine.length || !theirs.length) return mine.length === theirs.length;
  const [variable, several] = [mine[0][0] === "{", theirs[0].endsWith("+}")];
  if (mine[0] !== theirs[0] && !variable && theirs[0][0] !== "{") return false;
  const more = (variable && overlap(mine, theirs.slice(1))) || (several && overlap(mine.slice(1), theirs));
  return overlap(mine.slice(1), theirs.slice(1)) || more;
}

/** A path of it, whose variables are no word of another route. */
const usual = (route) => parts(route).map((part) => (part[0] === "{" ? "\0" : part));

const rank = (part) => (part[0] === "{" ? 1 : 0) + (part.endsWith("+}") ? 1 : 0);

function compare(mine, theirs) {
  const at = mine.findIndex((value, index) => value !== theirs[index]);
  return at < 0 ? mine.length - theirs.length : mine[at] - (theirs[at] ?? -1);
}

function answers(route, method, path) {
  const of = (part) => (part.endsWith("+}") ? ".*" : part[0] === "{" ? "[^/]+" : part.replace(/[^\w]/g, "\\$&"));
  return ["ANY", method].includes(verb(route)) && new RegExp(`^${parts(route).map(of).join("/")}$`, "s").test(path);
}

const parts = (route) => (route.path === "$default" ? ["{any+}"] : route.path.split("/").slice(1));
const verb = (route) => (route.path === "$default" ? "ANY" : route.method);
const routeKey = (route) => (route.path === "$default" ? "$default" : `${route.method} ${route.path}`);

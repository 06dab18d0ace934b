// The inside of a Node.js function's process: function_process.py for the other runtime that has inline code.
// It reads events line by line and writes results; what a handler logs goes to the log. The AWS SDK is found by NODE_PATH, as in Lambda,
// where the machine has it, and calls Cognito only as far as the role allows.
"use strict";

const path = require("node:path");
const readline = require("node:readline");
const fs = require("node:fs");

const [module_, name] = process.argv[2].split(".");
for (const method of ["log", "info", "debug", "warn"]) console[method] = console.error;

const statements = JSON.parse(process.env.ROLE_STATEMENTS ?? "[]");
delete process.env.ROLE_STATEMENTS;

/** moto does not ask IAM: every call that names a pool is compared with the role's statements first. */
function askRole() {
  let sdk;
  try {
    sdk = require("@aws-sdk/client-cognito-identity-provider");
  } catch {
    return; // a handler that wants it says so
  }
  const { send } = sdk.CognitoIdentityProviderClient.prototype;
  sdk.CognitoIdentityProviderClient.prototype.send = async function (command, ...rest) {
    const action = `cognito-idp:${command.constructor.name.replace(/Command$/, "")}`;
    const pool = command.input.UserPoolId;
    const resource = `arn:aws:cognito-idp:${process.env.AWS_REGION}:123456789012:userpool/${pool}`;
    if (pool !== undefined && !statements.some((statement) => covers(statement, action, resource))) {
      const message = `User is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows it`;
      throw Object.assign(new Error(message), { name: "AccessDeniedException" });
    }
    return send.call(this, command, ...rest);
  };
}

function covers(statement, action, resource) {
  if (statement.Effect !== "Allow" || "Condition" in statement) return false;
  const matches = (patterns, text) =>
    [patterns ?? []].flat().some((pattern) => new RegExp(`^${pattern.replace(/[^\w*]/g, "\\$&").replaceAll("*", ".*")}$`).test(text));
  return matches(statement.Action, action) && matches(statement.Resource, resource);
}

async function main() {
  askRole();
  const handler = require(path.join(process.cwd(), module_))[name];
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let result;
    try {
      result = { value: (await handler(JSON.parse(line), {})) ?? null };
    } catch (error) {
      console.error(error);
      result = { error: `${error?.name ?? "Error"}: ${error?.message ?? error}` };
    }
    fs.writeSync(1, JSON.stringify(result) + "\n");
  }
}

main();

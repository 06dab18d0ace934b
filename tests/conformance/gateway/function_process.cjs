// The inside of a Node.js function's process: function_process.py for the other runtime that has inline code.
// It reads events line by line and writes results. There is no AWS SDK here; what a handler logs goes to the log.
"use strict";

const path = require("node:path");
const readline = require("node:readline");
const fs = require("node:fs");

const [module_, name] = process.argv[2].split(".");
for (const method of ["log", "info", "debug", "warn"]) console[method] = console.error;

async function main() {
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

// cloudformation-validate and cdk-preflight over many templates: one of them each line of standard input, {"file": ...}, and for each a
// line of standard output, {"file": ..., "cloudformation-validate": [...], "cdk-preflight": [...]}. `--versions` prints those instead.
//
// aws-cdk-lib brings cloudformation-validate along, and cdk-preflight runs on that copy. Both are asked as in a CDK application, without one:
// the first by its own interface, the second by the plugin that it gives to CDK, for the region and an account that are known.
// A rule that crashes ends this process: nothing that failed may count as silence.
"use strict";
const path = require("path");
const { createRequire } = require("module");

const folder = path.resolve(process.argv[2]);
const load = createRequire(path.join(folder, "package.json"));
const preflight = path.dirname(load.resolve("cdk-preflight/package.json"));
const { loadEngine, PreflightEnforcePlugin, ENGINE_ERROR_RULE } = load(path.join(preflight, "lib/private/enforce.js"));
const { BUNDLED_RULES } = load(path.join(preflight, "lib/rules.generated.js"));
const validate = loadEngine();

const ENVIRONMENT = { accountId: "123456789012", region: "us-east-1" };
const LEVELS = { FATAL: "error", ERROR: "error", WARN: "warning", INFO: "info", DEBUG: "info" };
const PREFLIGHT_LEVELS = { error: "error", warning: "warning", informational: "info", debug: "info" };

function builtIn(engine, file) {
  const report = engine.validateTemplate(new validate.TemplateFile(file), { pseudoParameterOverrides: ENVIRONMENT });
  if (report.status !== "OK" && report.diagnostics.length === 0) throw new Error(`${file}: ${report.status} without a diagnostic`);
  return report.diagnostics.map((one) => ({
    level: LEVELS[one.severity],
    rule: one.ruleId,
    at: [one.entity && one.entity.logicalId, one.propertyPath].filter(Boolean).join("."),
    says: one.message,
  }));
}

function extra(plugin, file) {
  const { violations } = plugin.validate({ ...ENVIRONMENT, stackTemplates: [{ templatePath: file, stackConstructPath: "Case" }] });
  return violations.map((one) => {
    if (one.ruleName === ENGINE_ERROR_RULE) throw new Error(`${file}: ${one.description}`);
    const [resource] = one.violatingResources;
    return {
      level: PREFLIGHT_LEVELS[one.severity],
      rule: one.ruleName,
      at: [resource.resourceLogicalId, ...resource.locations].join("."),
      says: one.description,
    };
  });
}

if (process.argv[3] === "--versions") {
  const version = (name) => load(`${name}/package.json`).version;
  console.log(JSON.stringify({ "aws-cdk-lib": version("aws-cdk-lib"), "cdk-preflight": version("cdk-preflight"), "cloudformation-validate": validate.version() }));
} else {
  const files = require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).file);
  const engine = new validate.RegoEngine({});
  const plugin = new PreflightEnforcePlugin(BUNDLED_RULES, false);
  for (const file of files) {
    const found = { file, "cloudformation-validate": builtIn(engine, file), "cdk-preflight": extra(plugin, file) };
    for (const one of [...found["cloudformation-validate"], ...found["cdk-preflight"]]) {
      if (one.level === undefined) throw new Error(`${file}: a severity that is not known: ${JSON.stringify(one)}`);
    }
    console.log(JSON.stringify(found));
  }
}

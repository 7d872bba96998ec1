"use strict";
// Runs AWS's own validator over templates, strictly: a warning is an error.
const { RegoEngine, TemplateFile } = require("@aws/cloudformation-validate");

const CONFIG = {
  strict: true,
  severityLevel: "WARN",
  // It takes "" for the value of a property that is left out when the parameter is "".
  parameterOverrides: { PermissionsBoundaryArn: "arn:aws:iam::123456789012:policy/boundary" },
  // SAM writes the functions' versions, and gives them one of the two policies.
  exclude: { resourceTypes: [{ ruleId: "W3011", resourceType: "AWS::Lambda::Version" }] },
};

const engine = new RegoEngine();
let found = 0;
for (const path of process.argv.slice(2)) {
  for (const d of engine.validateStandard(new TemplateFile(path), CONFIG).diagnostics) {
    found += 1;
    const where = [d.entity && d.entity.logicalId, d.propertyPath].filter(Boolean).join(".");
    console.error(`${path}:${d.startLine}: ${d.ruleId} ${where}: ${d.message}`);
  }
}
engine.free();
process.exitCode = found > 0 ? 1 : 0;

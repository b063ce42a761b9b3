// Drift from Node: two snapshots, what changed, whom it breaks, whether it is allowed.
import assert from "node:assert/strict";

import bastion from "../crates/bastion-node/index.js";

const snapshot = (columns) => ({
  format: "bastion.snapshot/v1",
  dialect: "postgresql",
  objects: [
    { object: { kind: "relation", schema: "bank", name: "account", relation_kind: "table", columns } },
    ...columns.map((name) => ({ object: { kind: "column", schema: "bank", relation: "account", name, data_type: "text" } })),
  ],
});

const outcome = await bastion.check({
  old_source: { kind: "document", label: "before", snapshot: snapshot(["id", "note"]) },
  new_source: { kind: "document", label: "after", snapshot: snapshot(["id"]) },
  environment: "production",
  principal: { id: "ada" },
});
for (const finding of outcome.comparison.findings) console.log(finding.rule, finding.level, finding.message);
console.log(outcome.decision.effect, outcome.decision.reason);
assert.equal(outcome.decision.effect, "require_approval");

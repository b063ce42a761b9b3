import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import bastion from "../index.js";

const document = (columns) => ({
  format: "bastion.snapshot/v1",
  dialect: "postgresql",
  objects: [
    { object: { kind: "relation", schema: "s", name: "account", relation_kind: "table", columns } },
    ...columns.map((name) => ({ object: { kind: "column", schema: "s", relation: "account", name, data_type: "text" } })),
  ],
});
const snapshotOf = (columns) => bastion.Snapshot.fromJson(Buffer.from(JSON.stringify(document(columns))));

test("a change from snapshots to a verified verdict", async () => {
  const keys = await bastion.generateKeys();
  const outcome = await bastion.check({
    old_source: { kind: "document", label: "old", snapshot: document(["id", "note"]) },
    new_source: { kind: "document", label: "new", snapshot: document(["id"]) },
    environment: "production",
    principal: { id: "ada" },
    signing_key: keys.private_key_pem,
  });
  assert.equal(outcome.decision.effect, "require_approval");
  const directory = join(mkdtempSync(join(tmpdir(), "bastion-")), "evidence");
  await bastion.callAsync("pack.write", { directory, pack: outcome.pack });
  assert.equal((await bastion.verify(directory, [keys.public_key_pem])).valid, true);
  writeFileSync(join(directory, "artifacts", "report.md"), "all is well");
  const failed = (await bastion.verify(directory, [keys.public_key_pem])).checks.filter((check) => check.status === "failed");
  assert.deepEqual(failed.map((check) => check.name), ["artifact report.md", "report"]);
});

test("handles compare and show themselves", () => {
  const [older, newer] = [snapshotOf(["id", "note"]), snapshotOf(["id"])];
  assert.deepEqual(bastion.diff(older, newer).findings.map((finding) => finding.rule), ["COL004"]);
  assert.equal(bastion.Snapshot.fromJson(older.toBuffer()).digest, older.digest);
  assert.equal(older.size, 3);
  assert.match(older.toString(), /account/);
});

test("errors have codes, thrown or rejected", async () => {
  assert.throws(() => bastion.call("rules.explain", { rule: "XYZ999" }), { code: "unknown_rule" });
  assert.throws(() => bastion.callJson("diff.compare", Buffer.from("{")), { code: "invalid_json" });
  assert.throws(() => bastion.call("snapshot.take", { source: "x" }), { code: "runtime_required" });
  await assert.rejects(bastion.snapshot("/no/such/file.db"), { code: "source_unreachable" });
  await assert.rejects(bastion.snapshot("oracle://h/d"), (error) => error instanceof Error && error.code === "unsupported_source");
});

test("policies decide", () => {
  const policies = bastion.PolicySet.compile(null, ["breaking-changes"]);
  const request = { principal: { id: "ada" }, action: "schema.change", change: {} };
  assert.equal(bastion.decide(policies, request).effect, "allow");
  assert.match(policies.digest, /^blake3:/);
});

test("promises do not block the loop", async () => {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 1);
  await assert.rejects(bastion.snapshot("postgresql://u@127.0.0.1:1/d?sslmode=disable"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  clearInterval(timer);
  assert.ok(ticks > 0);
});

// The served decision point, asked by OPA's own client, which knows nothing of it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { OPAClient } from "@open-policy-agent/opa";

const POLICIES = `
format: bastion.policy/v1
policies:
  - { id: read, name: Read, kind: access, effect: allow, actions: [data.read], scope: { jurisdictions: { any_of: [EU] } } }
  - { id: high, name: High, kind: access, effect: block, scope: { pii_levels: [high] } }
`;
const TOKEN = "a token of who may ask";
const folder = mkdtempSync(join(tmpdir(), "bastion-opa-"));
const low = { principal: { id: "ada" }, action: "data.read", resource: { pii_level: "low", jurisdiction: "EU" } };
const high = { ...low, resource: { pii_level: "high", jurisdiction: "EU" } };
let server, opa, address;

before(async () => {
  assert.ok(process.env.BASTION_BIN, "BASTION_BIN is not set: run `make test`");
  writeFileSync(join(folder, "policies.yaml"), POLICIES);
  const options = ["serve", "--listen", "127.0.0.1:0", "--policies", "policies.yaml"];
  server = spawn(process.env.BASTION_BIN, options, {
    cwd: folder,
    env: { ...process.env, BASTION_TOKEN: TOKEN },
    stdio: ["ignore", "pipe", "inherit"],
  });
  address = await new Promise((resolve, reject) => {
    server.stdout.once("data", (text) => resolve(text.toString().trim()));
    server.once("exit", (code) => reject(new Error(`the server ended: ${code}`)));
  });
  opa = new OPAClient(address, { headers: { authorization: `Bearer ${TOKEN}` } });
});

after(() => {
  server?.kill();
  rmSync(folder, { recursive: true });
});

test("a document is evaluated", async () => {
  assert.equal(await opa.evaluate("bastion/allow", low), true);
  const decision = await opa.evaluate("bastion/decision", high);
  assert.equal(decision.effect, "block");
  assert.equal(decision.matched[0].id, "high");
  assert.equal(await opa.evaluate("no/such/document", low), undefined);
  assert.equal((await opa.evaluateDefault(low)).effect, "allow");
});

test("a batch is evaluated, and one error does not hide the others", async () => {
  assert.deepEqual(await opa.evaluateBatch("bastion/allow", { low, high }), { low: true, high: false });
  const mixed = await opa.evaluateBatch("bastion/allow", { low, wrong: {} });
  assert.equal(mixed.low, true);
  assert.equal(mixed.wrong.code, "invalid_parameter");
});

test("filters are given in several forms", async () => {
  const input = { principal: { id: "ada" }, action: "data.read" };
  const tableMappings = { resource: { $self: "accounts", jurisdiction: "region", pii_level: "pii" } };
  const sql = await opa.getFilters("bastion/filter", input, { target: "postgresql", tableMappings });
  assert.match(sql.query, /^WHERE /);
  assert.ok(sql.query.includes("\"accounts\".\"region\"") && sql.query.includes("E'EU'"), sql.query);
  const ucast = await opa.getFilters("bastion/filter", input, { target: "ucastALL", unknowns: ["input.resource"] });
  assert.equal(ucast.query.type, "compound");
  const both = await opa.getMultipleFilters("bastion/filter", input, {
    targets: ["sqlite", "ucastPrisma"],
    unknowns: ["input.resource"],
  });
  assert.deepEqual(Object.keys(both).sort(), ["sqlite", "ucast"]);
  const prisma = await opa.getFilters("bastion/filter", input, {
    target: "ucastPrisma",
    ucastPrisma: { primary: "resource" },
    unknowns: ["input.resource"],
  });
  assert.ok(JSON.stringify(prisma.query).includes("EU"), JSON.stringify(prisma));
  const nothing = await opa.getFilters("bastion/filter", { ...input, action: "data.write" }, {
    target: "sqlite",
    unknowns: ["input.resource"],
  });
  assert.equal(nothing.query, undefined);
});

test("strangers and wrong questions are refused", async () => {
  const stranger = new OPAClient(address, { headers: { authorization: "Bearer of another token" } });
  await assert.rejects(stranger.evaluate("bastion/allow", low));
  await assert.rejects(opa.evaluate("bastion/allow", { action: "data.read" }), { code: "invalid_parameter" });
});

// The corpus through Node: the same bytes as everywhere.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import bastion from "../index.js";

const corpus = fileURLToPath(new URL("../../../tests/corpus/", import.meta.url));
let count = 0;
for (const operation of readdirSync(corpus).sort()) {
  for (const name of readdirSync(`${corpus}${operation}`).sort()) {
    count += 1;
    test(`${operation}/${name}`, async () => {
      const { input, output, error } = JSON.parse(readFileSync(`${corpus}${operation}/${name}`, "utf8"));
      const bytes = Buffer.from(input, "utf8");
      if (error !== undefined) {
        assert.throws(() => bastion.callJson(operation, bytes), { code: error });
        // with a runtime the operation gets further, and fails at what is missing
        const missing = ["source_unreachable", "file_not_found", "file_failed"];
        const codes = error === "runtime_required" ? missing : [error];
        await assert.rejects(bastion.callJsonAsync(operation, bytes), (found) => codes.includes(found.code));
      } else {
        assert.equal(bastion.callJson(operation, bytes).toString("utf8"), output);
        assert.equal((await bastion.callJsonAsync(operation, bytes)).toString("utf8"), output);
      }
    });
  }
}
test("there are cases", () => assert.ok(count >= 40));

// The same files in a real browser: every answer that headless Chromium gives is the one that Node gives.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { makeEvidence, outcome, written, zipOf } from "../testing/evidence.mjs";
import * as verify from "../verify/index.js";
import { accepts, ofBytes } from "../verify/key.js";

const NAMES = [process.env.BASTION_CHROMIUM, "chromium", "chromium-browser", "google-chrome"];
const CHROMIUM = NAMES.find((name) => name && spawnSync(name, ["--version"]).status === 0);
const VERIFY = fileURLToPath(new URL("../verify/", import.meta.url));
const WYCHEPROOF = JSON.parse(readFileSync(new URL("../testing/wycheproof_ed25519.json", import.meta.url), "utf8")).groups;

const PAGE = `<!doctype html><meta charset="utf-8"><title>verify</title><script type="module">
  const answer = async () => {
    const verify = await import("/verify/index.js");
    const { accepts, ofBytes } = await import("/verify/key.js");
    const { cases, groups } = await (await fetch("/cases")).json();
    const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const hex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const answers = [];
    for (const { name, given, archive, rest } of cases) {
      try {
        answers.push(await verify[name](archive === undefined ? given : bytes(archive), ...rest));
      } catch (error) {
        answers.push({ code: error.code ?? String(error) });
      }
    }
    const accepted = [];
    for (const { key, tests } of groups) {
      const found = await ofBytes(hex(key));
      for (const { message, signature } of tests) accepted.push(await accepts(found, hex(message), hex(signature)));
    }
    return { answers, accepted };
  };
  const send = (body) => fetch("/answer", { method: "POST", body: JSON.stringify(body) });
  answer().then(send, (error) => send({ failure: String(error.stack ?? error) }));
</script>`;

/** Serves the page and the files of `verify/` until the page answered. */
const ask = (cases) =>
  new Promise((resolve, reject) => {
    const profile = mkdtempSync(join(tmpdir(), "bastion-chromium-"));
    let child;
    const server = createServer((request, response) => {
      const path = new URL(request.url, "http://localhost").pathname;
      const give = (type, body) => response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
      if (path === "/") give("text/html", PAGE);
      else if (path === "/cases") give("application/json", JSON.stringify({ cases, groups: WYCHEPROOF }));
      else if (/^\/verify\/[a-z0-9]+\.js$/.test(path)) give("text/javascript", readFileSync(join(VERIFY, path.slice("/verify/".length))));
      else if (path === "/answer") {
        const pieces = [];
        request.on("data", (piece) => pieces.push(piece)).on("end", () => {
          give("text/plain", "");
          end(() => resolve(JSON.parse(Buffer.concat(pieces).toString())));
        });
      } else response.writeHead(404).end();
    });
    const end = (settle) => {
      clearTimeout(timer);
      server.close();
      child.once("close", () => {
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
        settle();
      });
      child.kill("SIGKILL");
      server.closeAllConnections();
    };
    const timer = setTimeout(() => end(() => reject(new Error(`Chromium gave no answer within 60 s: ${said.slice(-2000)}`))), 60_000);
    let said = "";
    server.listen(0, "127.0.0.1", () => {
      const flags = ["--headless=new", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", `--user-data-dir=${profile}`];
      // its sandbox does not work for the superuser, and the page is ours
      if (process.getuid?.() === 0) flags.push("--no-sandbox");
      child = spawn(CHROMIUM, [...flags, `http://127.0.0.1:${server.address().port}/`], { stdio: ["ignore", "ignore", "pipe"] });
      child.stderr.on("data", (text) => (said += text));
    });
  });

const skip = CHROMIUM === undefined && "no Chromium on this machine: scripts/setup.sh browser, or BASTION_CHROMIUM";
test("Chromium gives the answers of Node, to good evidence and to changed evidence", { skip, timeout: 90_000 }, async () => {
  const made = await makeEvidence();
  const { zip, files } = await written(made.directory, "pack", made.pack);
  const bundle = files.get("pack.sigstore.json").toString();
  const proof = files.get("pack.tlog-proof").toString();
  const changed = (text, at) => text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
  const damaged = Buffer.from(zip);
  damaged[zip.indexOf("4711")] ^= 1;
  const report = new Map(files).set("artifacts/report.md", Buffer.from("all is well"));
  const cases = [
    { name: "verifyBundle", given: bundle, rest: [made.trust] },
    ...Array.from({ length: 60 }, (_, at) => ({ name: "verifyBundle", given: changed(bundle, at * 47), rest: [made.trust] })),
    { name: "verifyBundle", given: bundle, rest: [{ keys: [] }] },
    { name: "verifyBundle", given: bundle, rest: [{ keys: [{ public_key: "x" }] }] },
    { name: "verifyProof", given: proof, rest: [made.pack.log.entry.canonicalizedBody, made.logKey] },
    { name: "verifyProof", given: changed(proof, 40), rest: [made.pack.log.entry.canonicalizedBody, made.logKey] },
    { name: "verifyPackJson", given: JSON.stringify(made.pack), rest: [made.trust] },
    ...[zip, zipOf([...files].map(([name, content]) => [name, content, { deflate: true }])), damaged, zipOf([...report]), zip.subarray(1)].map(
      (archive) => ({ name: "verifyPack", archive: archive.toString("base64"), rest: [made.trust] }),
    ),
  ];
  const expected = [];
  for (const { name, given, archive, rest } of cases) {
    expected.push(await outcome(() => verify[name](given ?? Buffer.from(archive, "base64"), ...rest)));
  }
  const valid = expected.filter((answer) => answer.valid === true).length;
  assert.equal(valid, 5, "one bundle, one proof, one pack in JSON and two archives hold");
  const hex = (text) => Uint8Array.from(Buffer.from(text, "hex"));
  const stated = [];
  for (const { key, tests } of WYCHEPROOF) {
    const found = await ofBytes(hex(key));
    for (const { message, signature, valid: isValid } of tests) {
      assert.equal(await accepts(found, hex(message), hex(signature)), isValid);
      stated.push(isValid);
    }
  }
  const { answers, accepted, failure } = await ask(cases);
  assert.equal(failure, undefined);
  assert.deepEqual(answers, JSON.parse(JSON.stringify(expected)));
  assert.deepEqual(accepted, stated);
});

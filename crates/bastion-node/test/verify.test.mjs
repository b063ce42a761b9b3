// Evidence verified by plain JavaScript: the cases of every face, what was just made, and trust in all its forms.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import bastion from "../index.js";
import { ORIGIN, asInBrowser, browser, makeEvidence, native, written, zipOf } from "../testing/evidence.mjs";
import { VerifyError, verifyBundle, verifyPack, verifyProof } from "../verify/index.js";

// --- the corpus ---------------------------------------------------------------------------------------------------------

const corpus = fileURLToPath(new URL("../../../tests/corpus/", import.meta.url));
const listOf = ({ trust = { keys: [] }, public_keys = [], log_keys = [], log_required = false }) => ({
  keys: [...trust.keys, ...public_keys.map((public_key) => ({ public_key }))],
  log_keys: [...(trust.log_keys ?? []), ...log_keys],
  log_required: log_required || (trust.log_required ?? false),
});
const asked = {
  "bundle.verify": (input) => browser.bundle(input.bundle, listOf(input)),
  "proof.verify": (input) => browser.proof(input.proof, input.entry, input.log_key),
  "evidence.verify": (input) => browser.packJson(input.pack, listOf(input)),
};
let count = 0;
for (const [operation, ask] of Object.entries(asked)) {
  for (const name of readdirSync(`${corpus}${operation}`).sort()) {
    count += 1;
    test(`${operation}/${name}`, async () => {
      const { input, output, error } = JSON.parse(readFileSync(`${corpus}${operation}/${name}`, "utf8"));
      const found = await ask(JSON.parse(input));
      if (error !== undefined) {
        assert.deepEqual(found, { code: error });
        return;
      }
      const expected = asInBrowser(JSON.parse(output));
      // what a trusted signer wrote about the entries of an export is the one thing here that only the core refuses
      if (!expected.checks?.some(({ name }) => name === "export")) assert.equal(found.valid, JSON.parse(output).valid);
      assert.deepEqual(found, expected);
    });
  }
}
test("there are cases", () => assert.ok(count >= 29, `${count} cases`));

// --- what was just made -------------------------------------------------------------------------------------------------

const made = await makeEvidence();
const { pack, trust, directory } = made;
const { zip, files } = await written(directory, "pack", pack);
const bundle = files.get("pack.sigstore.json").toString();
const failures = (found) => found.checks.filter(({ status }) => status === "failed").map(({ name }) => name);

test("a pack holds as archive, as files and as JSON, and says what was not checked", async () => {
  const expected = asInBrowser(await native.packJson(pack, trust));
  assert.equal(expected.valid, true);
  assert.deepEqual(expected.log, { status: "logged", origin: ORIGIN, index: 4, tree_size: 7 });
  assert.equal(expected.pack_id, "e");
  const forms = [zip, new Uint8Array(zip).buffer, new Blob([zip]), files, Object.fromEntries(files)];
  for (const form of forms) assert.deepEqual(await browser.pack(form, trust), expected);
  for (const form of [pack, JSON.stringify(pack), Buffer.from(JSON.stringify(pack))]) {
    assert.deepEqual(await browser.packJson(form, trust), expected);
  }
  const withheld = expected.checks.filter(({ status }) => status === "withheld").map(({ name }) => name);
  assert.deepEqual(withheld, ["predicate", "blake3", "report"]);
  assert.deepEqual(expected.checks.find(({ name }) => name === "blake3").detail, "Web Crypto has no BLAKE3: 5 digests were not compared");
});

test("a pack in no log, and one without some of its artifacts", async () => {
  for (const names of [[], ["request.json"], ["report.md"], ["findings.json", "VERIFY.md"]]) {
    for (const whole of [made.unlogged, pack]) {
      const given = bastion.call("evidence.withhold", { pack: whole, artifacts: names });
      const all = await written(directory, `part-${names.join("-")}-${whole === pack}`, given);
      for (const list of [trust, { ...trust, log_required: false }]) {
        const expected = asInBrowser(await native.packJson(given, list));
        for (const form of [all.zip, all.files]) assert.deepEqual(await browser.pack(form, list), expected);
      }
    }
  }
});

test("an artifact that was changed, lost or added is named", async () => {
  const changed = new Map(files).set("artifacts/report.md", Buffer.from("all is well"));
  assert.deepEqual(failures(await verifyPack(changed, trust)), ["artifact report.md"]);
  const lost = new Map(files);
  lost.delete("artifacts/scan/front.png");
  assert.deepEqual(failures(await verifyPack(lost, trust)), ["artifact scan/front.png"]);
  const noFindings = new Map(files);
  noFindings.delete("artifacts/findings.json");
  assert.deepEqual(failures(await verifyPack(noFindings, trust)), ["artifact findings.json", "report"]);
  const added = new Map(files).set("artifacts/more.txt", Buffer.from(""));
  assert.deepEqual(failures(await verifyPack(added, trust)), ["artifact more.txt"]);
});

test("every other file that was changed, lost or added is refused by its name", async () => {
  for (const [path, content] of files) {
    if (path.startsWith("artifacts/") || path === "VERIFY.md") continue;
    const lost = new Map(files);
    lost.delete(path);
    const longer = new Map(files).set(path, Buffer.concat([content, Buffer.from("\n")]));
    for (const form of [lost, longer]) {
      await assert.rejects(verifyPack(form, trust), (error) => {
        assert.ok(error instanceof VerifyError, path);
        // without its bundle a pack is in no log, and has files of one
        return error.code === "artifact_mismatch" && error.hint.startsWith("ask for the pack again");
      });
    }
  }
  const noText = new Map(files).set("trust/log.vkey", Buffer.from([0xff]));
  await assert.rejects(verifyPack(noText, trust), { code: "artifact_mismatch", reason: "the file `trust/log.vkey` of the pack is not text" });
  const more = new Map(files).set("notes.txt", Buffer.from(""));
  await assert.rejects(verifyPack(more, trust), { code: "artifact_mismatch", reason: "the file `notes.txt` of the pack belongs to no pack" });
});

test("names that are unsafe are refused, in JSON as in files", async () => {
  const names = ["../x", "a//b", "/x", "a\\b", "c:d", "a\u0007", "x".repeat(201), "é".repeat(101), "sub/Disclosures.json", "REQUEST.json", "request.json/x", "."];
  for (const name of names) {
    const wrong = { ...pack, artifacts: [...pack.artifacts, { name, content: "" }] };
    assert.deepEqual(await native.packJson(wrong, trust), { code: "invalid_argument" }, name);
    assert.deepEqual(await browser.packJson(wrong, trust), { code: "invalid_argument" }, name);
    assert.deepEqual(await browser.pack(new Map(files).set(`artifacts/${name}`, Buffer.from("")), trust), { code: "invalid_argument" }, name);
  }
});

const raw = Buffer.from(made.keys.public_key_pem.split("\n")[1], "base64").subarray(12);
const noteKey = (name, bytes) => {
  const id = createHash("sha256").update(`${name}\n`).update(Buffer.from(bytes)).digest("hex");
  return `${name}+${id.slice(0, 8)}+${Buffer.from(bytes).toString("base64")}`;
};

// --- whom to believe ----------------------------------------------------------------------------------------------------

test("every form of trust gives the same verdict as the core", async () => {
  const other = await makeEvidence();
  const id = made.keys.key_id;
  const hex = Buffer.from(made.keys.public_key_pem.split("\n")[1], "base64").subarray(12).toString("hex");
  const key = { public_key: made.keys.public_key_pem };
  const [log, witness] = trust.log_keys;
  const lists = [
    trust,
    { keys: [] },
    { keys: [key] },
    { keys: [{ public_key: hex }], log_keys: [log] },
    { keys: [{ public_key: ` \n${made.keys.public_key_pem.replaceAll("\n", "\r\n")}` }], log_keys: [` ${log}\n`] },
    { keys: [{ public_key: `a note\n${made.keys.public_key_pem}` }] },
    { keys: [key], log_required: true },
    { keys: [key], log_keys: [witness], log_required: true },
    { keys: [key], log_keys: [other.logKey] },
    { keys: [key], log_keys: [log, other.witnessKey] },
    { keys: [key], log_keys: [log, other.logKey, witness], log_required: true },
    { keys: [{ public_key: other.keys.public_key_pem }], log_keys: [log], log_required: true },
    ...[[0, 4], [0, 5], [4, 5], [5, 9], [4, undefined], [5, undefined], [0, undefined], [null, null]].flatMap(([from_index, until_index]) => [
      { keys: [{ ...key, from_index, until_index }], log_keys: [log] },
      { keys: [{ ...key, from_index, until_index }] },
    ]),
    // what is no trust list
    {},
    { keys: [key, { public_key: hex }] },
    { keys: [key], more: 1 },
    { keys: [{ ...key, more: 1 }] },
    { keys: [{ ...key, from_index: -1 }] },
    { keys: [{ ...key, from_index: 1.5 }] },
    { keys: [{ ...key, from_index: "1" }] },
    { keys: [{}] },
    { keys: [{ public_key: id.slice(1) }] },
    { keys: [{ public_key: hex.toUpperCase() }] },
    { keys: [{ public_key: `02${"00".repeat(31)}` }] },
    { keys: [{ public_key: made.keys.private_key_pem }] },
    { keys: [{ public_key: made.keys.public_key_pem.replace("MCow", "MCox") }] },
    { keys: [{ public_key: made.keys.public_key_pem.replaceAll("PUBLIC", "X") }] },
    { keys: [key], log_keys: [log.replace("+", "+0")] },
    { keys: [key], log_keys: [log.replace("acme", "acmE")] },
    { keys: [key], log_keys: [log.slice(0, -4)] },
    { keys: [key], log_keys: [log.replace("log.", "log .")] },
    { keys: [key], log_keys: [log.split("+")[0]] },
    { keys: [key], log_keys: [log.replace(/[^+]*$/, "AnRlc3Q=")] },
    // with the hash that belongs to them: another kind, a byte too many, no point of the curve
    ...[[2, ...raw], [...[1], ...raw, 0], [1, 2, ...Array(31).fill(0)], [4], []].map((bytes) => ({ keys: [key], log_keys: [noteKey(ORIGIN, bytes)] })),
    ...["a b", "", "a\u0085", "é", "a\u0007"].map((name) => ({ keys: [key], log_keys: [noteKey(name, [1, ...raw])] })),
    { keys: [key], log_required: "yes" },
  ];
  const verdicts = new Set();
  for (const list of lists) {
    const said = JSON.stringify(list);
    const expected = asInBrowser(await native.packJson(pack, list));
    assert.deepEqual(await browser.packJson(pack, list), expected, said);
    assert.deepEqual(await browser.pack(zip, said), expected, said);
    assert.deepEqual(await browser.bundle(bundle, list), await native.bundle(bundle, list), said);
    verdicts.add(expected.code ?? `${expected.valid} ${expected.log.status} ${failures(expected)}`);
  }
  for (const seen of ["true logged ", "true not_checked ", "false failed log key", "false logged key validity", "false failed witness witness.example.org", "false not_checked log", "invalid_key", "invalid_log", "invalid_argument", "invalid_document"]) {
    assert.ok(verdicts.has(seen), `${seen}: ${[...verdicts].join("; ")}`);
  }
});

test("a copy of a log's key inside a pack is held to what it is", async () => {
  const other = await makeEvidence();
  for (const copied of [other.logKey, made.witnessKey, "x", `log.example.com/acme+00000000+${Buffer.concat([Buffer.of(1), raw]).toString("base64")}`]) {
    const wrong = structuredClone(pack);
    wrong.log.log_key = copied;
    for (const list of [trust, { ...trust, log_keys: [], log_required: false }, { ...trust, log_keys: [other.logKey] }]) {
      const expected = asInBrowser(await native.packJson(wrong, list));
      assert.equal(expected.valid, false);
      assert.deepEqual(await browser.packJson(wrong, list), expected, copied);
    }
  }
});

test("the log's entry of another pack, and a witness that signed another head, are refused", async () => {
  const swapped = { ...pack, log: made.others[3].log };
  assert.deepEqual(failures(await browser.packJson(swapped, trust)), ["log leaf"]);
  // the time, a byte of the signature, and signatures that are too short for a time or for anything else
  for (const forge of [(bytes) => ((bytes[11] ^= 1), bytes), (bytes) => ((bytes[60] ^= 1), bytes), (bytes) => bytes.subarray(0, 9), (bytes) => bytes.subarray(0, 12), (bytes) => bytes.subarray(0, 75)]) {
    const forged = structuredClone(pack);
    const proof = forged.log.entry.inclusionProof;
    const lines = proof.checkpoint.envelope.split("\n");
    const at = lines.findIndex((line) => line.startsWith("\u2014 witness"));
    lines[at] = `\u2014 witness.example.org ${forge(Buffer.from(lines[at].split(" ")[2], "base64")).toString("base64")}`;
    proof.checkpoint.envelope = lines.join("\n");
    const found = await browser.packJson(forged, trust);
    assert.deepEqual(found, asInBrowser(await native.packJson(forged, trust)));
    assert.deepEqual(failures(found), ["witness witness.example.org"]);
  }
});

// --- errors and bounds --------------------------------------------------------------------------------------------------

test("an error says what was wrong and what to do", async () => {
  const wrong = verifyBundle(bundle, { keys: [{ public_key: made.keys.private_key_pem }] });
  await assert.rejects(wrong, (error) => {
    assert.ok(error instanceof VerifyError && error instanceof Error);
    assert.deepEqual([error.name, error.code], ["VerifyError", "invalid_key"]);
    assert.equal(error.message, "the key cannot be read: it is a private key, a public one is needed (`bastion keygen` makes a pair of keys)");
    return !error.message.includes(made.keys.private_key_pem.split("\n")[1]);
  });
  for (const other of [undefined, null, 7, {}]) await assert.rejects(verifyBundle(other, trust), { code: "invalid_argument" });
  for (const other of ["x", { "a.txt": "text" }]) await assert.rejects(verifyPack(other, trust), { code: "invalid_argument" });
  for (const other of [undefined, null, {}]) await assert.rejects(verifyPack(other, trust), { code: "artifact_mismatch" });
  await assert.rejects(verifyProof("x", 7, "y"), { code: "invalid_argument" });
  await assert.rejects(verifyProof(7, "", "y"), { code: "invalid_argument" });
});

test("without Web Crypto or without its Ed25519 there is an error, never a verdict", async () => {
  const kept = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  const stands = (crypto) => Object.defineProperty(globalThis, "crypto", { value: crypto, configurable: true });
  const { subtle } = kept.get === undefined ? kept.value : globalThis.crypto;
  try {
    stands(undefined);
    await assert.rejects(verifyBundle(bundle, trust), { code: "crypto_unavailable", hint: /https/ });
    const old = () => Promise.reject(new DOMException("Unrecognized name.", "NotSupportedError"));
    stands({ subtle: { digest: subtle.digest.bind(subtle), importKey: old } });
    await assert.rejects(verifyBundle(bundle, trust), { code: "crypto_unavailable", hint: /current browser/ });
    await assert.rejects(verifyPack(zip, trust), { code: "crypto_unavailable" });
    const proof = files.get("pack.tlog-proof").toString();
    await assert.rejects(verifyProof(proof, pack.log.entry.canonicalizedBody, made.logKey), { code: "crypto_unavailable" });
  } finally {
    Object.defineProperty(globalThis, "crypto", kept);
  }
  assert.equal((await verifyBundle(bundle, trust)).valid, true);
});

test("what is too large or too deep is not read", async () => {
  const large = new Uint8Array(256 * 1024 * 1024 + 1);
  const limits = [
    browser.bundle(" ".repeat(32 * 1024 * 1024 + 1), trust),
    browser.bundle(`${"[".repeat(65)}${"]".repeat(65)}`, trust),
    browser.packJson(large, trust),
    browser.pack(new Map(files).set("pack.intoto.jsonl", new Uint8Array(32 * 1024 * 1024 + 1)), trust),
    browser.pack(new Map(Array.from({ length: 1009 }, (_, at) => [`artifacts/${at}`, new Uint8Array()])), trust),
    browser.pack(new Map(files).set("artifacts/large", new Uint8Array(large.buffer, 0, large.length)), trust),
    browser.pack(new Map([1, 2, 3, 4, 5].map((at) => [`artifacts/${at}`, large.subarray(1)])), trust),
    browser.pack(zipOf(Array.from({ length: 2017 }, (_, at) => [`${at}`, ""])), trust),
    browser.packJson({ ...pack, withheld: Array(1001).fill("x") }, trust),
    browser.packJson({ ...pack, artifacts: Array(1001).fill(pack.artifacts[0]) }, trust),
  ];
  assert.deepEqual(await browser.bundle(`${bundle} x`, trust), { code: "invalid_json" });
  for (const found of await Promise.all(limits)) assert.deepEqual(found, { code: "limit_exceeded" });
  const signatures = Array.from({ length: 65 }, (_, at) => ({ keyid: `${at}`, sig: "" }));
  for (const many of [[], signatures, [pack.envelope.signatures[0], pack.envelope.signatures[0]]]) {
    const wrong = { ...pack, envelope: { ...pack.envelope, signatures: many } };
    const expected = await native.packJson(wrong, trust);
    assert.deepEqual([expected.valid, await browser.packJson(wrong, trust)], [false, expected]);
  }
});

// What the tests of `verify/` share: evidence freshly made by the native binding, and the same question asked of both.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";

import bastion from "../index.js";
import * as verify from "../verify/index.js";

export const ORIGIN = "log.example.com/acme";

const circumstances = (id) => ({
  pack_id: id,
  tenant: "acme",
  actor: "ada",
  decided_at: "2026-11-20T22:00:00Z",
  engine_version: "0.1.0",
});

const newPack = (id) => ({
  predicate: { kind: "erasure", circumstances: circumstances(id), subject: "é-7", reason: "a request", datasets: ["crm"] },
  artifacts: [
    { name: "request.json", content: '{"ticket":"4711"}' },
    { name: "scan/front.png", encoding: "base64", content: Buffer.from([0x89, 0x50, 0xff, 0, 1, 2]).toString("base64") },
  ],
});

/** A log of seven packs with a witness's signature under its head; the fifth, as JSON, and as its bundle. */
export const makeEvidence = async () => {
  const directory = mkdtempSync(join(tmpdir(), "bastion-verify-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const log = join(directory, "log");
  const keys = await bastion.generateKeys();
  const [logKeys, witnessKeys] = [await bastion.callAsync("key.generate", { log_origin: ORIGIN }), await bastion.generateKeys()];
  const made = ["a", "b", "c", "d", "e", "f", "g"].map((id) =>
    bastion.call("evidence.create", { signing_key: keys.private_key_pem, pack: newPack(id) }),
  );
  const { packs, log_key: logKey } = await bastion.callAsync("evidence.log", {
    packs: made,
    public_key: keys.public_key_pem,
    log,
    origin: ORIGIN,
    log_signing_key: logKeys.private_key_pem,
  });
  const { checkpoint, witness_key: witnessKey } = await bastion.callAsync("log.witness", {
    log,
    log_key: logKey,
    name: "witness.example.org",
    signing_key: witnessKeys.private_key_pem,
  });
  const pack = structuredClone(packs[4]);
  pack.log.entry.inclusionProof.checkpoint.envelope = checkpoint;
  const trust = { keys: [{ public_key: keys.public_key_pem }], log_keys: [logKey, witnessKey], log_required: true };
  return { directory, keys, logKey, logKeys, witnessKey, pack, unlogged: made[4], others: packs, trust, checkpoint };
};

/** A pack as its archive and as its files, written by the native binding. */
export const written = async (directory, name, pack) => {
  const [folder, archive] = [join(directory, name), join(directory, `${name}.zip`)];
  for (const path of [folder, archive]) await bastion.callAsync("pack.write", { directory: path, pack });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const read = files.map((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return [path.slice(folder.length + 1), readFileSync(path)];
  });
  return { zip: readFileSync(archive), files: new Map(read) };
};

/** An answer, or the code of what was thrown. */
export const outcome = async (ask) => {
  try {
    return await ask();
  } catch (error) {
    if (typeof error.code !== "string" || error.code.startsWith("ERR_")) throw error;
    return { code: error.code };
  }
};

export const browser = {
  bundle: (bundle, trust) => outcome(() => verify.verifyBundle(bundle, trust)),
  proof: (proof, entry, logKey) => outcome(() => verify.verifyProof(proof, entry, logKey)),
  pack: (pack, trust) => outcome(() => verify.verifyPack(pack, trust)),
  packJson: (pack, trust) => outcome(() => verify.verifyPackJson(pack, trust)),
};

let archives = 0;
export const native = {
  bundle: (bundle, trust) => outcome(() => bastion.call("bundle.verify", { bundle, trust })),
  proof: (proof, entry, log_key) => outcome(() => bastion.call("proof.verify", { proof, entry, log_key })),
  packJson: (pack, trust) => outcome(() => bastion.call("evidence.verify", { pack, trust })),
  zip: (directory, bytes, trust) =>
    outcome(async () => {
      archives += 1;
      const path = join(directory, `read-${archives % 8}.zip`);
      writeFileSync(path, bytes);
      const pack = await bastion.callAsync("pack.read", { directory: path });
      return bastion.call("evidence.verify", { pack, trust });
    }),
};

const REPORT = "it is not rendered again in a browser: `bastion verify` compares it with the data";

const EXPORT = "its entries are not counted in a browser: `bastion verify` holds them against the log";

/** What a browser says where the core says this: the same, but for what `verify/index.d.ts` lists. */
export const asInBrowser = (answer) => {
  if (answer.checks === undefined) return answer;
  let [count, checks] = [0, []];
  const insert = () => {
    if (count > 0) checks.push({ name: "blake3", status: "withheld", detail: `Web Crypto has no BLAKE3: ${count} digests were not compared` });
    count = 0;
  };
  for (const { name, status, detail } of answer.checks) {
    if (name.startsWith("export ")) continue;
    if (name === "predicate" && detail.startsWith("urn:")) {
      checks.push({ name, status: "withheld", detail: `its fields are not checked in a browser: ${detail}` });
    } else if (name.startsWith("artifact ") && (status === "passed" || detail.includes(" was changed: "))) {
      count += 1;
      checks.push({ name, status, detail: detail.replace(/,? ?blake3( differs)?$/, "$1") });
    } else if (name === "report" && status !== "withheld" && !detail.endsWith(" is missing")) {
      insert();
      checks.push({ name, status: "withheld", detail: REPORT });
    } else {
      if (name === "report") insert();
      checks.push({ name, status, detail });
    }
  }
  insert();
  if (answer.checks.some(({ name }) => name.startsWith("export "))) checks.push({ name: "export", status: "withheld", detail: EXPORT });
  return { ...answer, valid: checks.length > 0 && checks.every(({ status }) => status !== "failed"), checks };
};

const le = (...fields) => {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) at = bytes.writeUIntLE(value, at, size);
  return bytes;
};

/** An archive as other programs write it: `entries` are names, contents, and what to do otherwise. */
export const zipOf = (entries, { before = Buffer.alloc(0), count = entries.length } = {}) => {
  let [at, bodies, list] = [before.length, [before], []];
  for (const [name, content, { deflate = false, method = deflate ? 8 : 0, listed = method, more = 0, flags = 0x0800, mode = 0o100644, extra = Buffer.alloc(0), crc = crc32(content) } = {}] of entries) {
    const [raw, packed] = [Buffer.from(name), deflate ? deflateRawSync(content) : Buffer.from(content)];
    const fields = (packing, longer) => [[2, 20], [2, flags], [2, packing], [2, 0], [2, 0x21], [4, crc], [4, packed.length + longer], [4, content.length + longer], [2, raw.length], [2, extra.length]];
    const local = Buffer.concat([le([4, 0x04034b50], ...fields(method, 0)), raw, extra, packed]);
    const central = le([4, 0x02014b50], [2, 0x0314], ...fields(listed, more), [2, 0], [2, 0], [2, 0], [4, mode * 0x10000], [4, at]);
    bodies.push(local);
    list.push(central, raw, extra);
    at += local.length;
  }
  const central = Buffer.concat(list);
  return Buffer.concat([...bodies, central, le([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, central.length], [4, at], [2, 0])]);
};

const crc32 = (bytes) => {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
};

// Our packs by sigstore's own verifier, completely and offline, and sigstore's bundles by ours.
import assert from "node:assert/strict";
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";

import { bundleFromJSON, bundleToJSON } from "@sigstore/bundle";
import { json as canonicalJson } from "@sigstore/core";
import { HashAlgorithm, PublicKeyDetails, TrustedRoot } from "@sigstore/protobuf-specs";
import { Entry } from "@sigstore/protobuf-specs/rekor/v2";
import { DSSEBundleBuilder } from "@sigstore/sign";
import { Verifier, toSignedEntity, toTrustMaterial } from "@sigstore/verify";

import bastion from "../index.js";

const ORIGIN = "log.example.com/acme";
const OPTIONS = { tlogThreshold: 1, ctlogThreshold: 0, timestampThreshold: 0 };
const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
const spki = (pem) => createPublicKey(pem).export({ format: "der", type: "spki" });


/** A log with some entries, and a pack in it, as written to a directory. */
const logged = async () => {
  const directory = mkdtempSync(join(tmpdir(), "bastion-sigstore-"));
  const keys = await bastion.generateKeys();
  const logKeys = await bastion.callAsync("key.generate", { log_origin: ORIGIN });
  const pack = (id) =>
    bastion.call("evidence.create", {
      signing_key: keys.private_key_pem,
      pack: {
        predicate: {
          kind: "erasure",
          circumstances: {
            pack_id: id,
            tenant: "acme",
            actor: "ada",
            decided_at: "2026-11-20T22:00:00Z",
            engine_version: "0.1.0",
          },
          subject: "subject-7",
          reason: "a request",
          datasets: ["crm.person"],
        },
      },
    });
  const { packs, log_key: logKey } = await bastion.callAsync("evidence.log", {
    packs: ["a", "b", "c", "d", "e", "f", "g"].map(pack),
    public_key: keys.public_key_pem,
    log: join(directory, "log"),
    origin: ORIGIN,
    log_signing_key: logKeys.private_key_pem,
  });
  await bastion.callAsync("pack.write", { directory: join(directory, "pack"), pack: packs[4] });
  return { directory: join(directory, "pack"), keys, logKey, logKeys };
};

const made = await logged();
const file = (name) => readFileSync(join(made.directory, name), "utf8");
const text = file("pack.sigstore.json");
const trust = toTrustMaterial(TrustedRoot.fromJSON(JSON.parse(file("trust/trusted_root.json"))), {
  [made.keys.key_id]: { rawBytes: spki(made.keys.public_key_pem) },
});
const theirs = (found) => new Verifier(trust, OPTIONS).verify(toSignedEntity(bundleFromJSON(found)));
const ours = (bundle, logKeys = [made.logKey], keys = made.keys) =>
  bastion.call("bundle.verify", { bundle, public_keys: [keys.public_key_pem], log_keys: logKeys, log_required: true });
const weHold = (bundle) => {
  try {
    return ours(bundle).valid;
  } catch (error) {
    assert.ok(error.code, error);
    return false;
  }
};
const theyHold = (found) => {
  try {
    theirs(found);
    return true;
  } catch {
    return false;
  }
};

test("our pack is accepted completely: signature, inclusion and checkpoint", () => {
  theirs(JSON.parse(text));
  const found = ours(text);
  assert.deepEqual([found.valid, found.log], [true, { status: "logged", origin: ORIGIN, index: 4, tree_size: 7 }]);
});

test("another log's key and another signer's key are refused by both", async () => {
  const other = await logged();
  const foreign = readFileSync(join(other.directory, "pack.sigstore.json"), "utf8");
  assert.equal(theyHold(JSON.parse(foreign)), false);
  assert.equal(weHold(foreign), false);
  assert.deepEqual(ours(foreign, [made.logKey], other.keys).log.status, "failed");
});

// What sigstore's verifier does not look at: it takes size and root from the signed checkpoint, the place from the proof
// and the key from the hint, and reads any version of a bundle. Ours compares all of them.
const UNREAD = [
  (bundle) => delete bundle.mediaType,
  (bundle) => delete bundle.verificationMaterial?.tlogEntries?.[0]?.logIndex,
  (bundle) => delete bundle.verificationMaterial?.tlogEntries?.[0]?.inclusionProof?.rootHash,
  (bundle) => delete bundle.verificationMaterial?.tlogEntries?.[0]?.inclusionProof?.treeSize,
  (bundle) => delete bundle.dsseEnvelope?.signatures?.[0]?.keyid,
];
/**
 * A checkpoint as their verifier reads it: the text before the first empty line, and whether the log's signature stands
 * among those behind it, decoded leniently.
 */
const checkpoint = (envelope) => {
  const cut = envelope.indexOf("\n\n");
  const lines = [...envelope.slice(cut + 2).matchAll(/\u2014 (\S+) (\S+)\n/g)];
  return { note: envelope.slice(0, cut), signatures: lines.map(([, name, found]) => `${name} ${Buffer.from(found, "base64").toString("hex")}`) };
};
const [SIGNED] = checkpoint(JSON.parse(text).verificationMaterial.tlogEntries[0].inclusionProof.checkpoint.envelope).signatures;

/** What a bundle means to sigstore's verifier; undefined when it does not read it at all. */
const meaning = (found) => {
  try {
    const bundle = bundleToJSON(bundleFromJSON(found));
    UNREAD.forEach((forget) => forget(bundle));
    const proof = bundle.verificationMaterial?.tlogEntries?.[0]?.inclusionProof;
    if (proof?.checkpoint?.envelope !== undefined) {
      const read = checkpoint(proof.checkpoint.envelope);
      proof.checkpoint = { note: read.note, isSigned: read.signatures.includes(SIGNED) };
    }
    return bundle;
  } catch {
    return undefined;
  }
};

test("every changed byte of the bundle is refused, by theirs wherever it changes what they read", () => {
  const original = meaning(JSON.parse(text));
  const bytes = Buffer.from(text.trimEnd());
  let [refused, unread] = [0, 0];
  for (let place = 0; place < bytes.length; place += 1) {
    const changed = Buffer.from(bytes);
    changed[place] ^= 1;
    const changedText = changed.toString("utf8");
    assert.equal(weHold(changedText), false, `ours, byte ${place}: ${changedText.slice(place - 20, place + 20)}`);
    let parsed;
    try {
      parsed = JSON.parse(changedText);
    } catch {
      refused += 1;
      continue;
    }
    const found = meaning(parsed);
    if (found !== undefined && isDeepStrictEqual(found, original)) {
      unread += 1;
    } else {
      assert.equal(theyHold(parsed), false, `theirs, byte ${place}: ${changedText.slice(place - 20, place + 20)}`);
      refused += 1;
    }
  }
  assert.ok(refused > bytes.length * 0.8 && unread < bytes.length * 0.2, `${refused} refused, ${unread} unread`);
});

/** Every place of a document, as a list of members. */
const places = (value, above = []) =>
  value !== null && typeof value === "object"
    ? Object.entries(value).flatMap(([name, inner]) => [[...above, name], ...places(inner, [...above, name])])
    : [];
const at = (document, path) => path.reduce((found, name) => found[name], document);

test("every member that is taken away, emptied or exchanged is refused", () => {
  const document = JSON.parse(text);
  const original = meaning(document);
  const changes = [
    (parent, name) => (Array.isArray(parent) ? parent.splice(Number(name), 1) : delete parent[name]),
    (parent, name) => (parent[name] = typeof parent[name] === "string" ? "" : Array.isArray(parent[name]) ? [] : {}),
    (parent, name) => (parent[name] = typeof parent[name] === "string" ? Buffer.from("other").toString("base64") : null),
    (parent, name) => (Array.isArray(parent) ? parent.push(parent[name]) : (parent[name] = [parent[name], parent[name]])),
  ];
  let count = 0;
  for (const path of places(document)) {
    for (const change of changes) {
      const changed = structuredClone(document);
      change(at(changed, path.slice(0, -1)), path.at(-1));
      if (isDeepStrictEqual(changed, document)) continue;
      // what stands in place of an absent member is the same bundle, written shorter
      const back = path.at(-1) === "keyid" && at(changed, path.slice(0, -1)).keyid === undefined;
      const empty = path.at(-1) === "keyid" && at(changed, path.slice(0, -1)).keyid === "";
      if (!back && !empty) assert.equal(weHold(JSON.stringify(changed)), false, `ours: ${path.join(".")} ${change}`);
      const found = meaning(changed);
      if (found === undefined || !isDeepStrictEqual(found, original)) {
        assert.equal(theyHold(changed), false, `theirs: ${path.join(".")} ${change}`);
      }
      count += 1;
    }
  }
  assert.ok(count > 80, `${count} changes`);
});

test("a bundle of one pack with the log's entry of another is refused by both", async () => {
  const document = JSON.parse(text);
  const pack = await bastion.callAsync("pack.read", { directory: made.directory });
  const other = structuredClone(document);
  const signer = createPrivateKey(made.keys.private_key_pem);
  const payload = Buffer.from(Buffer.from(document.dsseEnvelope.payload, "base64").toString().replace("subject-7", "subject-8"));
  const type = document.dsseEnvelope.payloadType;
  const message = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload]);
  other.dsseEnvelope.payload = payload.toString("base64");
  other.dsseEnvelope.signatures[0].sig = sign(null, message, signer).toString("base64");
  assert.equal(theyHold(other), false);
  const found = ours(JSON.stringify(other));
  assert.deepEqual(found.checks.filter((check) => check.status === "failed").map((check) => check.name), ["log leaf"]);
  assert.equal(pack.log.entry.logIndex, "4");
});

// --- the reverse: sigstore's own builder, with a key on this machine and a log of two entries written here ------------

const leaf = (body) => sha256(Buffer.from([0]), body);
const node = (left, right) => sha256(Buffer.from([1]), left, right);

/** A log as Rekor v2 keeps it, with sigstore's own types and canonical JSON. */
const witness = (logKeys, logKey) => ({
  testify: async (content, publicKey) => {
    const envelope = content.dsseEnvelope;
    const entry = Entry.toJSON({
      kind: "dsse",
      apiVersion: "0.0.2",
      spec: {
        spec: {
          $case: "dsseV002",
          dsseV002: {
            payloadHash: { algorithm: HashAlgorithm.SHA2_256, digest: sha256(envelope.payload) },
            signatures: [
              {
                content: envelope.signatures[0].sig,
                verifier: {
                  verifier: { $case: "publicKey", publicKey: { rawBytes: spki(publicKey) } },
                  keyDetails: PublicKeyDetails.PKIX_ED25519,
                },
              },
            ],
          },
        },
      },
    });
    const body = Buffer.from(canonicalJson.canonicalize(entry));
    const before = leaf(Buffer.from("an entry before"));
    const root = node(before, leaf(body));
    const note = `${ORIGIN}\n2\n${root.toString("base64")}\n`;
    const id = sha256(Buffer.from(`${ORIGIN}\n`), Buffer.from(logKey.slice(logKey.indexOf("+", logKey.indexOf("+") + 1) + 1), "base64"));
    const signature = sign(null, Buffer.from(note), createPrivateKey(logKeys.private_key_pem));
    const signed = `${note}\n\u2014 ${ORIGIN} ${Buffer.concat([id.subarray(0, 4), signature]).toString("base64")}\n`;
    return {
      tlogEntries: [
        {
          logIndex: "1",
          logId: { keyId: id },
          kindVersion: { kind: "dsse", version: "0.0.2" },
          integratedTime: "0",
          inclusionPromise: undefined,
          inclusionProof: { logIndex: "1", rootHash: root, treeSize: "2", hashes: [before], checkpoint: { envelope: signed } },
          canonicalizedBody: body,
        },
      ],
    };
  },
});

const theirBundle = async (witnesses) => {
  const key = createPrivateKey(made.keys.private_key_pem);
  const signer = {
    sign: async (data) => ({
      signature: sign(null, data, key),
      key: { $case: "publicKey", publicKey: made.keys.public_key_pem, hint: made.keys.key_id },
    }),
  };
  const builder = new DSSEBundleBuilder({ signer, witnesses });
  return bundleToJSON(await builder.create({ data: Buffer.from('{"hello":"world"}'), type: "application/json" }));
};

test("their bundle verifies with ours: the leaf of a Rekor v2 log byte for byte", async () => {
  const bundle = await theirBundle([witness(made.logKeys, made.logKey)]);
  theirs(bundle);
  const found = ours(JSON.stringify(bundle));
  assert.deepEqual([found.valid, found.log], [true, { status: "logged", origin: ORIGIN, index: 1, tree_size: 2 }]);
  bundle.verificationMaterial.tlogEntries[0].inclusionProof.hashes[0] = Buffer.alloc(32).toString("base64");
  assert.equal(ours(JSON.stringify(bundle)).valid, false);
});

test("their bundle without a log is not logged, and no more than that", async () => {
  const bundle = JSON.stringify(await theirBundle([]));
  const keys = { bundle, public_keys: [made.keys.public_key_pem], log_keys: [made.logKey] };
  const found = bastion.call("bundle.verify", keys);
  assert.deepEqual([found.valid, found.log.status], [true, "not_logged"]);
  assert.equal(bastion.call("bundle.verify", { ...keys, log_required: true }).valid, false);
});

test("numbers and names are written as ECMAScript and sigstore's canonical JSON write them", () => {
  const bits = new DataView(new ArrayBuffer(8));
  let state = 1n;
  const numbers = [];
  while (numbers.length < 50_000) {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    bits.setBigUint64(0, state);
    const number = bits.getFloat64(0);
    // beyond 2^53 - 1 nothing is written: readers with doubles round it
    if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) numbers.push(number);
  }
  const names = Array.from({ length: 0x1000 }, (_, index) => String.fromCodePoint(index * 16 + (index & 15)))
    .filter((name) => name.isWellFormed?.() ?? !/[\ud800-\udfff]/u.test(name));
  const members = Object.fromEntries(names.map((name, index) => [`${name}\u{1f600}${index % 7}`, index]));
  const document = { numbers, members };
  const written = bastion.callJson("evidence.disclose", Buffer.from(JSON.stringify({ document, disclosures: [] })));
  assert.equal(written.toString("utf8"), canonicalJson.canonicalize({ document, refused: [], valid: true }));
});

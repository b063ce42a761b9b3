// A pack: the envelope, the artifacts its statement speaks about, its place in a log. As files, everything outside of
// `artifacts/` follows from the envelope and the entry of the log, and files that differ from that are refused.

import { fromBase64, fromUtf8, toBase64, utf8, equal } from "./bytes.js";
import { bundleEntry, keyInLeaf, proofOf, readBundle, writeBundle } from "./bundle.js";
import { writeProof } from "./checkpoint.js";
import { openEnvelope, readEnvelope } from "./envelope.js";
import { artifactError, documentError, fileError, limitError } from "./error.js";
import { absent, list, optional, parse, read, record, string, word, write } from "./json.js";
import { toPem, toSpki } from "./key.js";
import { ARTIFACTS_MAX, ARTIFACT_BYTES_MAX, FRAME_FILES_MAX, PACK_BYTES_MAX } from "./limit.js";
import { readNoteKey } from "./note.js";

const GUIDE_FILE = "VERIFY.md";
const ARTIFACTS = "artifacts/";
const BUNDLE_FILE = "pack.sigstore.json";
const ENVELOPE_FILE = "pack.intoto.jsonl";
const PROOF_FILE = "pack.tlog-proof";
const WITHHELD_FILE = "withheld.json";
/** Copies of keys: whoever believes them believes the pack. */
const ROOT_FILE = "trust/trusted_root.json";
const LOG_KEY_FILE = "trust/log.vkey";
const KEY_FILE = "trust/evidence.pem";

const noDocument = (reason) => documentError(`not the expected document: ${reason}`);

const packShape = record({
  envelope: openEnvelope,
  artifacts: list(
    record({ name: string, encoding: absent(word("utf8", "base64"), () => "utf8"), content: string }),
  ),
  withheld: absent(list(string), () => []),
  log: optional(record({ log_key: string, entry: bundleEntry })),
});

/**
 * Reads a pack from its JSON (`bastion.evidence/v1`), as text or as the value. Throws `invalid_document`,
 * `invalid_argument` for an artifact with an unsafe name, `limit_exceeded`, or what is wrong with the JSON.
 */
export const readPackJson = (document) => {
  const isText = typeof document === "string" || document instanceof Uint8Array;
  const found = read(packShape, isText ? parse(document) : document, noDocument);
  const artifacts = found.artifacts.map(({ name, encoding, content }) => ({
    name,
    size: encoding === "utf8" ? utf8(content).length : content.length,
    content: () => {
      const bytes = encoding === "utf8" ? utf8(content) : fromBase64(content);
      if (bytes === undefined) throw artifactError(name, "its content is not standard base64");
      return bytes;
    },
  }));
  const log = found.log && { logKey: found.log.log_key, entry: found.log.entry };
  return checked({ envelope: found.envelope, artifacts, withheld: found.withheld, log });
};

/**
 * Reads a pack from its files, a map from paths inside the pack's folder to bytes. Throws `artifact_mismatch` for one that
 * is missing, does not belong, or differs from what the others say; `invalid_envelope`, `invalid_bundle`, …
 */
export const readPackFiles = async (files) => {
  checkSizes(files);
  const lines = files.get(ENVELOPE_FILE);
  if (lines === undefined) throw fileError(ENVELOPE_FILE, "is missing");
  const envelope = readEnvelope(lines);
  const entry = files.has(BUNDLE_FILE) ? readBundle(files.get(BUNDLE_FILE)).entry : undefined;
  const log = entry && { logKey: copiedKey(files), entry };
  const withheld = files.has(WITHHELD_FILE) ? read(list(string), parse(files.get(WITHHELD_FILE)), noDocument) : [];
  const artifacts = [];
  for (const [path, content] of files) {
    if (path === GUIDE_FILE || path.startsWith(ARTIFACTS)) {
      const name = path === GUIDE_FILE ? path : path.slice(ARTIFACTS.length);
      artifacts.push({ name, size: sizeInJson(content), content: () => content });
    }
  }
  const pack = checked({ envelope, artifacts, withheld, log });
  agree(files, await frame(pack));
  return pack;
};

const checkSizes = (files) => {
  const limit = ARTIFACTS_MAX + FRAME_FILES_MAX;
  if (files.size > limit) throw limitError("files", files.size, limit);
  let total = 0;
  for (const content of files.values()) {
    if (content.length > ARTIFACT_BYTES_MAX) throw limitError("bytes in a file", content.length, ARTIFACT_BYTES_MAX);
    total += content.length;
  }
  if (total > PACK_BYTES_MAX) throw limitError("bytes", total, PACK_BYTES_MAX);
};

/** What is not text stands in JSON as base64, a third longer. */
const sizeInJson = (content) => {
  const encoded = Math.ceil(content.length / 3) * 4;
  return encoded <= ARTIFACT_BYTES_MAX || fromUtf8(content) === undefined ? encoded : content.length;
};

const copiedKey = (files) => {
  const copied = files.get(LOG_KEY_FILE);
  if (copied === undefined) throw fileError(LOG_KEY_FILE, "is missing");
  const text = fromUtf8(copied);
  if (text === undefined) throw fileError(LOG_KEY_FILE, "is not text");
  let end = text.length;
  while (text[end - 1] === "\n") end -= 1;
  return text.slice(0, end);
};

const checked = (pack) => {
  const { artifacts, withheld } = pack;
  if (withheld.length > ARTIFACTS_MAX) throw limitError("withheld artifacts", withheld.length, ARTIFACTS_MAX);
  if (artifacts.length > ARTIFACTS_MAX) throw limitError("artifacts", artifacts.length, ARTIFACTS_MAX);
  const names = new Set();
  for (const { name, size } of artifacts) {
    checkName(name);
    if (size > ARTIFACT_BYTES_MAX) throw artifactError(name, "it is too large");
    const lower = name.toLowerCase();
    // file systems that ignore case would write one over the other
    if (names.has(lower)) throw artifactError(name, "the name stands twice");
    names.add(lower);
  }
  for (const { name } of artifacts) {
    // one path cannot be a file and a directory
    const parts = name.toLowerCase().split("/");
    const isInside = parts.some((_, length) => length > 0 && names.has(parts.slice(0, length).join("/")));
    if (isInside) throw artifactError(name, "another file stands where its directory would");
  }
  return pack;
};

const checkName = (name) => {
  const isPlain = name.split("/").every((part) => part !== "" && part !== "." && part !== "..");
  if (utf8(name).length > 200 || !isPlain || /[\p{Cc}\\:]/u.test(name)) {
    throw artifactError(name, "its name is no plain relative path of at most 200 bytes");
  }
  if (name.toLowerCase().split("/").at(-1) === "disclosures.json") {
    throw artifactError(name, "disclosures show what was redacted, and never go into a pack");
  }
};

/** All files but the artifacts, as they follow from the envelope and the entry. */
const frame = async ({ envelope, withheld, log }) => {
  const texts = new Map([[ENVELOPE_FILE, `${write(envelope)}\n`]]);
  if (envelope.signatures.length === 1) texts.set(BUNDLE_FILE, `${writeBundle(envelope, log?.entry)}\n`);
  if (withheld.length > 0) texts.set(WITHHELD_FILE, `${write(withheld)}\n`);
  if (log !== undefined) {
    const key = await readNoteKey(log.logKey);
    texts.set(PROOF_FILE, writeProof(proofOf(log.entry)));
    texts.set(LOG_KEY_FILE, `${key.text}\n`);
    texts.set(ROOT_FILE, `${trustedRoot(key)}\n`);
    const signer = await keyInLeaf(log.entry);
    if (signer !== undefined) texts.set(KEY_FILE, toPem(signer));
  }
  return texts;
};

/** A sigstore `TrustedRoot` of one log (https://github.com/sigstore/protobuf-specs, `sigstore_trustroot.proto`). */
const trustedRoot = ({ name, key, id }) =>
  write({
    mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
    tlogs: [
      {
        baseUrl: `https://${name}`,
        hashAlgorithm: "SHA2_256",
        publicKey: {
          rawBytes: toBase64(toSpki(key)),
          keyDetails: "PKIX_ED25519",
          validFor: { start: "1970-01-01T00:00:00Z" },
        },
        logId: { keyId: toBase64(id) },
      },
    ],
    certificateAuthorities: [],
    ctlogs: [],
    timestampAuthorities: [],
  });

const agree = (files, texts) => {
  for (const path of texts.keys()) {
    if (!files.has(path)) throw fileError(path, "is missing");
  }
  for (const [path, content] of files) {
    if (path === GUIDE_FILE || path.startsWith(ARTIFACTS)) continue;
    if (!texts.has(path)) throw fileError(path, "belongs to no pack");
    if (!equal(utf8(texts.get(path)), content)) throw fileError(path, "does not say what the others say");
  }
};

// The sigstore bundle v0.3 (https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto): an envelope
// with its proof of being in a log. Everything that is read is checked: a member that would be passed over is refused.

import { digestOf, equal, fromBase64, fromDecimal, sha256, toBase64, utf8 } from "./bytes.js";
import { openCheckpoint } from "./checkpoint.js";
import { closedEnvelope } from "./envelope.js";
import { bundleError, entryError, envelopeError, limitError } from "./error.js";
import { absent, list, optional, parse, read, record, string, write } from "./json.js";
import { ofSpki, toSpki } from "./key.js";
import { ENVELOPE_BYTES_MAX } from "./limit.js";
import { leafHash, verifyInclusion } from "./merkle.js";

const BUNDLE_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
const [LEAF_KIND, LEAF_VERSION] = ["dsse", "0.0.2"];

/** Numbers are texts, as in all JSON made from protocol buffers. */
const number = absent(string, () => "0");

/** Where an envelope stands in a log, with the proof. */
export const bundleEntry = record({
  logIndex: number,
  logId: record({ keyId: string }),
  kindVersion: record({ kind: string, version: string }),
  inclusionProof: record({
    logIndex: number,
    rootHash: string,
    treeSize: string,
    hashes: absent(list(string), () => []),
    checkpoint: record({ envelope: string }),
  }),
  canonicalizedBody: string,
});

const bundleShape = record({
  mediaType: string,
  verificationMaterial: record({
    publicKey: record({ hint: absent(string, () => "") }),
    tlogEntries: absent(list(bundleEntry), () => []),
    timestampVerificationData: optional(
      record({ rfc3161Timestamps: absent(list(record({ signedTimestamp: string })), () => []) }),
    ),
  }),
  dsseEnvelope: closedEnvelope,
});

/**
 * Reads a bundle. An envelope that does not name its key is taken to be of the one that the bundle names. Throws
 * `invalid_bundle`, `limit_exceeded`, or what is wrong with the JSON.
 */
export const readBundle = (document) => {
  const limit = ENVELOPE_BYTES_MAX * 2;
  const bytes = typeof document === "string" ? utf8(document).length : document.length;
  if (bytes > limit) throw limitError("bytes of bundle", bytes, limit);
  const bundle = read(bundleShape, parse(document), bundleError);
  const { publicKey, tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
  const { signatures } = bundle.dsseEnvelope;
  if (bundle.mediaType !== BUNDLE_TYPE) throw bundleError(`its type is not ${BUNDLE_TYPE}`);
  if (signatures.length !== 1) throw bundleError("its envelope does not have one signature");
  if (signatures[0].keyid === "") signatures[0].keyid = publicKey.hint;
  if (signatures[0].keyid !== publicKey.hint) throw bundleError("it names one key, and its envelope another");
  if (tlogEntries.length > 1) throw bundleError("it has more than one entry of a log");
  if (timestampVerificationData?.rfc3161Timestamps.length > 0) {
    throw bundleError("it has timestamps, which nothing reads here");
  }
  return { envelope: bundle.dsseEnvelope, entry: tlogEntries[0] };
};

/** The canonical text of the bundle of an envelope with one signature. */
export const writeBundle = (envelope, entry) =>
  write({
    mediaType: BUNDLE_TYPE,
    verificationMaterial: {
      publicKey: { hint: envelope.signatures[0].keyid },
      tlogEntries: entry === undefined ? [] : [entry],
    },
    dsseEnvelope: envelope,
  });

/**
 * What a log keeps of an envelope with one signature: the body of a Rekor v2 entry of kind `dsse`, version `0.0.2`
 * (https://github.com/sigstore/protobuf-specs/blob/main/protos/rekor/v2/dsse.proto), as canonical JSON.
 */
const leafOf = async (envelope, key) => {
  if (envelope.signatures.length !== 1) throw envelopeError("a log takes envelopes with one signature");
  const payload = fromBase64(envelope.payload);
  if (payload === undefined) throw envelopeError("the payload is not standard base64");
  const verifier = { keyDetails: "PKIX_ED25519", publicKey: { rawBytes: toBase64(toSpki(key)) } };
  const dsseV002 = {
    payloadHash: { algorithm: "SHA2_256", digest: toBase64(await sha256(payload)) },
    signatures: [{ content: envelope.signatures[0].sig, verifier }],
  };
  return utf8(write({ apiVersion: LEAF_VERSION, kind: LEAF_KIND, spec: { dsseV002 } }));
};

const leafShape = record({
  apiVersion: string,
  kind: string,
  spec: record({
    dsseV002: record({
      payloadHash: record({ algorithm: string, digest: string }),
      signatures: list(
        record({ content: string, verifier: record({ keyDetails: string, publicKey: record({ rawBytes: string }) }) }),
      ),
    }),
  }),
});

/** The key that the leaf of an entry names, believed by nobody; undefined when it names none. */
export const keyInLeaf = async (entry) => {
  const body = fromBase64(entry.canonicalizedBody);
  if (body === undefined) return undefined;
  try {
    const { signatures } = read(leafShape, parse(body), bundleError).spec.dsseV002;
    const der = signatures.length === 1 ? fromBase64(signatures[0].verifier.publicKey.rawBytes) : undefined;
    return der && (await ofSpki(der));
  } catch {
    return undefined;
  }
};

/** Whether the leaf is the one of an envelope that a key signed. Throws when it is another one. */
export const checkLeaf = async (entry, envelope, key) => {
  if (entry.kindVersion.kind !== LEAF_KIND || entry.kindVersion.version !== LEAF_VERSION) {
    throw entryError("the leaf is not of the kind `dsse`, version `0.0.2`");
  }
  const [stated, wanted] = [fromBase64(entry.canonicalizedBody), await leafOf(envelope, key)];
  if (stated === undefined || !equal(stated, wanted)) throw entryError("the leaf is another envelope's");
};

const digest = (text, what) => {
  const bytes = digestOf(text);
  if (bytes === undefined) throw bundleError(`${what} is not the base64 of 32 bytes`);
  return bytes;
};

const decimal = (text, what) => {
  const found = fromDecimal(text);
  if (found === undefined) throw bundleError(`${what} is no number`);
  return found;
};

/** The proof of an entry as a C2SP `tlog-proof`. Throws `invalid_bundle` for a number or a hash that is none. */
export const proofOf = ({ inclusionProof: { hashes, logIndex, checkpoint } }) => ({
  hashes: hashes.map((hash) => digest(hash, "a hash of the proof")),
  index: decimal(logIndex, "the index"),
  checkpoint: checkpoint.envelope,
});

/**
 * Whether the leaf is in a log, by the proof and the signed checkpoint; gives the place and the checkpoint. What stands
 * twice in an entry has to be the same. Throws why it is not.
 */
export const checkProof = async (entry, logKey) => {
  const body = fromBase64(entry.canonicalizedBody);
  if (body === undefined) throw bundleError("the leaf is not standard base64");
  if (!equal(digest(entry.logId.keyId, "the log's identifier"), logKey.id)) throw entryError("it names another log");
  const proof = proofOf(entry);
  const checkpoint = await openCheckpoint(proof.checkpoint, logKey);
  const stated = entry.inclusionProof;
  if (entry.logIndex !== stated.logIndex) throw entryError("the entry and its proof name different places");
  if (decimal(stated.treeSize, "the tree's size") !== checkpoint.size) {
    throw entryError("the proof and the checkpoint name different sizes");
  }
  if (!equal(digest(stated.rootHash, "the root"), checkpoint.root)) {
    throw entryError("the proof and the checkpoint name different roots");
  }
  const inclusion = { index: proof.index, treeSize: checkpoint.size, hashes: proof.hashes };
  await verifyInclusion(inclusion, await leafHash(body), checkpoint.root);
  return { index: proof.index, checkpoint };
};

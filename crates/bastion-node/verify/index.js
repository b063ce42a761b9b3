// `bastion-node/verify`: evidence verified in plain JavaScript, in a browser as in Node, with Web Crypto and nothing else. A
// second implementation beside the Rust core, with the same checks, the same words and the same verdict; `index.d.ts` says
// what is checked less, and what is refused more.

import { checkArtifacts, checkExport, checkReport } from "./artifact.js";
import { readBundle } from "./bundle.js";
import { fromBase64 } from "./bytes.js";
import { readProof, verifyLogProof } from "./checkpoint.js";
import { VerifyError, argumentError } from "./error.js";
import { readNoteKey } from "./note.js";
import { readPackFiles, readPackJson } from "./pack.js";
import { checkPredicate, checkStatement } from "./statement.js";
import { readTrust } from "./trust.js";
import { begin, checkSignature, checkStanding, integer, judged } from "./verification.js";
import { readZip } from "./zip.js";

export { VerifyError };

/** Verifies a sigstore bundle v0.3: operation `bundle.verify`. */
export const verifyBundle = async (bundle, trust) => {
  const believed = await readTrust(trust);
  const { envelope, entry } = readBundle(textOrBytes(bundle, "the bundle"));
  const verification = begin(entry !== undefined);
  if (await checkSignature(verification, envelope, believed)) {
    await checkStanding(verification, envelope, entry, undefined, believed);
  }
  return judged(verification);
};

/** Verifies a C2SP `tlog-proof`: operation `proof.verify`. */
export const verifyProof = async (proof, entry, logKey) => {
  if (typeof proof !== "string" || typeof logKey !== "string") throw argumentError("the proof and the log's key are texts");
  const body = typeof entry === "string" ? fromBase64(entry) : asBytes(entry);
  if (body === undefined) throw argumentError("the entry is not base64");
  const key = await readNoteKey(logKey);
  const found = readProof(proof);
  const answer = { valid: false, reason: "", origin: "", index: integer(found.index), size: 0 };
  try {
    const { origin, size } = await verifyLogProof(found, body, key);
    return { ...answer, valid: true, origin, size: integer(size) };
  } catch (error) {
    const isAnswer = error instanceof VerifyError && !["crypto_unavailable", "number_out_of_range"].includes(error.code);
    if (!isAnswer) throw error;
    return { ...answer, reason: error.reason };
  }
};

/** Verifies a pack of its zip archive or its files: operations `pack.read` and `evidence.verify`. */
export const verifyPack = async (pack, trust) => {
  const believed = await readTrust(trust);
  const bytes = asBytes(typeof pack?.arrayBuffer === "function" ? await pack.arrayBuffer() : pack);
  const files = bytes === undefined ? filesOf(pack) : await readZip(bytes);
  return verifyReadPack(await readPackFiles(files), believed);
};

/** Verifies a pack of its JSON: operation `evidence.verify`. */
export const verifyPackJson = async (pack, trust) => {
  const believed = await readTrust(trust);
  return verifyReadPack(readPackJson(asBytes(pack) ?? pack), believed);
};

const verifyReadPack = async (pack, trust) => {
  const verification = begin(pack.log !== undefined);
  const verified = await checkSignature(verification, pack.envelope, trust);
  if (verified === undefined) return judged(verification);
  await checkStanding(verification, pack.envelope, pack.log?.entry, pack.log?.logKey, trust);
  const statement = await checkStatement(verification, verified);
  if (statement === undefined) return judged(verification);
  const hasReport = checkPredicate(verification, statement);
  await checkArtifacts(verification, pack, statement.subject);
  if (hasReport) checkReport(verification, pack);
  checkExport(verification, statement);
  return judged(verification);
};

/** The bytes of what holds bytes; undefined for anything else. */
const asBytes = (value) => {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : undefined;
};

const textOrBytes = (value, what) => {
  const found = typeof value === "string" ? value : asBytes(value);
  if (found === undefined) throw argumentError(`${what} is given as text or bytes`);
  return found;
};

const filesOf = (pack) => {
  const entries = pack instanceof Map ? [...pack] : Object.entries(pack ?? {});
  const files = new Map(entries.map(([path, content]) => [path, asBytes(content)]));
  const other = [...files].find(([, content]) => content === undefined);
  if (other !== undefined || typeof pack === "string") {
    throw argumentError("a pack is given as the bytes of its archive, or as its files: their bytes by their paths");
  }
  return files;
};

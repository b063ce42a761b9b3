// The head of a log (C2SP `tlog-checkpoint` v1.0.0, https://c2sp.org/tlog-checkpoint), and a proof as a file that needs
// nothing else (C2SP `tlog-proof`, https://c2sp.org/tlog-proof).

import { digestOf, fromBase64, fromDecimal, toBase64 } from "./bytes.js";
import { checkpointError, formatError } from "./error.js";
import { leafHash, verifyInclusion } from "./merkle.js";
import { findSignature, readNote } from "./note.js";

const HEADER = "c2sp.org/tlog-proof@v1";

const readCheckpoint = (text) => {
  const wrong = (reason) => formatError("checkpoint", reason);
  if (!text.endsWith("\n")) throw wrong("its last line has no end");
  const [origin, size, root, ...extensions] = text.slice(0, -1).split("\n");
  if (root === undefined) throw wrong("it has fewer than three lines");
  if (origin === "") throw wrong("its origin is empty");
  const found = { origin, size: fromDecimal(size), root: digestOf(root) };
  if (found.size === undefined) throw wrong("its size is no number");
  if (found.root === undefined) throw wrong("its root is not the base64 of 32 bytes");
  if (extensions.includes("")) throw wrong("a line of it is empty");
  return found;
};

/**
 * Reads a signed checkpoint of the log whose key is given. Throws `invalid_log`; `signature_invalid` when that key did not
 * sign it, or it is of another origin.
 */
export const openCheckpoint = async (signed, logKey) => {
  const note = readNote(signed);
  const checkpoint = readCheckpoint(note.text);
  if (checkpoint.origin !== logKey.name) throw checkpointError(checkpoint.origin, "the key is of another log");
  if ((await findSignature(note, logKey)) === undefined) {
    throw checkpointError(checkpoint.origin, "the key's signature is not under it");
  }
  return checkpoint;
};

/** Reads a proof: the place of an entry, the hashes beside the way to the root, the signed checkpoint. Throws `invalid_log`. */
export const readProof = (text) => {
  const wrong = (reason) => formatError("proof", reason);
  const cut = text.indexOf("\n\n");
  if (cut < 0) throw wrong("no empty line stands in it");
  const lines = text.slice(0, cut).split("\n");
  if (lines.shift() !== HEADER) throw wrong(`its first line is not \`${HEADER}\``);
  // what an application keeps beside the proof; nothing of it is proven
  if (lines[0]?.startsWith("extra ") && fromBase64(lines.shift().slice("extra ".length)) === undefined) {
    throw wrong("a line is not base64");
  }
  const first = lines.shift() ?? "";
  const index = first.startsWith("index ") ? fromDecimal(first.slice("index ".length)) : undefined;
  if (index === undefined) throw wrong("it has no line `index`");
  const hashes = lines.map((line) => {
    const bytes = fromBase64(line);
    if (bytes === undefined) throw wrong("a line is not base64");
    if (bytes.length !== 32) throw wrong("a hash does not have 32 bytes");
    return bytes;
  });
  return { index, hashes, checkpoint: text.slice(cut + 2) };
};

/** The text of a proof without anything extra. */
export const writeProof = ({ index, hashes, checkpoint }) =>
  `${HEADER}\nindex ${index}\n${hashes.map((hash) => `${toBase64(hash)}\n`).join("")}\n${checkpoint}`;

/** Whether an entry is in the log whose key is given; gives the checkpoint that says so. Throws why not. */
export const verifyLogProof = async (proof, entry, logKey) => {
  const checkpoint = await openCheckpoint(proof.checkpoint, logKey);
  const inclusion = { index: proof.index, treeSize: checkpoint.size, hashes: proof.hashes };
  await verifyInclusion(inclusion, await leafHash(entry), checkpoint.root);
  return checkpoint;
};

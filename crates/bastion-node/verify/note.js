// Signed notes: a text, and lines of signatures under it (C2SP `signed-note` v1.0.0, https://c2sp.org/signed-note), with the
// cosignatures of witnesses (C2SP `tlog-cosignature` v1.0.0).

import { concat, equal, fromBase64, sha256, toBase64, toHex, trimmed, utf8 } from "./bytes.js";
import { checkpointError, formatError, keyError } from "./error.js";
import { accepts, ofBytes } from "./key.js";
import { NOTE_BYTES_MAX, NOTE_SIGNATURES_MAX } from "./limit.js";

/** How a key signs, as its first byte says: texts, or texts with a time. */
const [ED25519, COSIGNATURE] = [0x01, 0x04];
const DASH = "\u2014 ";

const isName = (name) => name !== "" && !/[\p{White_Space}\p{Cc}+]/u.test(name);

/** Reads `name+hash+key`, as everyone writes the keys of logs and witnesses. Throws `invalid_log`, `invalid_key`. */
export const readNoteKey = async (text) => {
  const wrong = (reason) => formatError(text, reason);
  const [name, hash, ...rest] = trimmed(text).split("+");
  if (rest.length === 0) throw wrong("a verifier key is `name+hash+key`");
  const bytes = fromBase64(rest.join("+"));
  if (bytes === undefined) throw wrong("its key is not base64");
  const algorithm = bytes[0];
  if (algorithm !== ED25519 && algorithm !== COSIGNATURE) throw wrong("its key is of a kind that is not known here");
  if (bytes.length !== 33) throw wrong("its key does not have 32 bytes");
  const key = await ofBytes(bytes.slice(1));
  if (key === undefined) throw keyError("the digits are no point of the curve");
  if (!isName(name)) throw formatError(name, "a key's name is a word without spaces and plus signs");
  // the hash of name, kind and key, whole: how a Rekor v2 entry names its log
  const id = await sha256(utf8(`${name}\n`), bytes);
  if (toHex(id.subarray(0, 4)) !== hash) throw wrong("its hash is not the hash of its name and key");
  return { name, key, id, isWitness: algorithm === COSIGNATURE, text: `${name}+${hash}+${toBase64(bytes)}` };
};

/** Reads a note. Whether its signatures hold is for `findSignature` to say. Throws `invalid_log`. */
export const readNote = (text) => {
  const wrong = (reason) => formatError("note", reason);
  if (text.length > NOTE_BYTES_MAX || utf8(text).length > NOTE_BYTES_MAX) throw wrong("it has more than 64 KiB");
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(text)) throw wrong("it has control characters");
  // signatures stand behind the last empty line
  const cut = text.lastIndexOf("\n\n");
  if (cut < 0) throw wrong("no empty line stands before signatures");
  const lines = text.slice(cut + 2);
  if (!lines.endsWith("\n")) throw wrong("its last line has no end");
  const signatures = lines.slice(0, -1).split("\n").map(readSignature);
  if (signatures.includes(undefined)) throw wrong("a line under it is no signature");
  if (signatures.length > NOTE_SIGNATURES_MAX) throw wrong("it has more than 100 signatures");
  return { text: text.slice(0, cut + 1), signatures };
};

const readSignature = (line) => {
  const space = line.indexOf(" ", DASH.length);
  if (!line.startsWith(DASH) || space < 0) return undefined;
  const name = line.slice(DASH.length, space);
  const bytes = fromBase64(line.slice(space + 1));
  if (!isName(name) || bytes === undefined || bytes.length <= 4) return undefined;
  return { name, keyHash: bytes.subarray(0, 4), signature: bytes.subarray(4) };
};

/**
 * Looks for a key's signature under a note: when it was made, in seconds since 1970 (0 for a log's), or undefined when there
 * is none of it. Throws `signature_invalid` when there is one that does not hold.
 */
export const findSignature = async (note, noteKey) => {
  let found;
  for (const { name, keyHash, signature } of note.signatures) {
    if (name !== noteKey.name || !equal(keyHash, noteKey.id.subarray(0, 4))) continue;
    found = await check(note.text, noteKey, signature);
    if (found === undefined) throw checkpointError(noteKey.name, "its signature does not hold");
  }
  return found;
};

const check = async (text, { key, isWitness }, bytes) => {
  if (!isWitness) return (await accepts(key, utf8(text), bytes)) ? 0n : undefined;
  if (bytes.length < 8) return undefined;
  const time = BigInt(`0x${toHex(bytes.subarray(0, 8))}`);
  const message = concat(utf8(`cosignature/v1\ntime ${time}\n`), utf8(text));
  return (await accepts(key, message, bytes.subarray(8))) ? time : undefined;
};

export const isSameKey = (left, right) => left.text === right.text;

// Whom a verifier believes: keys of evidence, each for a stretch of a log, and keys of logs and witnesses. A pack is judged
// at its place in the log: a key that is revoked from a place on still speaks for what was logged before.

import { argumentError, documentError } from "./error.js";
import { absent, boolean, list, optional, parse, place, read, record, string } from "./json.js";
import { readKey } from "./key.js";
import { readNoteKey } from "./note.js";

const trustList = record({
  keys: list(record({ public_key: string, from_index: optional(place), until_index: optional(place) })),
  log_keys: absent(list(string), () => []),
  log_required: absent(boolean, () => false),
});

/**
 * Reads the keys of a trust list, which is an object or the text of its file. Throws `invalid_key` or `invalid_log` for a
 * key that is none, `invalid_argument` for one that stands twice, `invalid_document` for another document.
 */
export const readTrust = async (document) => {
  const found = read(trustList, typeof document === "string" ? parse(document) : document, (reason) =>
    documentError(`not the expected document: a trust list: ${reason}`),
  );
  const trust = { keys: new Map(), believed: new Map(), logs: [], witnesses: [], logRequired: found.log_required };
  for (const { public_key: text, from_index: from = 0n, until_index: until } of found.keys) {
    const key = await readKey(text);
    if (trust.keys.has(key.id)) throw argumentError("the field `keys` is wrong: a key stands in the list once");
    trust.keys.set(key.id, key);
    trust.believed.set(key.id, { from, until });
  }
  for (const text of found.log_keys) {
    const key = await readNoteKey(text);
    (key.isWitness ? trust.witnesses : trust.logs).push(key);
  }
  return trust;
};

export const speaksFor = ({ from, until }, index) => index >= from && (until === undefined || index < until);

/** Whether a key speaks for what is in no log. */
export const isUnbounded = ({ from, until }) => from === 0n && until === undefined;

export const period = ({ from, until }) =>
  until === undefined
    ? `places of the log from ${from} on`
    : `places ${from} to ${until} of the log, the last excluded`;

// Every check by its name, and what exactly failed: the signature, the place in a log, the keys that speak for that place.

import { toBase64 } from "./bytes.js";
import { checkLeaf, checkProof } from "./bundle.js";
import { verifyEnvelope } from "./envelope.js";
import { VerifyError, numberError } from "./error.js";
import { findSignature, isSameKey, readNote, readNoteKey } from "./note.js";
import { isUnbounded, period, speaksFor } from "./trust.js";

/** A verification of what says to be in a log, or does not. */
export const begin = (saysLogged) => ({
  log: { status: saysLogged ? "not_checked" : "not_logged" },
  checks: [],
  keyIds: [],
});

const passed = (verification, name, detail) => verification.checks.push({ name, status: "passed", detail });
const failed = (verification, name, detail) => verification.checks.push({ name, status: "failed", detail });
const withheld = (verification, name, detail) => verification.checks.push({ name, status: "withheld", detail });
export const add = { passed, failed, withheld };

/**
 * Does a step and notes what it says under a name, or why it failed. Gives what the step gave, undefined when it failed.
 * What is no refusal of ours, such as missing Web Crypto, is no answer and is thrown.
 */
export const attempt = async (verification, name, step, say) => {
  try {
    const found = await step();
    if (say !== undefined) passed(verification, name, say(found));
    return found;
  } catch (error) {
    if (!(error instanceof VerifyError) || error.code === "crypto_unavailable") throw error;
    failed(verification, name, error.reason);
    return undefined;
  }
};

/** The verdict, as `Verification` of the Rust core is written in JSON. */
export const judged = ({ log, checks, keyIds, predicateType, packId }) => ({
  valid: checks.length > 0 && checks.every(({ status }) => status !== "failed"),
  log: {
    status: log.status,
    ...(log.origin !== undefined && { origin: log.origin, index: integer(log.index), tree_size: integer(log.treeSize) }),
  },
  checks,
  ...(keyIds.length > 0 && { key_ids: keyIds }),
  ...(predicateType !== undefined && { predicate_type: predicateType }),
  ...(packId !== undefined && { pack_id: packId }),
});

/** A number that every reader of JSON keeps. Throws `number_out_of_range`. */
export const integer = (number) => {
  if (number > BigInt(Number.MAX_SAFE_INTEGER)) throw numberError(number);
  return Number(number);
};

/** The payload that a trusted key signed; undefined when none did. */
export const checkSignature = async (verification, envelope, trust) => {
  const say = ({ keyIds }) => `by key ${keyIds.join(", ")}`;
  const verified = await attempt(verification, "signature", () => verifyEnvelope(envelope, trust.keys), say);
  verification.keyIds = verified?.keyIds ?? [];
  return verified;
};

/** Whether the envelope is in a log, and whether its keys speak for that place. `copiedKey` is what a pack brings itself. */
export const checkStanding = async (verification, envelope, entry, copiedKey, trust) => {
  if (entry !== undefined) {
    verification.log = await logged(verification, envelope, entry, copiedKey, trust);
    if (trust.logRequired && verification.log.status === "not_checked") {
      failed(verification, "log", "it has to be in a log, and no key of one is trusted here");
    }
  } else if (trust.logRequired) {
    failed(verification, "log", "it is in no log, and has to be");
  }
  const place = verification.log.status === "logged" ? verification.log.index : undefined;
  for (const id of verification.keyIds) {
    const believed = trust.believed.get(id);
    if (isUnbounded(believed)) continue;
    const stands = place === undefined ? "in no log that is trusted" : `at place ${place}`;
    const detail = `key ${id} speaks for ${period(believed)}; the envelope stands ${stands}`;
    const speaks = place !== undefined && speaksFor(believed, place);
    (speaks ? passed : failed)(verification, "key validity", detail);
  }
};

const FAILED = { status: "failed" };

const logged = async (verification, envelope, entry, copiedKey, trust) => {
  const signer = trust.keys.get(verification.keyIds[0]);
  const leaf = async () => (await checkLeaf(entry, envelope, signer), true);
  if (!(await attempt(verification, "log leaf", leaf, () => "is the envelope's"))) return FAILED;
  // a pack brings a copy of the log's key: what does not hold by that one holds by none
  let log = trust.logs.find(({ id }) => entry.logId.keyId === toBase64(id));
  if (copiedKey !== undefined) {
    log = await attempt(verification, "log key", () => readNoteKey(copiedKey));
    if (log === undefined) return FAILED;
  }
  if (log === undefined) {
    if (trust.logs.length === 0) return { status: "not_checked" };
    failed(verification, "log key", "it is in a log that is not trusted here");
    return FAILED;
  }
  const say = ({ index, checkpoint }) => `place ${index} of ${checkpoint.size}`;
  const found = await attempt(verification, "log proof", () => checkProof(entry, log), say);
  if (found === undefined) return FAILED;
  const standing = { origin: found.checkpoint.origin, index: found.index, treeSize: found.checkpoint.size };
  if (trust.logs.some((trusted) => isSameKey(trusted, log))) {
    passed(verification, "log key", `${log.name} signed the checkpoint`);
    const isCosigned = await checkWitnesses(verification, entry, trust);
    return { ...standing, status: isCosigned ? "logged" : "failed" };
  }
  if (trust.logs.length === 0) return { ...standing, status: "not_checked" };
  failed(verification, "log key", `the log ${log.name} is not trusted here with this key`);
  return { ...standing, status: "failed" };
};

/** Whether every witness that is asked for signed the checkpoint. */
const checkWitnesses = async (verification, entry, trust) => {
  let isCosigned = true;
  for (const witness of trust.witnesses) {
    const name = `witness ${witness.name}`;
    const find = async () => ({ time: await findSignature(readNote(entry.inclusionProof.checkpoint.envelope), witness) });
    const found = await attempt(verification, name, find);
    if (found?.time !== undefined) {
      passed(verification, name, `signed at ${found.time}, seconds since 1970`);
    } else {
      isCosigned = false;
      if (found !== undefined) failed(verification, name, "it did not sign the checkpoint");
    }
  }
  return isCosigned;
};

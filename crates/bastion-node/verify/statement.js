// In-toto statements (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md), and what of them is checked
// here: the type, the subjects and their SHA-256. What a predicate says is not read; see `checkPredicate`.

import { sha256, toHex } from "./bytes.js";
import { limitError, shown, statementError } from "./error.js";
import { any, isMap, list, openRecord, optional, parse, read, string } from "./json.js";
import { ARTIFACTS_MAX } from "./limit.js";
import { add, attempt } from "./verification.js";

const PAYLOAD_TYPE = "application/vnd.in-toto+json";
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** What the types of our own predicates begin with. */
const OURS = "urn:bastion-data-trust:evidence:";

const statementShape = openRecord({
  _type: string,
  subject: list(openRecord({ name: string, digest: openRecord({ blake3: optional(string), sha256: optional(string) }) })),
  predicateType: string,
  predicate: any,
});

const readStatement = (payload) => {
  const statement = read(statementShape, parse(payload), statementError);
  if (statement._type !== STATEMENT_TYPE) throw statementError(`its type is not ${STATEMENT_TYPE}`);
  if (statement.subject.length === 0) throw statementError("it has no subject");
  if (statement.subject.length > ARTIFACTS_MAX) throw limitError("subjects", statement.subject.length, ARTIFACTS_MAX);
  if (!isMap(statement.predicate)) throw statementError("its predicate is not an object");
  return statement;
};

/** The statement of a payload that was verified; undefined when it is none. */
export const checkStatement = async (verification, { payload, payloadType }) => {
  if (payloadType !== PAYLOAD_TYPE) {
    add.failed(verification, "payload type", `\`${shown(payloadType, 80)}\` is not ${PAYLOAD_TYPE}`);
    return undefined;
  }
  const read = async () => readStatement(payload);
  return await attempt(verification, "statement", read, ({ subject }) => `${subject.length} subjects`);
};

/**
 * Says of a predicate of ours that its fields were not checked: their rules and the report that follows from them are the
 * Rust core's, and a second copy of them could only differ. Gives whether a report belongs to it.
 */
export const checkPredicate = (verification, { predicateType, predicate }) => {
  verification.predicateType = predicateType;
  if (!predicateType.startsWith(OURS)) {
    add.passed(verification, "predicate", "of a type that this build does not know");
    return false;
  }
  add.withheld(verification, "predicate", `its fields are not checked in a browser: ${predicateType}`);
  const found = isMap(predicate.circumstances) ? predicate.circumstances.pack_id : undefined;
  if (typeof found === "string" && /^[A-Za-z0-9._-]{1,64}$/.test(found)) verification.packId = found;
  return true;
};

/** Compares the SHA-256 of content with a subject's: what was compared, or a text of what differs. */
export const compare = async ({ sha256: stated }, content) => {
  // without this digest nothing would be compared: that is no proof of the content
  if (stated === undefined) return { differs: "the statement has no SHA-256 of it, and no other digest is checked in a browser" };
  return toHex(await sha256(content)) === stated ? { same: "sha256" } : { differs: "its content was changed: sha256 differs" };
};

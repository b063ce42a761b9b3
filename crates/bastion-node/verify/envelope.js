// DSSE envelopes (https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md).

import { concat, fromBase64, utf8 } from "./bytes.js";
import { envelopeError, limitError, shown, signatureError } from "./error.js";
import { absent, list, openRecord, parse, read, record, string } from "./json.js";
import { accepts } from "./key.js";
import { ENVELOPE_BYTES_MAX, SIGNATURES_MAX } from "./limit.js";

const shape = (object) =>
  object({
    payload: string,
    payloadType: string,
    signatures: list(object({ keyid: absent(string, () => ""), sig: string })),
  });

/** An envelope by itself: members that the format does not know are passed over, as it asks. */
export const openEnvelope = shape(openRecord);

/** An envelope inside a bundle, where nothing is passed over. */
export const closedEnvelope = shape(record);

/** Reads an envelope from its bytes. Throws `invalid_envelope`, `limit_exceeded`, or what is wrong with the JSON. */
export const readEnvelope = (bytes) => {
  const limit = ENVELOPE_BYTES_MAX * 2;
  if (bytes.length > limit) throw limitError("bytes of envelope", bytes.length, limit);
  return read(openEnvelope, parse(bytes), envelopeError);
};

/** The bytes that are signed (DSSE protocol, PAE): lengths count bytes, in decimal. */
export const preAuthenticationEncoding = (payloadType, payload) => {
  const type = utf8(payloadType);
  return concat(utf8(`DSSEv1 ${type.length} `), type, utf8(` ${payload.length} `), payload);
};

/**
 * Checks the signatures: at least one is by a trusted key, and no trusted key's signature is wrong. `trusted` is a map from
 * key identifiers to keys. Throws `invalid_envelope` when it is malformed, `signature_invalid` when it does not hold.
 */
export const verifyEnvelope = async (envelope, trusted) => {
  const { signatures, payloadType } = envelope;
  if (signatures.length === 0 || signatures.length > SIGNATURES_MAX) {
    throw envelopeError("it needs one signature, and may have 64");
  }
  if (new Set(signatures.map(({ keyid }) => keyid)).size !== signatures.length) {
    throw envelopeError("two signatures have the same key identifier");
  }
  const payload = fromBase64(envelope.payload);
  if (payload === undefined) throw envelopeError("the payload is not standard base64");
  const message = preAuthenticationEncoding(payloadType, payload);
  const keyIds = [];
  for (const { keyid, sig } of signatures.filter((signature) => trusted.has(signature.keyid))) {
    const bytes = fromBase64(sig);
    if (bytes === undefined) throw envelopeError("a signature is not standard base64");
    if (!(await accepts(trusted.get(keyid), message, bytes))) {
      throw signatureError(`the signature of key ${keyid} does not fit the payload`);
    }
    keyIds.push(keyid);
  }
  if (keyIds.length === 0) {
    const found = signatures.map(({ keyid }) => shown(keyid, 64)).join(", ");
    throw signatureError(`it is signed by ${found}, which is not trusted here`);
  }
  return { payload, payloadType, keyIds };
};

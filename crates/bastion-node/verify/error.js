// The one class of what is thrown: the codes and the texts are those of the Rust core.

const NO_KEY = "`bastion keygen` makes a pair of keys";
const ASK_SIGNER = "get the public key from whoever signed, by another way than the pack";
const ASK_LOG = "get the log's key from whoever runs it, by another way than the log";
const ASK_AGAIN = "ask for the pack again: a file of it was changed, lost or added";
const KEEP_BOTH = "keep both what the log gave and the checkpoint: together they show that it was rewritten";

/** The first characters of a text, as messages show what somebody else wrote. */
export const shown = (text, most) => Array.from(text.slice(0, most * 2)).slice(0, most).join("");

/** What cannot be read or checked at all. `reason` is the text without the hint. */
export class VerifyError extends Error {
  constructor(code, reason, hint) {
    super(hint === undefined ? reason : `${reason} (${hint})`);
    this.name = "VerifyError";
    this.code = code;
    this.reason = reason;
    if (hint !== undefined) this.hint = hint;
  }
}

const make = (code, hint) => (reason) => new VerifyError(code, reason, hint);

export const argumentError = make("invalid_argument");
export const documentError = make("invalid_document");
export const keyError = (reason) => new VerifyError("invalid_key", `the key cannot be read: ${reason}`, NO_KEY);
export const envelopeError = (reason) => new VerifyError("invalid_envelope", `not a DSSE envelope: ${reason}`);
export const statementError = (reason) => new VerifyError("invalid_statement", `not an in-toto statement: ${reason}`);
export const bundleError = (reason) => new VerifyError("invalid_bundle", `not a sigstore bundle v0.3: ${reason}`);
export const archiveError = (reason) => new VerifyError("invalid_archive", `the archive cannot be read: ${reason}`);
export const proofError = (reason) => new VerifyError("log_proof_invalid", `the proof does not hold: ${reason}`);
export const entryError = (reason) => new VerifyError("log_proof_invalid", `the entry of the log does not hold: ${reason}`);
export const signatureError = (reason) =>
  new VerifyError("signature_invalid", `no trusted key made a valid signature: ${reason}`, ASK_SIGNER);
export const rootError = (found, wanted) =>
  new VerifyError("log_proof_invalid", `the proof leads to the root \`${found}\`, and the checkpoint has \`${wanted}\``, KEEP_BOTH);
export const formatError = (what, reason) =>
  new VerifyError("invalid_log", `\`${shown(what, 80)}\` cannot be read: ${reason}`);
export const checkpointError = (origin, reason) =>
  new VerifyError("signature_invalid", `no trusted key signed the checkpoint of \`${origin}\`: ${reason}`, ASK_LOG);
export const fileError = (name, reason) =>
  new VerifyError("artifact_mismatch", `the file \`${shown(name, 200)}\` of the pack ${reason}`, ASK_AGAIN);
export const artifactError = (name, reason) =>
  argumentError(`the artifact \`${shown(name, 200)}\` cannot be part of a pack: ${reason}`);
export const limitError = (things, found, limit) =>
  new VerifyError("limit_exceeded", `the pack has ${found} ${things}; the limit is ${limit}`);
export const numberError = (number) =>
  new VerifyError(
    "number_out_of_range",
    `the number ${number} is not finite or lies beyond ±(2^53−1)`,
    "write large integers and decimals as strings",
  );
export const cryptoError = (reason, hint) => new VerifyError("crypto_unavailable", reason, hint);

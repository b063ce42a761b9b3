/**
 * Evidence verified in plain JavaScript: `import { verifyPack } from "bastion-node/verify"`, or the folder `verify/` of this
 * package copied to where a page is served from. It needs Web Crypto with Ed25519 and SHA-256 (current browsers on pages
 * loaded over https or from localhost, Node 20), no WebAssembly, no native code and no dependency, and no network.
 *
 * ```html
 * <script type="module">
 *   import { verifyPack } from "./verify/index.js";
 *
 *   const trust = {
 *     keys: [{ public_key: "-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n" }],
 *     log_keys: ["log.example.com/acme+9f44815d+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs"],
 *     log_required: true,
 *   };
 *   const archive = await fetch("evidence.zip");
 *   const { valid, checks } = await verifyPack(await archive.arrayBuffer(), trust);
 *   for (const { name, status, detail } of checks) console.log(status, name, detail);
 * </script>
 * ```
 *
 * The keys have to come by another way than the evidence: whoever believes keys that came with it believes the evidence.
 *
 * The answers have the shape, the names of checks, the texts and the verdict of the Rust core. Formats: DSSE 1.0.2, in-toto
 * Statement v1, sigstore bundle v0.3, RFC 6962 with the checks of RFC 9162, C2SP `signed-note`, `tlog-checkpoint`,
 * `tlog-cosignature` and `tlog-proof`, Ed25519 (RFC 8032) as strictly as `verify_strict` of `ed25519-dalek`.
 *
 * What is checked **less** than by `bastion verify`, each said by a check with the status `withheld`, never passed:
 *
 * - `blake3`: Web Crypto has no BLAKE3. Each artifact is compared by SHA-256 alone, which the statement signs beside it.
 * - `predicate`: the fields of a predicate of Bastion's are not held against their rules; only `pack_id` is read.
 * - `report`: the report is not rendered again from the data. Its bytes are the signed ones; what it says is not compared.
 * - `export`: the entries of an export, their population and its table of retention are not held against each other or the
 *   log. Their bytes are the signed ones.
 *
 * None of these lets through what somebody without a trusted key changed: they are about what a trusted signer wrote.
 *
 * What is **refused** here that the Rust core reads: an artifact of which the statement has no SHA-256; an archive with
 * sizes of 64 bits, with names that are not UTF-8, or whose two lists of entries differ. Deflated archives need
 * `DecompressionStream` with `deflate-raw` (Node 20.12).
 */
import type { ErrorCode } from "../errors.js";
import type { Pack, ProofVerifyOutput, TrustList, Verification } from "../models.js";

export type { LogStanding, ProofVerifyOutput, TrustList, TrustedKey, Verification, VerificationCheck } from "../models.js";

/** What every function rejects with, when there is nothing to give a verdict on. A proof that does not hold is an answer. */
export declare class VerifyError extends Error {
  constructor(code: ErrorCode | "crypto_unavailable", reason: string, hint?: string);
  /** The identifier, as everywhere; `crypto_unavailable` where there is no Web Crypto, or none with Ed25519. */
  code: ErrorCode | "crypto_unavailable";
  /** What is wrong, in one line. */
  reason: string;
  /** What to do about it. */
  hint?: string;
}

/** The bytes of a file. */
export type Bytes = Uint8Array | ArrayBuffer;

/**
 * Verifies a sigstore bundle v0.3 (`pack.sigstore.json` of a pack) against a trust list: operation `bundle.verify`. What the
 * envelope says is not looked at: `verifyPack` does.
 *
 * Rejects with `invalid_bundle`, `invalid_json`, `duplicate_key`, `limit_exceeded`; `invalid_key`, `invalid_log`,
 * `invalid_document`, `invalid_argument` for the trust list, which may be the text of its file.
 */
export declare function verifyBundle(bundle: string | Bytes, trust: TrustList | string): Promise<Verification>;

/**
 * Checks from a C2SP `tlog-proof` alone whether an entry, bytes or their base64, is in the log whose key `name+hash+key` is
 * given: operation `proof.verify`.
 *
 * Rejects with `invalid_argument`, `invalid_log`, `invalid_key`; `number_out_of_range` for a place beyond 2^53 − 1.
 */
export declare function verifyProof(proof: string, entry: string | Bytes, logKey: string): Promise<ProofVerifyOutput>;

/**
 * Verifies a pack of its zip archive (bytes, or a `Blob` such as a chosen file), or of its files: their bytes by their
 * paths inside the pack's folder. Operations `pack.read` and `evidence.verify`.
 *
 * Rejects with `artifact_mismatch` for a file that is missing, does not belong or differs from what the others say; with
 * `invalid_archive`, `invalid_envelope`, `limit_exceeded`, and as `verifyBundle`.
 */
export declare function verifyPack(
  pack: Bytes | Blob | ReadonlyMap<string, Bytes> | Readonly<Record<string, Bytes>>,
  trust: TrustList | string,
): Promise<Verification>;

/**
 * Verifies a pack of its JSON (`bastion.evidence/v1`), as operations give it: operation `evidence.verify`. Text is read
 * strictly; from a value that was parsed elsewhere nobody can tell whether a member stood in it twice.
 */
export declare function verifyPackJson(pack: string | Bytes | Pack, trust: TrustList | string): Promise<Verification>;

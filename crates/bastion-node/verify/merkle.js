// The tree of a log: hashes as RFC 6962, section 2.1, defines them, proofs checked as RFC 9162, section 2.1.3.2, does.

import { equal, sha256, toHex } from "./bytes.js";
import { VerifyError, proofError, rootError } from "./error.js";
import { PROOF_HASHES_MAX } from "./limit.js";

/** The hash of a leaf: of a zero byte and the entry. */
export const leafHash = (entry) => sha256(Uint8Array.of(0), entry);

/** The hash of a node: of a byte one and its two children. */
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

/**
 * Whether a leaf is at its place in the tree that has a root: `index` and `treeSize` are BigInts, hashes 32 bytes each.
 * Throws `log_proof_invalid` when it is not, `invalid_argument` when the tree has no such place.
 */
export const verifyInclusion = async ({ index, treeSize, hashes }, leaf, wanted) => {
  if (index >= treeSize) {
    throw new VerifyError("invalid_argument", `the tree of ${treeSize} entries has no entry ${index}`);
  }
  if (hashes.length > PROOF_HASHES_MAX) throw proofError("it has more hashes than any tree is high");
  let [place, last, hash] = [index, treeSize - 1n, leaf];
  for (const beside of hashes) {
    if (last === 0n) throw proofError("it has more hashes than the tree is high");
    if ((place & 1n) === 1n || place === last) {
      hash = await nodeHash(beside, hash);
      // a right edge that is not complete passes levels without a brother
      while ((place & 1n) === 0n && place !== 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await nodeHash(hash, beside);
    }
    place >>= 1n;
    last >>= 1n;
  }
  if (last !== 0n) throw proofError("it has fewer hashes than the tree is high");
  if (!equal(hash, wanted)) throw rootError(`sha256:${toHex(hash)}`, `sha256:${toHex(wanted)}`);
};

// The bounds of the Rust core (`limits.rs`), with their unit last; beyond them nothing is read.

const MIB = 1024 * 1024;

export const DOCUMENT_BYTES_MAX = 256 * MIB;
export const DOCUMENT_DEPTH_MAX = 64;
export const ENVELOPE_BYTES_MAX = 16 * MIB;
export const SIGNATURES_MAX = 64;
export const ARTIFACT_BYTES_MAX = 256 * MIB;
export const ARTIFACTS_MAX = 1_000;
export const PACK_BYTES_MAX = 1024 * MIB;
/** More files than artifacts no pack has. */
export const FRAME_FILES_MAX = 8;
export const NOTE_BYTES_MAX = 64 * 1024;
export const NOTE_SIGNATURES_MAX = 100;
/** More hashes no proof has: a tree of 2^63 leaves is 63 high. */
export const PROOF_HASHES_MAX = 64;

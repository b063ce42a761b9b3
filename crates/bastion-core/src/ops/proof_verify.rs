//! `proof.verify`: is an entry in a log, from the proof alone.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::log::{LogProof, NoteKey};

/// What `proof.verify` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ProofVerifyInput")]
pub struct Input {
    /// The proof, as C2SP `tlog-proof` writes it.
    pub proof: String,
    /// The entry in base64.
    pub entry: String,
    /// The log's public key: `name+hash+key`.
    pub log_key: String,
}

/// What `proof.verify` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ProofVerifyOutput")]
pub struct Output {
    /// Whether the entry is in the log.
    pub valid: bool,
    /// Why not; empty when it is.
    pub reason: String,
    /// Whose log it is; empty when it is not in it.
    pub origin: String,
    /// The place of the entry, as the proof says.
    pub index: u64,
    /// How many entries the log had; 0 when it is not in it.
    pub size: u64,
}

/// Checks a proof, offline.
///
/// # Errors
///
/// `invalid_argument`, `invalid_log` for what cannot be read; `invalid_key`. A proof that does not hold is an answer.
pub fn run(input: Input) -> Result<Output, Error> {
    let not_base64 = |_| Error::new(ErrorCode::InvalidArgument, "the entry is not base64");
    let entry = STANDARD.decode(&input.entry).map_err(not_base64)?;
    let key = NoteKey::from_text(&input.log_key)?;
    let proof = LogProof::from_text(&input.proof)?;
    let index = proof.index;
    Ok(match proof.verify(&entry, &key) {
        Ok(head) => Output { valid: true, reason: String::new(), origin: head.origin, index, size: head.size },
        Err(error) => Output { valid: false, reason: error.to_string(), origin: String::new(), index, size: 0 },
    })
}

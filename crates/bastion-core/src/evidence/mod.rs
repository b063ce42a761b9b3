//! Proof that outlives us: an in-toto statement in a signed DSSE envelope, with the artifacts it speaks about.
//!
//! Formats: DSSE 1.0.2 (<https://github.com/secure-systems-lab/dsse>), in-toto Statement v1
//! (<https://github.com/in-toto/attestation>), Ed25519 (RFC 8032). A pack verifies with public tools that know
//! nothing of bastion; [`verify`] adds what only we can check: every artifact, and that the report for people says
//! what the data says.
//!
//! ```
//! use bastion_core::evidence::{SigningKey, Envelope, PAYLOAD_TYPE};
//!
//! let key = SigningKey::from_seed([7; 32]);
//! let envelope = Envelope::sign(PAYLOAD_TYPE, b"{}", &[&key])?;
//! assert_eq!(envelope.verify(&[key.verifying_key()])?.payload, b"{}");
//! # Ok::<(), bastion_core::evidence::EvidenceError>(())
//! ```

mod envelope;
mod error;
mod guide;
mod pack;
pub mod predicates;
mod report;
mod statement;
mod verify;

pub use crate::key::{KeyPair, Secret, SigningKey, VerifyingKey};
pub use envelope::{Envelope, Signature, Verified};
pub use error::EvidenceError;
pub use pack::{Artifact, ENVELOPE_FILE, Encoding, FINDINGS_FILE, GUIDE_FILE, NewPack, Pack, REPORT_FILE, create};
pub use predicates::Predicate;
pub use report::render;
pub use statement::{DigestSet, Statement, Subject};
pub use verify::{Check, CheckStatus, Verification, verify};

/// The media type of an in-toto statement in an envelope.
pub const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";

#[cfg(test)]
mod tests;

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

mod archive;
mod bundle;
mod envelope;
mod error;
mod export;
mod guide;
mod layout;
mod leaf;
mod pack;
pub mod predicates;
mod redact;
mod report;
mod retention;
mod statement;
mod trust;
mod verify;
mod verify_export;

pub use crate::key::{KeyPair, Secret, SigningKey, VerifyingKey};
pub use archive::{from_zip, to_zip};
pub use bundle::{
    BUNDLE_TYPE, Bundle, BundleCheckpoint, BundleEntry, BundleKey, BundleKind, BundleLog, BundleMaterial, BundleProof,
    BundleTimestamp, BundleTimestamps, LoggedAt,
};
pub use envelope::{Envelope, Signature, Verified};
pub use error::EvidenceError;
pub(crate) use export::check_controls;
pub use export::{LOG_EXPORT_FILE, NewExport, POPULATION_FILE, RETENTION_ENVELOPE_FILE, RETENTION_FILE};
pub(crate) use layout::FRAME_FILES_MAX;
pub use layout::{BUNDLE_FILE, ENVELOPE_FILE, PROOF_FILE, WITHHELD_FILE};
pub use leaf::leaf;
pub use pack::{
    Artifact, Encoding, FINDINGS_FILE, GUIDE_FILE, NewPack, Pack, PackLog, REPORT_FILE, UnsignedPack, create, prepare,
};
pub use predicates::Predicate;
pub use redact::{Disclosure, Opened, Redacted, SALT_BYTES, disclose, redact};
pub use report::render;
pub use retention::{GivenRetention, RETENTION_PAYLOAD_TYPE, UnsignedRetention};
pub use statement::{DigestSet, Statement, Subject};
pub use trust::{Trust, TrustList, TrustedKey};
pub use verify::{Check, CheckStatus, LogStanding, LogStatus, Verification, verify, verify_bundle, verify_with};

/// The media type of an in-toto statement in an envelope.
pub const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";

#[cfg(test)]
mod tests;

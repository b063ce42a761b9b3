//! The audit log: what was asked, decided and done, in a form that proves itself and can still be forgotten.
//!
//! What goes into the log is an [`AuditEntry`]: when, what kind, how long to keep it, and digests. The body, with people
//! in it, is sealed under a data key and kept beside the log. Destroying that key erases exactly the bodies it sealed; the
//! tree over the entries, every proof and every export stay as they are.
//!
//! ```
//! use bastion_core::audit::{AuditActor, AuditBody, AuditHeader, AuditOutcome, DataKey, open, seal};
//! use serde_json::json;
//!
//! let header = AuditHeader {
//!     id: "01jd3k9q2v".to_owned(),
//!     occurred_at: "2026-11-20T22:00:00Z".parse()?,
//!     kind: "decision".to_owned(),
//!     key_id: "acme/decision/EU/period/2026-11".parse()?,
//!     erasure: None,
//! };
//! let body = AuditBody {
//!     actor: AuditActor { id: "ada@example.com".to_owned(), role: "analyst".to_owned() },
//!     action: "data.read".to_owned(),
//!     intent: json!({ "dataset": "payments" }),
//!     policy_results: Vec::new(),
//!     outcome: AuditOutcome::Allowed,
//!     evidence: None,
//! };
//! // the key, the nonce and the salt have to be random
//! let key = DataKey::from_bytes([7; 32]);
//! let (entry, ciphertext) = seal(&header, &body, &key, [1; 24], [2; 16])?;
//! assert!(!String::from_utf8_lossy(&entry.to_json()?).contains("ada"));
//! assert_eq!(open(&entry, &ciphertext, &key)?.body, body);
//! assert!(open(&entry, &ciphertext, &DataKey::from_bytes([8; 32])).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod body;
mod due;
mod entry;
mod error;
mod hold;
mod key;
mod period;
mod population;
mod retention;
mod seal;
mod wrap;

pub use body::{AuditActor, AuditBody, AuditOutcome, AuditPolicyResult, SaltedBody};
pub use due::{DueStatus, KeyDue, RetentionDue};
pub use entry::{AuditEntry, AuditFormat, AuditHeader, ErasureRecord, RetentionLabel, SealedBody};
pub use error::AuditError;
pub use hold::LegalHold;
pub use key::{DataKey, DataKeyId, DataKeyScope};
pub use period::{AuditPeriod, PeriodSearch, PeriodStretch};
pub use population::{Population, PopulationCount, PopulationFinding, PopulationFormat, PopulationProblem};
pub use retention::{RetentionFormat, RetentionPeriod, RetentionRule, RetentionTable};
pub use seal::{NONCE_BYTES, SALT_BYTES, open, seal};
pub use wrap::{KeyEncryptionKeys, unwrap_key, wrap_key};

#[cfg(test)]
mod tests;

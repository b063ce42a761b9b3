//! Why evidence was not made or could not be read. A proof that does not hold is no error but an answer.

use crate::audit::AuditError;
use crate::canonical::CanonicalError;
use crate::error::{Coded, ErrorCode};
use crate::key::KeyError;
use crate::log::LogError;

/// Why evidence was not made or could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvidenceError {
    /// Not a key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// Not an envelope.
    #[error("not a DSSE envelope: {reason}")]
    Envelope {
        /// What is wrong with it.
        reason: String,
    },
    /// No trusted key made a valid signature.
    #[error("no trusted key made a valid signature: {reason}")]
    Signature {
        /// What is wrong with it.
        reason: String,
    },
    /// Not a statement.
    #[error("not an in-toto statement: {reason}")]
    Statement {
        /// What is wrong with it.
        reason: String,
    },
    /// A field of a predicate breaks its rule.
    #[error("the field `{field}` is wrong: {reason}")]
    Field {
        /// Which.
        field: &'static str,
        /// Its rule.
        reason: &'static str,
    },
    /// An artifact cannot be part of a pack.
    #[error("the artifact `{name}` cannot be part of a pack: {reason}")]
    Artifact {
        /// Which.
        name: String,
        /// Why.
        reason: &'static str,
    },
    /// Not a bundle.
    #[error("not a sigstore bundle v0.3: {reason}")]
    Bundle {
        /// What is wrong with it.
        reason: String,
    },
    /// What is said of a log is not about this envelope, or not about this log.
    #[error("the entry of the log does not hold: {reason}")]
    Log {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The log, or the proof of it, does not hold.
    #[error(transparent)]
    LogProof(#[from] LogError),
    /// A file of a pack does not say what the others say.
    #[error("the file `{name}` of the pack {reason}")]
    File {
        /// Which.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Not the archive of a pack.
    #[error("the archive cannot be read: {reason}")]
    Archive {
        /// What is wrong with it.
        reason: String,
    },
    /// A value cannot be redacted.
    #[error("`{path}` cannot be redacted: {reason}")]
    Redaction {
        /// Where in the document.
        path: String,
        /// Why.
        reason: &'static str,
    },
    /// More than there may be.
    #[error("the pack has {found} {things}; the limit is {limit}")]
    Limit {
        /// What there is too much of.
        things: &'static str,
        /// As counted.
        found: usize,
        /// The bound.
        limit: usize,
    },
    /// Not a retention table, or not what an export of an audit log can be about.
    #[error(transparent)]
    Audit(#[from] AuditError),
    /// Not a document at all.
    #[error(transparent)]
    Document(#[from] CanonicalError),
}

impl EvidenceError {
    pub(super) fn bundle(reason: impl Into<String>) -> Self {
        Self::Bundle { reason: reason.into() }
    }

    pub(super) fn file(name: &str, reason: &'static str) -> Self {
        Self::File { name: name.chars().take(200).collect(), reason }
    }
}

impl Coded for EvidenceError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Key(error) => error.code(),
            Self::Envelope { .. } => ErrorCode::InvalidEnvelope,
            Self::Signature { .. } => ErrorCode::SignatureInvalid,
            Self::Statement { .. } => ErrorCode::InvalidStatement,
            Self::Field { .. } | Self::Artifact { .. } | Self::Redaction { .. } => ErrorCode::InvalidArgument,
            Self::Bundle { .. } => ErrorCode::InvalidBundle,
            Self::Log { .. } => ErrorCode::LogProofInvalid,
            Self::LogProof(error) => error.code(),
            Self::File { .. } => ErrorCode::ArtifactMismatch,
            Self::Archive { .. } => ErrorCode::InvalidArchive,
            Self::Limit { .. } => ErrorCode::LimitExceeded,
            Self::Audit(error) => error.code(),
            Self::Document(error) => error.code(),
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Key(error) => error.hint(),
            Self::Signature { .. } => {
                Some("get the public key from whoever signed, by another way than the pack".to_owned())
            }
            Self::Audit(error) => error.hint(),
            Self::Document(error) => error.hint(),
            Self::LogProof(error) => error.hint(),
            Self::File { .. } => Some("ask for the pack again: a file of it was changed, lost or added".to_owned()),
            _ => None,
        }
    }
}

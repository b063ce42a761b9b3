//! Why a log, or a proof of it, does not hold or cannot be read.

use crate::canonical::Sha256Digest;
use crate::error::{Coded, ErrorCode};
use crate::key::KeyError;

/// Why a log, or a proof of it, does not hold or cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogError {
    /// A size or a place that the tree does not have.
    #[error("the tree of {size} entries has no {what} {found}")]
    Range {
        /// An entry, or an earlier size.
        what: &'static str,
        /// What was asked for.
        found: u64,
        /// How many entries there are.
        size: u64,
    },
    /// A proof that proves something else.
    #[error("the proof does not hold: {reason}")]
    Proof {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A proof that leads to another root.
    #[error("the proof leads to the root `{found}`, and the checkpoint has `{wanted}`")]
    Root {
        /// Where it leads.
        found: Sha256Digest,
        /// What was signed.
        wanted: Sha256Digest,
    },
    /// A part of the log that is not there.
    #[error("the log has no `{path}`, which a tree of its size needs")]
    Missing {
        /// Its path.
        path: String,
    },
    /// A text or a file that is not in its format.
    #[error("`{what}` cannot be read: {reason}")]
    Format {
        /// What was read.
        what: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A checkpoint that no trusted key signed.
    #[error("no trusted key signed the checkpoint of `{origin}`: {reason}")]
    Signature {
        /// Whose log it says it is.
        origin: String,
        /// What is wrong.
        reason: &'static str,
    },
    /// Not a key.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl LogError {
    pub(crate) fn format(what: impl Into<String>, reason: &'static str) -> Self {
        Self::Format { what: what.into().chars().take(80).collect(), reason }
    }
}

impl Coded for LogError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Range { .. } => ErrorCode::InvalidArgument,
            Self::Proof { .. } | Self::Root { .. } | Self::Missing { .. } => ErrorCode::LogProofInvalid,
            Self::Format { .. } => ErrorCode::InvalidLog,
            Self::Signature { .. } => ErrorCode::SignatureInvalid,
            Self::Key(error) => error.code(),
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Signature { .. } => {
                Some("get the log's key from whoever runs it, by another way than the log".to_owned())
            }
            Self::Root { .. } | Self::Missing { .. } => Some(
                "keep both what the log gave and the checkpoint: together they show that it was rewritten".to_owned(),
            ),
            Self::Key(error) => error.hint(),
            _ => None,
        }
    }
}

//! Why two snapshots cannot be compared.

use crate::canonical::CanonicalError;
use crate::error::{Coded, ErrorCode};
use crate::schema::Dialect;

/// Why two snapshots cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DiffError {
    /// From different products.
    #[error("the old snapshot comes from {old:?}, the new one from {new:?}")]
    Dialect {
        /// The old one's.
        old: Dialect,
        /// The new one's.
        new: Dialect,
    },
    /// A declared rename names what is not there, or what is still there.
    #[error("the declared rename of {kind} `{old_path}` to `{new_path}` does not fit: {reason}")]
    Rename {
        /// The kind of object.
        kind: &'static str,
        /// As declared.
        old_path: String,
        /// As declared.
        new_path: String,
        /// What is wrong.
        reason: &'static str,
    },
    /// A value without canonical form.
    #[error(transparent)]
    Value(#[from] CanonicalError),
}

impl Coded for DiffError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Dialect { .. } => ErrorCode::SnapshotsNotComparable,
            Self::Rename { .. } => ErrorCode::InvalidArgument,
            Self::Value(error) => error.code(),
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Dialect { .. } => Some("compare two snapshots of the same product".to_owned()),
            Self::Rename { .. } => {
                Some("declare a rename only of an object that is gone to one that is new".to_owned())
            }
            Self::Value(error) => error.hint(),
        }
    }
}

//! Why a document is not a snapshot.

use crate::canonical::{CanonicalError, Digest};
use crate::error::{Coded, ErrorCode};
use crate::limits::SNAPSHOT_OBJECTS_MAX;

/// Why a document is not a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SnapshotError {
    /// Not a document at all.
    #[error(transparent)]
    Document(#[from] CanonicalError),
    /// Another format, or a version this build does not know.
    #[error("the snapshot has the format `{format}`; this build reads `bastion.snapshot/v1`")]
    Version {
        /// As stated.
        format: String,
    },
    /// The same object twice.
    #[error("the snapshot has {object} twice")]
    Duplicate {
        /// Which.
        object: String,
    },
    /// More objects than a snapshot may have.
    #[error("the snapshot has {objects} objects; the limit is {SNAPSHOT_OBJECTS_MAX}")]
    TooManyObjects {
        /// As counted.
        objects: usize,
    },
    /// A grant on an object of a kind that its path does not fit.
    #[error("{object} has a path of {names} names, which does not fit its kind")]
    Path {
        /// Which.
        object: String,
        /// As counted.
        names: usize,
    },
    /// The content was changed after the digest was made.
    #[error("the snapshot states the digest {stated} but its content has {computed}")]
    Digest {
        /// As stated.
        stated: Digest,
        /// As computed.
        computed: Digest,
    },
}

impl Coded for SnapshotError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Document(error) => error.code(),
            Self::Version { .. } => ErrorCode::UnsupportedVersion,
            Self::Duplicate { .. } => ErrorCode::DuplicateObject,
            Self::TooManyObjects { .. } => ErrorCode::LimitExceeded,
            Self::Path { .. } => ErrorCode::InvalidDocument,
            Self::Digest { .. } => ErrorCode::DigestMismatch,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Document(error) => error.hint(),
            Self::Version { .. } => Some("take the snapshot again, or use the version of bastion that wrote it".into()),
            Self::Digest { .. } => Some("the file was changed after it was written: take the snapshot again".into()),
            _ => None,
        }
    }
}

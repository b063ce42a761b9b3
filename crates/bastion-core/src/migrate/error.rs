//! What can be wrong with a request for a plan.

use crate::diff::DiffError;
use crate::error::{Coded, ErrorCode};
use crate::snapshot::SnapshotError;

/// Why no plan was looked for.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MigrateError {
    /// The snapshots or renames do not fit together.
    #[error(transparent)]
    Diff(#[from] DiffError),
    /// The schema a plan leads to cannot be written down.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
}

impl Coded for MigrateError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Diff(error) => error.code(),
            Self::Snapshot(error) => error.code(),
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Diff(error) => error.hint(),
            Self::Snapshot(error) => error.hint(),
        }
    }
}

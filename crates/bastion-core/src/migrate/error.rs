//! What can be wrong with a request for a plan.

use crate::diff::DiffError;
use crate::error::{Coded, ErrorCode};
use crate::schema::Dialect;
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
    /// The product has no planner.
    #[error("no migration can be planned for {dialect:?}")]
    Dialect {
        /// The product.
        dialect: Dialect,
    },
}

impl Coded for MigrateError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Diff(error) => error.code(),
            Self::Snapshot(error) => error.code(),
            Self::Dialect { .. } => ErrorCode::InvalidArgument,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Diff(error) => error.hint(),
            Self::Snapshot(error) => error.hint(),
            Self::Dialect { .. } => Some("plan for PostgreSQL".to_owned()),
        }
    }
}

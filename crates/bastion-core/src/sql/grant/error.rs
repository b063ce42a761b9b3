//! Why no script for a role can be written.

use crate::error::{Coded, ErrorCode};
use crate::limits::GRANT_COLUMNS_MAX;

/// Why no script for a role can be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GrantError {
    /// A name that no role may have.
    #[error("`{name}` is no name for a {what}")]
    Name {
        /// Of what.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// A column that the snapshot does not have.
    #[error("the snapshot has no column `{column}`")]
    NoColumn {
        /// The column as it was named.
        column: String,
    },
    /// More columns than are looked at.
    #[error("{count} columns are named, and at most {GRANT_COLUMNS_MAX} are taken")]
    TooManyColumns {
        /// How many.
        count: usize,
    },
    /// Nothing is left that may be read.
    #[error("nothing in the snapshot may be read")]
    Nothing,
    /// The product has no roles.
    #[error("{product} has no roles")]
    NoRoles {
        /// The product.
        product: &'static str,
    },
}

impl Coded for GrantError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::TooManyColumns { .. } => ErrorCode::LimitExceeded,
            Self::Name { .. } | Self::NoColumn { .. } | Self::Nothing | Self::NoRoles { .. } => {
                ErrorCode::InvalidArgument
            }
        }
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Name { .. } => "choose another one".to_owned(),
            Self::NoColumn { .. } => "write schema.relation.column, as the snapshot has them".to_owned(),
            Self::Nothing => "name the schemas and relations as the snapshot has them".to_owned(),
            Self::TooManyColumns { .. } | Self::NoRoles { .. } => return None,
        })
    }
}

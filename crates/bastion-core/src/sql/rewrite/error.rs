//! Why a query was not rewritten.

use crate::error::{Coded, ErrorCode};

/// Why a query was not rewritten.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RewriteError {
    /// The policy does not fit the schema, or cannot be kept in the product's SQL.
    #[error("the policy for `{table}` is wrong: {reason}")]
    Policy {
        /// Of which table.
        table: String,
        /// What is wrong.
        reason: String,
    },
    /// The query is not one that can be followed to where its values come from.
    #[error("the query is not rewritten: {reason}")]
    Query {
        /// What it holds.
        reason: String,
    },
    /// The query reads what no policy names.
    #[error("the query reads `{relation}`, which the policy does not name")]
    NotListed {
        /// What it reads.
        relation: String,
    },
    /// A mask needs a key and none was given.
    #[error("the mask of `{column}` needs a key")]
    KeyMissing {
        /// Whose mask.
        column: String,
    },
}

impl RewriteError {
    pub(super) fn query(reason: impl Into<String>) -> Self {
        Self::Query { reason: reason.into() }
    }
}

impl Coded for RewriteError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Policy { .. } => ErrorCode::InvalidPolicy,
            Self::Query { .. } | Self::NotListed { .. } => ErrorCode::QueryNotRewritable,
            Self::KeyMissing { .. } => ErrorCode::InvalidKey,
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::NotListed { .. } => "name the table in the policy, or read another one; views are not read",
            Self::KeyMissing { .. } => "give the key of the tenant",
            Self::Query { .. } => "write it with tables, joins, queries and built-in functions only",
            Self::Policy { .. } => return None,
        };
        Some(hint.to_owned())
    }
}

//! Why values were not masked. A value itself is in no message.

use crate::canonical::CanonicalError;
use crate::error::{Coded, ErrorCode};

/// Why values were not masked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MaskError {
    /// Not a key for masks.
    #[error("the key for masks cannot be used: {reason}")]
    Key {
        /// What is wrong with it; never any of its content.
        reason: &'static str,
    },
    /// A mask needs a key and none was given.
    #[error("the mask of the column `{column}` needs a key")]
    KeyMissing {
        /// Whose mask.
        column: String,
    },
    /// A rule of a mask policy is wrong.
    #[error("the mask policy is wrong: {reason}")]
    Policy {
        /// Where and what.
        reason: String,
    },
    /// No rule says what to do with a column.
    #[error("no rule of the mask policy names the column `{column}`")]
    Unmatched {
        /// Which.
        column: String,
    },
    /// A mask cannot be made of a value, and the rule does not say to leave such values out.
    #[error("row {row}, column `{column}`: {reason}")]
    Value {
        /// The row, from 1.
        row: usize,
        /// The column.
        column: String,
        /// Why; nothing of the value.
        reason: &'static str,
    },
    /// The rows do not fit together.
    #[error("the table cannot be read: {reason}")]
    Table {
        /// Where and what.
        reason: String,
    },
    /// Not a document at all.
    #[error(transparent)]
    Document(#[from] CanonicalError),
}

impl Coded for MaskError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Key { .. } | Self::KeyMissing { .. } => ErrorCode::InvalidKey,
            Self::Policy { .. } | Self::Unmatched { .. } => ErrorCode::InvalidPolicy,
            Self::Value { .. } => ErrorCode::ValueNotMaskable,
            Self::Table { .. } => ErrorCode::InvalidArgument,
            Self::Document(error) => error.code(),
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Key { .. } | Self::KeyMissing { .. } => {
                "give an identifier and 32 random bytes as 64 hexadecimal digits, such as `openssl rand -hex 32` prints"
            }
            Self::Unmatched { .. } => {
                "add a rule for it, with the mask `keep` where its values may be seen, or set `unmatched`"
            }
            Self::Value { .. } => "choose another mask, or set `otherwise` of the rule to `null`",
            Self::Document(error) => return error.hint(),
            Self::Policy { .. } | Self::Table { .. } => return None,
        };
        Some(hint.to_owned())
    }
}

/// Why a mask cannot be made of one value.
pub(super) type Refusal = &'static str;

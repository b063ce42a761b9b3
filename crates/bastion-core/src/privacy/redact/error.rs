//! Why a text was not redacted. Nothing of a text is in a message.

use crate::error::{Coded, ErrorCode};
use crate::privacy::mask::MaskError;
use crate::privacy::scan::RuleError;

/// Why a text was not redacted, or not restored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RedactError {
    /// Tokens were asked for and no key was given.
    #[error("tokens need a key")]
    KeyMissing,
    /// Only tokens lead back to what they stand for.
    #[error("only tokens can be turned back")]
    NotReversible,
    /// The kept originals cannot be read.
    #[error("the kept originals cannot be read: {reason}")]
    Originals {
        /// Why.
        reason: &'static str,
    },
    /// A rule of the user cannot be used.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// The key cannot be used.
    #[error(transparent)]
    Key(#[from] MaskError),
}

impl Coded for RedactError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::KeyMissing => ErrorCode::InvalidKey,
            Self::NotReversible | Self::Rule(_) => ErrorCode::InvalidArgument,
            Self::Originals { .. } => ErrorCode::InvalidDocument,
            Self::Key(error) => error.code(),
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::KeyMissing => {
                "give an identifier and 32 random bytes as 64 hexadecimal digits, such as `openssl rand -hex 32` prints"
            }
            Self::NotReversible => "ask for the style `token`",
            Self::Originals { .. } => "give the text that came with the redacted one, and the same key",
            Self::Rule(_) => return None,
            Self::Key(error) => return error.hint(),
        };
        Some(hint.to_owned())
    }
}

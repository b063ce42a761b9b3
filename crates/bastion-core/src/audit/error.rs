//! What can be wrong with audit entries, their bodies and the rules about how long they are kept.

use crate::canonical::CanonicalError;
use crate::error::{Coded, ErrorCode};

/// What can be wrong with audit entries, their bodies and the rules about how long they are kept. No error has anything of
/// a body or a key in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AuditError {
    /// Not JSON, not strict, too large, or without a canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// Not YAML.
    #[error("not YAML: {reason} at line {line}, column {column}")]
    Yaml {
        /// The parser's words.
        reason: String,
        /// Line, from 1; 0 where it is not known.
        line: u64,
        /// Column, from 1; 0 where it is not known.
        column: u64,
    },
    /// A field breaks a rule of its format.
    #[error("{document}, `{field}`: {problem}")]
    Field {
        /// What it is a field of.
        document: String,
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// More of something than a limit allows.
    #[error("{what}: {count}; the limit is {count_max}")]
    Limit {
        /// What was counted.
        what: String,
        /// As counted.
        count: usize,
        /// The bound.
        count_max: usize,
    },
    /// The bytes are canonical JSON of nothing: two texts of one entry would be two leaves.
    #[error("the entry is not in its canonical form")]
    NotCanonical,
    /// The sealed body is not the one whose digest was logged.
    #[error("the sealed body of the entry `{id}` is not the one that was logged")]
    Ciphertext {
        /// The entry.
        id: String,
    },
    /// The sealed body does not open with the key and the entry.
    #[error(
        "the body of the entry `{id}` was sealed with another key than the one given for `{key_id}`, or for another entry"
    )]
    Authentication {
        /// The entry.
        id: String,
        /// The key it names.
        key_id: String,
    },
    /// The body is another one than the entry commits to.
    #[error("the body of the entry `{id}` is not the one that the entry commits to")]
    Commitment {
        /// The entry.
        id: String,
    },
    /// What was sealed is no body.
    #[error("what was sealed for the entry `{id}` is no body: {reason}")]
    Body {
        /// The entry.
        id: String,
        /// Why, without its content.
        reason: &'static str,
    },
    /// A kept data key does not open.
    #[error("the data key `{key_id}` cannot be had: {reason}")]
    WrappedKey {
        /// The key.
        key_id: String,
        /// Why.
        reason: &'static str,
    },
    /// No key to open the data keys of a jurisdiction with.
    #[error("there is no key-encryption key for the jurisdiction `{jurisdiction}`")]
    NoKeyEncryptionKey {
        /// Which.
        jurisdiction: String,
    },
    /// A text that is no key. It is not repeated.
    #[error("the key-encryption key of `{jurisdiction}` is not 64 hexadecimal digits drawn at random")]
    KeyText {
        /// Whose.
        jurisdiction: String,
    },
}

impl AuditError {
    pub(super) fn field(document: impl Into<String>, field: &'static str, problem: impl Into<String>) -> Self {
        Self::Field { document: document.into(), field, problem: problem.into() }
    }
}

impl Coded for AuditError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Canonical(error) => error.code(),
            Self::Yaml { .. } => ErrorCode::InvalidYaml,
            Self::Field { .. } | Self::NotCanonical => ErrorCode::InvalidAudit,
            Self::Limit { .. } => ErrorCode::LimitExceeded,
            Self::Ciphertext { .. }
            | Self::Authentication { .. }
            | Self::Commitment { .. }
            | Self::Body { .. }
            | Self::WrappedKey { .. } => ErrorCode::AuditDamaged,
            Self::NoKeyEncryptionKey { .. } | Self::KeyText { .. } => ErrorCode::InvalidKey,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Canonical(error) => error.hint(),
            Self::Ciphertext { .. } | Self::Commitment { .. } => Some(
                "keep what was found, and restore the body from a copy: the entry tells whether it is the right one"
                    .to_owned(),
            ),
            Self::Authentication { .. } => Some("look whether the keys are those of this log".to_owned()),
            Self::WrappedKey { .. } => Some(
                "look whether the key-encryption key is the right one; else restore the keys from a copy".to_owned(),
            ),
            Self::NoKeyEncryptionKey { .. } => {
                Some("give the key of every jurisdiction that the log has entries of; verifying needs none".to_owned())
            }
            _ => None,
        }
    }
}

//! One byte string per document: canonical JSON and the digests made from it.
//!
//! Canonical JSON is RFC 8785 (JCS): no white space, members sorted by the UTF-16 code units of their names, numbers
//! as ECMAScript writes them. On top of the RFC we refuse what two readers could understand differently: a member
//! named twice, a number that is not finite, and a number beyond ±(2^53−1), which a reader with doubles rounds.
//!
//! ```
//! use bastion_core::canonical;
//!
//! let value = canonical::parse(br#"{ "b": 1.0, "a": "\u00e9" }"#)?;
//! assert_eq!(canonical::write(&value)?, r#"{"a":"é","b":1}"#.as_bytes());
//! assert!(canonical::parse(br#"{"a":1,"a":2}"#).is_err());
//! # Ok::<(), bastion_core::canonical::CanonicalError>(())
//! ```

mod deserialize;
mod digest;
mod parse;
mod serialize;
mod write;
mod yaml;

use serde::de::DeserializeOwned;

pub(crate) use deserialize::StrictValue;
pub(crate) use digest::to_hex;
pub use digest::{Digest, DigestError, Hasher, Sha256Digest};
pub use parse::parse;
pub use serialize::to_bytes;
pub use write::write_string;
pub(crate) use yaml::yaml_options;

use crate::error::{Coded, ErrorCode};

/// The largest integer that every JSON reader keeps: 2^53 − 1.
pub const INTEGER_MAX: i64 = 9_007_199_254_740_991;

/// Why a document has no canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CanonicalError {
    /// Not JSON.
    #[error("not JSON: {reason} at line {line}, column {column}")]
    Syntax {
        /// The parser's words.
        reason: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A member named twice.
    #[error("the member `{name}` stands twice in one object")]
    DuplicateKey {
        /// The name.
        name: String,
    },
    /// Not finite, or beyond ±(2^53−1).
    #[error("the number {number} is not finite or lies beyond ±(2^53−1)")]
    Number {
        /// As it was read.
        number: String,
    },
    /// More bytes than a document may have.
    #[error("the document has {bytes} bytes; the limit is {bytes_max}")]
    TooLarge {
        /// As measured.
        bytes: usize,
        /// The bound.
        bytes_max: usize,
    },
    /// Nested more deeply than a document may be.
    #[error("the document is nested more than {depth_max} levels deep")]
    TooDeep {
        /// The bound.
        depth_max: usize,
    },
    /// JSON, but not the expected document.
    #[error("not the expected document: {reason}")]
    Shape {
        /// What was found where.
        reason: String,
    },
}

impl Coded for CanonicalError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Syntax { .. } => ErrorCode::InvalidJson,
            Self::DuplicateKey { .. } => ErrorCode::DuplicateKey,
            Self::Number { .. } => ErrorCode::NumberOutOfRange,
            Self::TooLarge { .. } | Self::TooDeep { .. } => ErrorCode::LimitExceeded,
            Self::Shape { .. } => ErrorCode::InvalidDocument,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Number { .. } => Some("write large integers and decimals as strings".to_owned()),
            Self::DuplicateKey { .. } => Some("keep one of the two members".to_owned()),
            _ => None,
        }
    }
}

/// Reads a typed document strictly: [`parse`], then the type's own checks.
///
/// # Errors
///
/// Any [`CanonicalError`]; [`CanonicalError::Shape`] names the member that does not fit.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CanonicalError> {
    from_value(parse(bytes)?)
}

/// Turns a parsed value into a typed document. A struct is read from an object alone, never from an array of its values.
///
/// # Errors
///
/// [`CanonicalError::Shape`].
pub fn from_value<T: DeserializeOwned>(value: serde_json::Value) -> Result<T, CanonicalError> {
    T::deserialize(StrictValue(value)).map_err(|error| CanonicalError::Shape { reason: error.to_string() })
}

/// The canonical bytes of a value (RFC 8785).
///
/// # Errors
///
/// [`CanonicalError::Number`] for a number that is not finite or beyond ±(2^53−1).
pub fn write(value: &serde_json::Value) -> Result<Vec<u8>, CanonicalError> {
    to_bytes(value)
}

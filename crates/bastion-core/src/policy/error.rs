//! What can be wrong with policies.

use crate::canonical::CanonicalError;
use crate::error::{Coded, ErrorCode};

/// Why a document is not a set of policies.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
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
    /// A key twice in one YAML mapping.
    #[error("the key `{key}` stands twice in one mapping at line {line}, column {column}")]
    YamlDuplicateKey {
        /// The key.
        key: String,
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// More nodes, aliases or levels than a YAML document may have.
    #[error("the YAML document is beyond a limit: {reason}")]
    YamlLimit {
        /// Which one.
        reason: String,
    },
    /// Another format or version.
    #[error("the format is `{found}`; expected `{expected}`")]
    Version {
        /// As it stands in the document.
        found: String,
        /// The one this build reads.
        expected: &'static str,
    },
    /// The document around the policies is wrong.
    #[error("not a policy document: {problem}")]
    Document {
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
    /// A field of a policy breaks a rule of the format.
    #[error("policy `{policy}`, `{field}`: {problem}")]
    Field {
        /// The policy's identifier, or its position from 1 as `#3`.
        policy: String,
        /// The field, by its path.
        field: String,
        /// What is wrong with it.
        problem: String,
    },
    /// A Rego condition is refused.
    #[error("policy `{policy}`, `when`: {problem}")]
    Condition {
        /// The policy's identifier.
        policy: String,
        /// Why.
        problem: String,
    },
    /// Code in Rego is refused.
    #[error("policy `{policy}`, `rego`: {problem}")]
    Rego {
        /// The policy's identifier; `tests` for modules that test.
        policy: String,
        /// Why.
        problem: String,
    },
    /// A bundle is refused.
    #[error("bundle, `{path}`: {problem}")]
    Bundle {
        /// The file in it.
        path: String,
        /// Why.
        problem: String,
    },
    /// A bundle is not signed as it should be.
    #[error("bundle: {problem}")]
    BundleSignature {
        /// What is wrong.
        problem: String,
    },
    /// A key for bundles cannot be used.
    #[error("the bundle's key: {problem}")]
    BundleKey {
        /// Why.
        problem: String,
    },
    /// What an analysis is asked within is wrong.
    #[error("universe, `{field}`: {problem}")]
    Universe {
        /// The field.
        field: String,
        /// What is wrong with it.
        problem: String,
    },
    /// A policy cannot be said as tests on the columns of a row.
    #[error("policy `{policy}` is no filter of rows: {problem}")]
    RowFilter {
        /// The policy's identifier.
        policy: String,
        /// Why.
        problem: String,
    },
    /// No built-in pack has this name.
    #[error("no policy pack `{name}`")]
    UnknownPack {
        /// As asked.
        name: String,
    },
}

impl Coded for PolicyError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Canonical(error) => error.code(),
            Self::Yaml { .. } => ErrorCode::InvalidYaml,
            Self::YamlDuplicateKey { .. } => ErrorCode::DuplicateKey,
            Self::YamlLimit { .. } | Self::Limit { .. } => ErrorCode::LimitExceeded,
            Self::Version { .. } => ErrorCode::UnsupportedVersion,
            Self::Document { .. } | Self::Bundle { .. } => ErrorCode::InvalidDocument,
            Self::BundleSignature { .. } => ErrorCode::SignatureInvalid,
            Self::BundleKey { .. } => ErrorCode::InvalidKey,
            Self::Field { .. } => ErrorCode::InvalidPolicy,
            Self::Condition { .. } | Self::Rego { .. } => ErrorCode::InvalidCondition,
            Self::RowFilter { .. } => ErrorCode::RowFilterNotExact,
            Self::Universe { .. } | Self::UnknownPack { .. } => ErrorCode::InvalidArgument,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Canonical(error) => error.hint(),
            Self::YamlDuplicateKey { .. } => Some("keep one of the two".to_owned()),
            Self::Version { expected, .. } => Some(format!("begin the document with `format: {expected}`")),
            Self::Condition { .. } => {
                Some("write rules without a package line, one of them `holds` with a boolean value".to_owned())
            }
            Self::RowFilter { .. } => Some(
                "state what the policy asks for in the request instead of taking it from a column, or say it in typed \
                 conditions"
                    .to_owned(),
            ),
            Self::UnknownPack { .. } => {
                let names: Vec<&str> = super::packs::PACKS.iter().map(|pack| pack.name).collect();
                Some(format!("the packs are {}", names.join(", ")))
            }
            _ => None,
        }
    }
}

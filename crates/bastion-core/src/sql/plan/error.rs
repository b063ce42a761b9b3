//! Why a text is no plan.

use crate::error::{Coded, ErrorCode};
use crate::limits::{PLAN_BYTES_MAX, PLAN_STEPS_MAX};

/// Why a text is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// Larger than a plan may be.
    #[error("the plan has {bytes} bytes, and at most {PLAN_BYTES_MAX} are read")]
    TooLarge {
        /// How large it is.
        bytes: usize,
    },
    /// More steps than are looked at.
    #[error("the plan has more than {PLAN_STEPS_MAX} steps")]
    TooManySteps,
    /// Not JSON, or nested too deeply.
    #[error("the plan is not JSON: {reason} (line {line}, column {column})")]
    Json {
        /// What the parser said.
        reason: String,
        /// Where it stopped.
        line: usize,
        /// Where it stopped.
        column: usize,
    },
    /// JSON that is not what EXPLAIN writes.
    #[error("the JSON is not the answer of EXPLAIN")]
    NoPlan,
    /// A step without what every step has.
    #[error("a step of the plan has no `{member}`")]
    Incomplete {
        /// What it lacks.
        member: &'static str,
    },
}

impl Coded for PlanError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::TooLarge { .. } | Self::TooManySteps => ErrorCode::LimitExceeded,
            Self::Json { .. } => ErrorCode::InvalidJson,
            Self::NoPlan | Self::Incomplete { .. } => ErrorCode::InvalidDocument,
        }
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            Self::TooLarge { .. } | Self::TooManySteps => "explain the parts of the statement on their own".to_owned(),
            Self::Json { .. } | Self::NoPlan | Self::Incomplete { .. } => {
                "give what `EXPLAIN (FORMAT JSON) …` (PostgreSQL) or `EXPLAIN FORMAT=JSON …` (MySQL, MariaDB) writes, \
                 unchanged"
                    .to_owned()
            }
        })
    }
}

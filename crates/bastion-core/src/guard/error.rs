//! Why an event is refused.

use super::approval::AdmissionProblem;
use super::event::EventKind;
use super::requirement::MissingEvidence;
use super::state::StateKind;
use crate::canonical::{CanonicalError, Digest};
use crate::error::{Coded, ErrorCode};

/// Why an event is refused. What was known before it is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GuardError {
    /// The event has no canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// The state does not know the event.
    #[error("in the state `{state}` the event `{event}` is not possible; possible: {}", listed(possible, "nothing"))]
    Transition {
        /// Where the action is.
        state: StateKind,
        /// What was to happen.
        event: EventKind,
        /// What may happen there.
        possible: Vec<EventKind>,
    },
    /// A field of what is handed in breaks its rule.
    #[error("`{field}`: {problem}")]
    Field {
        /// Which one.
        field: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// More of something than a limit allows.
    #[error("{what}: {count}; the limit is {count_max}")]
    Limit {
        /// What was counted.
        what: &'static str,
        /// As counted.
        count: usize,
        /// The bound.
        count_max: usize,
    },
    /// The event does not follow the ones before it.
    #[error("the event `{id}` is out of order: {problem}")]
    Order {
        /// The event.
        id: String,
        /// How it does not follow.
        problem: String,
    },
    /// Another event with the same identifier has happened.
    #[error("another event with the identifier `{id}` has happened already")]
    Conflict {
        /// The identifier.
        id: String,
    },
    /// The policies decided something else.
    #[error("the verdict is on the intent `{found}`; what was asked for is `{expected}`")]
    OtherIntent {
        /// The digest in the verdict.
        found: Digest,
        /// The digest of the action's own intent.
        expected: Digest,
    },
    /// What has to be proven is not.
    #[error("required evidence is missing: {}", listed(missing, "nothing"))]
    Evidence {
        /// What is missing.
        missing: Vec<MissingEvidence>,
    },
    /// The approval does not let the action run.
    #[error("the action may not run: {}", listed(reasons, "no reason"))]
    Admission {
        /// Every reason.
        reasons: Vec<AdmissionProblem>,
    },
    /// There is no way back from what is to be done.
    #[error("no way back: {problem}")]
    RestorePoint {
        /// What is wrong.
        problem: String,
    },
}

/// What is listed, with commas between.
pub(super) fn listed<T: std::fmt::Display>(items: &[T], nothing: &str) -> String {
    if items.is_empty() {
        return nothing.to_owned();
    }
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

impl Coded for GuardError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Canonical(error) => error.code(),
            Self::Transition { .. } | Self::Order { .. } | Self::Conflict { .. } | Self::OtherIntent { .. } => {
                ErrorCode::EventRefused
            }
            Self::Field { .. } => ErrorCode::InvalidArgument,
            Self::Limit { .. } => ErrorCode::LimitExceeded,
            Self::Evidence { .. } => ErrorCode::EvidenceMissing,
            Self::Admission { .. } | Self::RestorePoint { .. } => ErrorCode::ActionNotAdmitted,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Canonical(error) => error.hint(),
            Self::Evidence { .. } => Some("record what is missing, or block the action".to_owned()),
            Self::Admission { .. } => {
                Some("ask for a new approval of what is to run now, or wait for the missing votes".to_owned())
            }
            Self::RestorePoint { .. } => Some("record a restore point of the object, and try its rollback".to_owned()),
            Self::OtherIntent { .. } => Some("let the policies decide the intent that was submitted".to_owned()),
            Self::Order { .. } => Some("send the events one after the other, none left out".to_owned()),
            _ => None,
        }
    }
}

/// A transition that a typed state refused, with the state as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused<S> {
    /// The state, unchanged.
    pub state: S,
    /// Why.
    pub error: GuardError,
}

impl<S> From<Box<Refused<S>>> for GuardError {
    fn from(refused: Box<Refused<S>>) -> Self {
        refused.error
    }
}

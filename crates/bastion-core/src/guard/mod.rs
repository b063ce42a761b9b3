//! The course of a guarded action: from an intent to its evidence, one event at a time.
//!
//! ```text
//! idle ─▶ intent_validation ─▶ policy_check ─┬────────────────────▶ cleared ─┬─▶ execution ─▶ evidence_gen ─┬─▶ complete
//!                                            └─▶ awaiting_approval ──────────┘                              └─▶ failed
//! ```
//!
//! From every state that is not final a violation leads to `blocked`, which writes down and tells. Before it runs, the
//! requester can take the action back (`cancelled`), and its time can be over (`expired`).
//!
//! There are two forms of it. In [`stage`] each state is a type, and what is not possible does not compile; [`apply`]
//! does the same with data, by calling those methods. An [`Event`] says what happened, an [`Effect`] what has to be done
//! outside: nothing is done here. The events are the only way to a state: [`replay`] follows them again after a crash,
//! and [`resume`] says what may not have been done, with the key it had.
//!
//! What has to be proven is a table ([`required_evidence`]); who has to agree is in [`approval`].

mod action;
pub mod approval;
mod case;
mod effect;
mod error;
mod event;
mod machine;
mod requirement;
mod restore;
pub mod stage;
mod state;
mod verdict;

pub use action::{ActionKind, Intent, ObjectDigest, Party, PartyKind, RiskLevel};
pub use case::{Case, CaseApproval};
pub use effect::{
    AuditTask, CheckPolicyTask, Effect, ExecuteTask, GenerateEvidenceTask, NotifyTask, PrepareTask,
    RequestApprovalTask, Task, ValidateIntentTask,
};
pub use error::{GuardError, Refused};
pub use event::{
    Elapsed, Event, EventKind, EvidenceGenerated, EvidenceRecorded, Executed, ExecutionOutcome, Happening,
    IntentChecked, PolicyDecided, RestorePointRecorded, Started, Submitted, ViolationFound, Voted, Withdrawn,
};
pub use machine::{Transition, apply, replay, resume};
pub use requirement::{
    EvidenceDue, EvidenceGap, EvidenceItem, EvidenceItemKind, EvidenceRequirement, MissingEvidence, required_evidence,
};
pub use restore::{EntityKind, RestorePoint};
pub use state::{LastEvent, Stage, State, StateKind};
pub use verdict::{PolicyVerdict, Quorum, VerdictEffect, VerdictPolicy};

pub use crate::time::Moment;

#[cfg(test)]
mod tests;

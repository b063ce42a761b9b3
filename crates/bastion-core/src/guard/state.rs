//! The states as data: where an action is, and what has to be done there.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::approval::ApprovalStatus;
use super::case::Case;
use super::effect::{
    AuditTask, CheckPolicyTask, Effect, ExecuteTask, GenerateEvidenceTask, NotifyTask, PrepareTask,
    RequestApprovalTask, Task, ValidateIntentTask,
};
use super::event::EventKind;
use super::requirement::EvidenceDue;
use super::restore;
use super::stage::{
    AfterEvidence, AfterIntent, AfterPolicy, AfterVote, AwaitingApproval, Blocked, Cancelled, Cleared, Complete,
    EvidenceGen, Execution, Expired, Failed, Idle, IntentValidation, PolicyCheck,
};
use crate::canonical::Digest;
use crate::time::Moment;

macro_rules! states {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, [$($event:ident)*];)+) => {
        /// A state of an action.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        #[schemars(rename = "GuardStateKind")]
        pub enum StateKind {
            $($(#[doc = $doc])+ $name,)+
        }

        impl StateKind {
            /// Every state, in table order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The state as it is written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// What may happen there.
            #[must_use]
            pub const fn possible(self) -> &'static [EventKind] {
                match self { $(Self::$name => &[$(EventKind::$event,)*],)+ }
            }
        }

        /// A state with what is known in it.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        #[schemars(rename = "GuardStage")]
        pub enum Stage {
            $($(#[doc = $doc])+ $name($name),)+
        }

        impl Stage {
            /// Which state it is.
            #[must_use]
            pub const fn kind(&self) -> StateKind {
                match self { $(Self::$name(_) => StateKind::$name,)+ }
            }
        }

        $(impl From<$name> for Stage {
            fn from(state: $name) -> Self {
                Self::$name(state)
            }
        })+
    };
}

states! {
    /// Nobody has asked for anything yet.
    Idle = "idle", [Submitted ViolationFound];
    /// The intent is checked against its schema.
    IntentValidation = "intent_validation",
        [IntentChecked EvidenceRecorded RestorePointRecorded Withdrawn ViolationFound];
    /// The policies are asked.
    PolicyCheck = "policy_check", [PolicyDecided EvidenceRecorded RestorePointRecorded Withdrawn ViolationFound];
    /// People are asked.
    AwaitingApproval = "awaiting_approval",
        [EvidenceRecorded RestorePointRecorded Voted Started Withdrawn Elapsed ViolationFound];
    /// The policies allow it, and nothing has run.
    Cleared = "cleared", [EvidenceRecorded RestorePointRecorded Started Withdrawn Elapsed ViolationFound];
    /// It runs.
    Execution = "execution", [EvidenceRecorded Executed ViolationFound];
    /// It ran, and its evidence is written.
    EvidenceGen = "evidence_gen", [EvidenceRecorded EvidenceGenerated ViolationFound];
    /// It ran as it should, and everything is proven.
    Complete = "complete", [];
    /// It ran and failed, and that is proven.
    Failed = "failed", [];
    /// Something was not as it has to be.
    Blocked = "blocked", [];
    /// The requester took it back before it ran.
    Cancelled = "cancelled", [];
    /// Its time was over before it ran.
    Expired = "expired", [];
}

impl StateKind {
    /// Whether nothing can happen any more.
    #[must_use]
    pub const fn is_final(self) -> bool {
        self.possible().is_empty()
    }
}

impl fmt::Display for StateKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

macro_rules! into_stage {
    ($($name:ident { $($variant:ident)+ })+) => { $(
        impl From<$name> for Stage {
            fn from(after: $name) -> Self {
                match after { $($name::$variant(state) => state.into(),)+ }
            }
        }
    )+ };
}

into_stage! {
    AfterIntent { PolicyCheck Blocked }
    AfterPolicy { Cleared AwaitingApproval Blocked }
    AfterVote { AwaitingApproval Blocked }
    AfterEvidence { Complete Failed }
}

/// The last event that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "GuardLastEvent")]
pub struct LastEvent {
    /// When.
    pub at: Moment,
    /// What it asks to be written down.
    pub audit: AuditTask,
}

/// An action at one moment: where it is, and which events led there. Its events are the only way to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "GuardState")]
pub struct State {
    pub(super) action_id: Option<String>,
    pub(super) events: BTreeMap<String, Digest>,
    pub(super) last: Option<LastEvent>,
    pub(super) stage: Stage,
}

impl Default for State {
    fn default() -> Self {
        Self::new()
    }
}

impl State {
    /// Before the first event.
    #[must_use]
    pub const fn new() -> Self {
        Self { action_id: None, events: BTreeMap::new(), last: None, stage: Stage::Idle(Idle::new()) }
    }

    /// Which state it is.
    #[must_use]
    pub const fn kind(&self) -> StateKind {
        self.stage.kind()
    }

    /// The state with what is known in it.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The action; `None` before the first event.
    #[must_use]
    pub fn action_id(&self) -> Option<&str> {
        self.action_id.as_deref()
    }

    /// How many events happened: the sequence number of the last one.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.events.len() as u64
    }

    /// The last event; `None` before the first.
    #[must_use]
    pub const fn last(&self) -> Option<&LastEvent> {
        self.last.as_ref()
    }

    /// What is known of the action; `None` where nobody has asked for anything.
    #[must_use]
    pub fn case(&self) -> Option<&Case> {
        match &self.stage {
            Stage::Idle(_) => None,
            Stage::IntentValidation(state) => Some(state.case()),
            Stage::PolicyCheck(state) => Some(state.case()),
            Stage::AwaitingApproval(state) => Some(state.case()),
            Stage::Cleared(state) => Some(state.case()),
            Stage::Execution(state) => Some(state.case()),
            Stage::EvidenceGen(state) => Some(state.case()),
            Stage::Complete(state) => Some(state.case()),
            Stage::Failed(state) => Some(state.case()),
            Stage::Blocked(state) => state.case(),
            Stage::Cancelled(state) => Some(state.case()),
            Stage::Expired(state) => Some(state.case()),
        }
    }

    /// The record of the last event.
    pub(super) fn audit(&self) -> Option<Effect> {
        let (action_id, last) = (self.action_id.as_ref()?, self.last.as_ref()?);
        Some(Effect::new(action_id, &last.audit.event_id, Task::Audit(last.audit.clone())))
    }

    /// What has to be done in this state, whatever led to it.
    pub(super) fn work(&self) -> Vec<Effect> {
        let (Some(action_id), Some(last)) = (self.action_id(), &self.last) else { return Vec::new() };
        let effect = |task| vec![Effect::new(action_id, "", task)];
        match &self.stage {
            Stage::Idle(_) => Vec::new(),
            Stage::IntentValidation(state) => effect(Task::ValidateIntent(ValidateIntentTask {
                evidence_digest: state.case().intent.evidence_digest,
            })),
            Stage::PolicyCheck(state) => {
                effect(Task::CheckPolicy(CheckPolicyTask { evidence_digest: state.case().intent.evidence_digest }))
            }
            Stage::AwaitingApproval(state) => {
                let request = Box::new(state.approval().request.clone());
                let mut work = effect(Task::RequestApproval(RequestApprovalTask { request }));
                if matches!(state.approval().status(last.at), ApprovalStatus::Approved(_)) {
                    work.extend(effect(prepare(state.case(), last.at)));
                }
                work
            }
            Stage::Cleared(state) => effect(prepare(state.case(), last.at)),
            Stage::Execution(state) => {
                let intent = &state.case().intent;
                let (evidence_digest, entity_id) = (intent.evidence_digest, intent.entity_id.clone());
                let task = Task::Execute(ExecuteTask { evidence_digest, entity_id });
                vec![Effect { key: *state.key(), task }]
            }
            Stage::EvidenceGen(state) => effect(Task::GenerateEvidence(GenerateEvidenceTask {
                missing: state.case().missing(EvidenceDue::Completion),
            })),
            Stage::Complete(_) => effect(self.ended("everything is proven")),
            Stage::Failed(state) => effect(self.ended(state.reason())),
            Stage::Blocked(state) => effect(self.ended(state.reason())),
            Stage::Cancelled(state) => effect(self.ended(state.reason())),
            Stage::Expired(state) => effect(self.ended(&format!("its time was over at {}", state.expires_at()))),
        }
    }

    fn ended(&self, reason: &str) -> Task {
        let may_have_run = match &self.stage {
            Stage::Failed(_) => true,
            Stage::Blocked(state) => matches!(state.state_before(), StateKind::Execution | StateKind::EvidenceGen),
            _ => false,
        };
        let restore_point = self.case().and_then(|case| case.restore_point.as_ref()).filter(|_| may_have_run);
        Task::Notify(NotifyTask {
            recipient: self.case().map(|case| case.intent.requester.id.clone()),
            state: self.kind(),
            reason: reason.to_owned(),
            restore_point_id: restore_point.map(|point| point.id.clone()),
        })
    }
}

fn prepare(case: &Case, at: Moment) -> Task {
    Task::Prepare(PrepareTask {
        missing: case.missing(EvidenceDue::Execution),
        restore_point_needed: restore::require(&case.intent, case.restore_point.as_ref(), at).is_err(),
    })
}

//! The states as types: what is not possible in a state does not compile.
//!
//! Each method takes the state and gives the next one, so that no state is left twice. [`apply`](super::apply) calls
//! these methods and nothing else: the two forms cannot disagree.
//!
//! ```
//! use bastion_core::guard::stage::{Idle, IntentValidation};
//! use bastion_core::guard::{GuardError, Moment, Submitted};
//!
//! fn submit(submitted: &Submitted, at: Moment) -> Result<IntentValidation, GuardError> {
//!     Ok(Idle::new().submit("deploy-7", submitted, at)?)
//! }
//! ```
//!
//! Nothing runs that was not decided on:
//!
//! ```compile_fail,E0599
//! # use bastion_core::guard::stage::IntentValidation;
//! # use bastion_core::guard::{Moment, Started};
//! fn start(intent: IntentValidation, started: &Started, at: Moment) {
//!     let _ = intent.start(started, at);
//! }
//! ```
//!
//! ```compile_fail,E0599
//! # use bastion_core::guard::stage::PolicyCheck;
//! # use bastion_core::guard::{Moment, Started};
//! fn start(undecided: PolicyCheck, started: &Started, at: Moment) {
//!     let _ = undecided.start(started, at);
//! }
//! ```
//!
//! A state is left once:
//!
//! ```compile_fail,E0382
//! # use bastion_core::guard::stage::Cleared;
//! # use bastion_core::guard::{Moment, Started};
//! fn start_twice(cleared: Cleared, started: &Started, at: Moment) {
//!     let _ = cleared.start(started, at);
//!     let _ = cleared.start(started, at);
//! }
//! ```
//!
//! Nothing is complete that did not run, and what is blocked stays so:
//!
//! ```compile_fail,E0599
//! # use bastion_core::guard::stage::Cleared;
//! # use bastion_core::guard::EvidenceGenerated;
//! fn conclude(cleared: Cleared, generated: &EvidenceGenerated) {
//!     let _ = cleared.conclude(generated);
//! }
//! ```
//!
//! ```compile_fail,E0599
//! # use bastion_core::guard::stage::Blocked;
//! # use bastion_core::guard::{Moment, Started};
//! fn start(blocked: Blocked, started: &Started, at: Moment) {
//!     let _ = blocked.start(started, at);
//! }
//! ```
//!
//! And no state can be made up:
//!
//! ```compile_fail,E0451
//! # use bastion_core::guard::stage::Execution;
//! # use bastion_core::canonical::Digest;
//! # use bastion_core::guard::Case;
//! fn made_up(case: Box<Case>, key: Digest) -> Execution {
//!     Execution { case, key }
//! }
//! ```

mod shared;

use schemars::JsonSchema;
use serde::Serialize;

use super::action::{check_text, check_world};
use super::approval::{self, AdmissionProblem, ApprovalRequest, ApprovalStatus, ExpiredStatus, Vote};
use super::case::{Case, CaseApproval};
use super::error::{GuardError, Refused, listed};
use super::event::{
    Elapsed, EvidenceGenerated, Executed, ExecutionOutcome, IntentChecked, PolicyDecided, Started, Submitted,
    ViolationFound, Voted,
};
use super::requirement::{EvidenceDue, EvidenceItemKind, required_evidence};
use super::restore;
use super::state::StateKind;
use super::verdict::VerdictEffect;
use crate::canonical::{Digest, Sha256Digest};
use crate::time::Moment;

/// What a transition gives: the next state, or this one with the reason why not.
pub type Next<T, S> = Result<T, Box<Refused<S>>>;

macro_rules! stages {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $field_doc:literal])+ $field:ident: $type:ty),* })+) => { $(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
        pub struct $name {
            #[serde(rename = "known")]
            case: Box<Case>,
            $($(#[doc = $field_doc])+ $field: $type,)*
        }

        impl $name {
            /// What is known of the action.
            #[must_use]
            pub const fn case(&self) -> &Case {
                &self.case
            }

            $($(#[doc = $field_doc])+
            #[must_use]
            pub const fn $field(&self) -> &$type {
                &self.$field
            })*
        }
    )+ };
}

/// Nobody has asked for anything yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Idle {}

stages! {
    /// The intent is checked against its schema.
    IntentValidation {}
    /// The policies are asked.
    PolicyCheck {}
    /// The policies allow it, and nothing has run: what is missing is got, then it starts.
    Cleared {}
    /// It runs.
    Execution {
        /// The key under which it runs.
        key: Digest
    }
    /// It ran, well or not, and its evidence is written.
    EvidenceGen {
        /// How it ran.
        executed: Executed
    }
    /// It ran as it should, and everything is proven. Final.
    Complete {
        /// The digest of the pack of evidence.
        pack_digest: Sha256Digest
    }
    /// It ran and failed, and that is proven. Final.
    Failed {
        /// The digest of the pack of evidence.
        pack_digest: Sha256Digest,
        /// What went wrong.
        reason: String
    }
    /// The requester took it back before it ran. Final.
    Cancelled {
        /// Who.
        by: String,
        /// Why, in words.
        reason: String
    }
    /// Its time was over before it ran. Final.
    Expired {
        /// Since when.
        expires_at: Moment
    }
}

/// People are asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AwaitingApproval {
    #[serde(rename = "known")]
    case: Box<Case>,
    approval: Box<CaseApproval>,
}

impl AwaitingApproval {
    /// What is known of the action.
    #[must_use]
    pub const fn case(&self) -> &Case {
        &self.case
    }

    /// What they are asked, and their votes.
    #[must_use]
    pub const fn approval(&self) -> &CaseApproval {
        &self.approval
    }
}

/// Something was not as it has to be. Final.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Blocked {
    #[serde(rename = "known", skip_serializing_if = "Option::is_none")]
    case: Option<Box<Case>>,
    state_before: StateKind,
    reason: String,
}

impl Blocked {
    fn new(case: Option<Box<Case>>, state_before: StateKind, reason: String) -> Self {
        Self { case, state_before, reason }
    }

    /// What is known of the action; nothing where nobody had asked for anything.
    #[must_use]
    pub fn case(&self) -> Option<&Case> {
        self.case.as_deref()
    }

    /// Where the action was.
    #[must_use]
    pub const fn state_before(&self) -> StateKind {
        self.state_before
    }

    /// What was found.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

fn refused<S, T>(state: S, error: GuardError) -> Next<T, S> {
    Err(Box::new(Refused { state, error }))
}

impl Idle {
    /// Where every action begins.
    #[must_use]
    pub const fn new() -> Self {
        Self {}
    }

    /// Takes an intent in.
    ///
    /// # Errors
    ///
    /// An intent that breaks a rule of its own.
    pub fn submit(self, action_id: &str, submitted: &Submitted, at: Moment) -> Next<IntentValidation, Self> {
        match Case::open(action_id, submitted, at) {
            Ok(case) => Ok(IntentValidation { case: Box::new(case) }),
            Err(error) => refused(self, error),
        }
    }

    /// Stops before anything was asked for.
    ///
    /// # Errors
    ///
    /// A reason that is empty or too long.
    pub fn block(self, found: &ViolationFound) -> Next<Blocked, Self> {
        match check_text("reason", &found.reason) {
            Ok(()) => Ok(Blocked::new(None, StateKind::Idle, found.reason.clone())),
            Err(error) => refused(self, error),
        }
    }
}

/// Where a check of an intent leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AfterIntent {
    /// It is what its schema says.
    PolicyCheck(PolicyCheck),
    /// It is not.
    Blocked(Blocked),
}

impl IntentValidation {
    /// Takes the result of the check.
    ///
    /// # Errors
    ///
    /// Problems that are empty, too long or too many.
    pub fn check_intent(mut self, checked: &IntentChecked) -> Next<AfterIntent, Self> {
        if let Err(error) = checked.check() {
            return refused(self, error);
        }
        self.case.schema_digest = Some(checked.schema_digest);
        if checked.problems.is_empty() {
            return Ok(AfterIntent::PolicyCheck(PolicyCheck { case: self.case }));
        }
        let reason = format!("the intent is not what its schema says: {}", listed(&checked.problems, "nothing"));
        Ok(AfterIntent::Blocked(Blocked::new(Some(self.case), StateKind::IntentValidation, reason)))
    }
}

/// Where a decision leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AfterPolicy {
    /// Allowed.
    Cleared(Cleared),
    /// Allowed once people agree.
    AwaitingApproval(AwaitingApproval),
    /// Not allowed.
    Blocked(Blocked),
}

impl PolicyCheck {
    /// Takes the decision. An action that has to be approved, and that policies allow without saying by whom, is
    /// blocked: it could never be proven.
    ///
    /// # Errors
    ///
    /// A verdict on another intent or one that contradicts itself, or an end that is missing or over.
    pub fn decide(mut self, decided: &PolicyDecided, at: Moment) -> Next<AfterPolicy, Self> {
        if let Err(error) = decided.check(&self.case.intent, at) {
            return refused(self, error);
        }
        let verdict = &decided.verdict;
        self.case.verdict = Some(verdict.clone());
        self.case.world.clone_from(&decided.world);
        self.case.expires_at = decided.expires_at;
        let action = self.case.intent.action;
        let needs_approval = required_evidence(action).iter().any(|row| row.item == EvidenceItemKind::Approval);
        match (verdict.effect, decided.expires_at) {
            (VerdictEffect::RequireApproval, Some(expires_at)) => {
                let approval = Box::new(ask(&self.case, at, expires_at));
                Ok(AfterPolicy::AwaitingApproval(AwaitingApproval { case: self.case, approval }))
            }
            (VerdictEffect::Allow, _) if !needs_approval => Ok(AfterPolicy::Cleared(Cleared { case: self.case })),
            (effect, _) => {
                let reason = match effect {
                    VerdictEffect::Block => verdict.reason.clone(),
                    _ => format!("a `{action}` has to be approved, and no policy says by whom"),
                };
                Ok(AfterPolicy::Blocked(Blocked::new(Some(self.case), StateKind::PolicyCheck, reason)))
            }
        }
    }
}

/// What people are asked about a case.
fn ask(case: &Case, at: Moment, expires_at: Moment) -> CaseApproval {
    let quorums = case.verdict.as_ref().map(|verdict| verdict.quorums.clone()).unwrap_or_default();
    let request = ApprovalRequest {
        approval_kind: case.intent.approval_kind(),
        risk: case.intent.risk,
        description: case.intent.description.clone(),
        requester: case.intent.requester.clone(),
        evidence_digest: case.intent.evidence_digest,
        quorums,
        world: case.world.clone(),
        requested_at: at,
        expires_at,
        withdrawn_at: None,
    };
    CaseApproval { request, votes: Vec::new(), admitted_at: None }
}

/// Where a vote leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AfterVote {
    /// Nowhere yet: it can be met or not.
    AwaitingApproval(AwaitingApproval),
    /// Somebody who may approve is against it.
    Blocked(Blocked),
}

impl AwaitingApproval {
    /// Takes a vote. It is kept even when it does not count.
    ///
    /// # Errors
    ///
    /// A voter without a name, or a comment that is too long.
    pub fn vote(mut self, voted: &Voted, at: Moment) -> Next<AfterVote, Self> {
        if let Err(error) = voted.check() {
            return refused(self, error);
        }
        self.approval.votes.push(Vote {
            voter: voted.voter.clone(),
            choice: voted.choice,
            at,
            comment: voted.comment.clone(),
            evidence_digest: voted.evidence_digest,
        });
        let ApprovalStatus::Rejected(rejected) = self.approval.status(at) else {
            return Ok(AfterVote::AwaitingApproval(self));
        };
        let reason = format!("rejected by {}", approval::quoted(&rejected.rejecters));
        let case = self.into_case();
        Ok(AfterVote::Blocked(Blocked::new(Some(case), StateKind::AwaitingApproval, reason)))
    }

    /// Starts, after a last look at the approval, at what is to run, at the world, at what has to be proven before,
    /// and at the way back.
    ///
    /// # Errors
    ///
    /// Whatever speaks against it.
    pub fn start(mut self, started: &Started, at: Moment) -> Next<Execution, Self> {
        let CaseApproval { request, votes, .. } = self.approval();
        let approved = check_world("world", &started.world)
            .and_then(|()| approval::admit(request, votes, at, &started.evidence_digest, &started.world));
        self.case.approval = Some(self.approval().clone());
        if let Err(error) = approved.and_then(|()| ready(&self.case, at)) {
            self.case.approval = None;
            return refused(self, error);
        }
        self.approval.admitted_at = Some(at);
        let case = self.into_case();
        Ok(Execution { key: case.execution_key(), case })
    }

    /// Ends when its time is over.
    ///
    /// # Errors
    ///
    /// An end that has not come.
    pub fn expire(self, _elapsed: &Elapsed, at: Moment) -> Next<Expired, Self> {
        let expires_at = self.approval.request.expires_at;
        match check_elapsed(Some(expires_at), at) {
            Ok(expires_at) => Ok(Expired { case: self.into_case(), expires_at }),
            Err(error) => refused(self, error),
        }
    }

    fn into_case(mut self) -> Box<Case> {
        self.case.approval = Some(*self.approval);
        self.case
    }
}

impl Cleared {
    /// Starts, after a last look at what is to run, at the world, at what has to be proven before, and at the way back.
    ///
    /// # Errors
    ///
    /// Whatever speaks against it.
    pub fn start(self, started: &Started, at: Moment) -> Next<Execution, Self> {
        match check_world("world", &started.world).and_then(|()| self.look(started, at)) {
            Ok(()) => Ok(Execution { key: self.case.execution_key(), case: self.case }),
            Err(error) => refused(self, error),
        }
    }

    fn look(&self, started: &Started, at: Moment) -> Result<(), GuardError> {
        let case = &self.case;
        let over = case.expires_at.filter(|expires_at| at >= *expires_at);
        let mut reasons: Vec<_> =
            over.into_iter().map(|expires_at| AdmissionProblem::Expired(ExpiredStatus { expires_at })).collect();
        let decided = &case.intent.evidence_digest;
        reasons.extend(approval::differences(decided, &case.world, &started.evidence_digest, &started.world));
        approval::refuse(reasons)?;
        ready(case, at)
    }

    /// Ends when its time is over.
    ///
    /// # Errors
    ///
    /// An end that has not come, or that there is not.
    pub fn expire(self, _elapsed: &Elapsed, at: Moment) -> Next<Expired, Self> {
        match check_elapsed(self.case.expires_at, at) {
            Ok(expires_at) => Ok(Expired { case: self.case, expires_at }),
            Err(error) => refused(self, error),
        }
    }
}

/// Whether everything that has to be there before anything runs is there.
fn ready(case: &Case, at: Moment) -> Result<(), GuardError> {
    restore::require(&case.intent, case.restore_point.as_ref(), at)?;
    case.require(EvidenceDue::Execution)
}

fn check_elapsed(expires_at: Option<Moment>, at: Moment) -> Result<Moment, GuardError> {
    let problem = match expires_at {
        Some(expires_at) if at >= expires_at => return Ok(expires_at),
        Some(expires_at) => format!("`{at}` is before the end, `{expires_at}`"),
        None => "the decision has no end".to_owned(),
    };
    Err(GuardError::Field { field: "at", problem })
}

impl Execution {
    /// Takes how it ran. A failure is proven as well.
    ///
    /// # Errors
    ///
    /// The key of another execution, or a problem in too many words.
    pub fn finish(mut self, executed: &Executed) -> Next<EvidenceGen, Self> {
        if let Err(error) = executed.check(self.key) {
            return refused(self, error);
        }
        self.case.execution = Some(executed.clone());
        Ok(EvidenceGen { case: self.case, executed: executed.clone() })
    }
}

/// Where the evidence leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AfterEvidence {
    /// It ran as it should.
    Complete(Complete),
    /// It failed.
    Failed(Failed),
}

impl EvidenceGen {
    /// Takes the pack of evidence.
    ///
    /// # Errors
    ///
    /// Required evidence that is missing, or tests that did not pass, after an execution that succeeded. What failed
    /// is proven with what there is.
    pub fn conclude(self, generated: &EvidenceGenerated) -> Next<AfterEvidence, Self> {
        let pack_digest = generated.pack_digest;
        if self.executed.outcome == ExecutionOutcome::Failed {
            let reason = self.executed.problem.clone().unwrap_or_else(|| "the execution failed".to_owned());
            return Ok(AfterEvidence::Failed(Failed { case: self.case, pack_digest, reason }));
        }
        match self.case.require(EvidenceDue::Completion) {
            Ok(()) => Ok(AfterEvidence::Complete(Complete { case: self.case, pack_digest })),
            Err(error) => refused(self, error),
        }
    }
}

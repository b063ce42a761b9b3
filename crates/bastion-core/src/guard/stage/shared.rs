//! What can happen in more than one state: a violation, a withdrawal, a piece of evidence, a way back.

use super::{
    AwaitingApproval, Blocked, Cancelled, Cleared, EvidenceGen, Execution, IntentValidation, Next, PolicyCheck, refused,
};
use crate::guard::action::{check_length, check_text};
use crate::guard::case::Case;
use crate::guard::error::GuardError;
use crate::guard::event::{EvidenceRecorded, RestorePointRecorded, ViolationFound, Withdrawn};
use crate::guard::state::StateKind;
use crate::time::Moment;

macro_rules! can_be_blocked {
    ($($name:ident: $state:ident => $case:expr;)+) => { $(
        impl $name {
            /// Stops, whatever was under way.
            ///
            /// # Errors
            ///
            /// A reason that is empty or too long.
            pub fn block(self, found: &ViolationFound) -> Next<Blocked, Self> {
                if let Err(error) = check_text("reason", &found.reason) {
                    return refused(self, error);
                }
                let case: fn(Self) -> Box<Case> = $case;
                Ok(Blocked::new(Some(case(self)), StateKind::$state, found.reason.clone()))
            }
        }
    )+ };
}

can_be_blocked! {
    IntentValidation: IntentValidation => |state| state.case;
    PolicyCheck: PolicyCheck => |state| state.case;
    AwaitingApproval: AwaitingApproval => Self::into_case;
    Cleared: Cleared => |state| state.case;
    Execution: Execution => |state| state.case;
    EvidenceGen: EvidenceGen => |state| state.case;
}

macro_rules! can_be_withdrawn {
    ($($name:ident => $case:expr;)+) => { $(
        impl $name {
            /// Takes it back.
            ///
            /// # Errors
            ///
            /// Somebody else than the requester or the one it acts for, or a comment that is too long.
            pub fn withdraw(self, withdrawn: &Withdrawn, at: Moment) -> Next<Cancelled, Self> {
                if let Err(error) = check_withdrawal(&self.case, withdrawn) {
                    return refused(self, error);
                }
                let case: fn(Self) -> Box<Case> = $case;
                let mut case = case(self);
                if let Some(approval) = &mut case.approval {
                    approval.request.withdrawn_at = Some(at);
                }
                let reason = withdrawn.comment.clone().unwrap_or_else(|| "withdrawn".to_owned());
                Ok(Cancelled { case, by: withdrawn.by.clone(), reason })
            }
        }
    )+ };
}

can_be_withdrawn! {
    IntentValidation => |state| state.case;
    PolicyCheck => |state| state.case;
    AwaitingApproval => Self::into_case;
    Cleared => |state| state.case;
}

fn check_withdrawal(case: &Case, withdrawn: &Withdrawn) -> Result<(), GuardError> {
    if !case.intent.requester.is_behind(&withdrawn.by) {
        let problem = format!("`{}` is not the requester", withdrawn.by);
        return Err(GuardError::Field { field: "by", problem });
    }
    withdrawn.comment.as_ref().map_or(Ok(()), |comment| check_length("comment", comment))
}

macro_rules! takes_evidence {
    ($($name:ident)+) => { $(
        impl $name {
            /// Keeps a piece of evidence, in the place of an earlier one of its kind.
            ///
            /// # Errors
            ///
            /// A kind that the course of the action shows itself.
            pub fn record_evidence(mut self, recorded: &EvidenceRecorded) -> Next<Self, Self> {
                if let Err(error) = Case::check_evidence(&recorded.evidence) {
                    return refused(self, error);
                }
                self.case.record(recorded.evidence.clone());
                Ok(self)
            }
        }
    )+ };
}

takes_evidence!(IntentValidation PolicyCheck AwaitingApproval Cleared Execution EvidenceGen);

macro_rules! takes_restore_point {
    ($($name:ident)+) => { $(
        impl $name {
            /// Keeps a way back, in the place of an earlier one. Only before anything runs: afterwards it is too late.
            ///
            /// # Errors
            ///
            /// A restore point of something else, or of the future.
            pub fn record_restore_point(mut self, recorded: &RestorePointRecorded, at: Moment) -> Next<Self, Self> {
                if let Err(error) = recorded.restore_point.check(&self.case.intent, at) {
                    return refused(self, error);
                }
                self.case.restore_point = Some(recorded.restore_point.clone());
                Ok(self)
            }
        }
    )+ };
}

takes_restore_point!(IntentValidation PolicyCheck AwaitingApproval Cleared);

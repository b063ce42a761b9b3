//! The typed form, row by row, beside the data form.

use std::collections::BTreeSet;

use crate::guard::*;

/// What a typed method does with an event.
pub(super) type Method = fn(Stage, &Event) -> Result<Stage, GuardError>;

macro_rules! rows {
    ($($state:ident, $event:ident: |$typed:ident, $what:ident, $whole:ident| $call:expr;)+) => {
        /// Every transition the types have. A row that the types do not have does not compile.
        pub(super) const ROWS: &[(StateKind, EventKind, Method)] = &[$((
            StateKind::$state,
            EventKind::$event,
            |stage, $whole| match (stage, &$whole.what) {
                (Stage::$state($typed), Happening::$event($what)) => Ok(Stage::from($call?)),
                _ => panic!("another row"),
            },
        ),)+];
    };
}

rows! {
    Idle, Submitted: |state, what, event| state.submit(&event.action_id, what, event.at);
    Idle, ViolationFound: |state, what, event| state.block(what);
    IntentValidation, IntentChecked: |state, what, event| state.check_intent(what);
    IntentValidation, EvidenceRecorded: |state, what, event| state.record_evidence(what);
    IntentValidation, RestorePointRecorded: |state, what, event| state.record_restore_point(what, event.at);
    IntentValidation, Withdrawn: |state, what, event| state.withdraw(what, event.at);
    IntentValidation, ViolationFound: |state, what, event| state.block(what);
    PolicyCheck, PolicyDecided: |state, what, event| state.decide(what, event.at);
    PolicyCheck, EvidenceRecorded: |state, what, event| state.record_evidence(what);
    PolicyCheck, RestorePointRecorded: |state, what, event| state.record_restore_point(what, event.at);
    PolicyCheck, Withdrawn: |state, what, event| state.withdraw(what, event.at);
    PolicyCheck, ViolationFound: |state, what, event| state.block(what);
    AwaitingApproval, EvidenceRecorded: |state, what, event| state.record_evidence(what);
    AwaitingApproval, RestorePointRecorded: |state, what, event| state.record_restore_point(what, event.at);
    AwaitingApproval, Voted: |state, what, event| state.vote(what, event.at);
    AwaitingApproval, Started: |state, what, event| state.start(what, event.at);
    AwaitingApproval, Withdrawn: |state, what, event| state.withdraw(what, event.at);
    AwaitingApproval, Elapsed: |state, what, event| state.expire(what, event.at);
    AwaitingApproval, ViolationFound: |state, what, event| state.block(what);
    Cleared, EvidenceRecorded: |state, what, event| state.record_evidence(what);
    Cleared, RestorePointRecorded: |state, what, event| state.record_restore_point(what, event.at);
    Cleared, Started: |state, what, event| state.start(what, event.at);
    Cleared, Withdrawn: |state, what, event| state.withdraw(what, event.at);
    Cleared, Elapsed: |state, what, event| state.expire(what, event.at);
    Cleared, ViolationFound: |state, what, event| state.block(what);
    Execution, EvidenceRecorded: |state, what, event| state.record_evidence(what);
    Execution, Executed: |state, what, event| state.finish(what);
    Execution, ViolationFound: |state, what, event| state.block(what);
    EvidenceGen, EvidenceRecorded: |state, what, event| state.record_evidence(what);
    EvidenceGen, EvidenceGenerated: |state, what, event| state.conclude(what);
    EvidenceGen, ViolationFound: |state, what, event| state.block(what);
}

pub(super) fn row(state: StateKind, event: EventKind) -> Option<Method> {
    ROWS.iter().find(|row| (row.0, row.1) == (state, event)).map(|row| row.2)
}

#[test]
fn what_is_said_to_be_possible_is_what_the_types_have() {
    let said: BTreeSet<_> =
        StateKind::ALL.iter().flat_map(|state| state.possible().iter().map(|event| (*state, *event))).collect();
    assert_eq!(said, ROWS.iter().map(|row| (row.0, row.1)).collect());
}

#[test]
fn every_state_that_is_not_final_can_be_blocked() {
    for state in StateKind::ALL.iter().filter(|state| !state.is_final()) {
        assert!(row(*state, EventKind::ViolationFound).is_some(), "{state}");
    }
}

#[test]
fn a_refusal_gives_the_typed_state_back() {
    let idle = stage::Idle::new();
    let empty = Submitted { intent: Intent { description: " ".to_owned(), ..super::intent(ActionKind::Query) } };
    let refused = idle.clone().submit("a", &empty, super::at(1)).unwrap_err();
    assert_eq!(refused.state, idle);
    assert_eq!(GuardError::from(refused).to_string(), "`description`: the text is empty");
}

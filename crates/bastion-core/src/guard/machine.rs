//! One event after the other: applied, replayed after a crash, and taken up again.

use schemars::JsonSchema;
use serde::Serialize;

use super::action::check_text;
use super::effect::{AuditTask, Effect};
use super::error::GuardError;
use super::event::{Event, EventKind, Happening};
use super::state::{LastEvent, Stage, State, StateKind};
use crate::canonical::Digest;
use crate::limits::GUARD_EVENTS_MAX;

/// What an event leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "GuardTransition")]
pub struct Transition {
    /// The state after it.
    pub state: State,
    /// What has to be done because of it, in this order; nothing for an event that had happened before.
    pub effects: Vec<Effect>,
}

/// Lets one event happen.
///
/// An event that has happened before, with the same identifier and the same content, changes nothing.
///
/// ```
/// use bastion_core::guard::{Event, Happening, State, StateKind, Task, ViolationFound, apply};
///
/// let event = Event {
///     id: "e1".to_owned(),
///     action_id: "deploy-7".to_owned(),
///     sequence: 1,
///     at: "2026-11-20T22:00:00Z".parse()?,
///     what: Happening::ViolationFound(ViolationFound { reason: "the account is locked".to_owned() }),
/// };
/// let blocked = apply(&State::new(), &event)?;
/// assert_eq!(blocked.state.kind(), StateKind::Blocked);
/// let tasks: Vec<&str> = blocked.effects.iter().map(|effect| effect.task.as_str()).collect();
/// assert_eq!(tasks, ["audit", "notify"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// An event that is not the next one, that the state does not know, or that something speaks against. The state is as
/// it was.
pub fn apply(state: &State, event: &Event) -> Result<Transition, GuardError> {
    step(state.clone(), event)
}

/// The state after a list of events: what a crash has left behind leads to where the action was.
///
/// # Errors
///
/// As [`apply`], for the first event that is refused: one out of order, one left out, another one under the same
/// identifier.
pub fn replay(events: &[Event]) -> Result<State, GuardError> {
    events.iter().try_fold(State::new(), |state, event| Ok(step(state, event)?.state))
}

/// What has to be done again after a crash: the record of the last event, and the work of the state. Each has the key
/// it had, so that whoever did it before the crash recognises it.
#[must_use]
pub fn resume(state: &State) -> Vec<Effect> {
    state.audit().into_iter().chain(state.work()).collect()
}

fn step(mut state: State, event: &Event) -> Result<Transition, GuardError> {
    check_text("id", &event.id)?;
    check_text("action_id", &event.action_id)?;
    let digest = event.digest()?;
    match state.events.get(&event.id) {
        Some(known) if *known == digest => return Ok(Transition { state, effects: Vec::new() }),
        Some(_) => return Err(GuardError::Conflict { id: event.id.clone() }),
        None => check_order(&state, event)?,
    }
    let done: Vec<Digest> = state.work().iter().map(|effect| effect.key).collect();
    let state_before = state.kind();
    state.stage = advance(state.stage, event)?;
    state.events.insert(event.id.clone(), digest);
    state.action_id.get_or_insert_with(|| event.action_id.clone());
    let audit = AuditTask {
        event_id: event.id.clone(),
        event_digest: digest,
        event: event.what.kind(),
        state_before,
        state_after: state.kind(),
    };
    state.last = Some(LastEvent { at: event.at, audit });
    let mut effects = resume(&state);
    // what the state before has asked for already is under way
    effects.retain(|effect| !done.contains(&effect.key));
    Ok(Transition { state, effects })
}

fn check_order(state: &State, event: &Event) -> Result<(), GuardError> {
    let refuse = |problem: String| Err(GuardError::Order { id: event.id.clone(), problem });
    if let Some(action_id) = state.action_id().filter(|action_id| *action_id != event.action_id) {
        return refuse(format!("it belongs to `{}`, not to `{action_id}`", event.action_id));
    }
    let expected = state.sequence() + 1;
    if event.sequence != expected {
        return refuse(format!("its number is {}, the next one is {expected}", event.sequence));
    }
    if let Some(last) = state.last().filter(|last| event.at < last.at) {
        return refuse(format!("`{}` is before `{}`, when the last one happened", event.at, last.at));
    }
    // whoever floods an action with votes cannot keep it from ending
    let adds = [EventKind::EvidenceRecorded, EventKind::RestorePointRecorded, EventKind::Voted];
    if state.events.len() >= GUARD_EVENTS_MAX && adds.contains(&event.what.kind()) {
        let count = state.events.len() + 1;
        return Err(GuardError::Limit { what: "events of one action", count, count_max: GUARD_EVENTS_MAX });
    }
    Ok(())
}

/// The one place where data becomes a method of a typed state.
fn advance(stage: Stage, event: &Event) -> Result<Stage, GuardError> {
    let at = event.at;
    Ok(match (stage, &event.what) {
        (Stage::Idle(state), Happening::Submitted(what)) => state.submit(&event.action_id, what, at)?.into(),
        (Stage::IntentValidation(state), Happening::IntentChecked(what)) => state.check_intent(what)?.into(),
        (Stage::PolicyCheck(state), Happening::PolicyDecided(what)) => state.decide(what, at)?.into(),
        (Stage::AwaitingApproval(state), Happening::Voted(what)) => state.vote(what, at)?.into(),
        (Stage::AwaitingApproval(state), Happening::Started(what)) => state.start(what, at)?.into(),
        (Stage::AwaitingApproval(state), Happening::Elapsed(what)) => state.expire(what, at)?.into(),
        (Stage::Cleared(state), Happening::Started(what)) => state.start(what, at)?.into(),
        (Stage::Cleared(state), Happening::Elapsed(what)) => state.expire(what, at)?.into(),
        (Stage::Execution(state), Happening::Executed(what)) => state.finish(what)?.into(),
        (Stage::EvidenceGen(state), Happening::EvidenceGenerated(what)) => state.conclude(what)?.into(),
        (stage, Happening::EvidenceRecorded(what)) => match stage {
            Stage::IntentValidation(state) => state.record_evidence(what)?.into(),
            Stage::PolicyCheck(state) => state.record_evidence(what)?.into(),
            Stage::AwaitingApproval(state) => state.record_evidence(what)?.into(),
            Stage::Cleared(state) => state.record_evidence(what)?.into(),
            Stage::Execution(state) => state.record_evidence(what)?.into(),
            Stage::EvidenceGen(state) => state.record_evidence(what)?.into(),
            stage => return Err(not_possible(stage.kind(), event)),
        },
        (stage, Happening::RestorePointRecorded(what)) => match stage {
            Stage::IntentValidation(state) => state.record_restore_point(what, at)?.into(),
            Stage::PolicyCheck(state) => state.record_restore_point(what, at)?.into(),
            Stage::AwaitingApproval(state) => state.record_restore_point(what, at)?.into(),
            Stage::Cleared(state) => state.record_restore_point(what, at)?.into(),
            stage => return Err(not_possible(stage.kind(), event)),
        },
        (stage, Happening::Withdrawn(what)) => match stage {
            Stage::IntentValidation(state) => state.withdraw(what, at)?.into(),
            Stage::PolicyCheck(state) => state.withdraw(what, at)?.into(),
            Stage::AwaitingApproval(state) => state.withdraw(what, at)?.into(),
            Stage::Cleared(state) => state.withdraw(what, at)?.into(),
            stage => return Err(not_possible(stage.kind(), event)),
        },
        (stage, Happening::ViolationFound(what)) => match stage {
            Stage::Idle(state) => state.block(what)?.into(),
            Stage::IntentValidation(state) => state.block(what)?.into(),
            Stage::PolicyCheck(state) => state.block(what)?.into(),
            Stage::AwaitingApproval(state) => state.block(what)?.into(),
            Stage::Cleared(state) => state.block(what)?.into(),
            Stage::Execution(state) => state.block(what)?.into(),
            Stage::EvidenceGen(state) => state.block(what)?.into(),
            stage => return Err(not_possible(stage.kind(), event)),
        },
        (stage, _) => return Err(not_possible(stage.kind(), event)),
    })
}

fn not_possible(state: StateKind, event: &Event) -> GuardError {
    GuardError::Transition { state, event: event.what.kind(), possible: state.possible().to_vec() }
}

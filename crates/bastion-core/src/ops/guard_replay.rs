//! `guard.replay`: where an action is, from its events.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::guard::{Event, Transition, replay, resume};

/// What `guard.replay` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "GuardReplayInput")]
pub struct Input {
    /// What has happened to the action, in order.
    pub events: Vec<Event>,
}

/// What `guard.replay` gives: the state, and what may not have been done yet, with the keys it had.
pub type Output = Transition;

/// Replays.
///
/// # Errors
///
/// As `guard.apply`, for the first event that is refused.
pub fn run(input: Input) -> Result<Output, Error> {
    let state = replay(&input.events)?;
    let effects = resume(&state);
    Ok(Transition { state, effects })
}

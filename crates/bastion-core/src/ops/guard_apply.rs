//! `guard.apply`: what one more event leads to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::guard::{Event, Transition, apply, replay};

/// What `guard.apply` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "GuardApplyInput")]
pub struct Input {
    /// What has happened to the action, in order: the events are the only way to its state.
    #[serde(default)]
    pub events: Vec<Event>,
    /// What happens now.
    pub event: Event,
}

/// What `guard.apply` gives.
pub type Output = Transition;

/// Replays, and lets one more event happen.
///
/// # Errors
///
/// `event_refused`, `evidence_missing`, `action_not_admitted`, `invalid_argument`, `limit_exceeded`.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(apply(&replay(&input.events)?, &input.event)?)
}

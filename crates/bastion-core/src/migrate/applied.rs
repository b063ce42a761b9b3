//! What happened when a plan was applied, and whether it is what the plan had said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::plan::{Action, LockClaim};
use crate::schema::ObjectName;

/// A lock that was seen. Of an index or an owned sequence, `covered_by` is the table it goes with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObservedLock {
    /// The names the relation had before and after the action.
    pub names: Vec<ObjectName>,
    /// The lock.
    pub claim: LockClaim,
    /// The table that an index or a sequence belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covered_by: Option<ObjectName>,
}

/// What was seen of one action.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// The locks on relations that were there before.
    pub locks: Vec<ObservedLock>,
    /// The tables and materialised views whose storage was written anew, by their names before.
    pub rewrites: Vec<ObjectName>,
}

/// Why a plan stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// The place of the action in the plan, from 0.
    pub action: usize,
    /// The statement that failed.
    pub statement: String,
    /// The server's code (SQLSTATE).
    pub code: String,
    /// What the server said.
    pub message: String,
}

/// What happened when a plan was applied.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Applied {
    /// How many actions, from the first, are in effect.
    pub committed: usize,
    /// What was seen, action by action, where that was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<Observation>,
    /// Why it stopped; absent when all is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
}

impl Applied {
    /// Says how far it came, in a sentence.
    #[must_use]
    pub fn sentence(&self, actions: usize) -> String {
        match &self.failure {
            None => format!("all {actions} actions are in effect"),
            Some(failure) if self.committed == 0 => format!(
                "nothing was changed: action {} of {actions} failed with {} ({})",
                failure.action + 1,
                failure.message,
                failure.code
            ),
            Some(failure) => format!(
                "the first {} of {actions} actions are in effect; action {} failed with {} ({}) and was undone",
                self.committed,
                failure.action + 1,
                failure.message,
                failure.code
            ),
        }
    }
}

/// Where what was seen goes beyond what was said. Empty when the claim holds: every lock at most as strong as
/// declared, exactly the declared rewrites.
#[must_use]
pub fn contradictions(action: &Action, seen: &Observation) -> Vec<String> {
    let mut found = Vec::new();
    let declared =
        |name: &ObjectName| action.locks.iter().filter(|claim| claim.relation == *name).map(|claim| claim.mode).max();
    for lock in &seen.locks {
        let best = lock.names.iter().chain(&lock.covered_by).filter_map(declared).max();
        if best.is_none_or(|best| best < lock.claim.mode) {
            let name = &lock.claim.relation;
            found.push(format!("locked {}.{} {:?}, declared {best:?}", name.schema, name.name, lock.claim.mode));
        }
    }
    for name in seen.rewrites.iter().filter(|name| !action.rewrites.contains(name)) {
        found.push(format!("rewrote {}.{}, not declared", name.schema, name.name));
    }
    for name in action.rewrites.iter().filter(|name| !seen.rewrites.contains(name)) {
        found.push(format!("declared a rewrite of {}.{}, not seen", name.schema, name.name));
    }
    found
}

//! What came of trying a plan on throwaway databases.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::applied::{Applied, Failure};
use super::plan::{LossKind, Plan};
use crate::canonical::Digest;
use crate::diff::Change;

/// What came of trying a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The plan that was tried.
    pub plan: Plan,
    /// How far it came, with the locks and rewrites of every action.
    pub applied: Applied,
    /// The digest of the schema it led to; absent when it did not come to the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached_digest: Option<Digest>,
    /// What differs from the target by the model.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Change>,
    /// Whether a second witness was asked: `pg_dump`, or SQLite's pragmas.
    pub dump_compared: bool,
    /// The lines in which what it says of both differs, `-` reached, `+` wanted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dump_differences: Vec<String>,
    /// Where locks or rewrites went beyond what the plan declares.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<String>,
    /// How many rows were put in before.
    pub rows_seeded: u32,
    /// Where rows stopped the plan at an action that declares that it may refuse values; the rest was then tried
    /// without rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused_rows: Option<Failure>,
    /// Tables that lost rows though the plan declares no loss of rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows_lost: Vec<String>,
}

impl Proof {
    /// Whether the plan does what it says.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.applied.failure.is_none()
            && self.reached_digest == Some(self.plan.target_digest)
            && self.dump_differences.is_empty()
            && self.contradictions.is_empty()
            && self.rows_lost.is_empty()
    }
}

/// The tables that have fewer rows than before, unless the plan declares a loss of rows.
#[must_use]
pub fn rows_lost(made: &Plan, before: &BTreeMap<String, i64>, after: &BTreeMap<String, i64>) -> Vec<String> {
    let declared =
        made.actions.iter().any(|action| action.data_loss.as_ref().is_some_and(|loss| loss.loss == LossKind::Rows));
    let fewer = before.iter().filter(|(name, count)| after.get(*name).is_some_and(|now| now < count));
    if declared { Vec::new() } else { fewer.map(|(name, _)| name.clone()).collect() }
}

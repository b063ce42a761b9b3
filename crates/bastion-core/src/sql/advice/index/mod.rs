//! Which indexes would make statements cheaper: candidates, what they cost and gain, and a choice under a budget.
//!
//! Candidates come from the conditions, the order and the joins of statements. What a statement costs with some of them
//! is asked for from outside ([`Chooser::questions`], [`Chooser::answer`]): of a server that plans with indexes that are
//! not there, or of [`Estimator`], which knows statistics alone. The choice is greedy: in each round the candidate that
//! saves most is taken, as long as it saves [`Limits::gain_min`] of what is left and fits into [`Limits::size_bytes_max`].

mod candidate;
mod choose;
mod estimate;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use candidate::{Candidate, candidates};
pub use choose::{Chooser, CostQuestion};
pub use estimate::Estimator;

use super::Confidence;

/// What a choice is bound by.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "IndexLimits")]
pub struct Limits {
    /// Bytes that all new indexes may take together; a gibibyte when absent.
    pub size_bytes_max: u64,
    /// The share of the cost that an index must save; 0.1 when absent.
    pub gain_min: f64,
    /// Indexes that are chosen; 10 when absent.
    pub indexes_max: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { size_bytes_max: 1024 * 1024 * 1024, gain_min: 0.1, indexes_max: 10 }
    }
}

/// An index that is worth making.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposedIndex {
    /// The statement that makes it.
    pub sql: String,
    /// Bytes it is expected to take.
    pub size_bytes: u64,
    /// The share of the cost that it saves: 0 to 1.
    pub gain: f64,
    /// The statements that become cheaper, by their place in the question.
    pub helped: Vec<u32>,
    /// The statements that become dearer: those that write its table.
    pub hurt: Vec<u32>,
    /// Indexes that are there and that it makes superfluous.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
}

/// What a statement costs before and after.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementCost {
    /// Its place in the question.
    pub statement: u32,
    /// Now; absent where it could not be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<f64>,
    /// With the indexes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<f64>,
}

/// The indexes that are worth making for some statements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndexAdvice {
    /// The indexes, in the order they were chosen.
    pub indexes: Vec<ProposedIndex>,
    /// What each statement costs.
    pub statements: Vec<StatementCost>,
    /// How many candidates were looked at.
    pub candidates: u32,
    /// High where a server planned with the indexes, low where the costs are estimates from statistics.
    pub confidence: Confidence,
}

#[cfg(test)]
mod tests;

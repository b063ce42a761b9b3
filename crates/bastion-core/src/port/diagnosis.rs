//! What is wrong with a connection, as plain data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How one look at a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DiagnosisStatus {
    /// As it should be.
    Good,
    /// Works, and deserves a look.
    Warning,
    /// Does not work.
    Bad,
    /// Not looked at: something before it does not work.
    NotReached,
}

/// One look at a connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiagnosisCheck {
    /// What was looked at: `address`, `network`, `sign-in`, `server`, `catalogue`.
    pub name: String,
    /// How it ended.
    pub status: DiagnosisStatus,
    /// What was found.
    pub detail: String,
    /// What to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
}

/// A connection, looked at step by step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diagnosis {
    /// The address without secrets.
    pub address: String,
    /// Whether a snapshot can be taken.
    pub healthy: bool,
    /// The steps in order.
    pub checks: Vec<DiagnosisCheck>,
}

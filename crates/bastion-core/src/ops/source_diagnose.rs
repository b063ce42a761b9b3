//! `source.diagnose`: what is wrong with a connection, and what to do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::port::{Diagnosis, Runtime};

/// What `source.diagnose` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SourceDiagnoseInput")]
pub struct Input {
    /// The address of the source.
    pub source: String,
}

/// What `source.diagnose` gives.
pub type Output = Diagnosis;

/// Looks at a connection step by step.
///
/// # Errors
///
/// None: what does not work is the answer.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    Ok(runtime.diagnose(&input.source).await)
}

//! `urn:bastion-data-trust:evidence:pipeline:v1`: what a run of a pipeline read and wrote.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Circumstances, Content, check_time};
use crate::canonical::Digest;
use crate::evidence::EvidenceError;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// With all it was to do.
    Complete,
    /// With an error.
    Failed,
    /// It was stopped.
    Aborted,
}

/// A state of data that a run read or wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DatasetRecord {
    /// Its name.
    pub name: String,
    /// The digest of its content or its schema, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
}

/// What a run of a pipeline read and wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PipelineRun {
    /// Where, when and by whom.
    pub circumstances: Circumstances,
    /// The pipeline.
    pub pipeline: String,
    /// The run.
    pub run_id: String,
    /// The revision of its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
    /// When it began: RFC 3339 in UTC.
    pub started_at: String,
    /// When it ended: RFC 3339 in UTC.
    pub ended_at: String,
    /// How it ended.
    pub state: RunState,
    /// What it read.
    pub inputs: Vec<DatasetRecord>,
    /// What it wrote.
    pub outputs: Vec<DatasetRecord>,
}

impl Content for PipelineRun {
    fn title(&self) -> String {
        let state = match self.state {
            RunState::Complete => "complete",
            RunState::Failed => "failed",
            RunState::Aborted => "aborted",
        };
        format!("Run of a pipeline: {state}")
    }

    fn rows(&self) -> Vec<(&'static str, String)> {
        let mut rows = vec![("pipeline", self.pipeline.clone()), ("run", self.run_id.clone())];
        rows.extend(self.revision.clone().map(|revision| ("revision", revision)));
        rows.push(("from", self.started_at.clone()));
        rows.push(("to", self.ended_at.clone()));
        rows.extend(self.inputs.iter().map(|found| ("read", found.words())));
        rows.extend(self.outputs.iter().map(|found| ("wrote", found.words())));
        rows
    }

    fn check(&self) -> Result<(), EvidenceError> {
        check_time("started_at", &self.started_at)?;
        check_time("ended_at", &self.ended_at)
    }
}

impl DatasetRecord {
    fn words(&self) -> String {
        self.digest.map_or_else(|| self.name.clone(), |digest| format!("{} ({digest})", self.name))
    }
}

//! `urn:bastion-data-trust:evidence:query:v1`: that a statement was run, and what it showed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Circumstances, Content, DecisionRecord};
use crate::canonical::Digest;

/// That a statement was run, and what it showed. No value of a row stands in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QueryRun {
    /// Where, when and by whom.
    pub circumstances: Circumstances,
    /// The source, without secrets.
    pub source: String,
    /// The digest of the statement's text.
    pub statement_digest: Digest,
    /// The fingerprint that all calls of the statement share.
    pub fingerprint: String,
    /// For what it was run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// How many rows it gave.
    pub rows: u64,
    /// Columns that were shown through a mask.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masked_columns: Vec<String>,
    /// The decision that let it run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionRecord>,
}

impl Content for QueryRun {
    fn title(&self) -> String {
        "Query".to_owned()
    }

    fn rows(&self) -> Vec<(&'static str, String)> {
        let mut rows = vec![
            ("source", self.source.clone()),
            ("statement", self.statement_digest.to_string()),
            ("fingerprint", self.fingerprint.clone()),
        ];
        rows.extend(self.purpose.clone().map(|purpose| ("purpose", purpose)));
        rows.push(("rows", self.rows.to_string()));
        rows.extend(self.masked_columns.iter().map(|column| ("masked", column.clone())));
        rows
    }

    fn decision(&self) -> Option<&DecisionRecord> {
        self.decision.as_ref()
    }
}

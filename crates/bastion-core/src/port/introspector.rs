//! What can be asked of a database.

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CatalogFingerprint, QueryError, QueryRequest, QueryResult, SourceError};
use crate::impact::{Basis, Consumer, Description, RecordedStatement};
use crate::rules::ProbeAnswer;
use crate::schema::{Column, RelationKind};
use crate::snapshot::{ColumnStatistics, Snapshot, StatisticsMethod};

/// The name of a relation, and what it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableName {
    /// The schema.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// What it is.
    #[serde(default)]
    pub relation_kind: RelationKind,
}

/// Which statistics a snapshot carries, and how they are made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatisticsRequest {
    /// How they are made.
    pub method: StatisticsMethod,
    /// Values listed per column, at most [`crate::limits::SAMPLE_VALUES_MAX`]; 0 for none, the default.
    #[serde(default)]
    pub sample_values: u32,
    /// Chooses which values are listed, the same for the same data; the first in their order when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample_seed: Option<u64>,
    /// The distribution as well: up to 100 common values and the bounds of a histogram, where the source has them.
    #[serde(default)]
    pub distribution: bool,
}

/// A statement to be explained, with indexes that are not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExplainRequest {
    /// The statement.
    pub sql: String,
    /// The statements that would make the indexes.
    pub indexes: Vec<String>,
}

/// How a statement would run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explained {
    /// The plan, as the server writes it in JSON.
    pub plan: Option<String>,
    /// Why there is none.
    pub refused: Option<String>,
    /// Bytes of the indexes, where the server estimates them.
    pub index_bytes: Vec<u64>,
}

/// What a snapshot covers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SnapshotOptions {
    /// Only these schemas; all but the system's when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schemas: Option<Vec<String>>,
    /// Statistics of columns; none when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics: Option<StatisticsRequest>,
    /// Which object cannot be without which, as the database knows it: what a migration plan is ordered by.
    #[serde(default)]
    pub dependencies: bool,
}

/// A database whose schema can be read.
///
/// Every implementation passes the contract suite `introspector_contract!`.
#[async_trait]
pub trait Introspector: Send + Sync {
    /// The relations, by schema and name.
    ///
    /// # Errors
    ///
    /// [`SourceError`] when the database cannot be asked.
    async fn tables(&self) -> Result<Vec<TableName>, SourceError>;

    /// The columns of a relation, in their order.
    ///
    /// # Errors
    ///
    /// [`SourceError::NotFound`] when there is no such relation.
    async fn columns(&self, schema: &str, table: &str) -> Result<Vec<Column>, SourceError>;

    /// Statistics of one column.
    ///
    /// # Errors
    ///
    /// [`SourceError::NotFound`] when there is no such column.
    async fn column_stats(
        &self,
        schema: &str,
        table: &str,
        column: &str,
        request: &StatisticsRequest,
    ) -> Result<ColumnStatistics, SourceError>;

    /// Asks a question of the rows: one query, read-only, within its time. Anything that keeps it from being answered
    /// but a lost connection is an answer of its own.
    ///
    /// # Errors
    ///
    /// [`SourceError`] when the database cannot be asked at all.
    async fn probe(&self, query: &str, probe_ms_max: u64) -> Result<ProbeAnswer, SourceError>;

    /// What the catalogue looks like without being read; `None` where the source cannot tell. See
    /// [`CatalogFingerprint`]. The one before may save looking closely.
    ///
    /// # Errors
    ///
    /// [`SourceError`] when the database cannot be asked.
    async fn fingerprint(
        &self,
        before: Option<&CatalogFingerprint>,
    ) -> Result<Option<CatalogFingerprint>, SourceError> {
        let _ = before;
        Ok(None)
    }

    /// What the database says of statements that consumers run, without running them: one description each, in their
    /// order. Names that are not qualified are looked up in `search_path`, or in the database's own where it is empty.
    ///
    /// # Errors
    ///
    /// [`SourceError`] when the database cannot be asked at all, or is none.
    async fn describe(&self, consumers: &[Consumer], search_path: &[String]) -> Result<Vec<Description>, SourceError>;

    /// What its descriptions stand on: [`Basis::Text`] where there is no server, and a snapshot is all there is.
    fn basis(&self) -> Basis {
        Basis::Server
    }

    /// The statements that the database recorded, by their text.
    ///
    /// # Errors
    ///
    /// [`SourceError::NotFound`] when it records none.
    async fn recorded_statements(&self) -> Result<Vec<RecordedStatement>, SourceError>;

    /// How the database would run statements, without running them, if it had more indexes: one answer each.
    ///
    /// # Errors
    ///
    /// [`SourceError::NotFound`] when it cannot plan with indexes that are not there, and indexes were asked for;
    /// [`SourceError`] when it cannot be asked at all.
    async fn explain(&self, requests: &[ExplainRequest]) -> Result<Vec<Explained>, SourceError> {
        let reason = "this source does not explain statements".to_owned();
        Ok(requests.iter().map(|_| Explained { refused: Some(reason.clone()), ..Explained::default() }).collect())
    }

    /// Runs one statement that gives rows, on a connection of its own, within its bounds: a transaction that only reads and
    /// is rolled back, names looked up where the request says, times, rows, bytes and cost bound. The statement is run as
    /// it is given; `source.query` gives what the guard wrote.
    ///
    /// # Errors
    ///
    /// [`QueryError`]: it costs too much, a bound does not hold, the server refuses it, or nobody can be asked.
    async fn query(&self, request: &QueryRequest) -> Result<QueryResult, QueryError> {
        let _ = request;
        Err(SourceError::NotFound { target: "the source".to_owned(), object: "server that runs queries".to_owned() }
            .into())
    }

    /// The whole schema at one moment.
    ///
    /// # Errors
    ///
    /// [`SourceError`] when the database cannot be asked; what this role may not read is a gap, not an error.
    async fn snapshot(&self, options: &SnapshotOptions) -> Result<Snapshot, SourceError>;
}

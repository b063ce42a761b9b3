//! A source that is a snapshot: the reference implementation, and what snapshot files are read as.

use async_trait::async_trait;

use super::{Introspector, SnapshotOptions, SourceError, StatisticsRequest, TableName, listing};
use crate::impact::{Basis, Consumer, Description, RecordedStatement};
use crate::rules::{ProbeAnswer, Unanswered};
use crate::schema::Column;
use crate::snapshot::{ColumnStatistics, Snapshot};

/// What consumers' statements say beside a snapshot, where there is no server: relations and columns are looked up. A
/// build without the feature `sql` asks none of them.
#[cfg(feature = "sql")]
#[must_use]
pub fn read_statements(snapshot: &Snapshot, consumers: &[Consumer], search_path: &[String]) -> Vec<Description> {
    crate::sql::describe(snapshot, consumers, search_path)
}

/// What consumers' statements say beside a snapshot, where there is no server: relations and columns are looked up. A
/// build without the feature `sql` asks none of them.
#[cfg(not(feature = "sql"))]
#[must_use]
pub fn read_statements(_: &Snapshot, consumers: &[Consumer], _: &[String]) -> Vec<Description> {
    let unasked = crate::impact::Unasked { reason: "a snapshot cannot be asked".to_owned() };
    consumers.iter().map(|_| Description::Unasked(unasked.clone())).collect()
}

/// A source that is a snapshot.
#[derive(Debug, Clone)]
pub struct MemorySource {
    snapshot: Snapshot,
}

impl MemorySource {
    /// A source that answers with a snapshot.
    #[must_use]
    pub const fn new(snapshot: Snapshot) -> Self {
        Self { snapshot }
    }

    fn not_found(object: String) -> SourceError {
        SourceError::NotFound { target: "the snapshot".to_owned(), object }
    }
}

#[async_trait]
impl Introspector for MemorySource {
    async fn tables(&self) -> Result<Vec<TableName>, SourceError> {
        Ok(listing::tables(&self.snapshot))
    }

    async fn columns(&self, schema: &str, table: &str) -> Result<Vec<Column>, SourceError> {
        let found = listing::columns(&self.snapshot, schema, table);
        found.ok_or_else(|| Self::not_found(format!("table `{schema}.{table}`")))
    }

    async fn column_stats(
        &self,
        schema: &str,
        table: &str,
        column: &str,
        _: &StatisticsRequest,
    ) -> Result<ColumnStatistics, SourceError> {
        let found = self.snapshot.column_statistics(schema, table, column).cloned();
        found.ok_or_else(|| Self::not_found(format!("statistics of column `{schema}.{table}.{column}`")))
    }

    async fn describe(&self, consumers: &[Consumer], search_path: &[String]) -> Result<Vec<Description>, SourceError> {
        Ok(read_statements(&self.snapshot, consumers, search_path))
    }

    fn basis(&self) -> Basis {
        Basis::Text
    }

    async fn recorded_statements(&self) -> Result<Vec<RecordedStatement>, SourceError> {
        Err(Self::not_found("record of statements".to_owned()))
    }

    async fn probe(&self, _: &str, _: u64) -> Result<ProbeAnswer, SourceError> {
        Ok(ProbeAnswer::Unanswered(Unanswered { reason: "a snapshot holds no rows".to_owned() }))
    }

    async fn snapshot(&self, options: &SnapshotOptions) -> Result<Snapshot, SourceError> {
        let Some(schemas) = &options.schemas else { return Ok(self.snapshot.clone()) };
        let mut document = self.snapshot.to_document();
        document.digest = None;
        document.objects.retain(|entry| {
            let key = entry.object.key();
            key.path().first().is_some_and(|schema| schemas.contains(schema))
        });
        document.gaps.retain(|gap| gap.path.first().is_some_and(|schema| schemas.contains(schema)));
        Ok(Snapshot::new(document)?)
    }
}

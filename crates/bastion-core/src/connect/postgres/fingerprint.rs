//! The catalogue seen from outside: which rows its tables have, and which transaction wrote each.
//!
//! Every statement that changes the schema writes rows of the catalogue in a transaction of its own, so the numbers of
//! the transactions tell that something changed. All catalogues are looked at: a view's text changes when a type it
//! names is renamed, although none of the view's own rows does. ANALYZE, VACUUM and writes to tables leave the rows
//! alone; TRUNCATE, VACUUM FULL and GRANT do not, which costs a reading and nothing else.
//!
//! The numbers mean something within one cluster, one timeline and one database.

use super::{PostgresSource, catalog};
use crate::canonical::Digest;
use crate::port::{CatalogFingerprint, SourceError};

const SCOPE: &str = "SELECT timeline_id::text FROM pg_catalog.pg_control_checkpoint()";

impl PostgresSource {
    /// The fingerprint; `None` when this role may not know which cluster it is on.
    pub(super) async fn look(&self) -> Result<Option<CatalogFingerprint>, SourceError> {
        let Some(lineage) = &self.lineage else { return Ok(None) };
        let timeline = self.client.query_typed(SCOPE, &[]).await.ok();
        let timeline: Option<String> =
            timeline.as_ref().and_then(|rows| rows.first()).and_then(|row| catalog::get(row, 0).ok());
        let Some(timeline) = timeline else { return Ok(None) };
        let sql = include_str!("sql/fingerprint.sql");
        // publications of schemas came with version 15
        let sql = if self.major >= 15 { sql.replace("--15 ", "") } else { sql.to_owned() };
        let rows = self.timed("looking at the catalogue", self.client.query_typed(&sql, &[])).await?;
        let numbers: Option<String> = rows.first().and_then(|row| catalog::get(row, 0).ok());
        let numbers = numbers.ok_or_else(|| self.failed("looking at the catalogue", "no answer"))?;
        Ok(Some(CatalogFingerprint {
            scope: format!("{lineage}:{timeline}:{}", self.major),
            digest: Digest::of("bastion.fingerprint/v1", numbers.as_bytes()),
        }))
    }
}

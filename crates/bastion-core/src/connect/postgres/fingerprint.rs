//! The catalogue seen from outside: which rows its tables have, and which transaction wrote each.
//!
//! Every statement that changes the schema writes rows of the catalogue in a transaction of its own, so the numbers of
//! the transactions tell that something changed. All catalogues are looked at: a view's text changes when a type it
//! names is renamed, although none of the view's own rows does. ANALYZE, VACUUM and writes to tables leave the rows
//! alone; TRUNCATE, VACUUM FULL and GRANT do not, which costs a reading and nothing else.
//!
//! Cheaper still: when no transaction was running, and none has begun since, nothing was written at all.
//!
//! The numbers mean something within one cluster, one timeline and one database.

use tokio_postgres::Row;
use tokio_postgres::error::SqlState;

use super::{PostgresSource, catalog, error};
use crate::canonical::Digest;
use crate::port::{CatalogFingerprint, SourceError};

// which transactions are over: as long as none has begun since none was running, nothing was written in the cluster
const QUIET: &str = "SELECT CASE WHEN pg_snapshot_xmin(now) = pg_snapshot_xmax(now) THEN pg_snapshot_xmax(now)::text END \
                     FROM pg_catalog.pg_current_snapshot() AS now";

impl PostgresSource {
    /// The fingerprint; `None` when this role may not know which cluster it is on.
    pub(super) async fn look(
        &self,
        before: Option<&CatalogFingerprint>,
    ) -> Result<Option<CatalogFingerprint>, SourceError> {
        let (Some(lineage), Some(timeline)) = (&self.lineage, &self.timeline) else { return Ok(None) };
        let activity = "looking at the catalogue";
        let failed = |failure| error::asking(&self.config, activity, &failure);
        let scope = format!("{lineage}:{timeline}:{}", self.major);
        let rows = self.timed(activity, self.looked(Look::Quiet)).await?;
        let quiet: Option<String> = match rows.first() {
            Some(row) => catalog::get(row, 0).map_err(failed)?,
            None => None,
        };
        if let Some(before) = before.filter(|before| before.scope == scope && quiet.is_some() && before.quiet == quiet)
        {
            return Ok(Some(before.clone()));
        }
        let numbers = self.timed(activity, self.catalogue_numbers()).await?;
        let digest = Digest::of("bastion.fingerprint/v1", numbers.join("\n").as_bytes());
        Ok(Some(CatalogFingerprint { scope, digest, quiet }))
    }

    /// The numbers, by catalogue; within a transaction those of its moment.
    pub(super) async fn catalogue_numbers(&self) -> Result<Vec<String>, tokio_postgres::Error> {
        let rows = self.looked(Look::Catalogue).await?;
        rows.iter().map(|row| Ok(catalog::get::<Option<String>>(row, 0)?.unwrap_or_default())).collect()
    }

    // planned once per connection: with some forty catalogues that is a third of the time. Behind a pooler the next
    // statement may meet another connection, which does not know it
    async fn looked(&self, look: Look) -> Result<Vec<Row>, tokio_postgres::Error> {
        let (sql, prepared) = match look {
            Look::Quiet => (QUIET.to_owned(), &self.looking_quiet),
            Look::Catalogue => (catalog::for_version(include_str!("sql/fingerprint.sql"), self.major), &self.looking),
        };
        let statement = prepared.get_or_init(|| async { self.client.prepare(&sql).await.ok() }).await;
        if let Some(statement) = statement {
            match self.client.query(statement, &[]).await {
                Err(failure) if failure.code() == Some(&SqlState::INVALID_SQL_STATEMENT_NAME) => {}
                answer => return answer,
            }
        }
        self.client.query_typed(&sql, &[]).await
    }
}

#[derive(Debug, Clone, Copy)]
enum Look {
    Quiet,
    Catalogue,
}

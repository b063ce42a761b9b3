//! PostgreSQL 13 to 18, through its catalogues.
//!
//! All of a schema is read by a fixed number of set-based catalogue queries, sent together in one `REPEATABLE READ
//! READ ONLY` transaction with `search_path` pinned to `pg_catalog`, so that every text the server writes is
//! qualified. `information_schema` is not used: it hides what the role may not read, and is slow. Deparsing functions
//! are called only for what has no raw form (views, defaults, checks, triggers, policies).
//!
//! Lineage: the cluster's system identifier and the database's oid; ids are `class.oid` and `class.oid.attnum`.
//! Temporary objects, and what belongs to an extension, are left out.

mod apply;
mod catalog;
mod config;
mod describe;
mod elaborate;
mod error;
mod explain;
mod fingerprint;
mod frame;
mod map;
mod prove;
mod query;
mod session;
mod statistics;
mod throwaway;
mod tls;
mod wire;

use std::future::Future;
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::OnceCell;
use tokio_postgres::{Client, Statement};

pub use apply::{ApplyMode, apply};
pub use config::{PostgresConfig, TlsMode};
pub use describe::describe_schemas;
pub use elaborate::{SqlFile, elaborate};
pub use prove::{ProofRequest, apply_checked, prove};

pub(super) use error::asking;
pub(super) use tls::connect;

use crate::connect::deadline::within;
use crate::impact::{Consumer, Description, RecordedStatement};
use crate::limits::{CATALOG_ATTEMPTS_MAX, CATALOG_PAUSE_MS, LOCK_MS_MAX};
use crate::port::{
    CatalogFingerprint, ExplainRequest, Explained, Introspector, QueryError, QueryRequest, QueryResult,
    SnapshotOptions, SourceError, StatisticsRequest, TableName, listing,
};
use crate::rules::{ProbeAnswer, Unanswered};
use crate::schema::{Column, Dialect, Object};
use crate::snapshot::{ColumnStatistics, Gap, GapReason, Snapshot, SnapshotDocument, SnapshotSource, StatisticsMethod};
use catalog::Catalog;
use describe::Place;

/// The oldest and the newest major version that are tested.
const MAJORS: std::ops::RangeInclusive<i32> = 13..=18;

// whether no other transaction was running when this one took its snapshot, and none has begun since
const ALONE: &str = "SELECT pg_snapshot_xmin(now) = pg_snapshot_xmax(now) \
                            AND age((pg_snapshot_xmax(now)::text::bigint % 4294967296)::text::xid) = 0 \
                     FROM pg_catalog.pg_current_snapshot() AS now";

// what was read, and whether it is known to be of one moment
struct Read {
    catalog: Catalog,
    steady: bool,
}

fn changed() -> Gap {
    Gap {
        reason: GapReason::Changed,
        object_kind: "catalogue".to_owned(),
        path: Vec::new(),
        detail: Some(format!("it changed while it was read, {CATALOG_ATTEMPTS_MAX} times")),
    }
}

/// A PostgreSQL database that is only read.
pub struct PostgresSource {
    client: Client,
    config: PostgresConfig,
    major: i32,
    lineage: Option<String>,
    timeline: Option<String>,
    // the looks at the catalogue, prepared; `None` where that cannot be
    looking: OnceCell<Option<Statement>>,
    looking_quiet: OnceCell<Option<Statement>>,
}

impl PostgresSource {
    /// Connects.
    ///
    /// # Errors
    ///
    /// [`SourceError`]: unreachable, unauthorised, no encryption as asked, too slow, or too old.
    pub async fn connect(config: PostgresConfig) -> Result<Self, SourceError> {
        let client = within(&config.target, config.connect_ms_max, "connecting", tls::connect(&config)).await??;
        let mut source = Self {
            client,
            config,
            major: 0,
            lineage: None,
            timeline: None,
            looking: OnceCell::new(),
            looking_quiet: OnceCell::new(),
        };
        let server = source
            .timed("asking for the version", source.client.query_typed(include_str!("sql/server.sql"), &[]))
            .await?;
        let row = server.first().ok_or_else(|| source.failed("asking for the version", "no answer"))?;
        let (version, number) = (catalog::get::<String>(row, 0), catalog::get::<i32>(row, 1));
        source.major = number.unwrap_or(0) / 10_000;
        if !MAJORS.contains(&source.major) {
            return Err(SourceError::Version {
                target: source.config.target.clone(),
                found: format!("PostgreSQL {}", version.unwrap_or_default()),
                supported: "PostgreSQL 13 to 18".to_owned(),
            });
        }
        let database = catalog::get::<u32>(row, 3).unwrap_or_default();
        if let Some((system, timeline)) = source.system_identifier().await {
            source.lineage = Some(format!("postgresql:{system}:{database}"));
            source.timeline = timeline;
        }
        Ok(source)
    }

    /// The server's major version.
    #[must_use]
    pub const fn major(&self) -> i32 {
        self.major
    }

    // some providers forbid the function: then renames cannot be proven, and nothing else is lost
    async fn system_identifier(&self) -> Option<(String, Option<String>)> {
        let sql = "SELECT s.system_identifier::text, c.timeline_id::text \
                   FROM pg_catalog.pg_control_system() AS s, pg_catalog.pg_control_checkpoint() AS c";
        let rows = self.client.query_typed(sql, &[]).await.ok()?;
        let row = rows.first()?;
        Some((catalog::get(row, 0).ok()?, catalog::get(row, 1).ok()))
    }

    async fn timed<T>(
        &self,
        activity: &str,
        work: impl Future<Output = Result<T, tokio_postgres::Error>>,
    ) -> Result<T, SourceError> {
        let done = within(&self.config.target, self.config.statement_ms_max, activity, work).await?;
        done.map_err(|failure| error::asking(&self.config, activity, &failure))
    }

    fn failed(&self, activity: &str, reason: &str) -> SourceError {
        SourceError::Failed {
            target: self.config.target.clone(),
            activity: activity.to_owned(),
            reason: reason.to_owned(),
        }
    }

    // A text that the server derives is of now, not of the transaction's moment: when the catalogue changed meanwhile,
    // only a second reading that gives the same is known to be of one moment.
    async fn document(&self, options: &SnapshotOptions) -> Result<SnapshotDocument, SourceError> {
        let mut before: Option<SnapshotDocument> = None;
        for attempt in 1.. {
            let last = attempt >= CATALOG_ATTEMPTS_MAX;
            match self.read_once(options.dependencies).await {
                Ok(read) => {
                    let read = read?;
                    let mut document = self.assemble(&read.catalog, options)?;
                    if read.steady || before.as_ref().is_some_and(|before| *before == document) {
                        return Ok(document);
                    }
                    if last {
                        document.gaps.push(changed());
                        return Ok(document);
                    }
                    before = Some(document);
                }
                Err(failure) if !error::is_concurrent_change(&failure) => {
                    return Err(error::asking(&self.config, "reading the catalogue", &failure));
                }
                Err(_) if last => break,
                Err(_) => {}
            }
            tokio::time::sleep(Duration::from_millis(CATALOG_PAUSE_MS * u64::from(attempt))).await;
        }
        Err(SourceError::Changing { target: self.config.target.clone(), attempts: CATALOG_ATTEMPTS_MAX })
    }

    fn assemble(&self, catalog: &Catalog, options: &SnapshotOptions) -> Result<SnapshotDocument, SourceError> {
        let source = SnapshotSource {
            server_version: catalog.server_version(),
            database: catalog.database(),
            lineage: self.lineage.clone(),
        };
        let mapped =
            map::objects(catalog).map_err(|failure| error::asking(&self.config, "reading the catalogue", &failure))?;
        let wanted = |schema: Option<&String>| match (&options.schemas, schema) {
            (Some(schemas), Some(schema)) => schemas.contains(schema),
            _ => true,
        };
        let objects = mapped.objects.into_iter().filter(|entry| {
            let key = entry.object.key();
            if key.root().in_schema() { wanted(key.path().first()) } else { options.schemas.is_none() }
        });
        Ok(SnapshotDocument {
            source,
            objects: objects.collect(),
            gaps: mapped.gaps.into_iter().filter(|gap| gap.path.len() < 2 || wanted(gap.path.first())).collect(),
            ..SnapshotDocument::new(Dialect::Postgresql)
        })
    }

    // the outer error is the server's, and may be worth another attempt
    async fn read_once(&self, dependencies: bool) -> Result<Result<Read, SourceError>, tokio_postgres::Error> {
        let milliseconds = self.config.statement_ms_max;
        let reading = async {
            let catalog = catalog::read(&self.client, self.major, milliseconds, dependencies).await?;
            let row = self.client.query_typed(ALONE, &[]).await?;
            let alone = row.first().map(|row| catalog::get::<bool>(row, 0)).transpose()?.unwrap_or(false);
            let numbers = if alone { None } else { Some(self.catalogue_numbers().await?) };
            Ok((catalog, numbers))
        };
        let read = within(&self.config.target, milliseconds, "reading the catalogue", reading).await;
        let ended = self.client.batch_execute("ROLLBACK");
        let (catalog, numbers) = match read {
            Ok(result) => {
                // a failed ROLLBACK means a broken connection, which the next statement reports
                let _ = within(&self.config.target, milliseconds, "ending the transaction", ended).await;
                result?
            }
            Err(timeout) => return Ok(Err(timeout)),
        };
        let Some(numbers) = numbers else { return Ok(Ok(Read { catalog, steady: true })) };
        let looking = self.catalogue_numbers();
        match within(&self.config.target, milliseconds, "looking at the catalogue", looking).await {
            Ok(now) => Ok(Ok(Read { catalog, steady: now? == numbers })),
            Err(timeout) => Ok(Err(timeout)),
        }
    }

    async fn plain(&self, schema: Option<&str>) -> Result<Snapshot, SourceError> {
        let schemas = schema.map(|schema| vec![schema.to_owned()]);
        Ok(Snapshot::new(self.document(&SnapshotOptions { schemas, ..SnapshotOptions::default() }).await?)?)
    }

    fn not_found(&self, object: String) -> SourceError {
        SourceError::NotFound { target: self.config.target.clone(), object }
    }
}

#[async_trait]
impl Introspector for PostgresSource {
    async fn tables(&self) -> Result<Vec<TableName>, SourceError> {
        Ok(listing::tables(&self.plain(None).await?))
    }

    async fn columns(&self, schema: &str, table: &str) -> Result<Vec<Column>, SourceError> {
        let found = listing::columns(&self.plain(Some(schema)).await?, schema, table);
        found.ok_or_else(|| self.not_found(format!("table `{schema}.{table}`")))
    }

    async fn column_stats(
        &self,
        schema: &str,
        table: &str,
        column: &str,
        request: &StatisticsRequest,
    ) -> Result<ColumnStatistics, SourceError> {
        if !self.columns(schema, table).await?.iter().any(|known| known.name == column) {
            return Err(self.not_found(format!("column `{schema}.{table}.{column}`")));
        }
        self.statistics(schema, table, column, request).await
    }

    async fn probe(&self, query: &str, probe_ms_max: u64) -> Result<ProbeAnswer, SourceError> {
        let begin = format!(
            "BEGIN READ ONLY; SET LOCAL search_path = pg_catalog; SET LOCAL lock_timeout = {LOCK_MS_MAX}; \
             SET LOCAL statement_timeout = {probe_ms_max}"
        );
        self.timed("asking the data", self.client.batch_execute(&begin)).await?;
        let asked = self.client.query_typed(query, &[]).await;
        self.timed("asking the data", self.client.batch_execute("ROLLBACK")).await?;
        match asked {
            Ok(rows) if rows.is_empty() => Ok(ProbeAnswer::NoRow),
            Ok(_) => Ok(ProbeAnswer::Row),
            Err(failure) => match failure.as_db_error() {
                Some(refused) => {
                    let reason = format!("{} (SQLSTATE {})", refused.message(), refused.code().code());
                    Ok(ProbeAnswer::Unanswered(Unanswered { reason }))
                }
                None => Err(error::asking(&self.config, "asking the data", &failure)),
            },
        }
    }

    async fn fingerprint(
        &self,
        before: Option<&CatalogFingerprint>,
    ) -> Result<Option<CatalogFingerprint>, SourceError> {
        self.look(before).await
    }

    async fn describe(&self, consumers: &[Consumer], search_path: &[String]) -> Result<Vec<Description>, SourceError> {
        let asking = describe::describe(&self.client, consumers, search_path, Place::InUse);
        asking.await.map_err(|failure| error::asking(&self.config, "describing statements", &failure))
    }

    async fn explain(&self, requests: &[ExplainRequest]) -> Result<Vec<Explained>, SourceError> {
        if requests.iter().any(|request| !request.indexes.is_empty())
            && !self.timed("looking for hypopg", explain::has_hypopg(&self.client)).await?
        {
            return Err(self.not_found("extension `hypopg`: CREATE EXTENSION hypopg".to_owned()));
        }
        let mut explained = Vec::with_capacity(requests.len());
        for request in requests {
            let asking = explain::explain(&self.client, request);
            explained.push(self.timed("explaining a statement", asking).await?);
        }
        Ok(explained)
    }

    async fn query(&self, request: &QueryRequest) -> Result<QueryResult, QueryError> {
        query::query(&self.config, request).await
    }

    async fn recorded_statements(&self) -> Result<Vec<RecordedStatement>, SourceError> {
        let place = "SELECT n.nspname::text FROM pg_catalog.pg_extension e \
                     JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'";
        let found = self.timed("looking for recorded statements", self.client.query_typed(place, &[])).await?;
        let schema: Option<String> = found.first().and_then(|row| catalog::get(row, 0).ok());
        let Some(schema) = schema else {
            return Err(
                self.not_found("extension `pg_stat_statements`: CREATE EXTENSION pg_stat_statements".to_owned())
            );
        };
        let sql = format!(
            "SELECT query, sum(calls)::int8 FROM {}.pg_stat_statements WHERE query <> '<insufficient privilege>' AND \
             dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()) \
             GROUP BY query ORDER BY query COLLATE \"C\"",
            crate::escape::identifier(&schema)
        );
        let rows = self.timed("reading recorded statements", self.client.query_typed(&sql, &[])).await?;
        let read = rows.iter().map(|row| {
            let calls = catalog::get::<i64>(row, 1)?;
            Ok(RecordedStatement { sql: catalog::get(row, 0)?, calls: u64::try_from(calls).unwrap_or(0) })
        });
        let read: Result<Vec<_>, tokio_postgres::Error> = read.collect();
        read.map_err(|failure| error::asking(&self.config, "reading recorded statements", &failure))
    }

    async fn snapshot(&self, options: &SnapshotOptions) -> Result<Snapshot, SourceError> {
        let mut document = self.document(options).await?;
        let Some(request) = &options.statistics else { return Ok(Snapshot::new(document)?) };
        if request.method == StatisticsMethod::Catalog {
            document.statistics = self.catalog_statistics(request).await?;
            return Ok(Snapshot::new(document)?);
        }
        let columns: Vec<_> = document
            .objects
            .iter()
            .filter_map(|entry| match &entry.object {
                Object::Column(column) => Some((column.schema.clone(), column.relation.clone(), column.name.clone())),
                _ => None,
            })
            .collect();
        for (schema, relation, column) in columns {
            document.statistics.push(self.statistics(&schema, &relation, &column, request).await?);
        }
        Ok(Snapshot::new(document)?)
    }
}

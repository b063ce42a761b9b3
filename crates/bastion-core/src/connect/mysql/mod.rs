//! MySQL 8 and later, MariaDB 10.3 and later, through `information_schema`.
//!
//! A schema is read by a fixed number of queries. Their server has no snapshot of its catalogue, so the list of tables
//! is read before and after: when it differs, all is read again. Then the server is asked for each table's own
//! `CREATE TABLE`, which is compared with what the model would write (see `honesty`): a table with something the model
//! does not hold becomes a gap.
//!
//! Schemas are what these servers call databases. The partitions of a table are relations named `table#P#partition`,
//! as the server names their files. There is no identity of objects, so there is no lineage.

mod apply;
mod catalog;
mod config;
mod describe;
mod error;
mod honesty;
mod map;
mod query;
mod statistics;
mod text;

use std::future::Future;
use std::time::Duration;

use async_trait::async_trait;
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, DriverError, Error, OptsBuilder, SslOpts};
use tokio::sync::{Mutex, MutexGuard};

pub use apply::apply;
pub use config::{MysqlConfig, TlsMode};

use crate::connect::deadline::within;
use crate::impact::{Consumer, Description, RecordedStatement};
use crate::limits::{CATALOG_ATTEMPTS_MAX, CATALOG_PAUSE_MS};
use crate::port::{
    Introspector, QueryError, QueryRequest, QueryResult, SnapshotOptions, SourceError, StatisticsRequest, TableName,
    listing,
};
use crate::rules::{ProbeAnswer, Unanswered};
use crate::schema::{Column, Dialect, Object};
use crate::snapshot::{ColumnStatistics, Snapshot, SnapshotDocument, SnapshotSource};
use catalog::Version;
use statistics::Place;

/// A MySQL or MariaDB server that is only read.
pub struct MysqlSource {
    connection: Mutex<Conn>,
    config: MysqlConfig,
    version: Version,
}

impl MysqlSource {
    /// Connects.
    ///
    /// # Errors
    ///
    /// [`SourceError`]: unreachable, unauthorised, no encryption as asked, too slow, or too old.
    pub async fn connect(config: MysqlConfig) -> Result<Self, SourceError> {
        let connecting = within(&config.target, config.connect_ms_max, "connecting", connect(&config));
        let mut connection = connecting.await?.map_err(|failure| error::connecting(&config, &failure))?;
        let asked = |failure: Error| error::asking(&config, "asking for the version", &failure);
        // texts come as the server would write them for a new session, whatever its own modes are
        let setup = "SET SESSION sql_mode = 'STRICT_TRANS_TABLES', SESSION sql_quote_show_create = 1, \
                     SESSION time_zone = '+00:00', NAMES utf8mb4";
        connection.query_drop(setup).await.map_err(asked)?;
        connection.query_drop("SET SESSION TRANSACTION READ ONLY").await.map_err(asked)?;
        let found = catalog::rows(&mut connection, include_str!("sql/server.sql"), ()).await.map_err(asked)?;
        let version = Version::parse(found.first().map_or("", |row| row.text(0)));
        if !version.is_supported() {
            return Err(SourceError::Version {
                target: config.target.clone(),
                found: version.text,
                supported: "MySQL 8 and later, MariaDB 10.3 and later".to_owned(),
            });
        }
        Ok(Self { connection: Mutex::new(connection), config, version })
    }

    async fn lock(&self) -> MutexGuard<'_, Conn> {
        self.connection.lock().await
    }

    async fn timed<T>(&self, activity: &str, work: impl Future<Output = Result<T, Error>>) -> Result<T, SourceError> {
        let done = within(&self.config.target, self.config.statement_ms_max, activity, work).await?;
        done.map_err(|failure| error::asking(&self.config, activity, &failure))
    }

    async fn document(&self, options: &SnapshotOptions) -> Result<SnapshotDocument, SourceError> {
        let activity = "reading the catalogue";
        let mut attempt = 1;
        let catalog = loop {
            let mut connection = self.lock().await;
            let reading = catalog::read(&mut connection, &self.version, self.config.database.as_deref());
            match within(&self.config.target, self.config.statement_ms_max, activity, reading).await? {
                Ok(Some(catalog)) => break catalog,
                Err(failure) if !error::is_concurrent_change(&failure) => {
                    return Err(error::asking(&self.config, activity, &failure));
                }
                _ if attempt >= CATALOG_ATTEMPTS_MAX => {
                    return Err(SourceError::Changing { target: self.config.target.clone(), attempts: attempt });
                }
                _ => {
                    drop(connection);
                    tokio::time::sleep(Duration::from_millis(CATALOG_PAUSE_MS * u64::from(attempt))).await;
                    attempt += 1;
                }
            }
        };
        let mapped = map::objects(&catalog);
        let wanted = |schema: Option<&String>| match (&options.schemas, schema) {
            (Some(schemas), Some(schema)) => schemas.contains(schema),
            _ => true,
        };
        Ok(SnapshotDocument {
            source: SnapshotSource {
                server_version: Some(self.version.text.clone()),
                database: self.config.database.clone(),
                lineage: None,
            },
            objects: mapped.objects.into_iter().filter(|entry| wanted(entry.object.key().path().first())).collect(),
            gaps: mapped.gaps.into_iter().filter(|gap| wanted(gap.path.first())).collect(),
            ..SnapshotDocument::new(self.version.dialect)
        })
    }

    async fn plain(&self) -> Result<Snapshot, SourceError> {
        Ok(Snapshot::new(self.document(&SnapshotOptions::default()).await?)?)
    }

    fn not_found(&self, object: String) -> SourceError {
        SourceError::NotFound { target: self.config.target.clone(), object }
    }
}

#[async_trait]
impl Introspector for MysqlSource {
    async fn tables(&self) -> Result<Vec<TableName>, SourceError> {
        Ok(listing::tables(&self.plain().await?))
    }

    async fn columns(&self, schema: &str, table: &str) -> Result<Vec<Column>, SourceError> {
        let found = listing::columns(&self.plain().await?, schema, table);
        found.ok_or_else(|| self.not_found(format!("table `{schema}.{table}`")))
    }

    async fn column_stats(
        &self,
        schema: &str,
        table: &str,
        column: &str,
        request: &StatisticsRequest,
    ) -> Result<ColumnStatistics, SourceError> {
        let columns = self.columns(schema, table).await?;
        let found = columns
            .iter()
            .find(|known| known.name == column)
            .ok_or_else(|| self.not_found(format!("column `{schema}.{table}.{column}`")))?;
        let place = Place { schema, table, column, data_type: &found.data_type };
        let mut connection = self.lock().await;
        self.timed("counting values", statistics::of_column(&mut connection, place, request)).await
    }

    async fn probe(&self, query: &str, probe_ms_max: u64) -> Result<ProbeAnswer, SourceError> {
        let mut connection = self.lock().await;
        // MariaDB counts seconds, MySQL milliseconds
        let limit = match self.version.dialect {
            Dialect::Mariadb => format!("max_statement_time = {}.{:03}", probe_ms_max / 1000, probe_ms_max % 1000),
            _ => format!("max_execution_time = {probe_ms_max}"),
        };
        let begin = format!("SET SESSION {limit}, SESSION lock_wait_timeout = 1");
        self.timed("asking the data", connection.query_drop(begin)).await?;
        let asked = self.timed_rows(&mut connection, query).await;
        let lift = match self.version.dialect {
            Dialect::Mariadb => "SET SESSION max_statement_time = 0, SESSION lock_wait_timeout = DEFAULT",
            _ => "SET SESSION max_execution_time = 0, SESSION lock_wait_timeout = DEFAULT",
        };
        self.timed("asking the data", connection.query_drop(lift)).await?;
        match asked {
            Ok(found) => Ok(if found { ProbeAnswer::Row } else { ProbeAnswer::NoRow }),
            Err(Error::Server(refused)) => {
                let reason = format!("{} (error {}, SQLSTATE {})", refused.message, refused.code, refused.state);
                Ok(ProbeAnswer::Unanswered(Unanswered { reason }))
            }
            Err(failure) => Err(error::asking(&self.config, "asking the data", &failure)),
        }
    }

    async fn describe(&self, consumers: &[Consumer], _: &[String]) -> Result<Vec<Description>, SourceError> {
        let mut connection = self.lock().await;
        // a session that only reads refuses to prepare what writes
        let activity = "describing statements";
        self.timed(activity, connection.query_drop("SET SESSION TRANSACTION READ WRITE")).await?;
        let described = describe::describe(&mut connection, consumers).await;
        self.timed(activity, connection.query_drop("SET SESSION TRANSACTION READ ONLY")).await?;
        described.map_err(|failure| error::asking(&self.config, activity, &failure))
    }

    async fn query(&self, request: &QueryRequest) -> Result<QueryResult, QueryError> {
        query::query(&self.config, &self.version, request).await
    }

    async fn recorded_statements(&self) -> Result<Vec<RecordedStatement>, SourceError> {
        let mut connection = self.lock().await;
        let database = self.config.database.as_deref();
        let reading = describe::recorded(&mut connection, database);
        let found = self.timed("reading recorded statements", reading).await?;
        found.ok_or_else(|| self.not_found("record of statements: performance_schema is off".to_owned()))
    }

    async fn snapshot(&self, options: &SnapshotOptions) -> Result<Snapshot, SourceError> {
        let mut document = self.document(options).await?;
        let Some(request) = &options.statistics else { return Ok(Snapshot::new(document)?) };
        let columns: Vec<_> = document
            .objects
            .iter()
            .filter_map(|entry| match &entry.object {
                Object::Column(column) => Some(column.clone()),
                _ => None,
            })
            .collect();
        let mut connection = self.lock().await;
        for column in &columns {
            let place = Place {
                schema: &column.schema,
                table: &column.relation,
                column: &column.name,
                data_type: &column.data_type,
            };
            let counting = statistics::of_column(&mut connection, place, request);
            document.statistics.push(self.timed("counting values", counting).await?);
        }
        Ok(Snapshot::new(document)?)
    }
}

impl MysqlSource {
    async fn timed_rows(&self, connection: &mut Conn, query: &str) -> Result<bool, Error> {
        connection.query_drop("START TRANSACTION READ ONLY").await?;
        let found = catalog::rows(connection, query, ()).await;
        connection.query_drop("ROLLBACK").await?;
        Ok(!found?.is_empty())
    }
}

async fn connect(config: &MysqlConfig) -> Result<Conn, Error> {
    if config.tls == TlsMode::Disable {
        return Conn::new(config.options.clone()).await;
    }
    let encrypted = Conn::new(OptsBuilder::ssl_opts(config.options.clone(), Some(encryption(config)))).await;
    match encrypted {
        Err(Error::Driver(DriverError::NoClientSslFlagFromServer)) if config.tls == TlsMode::Prefer => {
            Conn::new(config.options.clone()).await
        }
        other => other,
    }
}

fn encryption(config: &MysqlConfig) -> SslOpts {
    // as in libpq: asking for encryption and naming an authority checks the authority
    let mode = match config.tls {
        TlsMode::Require if config.root_certificates.is_some() => TlsMode::VerifyCa,
        mode => mode,
    };
    let options = SslOpts::default()
        .with_danger_accept_invalid_certs(mode < TlsMode::VerifyCa)
        .with_danger_skip_domain_validation(mode < TlsMode::VerifyFull);
    match &config.root_certificates {
        Some(pem) => options.with_disable_built_in_roots(true).with_root_certs(vec![pem.clone().into()]),
        None => options,
    }
}

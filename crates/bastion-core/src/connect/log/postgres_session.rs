//! One log's connection to PostgreSQL: its statements, and what is asked of the server before it may write.

use std::future::Future;

use futures_util::TryStreamExt as _;
use sha2::{Digest as _, Sha256};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Statement};

use super::postgres::{PostgresLogOptions, Rows};
use super::row;
use crate::connect::deadline::within;
use crate::connect::postgres::{PostgresConfig, asking, connect};
use crate::error::Error;
use crate::escape::identifier;
use crate::limits::LOG_LOCK_MS_MAX;
use crate::log::TilePath;
use crate::port::SourceError;
use crate::port::log_store::conflict;

const HINT: &str = "set `fsync`, `full_page_writes` and `synchronous_commit` to `on`";

/// A connection, with the statements of one log.
pub(super) struct Session {
    client: Client,
    config: PostgresConfig,
    options: PostgresLogOptions,
    /// None for a reader.
    writing: Option<Writing>,
    read: Statement,
    checkpoint: Statement,
}

/// A commit on a log that has no checkpoint, and on one that has.
struct Writing {
    first: Statement,
    next: Statement,
}

impl Session {
    /// Connects; to write, also takes the lock, makes the tables and asks whether the server keeps what it commits.
    pub(super) async fn open(
        config: PostgresConfig,
        options: &PostgresLogOptions,
        writes: bool,
    ) -> Result<Self, Error> {
        let client = within(&config.target, config.connect_ms_max, "connecting", connect(&config)).await??;
        // only `synchronous_commit = off` lets a commit return before it is on the disk of this server
        let settings = format!(
            "SET search_path = pg_catalog; SET lock_timeout = {LOG_LOCK_MS_MAX}; SET default_transaction_read_only = {}; \
             SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
            !writes
        );
        timed(&config, "setting up", client.batch_execute(&settings)).await?;
        if writes {
            if options.has_lock {
                lock(&client, &config, options).await?;
            }
            tables(&client, &config, options).await?;
            durable(&client, &config, options).await?;
        }
        let schema = identifier(&options.schema);
        let prepare =
            async |sql: &str| timed(&config, "preparing", client.prepare(&sql.replace("{schema}", &schema))).await;
        let writing = match writes {
            true => Some(Writing {
                first: prepare(&format!("WITH head AS ({FIRST}) {KEEP}")).await?,
                next: prepare(&format!("WITH head AS ({NEXT}) {KEEP}")).await?,
            }),
            false => None,
        };
        let (read, checkpoint) = (prepare(READ).await?, prepare(CHECKPOINT).await?);
        Ok(Self { client, config, options: options.clone(), writing, read, checkpoint })
    }

    pub(super) async fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        let (level, index) = row::key(path);
        let parameters: [&(dyn ToSql + Sync); 3] = [&self.options.log, &level, &index];
        let found = self.client.query_opt(&self.read, &parameters);
        let Some(found) = timed(&self.config, "reading a tile", found).await? else { return Ok(None) };
        Ok(row::file(path, self.get(&found, 0)?))
    }

    pub(super) async fn checkpoint(&self) -> Result<Option<String>, Error> {
        let parameters: [&(dyn ToSql + Sync); 1] = [&self.options.log];
        let found = self.client.query_opt(&self.checkpoint, &parameters);
        let found = timed(&self.config, "reading the checkpoint", found).await?;
        found.map(|found| self.get(&found, 0)).transpose()
    }

    /// The paths of the tiles, unsorted. One row is in memory at a time.
    pub(super) async fn paths(&self) -> Result<Vec<String>, Error> {
        let sql = format!(
            "SELECT level, tile_index, content FROM {}.log_tile WHERE log_name = $1",
            identifier(&self.options.schema)
        );
        let parameters: [&(dyn ToSql + Sync); 1] = [&self.options.log];
        let rows = timed(&self.config, "listing the tiles", self.client.query_raw(sql.as_str(), parameters)).await?;
        let mut rows = std::pin::pin!(rows);
        let mut paths = Vec::new();
        while let Some(found) = timed(&self.config, "listing the tiles", rows.try_next()).await? {
            paths.push(row::path(self.get(&found, 0)?, self.get(&found, 1)?, self.get(&found, 2)?));
        }
        Ok(paths)
    }

    /// False when the checkpoint is not the expected one, and nothing has changed.
    pub(super) async fn commit(
        &mut self,
        (levels, indexes, contents): &Rows,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<bool, Error> {
        let Some(writing) = &self.writing else {
            return Err(self.failed("writing", "the log was opened to read").into());
        };
        let log = &self.options.log;
        let written = match &expected {
            None => {
                let parameters: [&(dyn ToSql + Sync); 5] = [log, &checkpoint, levels, indexes, contents];
                timed(&self.config, "writing", self.client.query_one(&writing.first, &parameters)).await?
            }
            Some(expected) => {
                let parameters: [&(dyn ToSql + Sync); 6] = [log, &checkpoint, levels, indexes, contents, expected];
                timed(&self.config, "writing", self.client.query_one(&writing.next, &parameters)).await?
            }
        };
        let (count, is_durable): (i64, bool) = (self.get(&written, 0)?, self.get(&written, 1)?);
        if !is_durable {
            return Err(row::not_durable(&self.config.target, "its settings changed while it was open", HINT));
        }
        Ok(count == 1)
    }

    /// Ends the session, so that the next writer need not wait.
    pub(super) async fn close(self) {
        // the server gives the lock up by itself when it notices that nobody is there
        _ = within(
            &self.config.target,
            LOG_LOCK_MS_MAX,
            "closing",
            self.client.batch_execute("SELECT pg_advisory_unlock_all()"),
        )
        .await;
    }

    fn get<'r, T: tokio_postgres::types::FromSql<'r>>(
        &self,
        row: &'r tokio_postgres::Row,
        at: usize,
    ) -> Result<T, Error> {
        row.try_get(at).map_err(|error| self.failed("reading an answer", &error.to_string()).into())
    }

    fn failed(&self, activity: &str, reason: &str) -> SourceError {
        SourceError::Failed {
            target: self.config.target.clone(),
            activity: activity.to_owned(),
            reason: reason.to_owned(),
        }
    }
}

const READ: &str = "SELECT content FROM {schema}.log_tile WHERE log_name = $1 AND level = $2 AND tile_index = $3";
const CHECKPOINT: &str = "SELECT note FROM {schema}.log_checkpoint WHERE log_name = $1";
const FIRST: &str = "INSERT INTO {schema}.log_checkpoint (log_name, note) SELECT $1, $2 \
                     WHERE NOT EXISTS (SELECT FROM {schema}.log_tile WHERE log_name = $1) \
                     ON CONFLICT DO NOTHING RETURNING log_name";
const NEXT: &str = "UPDATE {schema}.log_checkpoint SET note = $2 WHERE log_name = $1 AND note = $6 RETURNING log_name";
// the tiles hang on the checkpoint's row: where that is not replaced, no tile is kept
const KEEP: &str = ", tile AS (INSERT INTO {schema}.log_tile (log_name, level, tile_index, content) \
                    SELECT head.log_name, made.level, made.tile_index, made.content \
                    FROM head, unnest($3::int2[], $4::int8[], $5::bytea[]) AS made (level, tile_index, content) \
                    ON CONFLICT (log_name, level, tile_index) DO UPDATE SET content = excluded.content) \
                    SELECT count(*), current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on' \
                    AND current_setting('synchronous_commit') <> 'off' FROM head";

/// Takes the lock of a log's writer, which the session holds.
async fn lock(client: &Client, config: &PostgresConfig, options: &PostgresLogOptions) -> Result<(), Error> {
    let mut hash = Sha256::new();
    hash.update(b"bastion log\0");
    hash.update(options.schema.as_bytes());
    hash.update([0]);
    hash.update(options.log.as_bytes());
    let number = i64::from_be_bytes(hash.finalize().first_chunk::<8>().copied().unwrap_or_default());
    let parameters: [&(dyn ToSql + Sync); 1] = [&number];
    match client.query("SELECT pg_advisory_lock($1)", &parameters).await {
        Ok(_) => Ok(()),
        Err(failure) if failure.code() == Some(&SqlState::LOCK_NOT_AVAILABLE) => Err(conflict(&config.target)),
        Err(failure) => Err(asking(config, "taking the log's lock", &failure).into()),
    }
}

/// Makes the tables where they are missing. Two that do so at once take turns.
async fn tables(client: &Client, config: &PostgresConfig, options: &PostgresLogOptions) -> Result<(), Error> {
    // who may not make tables may still use those that are there
    let parameters: [&(dyn ToSql + Sync); 1] = [&options.schema];
    let found = client.query(
        "SELECT FROM pg_class WHERE relnamespace = to_regnamespace(quote_ident($1)) \
         AND relname IN ('log_checkpoint', 'log_tile') AND relkind = 'r'",
        &parameters,
    );
    if timed(config, "looking for the log's tables", found).await?.len() == 2 {
        return Ok(());
    }
    // what does not shrink is not tried to be: a tile is hashes
    let sql = "BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('bastion log tables', 0));
        CREATE TABLE IF NOT EXISTS {schema}.log_checkpoint (log_name text NOT NULL PRIMARY KEY, note text NOT NULL);
        CREATE TABLE IF NOT EXISTS {schema}.log_tile (
            log_name text NOT NULL, level int2 NOT NULL, tile_index int8 NOT NULL, content bytea NOT NULL,
            PRIMARY KEY (log_name, level, tile_index)
        );
        ALTER TABLE {schema}.log_tile ALTER COLUMN content SET STORAGE EXTERNAL;
        COMMIT";
    let sql = sql.replace("{schema}", &identifier(&options.schema));
    timed(config, "making the log's tables", client.batch_execute(&sql)).await
}

/// Refuses a server that may lose what it committed.
async fn durable(client: &Client, config: &PostgresConfig, options: &PostgresLogOptions) -> Result<(), Error> {
    let sql = "SELECT name || ' = ' || setting FROM pg_settings WHERE setting = 'off' \
               AND name IN ('fsync', 'full_page_writes', 'synchronous_commit') \
               UNION ALL SELECT relname || ' is not logged' FROM pg_class \
               WHERE relnamespace = to_regnamespace(quote_ident($1)) AND relname IN ('log_checkpoint', 'log_tile') \
               AND relpersistence <> 'p' ORDER BY 1";
    let parameters: [&(dyn ToSql + Sync); 1] = [&options.schema];
    let wrong = timed(config, "asking for settings", client.query(sql, &parameters)).await?;
    let mut reasons = Vec::new();
    for row in &wrong {
        let reason: Result<String, _> = row.try_get(0);
        reasons.push(reason.map_err(|failure| asking(config, "asking for settings", &failure))?);
    }
    if reasons.is_empty() { Ok(()) } else { Err(row::not_durable(&config.target, &reasons.join(", "), HINT)) }
}

async fn timed<T>(
    config: &PostgresConfig,
    activity: &str,
    work: impl Future<Output = Result<T, tokio_postgres::Error>>,
) -> Result<T, Error> {
    let done = within(&config.target, config.statement_ms_max, activity, work).await?;
    Ok(done.map_err(|failure| asking(config, activity, &failure))?)
}

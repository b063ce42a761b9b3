//! MariaDB under an observer: what a statement that runs as root leaves behind.

use std::collections::BTreeMap;

use bastion_core::connect::SystemRuntime;
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::snapshot::Snapshot;
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Opts, Row, Value};

use super::corpus;
use super::observe_postgres::Ran;

const DATABASE: &str = "bastion_guard";
const SECRET: &str = "bastion_guard_secret";

/// What is the same before and after a read.
const STATE: &[(&str, &str)] = &[
    (
        "relations",
        "SELECT table_schema, table_name, table_type, engine, create_time FROM information_schema.tables WHERE table_schema LIKE 'bastion\\_guard%'",
    ),
    (
        "columns",
        "SELECT table_name, column_name, column_type FROM information_schema.columns WHERE table_schema LIKE 'bastion\\_guard%'",
    ),
    ("routines", "SELECT db, name, modified FROM mysql.proc WHERE db LIKE 'bastion\\_guard%'"),
    ("functions of libraries", "SELECT name FROM mysql.func"),
    ("users", "SELECT user, host FROM mysql.global_priv WHERE user LIKE 'stolen%' OR user LIKE 'bastion\\_guard%'"),
    ("plugins", "SELECT plugin_name, plugin_status FROM information_schema.plugins"),
    (
        "databases",
        "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'bastion\\_guard%' OR schema_name LIKE 'stolen%'",
    ),
    (
        "global settings",
        "SELECT variable_name, variable_value FROM information_schema.global_variables WHERE variable_name NOT LIKE '%gtid%' AND variable_name NOT LIKE 'wsrep%' AND variable_name NOT LIKE '%timestamp%' AND variable_name <> 'innodb_buffer_pool_load_now'",
    ),
];

/// What is the same in the session.
const SESSION: &[(&str, &str)] = &[
    (
        "settings",
        "SELECT variable_name, variable_value FROM information_schema.session_variables WHERE variable_name NOT IN ('TIMESTAMP', 'RAND_SEED1', 'RAND_SEED2', 'ERROR_COUNT', 'WARNING_COUNT', 'LAST_INSERT_ID', 'IDENTITY', 'INSERT_ID', 'PSEUDO_THREAD_ID') AND variable_name NOT LIKE '%GTID%' AND variable_name NOT LIKE 'WSREP%'",
    ),
    ("variables", "SELECT @stolen, @a, last_insert_id(), lastval(numbers)"),
    ("database", "SELECT database()"),
    ("named lock", "SELECT is_used_lock('bastion_guard'), is_used_lock('a')"),
    ("isolation", "SELECT @@tx_isolation, @@tx_read_only, @@autocommit"),
];

/// A database with the schema of the corpora, a session that runs what passed, and one that looks.
pub struct Watched {
    runner: Conn,
    witness: Conn,
    process: u32,
    folder: String,
    tables: Vec<String>,
    pub snapshot: Snapshot,
}

impl Watched {
    /// Makes the databases anew.
    pub async fn new(base: &str) -> Self {
        let mut witness = Conn::new(Opts::from_url(base).unwrap()).await.unwrap();
        for sql in [
            format!("DROP DATABASE IF EXISTS {DATABASE}"),
            format!("DROP DATABASE IF EXISTS {SECRET}"),
            format!("CREATE DATABASE {SECRET}"),
            format!("CREATE TABLE {SECRET}.salary (id int PRIMARY KEY, amount int)"),
            format!("INSERT INTO {SECRET}.salary VALUES (1, 4711)"),
            format!("CREATE DATABASE {DATABASE} CHARACTER SET utf8mb4"),
            format!("USE {DATABASE}"),
        ] {
            witness.query_drop(sql).await.unwrap();
        }
        // a statement per line: bodies hold semicolons
        let text = corpus::schema("mysql.sql").replace(",\n", ", ").replace("(\n", "(");
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("--")) {
            witness
                .query_drop(line.trim().trim_end_matches(';'))
                .await
                .unwrap_or_else(|error| panic!("{error} in {line}"));
        }
        let address = format!("{base}/{DATABASE}");
        let source = SystemRuntime::new().connect(&address).await.unwrap().introspector;
        let snapshot = source.snapshot(&SnapshotOptions::default()).await.unwrap();
        let mut runner = Conn::new(Opts::from_url(&address).unwrap()).await.unwrap();
        runner.query_drop("SET SESSION max_statement_time = 1.5, SESSION lock_wait_timeout = 1, SESSION innodb_lock_wait_timeout = 1").await.unwrap();
        let process = runner.id();
        let folder: String = witness.query_first("SELECT @@datadir").await.unwrap().unwrap();
        let sql = "SELECT concat(table_schema, '.', table_name) FROM information_schema.tables WHERE table_schema LIKE 'bastion\\_guard%' AND table_type IN ('BASE TABLE', 'SEQUENCE') ORDER BY 1";
        let tables = witness.query(sql).await.unwrap();
        Self { runner, witness, process, folder, tables, snapshot }
    }

    /// Everything that a read leaves as it is.
    pub async fn state(&mut self) -> BTreeMap<String, String> {
        let mut state = BTreeMap::new();
        for (name, sql) in STATE {
            state.insert((*name).to_owned(), texts(&mut self.witness, sql).await);
        }
        for table in self.tables.clone() {
            state.insert(table.clone(), texts(&mut self.witness, &format!("SELECT * FROM {table}")).await);
        }
        for (name, sql) in SESSION {
            state.insert(format!("the session's {name}"), texts(&mut self.runner, sql).await);
        }
        let mut files = corpus::traces();
        let names = std::fs::read_dir(format!("{}/{DATABASE}", self.folder)).into_iter().flatten().flatten();
        files.extend(names.map(|entry| entry.file_name().to_string_lossy().into_owned()));
        files.sort();
        state.insert("files".to_owned(), files.join(","));
        state
    }

    /// Runs a statement in a transaction of its own, looks at what that holds, and commits.
    pub async fn run(&mut self, sql: &str) -> (Ran, Option<String>) {
        self.runner.query_drop("START TRANSACTION READ WRITE").await.unwrap();
        let ran = self.run_within(sql).await;
        let held = self.held().await;
        self.runner.query_drop("COMMIT").await.unwrap();
        (ran, held)
    }

    /// Runs statements in one transaction, as looking takes longer than running; where it holds something, each of them
    /// again by itself.
    pub async fn run_together(&mut self, statements: &[String]) -> Vec<(Ran, Option<String>)> {
        self.runner.query_drop("START TRANSACTION READ WRITE").await.unwrap();
        let mut all = Vec::with_capacity(statements.len());
        for sql in statements {
            all.push((self.run_within(sql).await, None));
        }
        let held = self.held().await;
        self.runner.query_drop("COMMIT").await.unwrap();
        if held.is_none() {
            return all;
        }
        all.clear();
        for sql in statements {
            all.push(self.run(sql).await);
        }
        // what none of them does alone is told of the last one
        if all.iter().all(|(_, held)| held.is_none())
            && let Some((_, last)) = all.last_mut()
        {
            *last = held;
        }
        all
    }

    async fn held(&mut self) -> Option<String> {
        let status: Option<(String, String, String)> =
            self.witness.query_first("SHOW ENGINE INNODB STATUS").await.unwrap();
        let status = status.map(|(_, _, status)| status).unwrap_or_default();
        let thread = format!("thread id {},", self.process);
        // information_schema.innodb_trx is a copy that may be 0.1 s old; this is not
        let mine = status.split("---TRANSACTION").find(|part| part.contains(&thread)).unwrap_or_default();
        let held = ["row lock(s)", "undo log entries"].iter().any(|sign| {
            let before = mine.split(sign).next().filter(|before| before.len() < mine.len()).unwrap_or_default();
            before
                .trim_end()
                .rsplit([' ', '\n'])
                .next()
                .is_some_and(|count| count.parse::<u64>().is_ok_and(|count| count > 0))
        });
        held.then(|| mine.lines().take(3).collect::<Vec<_>>().join(" "))
    }

    async fn run_within(&mut self, sql: &str) -> Ran {
        let failed = |error: mysql_async::Error| match &error {
            // 1969: max_statement_time exceeded
            mysql_async::Error::Server(found) if found.code == 1969 => Ran::Ended,
            _ => Ran::Refused(error.to_string()),
        };
        let prepared = match self.runner.prep(sql).await {
            Ok(prepared) => prepared,
            Err(error) => return failed(error),
        };
        if prepared.num_params() > 0 {
            return Ran::Prepared;
        }
        match self.runner.exec::<Row, _, _>(prepared, ()).await {
            Ok(_) => Ran::Done,
            Err(error) => failed(error),
        }
    }

    /// Drops the databases.
    pub async fn discard(mut self) {
        self.witness.query_drop(format!("DROP DATABASE IF EXISTS {DATABASE}")).await.unwrap();
        self.witness.query_drop(format!("DROP DATABASE IF EXISTS {SECRET}")).await.unwrap();
    }
}

async fn texts(connection: &mut Conn, sql: &str) -> String {
    let rows: Vec<Row> = connection.query(sql).await.unwrap_or_else(|error| panic!("{error} in {sql}"));
    let text = |row: Row| row.unwrap().iter().map(|value: &Value| value.as_sql(true)).collect::<Vec<_>>().join("|");
    let mut found: Vec<String> = rows.into_iter().map(text).collect();
    found.sort();
    found.join("\n")
}

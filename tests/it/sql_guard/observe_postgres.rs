//! PostgreSQL under an observer: what a statement that runs as a superuser leaves behind.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bastion_core::connect::SystemRuntime;
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::snapshot::Snapshot;
use tokio_postgres::{Client, NoTls};

use super::corpus;

/// Milliseconds after which a statement is ended; less than the sleep of any attack.
const STATEMENT_MS_MAX: u32 = 1_500;

/// What is the same before and after a read.
const STATE: &[(&str, &str)] = &[
    (
        "relations",
        "SELECT concat_ws('|', c.oid, relname, relkind, relfilenode, relowner, relacl, relhasrules, relhastriggers, \
         relrowsecurity, reloptions) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace \
         WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'",
    ),
    ("columns", "SELECT count(*)::text FROM pg_attribute"),
    ("routines", "SELECT concat_ws('|', oid, proname, proacl, md5(prosrc)) FROM pg_proc WHERE oid >= 16384"),
    (
        "types",
        "SELECT concat_ws('|', oid, typname) FROM pg_type WHERE oid >= 16384 AND typrelid = 0 AND typname !~ '^_?pg_temp'",
    ),
    ("schemas", "SELECT concat_ws('|', nspname, nspacl) FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp'"),
    ("extensions", "SELECT concat_ws('|', extname, extversion) FROM pg_extension"),
    ("comments", "SELECT count(*)::text FROM pg_description"),
    ("labels", "SELECT count(*)::text FROM pg_seclabel"),
    ("collations", "SELECT count(*)::text FROM pg_collation"),
    ("large objects", "SELECT oid::text FROM pg_largeobject_metadata"),
    ("large object pages", "SELECT md5(data) FROM pg_largeobject"),
    ("settings of roles", "SELECT concat_ws('|', setdatabase, setrole, setconfig) FROM pg_db_role_setting"),
    ("slots", "SELECT slot_name::text FROM pg_replication_slots WHERE slot_name LIKE 'bastion\\_guard%'"),
    ("origins", "SELECT roname FROM pg_replication_origin WHERE roname LIKE 'bastion\\_guard%'"),
    ("prepared transactions", "SELECT gid FROM pg_prepared_xacts WHERE database = current_database()"),
    ("roles", "SELECT rolname::text FROM pg_roles WHERE rolname LIKE 'bastion\\_guard%'"),
];

/// What is the same in the session.
const SESSION: &[(&str, &str)] = &[
    ("settings", "SELECT concat_ws('=', name, setting) FROM pg_settings WHERE name <> 'seed'"),
    ("prepared statements", "SELECT name FROM pg_prepared_statements WHERE from_sql"),
    ("cursors", "SELECT name FROM pg_cursors WHERE is_holdable"),
    ("channels", "SELECT * FROM pg_listening_channels()"),
    (
        "temporary relations",
        "SELECT relname::text FROM pg_class WHERE relpersistence = 't' AND pg_table_is_visible(oid)",
    ),
    (
        "locks",
        "SELECT concat_ws('|', locktype, mode) FROM pg_locks WHERE pid = pg_backend_pid() \
         AND locktype IN ('advisory', 'object', 'userlock')",
    ),
];

/// A database with the schema of the corpora, a session that runs what passed, and one that looks.
pub struct Watched {
    runner: Client,
    witness: Client,
    process: i32,
    database: String,
    base: String,
    files: Vec<std::path::PathBuf>,
    visitors: Arc<AtomicUsize>,
    tables: Vec<String>,
    sequences: Vec<String>,
    pub snapshot: Snapshot,
    port: u16,
}

/// What came of a statement.
#[derive(Debug, PartialEq, Eq)]
pub enum Ran {
    Done,
    /// The server refused it.
    Refused(String),
    /// It has parameters: it was prepared only.
    Prepared,
    /// The bound of time ended it.
    Ended,
}

async fn client(address: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(address, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

impl Watched {
    /// Makes the database anew.
    pub async fn new(base: &str, name: &str) -> Self {
        let admin = client(base).await;
        admin.batch_execute(&format!("DROP DATABASE IF EXISTS {name} (FORCE)")).await.unwrap();
        admin.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0")).await.unwrap();
        let (front, _) = base.rsplit_once('/').unwrap();
        let address = format!("{front}/{name}");
        let witness = client(&address).await;
        let (visitors, port) = listen();
        witness.batch_execute(&corpus::schema("postgresql.sql")).await.unwrap();
        let extended: bool = witness
            .query_one(
                "SELECT count(*) = 3 FROM pg_available_extensions WHERE name IN ('dblink', 'file_fdw', 'postgres_fdw')",
                &[],
            )
            .await
            .unwrap()
            .get(0);
        if extended {
            let text = corpus::schema("postgresql_foreign.sql").replace("port '1'", &format!("port '{port}'"));
            witness.batch_execute(&text).await.unwrap();
        }
        let source = SystemRuntime::new().connect(&address).await.unwrap().introspector;
        let snapshot = source.snapshot(&SnapshotOptions::default()).await.unwrap();
        let runner = client(&address).await;
        runner.batch_execute(&format!("SET statement_timeout = {STATEMENT_MS_MAX}; SET lock_timeout = 500; SET jit = off; SET search_path = public")).await.unwrap();
        let process = runner.query_one("SELECT pg_backend_pid()", &[]).await.unwrap().get(0);
        let folder: String = witness.query_one("SHOW data_directory", &[]).await.unwrap().get(0);
        let files =
            ["", "pg_replslot", "pg_dynshmem"].iter().map(|part| std::path::Path::new(&folder).join(part)).collect();
        let list = |kind: &str| {
            format!(
                "SELECT quote_ident(nspname) || '.' || quote_ident(relname) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ({kind}) AND nspname IN ('public', 'secret', 'audit') ORDER BY 1"
            )
        };
        let names = |rows: Vec<tokio_postgres::Row>| rows.iter().map(|row| row.get(0)).collect::<Vec<String>>();
        let tables = names(witness.query(&list("'r', 'm'"), &[]).await.unwrap());
        let sequences = names(witness.query(&list("'S'"), &[]).await.unwrap());
        let (database, base) = (name.to_owned(), base.to_owned());
        Self { runner, witness, process, database, base, files, visitors, tables, sequences, snapshot, port }
    }

    /// The text with the port at which the observer listens.
    pub fn aimed(&self, text: &str) -> String {
        text.replace("port=1'", &format!("port={}'", self.port))
    }

    /// Everything that a read leaves as it is.
    pub async fn state(&self) -> BTreeMap<String, String> {
        let mut state = BTreeMap::new();
        for (name, sql) in STATE {
            state.insert((*name).to_owned(), texts(&self.witness, sql).await);
        }
        for table in &self.tables {
            // with the hidden columns: a lock on a row is in `xmax`
            let sql = format!("SELECT md5(concat_ws('|', ctid, xmin, xmax, t::text)) FROM {table} t");
            state.insert(table.clone(), texts(&self.witness, &sql).await);
        }
        for sequence in &self.sequences {
            state.insert(
                sequence.clone(),
                texts(&self.witness, &format!("SELECT concat_ws('|', last_value, is_called) FROM {sequence}")).await,
            );
        }
        for (name, sql) in SESSION {
            state.insert(format!("the session's {name}"), texts(&self.runner, sql).await);
        }
        let mut files = corpus::traces();
        for folder in &self.files {
            let names = std::fs::read_dir(folder).into_iter().flatten().flatten();
            files.extend(names.map(|entry| entry.file_name().to_string_lossy().into_owned()));
        }
        files.sort();
        state.insert("files".to_owned(), files.join(","));
        state.insert("connections".to_owned(), self.visitors.load(Ordering::SeqCst).to_string());
        state
    }

    /// Runs a statement by the extended protocol in a transaction of its own that may write, looks at what it holds before
    /// the end, and commits: what remains is seen by [`Watched::state`].
    pub async fn run(&self, sql: &str) -> (Ran, Option<String>) {
        self.runner.batch_execute("BEGIN READ WRITE").await.unwrap();
        let ran = self.run_within(sql).await;
        let held = self.held().await;
        let end = if matches!(ran, Ran::Done | Ran::Prepared) { "COMMIT" } else { "ROLLBACK" };
        if self.runner.batch_execute(end).await.is_err() {
            return (ran, Some("the transaction ended by itself".to_owned()));
        }
        (ran, held)
    }

    async fn run_within(&self, sql: &str) -> Ran {
        let failed = |error: tokio_postgres::Error| {
            let found = error.as_db_error();
            if found.is_some_and(|found| found.code().code() == "57014") {
                return Ran::Ended;
            }
            Ran::Refused(found.map_or_else(|| error.to_string(), |found| found.message().to_owned()))
        };
        let prepared = match self.runner.prepare(sql).await {
            Ok(prepared) => prepared,
            Err(error) => return failed(error),
        };
        if !prepared.params().is_empty() {
            return Ran::Prepared;
        }
        // a portal of few rows would not run to its end
        match self.runner.query(&prepared, &[]).await {
            Ok(_) => Ran::Done,
            Err(error) => failed(error),
        }
    }

    // a number of transactions is taken by whoever writes; a reader holds the weakest lock and nothing else
    async fn held(&self) -> Option<String> {
        let sql = "SELECT locktype || ' ' || mode FROM pg_locks WHERE pid = $1 AND locktype <> 'virtualxid' \
            AND (locktype <> 'relation' OR mode <> 'AccessShareLock') AND fastpath IS NOT NULL";
        let rows = self.witness.query(sql, &[&self.process]).await.unwrap();
        let held: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        (!held.is_empty()).then(|| held.join(", "))
    }

    /// Drops the database.
    pub async fn discard(self) {
        let Self { runner, witness, database, base, .. } = self;
        drop((runner, witness));
        client(&base).await.batch_execute(&format!("DROP DATABASE IF EXISTS {database} (FORCE)")).await.unwrap();
    }
}

async fn texts(client: &Client, sql: &str) -> String {
    let rows = client.query(sql, &[]).await.unwrap_or_else(|error| panic!("{error:?} in {sql}"));
    let mut found: Vec<String> = rows.iter().map(|row| row.get::<_, Option<String>>(0).unwrap_or_default()).collect();
    found.sort();
    found.join("\n")
}

// whoever connects is counted
fn listen() -> (Arc<AtomicUsize>, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let visitors = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&visitors);
    std::thread::spawn(move || {
        for visitor in listener.incoming() {
            counted.fetch_add(1, Ordering::SeqCst);
            drop(visitor);
        }
    });
    (visitors, port)
}

/// What differs between two states, by name.
pub fn difference(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    names.filter(|name| before.get(*name) != after.get(*name)).cloned().collect()
}

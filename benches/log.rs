//! Entries of one hot tenant that are durable: our log, beside the usual chain of hashes under a row's lock, both on one
//! PostgreSQL with the same durability; then our log in an SQLite file and in a folder on the same disk.
//!
//! The chain keeps the hash of the entry before in each entry; one row per tenant holds the head, and whoever appends locks it.
//! It is measured as applications write it, a statement at a time, and as one call of a function in the server.
//!
//! Needs `BASTION_TEST_POSTGRES_DURABLE`, which `make bench` sets. `BASTION_LOG_SECONDS` for another length of one run.

use std::error::Error;
use std::future::Future;
use std::io::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bastion_core::connect::log::{DirectoryLog, PostgresLog, PostgresLogOptions, SqliteLog};
use bastion_core::flow::{LogSequence, LogSequenceOptions, LogWriter, verify_log};
use bastion_core::key::SigningKey;
use bastion_core::log::NoteKey;
use bastion_core::port::LogStore;
use sha2::{Digest, Sha256};
use tokio_postgres::{Client, NoTls};

type Failure = Box<dyn Error + Send + Sync>;

const ENTRY_BYTES: usize = 300;
const CHAIN_CLIENTS: usize = 16;
const CALLERS: [usize; 3] = [16, 256, 1_000];
const ROUNDS: usize = 3;
const LOG: &str = "log.example.com/acme";
const SCHEMA: &str = "bastion_log_bench";

const TABLES: &str = "
    DROP SCHEMA IF EXISTS bastion_log_bench CASCADE;
    CREATE SCHEMA bastion_log_bench;
    SET search_path = bastion_log_bench;
    CREATE TABLE chain_head (tenant text PRIMARY KEY, size int8 NOT NULL, hash bytea NOT NULL);
    CREATE TABLE chain_entry (
        tenant text NOT NULL, place int8 NOT NULL, previous_hash bytea NOT NULL, hash bytea NOT NULL, content bytea NOT NULL,
        PRIMARY KEY (tenant, place)
    );
    INSERT INTO chain_head VALUES ('acme', 0, ''), ('called', 0, '');
    CREATE FUNCTION chain_append(added bytea) RETURNS int8 LANGUAGE plpgsql AS $$
    DECLARE
        head chain_head;
        next bytea;
    BEGIN
        SELECT * INTO head FROM chain_head WHERE tenant = 'called' FOR UPDATE;
        next := sha256(head.hash || added);
        INSERT INTO chain_entry VALUES ('called', head.size, head.hash, next, added);
        UPDATE chain_head SET size = head.size + 1, hash = next WHERE tenant = 'called';
        RETURN head.size;
    END $$;";

fn main() -> Result<(), Failure> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(measure())
}

/// What one way of appending came to: entries a second, and how long each took.
#[derive(Default)]
struct Figures {
    rates: Vec<f64>,
    times: Vec<Duration>,
}

impl Figures {
    fn rate(&self) -> f64 {
        let mut rates = self.rates.clone();
        rates.sort_by(f64::total_cmp);
        rates.get(rates.len() / 2).copied().unwrap_or(0.0)
    }

    fn milliseconds(&self, share: f64) -> f64 {
        let mut times = self.times.clone();
        times.sort();
        let at = (times.len() as f64 * share) as usize;
        times.get(at.min(times.len().saturating_sub(1))).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }
}

async fn measure() -> Result<(), Failure> {
    let address = std::env::var("BASTION_TEST_POSTGRES_DURABLE")
        .map_err(|_| "BASTION_TEST_POSTGRES_DURABLE is not set: run `make bench`")?;
    let seconds = std::env::var("BASTION_LOG_SECONDS").map_or(Ok(4), |seconds| seconds.parse())?;
    let admin = client(&address).await?;
    admin.batch_execute(TABLES).await?;
    let settings = admin
        .query_one(
            "SELECT current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit')",
            &[],
        )
        .await?;
    let mut stdout = std::io::stdout();
    let [version, fsync, commit]: [String; 3] = [settings.get(0), settings.get(1), settings.get(2)];
    writeln!(stdout, "one tenant, entries of {ENTRY_BYTES} bytes, each acknowledged when it is durable")?;
    writeln!(
        stdout,
        "PostgreSQL {version}, fsync {fsync}, synchronous_commit {commit}; median of {ROUNDS} runs of {seconds} s"
    )?;

    let folder = tempfile::tempdir()?;
    let places = [
        Place::Postgres(address.clone()),
        Place::File(folder.path().join("log.db")),
        Place::Folder(folder.path().join("log")),
    ];
    let mut chain = Figures::default();
    let mut called = Figures::default();
    let mut ours: Vec<Figures> = Vec::new();
    ours.resize_with(places.len() * CALLERS.len(), Figures::default);
    for _ in 0..ROUNDS {
        let clients = clients(&address, CHAIN_CLIENTS).await?;
        load(&mut chain, seconds, clients.clone(), |client, entry| async move { chained(&client, &entry).await })
            .await?;
        load(&mut called, seconds, clients, |client, entry| async move {
            client.query_one("SELECT chain_append($1)", &[&entry]).await?;
            Ok(())
        })
        .await?;
        for (place, figures) in places.iter().zip(ours.chunks_mut(CALLERS.len())) {
            for (callers, figures) in CALLERS.into_iter().zip(figures) {
                let log = Arc::new(place.open()?);
                let handles = vec![Arc::clone(&log); callers];
                load(figures, seconds, handles, |log, entry| async move {
                    log.submit(entry)?.await?;
                    Ok(())
                })
                .await?;
            }
        }
    }
    check_chain(&admin).await?;
    let base = chain.rate();
    line(&mut stdout, &format!("a chain under a row's lock, {CHAIN_CLIENTS} clients"), &chain, base)?;
    line(&mut stdout, &format!("the same as one call of a function, {CHAIN_CLIENTS} clients"), &called, base)?;
    for (place, figures) in places.iter().zip(ours.chunks(CALLERS.len())) {
        for (callers, figures) in CALLERS.iter().zip(figures) {
            line(&mut stdout, &format!("our log in {}, {callers} callers", place.name()), figures, base)?;
        }
        let size = place.check()?;
        writeln!(stdout, "    {size} entries, and the log is what its checkpoint says")?;
    }
    admin.batch_execute("DROP SCHEMA bastion_log_bench CASCADE").await?;
    Ok(())
}

fn line(stdout: &mut std::io::Stdout, name: &str, figures: &Figures, base: f64) -> std::io::Result<()> {
    let rate = figures.rate();
    let (half, most) = (figures.milliseconds(0.5), figures.milliseconds(0.99));
    let ratio = rate / base;
    writeln!(stdout, "  {name:<52} {rate:>9.0} entries/s {half:>8.1} ms p50 {most:>8.1} ms p99 {ratio:>7.1} x")
}

/// Lets each of several callers append one entry after the other for some seconds.
async fn load<H: Send + 'static + Clone, F: Future<Output = Result<(), Failure>> + Send + 'static>(
    figures: &mut Figures,
    seconds: u64,
    handles: Vec<H>,
    append: impl Fn(H, Vec<u8>) -> F + Send + Sync + Copy + 'static,
) -> Result<(), Failure> {
    let begin = Instant::now();
    let end = begin + Duration::from_secs(seconds);
    let tasks: Vec<_> = handles
        .into_iter()
        .enumerate()
        .map(|(caller, handle)| {
            tokio::spawn(async move {
                let mut times = Vec::new();
                while Instant::now() < end {
                    let entry = entry(caller, times.len());
                    let asked = Instant::now();
                    append(handle.clone(), entry).await?;
                    times.push(asked.elapsed());
                }
                Ok::<_, Failure>(times)
            })
        })
        .collect();
    let before = figures.times.len();
    for task in tasks {
        figures.times.extend(task.await??);
    }
    figures.rates.push((figures.times.len() - before) as f64 / begin.elapsed().as_secs_f64());
    Ok(())
}

fn entry(caller: usize, number: usize) -> Vec<u8> {
    let mut entry = format!("{{\"caller\":{caller},\"number\":{number},\"what\":\"").into_bytes();
    entry.resize(ENTRY_BYTES, b'x');
    entry
}

async fn client(address: &str) -> Result<Client, Failure> {
    let (client, connection) = tokio_postgres::connect(address, NoTls).await?;
    tokio::spawn(connection);
    client.batch_execute(&format!("SET search_path = {SCHEMA}")).await?;
    Ok(client)
}

/// A connection with its statements prepared.
struct Chain {
    client: Client,
    head: tokio_postgres::Statement,
    insert: tokio_postgres::Statement,
    update: tokio_postgres::Statement,
}

impl std::ops::Deref for Chain {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

async fn clients(address: &str, count: usize) -> Result<Vec<Arc<Chain>>, Failure> {
    let mut clients = Vec::new();
    for _ in 0..count {
        let client = client(address).await?;
        let head = client.prepare("SELECT size, hash FROM chain_head WHERE tenant = 'acme' FOR UPDATE").await?;
        let insert = client.prepare("INSERT INTO chain_entry VALUES ('acme', $1, $2, $3, $4)").await?;
        let update = client.prepare("UPDATE chain_head SET size = $1, hash = $2 WHERE tenant = 'acme'").await?;
        clients.push(Arc::new(Chain { client, head, insert, update }));
    }
    Ok(clients)
}

async fn chained(chain: &Chain, entry: &[u8]) -> Result<(), Failure> {
    chain.batch_execute("BEGIN").await?;
    let head = chain.query_one(&chain.head, &[]).await?;
    let (size, previous): (i64, Vec<u8>) = (head.get(0), head.get(1));
    let hash = Sha256::new().chain_update(&previous).chain_update(entry).finalize().to_vec();
    chain.execute(&chain.insert, &[&size, &previous, &hash, &entry]).await?;
    chain.execute(&chain.update, &[&(size + 1), &hash]).await?;
    chain.batch_execute("COMMIT").await?;
    Ok(())
}

/// What is compared has to be right too.
async fn check_chain(admin: &Client) -> Result<(), Failure> {
    let sql = "SELECT count(*) FROM (SELECT previous_hash, hash, content, lag(hash, 1, '') \
               OVER (PARTITION BY tenant ORDER BY place) AS before FROM chain_entry) AS entry \
               WHERE previous_hash <> before OR hash <> sha256(previous_hash || content)";
    let broken: i64 = admin.query_one(sql, &[]).await?.get(0);
    if broken == 0 { Ok(()) } else { Err("the chain is broken".into()) }
}

/// Where our log is.
enum Place {
    Postgres(String),
    File(std::path::PathBuf),
    Folder(std::path::PathBuf),
}

impl Place {
    const fn name(&self) -> &'static str {
        match self {
            Self::Postgres(_) => "PostgreSQL",
            Self::File(_) => "an SQLite file",
            Self::Folder(_) => "a folder",
        }
    }

    fn store(&self) -> Result<Box<dyn LogStore>, Failure> {
        Ok(match self {
            Self::Postgres(address) => {
                let options = PostgresLogOptions { schema: SCHEMA.to_owned(), ..PostgresLogOptions::new(LOG) };
                Box::new(PostgresLog::to_write(address, &options)?)
            }
            Self::File(path) => Box::new(SqliteLog::to_write(path, LOG)?),
            Self::Folder(path) => Box::new(DirectoryLog::to_write(path)?),
        })
    }

    fn open(&self) -> Result<LogSequence<Box<dyn LogStore>>, Failure> {
        let key = SigningKey::from_seed([7; 32]);
        let name = NoteKey::of_log(LOG, key.verifying_key())?;
        Ok(LogSequence::start(LogWriter::open(self.store()?, name, key)?, LogSequenceOptions::default())?)
    }

    /// Reads all of it and computes it again; gives how many entries there are.
    fn check(&self) -> Result<u64, Failure> {
        let key = SigningKey::from_seed([7; 32]);
        let report = verify_log(&self.store()?, &NoteKey::of_log(LOG, key.verifying_key())?, &[])?;
        if report.valid { Ok(report.size) } else { Err(format!("{report:?}").into()) }
    }
}

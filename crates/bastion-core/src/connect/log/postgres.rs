//! A log in PostgreSQL, beside those of others.
//!
//! A commit is one statement, and so one transaction and one round trip: it replaces the checkpoint if it is the expected
//! one, and keeps the tiles if it did. A second writer waits for the first one's row and then finds another checkpoint. The
//! advisory lock of a session keeps writers apart before that, as a folder's lock does.
//!
//! The port is synchronous; the driver is not. A thread of the log's own runs it, so that a commit may be called from
//! everywhere, also from asynchronous code, which it blocks meanwhile as any work on a disk does.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread::JoinHandle;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::postgres_session::Session;
use super::row;
use crate::connect::postgres::PostgresConfig;
use crate::connect::system;
use crate::error::{Error, ErrorCode};
use crate::log::TilePath;
use crate::port::LogStore;
use crate::port::log_store::{CHECKPOINT, conflict, doubtful};

/// Where a log is in a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostgresLogOptions {
    /// The schema of the two tables, which is there already.
    pub schema: String,
    /// The log's name, best its origin: `log.example.com/tenant`.
    pub log: String,
    /// Whether a writer holds an advisory lock as long as its session lives. A pooler that gives a session to several
    /// clients does not keep it: false there, and the checkpoint alone keeps writers apart.
    pub has_lock: bool,
}

impl PostgresLogOptions {
    /// A log in the schema `public`, whose writer holds a lock.
    #[must_use]
    pub fn new(log: &str) -> Self {
        Self { schema: "public".to_owned(), log: log.to_owned(), has_lock: true }
    }
}

/// A log in PostgreSQL.
#[derive(Debug)]
pub struct PostgresLog {
    /// None once the log is dropped.
    requests: Option<UnboundedSender<Request>>,
    thread: Option<JoinHandle<()>>,
    place: String,
    log: String,
    /// What a commit that failed may have left is not known.
    is_doubtful: bool,
}

/// One row of a commit: level, place, content.
pub(super) type Rows = (Vec<i16>, Vec<i64>, Vec<Vec<u8>>);

/// What the thread is asked for; the answer goes to who asked.
enum Request {
    Read(TilePath, mpsc::Sender<Result<Option<Vec<u8>>, Error>>),
    Checkpoint(mpsc::Sender<Result<Option<String>, Error>>),
    Paths(mpsc::Sender<Result<Vec<String>, Error>>),
    Commit { rows: Rows, expected: Option<String>, checkpoint: String, answer: mpsc::Sender<Result<bool, Error>> },
}

impl PostgresLog {
    /// A log of a database, to write; its tables are made if there are none.
    ///
    /// # Errors
    ///
    /// `log_conflict` when another writer has it and does not end within 5 seconds; `log_not_durable` when the server's
    /// settings let it lose what it committed; `invalid_url`; as a source that does not answer.
    pub fn to_write(address: &str, options: &PostgresLogOptions) -> Result<Self, Error> {
        Self::open(address, options, true)
    }

    /// A log of a database, to read.
    ///
    /// # Errors
    ///
    /// `invalid_url`; as a source that does not answer.
    pub fn to_read(address: &str, options: &PostgresLogOptions) -> Result<Self, Error> {
        Self::open(address, options, false)
    }

    fn open(address: &str, options: &PostgresLogOptions, writes: bool) -> Result<Self, Error> {
        let config = system::postgres_at(address)?;
        let (place, log) = (config.target.clone(), options.log.clone());
        let (requests, received) = unbounded_channel();
        let (opened, answer) = mpsc::channel();
        let options = options.clone();
        let serve = move || run(config, &options, writes, &opened, received);
        let thread = std::thread::Builder::new().name("bastion log".to_owned()).spawn(serve);
        let thread = thread.map_err(|error| lost(&place, &error.to_string()))?;
        answer.recv().map_err(|_| lost(&place, "its thread ended"))??;
        Ok(Self { requests: Some(requests), thread: Some(thread), place, log, is_doubtful: false })
    }

    fn ask<T>(&self, request: impl FnOnce(mpsc::Sender<Result<T, Error>>) -> Request) -> Result<T, Error> {
        let ended = || lost(&self.place, "its thread ended");
        let (answer, answered) = mpsc::channel();
        self.requests.as_ref().ok_or_else(ended)?.send(request(answer)).map_err(|_| ended())?;
        answered.recv().map_err(|_| ended())?
    }
}

/// The thread of one log: connects, says whether it could, and answers until nobody asks any more.
fn run(
    config: PostgresConfig,
    options: &PostgresLogOptions,
    writes: bool,
    opened: &mpsc::Sender<Result<(), Error>>,
    requests: UnboundedReceiver<Request>,
) {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            _ = opened.send(Err(lost(&config.target, &error.to_string())));
            return;
        }
    };
    runtime.block_on(async {
        match Session::open(config, options, writes).await {
            Ok(session) => {
                _ = opened.send(Ok(()));
                serve(session, requests).await;
            }
            Err(error) => _ = opened.send(Err(error)),
        }
    });
}

/// Whoever asked and does not wait any more has dropped the log.
async fn serve(mut session: Session, mut requests: UnboundedReceiver<Request>) {
    while let Some(request) = requests.recv().await {
        match request {
            Request::Read(path, answer) => _ = answer.send(session.read(path).await),
            Request::Checkpoint(answer) => _ = answer.send(session.checkpoint().await),
            Request::Paths(answer) => _ = answer.send(session.paths().await),
            Request::Commit { rows, expected, checkpoint, answer } => {
                _ = answer.send(session.commit(&rows, expected.as_deref(), &checkpoint).await);
            }
        }
    }
    session.close().await;
}

fn lost(place: &str, reason: &str) -> Error {
    Error::new(ErrorCode::SourceFailed, format!("the log at `{place}` cannot be reached: {reason}"))
        .with_hint("open it again")
}

impl LogStore for PostgresLog {
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        self.ask(|answer| Request::Read(path, answer))
    }

    fn checkpoint(&self) -> Result<Option<String>, Error> {
        self.ask(Request::Checkpoint)
    }

    fn paths(&self) -> Result<Vec<String>, Error> {
        let mut paths = self.ask(Request::Paths)?;
        paths.extend(self.checkpoint()?.map(|_| CHECKPOINT.to_owned()));
        paths.sort();
        Ok(paths)
    }

    fn commit(
        &mut self,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<(), Error> {
        if self.is_doubtful {
            return Err(doubtful(ErrorCode::SourceFailed, &self.place));
        }
        let mut rows = Rows::default();
        for (path, content) in files {
            let (level, index) = row::key(*path);
            rows.0.push(level);
            rows.1.push(index);
            rows.2.push(content.clone());
        }
        let (expected, checkpoint) = (expected.map(str::to_owned), checkpoint.to_owned());
        self.is_doubtful = true;
        let is_first = expected.is_none();
        let written = self.ask(|answer| Request::Commit { rows, expected, checkpoint, answer })?;
        self.is_doubtful = false;
        match written {
            true => Ok(()),
            false if is_first && self.checkpoint()?.is_none() => Err(row::headless(&self.log, &self.place)),
            false => Err(conflict(&self.place)),
        }
    }
}

impl Drop for PostgresLog {
    fn drop(&mut self) {
        // the thread ends with the last request, and gives up the lock
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            // a thread that panicked has nothing left to do
            _ = thread.join();
        }
    }
}

//! Where a log of a test is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bastion_core::Error;
use bastion_core::connect::log::{DirectoryLog, PostgresLog, PostgresLogOptions, SqliteLog};
use bastion_core::flow::{LogSequence, LogSequenceOptions, LogWriter};
use bastion_core::key::SigningKey;
use bastion_core::log::{NoteKey, TilePath};
use bastion_core::port::LogStore;

/// The log's name in a database, and its origin.
pub const LOG: &str = "log.example.com/acme";

/// A place that a process can be told in a text.
#[derive(Debug, Clone)]
pub enum Place {
    Directory(Local),
    Sqlite(Local),
    Postgres { address: String, schema: String },
}

/// A path, in a folder that goes with the last who knows it.
#[derive(Debug, Clone)]
pub struct Local {
    pub path: PathBuf,
    _folder: Option<Arc<tempfile::TempDir>>,
}

impl Local {
    fn new(name: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("bastion-log-").tempdir().unwrap();
        Self { path: folder.path().join(name), _folder: Some(Arc::new(folder)) }
    }

    fn of(path: &str) -> Self {
        Self { path: Path::new(path).to_owned(), _folder: None }
    }
}

/// Two of the same sort may be had by two writers at once, past any lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    Held,
    Passed,
}

impl Place {
    pub fn directory() -> Self {
        Self::Directory(Local::new("log"))
    }

    pub fn sqlite() -> Self {
        Self::Sqlite(Local::new("log.db"))
    }

    /// An empty schema of the server whose commits are durable.
    #[cfg(feature = "servers")]
    pub fn postgres(name: &str) -> Self {
        let address = super::server::durable();
        let schema = format!("log_{name}");
        super::server::run(&address, &format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}"));
        Self::Postgres { address, schema }
    }

    /// One of each that there is.
    pub fn all(name: &str) -> Vec<Self> {
        let mut all = vec![Self::directory(), Self::sqlite()];
        #[cfg(feature = "servers")]
        all.push(Self::postgres(name));
        _ = name;
        all
    }

    pub fn to_write(&self) -> Result<Box<dyn LogStore>, Error> {
        self.open(LOG, Lock::Held)
    }

    pub fn open(&self, log: &str, lock: Lock) -> Result<Box<dyn LogStore>, Error> {
        Ok(match self {
            Self::Directory(folder) if lock == Lock::Held => Box::new(DirectoryLog::to_write(&folder.path)?),
            Self::Directory(folder) => Box::new(DirectoryLog::to_read(&folder.path)),
            Self::Sqlite(file) => Box::new(SqliteLog::to_write(&file.path, log)?),
            Self::Postgres { address, schema } => {
                let has_lock = lock == Lock::Held;
                let options = PostgresLogOptions { schema: schema.clone(), has_lock, ..PostgresLogOptions::new(log) };
                Box::new(PostgresLog::to_write(address, &options)?)
            }
        })
    }

    pub fn to_read(&self) -> Result<Box<dyn LogStore>, Error> {
        Ok(match self {
            Self::Directory(folder) => Box::new(DirectoryLog::to_read(&folder.path)),
            Self::Sqlite(file) => Box::new(SqliteLog::to_read(&file.path, LOG)?),
            Self::Postgres { address, schema } => {
                let options = PostgresLogOptions { schema: schema.clone(), ..PostgresLogOptions::new(LOG) };
                Box::new(PostgresLog::to_read(address, &options)?)
            }
        })
    }

    /// A store that holds its folder as long as it lives.
    pub fn contract(self) -> Box<dyn LogStore> {
        Box::new(Placed { store: self.to_write().unwrap(), _place: self })
    }

    pub fn to_text(&self) -> String {
        match self {
            Self::Directory(folder) => format!("directory {}", folder.path.display()),
            Self::Sqlite(file) => format!("sqlite {}", file.path.display()),
            Self::Postgres { address, schema } => format!("postgres {address} {schema}"),
        }
    }

    pub fn from_text(text: &str) -> Self {
        let (kind, rest) = text.split_once(' ').unwrap();
        match kind {
            "directory" => Self::Directory(Local::of(rest)),
            "sqlite" => Self::Sqlite(Local::of(rest)),
            _ => {
                let (address, schema) = rest.split_once(' ').unwrap();
                Self::Postgres { address: address.to_owned(), schema: schema.to_owned() }
            }
        }
    }
}

struct Placed {
    store: Box<dyn LogStore>,
    _place: Place,
}

impl LogStore for Placed {
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        self.store.read(path)
    }

    fn checkpoint(&self) -> Result<Option<String>, Error> {
        self.store.checkpoint()
    }

    fn paths(&self) -> Result<Vec<String>, Error> {
        self.store.paths()
    }

    fn commit(
        &mut self,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<(), Error> {
        self.store.commit(files, expected, checkpoint)
    }
}

pub fn key() -> SigningKey {
    SigningKey::from_seed([7; 32])
}

pub fn name() -> NoteKey {
    NoteKey::of_log(LOG, key().verifying_key()).unwrap()
}

pub fn writer(store: Box<dyn LogStore>) -> Result<LogWriter<Box<dyn LogStore>>, Error> {
    LogWriter::open(store, name(), key())
}

pub fn sequence(store: Box<dyn LogStore>) -> Result<LogSequence<Box<dyn LogStore>>, Error> {
    LogSequence::start(writer(store)?, LogSequenceOptions::default())
}

pub fn entries(from: u64, count: u64) -> Vec<Vec<u8>> {
    (from..from + count).map(|number| format!("entry {number}").into_bytes()).collect()
}

/// The next number of a generator whose beginning is its seed (splitmix64).
pub fn number(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

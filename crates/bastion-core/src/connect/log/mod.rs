//! Logs that outlive a power cut: in a folder, in an SQLite file, in PostgreSQL. A folder that a web server gives away can be
//! read from there.
//!
//! A database holds the logs of many tenants: `log_tile(log_name, level, tile_index, content)` has one row for each tile,
//! which grows with it, and one for the entries under each tile of leaves; `log_checkpoint(log_name, note)` has the newest
//! checkpoint of each log. A commit is one transaction, and it is one only if the checkpoint is still the expected one.

mod address;
#[cfg(feature = "connect-disk")]
mod directory;
#[cfg(feature = "connect-disk")]
mod disk;
#[cfg(feature = "connect-http")]
mod http;
#[cfg(feature = "connect-postgres")]
mod postgres;
#[cfg(feature = "connect-postgres")]
mod postgres_session;
#[cfg(any(feature = "connect-postgres", feature = "connect-sqlite"))]
mod row;
#[cfg(feature = "connect-sqlite")]
mod sqlite;

pub(super) use address::open;
#[cfg(feature = "connect-disk")]
pub use directory::DirectoryLog;
#[cfg(feature = "connect-disk")]
pub(super) use directory::UNFINISHED;
#[cfg(feature = "connect-disk")]
pub use disk::{Disk, SystemDisk};
#[cfg(feature = "connect-http")]
pub use http::HttpLog;
#[cfg(feature = "connect-postgres")]
pub use postgres::{PostgresLog, PostgresLogOptions};
#[cfg(feature = "connect-sqlite")]
pub use sqlite::SqliteLog;

#[cfg(test)]
#[cfg(feature = "connect-disk")]
pub(super) mod cut;
#[cfg(test)]
#[cfg(feature = "connect-disk")]
mod tests;

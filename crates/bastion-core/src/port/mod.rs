//! The traits behind which everything outside stands: databases, the clock, randomness, files.
//!
//! The core decides with values; whoever embeds it brings the implementations. `connect` has those for real
//! databases and for the system this process runs on.

pub(crate) mod body_store;
mod contract;
mod decision_point;
mod diagnosis;
mod error;
#[cfg_attr(
    not(any(test, all(feature = "connect-mysql", feature = "connect-postgres"))),
    expect(dead_code, reason = "each connector uses a part of it")
)]
pub(crate) mod estimate;
mod event_file;
mod fingerprint;
mod introspector;
pub mod keep;
pub(crate) mod key_ring;
pub mod listing;
pub(crate) mod log_store;
mod memory;
mod memory_store;
#[cfg_attr(
    not(any(test, feature = "connect-mysql", all(feature = "connect-postgres", feature = "connect-sqlite"))),
    expect(dead_code, reason = "each connector uses a part of it")
)]
pub(crate) mod query;
mod runtime;
mod signer;
mod store;

pub use body_store::{BodyStore, MemoryBodies};
pub use decision_point::DecisionPoint;
pub use diagnosis::{Diagnosis, DiagnosisCheck, DiagnosisStatus};
pub use error::SourceError;
pub use event_file::EventFile;
pub use fingerprint::CatalogFingerprint;
pub use introspector::{ExplainRequest, Explained, Introspector, SnapshotOptions, StatisticsRequest, TableName};
pub use key_ring::{HeldKey, KeyRing, MemoryKeyRing};
pub use log_store::{LogStore, MemoryLog};
pub use memory::{MemorySource, read_statements};
pub use memory_store::MemoryStore;
pub use query::{QueryColumn, QueryError, QueryEstimate, QueryLimits, QueryRequest, QueryResult, QueryTruncation};
pub use runtime::{Connection, FileMode, NewFile, Runtime, sql_files};
pub use signer::{SignatureAlgorithm, Signer};
pub use store::{Manifest, SnapshotStore, StoredSnapshot};

#[cfg(test)]
pub(crate) mod tests;

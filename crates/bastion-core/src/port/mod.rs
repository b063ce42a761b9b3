//! The traits behind which everything outside stands: databases, the clock, randomness, files.
//!
//! The core decides with values; whoever embeds it brings the implementations. `connect` has those for real
//! databases and for the system this process runs on.

mod contract;
mod diagnosis;
mod error;
mod introspector;
mod memory;
mod runtime;

pub use diagnosis::{Diagnosis, DiagnosisCheck, DiagnosisStatus};
pub use error::SourceError;
pub use introspector::{Introspector, SnapshotOptions, StatisticsRequest, TableName};
pub use memory::MemorySource;
pub use runtime::{Connection, FileMode, NewFile, Runtime};

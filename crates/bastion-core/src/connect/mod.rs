//! The real world behind the ports: databases, clock, randomness, files. Nothing in the core imports this.
//!
//! Each connector is a cargo feature (`connect-mysql`, `connect-postgres`, `connect-sqlite`) and a folder with the same file names.

pub mod address;
#[cfg(feature = "connect-disk")]
pub mod audit;
#[cfg(any(feature = "connect-mysql", feature = "connect-postgres"))]
mod deadline;
#[cfg(feature = "connect-disk")]
pub mod disk;
mod doctor;
#[cfg(any(feature = "connect-mysql", feature = "connect-postgres"))]
mod encryption;
#[cfg(feature = "connect-disk")]
pub mod event_file;
#[cfg(feature = "connect-http")]
mod http;
#[cfg(any(
    feature = "connect-disk",
    feature = "connect-http",
    feature = "connect-postgres",
    feature = "connect-sqlite"
))]
pub mod log;
#[cfg(feature = "connect-mysql")]
pub mod mysql;
#[cfg(feature = "connect-http")]
pub mod opa;
#[cfg(feature = "connect-postgres")]
pub mod postgres;
pub mod signer;
#[cfg(feature = "connect-sqlite")]
pub mod sqlite;
#[cfg(feature = "connect-disk")]
pub mod store;
mod system;

pub use crate::escape::identifier as quote_identifier;
pub use system::SystemRuntime;

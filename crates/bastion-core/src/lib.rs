//! What data there is, what changed, whom the change breaks, whether it is allowed, and a proof anyone can check.
//!
//! Everything that decides here is a pure function: no clock, no randomness, no network, no file. What reaches
//! outside stands behind a trait in [`port`] and is implemented in `connect`, behind cargo features.
#![forbid(unsafe_code)]

pub mod audit;
pub mod canonical;
#[cfg(feature = "connect")]
pub mod connect;
pub mod diff;
pub mod drift;
pub mod error;
pub mod escape;
pub mod evidence;
pub mod finding;
pub mod flow;
pub mod guard;
pub mod impact;
pub mod key;
pub mod limits;
pub mod log;
pub mod migrate;
pub mod ops;
pub mod policy;
pub mod port;
pub mod privacy;
pub mod report;
pub mod rules;
pub mod schema;
pub mod snapshot;
#[cfg(feature = "sql")]
pub mod sql;
pub mod time;

pub use error::Error;

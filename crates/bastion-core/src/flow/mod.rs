//! What belongs together, over ports: introspect, compare, decide, prove.

mod check;
mod log_read;
mod log_verify;
mod log_write;

pub use check::{Address, Check, CheckOutcome, CheckSource, Document, check};
pub use log_read::{LogReader, LoggedEntry};
pub use log_verify::{LogFinding, LogProblem, LogReport, verify_log};
pub use log_write::LogWriter;

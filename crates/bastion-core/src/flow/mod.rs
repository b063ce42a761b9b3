//! What belongs together, over ports: introspect, compare, decide, prove.

mod check;
mod log_packs;
mod log_verify;
mod log_write;

pub use check::{Address, Check, CheckOutcome, CheckSource, Document, check, check_signed};
pub use log_packs::{log_packs, open_log};
pub use log_verify::{LogFinding, LogProblem, LogReport, verify_log};
pub use log_write::LogWriter;

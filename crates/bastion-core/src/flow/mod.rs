//! What belongs together, over ports: introspect, compare, decide, prove.

mod audit;
mod check;
mod log_read;
mod log_verify;
mod log_write;

pub use audit::{
    AuditFinding, AuditLog, AuditProblem, AuditReading, AuditReport, AuditUse, BodyState, ERASURE_KIND, Erased,
    ErasureRequest, LOG_READ_KIND, NewAuditEntry, Random, ReadEntry, verify_audit,
};
pub use check::{Address, Check, CheckOutcome, CheckSource, Document, check};
pub use log_read::{LogReader, LoggedEntry};
pub use log_verify::{LogFinding, LogProblem, LogReport, verify_log};
pub use log_write::LogWriter;

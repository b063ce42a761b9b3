//! What belongs together, over ports: introspect, compare, decide, prove.

mod audit;
mod check;
mod decision_log;
mod log_instance;
mod log_packs;
mod log_read;
mod log_reader;
mod log_sequence;
mod log_verify;
mod log_write;
#[cfg(feature = "sql")]
mod query_protect;
mod verdict;

pub use audit::{
    AuditExport, AuditFinding, AuditLog, AuditProblem, AuditReading, AuditReport, AuditUse, BodyState, ERASURE_KIND,
    EXPORT_KIND, Erased, ErasureRequest, ExportRequest, LOG_READ_KIND, NewAuditEntry, Random, ReadEntry, verify_audit,
};
pub(crate) use check::random_id;
pub use check::{Address, Check, CheckOutcome, CheckSource, Document, check, check_signed};
pub use decision_log::{
    BundleRevision, DecisionEntry, DecisionEvent, DecisionLog, DecisionRecord, EventMask, is_strict,
};
pub use log_instance::{Tenant, log_checkpoints, prove_in_instance};
pub use log_packs::{log_packs, open_log};
pub use log_read::read_entries;
pub use log_reader::{LogReader, LoggedEntry};
pub use log_sequence::{LogPlace, LogSequence, LogSequenceOptions, LogTicket};
pub use log_verify::{LogFinding, LogProblem, LogReport, verify_log};
pub use log_write::LogWriter;
#[cfg(feature = "sql")]
pub use query_protect::{GovernedTable, ProtectedQuery, ProtectedTable, QueryToProtect, protect_query};
pub use verdict::{ActionContext, action_request, policy_decided, policy_verdict};

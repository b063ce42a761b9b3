//! Every operation, once: the command line, Python, Node and the server call these and hold no logic of their own.
//!
//! An operation is a name, a typed input, a typed output and a function. [`call`] takes and gives JSON; the functions
//! behind it take and give types. Outputs are canonical JSON, so that every face gives the same bytes.
//!
//! ```
//! use bastion_core::ops;
//!
//! let answer = ops::call("rules.explain", br#"{"rule":"column-removed"}"#)?;
//! assert!(String::from_utf8_lossy(&answer).contains("COL004"));
//! assert_eq!(ops::call("rules.forget", b"{}").unwrap_err().code().as_str(), "unknown_operation");
//! # Ok::<(), bastion_core::Error>(())
//! ```

mod call;
mod table;

pub mod audit_erase;
pub mod audit_export;
pub mod audit_place;
pub mod audit_read;
pub mod audit_record;
pub mod audit_verify;
pub mod bundle_verify;
pub mod check_run;
pub mod comparison_adjust;
pub mod comparison_probe;
pub mod comparison_render;
pub mod compatibility_history;
pub mod compatibility_judge;
pub mod diff_compare;
pub mod evidence_create;
pub mod evidence_disclose;
pub mod evidence_log;
pub mod evidence_redact;
pub mod evidence_verify;
pub mod evidence_withhold;
pub mod export_verify;
pub mod guard_apply;
pub mod guard_decide;
pub mod guard_replay;
pub mod impact_find;
pub mod impact_judge;
pub mod key_generate;
pub mod lineage_render;
pub mod lineage_trace;
pub mod log_append;
pub mod log_export;
pub mod log_prove;
pub mod log_verify;
pub mod log_witness;
pub mod migrate_apply;
pub mod migrate_plan;
pub mod migrate_prove;
pub mod pack_read;
pub mod pack_write;
pub mod policy_check;
pub mod policy_compare;
pub mod policy_coverage;
pub mod policy_evaluate;
pub mod policy_explain;
pub mod policy_export;
pub mod policy_filter;
#[cfg(feature = "rego")]
pub mod policy_import;
pub mod policy_read;
pub mod policy_sources;
pub mod policy_test;
pub mod population_summarise;
pub mod privacy_classify;
pub mod privacy_mask;
pub mod privacy_redact;
pub mod privacy_restore;
pub mod privacy_validate;
pub mod proof_verify;
pub mod retention_judge;
pub mod retention_sign;
pub mod rules_explain;
pub mod rules_list;
pub mod schema_validate;
pub mod settings_read;
pub mod snapshot_read;
pub mod snapshot_store;
pub mod snapshot_take;
#[cfg(feature = "sql")]
pub mod source_advise;
pub mod source_columns;
pub mod source_diagnose;
#[cfg(feature = "sql")]
pub mod source_query;
pub mod source_statistics;
pub mod source_tables;
#[cfg(feature = "sql")]
pub mod sql_advise;
pub mod sql_check;
pub mod sql_fingerprint;
pub mod sql_format;
#[cfg(feature = "sql")]
pub mod sql_grant;
#[cfg(feature = "sql")]
pub mod sql_protect;
pub mod sql_rewrite;
pub mod statistics_anomaly;
pub mod statistics_compare;
pub mod store_list;
pub mod trust_revoke;
pub mod trust_rotate;
#[cfg(feature = "sql")]
pub mod workload_compare;

pub use call::{call, call_with, decode, encode};
pub use table::{Operation, Run, TABLE};

/// The operation with a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Operation> {
    TABLE.iter().find(|operation| operation.name == name)
}

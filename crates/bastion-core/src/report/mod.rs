//! Results for people: terminal text, Markdown, HTML fragments. JSON needs no report: it is the result itself.
//!
//! Names and texts come from databases nobody here controls: every renderer escapes what its format would interpret,
//! and control and bidirectional characters are shown, never passed on.

#[cfg(feature = "sql")]
mod advice;
mod audit;
mod check;
mod classification;
mod comparison;
mod demand;
mod diagnosis;
mod history;
mod host;
mod html;
mod junit;
#[cfg(feature = "sql")]
mod lineage;
mod log;
mod plan;
mod policy;
mod query;
mod rule;
mod sarif;
mod snapshot;
mod style;

pub use crate::escape::{html, markdown, plain};
#[cfg(feature = "sql")]
pub use advice::advice_text;
pub use audit::{audit_text, due_text};
pub use check::{check_markdown, check_text, verification_markdown, verification_text};
pub use classification::{classification_html, classification_markdown, classification_text};
pub use comparison::{comparison_markdown, comparison_text};
pub use diagnosis::{diagnosis_markdown, diagnosis_text};
pub use history::{compatibility_text, drift_text, history_text};
pub use host::{COMMENT_MARKER, comparison_comment, comparison_github, comparison_gitlab};
pub use html::{comparison_html, pack_html, snapshot_html};
pub use junit::comparison_junit;
#[cfg(feature = "sql")]
pub use lineage::{lineage_html, lineage_markdown, lineage_text};
pub use log::log_text;
pub use plan::{plan_text, proof_text};
pub use policy::{
    policy_comparison_text, policy_coverage_text, policy_explanation_text, policy_findings_text, policy_test_junit,
    policy_test_opa, policy_test_text,
};
pub use query::{query_csv, query_table, query_truncation};
pub use rule::{rule_markdown, rule_text};
pub use sarif::comparison_sarif;
pub use snapshot::{snapshot_markdown, snapshot_text};
pub use style::Style;

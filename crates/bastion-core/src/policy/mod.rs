//! Is this allowed: typed policies, compiled to bit tests, and one decision with its reasons.
//!
//! A [`Policy`] says where it applies ([`Scope`]), to whom ([`Subjects`]), to what, and its [`Effect`]. What it leaves
//! out is a wildcard. A [`PolicySet`] collects every policy that matches a [`PolicyRequest`]; the strongest effect
//! wins (block, then require approval, then allow); where nothing matches the answer is block.
//!
//! **Doubt counts against the request.** What a request does not state (its purpose, the jurisdiction of the data, a
//! tenant) matches the policies that restrict and does not match those that allow; so does a condition that fails,
//! runs out of time or panics. The decision says so.
//!
//! ```
//! use bastion_core::policy::{Effect, PolicyDocument, PolicyRequest, PolicySet};
//!
//! let document = PolicyDocument::read(br#"
//! format: bastion.policy/v1
//! policies:
//!   - id: analysts-read
//!     name: Analysts read what is not personal
//!     kind: access
//!     actions: [data.read]
//!     subjects: { roles: { any_of: [analyst] } }
//!     scope: { pii_levels: [none] }
//!     effect: allow
//! "#)?;
//! let policies = PolicySet::compile(document.policies)?;
//! let mut request = PolicyRequest::new("ada", "data.read");
//! request.principal.roles = vec!["analyst".to_owned()];
//! // nobody said how personal the data is
//! assert_eq!(policies.decide(&request)?.effect, Effect::Block);
//! # Ok::<(), bastion_core::policy::PolicyError>(())
//! ```

mod analysis;
mod bits;
#[cfg(feature = "rego")]
mod bundle;
mod compile;
mod condition;
mod coverage;
mod decision;
mod dimension;
mod document;
mod error;
mod evaluate;
mod explain;
mod export;
#[cfg(feature = "rego")]
mod input;
mod lint;
mod model;
mod obligation;
pub mod packs;
mod rego;
mod replay;
mod request;
mod row;
mod strictness;
mod suite;
mod symbol;
mod ucast;
mod validate;

pub use analysis::{
    Analysis, AnalysisCertainty, Comparison, Conflict, Conflicts, Difference, Gap, Gaps, NeverMatching, Overlap,
    RequestField, Shadow, Shadows, Universe, Verdict,
};
#[cfg(feature = "rego")]
pub use bundle::{Bundle, BundleKey, BundleSignature};
pub use compile::PolicySet;
pub use coverage::{CoverageRecorder, CoveredPolicy, FieldCoverage, LineCoverage, PolicyCoverage};
pub use decision::{ConditionFailure, Decision, MatchedPolicy, RequiredApproval};
pub use document::{POLICY_FORMAT, POLICY_TESTS_FORMAT, PolicyDocument, read_part};
pub use error::PolicyError;
pub use evaluate::{Matches, RequestSymbols};
pub use explain::{Explanation, Mismatch, NearMiss};
pub use lint::{PolicyFinding, PolicyFindingKind, lint};
pub use model::{
    Approvers, ChangeLevel, ChangeScope, Effect, PiiLevel, Policy, PolicyKind, PrincipalKind, RowRange, Scope,
    Selection, Severity, Subjects,
};
pub use obligation::{
    LogLevel, MaskObligation, Obligations, RequesterField, RowCondition, RowObligation, RowRequester, RowValues,
};
pub use rego::{RegoDecision, RegoModule, RegoTests, test_modules};
pub use replay::{Flip, FlipCount, RecordedDecision, Replay, UnreadableLine};
pub use request::{ChangeSummary, PolicyRequest, Principal, Resource};
pub use row::{RowClause, RowColumns, RowFilter, RowOperator, RowTest};
pub use strictness::Strictness;
pub use suite::{CaseMismatch, CaseOutcome, CaseResult, PolicyCase, PolicyTests};

#[cfg(test)]
mod tests;

//! What statements say: one file per kind, one line in the table.
//!
//! A predicate type is `urn:bastion-data-trust:evidence:<kind>:v1`. It is never used again for something else: a
//! change that an old reader would misread is a new version.

mod approval;
mod contract;
mod decision;
mod erasure;
mod export;
mod key_rotation;
mod pipeline;
mod query;
mod schema_diff;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use approval::{Approval, ApprovalAnswer};
pub use contract::ContractCheck;
pub use decision::{ApprovalRecord, DecisionRecord, MatchedRecord, PolicyDecision};
pub use erasure::Erasure;
pub use export::Export;
pub use key_rotation::KeyRotation;
pub use pipeline::{DatasetRecord, PipelineRun, RunState};
pub use query::QueryRun;
pub use schema_diff::{SchemaDiff, SchemaRecord, SummaryRecord};

use super::EvidenceError;
use crate::canonical::{self, CanonicalError};

/// Where, when and by whom: what every predicate begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Circumstances {
    /// Unique for every pack: letters, digits, `.`, `_`, `-`, at most 64.
    pub pack_id: String,
    /// The tenant, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// Where: `production`, `staging`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
    /// Who asked.
    pub actor: String,
    /// When it was decided: RFC 3339 in UTC, `2026-11-20T22:00:00Z`.
    pub decided_at: String,
    /// The version of bastion that made it.
    pub engine_version: String,
}

impl Circumstances {
    pub(crate) fn check(&self) -> Result<(), EvidenceError> {
        let plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | '-');
        if self.pack_id.is_empty() || self.pack_id.len() > 64 || !self.pack_id.chars().all(plain) {
            return Err(EvidenceError::Field {
                field: "pack_id",
                reason: "letters, digits, `.`, `_`, `-`, one to 64 of them",
            });
        }
        check_time("decided_at", &self.decided_at)
    }
}

/// One way to write a time: the parser takes more forms than RFC 3339 has.
fn check_time(field: &'static str, text: &str) -> Result<(), EvidenceError> {
    let written = text.parse::<jiff::Timestamp>().map(|time| time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    if written.ok().as_deref() == Some(text) {
        return Ok(());
    }
    Err(EvidenceError::Field { field, reason: "RFC 3339 in UTC, such as 2026-11-20T22:00:00Z" })
}

/// What a predicate says beside its circumstances, for people and for its rules.
pub(super) trait Content {
    /// In a few words; not escaped.
    fn title(&self) -> String;

    /// Names and values; the values are not escaped.
    fn rows(&self) -> Vec<(&'static str, String)>;

    /// The decision that it speaks of.
    fn decision(&self) -> Option<&DecisionRecord> {
        None
    }

    /// Whether the fields keep their rules.
    fn check(&self) -> Result<(), EvidenceError> {
        Ok(())
    }
}

macro_rules! predicates {
    ($($(#[doc = $doc:literal])+ $name:ident = $kind:literal;)+) => {
        /// What a statement says.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum Predicate {
            $($(#[doc = $doc])+ $name($name),)+
        }

        impl Predicate {
            /// The predicate types this build knows.
            pub const TYPES: &'static [&'static str] =
                &[$(concat!("urn:bastion-data-trust:evidence:", $kind, ":v1"),)+];

            /// Its type.
            #[must_use]
            pub const fn predicate_type(&self) -> &'static str {
                match self { $(Self::$name(_) => concat!("urn:bastion-data-trust:evidence:", $kind, ":v1"),)+ }
            }

            /// Where, when and by whom.
            #[must_use]
            pub const fn circumstances(&self) -> &Circumstances {
                match self { $(Self::$name(predicate) => &predicate.circumstances,)+ }
            }

            pub(super) fn content(&self) -> &dyn Content {
                match self { $(Self::$name(predicate) => predicate,)+ }
            }

            /// The predicate without its kind, as it stands in a statement.
            ///
            /// # Errors
            ///
            /// A field that breaks its rule, or a number without canonical form.
            pub fn to_value(&self) -> Result<Value, EvidenceError> {
                self.check()?;
                let value = match self { $(Self::$name(predicate) => serde_json::to_value(predicate),)+ };
                Ok(value.map_err(|error| CanonicalError::Shape { reason: error.to_string() })?)
            }

            /// Reads the predicate of a statement; `None` when its type is not known here.
            ///
            /// # Errors
            ///
            /// A predicate that is not what its type says.
            pub fn from_value(predicate_type: &str, value: Value) -> Result<Option<Self>, EvidenceError> {
                let predicate = match predicate_type {
                    $(concat!("urn:bastion-data-trust:evidence:", $kind, ":v1") => Self::$name(canonical::from_value(value)?),)+
                    _ => return Ok(None),
                };
                predicate.check()?;
                Ok(Some(predicate))
            }
        }
    };
}

predicates! {
    /// A change of a schema and the decision about it.
    SchemaDiff = "schema-diff";
    /// A decision by policy.
    PolicyDecision = "decision";
    /// What a person answered to a decision that asked for approval.
    Approval = "approval";
    /// Whether data kept what a contract promises.
    ContractCheck = "contract";
    /// What a run of a pipeline read and wrote.
    PipelineRun = "pipeline";
    /// That a statement was run, and what it showed.
    QueryRun = "query";
    /// That a new key speaks in the stead of an old one.
    KeyRotation = "key-rotation";
    /// That data was made unreadable for ever.
    Erasure = "erasure";
    /// What part of a log was handed out.
    Export = "export";
}

impl Predicate {
    fn check(&self) -> Result<(), EvidenceError> {
        let decision = self.content().decision();
        let matched = decision.iter().flat_map(|decision| &decision.matched).map(|matched| &matched.effect);
        let mut effects = decision.iter().map(|decision| &decision.effect).chain(matched);
        if !effects.all(|effect| matches!(effect.as_str(), "allow" | "block" | "require_approval")) {
            return Err(EvidenceError::Field { field: "effect", reason: "`allow`, `block` or `require_approval`" });
        }
        self.circumstances().check()?;
        self.content().check()
    }
}

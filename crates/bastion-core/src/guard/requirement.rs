//! What has to be proven, by kind of action: one table.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::action::ActionKind;
use crate::canonical::Sha256Digest;

macro_rules! items {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $known:literal;)+) => {
        /// A kind of evidence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum EvidenceItemKind {
            $($(#[doc = $doc])+ $name,)+
        }

        impl EvidenceItemKind {
            /// Every kind, in table order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The kind as it is written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// Whether the course of the action itself shows it, so that nobody has to hand it in, and nobody can.
            #[must_use]
            pub const fn is_known_from_events(self) -> bool {
                match self { $(Self::$name => $known,)+ }
            }
        }
    };
}

items! {
    /// The schema the intent was checked against.
    IntentSchema = "intent_schema", true;
    /// The policies were asked about the action.
    PolicyChecks = "policy_checks", true;
    /// The policies were asked about what is taken in.
    PolicyEvaluation = "policy_evaluation", true;
    /// Every quorum agreed.
    Approval = "approval", true;
    /// What the object was before: a restore point.
    Snapshot = "snapshot", true;
    /// How long the execution took.
    ExecutionTime = "execution_time", true;
    /// The statement that runs.
    Sql = "sql", false;
    /// Where the data comes from.
    DatasetLineage = "dataset_lineage", false;
    /// What the data has to be like.
    DataContract = "data_contract", false;
    /// Tests of the data against its contract.
    ValidationTests = "validation_tests", false;
    /// The model of the pipeline.
    SqlModel = "sql_model", false;
    /// Tests of the model.
    UnitTests = "unit_tests", false;
    /// Checks of the data's quality.
    DqChecks = "dq_checks", false;
    /// What the change does to others.
    ImpactAnalysis = "impact_analysis", false;
    /// What the change concerns.
    AffectedEntities = "affected_entities", false;
    /// How the change is taken back.
    RollbackPlan = "rollback_plan", false;
}

impl fmt::Display for EvidenceItemKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceItem {
    /// What it shows.
    pub item: EvidenceItemKind,
    /// The digest of the artifact.
    pub digest: Sha256Digest,
    /// For tests and checks: whether they passed. What does not say so has not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<bool>,
}

/// By when a piece of evidence is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceDue {
    /// Before anything runs.
    Execution,
    /// Before the action is complete: it can only be had of what ran.
    Completion,
}

/// One row of the table: what has to be proven, by when, and whether it is something that can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidenceRequirement {
    /// What.
    pub item: EvidenceItemKind,
    /// By when.
    pub due: EvidenceDue,
    /// Whether it has to have passed.
    pub must_pass: bool,
}

const fn before(item: EvidenceItemKind) -> EvidenceRequirement {
    EvidenceRequirement { item, due: EvidenceDue::Execution, must_pass: false }
}

const fn after(item: EvidenceItemKind) -> EvidenceRequirement {
    EvidenceRequirement { item, due: EvidenceDue::Completion, must_pass: false }
}

const fn passed(row: EvidenceRequirement) -> EvidenceRequirement {
    EvidenceRequirement { must_pass: true, ..row }
}

const QUERY: &[EvidenceRequirement] = &[
    before(EvidenceItemKind::IntentSchema),
    before(EvidenceItemKind::PolicyChecks),
    before(EvidenceItemKind::Sql),
    after(EvidenceItemKind::DatasetLineage),
    after(EvidenceItemKind::ExecutionTime),
];

const DATASET_ONBOARD: &[EvidenceRequirement] = &[
    before(EvidenceItemKind::DataContract),
    passed(after(EvidenceItemKind::ValidationTests)),
    before(EvidenceItemKind::PolicyEvaluation),
    before(EvidenceItemKind::Approval),
];

const PIPELINE_DEPLOY: &[EvidenceRequirement] = &[
    before(EvidenceItemKind::SqlModel),
    passed(before(EvidenceItemKind::UnitTests)),
    passed(after(EvidenceItemKind::DqChecks)),
    before(EvidenceItemKind::Snapshot),
    before(EvidenceItemKind::Approval),
];

const POLICY_CHANGE: &[EvidenceRequirement] = &[
    before(EvidenceItemKind::ImpactAnalysis),
    before(EvidenceItemKind::AffectedEntities),
    before(EvidenceItemKind::Approval),
    before(EvidenceItemKind::RollbackPlan),
];

/// What every action leaves behind, whatever it does.
const OTHER: &[EvidenceRequirement] = &[
    before(EvidenceItemKind::IntentSchema),
    before(EvidenceItemKind::PolicyChecks),
    after(EvidenceItemKind::ExecutionTime),
];

/// What has to be proven for a kind of action.
///
/// ```
/// use bastion_core::guard::{ActionKind, EvidenceItemKind, required_evidence};
///
/// let tests = required_evidence(ActionKind::PipelineDeploy).iter().find(|row| row.item == EvidenceItemKind::UnitTests);
/// assert!(tests.is_some_and(|row| row.must_pass));
/// ```
#[must_use]
pub const fn required_evidence(action: ActionKind) -> &'static [EvidenceRequirement] {
    match action {
        ActionKind::Query => QUERY,
        ActionKind::DatasetOnboard => DATASET_ONBOARD,
        ActionKind::PipelineDeploy => PIPELINE_DEPLOY,
        ActionKind::PolicyChange => POLICY_CHANGE,
        ActionKind::Other => OTHER,
    }
}

/// Why a piece of evidence does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceGap {
    /// It is not there.
    Absent,
    /// It is there and did not pass, or does not say that it did.
    NotPassed,
}

/// A piece of evidence that is required and does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MissingEvidence {
    /// Which one.
    pub item: EvidenceItemKind,
    /// Why.
    pub gap: EvidenceGap,
}

impl fmt::Display for MissingEvidence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.gap {
            EvidenceGap::Absent => write!(formatter, "`{}`", self.item),
            EvidenceGap::NotPassed => write!(formatter, "`{}` (not passed)", self.item),
        }
    }
}

//! What the analysis is asked within, and what it answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::policy::{Effect, Obligations, PolicyRequest, RequiredApproval, Strictness};

/// A part of a request, by its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum RequestField {
    /// What is to be done.
    #[serde(rename = "action")]
    Action,
    /// Where.
    #[serde(rename = "environment")]
    Environment,
    /// The tenant.
    #[serde(rename = "tenant")]
    Tenant,
    /// What for.
    #[serde(rename = "purpose")]
    Purpose,
    /// How many rows.
    #[serde(rename = "rows")]
    Rows,
    /// What the schema change does.
    #[serde(rename = "change")]
    Change,
    /// What asks.
    #[serde(rename = "principal.kind")]
    PrincipalKind,
    /// The roles of who asks.
    #[serde(rename = "principal.roles")]
    PrincipalRoles,
    /// Where who asks acts from.
    #[serde(rename = "principal.jurisdiction")]
    PrincipalJurisdiction,
    /// The data set.
    #[serde(rename = "resource.dataset")]
    ResourceDataset,
    /// Its business domain.
    #[serde(rename = "resource.domain")]
    ResourceDomain,
    /// How personal it is.
    #[serde(rename = "resource.pii_level")]
    ResourcePiiLevel,
    /// The jurisdiction it is under.
    #[serde(rename = "resource.jurisdiction")]
    ResourceJurisdiction,
    /// Its tags.
    #[serde(rename = "resource.tags")]
    ResourceTags,
}

impl RequestField {
    /// The path as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Environment => "environment",
            Self::Tenant => "tenant",
            Self::Purpose => "purpose",
            Self::Rows => "rows",
            Self::Change => "change",
            Self::PrincipalKind => "principal.kind",
            Self::PrincipalRoles => "principal.roles",
            Self::PrincipalJurisdiction => "principal.jurisdiction",
            Self::ResourceDataset => "resource.dataset",
            Self::ResourceDomain => "resource.domain",
            Self::ResourcePiiLevel => "resource.pii_level",
            Self::ResourceJurisdiction => "resource.jurisdiction",
            Self::ResourceTags => "resource.tags",
        }
    }
}

/// The requests that are asked about: all that can be written, unless it says less.
///
/// A list names every value that occurs. A request may still leave the field out, unless `always_stated` names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Universe {
    /// The actions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<String>>,
    /// The environments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environments: Option<Vec<String>>,
    /// The tenants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenants: Option<Vec<String>>,
    /// The purposes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purposes: Option<Vec<String>>,
    /// The roles: anyone may have any of them together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// The names of the data sets; not patterns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datasets: Option<Vec<String>>,
    /// The business domains.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domains: Option<Vec<String>>,
    /// The jurisdictions, of principals and of data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdictions: Option<Vec<String>>,
    /// The tags: data may have any of them together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    /// What every request states. An action is always stated, and roles and tags that are left out are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub always_stated: Vec<RequestField>,
}

/// Whether an answer holds whatever the conditions of policies say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnalysisCertainty {
    /// It follows from the typed part of the policies, and the evaluator confirms its request.
    Proven,
    /// A condition decides.
    Unknown,
}

/// An answer of three values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// A condition decides, or the search was too long.
    Unknown,
}

/// How the requests of the two policies of a conflict lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Overlap {
    /// The one that wins matches part of what the other matches: an exception from it.
    Exception,
    /// The one that wins matches everything that the other matches, which therefore never decides.
    Eclipse,
    /// Each matches something that the other does not.
    Partial,
}

/// Two policies with different effects that match the same request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// The policy that wins of the two: the stronger effect.
    pub winner: String,
    /// Its effect.
    pub winner_effect: Effect,
    /// The other policy.
    pub loser: String,
    /// Its effect.
    pub loser_effect: Effect,
    /// How their requests lie to each other, conditions aside.
    pub overlap: Overlap,
    /// A request that both match.
    pub request: PolicyRequest,
    /// Whether they do match it, whatever conditions say.
    pub certainty: AnalysisCertainty,
}

/// The pairs of policies whose effects differ and that match a common request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conflicts {
    /// The pairs, by the identifiers of the winner and the loser; the first ones where there are many.
    pub found: Vec<Conflict>,
    /// How many there are.
    pub total: u64,
}

/// A policy that never decides: its removal changes no decision's effect, no approval that is needed, and nothing that is
/// to be hidden or written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Shadow {
    /// The policy.
    pub policy: String,
    /// The policies one of which matches wherever it does and outweighs it. Two may name each other: then one of them
    /// has to stay.
    pub covered_by: Vec<String>,
    /// A request that it matches, conditions aside, and one of them too.
    pub request: PolicyRequest,
    /// Unknown where a condition of a covering policy decides.
    pub certainty: AnalysisCertainty,
}

/// The policies that never decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Shadows {
    /// The policies, by identifier.
    pub found: Vec<Shadow>,
    /// The policies of which it could not be found out within the limit, by identifier.
    pub incomplete: Vec<String>,
}

/// A policy that no request of the universe matches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeverMatching {
    /// The policy.
    pub policy: String,
    /// Each of the fields that alone keeps it from matching.
    pub fields: Vec<RequestField>,
}

/// Requests that no policy matches, so that they are blocked by default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// One of them.
    pub request: PolicyRequest,
    /// What makes it one: every request that says the same in these fields, and whatever it says in others, is in the
    /// gap. None of them can be left out.
    pub fields: Vec<RequestField>,
    /// Unknown where only the condition of a policy could match.
    pub certainty: AnalysisCertainty,
    /// The policies with a condition that could match the request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditional: Vec<String>,
}

/// The requests that no policy matches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gaps {
    /// Representatives, in the order they were found.
    pub found: Vec<Gap>,
    /// Whether there are gaps of other kinds than those found.
    pub more: Verdict,
}

/// Everything about one set of policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Analysis {
    /// Pairs of policies with different effects on a common request.
    pub conflicts: Conflicts,
    /// Policies that never decide.
    pub shadows: Shadows,
    /// Policies that never match.
    pub never_matching: Vec<NeverMatching>,
    /// Requests without a policy.
    pub gaps: Gaps,
}

/// One kind of difference between two sets of policies, with a request on which they differ so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// The effect before.
    pub before: Effect,
    /// The effect after.
    pub after: Effect,
    /// What that does to those who ask.
    pub strictness: Strictness,
    /// A request on which the two differ so; the evaluator of each set says so.
    pub request: PolicyRequest,
    /// The policies that have the effect before; none where it is the default.
    pub policies_before: Vec<String>,
    /// The policies that have the effect after; none where it is the default.
    pub policies_after: Vec<String>,
    /// The approvals needed before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals_before: Vec<RequiredApproval>,
    /// The approvals needed after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals_after: Vec<RequiredApproval>,
    /// What has to be hidden and written down before.
    #[serde(default, skip_serializing_if = "Obligations::is_empty")]
    pub obligations_before: Obligations,
    /// What has to be hidden and written down after.
    #[serde(default, skip_serializing_if = "Obligations::is_empty")]
    pub obligations_after: Obligations,
}

/// How two sets of policies decide, compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// Whether both decide every request alike: the same effect, and approvals and obligations that imply each
    /// other.
    pub equivalent: Verdict,
    /// Whether the new set asks at least as much of every request as the old one.
    pub at_least_as_strict: Verdict,
    /// Whether the new set asks at most as much of every request as the old one.
    pub at_most_as_strict: Verdict,
    /// One difference of each kind: by the effects and what the difference does.
    pub differences: Vec<Difference>,
    /// The policies with a condition that keep something from being decided, by identifier.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undetermined: Vec<String>,
    /// Whether everything was looked at; otherwise the sets are too entangled for the limit.
    pub complete: bool,
}

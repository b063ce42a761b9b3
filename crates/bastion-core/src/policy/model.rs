//! A policy as it is written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::obligation::Obligations;
use super::rego::RegoDecision;
use crate::canonical::{self, CanonicalError, Digest};
use crate::finding::Audience;

/// What a policy is about; for people and reports, it decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicyKind {
    /// Who may see or do what.
    Access,
    /// What data must be like.
    Quality,
    /// How long data is kept.
    Retention,
    /// Who has to agree.
    Approval,
}

/// What a policy does to the requests it matches, weakest first: the strongest matching effect wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Permitted.
    Allow,
    /// Permitted once the approvers have agreed.
    RequireApproval,
    /// Refused.
    Block,
}

impl Effect {
    /// The effect as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::RequireApproval => "require_approval",
            Self::Block => "block",
        }
    }
}

impl std::fmt::Display for Effect {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// How grave a match is; for people and reports, it decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Note it.
    Low,
    /// Look into it.
    Medium,
    /// Act on it.
    High,
    /// Stop and act.
    Critical,
}

/// How personal data is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PiiLevel {
    /// Not personal.
    None,
    /// Personal, of little harm.
    Low,
    /// Personal and sensitive.
    High,
}

impl PiiLevel {
    /// The level as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

/// What acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PrincipalKind {
    /// A person.
    User,
    /// A program with an account of its own.
    Service,
    /// A program that decides by a language model.
    Agent,
}

impl PrincipalKind {
    /// The kind as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Service => "service",
            Self::Agent => "agent",
        }
    }
}

/// The strongest finding level of a schema change, `none` where there is no finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeLevel {
    /// No finding.
    None,
    /// Worth knowing.
    Info,
    /// May break.
    Warning,
    /// Breaks.
    Error,
}

impl ChangeLevel {
    /// The level as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A choice of values: in the first list, and not in the second. Either may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Selection {
    /// At least one of these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any_of: Option<Vec<String>>,
    /// None of these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none_of: Option<Vec<String>>,
}

/// Where a policy applies and to which data. What is left out is a wildcard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The tenants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenants: Option<Vec<String>>,
    /// The environments: `production`, `staging`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environments: Option<Vec<String>>,
    /// The business domains of the data: `payments`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domains: Option<Vec<String>>,
    /// The data sets: names, or patterns with `*`, `?`, `[a-z]` and `{a,b}`; `*` also crosses dots and slashes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datasets: Option<Vec<String>>,
    /// How personal the data is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pii_levels: Option<Vec<PiiLevel>>,
    /// The jurisdictions the data is under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdictions: Option<Selection>,
    /// The data's tags.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Selection>,
}

/// Whom a policy applies to. What is left out is a wildcard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subjects {
    /// The kinds of principal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<PrincipalKind>>,
    /// The principal's roles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Selection>,
    /// The jurisdictions the principal acts from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdictions: Option<Selection>,
}

/// How many rows, both ends included.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowRange {
    /// At least so many rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows_min: Option<u64>,
    /// At most so many rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows_max: Option<u64>,
}

/// Which schema changes, by what they do to whom. What is left out is a wildcard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeScope {
    /// The strongest level among the audiences named (among all where none is named). Left out: any finding where
    /// audiences are named, anything otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub levels: Option<Vec<ChangeLevel>>,
    /// The audiences whose level counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audiences: Option<Vec<Audience>>,
    /// At least one finding of these rules: `COL004`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<String>>,
}

/// Who has to agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approvers {
    /// The roles that may approve.
    pub roles: Vec<String>,
    /// How many different people have to approve: at least 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub min: u32,
    /// Whether the requester's own approval does not count (four eyes).
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub distinct_from_requester: bool,
}

/// One policy. What it leaves out is a wildcard: it matches every request, also one that does not state it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Unique in its set: lower-case letters, digits, `.`, `_` and `-`.
    pub id: String,
    /// Counted up by its author at each change of meaning: from 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub version: u32,
    /// What people call it.
    pub name: String,
    /// Why it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it is about.
    pub kind: PolicyKind,
    /// Where it applies and to which data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// Whom it applies to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subjects: Option<Subjects>,
    /// The actions: `data.read`, `schema.change`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<String>>,
    /// What the data is used for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purposes: Option<Vec<String>>,
    /// How many rows are touched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<RowRange>,
    /// Which schema changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeScope>,
    /// A further condition in Rego: rules without a `package` line, one of them `holds`, whose value is a boolean.
    /// It sees the request as `input`. Undefined, any other value and any error count against the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// A decision made by code in Rego, for the requests that everything else matches. It takes the place of `effect`,
    /// which has to be `block`: what a failure of the code counts as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rego: Option<RegoDecision>,
    /// What it does to the requests it matches.
    pub effect: Effect,
    /// Who has to agree; with `require_approval` and only there, or with `rego`, where the code may ask for approval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approvers: Option<Approvers>,
    /// What whoever carries out the decision has to keep to; not with `block`, which nobody carries out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligations: Option<Obligations>,
    /// How grave a match is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// What a person is told when it matches; without it, the policy's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Policy {
    /// A policy that asks for nothing, to be narrowed.
    ///
    /// ```
    /// use bastion_core::policy::{Effect, Policy, PolicyKind};
    ///
    /// let read = vec!["data.read".to_owned()];
    /// let policy = Policy { actions: Some(read), ..Policy::new("read", "Reading", PolicyKind::Access, Effect::Allow) };
    /// assert_eq!(policy.reason(), "Reading");
    /// ```
    pub fn new(id: impl Into<String>, name: impl Into<String>, kind: PolicyKind, effect: Effect) -> Self {
        Self {
            id: id.into(),
            version: 1,
            name: name.into(),
            description: None,
            kind,
            scope: None,
            subjects: None,
            actions: None,
            purposes: None,
            rows: None,
            change: None,
            when: None,
            rego: None,
            effect,
            approvers: None,
            obligations: None,
            severity: None,
            reason: None,
        }
    }

    /// The digest of the policy's canonical JSON.
    ///
    /// # Errors
    ///
    /// A number beyond ±(2^53−1).
    pub fn digest(&self) -> Result<Digest, CanonicalError> {
        Ok(Digest::of("bastion.policy/v1", &canonical::to_bytes(self)?))
    }

    /// What a person is told when it matches.
    #[must_use]
    pub fn reason(&self) -> &str {
        self.reason.as_deref().unwrap_or(&self.name)
    }

    /// Whether doubt about a request makes this policy match.
    #[must_use]
    pub const fn is_restrictive(&self) -> bool {
        !matches!(self.effect, Effect::Allow) || self.rego.is_some()
    }
}

const fn one() -> u32 {
    1
}

const fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde calls")]
const fn is_one(number: &u32) -> bool {
    *number == 1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde calls")]
const fn is_yes(flag: &bool) -> bool {
    *flag
}

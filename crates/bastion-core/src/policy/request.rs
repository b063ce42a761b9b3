//! What is asked.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::model::{ChangeLevel, PiiLevel, PrincipalKind};
use crate::finding::{Audience, Finding, Impact, Level};

/// Who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Principal {
    /// Who it is, as the identity provider names it.
    pub id: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<PrincipalKind>,
    /// Its roles; a principal without any has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// The jurisdiction it acts from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
}

/// Which data is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// The data set's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<String>,
    /// Its business domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// How personal it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pii_level: Option<PiiLevel>,
    /// The jurisdiction it is under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// Its tags; data without any has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// What a schema change does, as its findings say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeSummary {
    /// The strongest level for each audience that is affected; none for a change without findings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub impacts: Vec<Impact>,
    /// The rules that found something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
}

impl ChangeSummary {
    /// The summary of a change's findings: per audience the strongest level, in the order of [`Audience::ALL`], and
    /// the rules, sorted.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let strongest = |audience: Audience| {
            let impacts =
                findings.iter().flat_map(|finding| &finding.impacts).filter(|impact| impact.audience == audience);
            impacts.max_by_key(|impact| (impact.level, Reverse(impact.certainty))).copied()
        };
        let mut rules: Vec<String> = findings.iter().map(|finding| finding.rule.clone()).collect();
        rules.sort_unstable();
        rules.dedup();
        Self { impacts: Audience::ALL.into_iter().filter_map(strongest).collect(), rules }
    }

    /// The strongest level for any audience.
    #[must_use]
    pub fn level(&self) -> ChangeLevel {
        match self.impacts.iter().map(|impact| impact.level).max() {
            None => ChangeLevel::None,
            Some(Level::Info) => ChangeLevel::Info,
            Some(Level::Warning) => ChangeLevel::Warning,
            Some(Level::Error) => ChangeLevel::Error,
        }
    }
}

/// One question: may this principal do this action to this data. What it leaves out is not known, and counts against
/// it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyRequest {
    /// The tenant, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// Who asks.
    pub principal: Principal,
    /// What is to be done: `data.read`, `schema.change`, …
    pub action: String,
    /// Where: `production`, `staging`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// How many rows are touched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    /// Which data.
    #[serde(default)]
    pub resource: Resource,
    /// What the schema change does, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeSummary>,
    /// What whoever asks has counted: requests of the last minute, money spent today, … Only conditions see them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub counters: BTreeMap<String, u64>,
}

impl PolicyRequest {
    /// A request that states only who and what.
    pub fn new(principal: impl Into<String>, action: impl Into<String>) -> Self {
        Self {
            principal: Principal { id: principal.into(), ..Principal::default() },
            action: action.into(),
            ..Self::default()
        }
    }
}

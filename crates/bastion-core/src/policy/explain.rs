//! Why each policy matches a request or does not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::compile::{PolicySet, PolicyTest};
use super::condition::{ConditionInput, ConditionOutcome};
use super::dimension::Dimension;
use super::model::{Effect, Policy, Scope, Selection, Subjects};
use super::rego::RegoAnswer;
use super::request::PolicyRequest;

/// What keeps a policy from matching.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mismatch {
    /// The policy's field, by its path.
    pub field: String,
    /// What it asks for.
    pub expected: Value,
    /// What the request states; null where it states nothing.
    pub actual: Value,
}

/// Why one policy matches or does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// The policy.
    pub policy: String,
    /// Its effect.
    pub effect: Effect,
    /// Whether it matches.
    pub matched: bool,
    /// The first of its fields that does not, where it does not match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mismatch: Option<Mismatch>,
    /// What it asks for and the request does not state, which counts against the request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unstated: Vec<String>,
    /// How its condition failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
}

/// A policy that one more fitting answer would make match.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NearMiss {
    /// The policy.
    pub policy: String,
    /// Its effect.
    pub effect: Effect,
    /// The only one of its fields that does not match.
    pub mismatch: Mismatch,
}

impl PolicySet {
    /// The policies, by identifier, that only one of their fields keeps from matching.
    ///
    /// ```
    /// use bastion_core::policy::{PolicyRequest, PolicySet, packs};
    ///
    /// let policies = PolicySet::compile(packs::pack("breaking-changes")?.document()?.policies)?;
    /// let near = policies.near_misses(&PolicyRequest::new("ada", "data.read"));
    /// assert_eq!(near[0].policy, "breaking-changes.allow");
    /// assert_eq!(near[0].mismatch.field, "actions");
    /// # Ok::<(), bastion_core::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn near_misses(&self, request: &PolicyRequest) -> Vec<NearMiss> {
        let symbols = self.symbols(request);
        let mut input = ConditionInput::default();
        let near = |(policy, test): (&Policy, &PolicyTest)| {
            let dimensions = test.mismatches(&symbols);
            if dimensions.len() > 1 {
                return None;
            }
            let holds = test.condition.as_ref().map(|condition| condition.evaluate(request, &mut input));
            let holds = match holds {
                None => true,
                Some(ConditionOutcome::Holds(holds)) => holds,
                Some(ConditionOutcome::Failed(_)) => test.restrictive,
            };
            let mismatch = match (dimensions.first(), holds) {
                (Some(dimension), true) => mismatch(policy, request, *dimension),
                (None, false) => refused_by("when"),
                _ => return None,
            };
            Some(NearMiss { policy: policy.id.clone(), effect: policy.effect, mismatch })
        };
        self.policies.iter().zip(&self.tests).filter_map(near).collect()
    }

    /// Says of every policy, by identifier, why it matches a request or does not.
    #[must_use]
    pub fn explain(&self, request: &PolicyRequest) -> Vec<Explanation> {
        let symbols = self.symbols(request);
        let mut input = ConditionInput::default();
        let explain = |(policy, test): (&Policy, &PolicyTest)| {
            let mut explanation = Explanation {
                policy: policy.id.clone(),
                effect: policy.effect,
                matched: true,
                mismatch: None,
                unstated: Vec::new(),
                failure: None,
            };
            if let Some(dimension) = test.mismatch(&symbols) {
                explanation.matched = false;
                explanation.mismatch = Some(mismatch(policy, request, dimension));
                return explanation;
            }
            explanation.unstated = unstated(policy, request);
            match test.condition.as_ref().map(|condition| condition.evaluate(request, &mut input)) {
                None | Some(ConditionOutcome::Holds(true)) => {}
                Some(ConditionOutcome::Holds(false)) => {
                    explanation.matched = false;
                    explanation.mismatch = Some(refused_by("when"));
                }
                Some(ConditionOutcome::Failed(problem)) => {
                    explanation.matched = policy.is_restrictive();
                    explanation.failure = Some(problem);
                }
            }
            if explanation.matched {
                match test.code(policy, request, &mut input) {
                    None => {}
                    Some(Ok(RegoAnswer { effect: None, .. })) => {
                        explanation.matched = false;
                        explanation.mismatch = Some(refused_by("rego"));
                    }
                    Some(Ok(RegoAnswer { effect: Some(effect), .. })) => explanation.effect = effect,
                    Some(Err(problem)) => explanation.failure = Some(problem),
                }
            }
            explanation
        };
        self.policies.iter().zip(&self.tests).map(explain).collect()
    }
}

fn refused_by(code: &str) -> Mismatch {
    Mismatch { field: code.to_owned(), expected: json!(true), actual: json!(false) }
}

fn mismatch(policy: &Policy, request: &PolicyRequest, dimension: Dimension) -> Mismatch {
    Mismatch {
        field: dimension.field().to_owned(),
        expected: dimension.expected(policy),
        actual: dimension.actual(request),
    }
}

/// What a policy asks for and a request does not state, by the request's paths.
pub(super) fn unstated(policy: &Policy, request: &PolicyRequest) -> Vec<String> {
    let empty = (Scope::default(), Subjects::default());
    let scope = policy.scope.as_ref().unwrap_or(&empty.0);
    let subjects = policy.subjects.as_ref().unwrap_or(&empty.1);
    let asks = |selection: &Option<Selection>| {
        selection.as_ref().is_some_and(|selection| selection.any_of.is_some() || selection.none_of.is_some())
    };
    let (principal, resource) = (&request.principal, &request.resource);
    let asked = [
        (scope.tenants.is_some() && request.tenant.is_none(), "tenant"),
        (scope.environments.is_some() && request.environment.is_none(), "environment"),
        (subjects.kinds.is_some() && principal.kind.is_none(), "principal.kind"),
        (asks(&subjects.jurisdictions) && principal.jurisdiction.is_none(), "principal.jurisdiction"),
        (scope.datasets.is_some() && resource.dataset.is_none(), "resource.dataset"),
        (scope.domains.is_some() && resource.domain.is_none(), "resource.domain"),
        (scope.pii_levels.is_some() && resource.pii_level.is_none(), "resource.pii_level"),
        (asks(&scope.jurisdictions) && resource.jurisdiction.is_none(), "resource.jurisdiction"),
        (policy.purposes.is_some() && request.purpose.is_none(), "purpose"),
        (policy.rows.is_some() && request.rows.is_none(), "rows"),
        (policy.change.is_some() && request.change.is_none(), "change"),
    ];
    asked.into_iter().filter(|(missing, _)| *missing).map(|(_, path)| path.to_owned()).collect()
}

//! Why each policy matches a request or does not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::compile::PolicySet;
use super::condition::{ConditionInput, ConditionOutcome};
use super::evaluate::Dimension;
use super::model::{Effect, Policy, Scope, Selection, Subjects};
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

impl PolicySet {
    /// Says of every policy, by identifier, why it matches a request or does not.
    #[must_use]
    pub fn explain(&self, request: &PolicyRequest) -> Vec<Explanation> {
        let symbols = self.symbols(request);
        let mut input = ConditionInput::default();
        let explain = |(policy, test): (&Policy, &super::compile::PolicyTest)| {
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
                    let field = "when".to_owned();
                    explanation.mismatch = Some(Mismatch { field, expected: json!(true), actual: json!(false) });
                }
                Some(ConditionOutcome::Failed(problem)) => {
                    explanation.matched = policy.is_restrictive();
                    explanation.failure = Some(problem);
                }
            }
            explanation
        };
        self.policies.iter().zip(&self.tests).map(explain).collect()
    }
}

fn mismatch(policy: &Policy, request: &PolicyRequest, dimension: Dimension) -> Mismatch {
    let scope = policy.scope.as_ref();
    let subjects = policy.subjects.as_ref();
    let (principal, resource) = (&request.principal, &request.resource);
    let (field, expected, actual) = match dimension {
        Dimension::Environments => {
            ("scope.environments", json!(scope.map(|scope| &scope.environments)), json!(request.environment))
        }
        Dimension::Actions => ("actions", json!(policy.actions), json!(request.action)),
        Dimension::Tenants => ("scope.tenants", json!(scope.map(|scope| &scope.tenants)), json!(request.tenant)),
        Dimension::Kinds => ("subjects.kinds", json!(subjects.map(|subjects| &subjects.kinds)), json!(principal.kind)),
        Dimension::PiiLevels => {
            ("scope.pii_levels", json!(scope.map(|scope| &scope.pii_levels)), json!(resource.pii_level))
        }
        Dimension::Roles => ("subjects.roles", json!(subjects.map(|subjects| &subjects.roles)), json!(principal.roles)),
        Dimension::Domains => ("scope.domains", json!(scope.map(|scope| &scope.domains)), json!(resource.domain)),
        Dimension::ResourceJurisdictions => {
            ("scope.jurisdictions", json!(scope.map(|scope| &scope.jurisdictions)), json!(resource.jurisdiction))
        }
        Dimension::SubjectJurisdictions => (
            "subjects.jurisdictions",
            json!(subjects.map(|subjects| &subjects.jurisdictions)),
            json!(principal.jurisdiction),
        ),
        Dimension::Purposes => ("purposes", json!(policy.purposes), json!(request.purpose)),
        Dimension::Tags => ("scope.tags", json!(scope.map(|scope| &scope.tags)), json!(resource.tags)),
        Dimension::Rows => ("rows", json!(policy.rows), json!(request.rows)),
        Dimension::Change => ("change", json!(policy.change), json!(request.change)),
        Dimension::Datasets => ("scope.datasets", json!(scope.map(|scope| &scope.datasets)), json!(resource.dataset)),
    };
    Mismatch { field: field.to_owned(), expected, actual }
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

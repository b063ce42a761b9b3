//! Tests of policies: requests with what shall be decided on them, and what became of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::compile::PolicySet;
use super::decision::Decision;
use super::document::{self, POLICY_TESTS_FORMAT};
use super::error::PolicyError;
use super::explain::Explanation;
use super::model::{Effect, Policy};
use super::request::PolicyRequest;
use crate::limits::POLICY_CASES_MAX;

/// One case: a request and what shall be decided on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyCase {
    /// What the case shows.
    pub name: String,
    /// The question.
    pub request: PolicyRequest,
    /// The effect that the decision shall have.
    pub effect: Effect,
    /// The identifiers of all policies that shall match, in any order; left out, any may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matched: Option<Vec<String>>,
    /// The reasons of all policies that shall match, in any order; left out, any may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Vec<String>>,
}

/// A file of cases that stands beside the policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyTests {
    /// `bastion.policy_tests/v1`.
    pub format: String,
    /// Policies that stand beside those under test, in every case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Policy>,
    /// The cases, in any order.
    pub cases: Vec<PolicyCase>,
}

impl PolicyTests {
    /// Reads JSON where the first character is `{`, YAML otherwise.
    ///
    /// ```
    /// use bastion_core::policy::{Effect, PolicyTests};
    ///
    /// let tests = PolicyTests::read(br#"
    /// format: bastion.policy_tests/v1
    /// cases:
    ///   - name: nobody reads
    ///     request: { principal: { id: ada }, action: data.read }
    ///     effect: block
    /// "#)?;
    /// assert_eq!(tests.cases[0].effect, Effect::Block);
    /// # Ok::<(), bastion_core::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What is wrong with the text or its shape; more cases than a run may have.
    pub fn read(bytes: &[u8]) -> Result<Self, PolicyError> {
        let tests: Self = document::read_as(bytes, POLICY_TESTS_FORMAT)?;
        within_limit(tests.cases.len())?;
        Ok(tests)
    }
}

pub(super) fn within_limit(count: usize) -> Result<(), PolicyError> {
    if count > POLICY_CASES_MAX {
        let what = "test cases in one document".to_owned();
        return Err(PolicyError::Limit { what, count, count_max: POLICY_CASES_MAX });
    }
    Ok(())
}

/// What became of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseOutcome {
    /// As expected.
    Passed,
    /// Otherwise than expected.
    Failed,
    /// It could not be decided.
    Error,
}

/// Something that is not as expected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseMismatch {
    /// The case's field: `effect`, `matched`, `reasons`; of a rule in Rego, its value.
    pub field: String,
    /// As the case says.
    pub expected: Value,
    /// As it was decided.
    pub actual: Value,
}

/// One case and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseResult {
    /// Where the case stands: a file, a pack, or the policies' own tests.
    pub suite: String,
    /// Its name; of a rule in Rego, its path.
    pub name: String,
    /// The line of a rule in Rego, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What became of it.
    pub outcome: CaseOutcome,
    /// What is not as expected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mismatches: Vec<CaseMismatch>,
    /// Why the policies in question match or do not: those that match, and those that should.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explanations: Vec<Explanation>,
    /// Why it could not be decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

impl PolicySet {
    /// Decides the requests of some cases and compares.
    #[must_use]
    pub fn test(&self, suite: &str, cases: &[PolicyCase]) -> Vec<CaseResult> {
        cases.iter().map(|case| self.test_case(suite, case)).collect()
    }

    fn test_case(&self, suite: &str, case: &PolicyCase) -> CaseResult {
        let mut result = CaseResult {
            suite: suite.to_owned(),
            name: case.name.clone(),
            line: None,
            outcome: CaseOutcome::Passed,
            mismatches: Vec::new(),
            explanations: Vec::new(),
            problem: None,
        };
        let decision = match self.decide(&case.request) {
            Ok(decision) => decision,
            Err(error) => {
                result.outcome = CaseOutcome::Error;
                result.problem = Some(error.to_string());
                return result;
            }
        };
        result.mismatches = mismatches(case, &decision);
        if !result.mismatches.is_empty() {
            result.outcome = CaseOutcome::Failed;
            let in_question = |explanation: &Explanation| {
                explanation.matched || case.matched.iter().flatten().any(|id| *id == explanation.policy)
            };
            result.explanations = self.explain(&case.request).into_iter().filter(in_question).collect();
        }
        result
    }
}

fn mismatches(case: &PolicyCase, decision: &Decision) -> Vec<CaseMismatch> {
    let mut found = Vec::new();
    let mut compare = |field: &str, expected: Value, actual: Value| {
        if expected != actual {
            found.push(CaseMismatch { field: field.to_owned(), expected, actual });
        }
    };
    compare("effect", json!(case.effect), json!(decision.effect));
    if let Some(expected) = &case.matched {
        compare("matched", sorted(expected), sorted(decision.matched.iter().map(|policy| &policy.id)));
    }
    if let Some(expected) = &case.reasons {
        compare("reasons", sorted(expected), sorted(decision.matched.iter().map(|policy| &policy.reason)));
    }
    found
}

fn sorted<'a>(texts: impl IntoIterator<Item = &'a String>) -> Value {
    let mut texts: Vec<&String> = texts.into_iter().collect();
    texts.sort_unstable();
    json!(texts)
}

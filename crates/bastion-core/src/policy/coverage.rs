//! What some requests try of policies: whether each matched, did not, and decided, and each of its borders from both
//! sides.
//!
//! *Inside* a field is a request that the policy matches; *just outside* is one that this field alone keeps from it.
//! A bound on rows is tried inside by its own number and outside by the next one.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::compile::{PolicySet, PolicyTest};
use super::condition::{ConditionInput, ConditionOutcome, Observer};
use super::decision::Decision;
use super::dimension::Dimension;
use super::error::PolicyError;
use super::model::{Effect, Policy};
use super::rego::ProgramObserver;
use super::request::PolicyRequest;

/// One field of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldCoverage {
    /// The field, by its path.
    pub field: String,
    /// Whether a request was inside.
    pub inside: bool,
    /// Whether a request was just outside.
    pub outside: bool,
}

/// The lines of a text in Rego, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineCoverage {
    /// What it is: a file's path, or a policy's field.
    pub path: String,
    /// The lines that ran.
    pub covered: Vec<u32>,
    /// The lines that did not.
    pub not_covered: Vec<u32>,
}

/// What was tried of one policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoveredPolicy {
    /// The policy.
    pub policy: String,
    /// How many requests it matched.
    pub matched: u64,
    /// How many it did not.
    pub not_matched: u64,
    /// How many would have been decided otherwise without it: another effect, or other approvals.
    pub decisive: u64,
    /// Its fields, in the order of their tests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldCoverage>,
    /// Its code in Rego.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineCoverage>,
    /// Whether all of that was tried. A policy that asks for nothing need not fail to match.
    pub complete: bool,
}

/// What was tried of some policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyCoverage {
    /// The policies, by identifier.
    pub policies: Vec<CoveredPolicy>,
    /// How many of them are complete.
    pub complete_policies: u64,
    /// Whether all are.
    pub complete: bool,
}

/// Watches requests being decided.
#[derive(Debug, Default)]
pub struct CoverageRecorder {
    policies: BTreeMap<String, Record>,
}

#[derive(Debug)]
struct Record {
    covered: CoveredPolicy,
    borders: Vec<Border>,
    observer: Option<Observer>,
    program: Option<ProgramObserver>,
}

/// What has to be tried from both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Border {
    Field(Dimension),
    RowsMin(u64),
    RowsMax(u64),
    Condition,
}

impl Border {
    fn all(policy: &Policy) -> Vec<Self> {
        let asked = Dimension::ALL.into_iter().filter(|dimension| dimension.is_asked(policy));
        let rows = policy.rows.iter().flat_map(|rows| {
            [rows.rows_min.filter(|least| *least > 0).map(Self::RowsMin), rows.rows_max.map(Self::RowsMax)]
        });
        let fields = asked.filter(|dimension| *dimension != Dimension::Rows).map(Self::Field);
        fields.chain(rows.flatten()).chain(policy.when.as_ref().map(|_| Self::Condition)).collect()
    }

    fn field(self) -> String {
        let field = match self {
            Self::Field(dimension) => dimension.field(),
            Self::RowsMin(_) => "rows.rows_min",
            Self::RowsMax(_) => "rows.rows_max",
            Self::Condition => "when",
        };
        field.to_owned()
    }
}

/// How one request lies to one policy.
struct Position<'a> {
    request: &'a PolicyRequest,
    /// The fields that keep it from matching.
    outside: Vec<Dimension>,
    /// What the condition says, where there is one.
    holds: Option<bool>,
}

impl Position<'_> {
    fn is_inside(&self) -> bool {
        self.outside.is_empty() && self.holds != Some(false)
    }

    fn tries(&self, border: Border) -> (bool, bool) {
        let inside = self.is_inside();
        let only = |dimension: Dimension| self.outside == [dimension] && self.holds != Some(false);
        let rows = self.request.rows;
        match border {
            Border::Field(dimension) => (inside, only(dimension)),
            Border::RowsMin(least) => {
                (inside && rows == Some(least), only(Dimension::Rows) && rows == least.checked_sub(1))
            }
            Border::RowsMax(most) => {
                (inside && rows == Some(most), only(Dimension::Rows) && rows.is_some() && rows == most.checked_add(1))
            }
            Border::Condition => (inside, self.outside.is_empty() && self.holds == Some(false)),
        }
    }
}

impl CoverageRecorder {
    /// Watches these policies; others that stand beside them are not counted.
    #[must_use]
    pub fn new<'a>(policies: impl IntoIterator<Item = &'a Policy>) -> Self {
        let record = |policy: &Policy| {
            let borders = Border::all(policy);
            let field = |border: &Border| FieldCoverage { field: border.field(), inside: false, outside: false };
            let covered = CoveredPolicy {
                policy: policy.id.clone(),
                matched: 0,
                not_matched: 0,
                decisive: 0,
                fields: borders.iter().map(field).collect(),
                lines: Vec::new(),
                complete: false,
            };
            (policy.id.clone(), Record { covered, borders, observer: None, program: None })
        };
        Self { policies: policies.into_iter().map(record).collect() }
    }

    /// Puts a request to a set and records what it tries.
    ///
    /// # Errors
    ///
    /// As [`PolicySet::decide`].
    pub fn record(&mut self, set: &PolicySet, request: &PolicyRequest) -> Result<(), PolicyError> {
        let symbols = set.symbols(request);
        let decision = set.decide(request)?;
        let mut input = ConditionInput::default();
        for (policy, test) in set.policies.iter().zip(&set.tests) {
            let Some(record) = self.policies.get_mut(&policy.id) else { continue };
            let outside = test.mismatches(&symbols);
            // code that more than one field keeps out is not asked
            let holds = if outside.len() < 2 { record.holds(test, request, &mut input) } else { None };
            record.add(&Position { request, outside, holds }, is_decisive(&decision, &policy.id));
        }
        Ok(())
    }

    /// What was tried so far.
    #[must_use]
    pub fn finish(self) -> PolicyCoverage {
        let policies: Vec<CoveredPolicy> = self.policies.into_values().map(Record::finish).collect();
        let complete_policies = policies.iter().filter(|policy| policy.complete).count();
        PolicyCoverage {
            complete: complete_policies == policies.len(),
            complete_policies: u64::try_from(complete_policies).unwrap_or(u64::MAX),
            policies,
        }
    }
}

impl Record {
    fn holds(&mut self, test: &PolicyTest, request: &PolicyRequest, input: &mut ConditionInput) -> Option<bool> {
        let condition = test.condition.as_ref().map(|condition| {
            let observer = self.observer.get_or_insert_with(|| condition.observer());
            match observer.evaluate(request, input) {
                ConditionOutcome::Holds(holds) => holds,
                ConditionOutcome::Failed(_) => test.restrictive,
            }
        });
        if condition == Some(false) {
            return condition;
        }
        let program = test.program.as_ref().map(|program| {
            let observer = self.program.get_or_insert_with(|| program.observer());
            observer.evaluate(request, input).map_or(true, |answer| answer.effect.is_some())
        });
        program.or(condition)
    }

    fn add(&mut self, position: &Position<'_>, decisive: bool) {
        if position.is_inside() {
            self.covered.matched += 1;
        } else {
            self.covered.not_matched += 1;
        }
        self.covered.decisive += u64::from(decisive);
        for (border, field) in self.borders.iter().zip(&mut self.covered.fields) {
            let (inside, outside) = position.tries(*border);
            field.inside |= inside;
            field.outside |= outside;
        }
    }

    fn finish(self) -> CoveredPolicy {
        let mut covered = self.covered;
        covered.lines = self.observer.as_ref().map(Observer::lines).into_iter().collect();
        covered.lines.extend(self.program.iter().flat_map(ProgramObserver::lines));
        let tried = covered.fields.iter().all(|field| field.inside && field.outside);
        let ran = covered.lines.iter().all(|lines| lines.not_covered.is_empty());
        let missed = covered.not_matched > 0 || covered.fields.is_empty();
        covered.complete = covered.matched > 0 && missed && covered.decisive > 0 && tried && ran;
        covered
    }
}

/// Whether a decision would be another one without a policy.
fn is_decisive(decision: &Decision, policy: &str) -> bool {
    if !decision.matched.iter().any(|matched| matched.id == policy) {
        return false;
    }
    let others = decision.matched.iter().filter(|matched| matched.id != policy);
    let effect = others.map(|matched| matched.effect).max().unwrap_or(Effect::Block);
    effect != decision.effect || decision.approvals.iter().any(|approval| approval.policy == policy)
}

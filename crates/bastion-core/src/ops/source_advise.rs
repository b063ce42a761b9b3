//! `source.advise`: the advice of `sql.advise`, with the plans of a server and indexes that it tries without making them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sql_advise::{self, advised, bounded, together};
use crate::error::Error;
use crate::port::{ExplainRequest, Introspector, Runtime, SnapshotOptions, SourceError, StatisticsRequest};
use crate::snapshot::{Snapshot, StatisticsMethod};
use crate::sql::advice::index::{Chooser, Estimator, IndexAdvice, Limits};
use crate::sql::advice::{Confidence, Question};
use crate::sql::plan;

/// What `source.advise` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SourceAdviseInput")]
pub struct Input {
    /// The address of the source.
    pub source: String,
    /// The statements; those without a plan are explained by the server, and none is run.
    pub statements: Vec<Question>,
    /// What new indexes are bound by.
    #[serde(default)]
    pub limits: Limits,
}

/// What `source.advise` gives.
pub type Output = sql_advise::Output;

/// Advises on statements as a server would run them.
///
/// Indexes are tried on the server where it can plan with indexes that are not there (PostgreSQL with `hypopg`), and
/// estimated from statistics otherwise; the confidence says which.
///
/// # Errors
///
/// Any `source_…` code; as `sql.advise`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    bounded(&input.statements)?;
    let connection = runtime.connect(&input.source).await?;
    let source = connection.introspector.as_ref();
    let method = StatisticsMethod::Catalog;
    let statistics = StatisticsRequest { method, sample_values: 0, sample_seed: None, distribution: true };
    let options = SnapshotOptions { statistics: Some(statistics), ..SnapshotOptions::default() };
    let snapshot = source.snapshot(&options).await?;
    let questions = explained(source, input.statements).await?;
    let statements = advised(&snapshot, &questions)?;
    let indexes = match simulated(source, &snapshot, &questions, input.limits).await {
        Ok(advice) if advice.statements.iter().any(|cost| cost.before.is_some()) => advice,
        // it cannot plan with indexes that are not there, or cannot plan at all
        Ok(_) | Err(SourceError::NotFound { .. }) => estimated(&snapshot, &questions, input.limits),
        Err(failure) => return Err(failure.into()),
    };
    Ok(together(statements, indexes))
}

/// The statements with the plans that the server gives.
async fn explained(source: &dyn Introspector, mut questions: Vec<Question>) -> Result<Vec<Question>, Error> {
    for question in questions.iter_mut().filter(|question| question.plan.is_none()) {
        let request = ExplainRequest { sql: question.sql.clone(), indexes: Vec::new() };
        let answer = source.explain(&[request]).await?.pop();
        question.plan = answer.and_then(|answer| answer.plan);
    }
    Ok(questions)
}

/// The choice by what the server says of indexes that are not there.
async fn simulated(
    source: &dyn Introspector,
    snapshot: &Snapshot,
    questions: &[Question],
    limits: Limits,
) -> Result<IndexAdvice, SourceError> {
    let mut chooser = Chooser::new(snapshot, questions, limits, Confidence::High);
    while !chooser.questions().is_empty() {
        let mut costs = Vec::with_capacity(chooser.questions().len());
        for asked in chooser.questions().to_vec() {
            let named = asked.indexes.iter().filter_map(|index| chooser.candidates().get(*index));
            let indexes: Vec<String> = named.map(|candidate| candidate.sql().to_owned()).collect();
            let sql = questions.get(asked.statement).map(|question| question.sql.clone()).unwrap_or_default();
            let answer = source.explain(&[ExplainRequest { sql, indexes }]).await?.pop().unwrap_or_default();
            let sizes = asked.indexes.iter().zip(&answer.index_bytes);
            sizes.for_each(|(index, bytes)| chooser.resize(*index, *bytes));
            let cost = answer.plan.and_then(|plan| plan::read(&plan).ok()).and_then(|plan| plan.root.total_cost);
            costs.push(cost);
        }
        chooser.answer(&costs);
    }
    Ok(chooser.finish())
}

fn estimated(snapshot: &Snapshot, questions: &[Question], limits: Limits) -> IndexAdvice {
    let estimator = Estimator { snapshot, questions };
    let mut chooser = Chooser::new(snapshot, questions, limits, Confidence::Low);
    while !chooser.questions().is_empty() {
        let asked = chooser.questions().iter();
        let costs: Vec<_> = asked.map(|question| estimator.cost(chooser.candidates(), question)).collect();
        chooser.answer(&costs);
    }
    chooser.finish()
}

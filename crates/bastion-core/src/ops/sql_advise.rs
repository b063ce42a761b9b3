//! `sql.advise`: what makes statements slow, wrong or dangerous, and what to do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::limits::ADVISED_STATEMENTS_MAX;
use crate::snapshot::{Snapshot, SnapshotDocument};
use crate::sql::advice::index::{Chooser, Estimator, IndexAdvice, Limits};
use crate::sql::advice::{self, Advice, Confidence, Question, Severity};

/// What `sql.advise` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlAdviseInput")]
pub struct Input {
    /// The schema, with statistics where there are some.
    pub snapshot: SnapshotDocument,
    /// The statements, with their plans and times where they are known.
    pub statements: Vec<Question>,
    /// What new indexes are bound by.
    #[serde(default)]
    pub limits: Limits,
}

/// What `sql.advise` gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlAdviseOutput")]
pub struct Output {
    /// The worst of all issues; absent when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// What there is to say of each statement, in their order.
    pub statements: Vec<Advice>,
    /// The indexes that are worth making for all of them together.
    pub indexes: IndexAdvice,
}

/// Advises on statements, from their text, a schema, plans and times; indexes by statistics alone.
///
/// # Errors
///
/// As `snapshot.read`; `invalid_json` or `invalid_document` for what is no plan; `limit_exceeded`.
pub fn run(input: Input) -> Result<Output, Error> {
    let snapshot = Snapshot::new(input.snapshot)?;
    bounded(&input.statements)?;
    let statements = advised(&snapshot, &input.statements)?;
    let estimator = Estimator { snapshot: &snapshot, questions: &input.statements };
    let mut chooser = Chooser::new(&snapshot, &input.statements, input.limits, Confidence::Low);
    while !chooser.questions().is_empty() {
        let asked = chooser.questions().iter();
        let costs: Vec<_> = asked.map(|question| estimator.cost(chooser.candidates(), question)).collect();
        chooser.answer(&costs);
    }
    Ok(together(statements, chooser.finish()))
}

/// Refuses more statements than are looked at together.
pub(super) fn bounded(statements: &[Question]) -> Result<(), Error> {
    if statements.len() <= ADVISED_STATEMENTS_MAX {
        return Ok(());
    }
    let message =
        format!("{} statements, and at most {ADVISED_STATEMENTS_MAX} are looked at together", statements.len());
    Err(Error::new(ErrorCode::LimitExceeded, message).with_hint("ask about those that take most of the time"))
}

/// What there is to say of each statement.
pub(super) fn advised(snapshot: &Snapshot, statements: &[Question]) -> Result<Vec<Advice>, Error> {
    statements.iter().map(|question| Ok(advice::advise(snapshot, question)?)).collect()
}

/// All of it together.
pub(super) fn together(statements: Vec<Advice>, indexes: IndexAdvice) -> Output {
    Output { severity: statements.iter().filter_map(|advice| advice.severity).max(), statements, indexes }
}

//! What makes statements slow, wrong or dangerous, and what to do about it.
//!
//! [`advise`] looks at statements, the schema they run on, what was measured of them and how a server runs them. Each
//! rule of the catalogue ([`catalogue`]) sees one statement; [`index`] proposes indexes for all of them together.
//!
//! A rewritten statement is offered only where it gives the same rows by what the schema guarantees: keys, foreign keys
//! and columns that refuse nulls. Everything else is a recommendation in words.

pub mod index;
mod model;
mod record;
mod rule;
mod severity;
mod subject;

pub use model::{Advice, Confidence, Evidence, IndexUsage, Issue, Place, Question, Recommendation, Rewrite, Severity};
pub use record::{RuleText, catalogue};
pub use severity::{Cost, severity_of};

use super::plan::{self, PlanError};
use crate::snapshot::Snapshot;
use subject::Subject;

/// Advises on one statement.
///
/// A statement that cannot be parsed is looked at through its plan alone, and the advice says so.
///
/// # Errors
///
/// [`PlanError`] when the plan that is given cannot be read.
pub fn advise(snapshot: &Snapshot, question: &Question) -> Result<Advice, PlanError> {
    let plan = question.plan.as_deref().map(plan::read).transpose()?;
    Ok(Subject::with(snapshot, question, plan.as_ref(), |subject, unread| {
        let mut advice = Advice::of(rule::look(subject));
        advice.unread = unread;
        advice
    }))
}

#[cfg(test)]
mod tests;

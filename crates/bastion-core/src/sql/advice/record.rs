//! What a rule is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::rule::RULES;
use super::subject::Subject;
use super::{Confidence, Evidence, Rewrite, Severity};
use crate::sql::ir::Span;
use crate::sql::plan::Step;

/// A rule of the catalogue.
pub(super) struct Rule {
    /// Never used again for something else.
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) severity: Severity,
    /// Time and rows do not move the severity.
    pub(super) fixed: bool,
    /// What it finds, as a phrase.
    pub(super) title: &'static str,
    /// Why that is bad.
    pub(super) why: &'static str,
    /// What to do.
    pub(super) action: &'static str,
    pub(super) look: fn(&Subject<'_>) -> Vec<Hit>,
}

/// What a rule found.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub(super) message: String,
    pub(super) confidence: Confidence,
    pub(super) span: Option<Span>,
    pub(super) evidence: Vec<Evidence>,
    /// Rows that the step handles each time.
    pub(super) rows: Option<f64>,
    pub(super) rewrite: Option<Rewrite>,
    /// Says more than the rule's own recommendation.
    pub(super) action: Option<String>,
}

impl Hit {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            confidence: Confidence::High,
            span: None,
            evidence: Vec::new(),
            rows: None,
            rewrite: None,
            action: None,
        }
    }

    pub(super) fn at(self, span: Span) -> Self {
        Self { span: Some(span).filter(|span| !span.is_unknown()), ..self }
    }

    pub(super) fn with(self, confidence: Confidence) -> Self {
        Self { confidence, ..self }
    }

    pub(super) fn over(self, rows: f64) -> Self {
        Self { rows: Some(rows), ..self }
    }

    pub(super) fn todo(self, action: impl Into<String>) -> Self {
        Self { action: Some(action.into()), ..self }
    }

    pub(super) fn rewritten(self, rewrite: Option<Rewrite>) -> Self {
        Self { rewrite, ..self }
    }

    /// A step of the plan is what it stands on.
    pub(super) fn on(mut self, step: &Step<'_>, estimated: Option<f64>, actual: Option<f64>) -> Self {
        let (subject, plan_path) = (step.node.title(), Some(step.path.clone()));
        self.evidence.push(Evidence { subject, plan_path, estimated, actual });
        self
    }

    /// Something of the schema is what it stands on.
    pub(super) fn because_of(mut self, subject: impl Into<String>, actual: Option<f64>) -> Self {
        self.evidence.push(Evidence { subject: subject.into(), plan_path: None, estimated: None, actual });
        self
    }
}

/// What a rule says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// The rule: `H01`.
    pub rule: String,
    /// Its name.
    pub name: String,
    /// How bad it is before time and rows are known.
    pub severity: Severity,
    /// What it finds.
    pub title: String,
    /// Why that is bad.
    pub why: String,
    /// What to do.
    pub action: String,
}

/// Every rule, by id.
#[must_use]
pub fn catalogue() -> Vec<RuleText> {
    let text = |rule: &&Rule| RuleText {
        rule: rule.id.to_owned(),
        name: rule.name.to_owned(),
        severity: rule.severity,
        title: rule.title.to_owned(),
        why: rule.why.to_owned(),
        action: rule.action.to_owned(),
    };
    RULES.iter().map(text).collect()
}

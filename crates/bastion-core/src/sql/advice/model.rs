//! What is asked and what is answered. Names and levels are those of the analyses that teams already store:
//! `severity`, `issues`, `recommendations`; LOW, MEDIUM, HIGH, CRITICAL.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::Hit;
use super::subject::Subject;
use crate::sql::workload::QueryStatistics;

/// A statement, and what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AdviceQuestion")]
pub struct Question {
    /// One statement.
    pub sql: String,
    /// What EXPLAIN says of it as JSON, with or without ANALYZE, as the server wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// What was seen of it in a window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics: Option<QueryStatistics>,
    /// Milliseconds that all queries of that window took together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_total_ms: Option<f64>,
    /// Where names that are not qualified are looked up; the product's usual place when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub search_path: Vec<String>,
    /// It should only read: writing is worth a word then.
    #[serde(default)]
    pub reads_only: bool,
    /// How often indexes were read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub index_usage: Vec<IndexUsage>,
}

/// How often an index was read: a row of `pg_stat_user_indexes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AdviceIndexUsage")]
pub struct IndexUsage {
    /// The schema.
    pub schema: String,
    /// The index.
    pub index: String,
    /// `idx_scan`.
    pub scans: u64,
}

/// How bad an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[schemars(rename = "AdviceSeverity")]
pub enum Severity {
    /// A matter of style, or of little effect.
    Low,
    /// Worth a change when somebody is at it.
    Medium,
    /// Slow, or soon.
    High,
    /// Wrong results, lost rows, or a server on its knees.
    Critical,
}

impl Severity {
    /// The severity as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "LOW",
            Self::Medium => "MEDIUM",
            Self::High => "HIGH",
            Self::Critical => "CRITICAL",
        }
    }
}

/// How sure an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "AdviceConfidence")]
pub enum Confidence {
    /// It may be meant so, or the data may make it harmless.
    Low,
    /// Estimated, not measured.
    Medium,
    /// Follows from the statement and the schema, or was measured.
    High,
}

/// Where in the text something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AdvicePlace")]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The first byte.
    pub start_byte: u32,
    /// The byte after the last.
    pub end_byte: u32,
}

/// What an issue stands on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AdviceEvidence")]
pub struct Evidence {
    /// What it is: a step of the plan, a statistic, an index.
    pub subject: String,
    /// Where in the plan: which child of which child, empty for the last step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_path: Option<String>,
    /// What was expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimated: Option<f64>,
    /// What was measured, or stands in the schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<f64>,
}

/// Another statement that gives the same rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AdviceRewrite")]
pub struct Rewrite {
    /// The statement.
    pub sql: String,
    /// Why it gives the same rows.
    pub because: String,
}

/// Something wrong with a statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AdviceIssue")]
pub struct Issue {
    /// The rule: `H01`.
    pub rule: String,
    /// The rule's name: `sequential-scan-for-few-rows`.
    pub name: String,
    /// How bad it is here.
    pub severity: Severity,
    /// How sure that is.
    pub confidence: Confidence,
    /// What is wrong, in a sentence.
    pub message: String,
    /// Where in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What it stands on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AdviceRecommendation")]
pub struct Recommendation {
    /// The rules it answers, by id.
    pub rules: Vec<String>,
    /// What to do, in a sentence.
    pub action: String,
    /// The statement to put in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rewrite: Option<Rewrite>,
}

/// What there is to say of a statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// The worst of the issues; absent when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// The issues, the worst first.
    pub issues: Vec<Issue>,
    /// What to do, in the order of the issues.
    pub recommendations: Vec<Recommendation>,
    /// Why the statement's text was not looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
}

impl Advice {
    pub(super) fn of(mut hits: Vec<(Issue, Recommendation)>) -> Self {
        let place = |issue: &Issue| issue.place.map_or(u32::MAX, |place| place.start_byte);
        hits.sort_by(|(left, _), (right, _)| {
            let worst_first = right.severity.cmp(&left.severity).then_with(|| left.rule.cmp(&right.rule));
            worst_first.then(place(left).cmp(&place(right))).then_with(|| left.message.cmp(&right.message))
        });
        hits.dedup_by(|(left, _), (right, _)| left == right);
        let mut recommendations: Vec<Recommendation> = Vec::new();
        let mut issues = Vec::with_capacity(hits.len());
        for (issue, recommendation) in hits {
            let same = |known: &&mut Recommendation| {
                known.action == recommendation.action && known.rewrite == recommendation.rewrite
            };
            match recommendations.iter_mut().find(same) {
                Some(known) if known.rules.contains(&issue.rule) => {}
                Some(known) => known.rules.push(issue.rule.clone()),
                None => recommendations.push(recommendation),
            }
            issues.push(issue);
        }
        let severity = issues.iter().map(|issue| issue.severity).max();
        Self { severity, issues, recommendations, unread: None }
    }
}

impl Issue {
    pub(super) fn of(rule: &super::record::Rule, hit: &Hit, subject: &Subject<'_>) -> Self {
        Self {
            rule: rule.id.to_owned(),
            name: rule.name.to_owned(),
            severity: super::severity_of(rule.severity, rule.fixed, subject.cost(hit.rows)),
            confidence: hit.confidence,
            message: hit.message.clone(),
            place: hit.span.and_then(|span| subject.place(span)),
            evidence: hit.evidence.clone(),
        }
    }
}

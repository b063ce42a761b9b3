//! What the data said to the probes of conditional findings, and what the findings are then.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Comparison, summarise};
use crate::finding::{Certainty, Finding};

/// What a database answered to one probe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ProbeAnswer {
    /// There is such a row: the finding is proven.
    Row,
    /// There is none: what depended on it is cleared.
    NoRow,
    /// It could not be asked: the finding stays conditional.
    Unanswered(Unanswered),
}

/// Why a probe was not answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unanswered {
    /// The reason: out of time, not permitted, no such object.
    pub reason: String,
}

/// A probe's answer, by the finding it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnsweredProbe {
    /// The identifier of the finding.
    pub finding: String,
    /// The rule.
    pub rule: String,
    /// What was asked.
    pub query: String,
    /// What was answered.
    pub answer: ProbeAnswer,
}

/// The probes of a comparison's conditional findings: identifier, rule, query.
pub fn open_probes(comparison: &Comparison) -> impl Iterator<Item = (&Finding, &str)> {
    comparison.findings.iter().filter_map(|finding| {
        let conditional = finding.impacts.iter().any(|impact| impact.certainty == Certainty::Conditional);
        Some((finding, finding.probe.as_ref().filter(|_| conditional)?.query.as_str()))
    })
}

/// Settles what the answers settle: a row proves, no row clears. A finding of which nothing is left is gone.
#[must_use]
pub fn settle(mut comparison: Comparison, answers: &[AnsweredProbe]) -> Comparison {
    comparison.findings = comparison
        .findings
        .into_iter()
        .filter_map(|finding| {
            let answer = answers.iter().find(|answer| answer.finding == finding.id).map(|answer| &answer.answer);
            match answer {
                Some(ProbeAnswer::Row) => Some(proven(finding)),
                Some(ProbeAnswer::NoRow) => cleared(finding),
                Some(ProbeAnswer::Unanswered(_)) | None => Some(finding),
            }
        })
        .collect();
    comparison.summary = summarise(&comparison.findings);
    comparison
}

fn proven(mut finding: Finding) -> Finding {
    for impact in &mut finding.impacts {
        if impact.certainty == Certainty::Conditional {
            impact.certainty = Certainty::Proven;
        }
    }
    weigh(finding)
}

fn cleared(mut finding: Finding) -> Option<Finding> {
    finding.impacts.retain(|impact| impact.certainty != Certainty::Conditional);
    finding.probe = None;
    (!finding.impacts.is_empty()).then(|| weigh(finding))
}

/// The level is the strongest impact's, and so is the certainty.
pub(super) fn weigh(mut finding: Finding) -> Finding {
    if let Some(strongest) =
        finding.impacts.iter().max_by_key(|impact| (impact.level, std::cmp::Reverse(impact.certainty)))
    {
        (finding.level, finding.certainty) = (strongest.level, strongest.certainty);
    }
    finding
}

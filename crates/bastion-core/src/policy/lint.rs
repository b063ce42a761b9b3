//! What a reviewer would say of policies: the analysis in findings, and what looks like a slip.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::analysis::{Analysis, AnalysisCertainty, Conflict, Gap, Overlap, RequestField, Universe, Verdict};
use super::compile::PolicySet;
use super::dimension::Dimension;
use super::error::PolicyError;
use super::model::{Effect, Policy, Selection};
use super::request::PolicyRequest;
use crate::finding::Level;

/// What a finding about policies is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicyFindingKind {
    /// A document or a policy breaks a rule of the format.
    Invalid,
    /// Two policies with different effects match a common request.
    Conflict,
    /// A policy never decides.
    Shadowed,
    /// A policy never matches.
    NeverMatching,
    /// No policy matches a request.
    Gap,
    /// A policy allows whatever is asked.
    AllowsEverything,
    /// Who asks may approve their own request.
    SelfApproval,
    /// A value stands twice in a list.
    RepeatedValue,
    /// A question could not be answered within the limits.
    Incomplete,
}

/// Something to know about policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyFinding {
    /// How grave it is.
    pub level: Level,
    /// What it is about.
    pub kind: PolicyFindingKind,
    /// What is the matter, in one sentence.
    pub message: String,
    /// The policies concerned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<String>,
    /// The field concerned, by its path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The file concerned, where one cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// A request that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<PolicyRequest>,
    /// Whether it holds whatever conditions say; only of what an analysis found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<AnalysisCertainty>,
}

impl PolicyFinding {
    fn new(level: Level, kind: PolicyFindingKind, policies: Vec<String>, message: String) -> Self {
        Self { level, kind, message, policies, field: None, path: None, request: None, certainty: None }
    }

    /// What is wrong with a document.
    #[must_use]
    pub fn invalid(path: Option<String>, message: String) -> Self {
        Self { path, ..Self::new(Level::Error, PolicyFindingKind::Invalid, Vec::new(), message) }
    }

    fn shown_by(mut self, request: &PolicyRequest, certainty: AnalysisCertainty) -> Self {
        self.request = Some(request.clone());
        self.certainty = Some(certainty);
        self
    }
}

/// Everything to know about a set of policies, the gravest first.
///
/// ```
/// use bastion_core::policy::{PolicyDocument, PolicyFindingKind, PolicySet, Universe, lint};
///
/// let document = PolicyDocument::read(br#"
/// format: bastion.policy/v1
/// policies: [{ id: open, name: Open, kind: access, effect: allow }]
/// "#)?;
/// let findings = lint(&PolicySet::compile(document.policies)?, &Universe::default())?;
/// assert_eq!(findings[0].kind, PolicyFindingKind::AllowsEverything);
/// # Ok::<(), bastion_core::policy::PolicyError>(())
/// ```
///
/// # Errors
///
/// As [`PolicySet::analyse`].
pub fn lint(set: &PolicySet, universe: &Universe) -> Result<Vec<PolicyFinding>, PolicyError> {
    let mut findings: Vec<PolicyFinding> = set.policies().iter().flat_map(slips).collect();
    findings.extend(analysed(&set.analyse(universe)?));
    findings.sort_by(|left, right| {
        let key = |finding: &PolicyFinding| (Reverse(finding.level), finding.kind);
        (key(left), &left.policies, &left.field).cmp(&(key(right), &right.policies, &right.field))
    });
    Ok(findings)
}

fn slips(policy: &Policy) -> Vec<PolicyFinding> {
    let finding = |kind, message: String| PolicyFinding::new(Level::Warning, kind, vec![policy.id.clone()], message);
    let mut found = Vec::new();
    let asks = Dimension::ALL.into_iter().any(|dimension| dimension.is_asked(policy)) || policy.when.is_some();
    if policy.effect == Effect::Allow && !asks {
        let message = format!("policy `{}` allows everything: it asks for nothing", policy.id);
        found.push(finding(PolicyFindingKind::AllowsEverything, message));
    }
    if policy.approvers.as_ref().is_some_and(|approvers| !approvers.distinct_from_requester && approvers.min == 1) {
        let message = format!("policy `{}` lets people approve their own requests", policy.id);
        let field = Some("approvers.distinct_from_requester".to_owned());
        found.push(PolicyFinding { field, ..finding(PolicyFindingKind::SelfApproval, message) });
    }
    for (field, values) in lists(policy) {
        let mut seen = BTreeSet::new();
        if let Some(value) = values.iter().find(|value| !seen.insert(*value)) {
            let message = format!("policy `{}`: `{value}` stands twice in `{field}`", policy.id);
            let field = Some(field.to_owned());
            let level = Level::Info;
            found.push(PolicyFinding { field, level, ..finding(PolicyFindingKind::RepeatedValue, message) });
        }
    }
    found
}

/// The lists of texts in a policy, by the paths of their fields.
fn lists(policy: &Policy) -> Vec<(&'static str, &Vec<String>)> {
    let scope = policy.scope.as_ref();
    let subjects = policy.subjects.as_ref();
    fn any_of(selection: Option<&Selection>) -> Option<&Vec<String>> {
        selection.and_then(|selection| selection.any_of.as_ref())
    }
    fn none_of(selection: Option<&Selection>) -> Option<&Vec<String>> {
        selection.and_then(|selection| selection.none_of.as_ref())
    }
    let jurisdictions = scope.and_then(|scope| scope.jurisdictions.as_ref());
    let tags = scope.and_then(|scope| scope.tags.as_ref());
    let roles = subjects.and_then(|subjects| subjects.roles.as_ref());
    let origins = subjects.and_then(|subjects| subjects.jurisdictions.as_ref());
    let lists = [
        ("actions", policy.actions.as_ref()),
        ("purposes", policy.purposes.as_ref()),
        ("scope.tenants", scope.and_then(|scope| scope.tenants.as_ref())),
        ("scope.environments", scope.and_then(|scope| scope.environments.as_ref())),
        ("scope.domains", scope.and_then(|scope| scope.domains.as_ref())),
        ("scope.datasets", scope.and_then(|scope| scope.datasets.as_ref())),
        ("scope.jurisdictions.any_of", any_of(jurisdictions)),
        ("scope.jurisdictions.none_of", none_of(jurisdictions)),
        ("scope.tags.any_of", any_of(tags)),
        ("scope.tags.none_of", none_of(tags)),
        ("subjects.roles.any_of", any_of(roles)),
        ("subjects.roles.none_of", none_of(roles)),
        ("subjects.jurisdictions.any_of", any_of(origins)),
        ("subjects.jurisdictions.none_of", none_of(origins)),
        ("change.rules", policy.change.as_ref().and_then(|change| change.rules.as_ref())),
        ("approvers.roles", policy.approvers.as_ref().map(|approvers| &approvers.roles)),
    ];
    lists.into_iter().filter_map(|(field, list)| list.map(|list| (field, list))).collect()
}

fn analysed(analysis: &Analysis) -> Vec<PolicyFinding> {
    let mut found: Vec<PolicyFinding> = analysis.conflicts.found.iter().map(conflict).collect();
    let left_out = analysis.conflicts.total.saturating_sub(u64::try_from(found.len()).unwrap_or(u64::MAX));
    if left_out > 0 {
        found.push(incomplete(format!("{left_out} more conflicts are not listed"), Vec::new()));
    }
    for shadow in &analysis.shadows.found {
        let covered_by = names(&shadow.covered_by);
        let message =
            format!("policy `{}` never decides: {covered_by} outweighs it wherever it matches", shadow.policy);
        let policies = [&shadow.policy].into_iter().chain(&shadow.covered_by).cloned().collect();
        let finding = PolicyFinding::new(Level::Warning, PolicyFindingKind::Shadowed, policies, message);
        found.push(finding.shown_by(&shadow.request, shadow.certainty));
    }
    for never in &analysis.never_matching {
        let message = format!("no request matches policy `{}`: {}", never.policy, fields(&never.fields));
        let policies = vec![never.policy.clone()];
        found.push(PolicyFinding::new(Level::Warning, PolicyFindingKind::NeverMatching, policies, message));
    }
    found.extend(analysis.gaps.found.iter().map(gap));
    if analysis.gaps.more != Verdict::No {
        found.push(incomplete("there may be more requests that no policy matches".to_owned(), Vec::new()));
    }
    if !analysis.shadows.incomplete.is_empty() {
        let message = "it could not be found out whether these policies ever decide".to_owned();
        found.push(incomplete(message, analysis.shadows.incomplete.clone()));
    }
    found
}

fn incomplete(message: String, policies: Vec<String>) -> PolicyFinding {
    PolicyFinding::new(Level::Info, PolicyFindingKind::Incomplete, policies, message)
}

fn conflict(conflict: &Conflict) -> PolicyFinding {
    let Conflict { winner, winner_effect, loser, loser_effect, .. } = conflict;
    let pair = format!("`{winner}` ({winner_effect}) and `{loser}` ({loser_effect})");
    let (level, message) = match conflict.overlap {
        Overlap::Exception => (Level::Info, format!("{pair} meet: the first is an exception from the second")),
        Overlap::Eclipse => (Level::Warning, format!("{pair} meet: wherever the second matches the first wins")),
        Overlap::Partial => (Level::Warning, format!("{pair} meet: there the first wins, elsewhere each decides")),
    };
    let policies = vec![winner.clone(), loser.clone()];
    let finding = PolicyFinding::new(level, PolicyFindingKind::Conflict, policies, message);
    finding.shown_by(&conflict.request, conflict.certainty)
}

fn gap(gap: &Gap) -> PolicyFinding {
    let place = match gap.fields.as_slice() {
        [] => "any request".to_owned(),
        list => format!("a request like this in {}", fields(list)),
    };
    let message = match gap.conditional.as_slice() {
        [] => format!("no policy matches {place}: it is blocked"),
        some => format!("only the condition of {} may match {place}: otherwise it is blocked", names(some)),
    };
    let finding = PolicyFinding::new(Level::Info, PolicyFindingKind::Gap, gap.conditional.clone(), message);
    finding.shown_by(&gap.request, gap.certainty)
}

fn names(policies: &[String]) -> String {
    policies.iter().map(|policy| format!("`{policy}`")).collect::<Vec<_>>().join(", ")
}

fn fields(fields: &[RequestField]) -> String {
    fields.iter().map(|field| format!("`{}`", field.as_str())).collect::<Vec<_>>().join(", ")
}

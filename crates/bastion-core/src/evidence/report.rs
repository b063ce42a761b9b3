//! The report for people: rendered from the signed data alone, and signed itself.

use std::fmt::Write as _;

use super::Predicate;
use super::predicates::{Circumstances, DecisionRecord};
use crate::escape::markdown;
use crate::finding::{Certainty, Finding};

/// Renders the report. The same data always gives the same bytes.
#[must_use]
pub fn render(predicate: &Predicate, findings: &[Finding]) -> String {
    let content = predicate.content();
    let mut text = format!("# {}\n\n", markdown(&content.title()));
    if let Some(decision) = content.decision() {
        headline(&mut text, decision);
    }
    circumstances(&mut text, predicate.circumstances());
    for (name, value) in content.rows() {
        let _ = writeln!(text, "| {name} | {} |", markdown(&value));
    }
    table(&mut text, findings);
    if let Some(decision) = content.decision() {
        reasons(&mut text, decision);
    }
    text
}

fn headline(text: &mut String, decision: &DecisionRecord) {
    let _ = writeln!(text, "**{}**: {}\n", markdown(&decision.effect), markdown(&decision.reason));
}

fn circumstances(text: &mut String, found: &Circumstances) {
    text.push_str("| | |\n|---|---|\n");
    let mut row = |name: &str, value: &str| text.push_str(&format!("| {name} | {} |\n", markdown(value)));
    row("pack", &found.pack_id);
    row("decided at", &found.decided_at);
    row("asked by", &found.actor);
    if let Some(environment) = &found.environment {
        row("environment", environment);
    }
    if let Some(tenant) = &found.tenant {
        row("tenant", tenant);
    }
    row("bastion", &found.engine_version);
}

fn table(text: &mut String, findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    text.push_str(
        "\n## Findings\n\n| level | object | what happened | for whom | rule | id |\n|---|---|---|---|---|---|\n",
    );
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    for finding in sorted {
        let impacts: Vec<_> = finding
            .impacts
            .iter()
            .map(|impact| match impact.certainty {
                Certainty::Proven => format!("{} {}", impact.audience, impact.level),
                other => format!("{} {} ({})", impact.audience, impact.level, other.as_str()),
            })
            .collect();
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} {} | {} |",
            finding.level,
            markdown(&finding.location.path.join(".")),
            markdown(&finding.message),
            markdown(&impacts.join(", ")),
            markdown(&finding.rule),
            markdown(&finding.name),
            markdown(&finding.id),
        );
    }
}

fn reasons(text: &mut String, decision: &DecisionRecord) {
    text.push_str("\n## Decision\n\n");
    if !decision.matched.is_empty() {
        text.push_str("| policy | version | effect | reason | digest |\n|---|---|---|---|---|\n");
    }
    for matched in &decision.matched {
        let (id, effect, reason) = (markdown(&matched.id), markdown(&matched.effect), markdown(&matched.reason));
        let _ = writeln!(
            text,
            "| {id} | {} | {effect} | {reason} | {} |",
            matched.version,
            markdown(&matched.digest.to_string())
        );
    }
    for approval in &decision.approvals {
        let roles = markdown(&approval.roles.join(", "));
        let people =
            if approval.people_min == 1 { "1 person".to_owned() } else { format!("{} people", approval.people_min) };
        let _ = writeln!(
            text,
            "\nNeeds the approval of {people} with one of the roles {roles} (policy {}).",
            markdown(&approval.policy)
        );
    }
    let _ = writeln!(text, "\nPolicies: {}", markdown(&decision.policy_set_digest.to_string()));
    let _ = writeln!(text, "\nRequest: {}", markdown(&decision.request_digest.to_string()));
}

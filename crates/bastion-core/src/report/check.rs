//! A check and a verification as text and Markdown.

use std::fmt::Write as _;

use super::comparison::{comparison_markdown, comparison_text};
use super::demand::{approval_words, obligation_words};
use super::style::Style;
use crate::escape::{markdown, plain};
use crate::evidence::{CheckStatus, LogStanding, LogStatus, Verification};
use crate::flow::CheckOutcome;
use crate::policy::{Decision, Effect};

/// A check for a terminal.
#[must_use]
pub fn check_text(outcome: &CheckOutcome, style: Style) -> String {
    let mut text = comparison_text(&outcome.comparison, style);
    text.push('\n');
    decision_text(&mut text, &outcome.decision, style);
    text
}

/// A check as Markdown.
#[must_use]
pub fn check_markdown(outcome: &CheckOutcome) -> String {
    let decision = &outcome.decision;
    let mut text = format!("## {}\n\n{}\n\n", words(decision.effect), markdown(&decision.reason));
    for approval in &decision.approvals {
        let _ = writeln!(
            text,
            "- needs the approval of {} ({})",
            markdown(&approval.roles.join(", ")),
            markdown(&approval.policy)
        );
    }
    for demanded in obligation_words(&decision.obligations) {
        let _ = writeln!(text, "- keep to: {}", markdown(&demanded));
    }
    text.push('\n');
    text + &comparison_markdown(&outcome.comparison)
}

pub(super) fn decision_text(text: &mut String, decision: &Decision, style: Style) {
    let headline = words(decision.effect);
    let headline = match decision.effect {
        Effect::Allow => style.good(headline),
        Effect::RequireApproval | Effect::Block => style.bad(headline),
    };
    let _ = writeln!(text, "{headline}: {}", plain(&decision.reason));
    for matched in decision.deciding() {
        let _ = writeln!(text, "  {} {}", style.strong(&plain(&matched.id)), style.faint(&plain(&matched.reason)));
    }
    for approval in &decision.approvals {
        let _ = writeln!(text, "  {} {}", style.good("needs:"), approval_words(approval));
    }
    for demanded in obligation_words(&decision.obligations) {
        let _ = writeln!(text, "  {} {demanded}", style.strong("keep to:"));
    }
}

const fn words(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "allowed",
        Effect::RequireApproval => "not allowed without approval",
        Effect::Block => "blocked",
    }
}

/// A verification for a terminal.
#[must_use]
pub fn verification_text(verification: &Verification, style: Style) -> String {
    let mut text = String::new();
    for check in &verification.checks {
        let mark = match check.status {
            CheckStatus::Passed => style.good("ok    "),
            CheckStatus::Failed => style.bad("FAILED"),
            CheckStatus::Withheld => style.faint("not given"),
            CheckStatus::NotChecked => style.faint("not checked"),
        };
        let _ = writeln!(text, "{mark} {}  {}", plain(&check.name), style.faint(&plain(&check.detail)));
    }
    let verdict = if verification.valid { style.good("valid") } else { style.bad("NOT VALID") };
    let pack = verification.pack_id.as_deref().unwrap_or("unknown");
    let _ = writeln!(text, "\n{}\n{verdict}: pack {}", plain(&standing(&verification.log)), plain(pack));
    text
}

/// Whether a pack is in a log, in a line.
fn standing(log: &LogStanding) -> String {
    let origin = log.origin.as_deref().unwrap_or("a log");
    let place = match (log.index, log.tree_size) {
        (Some(index), Some(size)) => format!(" at place {index} of {size}"),
        _ => String::new(),
    };
    match log.status {
        LogStatus::NotLogged => {
            "not logged: nothing shows when it was made, or that others were not taken away".to_owned()
        }
        LogStatus::NotChecked => format!("log not checked: it says to be in {origin}{place}; give the log's key"),
        LogStatus::Logged => format!("logged: in {origin}{place}"),
        LogStatus::Failed => "log: does not hold".to_owned(),
    }
}

/// A verification as Markdown.
#[must_use]
pub fn verification_markdown(verification: &Verification) -> String {
    let mut text = format!(
        "**{}**\n\n| check | result | detail |\n|---|---|---|\n",
        if verification.valid { "valid" } else { "NOT VALID" }
    );
    for check in &verification.checks {
        let result = match check.status {
            CheckStatus::Passed => "passed",
            CheckStatus::Failed => "**failed**",
            CheckStatus::Withheld => "not given away",
            CheckStatus::NotChecked => "not checked",
        };
        let _ = writeln!(text, "| {} | {result} | {} |", markdown(&check.name), markdown(&check.detail));
    }
    let _ = writeln!(text, "\n{}", markdown(&standing(&verification.log)));
    text
}

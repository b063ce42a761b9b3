//! What a log is, as text.

use std::fmt::Write as _;

use super::style::Style;
use crate::escape::plain;
use crate::flow::{LogProblem, LogReport};
use crate::log::Witnessed;

/// The verification of a log for a terminal: what is wrong, a line each, the witnesses, then whether it holds and enough
/// of them signed.
#[must_use]
pub fn log_text(report: &LogReport, witnesses: &[Witnessed], is_valid: bool, style: Style) -> String {
    let mut text = findings_text(report, style);
    for witness in witnesses {
        let _ = writeln!(text, "{}  {}, at {}", style.good("witnessed"), plain(&witness.name), witness.timestamp);
    }
    if !report.uncommitted.is_empty() {
        let _ =
            writeln!(text, "{} files of a writer that did not come to an end: no entries", report.uncommitted.len());
    }
    let verdict = match (is_valid, report.valid) {
        (true, _) => style.good("holds"),
        (false, true) => style.bad("NOT WITNESSED as asked"),
        (false, false) => style.bad("DOES NOT HOLD"),
    };
    let origin = if report.origin.is_empty() { "a log without a checkpoint that can be read" } else { &report.origin };
    let _ = writeln!(text, "{verdict}: {}, {} entries", plain(origin), report.size);
    text
}

/// What is wrong with the tree, a line each.
pub(super) fn findings_text(report: &LogReport, style: Style) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        let problem = problem(finding.problem);
        let line = format!("{}  {}", plain(&finding.place), style.faint(&plain(&finding.message)));
        let _ = writeln!(text, "{} {line}", style.bad(&format!("{problem:<10}")));
    }
    text
}

const fn problem(problem: LogProblem) -> &'static str {
    match problem {
        LogProblem::Checkpoint => "checkpoint",
        LogProblem::Missing => "missing",
        LogProblem::Unreadable => "unreadable",
        LogProblem::Changed => "changed",
        LogProblem::Root => "root",
        LogProblem::Truncated => "truncated",
        LogProblem::Forked => "forked",
        LogProblem::Foreign => "foreign",
    }
}

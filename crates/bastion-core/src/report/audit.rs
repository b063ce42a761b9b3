//! What an audit log is, and what is due in it, as text.

use std::fmt::Write as _;

use super::log::findings_text;
use super::style::Style;
use crate::audit::{DueStatus, KeyDue};
use crate::escape::plain;
use crate::flow::{AuditProblem, AuditReport};

/// The verification of an audit log for a terminal: what is wrong, a line each, then the verdict.
#[must_use]
pub fn audit_text(report: &AuditReport, style: Style) -> String {
    let mut text = findings_text(&report.log, style);
    for finding in &report.findings {
        let line = format!("{}  {}", plain(&finding.place), style.faint(&plain(&finding.message)));
        let _ = writeln!(text, "{} {line}", style.bad(&format!("{:<19}", problem(finding.problem))));
    }
    let verdict = if report.valid { style.good("holds") } else { style.bad("DOES NOT HOLD") };
    let origin =
        if report.log.origin.is_empty() { "a log without a checkpoint that can be read" } else { &report.log.origin };
    let (count, whole, erased) = (report.population.count, report.whole, report.erased);
    let _ =
        writeln!(text, "{verdict}: {}, {count} entries; of their bodies {whole} whole, {erased} erased", plain(origin));
    text
}

/// What is due about keys for a terminal, a line each.
#[must_use]
pub fn due_text(keys: &[KeyDue], style: Style) -> String {
    let mut text = String::new();
    for key in keys {
        let due = &key.due;
        let word = format!("{:<10}", status(due.status));
        let word = match due.status {
            DueStatus::MustErase => style.bad(&word),
            DueStatus::MayErase => style.good(&word),
            DueStatus::Held | DueStatus::NoRule | DueStatus::Keep => word,
        };
        let _ = write!(text, "{word} {}  {} entries", plain(&key.key_id.to_string()), key.entries);
        for (what, moment) in [("keep until", due.keep_until), ("erase by", due.erase_by)] {
            if let Some(moment) = moment {
                let _ = write!(text, ", {what} {moment}");
            }
        }
        if !due.holds.is_empty() {
            let _ = write!(text, ", held by {}", plain(&due.holds.join(", ")));
        }
        text.push_str(if due.overdue && due.status != DueStatus::MustErase { ", overdue\n" } else { "\n" });
    }
    text
}

const fn status(status: DueStatus) -> &'static str {
    match status {
        DueStatus::Held => "held",
        DueStatus::NoRule => "no rule",
        DueStatus::Keep => "keep",
        DueStatus::MayErase => "may erase",
        DueStatus::MustErase => "must erase",
    }
}

const fn problem(problem: AuditProblem) -> &'static str {
    match problem {
        AuditProblem::UnreadableEntry => "unreadable entry",
        AuditProblem::RepeatedId => "repeated id",
        AuditProblem::ClockWentBack => "clock went back",
        AuditProblem::BodyMissing => "body missing",
        AuditProblem::BodyChanged => "body changed",
        AuditProblem::BodyUnrecorded => "body unrecorded",
        AuditProblem::KeyMissing => "key missing",
        AuditProblem::ErasureUnfinished => "erasure unfinished",
    }
}

//! A diagnosis as text and as Markdown.

use std::fmt::Write as _;

use super::style::Style;
use crate::escape::{markdown, plain};
use crate::port::{Diagnosis, DiagnosisStatus};

/// A diagnosis for a terminal.
#[must_use]
pub fn diagnosis_text(diagnosis: &Diagnosis, style: Style) -> String {
    let mut text = format!("{}\n", style.strong(&plain(&diagnosis.address)));
    for check in &diagnosis.checks {
        let mark = match check.status {
            DiagnosisStatus::Good => style.good("✓"),
            DiagnosisStatus::Warning => style.strong("!"),
            DiagnosisStatus::Bad => style.bad("✗"),
            DiagnosisStatus::NotReached => style.faint("–"),
        };
        let _ = writeln!(text, "{mark} {:<10} {}", check.name, plain(&check.detail));
        if let Some(advice) = &check.advice {
            let _ = writeln!(text, "             {} {}", style.good("do:"), plain(advice));
        }
    }
    text
}

/// A diagnosis as Markdown.
#[must_use]
pub fn diagnosis_markdown(diagnosis: &Diagnosis) -> String {
    let mut text = format!("**{}**\n\n| step | result | what to do |\n|---|---|---|\n", markdown(&diagnosis.address));
    for check in &diagnosis.checks {
        let advice = check.advice.as_deref().map(markdown).unwrap_or_default();
        let _ = writeln!(text, "| {} | {} | {advice} |", markdown(&check.name), markdown(&check.detail));
    }
    text
}

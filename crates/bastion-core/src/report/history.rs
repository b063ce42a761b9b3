//! A store's list, and what changed in the data, as text.

use std::fmt::Write as _;

use super::style::Style;
use crate::drift::StatisticsComparison;
use crate::escape::plain;
use crate::port::StoredSnapshot;
use crate::rules::{CompatibilityVerdict, VersionAdvice};

const DIGEST_CHARS: usize = 12;

/// The snapshots of a store for a terminal, oldest first.
#[must_use]
pub fn history_text(snapshots: &[StoredSnapshot], style: Style) -> String {
    let mut text = String::new();
    let mut before = None;
    for entry in snapshots {
        let digest: String = entry.digest.to_hex().chars().take(DIGEST_CHARS).collect();
        let same = if before == Some(entry.digest) { "as before" } else { "" };
        before = Some(entry.digest);
        let line =
            format!("{:>5}  {}  {digest}  {:<9}  {}", entry.number, plain(&entry.taken_at), same, plain(&entry.name));
        let _ = writeln!(
            text,
            "{}",
            if same.is_empty() { style.strong(line.trim_end()) } else { line.trim_end().to_owned() }
        );
    }
    let _ = writeln!(text, "{} snapshots", snapshots.len());
    text
}

/// A verdict over older versions for a terminal: a line each, newest first, then the version advice.
#[must_use]
pub fn compatibility_text<'a>(
    verdicts: impl Iterator<Item = (&'a str, &'a CompatibilityVerdict)>,
    advice: &VersionAdvice,
    style: Style,
) -> String {
    let mut text = String::new();
    for (version, verdict) in verdicts {
        let word = if verdict.passes { style.good("holds ") } else { style.bad("breaks") };
        let _ = writeln!(text, "{word}  {}  {}", plain(version), plain(&verdict.sentence));
    }
    let _ = writeln!(text, "version: {}", plain(&advice.sentence));
    text
}

/// What changed in the data for a terminal: what is out of line, then how much was measured.
#[must_use]
pub fn drift_text(comparison: &StatisticsComparison, style: Style) -> String {
    let mut text = String::new();
    for found in comparison.observations.iter().filter(|found| found.drifted) {
        let _ =
            writeln!(text, "{}  {}", style.strong(&plain(&found.path.join("."))), style.faint(found.measure.words()));
        let _ = writeln!(text, "        {}", plain(&found.sentence));
    }
    let _ = writeln!(
        text,
        "{}",
        style.strong(&format!("{} of {} measures drifted", comparison.drifted, comparison.observations.len()))
    );
    if !comparison.unmeasured.is_empty() {
        let _ = writeln!(text, "{}", style.faint(&format!("{} could not be taken", comparison.unmeasured.len())));
        for found in &comparison.unmeasured {
            let _ = writeln!(text, "  {}  {}", plain(&found.path.join(".")), style.faint(&plain(&found.reason)));
        }
    }
    text
}

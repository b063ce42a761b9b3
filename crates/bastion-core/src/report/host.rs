//! What code hosts read from a job: GitHub's annotations and step summary, one comment on a change, GitLab's code
//! quality.

use serde_json::{Value, json};

use super::comparison::comparison_markdown;
use crate::escape::plain;
use crate::finding::Level;
use crate::rules::Comparison;

/// The first line of the comment that a gate writes and finds again.
pub const COMMENT_MARKER: &str = "<!-- bastion:comparison -->";

/// GitHub refuses a step summary beyond this many bytes, and a comment beyond a sixteenth of it (its documentation,
/// "Workflow commands", "Issue comments": 65,536 characters).
const COMMENT_BYTES_MAX: usize = 65_000;

/// GitHub workflow commands, one line per finding ("Workflow commands for GitHub Actions").
#[must_use]
pub fn comparison_github(comparison: &Comparison, artifact: Option<&str>) -> String {
    let mut text = String::new();
    for finding in &comparison.findings {
        let command = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info => "notice",
        };
        let title = format!("{} {}", finding.rule, finding.name);
        let file = artifact.map(|artifact| format!("file={},line=1,", property(artifact))).unwrap_or_default();
        let path = finding.location.path.join(".");
        let message = data(&plain(&format!("{path}: {}", finding.message)));
        text.push_str(&format!("::{command} {file}title={}::{message}\n", property(&title)));
    }
    text
}

// toCommandValue and toCommandProperty of actions/toolkit
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A comparison as the one comment on a change, with the marker by which the next run finds it.
#[must_use]
pub fn comparison_comment(comparison: &Comparison) -> String {
    let mut text = format!("{COMMENT_MARKER}\n### Schema\n\n{}", comparison_markdown(comparison));
    if text.len() > COMMENT_BYTES_MAX {
        let end = text.char_indices().map(|(place, _)| place).take_while(|place| *place < COMMENT_BYTES_MAX).last();
        text.truncate(end.unwrap_or(0));
        let whole = text.rfind('\n').unwrap_or(0);
        text.truncate(whole);
        text.push_str("\n\nThe rest is too long for a comment.\n");
    }
    text
}

/// GitLab's code quality report ("Code Quality", report format).
#[must_use]
pub fn comparison_gitlab(comparison: &Comparison, artifact: Option<&str>) -> Value {
    let entries = comparison.findings.iter().map(|finding| {
        json!({
            "description": plain(&format!("{}: {}", finding.location.path.join("."), finding.message)),
            "check_name": format!("{} {}", finding.rule, finding.name),
            "fingerprint": finding.id,
            "severity": match finding.level {
                Level::Error => "critical",
                Level::Warning => "minor",
                Level::Info => "info",
            },
            "location": {"path": artifact.unwrap_or("schema"), "lines": {"begin": 1}},
        })
    });
    entries.collect()
}

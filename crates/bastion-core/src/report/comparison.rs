//! A comparison as text and as Markdown.

use std::fmt::Write as _;

use super::style::Style;
use crate::escape::{markdown, plain};
use crate::finding::{Certainty, Finding, Impact};
use crate::rules::{Comparison, Summary};

/// A comparison for a terminal.
#[must_use]
pub fn comparison_text(comparison: &Comparison, style: Style) -> String {
    let mut text = String::new();
    let mut findings: Vec<&Finding> = comparison.findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    for finding in findings {
        finding_text(&mut text, finding, style);
    }
    for candidate in &comparison.diff.candidates {
        let (old, new) = (plain(&candidate.old_path.join(".")), plain(&candidate.new_path.join(".")));
        let kind = candidate.object_kind.as_str();
        let _ = writeln!(
            text,
            "{}  is {kind} {new} what {kind} {old} was? declare the rename to say so\n",
            style.strong("?")
        );
    }
    let _ = writeln!(text, "{}", style.strong(&summary_sentence(&comparison.summary)));
    for found in &comparison.suppressed {
        let path = plain(&found.finding.location.path.join("."));
        let words = format!(
            "suppressed until {}: {} {path}, {}",
            plain(&found.until),
            found.finding.rule,
            plain(&found.reason)
        );
        let _ = writeln!(text, "{}", style.faint(&words));
    }
    if !comparison.diff.complete {
        let _ = writeln!(
            text,
            "{}",
            style.faint("incomplete: some objects are not modelled or not readable (see MET findings)")
        );
    }
    text
}

fn finding_text(text: &mut String, finding: &Finding, style: Style) {
    let level = style.level(finding.level, &format!("{:<7}", finding.level.as_str()));
    let path = plain(&finding.location.path.join("."));
    let _ = writeln!(
        text,
        "{level} {}  {}",
        style.strong(&path),
        style.faint(&format!("{} {}", finding.rule, finding.name))
    );
    let _ = writeln!(text, "        {}", plain(&finding.message));
    let _ = writeln!(text, "        {}", style.faint(&impacts(&finding.impacts)));
    if let Some(hint) = &finding.hint {
        let _ = writeln!(text, "        {} {}", style.good("fix:"), plain(hint));
    }
    if let Some(probe) = &finding.probe {
        let _ = writeln!(text, "        {} {}", style.good("ask:"), plain(&probe.query));
    }
    text.push('\n');
}

/// A comparison as Markdown, for a review comment or a page.
#[must_use]
pub fn comparison_markdown(comparison: &Comparison) -> String {
    let mut text = format!("**{}**\n", summary_sentence(&comparison.summary));
    if !comparison.diff.complete {
        text.push_str("\n> Incomplete: some objects are not modelled or not readable.\n");
    }
    if comparison.findings.is_empty() {
        return text;
    }
    text.push_str("\n| level | object | what happened | for whom | rule |\n|---|---|---|---|---|\n");
    let mut findings: Vec<&Finding> = comparison.findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    for finding in findings {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} {} |",
            finding.level,
            markdown(&finding.location.path.join(".")),
            markdown(&finding.message),
            impacts(&finding.impacts),
            finding.rule,
            finding.name,
        );
    }
    text
}

/// One sentence about a summary: counts, and for whom something breaks.
pub(super) fn summary_sentence(summary: &Summary) -> String {
    if summary.level.is_none() {
        return "no difference that anyone can notice".to_owned();
    }
    let counts: Vec<_> = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "note")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
        .collect();
    let mut sentence = counts.join(", ");
    if !summary.broken_audiences.is_empty() {
        let audiences: Vec<_> = summary.broken_audiences.iter().map(|audience| audience.as_str()).collect();
        let _ = write!(sentence, ": breaks {}", audiences.join(", "));
    }
    sentence
}

/// Levels per audience: `readers error, data error if the probe finds a row`.
pub(super) fn impacts(impacts: &[Impact]) -> String {
    let words: Vec<_> = impacts
        .iter()
        .map(|impact| {
            let condition = match impact.certainty {
                Certainty::Proven => "",
                Certainty::Conditional => " depending on the data",
                Certainty::Unknown => " perhaps",
            };
            format!("{} {}{condition}", impact.audience, impact.level)
        })
        .collect();
    words.join(", ")
}

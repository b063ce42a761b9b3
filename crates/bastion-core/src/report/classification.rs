//! Verdicts on columns as text, Markdown and HTML: which columns, what, how probable, and why.

use std::fmt::Write as _;

use super::html::table;
use super::style::Style;
use crate::escape::{html, markdown, plain};
use crate::privacy::Sensitivity;
use crate::privacy::column::{Classification, ColumnVerdict, EvidenceSource};

/// Verdicts for a terminal: the tagged columns, and how many others have any sign.
#[must_use]
pub fn classification_text(found: &Classification, style: Style) -> String {
    let mut text = String::new();
    let mut relation = String::new();
    for verdict in tagged(found) {
        let here = format!("{}.{}", verdict.schema, verdict.relation);
        if here != relation {
            let _ = writeln!(text, "{}", style.strong(&plain(&here)));
            relation = here;
        }
        let level = match verdict.sensitivity {
            Sensitivity::High => style.bad("high"),
            Sensitivity::Low => style.strong("low"),
            Sensitivity::None => style.faint("none"),
        };
        let _ = writeln!(text, "  {}  {}  {}  {level}", plain(&verdict.column), entity(verdict), percent(verdict));
        let _ = writeln!(text, "      {}", style.faint(&plain(&reasons(verdict))));
    }
    let _ = writeln!(text, "{}", style.strong(&summary(found)));
    text
}

/// Verdicts as Markdown.
#[must_use]
pub fn classification_markdown(found: &Classification) -> String {
    let mut text =
        format!("{}\n\n| column | holds | probability | harm | why |\n|---|---|---|---|---|\n", summary(found));
    for verdict in tagged(found) {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            markdown(&path(verdict)),
            entity(verdict),
            percent(verdict),
            harm(verdict.sensitivity),
            markdown(&reasons(verdict))
        );
    }
    text
}

/// Verdicts as an HTML fragment.
#[must_use]
pub fn classification_html(found: &Classification) -> String {
    let mut body = String::new();
    let mut rows = 0;
    for verdict in tagged(found) {
        rows += 1;
        if rows > super::html::ROWS_MAX {
            continue;
        }
        let colour = match verdict.sensitivity {
            Sensitivity::High => "#b00020",
            Sensitivity::Low => "#8a5a00",
            Sensitivity::None => "#3d6b99",
        };
        let _ = write!(
            body,
            "<tr><td><code>{}</code></td><td style=\"color:{colour}\"><b>{}</b></td><td>{}</td><td>{}</td><td>{}</td></tr>",
            html(&path(verdict)),
            entity(verdict),
            percent(verdict),
            harm(verdict.sensitivity),
            html(&reasons(verdict)),
        );
    }
    table(&html(&summary(found)), &["column", "holds", "probability", "harm", "why"], &body, rows)
}

fn tagged(found: &Classification) -> impl Iterator<Item = &ColumnVerdict> {
    found.verdicts.iter().filter(|verdict| verdict.tagged)
}

fn path(verdict: &ColumnVerdict) -> String {
    [verdict.schema.as_str(), verdict.relation.as_str(), verdict.column.as_str()].join(".")
}

fn entity(verdict: &ColumnVerdict) -> &'static str {
    verdict.entity.map_or("", |entity| entity.as_str())
}

fn percent(verdict: &ColumnVerdict) -> String {
    format!("{:.0} %", verdict.probability * 100.0)
}

const fn harm(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::High => "high",
        Sensitivity::Low => "low",
        Sensitivity::None => "none",
    }
}

fn reasons(verdict: &ColumnVerdict) -> String {
    let told = verdict.evidence.iter().filter(|piece| piece.source != EvidenceSource::Prior);
    told.map(|piece| format!("{} ({:+.1})", piece.sentence, piece.weight)).collect::<Vec<_>>().join("; ")
}

fn summary(found: &Classification) -> String {
    let untagged = found.verdicts.iter().filter(|verdict| !verdict.tagged && verdict.entity.is_some()).count();
    format!(
        "{} of {} columns hold personal data or secrets, {untagged} more have a sign of it",
        found.tagged, found.columns
    )
}

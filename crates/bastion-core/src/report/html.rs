//! HTML fragments for notebooks: no script, no style sheet of others, everything escaped.

use std::fmt::Write as _;

use super::comparison::{impacts, summary_sentence};
use super::snapshot::{counts, relations};
use crate::escape::html;
use crate::evidence::Pack;
use crate::finding::Level;
use crate::rules::Comparison;
use crate::snapshot::Snapshot;

// rows beyond this are counted, not shown: a notebook is no place for 10,000 rows
pub(super) const ROWS_MAX: usize = 200;

/// A snapshot as an HTML fragment.
#[must_use]
pub fn snapshot_html(snapshot: &Snapshot) -> String {
    let rows = relations(snapshot);
    let mut body = String::new();
    for row in rows.iter().take(ROWS_MAX) {
        let _ = write!(body, "<tr><td><code>{}</code></td><td>{}</td></tr>", html(&row.name), html(&row.columns));
    }
    let caption = format!("{}; digest <code>{}</code>", html(&counts(snapshot)), snapshot.digest());
    table(&caption, &["relation", "columns"], &body, rows.len())
}

/// A comparison as an HTML fragment.
#[must_use]
pub fn comparison_html(comparison: &Comparison) -> String {
    let mut findings: Vec<_> = comparison.findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let mut body = String::new();
    for finding in findings.iter().take(ROWS_MAX) {
        let colour = match finding.level {
            Level::Error => "#b00020",
            Level::Warning => "#8a5a00",
            Level::Info => "#3d6b99",
        };
        let _ = write!(
            body,
            "<tr><td style=\"color:{colour}\"><b>{}</b></td><td><code>{}</code></td><td>{}</td><td>{}</td><td>{} {}</td></tr>",
            finding.level,
            html(&finding.location.path.join(".")),
            html(&finding.message),
            html(&impacts(&finding.impacts)),
            html(&finding.rule),
            html(&finding.name),
        );
    }
    let caption = html(&summary_sentence(&comparison.summary));
    table(&caption, &["level", "object", "what happened", "for whom", "rule"], &body, findings.len())
}

/// A table with a caption that is already HTML.
pub(super) fn table(caption: &str, columns: &[&str], body: &str, rows: usize) -> String {
    let head: String = columns.iter().map(|column| format!("<th scope=\"col\">{column}</th>")).collect();
    let more = if rows > ROWS_MAX { format!("<p>and {} more</p>", rows - ROWS_MAX) } else { String::new() };
    format!(
        "<table><caption style=\"text-align:left\">{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
    )
}

/// An evidence pack as an HTML fragment: what is in it, not whether it holds.
#[must_use]
pub fn pack_html(pack: &Pack) -> String {
    let mut body = String::new();
    for artifact in pack.artifacts.iter().take(ROWS_MAX) {
        let _ =
            write!(body, "<tr><td><code>{}</code></td><td>{}</td></tr>", html(&artifact.name), artifact.content.len());
    }
    let keys: Vec<_> = pack.envelope.signatures.iter().map(|signature| html(&signature.keyid)).collect();
    let caption = format!("evidence pack, signed by <code>{}</code>; not verified here", keys.join("</code>, <code>"));
    table(&caption, &["artifact", "characters"], &body, pack.artifacts.len())
}

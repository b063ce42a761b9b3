//! A rule as text and as Markdown.

use std::fmt::Write as _;

use super::comparison::impacts;
use super::style::Style;
use crate::rules::RuleRecord;

/// A rule for a terminal.
#[must_use]
pub fn rule_text(rule: &RuleRecord, style: Style) -> String {
    format!(
        "{} {}\n{}\n\n{}\n\n{} {}\n{} {}\n{} {}\n",
        style.strong(&rule.id),
        style.strong(&rule.name),
        rule.title,
        rule.meaning,
        style.faint("levels:"),
        impacts(&rule.impacts),
        style.faint("facet: "),
        rule.facet.as_str(),
        style.good("fix:   "),
        rule.advice,
    )
}

/// A rule as Markdown.
#[must_use]
pub fn rule_markdown(rule: &RuleRecord) -> String {
    let mut text = format!("# {} {}\n\n{}\n\n{}\n\n", rule.id, rule.name, rule.title, rule.meaning);
    let _ = write!(
        text,
        "- levels: {}\n- facet: {}\n- since: {}\n",
        impacts(&rule.impacts),
        rule.facet.as_str(),
        rule.since
    );
    let _ = writeln!(text, "\n**Fix:** {}", rule.advice);
    text
}

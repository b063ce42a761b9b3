//! What there is to say of statements, for a terminal.

use std::fmt::Write as _;

use super::Style;
use crate::escape::plain;
use crate::finding::Level;
use crate::sql::advice::index::IndexAdvice;
use crate::sql::advice::{Advice, Confidence, Severity};

/// The advice on statements with the indexes that are worth making, for a terminal.
#[must_use]
pub fn advice_text(statements: &[(&str, &Advice)], indexes: &IndexAdvice, style: Style) -> String {
    let mut text = String::new();
    for (number, (sql, advice)) in (1..).zip(statements) {
        let line = plain(&sql.split_whitespace().collect::<Vec<_>>().join(" "));
        let short: String = line.chars().take(100).collect();
        let _ = writeln!(text, "{}", style.strong(&format!("{number}. {short}")));
        one(&mut text, advice, style);
    }
    of_indexes(&mut text, indexes, style);
    text
}

fn one(text: &mut String, advice: &Advice, style: Style) {
    if let Some(reason) = &advice.unread {
        let _ = writeln!(text, "  {}", style.faint(&format!("not read: {}", plain(reason))));
    }
    if advice.issues.is_empty() {
        let _ = writeln!(text, "  {}", style.good("nothing to say"));
    }
    for issue in &advice.issues {
        let place = issue.place.map_or_else(String::new, |place| format!(" ({}:{})", place.line, place.column));
        let severity = style.level(level(issue.severity), issue.severity.as_str());
        let _ = writeln!(text, "  {severity} {} {}{place}", issue.rule, plain(&issue.message));
    }
    for recommendation in &advice.recommendations {
        let _ = writeln!(text, "  {} {}", style.faint(&recommendation.rules.join(", ")), plain(&recommendation.action));
        if let Some(rewrite) = &recommendation.rewrite {
            let _ = writeln!(text, "    {}", plain(&rewrite.sql.split_whitespace().collect::<Vec<_>>().join(" ")));
            let _ = writeln!(text, "    {}", style.faint(&format!("because {}", plain(&rewrite.because))));
        }
    }
}

const fn level(severity: Severity) -> Level {
    match severity {
        Severity::Critical | Severity::High => Level::Error,
        Severity::Medium => Level::Warning,
        Severity::Low => Level::Info,
    }
}

fn of_indexes(text: &mut String, advice: &IndexAdvice, style: Style) {
    let basis = match advice.confidence {
        Confidence::High => "planned by the server",
        Confidence::Medium | Confidence::Low => "estimated from statistics",
    };
    let head = format!("Indexes: {} of {} candidates, {basis}", advice.indexes.len(), advice.candidates);
    let _ = writeln!(text, "{}", style.strong(&head));
    for index in &advice.indexes {
        let _ = writeln!(text, "  {}", plain(&index.sql));
        let kibibytes = index.size_bytes / 1024;
        let mut about = format!("saves {:.0} %, {kibibytes} KiB, helps {}", index.gain * 100.0, places(&index.helped));
        if !index.hurt.is_empty() {
            let _ = write!(about, ", is written by {}", places(&index.hurt));
        }
        if !index.replaces.is_empty() {
            let _ = write!(about, ", makes {} superfluous", plain(&index.replaces.join(", ")));
        }
        let _ = writeln!(text, "    {}", style.faint(&about));
    }
    for cost in &advice.statements {
        if let (Some(before), Some(after)) = (cost.before, cost.after)
            && after < before
        {
            let _ = writeln!(text, "  statement {}: cost {before:.0} to {after:.0}", cost.statement + 1);
        }
    }
}

fn places(list: &[u32]) -> String {
    list.iter().map(|place| (place + 1).to_string()).collect::<Vec<_>>().join(", ")
}

//! SQL without the personal data in it: literals and comments, and quoted names on request.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lexer::{self, Kind};
use super::{Originals, Redaction, Redactor};
use crate::privacy::scan::Finding;
use crate::schema::Dialect;

/// Which literals are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "RedactedLiterals")]
pub enum Literals {
    /// Every one: what looks like nothing may still be a name or a diagnosis. Numbers become 0, comments go.
    #[default]
    All,
    /// Those in which something was found.
    Found,
}

/// How SQL is redacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SqlOptions {
    /// Whose SQL it is.
    pub dialect: Dialect,
    /// Which literals.
    pub literals: Literals,
    /// Whether what is found in quoted names is taken out too.
    pub names: bool,
}

/// What stands for a text in which nothing was recognised.
const TEXT: &str = "[LITERAL_REDACTED]";
/// What stands for a comment.
const COMMENT: &str = "[COMMENT_REDACTED]";

/// Redacts one text of SQL. What was code stays code: literals keep their quotes.
#[must_use]
pub fn redact_sql(redactor: &Redactor, sql: &str, options: &SqlOptions, originals: &mut Originals) -> Redaction {
    let found = redactor.scanner().scan(sql.as_bytes());
    let mut writer = Writer { redactor, sql, text: String::with_capacity(sql.len()), findings: Vec::new(), originals };
    let mut at = 0;
    let mut rest = found.as_slice();
    for (kind, range) in lexer::pieces(options.dialect, sql) {
        // what ends before the piece stands in code, which is kept
        let begun = rest.iter().position(|finding| finding.end > range.start).unwrap_or(rest.len());
        rest = rest.get(begun..).unwrap_or_default();
        let inside: Vec<Finding> = rest
            .iter()
            .take_while(|finding| finding.start < range.end)
            .map(|finding| Finding {
                start: finding.start.max(range.start),
                end: finding.end.min(range.end),
                ..*finding
            })
            .collect();
        writer.text.push_str(sql.get(at..range.start).unwrap_or_default());
        at = range.end;
        match (kind, options.literals) {
            (Kind::Name, _) if !options.names => writer.keep(range),
            (Kind::Text, Literals::All) => writer.whole(range, &inside, TEXT),
            (Kind::Comment, Literals::All) => writer.whole(range, &inside, COMMENT),
            (Kind::Number, Literals::All) => writer.number(range, &inside, "0"),
            (Kind::Number, Literals::Found) if !inside.is_empty() => {
                let own = sql.get(range.clone()).unwrap_or_default();
                writer.number(range, &inside, own);
            }
            _ => writer.found(range, &inside),
        }
    }
    writer.text.push_str(sql.get(at..).unwrap_or_default());
    Redaction { text: writer.text, findings: writer.findings }
}

struct Writer<'a> {
    redactor: &'a Redactor,
    sql: &'a str,
    text: String,
    findings: Vec<Finding>,
    originals: &'a mut Originals,
}

impl Writer<'_> {
    fn keep(&mut self, range: Range<usize>) {
        self.text.push_str(self.sql.get(range).unwrap_or_default());
    }

    /// The piece with what was found in it replaced.
    fn found(&mut self, range: Range<usize>, inside: &[Finding]) {
        let mut bytes = Vec::new();
        self.redactor.write(self.sql.as_bytes(), range, inside, &mut bytes, self.originals);
        self.text.push_str(&String::from_utf8_lossy(&bytes));
        self.findings.extend_from_slice(inside);
    }

    /// The piece replaced whole: by what it was found to be, or by a word for any.
    fn whole(&mut self, range: Range<usize>, inside: &[Finding], otherwise: &str) {
        match inside {
            [only] if only.range() == range => self.found(range, inside),
            _ => {
                if !range.is_empty() {
                    self.text.push_str(otherwise);
                }
                self.findings.extend_from_slice(inside);
            }
        }
    }

    /// A number, which becomes a text where a word has to say what it was.
    fn number(&mut self, range: Range<usize>, inside: &[Finding], otherwise: &str) {
        match inside {
            [only] if only.range() == range => {
                self.text.push('\'');
                self.found(range, inside);
                self.text.push('\'');
            }
            [] => self.text.push_str(otherwise),
            _ => {
                self.text.push('0');
                self.findings.extend_from_slice(inside);
            }
        }
    }
}

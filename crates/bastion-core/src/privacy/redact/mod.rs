//! Text without the personal data and secrets in it.
//!
//! What a [`Scanner`] finds is replaced by a placeholder, a token that only a key can make, a part of itself, or nothing.
//! A stream gives the bytes that the whole text gives, wherever it is cut.
//!
//! ```
//! use bastion_core::privacy::Scanner;
//! use bastion_core::privacy::redact::{Redactor, Style};
//!
//! let redactor = Redactor::new(Scanner::default(), Style::Placeholder, None)?;
//! assert_eq!(redactor.redact("from 192.168.1.1 by jo@example.com").text, "from [IP_REDACTED] by [EMAIL_REDACTED]");
//! # Ok::<(), bastion_core::Error>(())
//! ```

mod error;
mod lexer;
mod originals;
mod sql;
mod stream;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Entity;
use super::mask::token::Tokenizer;
use super::mask::{TenantKey, partial};
use super::scan::{Finding, Scanner, What};

pub use error::RedactError;
pub use originals::{Originals, restore};
pub use sql::{Literals, SqlOptions, redact_sql};
pub use stream::RedactionStream;

/// What stands in the place of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "RedactionStyle")]
pub enum Style {
    /// `[EMAIL_REDACTED]`
    #[default]
    Placeholder,
    /// `[EMAIL_k1_…]`: the same for the same value under the same key, and not to be made without it.
    Token,
    /// Nothing.
    Removed,
    /// What may be shown of a value of its kind, and stars.
    Partial,
}

/// How often each kind was found.
pub type Counts = BTreeMap<String, u64>;

/// A text without what was found in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Redaction {
    /// The text.
    pub text: String,
    /// What was found, in order; places are those of the original.
    pub findings: Vec<Finding>,
}

/// Takes out what a scanner finds.
pub struct Redactor {
    scanner: Scanner,
    style: Style,
    key: Option<TenantKey>,
    tokenizers: BTreeMap<&'static str, Tokenizer>,
}

impl fmt::Debug for Redactor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Redactor").field("style", &self.style).field("key", &self.key).finish_non_exhaustive()
    }
}

/// Tokens of texts are no tokens of columns.
const PURPOSE: &str = "redaction token";
/// The domain of rules' tokens.
const RULES: &str = "rule";

impl Redactor {
    /// A redactor. Tokens need a key.
    ///
    /// # Errors
    ///
    /// [`RedactError::KeyMissing`].
    pub fn new(scanner: Scanner, style: Style, key: Option<TenantKey>) -> Result<Self, RedactError> {
        let tokenizers = match (&key, style) {
            (None, Style::Token) => return Err(RedactError::KeyMissing),
            (Some(key), Style::Token) => {
                let labels = Entity::ALL.iter().map(|entity| entity.label()).chain([RULES]);
                labels.map(|label| (label, Tokenizer::new(key, PURPOSE, label))).collect()
            }
            _ => BTreeMap::new(),
        };
        Ok(Self { scanner, style, key, tokenizers })
    }

    /// The scanner.
    #[must_use]
    pub const fn scanner(&self) -> &Scanner {
        &self.scanner
    }

    /// The sealed form of what tokens stand for.
    ///
    /// # Errors
    ///
    /// [`RedactError::NotReversible`] for any other style than tokens.
    pub fn seal(&self, originals: &Originals) -> Result<String, RedactError> {
        match &self.key {
            Some(key) if self.style == Style::Token => originals.seal(key),
            _ => Err(RedactError::NotReversible),
        }
    }

    /// A text without what is found in it.
    #[must_use]
    pub fn redact(&self, text: &str) -> Redaction {
        self.redact_labelled(text, "", &mut Originals::default())
    }

    /// The same for the value of something that has a name, like a column; the originals are kept.
    #[must_use]
    pub fn redact_labelled(&self, text: &str, label: &str, originals: &mut Originals) -> Redaction {
        let findings = self.scanner.scan_labelled(text.as_bytes(), label.as_bytes());
        let mut redacted = Vec::with_capacity(text.len());
        self.write(text.as_bytes(), 0..text.len(), &findings, &mut redacted, originals);
        Redaction { text: String::from_utf8_lossy(&redacted).into_owned(), findings }
    }

    /// The values of a column; each distinct one is scanned once. The column's name is a word beside each.
    #[must_use]
    pub fn redact_values<'v>(
        &self,
        values: impl IntoIterator<Item = &'v str>,
        column: &str,
        originals: &mut Originals,
    ) -> (Vec<String>, Counts) {
        let mut known: BTreeMap<&str, Redaction> = BTreeMap::new();
        let mut counts = Counts::new();
        let redacted = values.into_iter().map(|value| {
            let known = known.entry(value).or_insert_with(|| self.redact_labelled(value, column, originals));
            self.count(&known.findings, &mut counts);
            known.text.clone()
        });
        (redacted.collect(), counts)
    }

    /// A stream that gives, cut anywhere, what the whole text gives.
    #[must_use]
    pub fn stream(&self) -> RedactionStream<'_> {
        RedactionStream::new(self)
    }

    /// Adds findings to counts.
    pub fn count(&self, findings: &[Finding], counts: &mut Counts) {
        for finding in findings {
            *counts.entry(self.name(finding).to_owned()).or_default() += 1;
        }
    }

    /// The identifier of what was found: an entity's, or the name of a rule.
    #[must_use]
    pub fn name(&self, finding: &Finding) -> &str {
        match finding.what {
            What::Entity(entity) => entity.as_str(),
            What::Rule(place) => self.scanner.rules().get(place).map_or(RULES, |rule| rule.name()),
        }
    }

    /// Writes a stretch of a text with its findings replaced.
    fn write(
        &self,
        text: &[u8],
        stretch: std::ops::Range<usize>,
        findings: &[Finding],
        redacted: &mut Vec<u8>,
        originals: &mut Originals,
    ) {
        let mut at = stretch.start;
        for finding in findings {
            redacted.extend_from_slice(text.get(at..finding.start).unwrap_or_default());
            let value = text.get(finding.range()).unwrap_or_default();
            redacted.extend_from_slice(self.replacement(finding, value, originals).as_bytes());
            at = finding.end;
        }
        redacted.extend_from_slice(text.get(at..stretch.end).unwrap_or_default());
    }

    /// What stands in the place of a value.
    fn replacement(&self, finding: &Finding, value: &[u8], originals: &mut Originals) -> String {
        let (entity, label) = match finding.what {
            What::Entity(entity) => (Some(entity), entity.label()),
            What::Rule(place) => (None, self.scanner.rules().get(place).map_or(RULES, |rule| rule.label())),
        };
        match (self.style, std::str::from_utf8(value)) {
            (Style::Removed, _) => String::new(),
            (Style::Partial, Ok(value)) => partial::mask(partial::of_entity(entity), value),
            (Style::Token, Ok(value)) => {
                let domain = if entity.is_some() { label } else { RULES };
                let Some(tokenizer) = self.tokenizers.get(domain) else { return format!("[{label}_REDACTED]") };
                let token = format!("[{}]", tokenizer.token(label, value));
                originals.keep(&token, value);
                token
            }
            _ => format!("[{label}_REDACTED]"),
        }
    }
}

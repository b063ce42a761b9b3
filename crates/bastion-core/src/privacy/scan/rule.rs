//! Users' own rules: regular expressions that cannot run away.

use regex::bytes::{Regex, RegexBuilder};

/// Bytes of one compiled rule.
const COMPILED_BYTES_MAX: usize = 1024 * 1024;
/// Levels of brackets in one rule.
const DEPTH_MAX: u32 = 50;

/// A rule of the user: a name and an expression, matched in linear time.
#[derive(Debug, Clone)]
pub struct Rule {
    name: String,
    label: String,
    expression: Regex,
}

/// A rule that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// The name cannot stand in a placeholder.
    #[error("the name `{0}` of a rule is not a word of small letters, digits and `_`")]
    Name(String),
    /// The expression cannot be compiled within its bounds.
    #[error("the expression of the rule `{0}` cannot be used: {1}")]
    Expression(String, String),
}

impl Rule {
    /// A rule. Lines are matched one by one: `^` and `$` are theirs, and nothing matches a line break.
    ///
    /// # Errors
    ///
    /// A name that is not snake case, an expression that is none, or one that is too large.
    pub fn new(name: &str, expression: &str) -> Result<Self, RuleError> {
        let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if name.is_empty() || name.len() > 64 || !name.bytes().all(is_word) {
            return Err(RuleError::Name(name.to_owned()));
        }
        let compiled = RegexBuilder::new(expression)
            .multi_line(true)
            .size_limit(COMPILED_BYTES_MAX)
            .dfa_size_limit(COMPILED_BYTES_MAX)
            .nest_limit(DEPTH_MAX)
            .build();
        let expression = compiled.map_err(|error| {
            let last = error.to_string().lines().last().unwrap_or_default().to_owned();
            RuleError::Expression(name.to_owned(), last)
        })?;
        Ok(Self { name: name.to_owned(), label: name.to_ascii_uppercase(), expression })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The word in its placeholders.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Gives each match inside one line.
    pub(super) fn find(&self, text: &[u8], mut give: impl FnMut(usize, usize)) {
        let mut from = 0;
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            let own = line.strip_suffix(b"\n").unwrap_or(line);
            for found in self.expression.find_iter(own).filter(|found| !found.is_empty()) {
                give(from + found.start(), from + found.end());
            }
            from += line.len();
        }
    }
}

//! Fingerprints: one value for all the calls of what is the same statement.
//!
//! Of PostgreSQL's statements it is libpg_query's, read from its own parser's tree, the value that `pg_query` gives in
//! every language. Of other products', and of a text that the parser refuses (a server cuts long ones off), it is ours,
//! over tokens: literals and parameters become one placeholder, lists of them one list, comments are dropped, and words
//! are folded as the product folds them. Both say which they are: values of different algorithms or versions are never
//! equal by accident, and are not to be compared.

mod fold;
mod keyword;
pub(super) mod lexer;
#[cfg(test)]
mod tests;

use super::Grammar;

/// Version of [`Algorithm::Tokens`]: another one gives other values.
const TOKENS_VERSION: u32 = 1;

/// How a fingerprint is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Algorithm {
    /// libpg_query's, over PostgreSQL's tree: 64 bits.
    PgQuery,
    /// Ours, over tokens: the first 128 bits of BLAKE3 over the normalised text.
    Tokens,
}

impl Algorithm {
    /// Its name as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PgQuery => "pg_query",
            Self::Tokens => "tokens",
        }
    }
}

/// What is the same for every call of a statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint {
    /// How it is made.
    pub algorithm: Algorithm,
    /// The version of that.
    pub version: u32,
    /// The grammar the text was read by.
    pub grammar: Grammar,
    /// The value, in hexadecimal digits.
    pub value: String,
}

/// The fingerprint of a text of one or more statements: by PostgreSQL's own parser where the text is PostgreSQL's, the
/// parser is compiled in and takes it, otherwise by tokens.
#[must_use]
pub fn fingerprint(grammar: Grammar, text: &str) -> Fingerprint {
    by_parser(grammar, text).unwrap_or_else(|| by_tokens(grammar, text))
}

/// The fingerprint by tokens, whatever the grammar.
#[must_use]
pub fn by_tokens(grammar: Grammar, text: &str) -> Fingerprint {
    let mut hasher = blake3::Hasher::new_derive_key("bastion sql fingerprint by tokens v1");
    hasher.update(grammar.as_str().as_bytes());
    hasher.update(b"\n");
    hasher.update(normalise(grammar, text).as_bytes());
    let digits = hasher.finalize().to_hex();
    let value = digits.chars().take(32).collect();
    Fingerprint { algorithm: Algorithm::Tokens, version: TOKENS_VERSION, grammar, value }
}

/// The text with `?` for every literal and parameter and `?+` for lists of them, without comments, in one form of white
/// space: what may be stored where values must not be.
///
/// Names are kept, also those in quotes. It takes every text, also one that is cut off.
#[must_use]
pub fn normalise(grammar: Grammar, text: &str) -> String {
    fold::fold(grammar, text)
}

#[cfg(feature = "sql-postgres")]
fn by_parser(grammar: Grammar, text: &str) -> Option<Fingerprint> {
    use bastion_postgres_parser::FINGERPRINT_VERSION;
    if grammar != Grammar::Postgresql || text.len() > crate::limits::SQL_STATEMENT_BYTES_MAX {
        return None;
    }
    let value = bastion_postgres_parser::fingerprint(text).ok()?;
    Some(Fingerprint {
        algorithm: Algorithm::PgQuery,
        version: FINGERPRINT_VERSION,
        grammar,
        value: format!("{value:016x}"),
    })
}

#[cfg(not(feature = "sql-postgres"))]
const fn by_parser(_: Grammar, _: &str) -> Option<Fingerprint> {
    None
}

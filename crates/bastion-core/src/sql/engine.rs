//! Who reads a text: PostgreSQL's own parser where it is compiled in and the text is PostgreSQL's, `sqlparser` elsewhere.

use super::generic;
use super::grammar::Grammar;
use super::ir::Tree;

/// A parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// `sqlparser`, which reads every grammar.
    Sqlparser,
    /// PostgreSQL 18's own parser (libpg_query), behind the feature `sql-postgres`.
    #[cfg(feature = "sql-postgres")]
    Postgresql,
}

impl Engine {
    /// The best one for a grammar.
    #[must_use]
    pub const fn of(grammar: Grammar) -> Self {
        match grammar {
            #[cfg(feature = "sql-postgres")]
            Grammar::Postgresql => Self::Postgresql,
            _ => Self::Sqlparser,
        }
    }

    /// Its name and version, as verdicts say it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sqlparser => "sqlparser 0.63.0",
            #[cfg(feature = "sql-postgres")]
            Self::Postgresql => "libpg_query 18",
        }
    }

    /// Reads a text of statements; to be called within [`with_stack`](super::prescan::with_stack), where the tree is used too.
    ///
    /// # Errors
    ///
    /// What a person is told when it cannot be parsed, or is larger or deeper than the bounds.
    pub(super) fn parse(self, grammar: Grammar, text: &str) -> Result<Tree, String> {
        match self {
            Self::Sqlparser => generic::parse(grammar, text),
            #[cfg(feature = "sql-postgres")]
            Self::Postgresql if grammar == Grammar::Postgresql => super::postgres::parse(text),
            #[cfg(feature = "sql-postgres")]
            Self::Postgresql => generic::parse(grammar, text),
        }
    }
}

/// Reads a text by the best parser for its grammar; otherwise as [`Engine::parse`].
pub(super) fn parse(grammar: Grammar, text: &str) -> Result<Tree, String> {
    Engine::of(grammar).parse(grammar, text)
}

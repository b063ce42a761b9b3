//! Colour, or none.

use crate::finding::Level;

/// Whether terminal colours are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Style {
    /// None: files, pipes, `NO_COLOR`.
    #[default]
    Plain,
    /// ANSI colours.
    Colour,
}

impl Style {
    /// Bold.
    #[must_use]
    pub fn strong(self, text: &str) -> String {
        self.wrap("1", text)
    }

    /// Dim.
    #[must_use]
    pub fn faint(self, text: &str) -> String {
        self.wrap("2", text)
    }

    /// Green.
    #[must_use]
    pub fn good(self, text: &str) -> String {
        self.wrap("32", text)
    }

    /// Red.
    #[must_use]
    pub fn bad(self, text: &str) -> String {
        self.wrap("31", text)
    }

    /// The colour of a level.
    #[must_use]
    pub fn level(self, level: Level, text: &str) -> String {
        self.wrap(
            match level {
                Level::Error => "1;31",
                Level::Warning => "33",
                Level::Info => "36",
            },
            text,
        )
    }

    fn wrap(self, code: &str, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Colour => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }
}

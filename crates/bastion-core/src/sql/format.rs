//! A text of statements, written again: in lines for people, or each on one line.
//!
//! Comments in front of a statement stay where they are. Those inside one are not in its tree: they are left out, and
//! counted.

use sqlparser::tokenizer::{Location, Token, Tokenizer, Whitespace};

use super::dialect::dialect;
use super::grammar::Grammar;
use super::{engine, prescan, render};
use crate::error::{Coded, ErrorCode};
use crate::escape::plain;
use crate::limits::SQL_STATEMENT_BYTES_MAX;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// The statements, each on lines of its own.
    pub text: String,
    /// How many comments of the text are not in it.
    pub comments_left_out: usize,
}

/// Why a text cannot be written again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// It is larger than the bound.
    #[error("the text has {bytes} bytes, and at most {SQL_STATEMENT_BYTES_MAX} are read")]
    TooLarge {
        /// Its bytes.
        bytes: usize,
    },
    /// Its words cannot be told apart.
    #[error("the text cannot be read: {reason}")]
    Unreadable {
        /// What the tokenizer says.
        reason: String,
    },
    /// A statement cannot be parsed.
    #[error("the statement at line {line} cannot be read: {reason}")]
    NotParsed {
        /// Where it begins.
        line: u64,
        /// What the parser says.
        reason: String,
    },
    /// A statement is parsed, and something in it cannot be written.
    #[error("the statement at line {line} cannot be written again: {what}")]
    NotWritten {
        /// Where it begins.
        line: u64,
        /// What has no place in what was understood.
        what: String,
    },
}

impl Coded for FormatError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::TooLarge { .. } => ErrorCode::LimitExceeded,
            Self::Unreadable { .. } | Self::NotParsed { .. } | Self::NotWritten { .. } => ErrorCode::InvalidSql,
        }
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            Self::TooLarge { .. } => "split it".to_owned(),
            Self::Unreadable { .. } | Self::NotParsed { .. } => "name the dialect it is written in".to_owned(),
            Self::NotWritten { .. } => "leave this statement as it is".to_owned(),
        })
    }
}

/// Writes the statements of a text again.
///
/// # Errors
///
/// The first statement that cannot be read or written.
pub fn format(grammar: Grammar, text: &str, one_line: bool) -> Result<Formatted, FormatError> {
    if text.len() > SQL_STATEMENT_BYTES_MAX {
        return Err(FormatError::TooLarge { bytes: text.len() });
    }
    let mut formatted = Formatted { text: String::new(), comments_left_out: 0 };
    for piece in pieces(grammar, text)? {
        let kept = if one_line { &[] } else { piece.before.as_slice() };
        formatted.comments_left_out += piece.before.len() - kept.len() + piece.inside;
        if !formatted.text.is_empty() && !one_line && (!kept.is_empty() || !piece.body.is_empty()) {
            formatted.text.push('\n');
        }
        for comment in kept {
            formatted.text.push_str(comment.trim_end());
            formatted.text.push('\n');
        }
        if piece.body.is_empty() {
            continue;
        }
        formatted.text.push_str(&written(grammar, &piece, one_line)?);
        formatted.text.push_str(if piece.ended { ";\n" } else { "\n" });
    }
    Ok(formatted)
}

fn written(grammar: Grammar, piece: &Piece<'_>, one_line: bool) -> Result<String, FormatError> {
    let line = piece.line;
    prescan::with_stack(|| {
        let tree = engine::parse(grammar, piece.body).map_err(|reason| FormatError::NotParsed { line, reason })?;
        let [root] = tree.roots.as_slice() else {
            return Err(FormatError::NotParsed { line, reason: "it is not one statement".to_owned() });
        };
        let write = if one_line { render::statement } else { render::pretty };
        write(&tree, *root).map_err(|refused| FormatError::NotWritten { line, what: refused.what })
    })
}

/// A statement of a text, and the comments in front of it.
#[derive(Default)]
struct Piece<'a> {
    before: Vec<&'a str>,
    body: &'a str,
    line: u64,
    /// Comments in the body.
    inside: usize,
    /// Whether a semicolon stands behind it.
    ended: bool,
}

fn pieces(grammar: Grammar, text: &str) -> Result<Vec<Piece<'_>>, FormatError> {
    let tokens = Tokenizer::new(dialect(grammar), text)
        .tokenize_with_location()
        .map_err(|error| FormatError::Unreadable { reason: plain(&error.to_string()) })?;
    let mut places = Places::new(text);
    let (mut pieces, mut piece) = (Vec::new(), Piece::default());
    let (mut from, mut to) = (None, 0);
    for token in &tokens {
        let (start, end) = (places.byte(token.span.start), places.byte(token.span.end));
        match (&token.token, from) {
            (Token::Whitespace(Whitespace::SingleLineComment { .. } | Whitespace::MultiLineComment(_)), None) => {
                piece.before.push(text.get(start..end).unwrap_or(""));
            }
            (Token::Whitespace(Whitespace::SingleLineComment { .. } | Whitespace::MultiLineComment(_)), Some(_)) => {
                piece.inside += 1;
            }
            (Token::Whitespace(_) | Token::EOF, _) => {}
            (Token::SemiColon, Some(first)) => {
                piece.body = text.get(first..to).unwrap_or("");
                piece.ended = true;
                pieces.push(std::mem::take(&mut piece));
                from = None;
            }
            (Token::SemiColon, None) => {}
            _ => {
                if from.is_none() {
                    from = Some(start);
                    piece.line = token.span.start.line;
                }
                to = end;
            }
        }
    }
    if let Some(first) = from {
        piece.body = text.get(first..to).unwrap_or("");
    }
    pieces.push(piece);
    Ok(pieces)
}

/// Bytes of places that are told in lines and characters, and that follow each other.
struct Places<'a> {
    rest: std::str::CharIndices<'a>,
    at: Location,
    end: usize,
}

impl<'a> Places<'a> {
    fn new(text: &'a str) -> Self {
        Self { rest: text.char_indices(), at: Location { line: 1, column: 1 }, end: text.len() }
    }

    fn byte(&mut self, place: Location) -> usize {
        while (self.at.line, self.at.column) < (place.line, place.column) {
            match self.rest.next() {
                Some((_, '\n')) => self.at = Location { line: self.at.line + 1, column: 1 },
                Some(_) => self.at.column += 1,
                None => return self.end,
            }
        }
        self.rest.offset()
    }
}

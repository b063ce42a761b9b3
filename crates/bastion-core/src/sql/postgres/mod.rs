//! Statements of PostgreSQL, read by its own parser into the tree.
//!
//! What the parser made of the text is taken: names are decoded, folded and cut off, operators and numbers are its own,
//! and its node is the one that a server looks at. Where it makes one node of two ways to write a thing, the tree has
//! the more usual way. Of places it keeps only where a node begins; ends are those of the word there.

mod call;
mod expression;
mod json;
mod kind;
mod query;
mod relation;
mod statement;
#[cfg(test)]
mod tests;
mod types;
mod write;

use bastion_postgres_parser::Node;
use bastion_postgres_parser::list::NodeList;

use super::fingerprint::lexer::{Kind, tokens_from};
use super::grammar::Grammar;
use super::ir::{ExprId, ExprKind, Ident, Name, Span, Tree};
use crate::escape::plain;
use crate::limits::{SQL_CHAIN_TERMS_MAX, SQL_NESTING_LEVELS_MAX, SQL_STATEMENT_BYTES_MAX};

/// Reads a text of statements; to be called within [`super::prescan::with_stack`], where the tree is used too.
///
/// # Errors
///
/// What a person is told when it cannot be parsed, or is larger or deeper than the bounds.
pub(crate) fn parse(text: &str) -> Result<Tree, String> {
    if text.len() > SQL_STATEMENT_BYTES_MAX {
        return Err(format!("it has {} bytes, and at most {SQL_STATEMENT_BYTES_MAX} are parsed", text.len()));
    }
    if opens_many_comments(text) {
        return Err(format!("comments nest deeper than {SQL_NESTING_LEVELS_MAX} levels"));
    }
    if text.len() > UNSCANNED_BYTES_MAX && has_long_chain(text) {
        return Err(format!("more than {SQL_CHAIN_TERMS_MAX} operators stand in a row"));
    }
    let statements = bastion_postgres_parser::parse(text).map_err(|error| {
        let place = error.offset.map(|offset| place(text, offset)).unwrap_or_default();
        format!("it cannot be parsed: {}{place}", plain(&error.message))
    })?;
    let mut builder = Builder { tree: Tree::new(Grammar::Postgresql), text, depth: 0, too_deep: false };
    for statement in statements.iter() {
        let id = builder.raw_statement(statement);
        builder.tree.roots.push(id);
    }
    if builder.too_deep {
        return Err(format!("it nests deeper than {SQL_CHAIN_TERMS_MAX} levels"));
    }
    Ok(builder.tree)
}

/// Whether many comments open within one run of the signs of operators: PostgreSQL's scanner reads such a run to its end
/// for each of them (`xcstart` and `yyless` in src/backend/parser/scan.l).
fn opens_many_comments(text: &str) -> bool {
    // most texts have few at all
    let openings = memchr::memmem::find_iter(text.as_bytes(), b"/*").take(SQL_NESTING_LEVELS_MAX.saturating_add(1));
    if openings.count() <= SQL_NESTING_LEVELS_MAX {
        return false;
    }
    let (mut opened, mut before) = (0_usize, b' ');
    for byte in text.bytes() {
        if !b"~!@#^&|`?+-*/%<>=".contains(&byte) {
            opened = 0;
        } else if (before, byte) == (b'/', b'*') {
            opened += 1;
        }
        if opened > SQL_NESTING_LEVELS_MAX {
            return true;
        }
        before = byte;
    }
    false
}

/// A text of at most so many bytes is parsed sooner than looked at.
const UNSCANNED_BYTES_MAX: usize = 64 * 1024;

/// Whether so many operators stand in a row that the tree would be too deep, seen without making it.
fn has_long_chain(text: &str) -> bool {
    let mut chain = 0_usize;
    for token in tokens_from(Grammar::Postgresql, text, 0) {
        match token.kind {
            Kind::Sign if matches!(token.text, "(" | ")" | "[" | "]" | "," | ";") => chain = 0,
            Kind::Sign if token.text != "." => chain += 1,
            Kind::Word if CHAIN_ENDS.iter().any(|word| token.text.eq_ignore_ascii_case(word)) => chain = 0,
            Kind::Sign | Kind::Word | Kind::Quoted | Kind::Literal | Kind::Parameter | Kind::Executable => {}
        }
        if chain > SQL_CHAIN_TERMS_MAX {
            return true;
        }
    }
    false
}

/// Words behind which another expression begins, or the same one no deeper.
const CHAIN_ENDS: &[&str] = &[
    "and",
    "or",
    "case",
    "when",
    "then",
    "else",
    "end",
    "select",
    "from",
    "join",
    "on",
    "where",
    "group",
    "having",
    "window",
    "union",
    "except",
    "intersect",
    "order",
    "limit",
    "offset",
    "returning",
    "set",
    "values",
];

// where a person finds it, counted from one
fn place(text: &str, offset: usize) -> String {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!(" at line {line}, column {column}")
}

struct Builder<'a> {
    tree: Tree,
    text: &'a str,
    depth: usize,
    too_deep: bool,
}

impl Builder<'_> {
    /// Goes one level deeper, unless it is too deep already: then the text is refused as a whole.
    fn enter(&mut self) -> bool {
        self.too_deep |= self.depth >= SQL_CHAIN_TERMS_MAX;
        self.depth += usize::from(!self.too_deep);
        !self.too_deep
    }

    /// The word that begins at a place; nothing where the parser does not know the place.
    fn at(&self, location: i32) -> Span {
        self.words(location).next().unwrap_or_default()
    }

    /// The words of a name that begins at a place, without its dots.
    fn words(&self, location: i32) -> impl Iterator<Item = Span> {
        let start = usize::try_from(location).unwrap_or(self.text.len());
        let mut expected = true;
        tokens_from(Grammar::Postgresql, self.text, start)
            .map_while(move |token| {
                let dot = token.kind == Kind::Sign && token.text == ".";
                if dot == expected {
                    return None;
                }
                expected = !expected;
                let end = token.start + token.text.len();
                let span = Span { start: u32::try_from(token.start).ok()?, end: u32::try_from(end).ok()? };
                Some((!dot).then_some(span))
            })
            .flatten()
    }

    fn ident(&self, value: Option<&str>, location: i32) -> Ident {
        Ident { value: value.unwrap_or_default().into(), quoted: false, span: self.at(location) }
    }

    /// A name of words.
    fn name<'b>(&self, parts: impl IntoIterator<Item = &'b str>, location: i32) -> Name {
        let mut spans = self.words(location);
        let part = |part: &str| Ident { value: part.into(), quoted: false, span: spans.next().unwrap_or_default() };
        Name(parts.into_iter().map(part).collect())
    }

    /// Says that something has no place in the tree.
    fn leave_out(&mut self, what: &'static str, location: i32) {
        let span = self.at(location);
        self.tree.leave_out(what, span);
    }

    fn leave_out_if(&mut self, there: bool, what: &'static str, location: i32) {
        if there {
            self.leave_out(what, location);
        }
    }

    fn unknown(&mut self, what: &'static str, location: i32) -> ExprId {
        let span = self.at(location);
        self.tree.leave_out(what, span);
        self.tree.add_expr(ExprKind::Unknown(what), span)
    }

    /// What stands from the first of some expressions to the last.
    fn around(&self, list: &[ExprId]) -> Span {
        list.iter().fold(Span::default(), |span, expr| span.to(self.tree.expr(*expr).span))
    }
}

/// The words of a list of strings.
fn words_of(list: &NodeList) -> impl DoubleEndedIterator<Item = &str> {
    list.iter().filter_map(Node::as_str)
}

//! A statement written from its tree, in the grammar it was read by: on one line for machines, on several for people.
//!
//! The same tree gives the same text, whatever its text was. Nothing is invented: what a tree does not hold, or what this
//! room does not know to write, is [`NotRendered`] with its name. Comments, hints and brackets that change nothing are
//! not in a tree, and so not in its text. Columns of a result that have no alias are called after their text by MySQL,
//! MariaDB and SQLite: there such a column may be called otherwise.

mod call;
mod expression;
mod layout;
mod literal;
mod name;
mod query;
mod reserved;
mod statement;

use super::grammar::Grammar;
use super::ir::{Span, StatementId, Tree};
use crate::limits::SQL_RENDER_LEVELS_MAX;
use layout::{Layout, Mark};

/// Stack that is left before more is taken, and what is taken then: a tree may be deeper than a thread's stack.
const STACK_LEFT_BYTES: usize = 256 * 1024;
const STACK_MORE_BYTES: usize = 2 * 1024 * 1024;

/// What a tree holds that cannot be written, and where it stood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} cannot be written from what was understood of the statement")]
pub(crate) struct NotRendered {
    /// Its name, as a person would say it.
    pub(crate) what: String,
    pub(crate) span: Span,
}

/// Writes a statement on one line: every name in quotes, no literal that a setting of the server reads otherwise.
///
/// # Errors
///
/// The first thing that cannot be written.
pub(crate) fn statement(tree: &Tree, id: StatementId) -> Result<String, NotRendered> {
    let mut writer = Writer::new(tree, None);
    writer.whole(id)?;
    Ok(writer.text)
}

/// Writes a statement for people: a clause per line, names in quotes only where they need them.
///
/// # Errors
///
/// As [`statement`].
pub(crate) fn pretty(tree: &Tree, id: StatementId) -> Result<String, NotRendered> {
    let mut writer = Writer::new(tree, Some(Layout::default()));
    writer.whole(id)?;
    let Writer { text, layout, .. } = writer;
    Ok(match layout {
        Some(layout) => layout.apply(&text),
        None => text,
    })
}

type Done = Result<(), NotRendered>;

/// The text so far, and where it may be broken into lines.
struct Writer<'t> {
    tree: &'t Tree,
    grammar: Grammar,
    text: String,
    /// Only of a text for people.
    layout: Option<Layout>,
    levels: usize,
}

impl<'t> Writer<'t> {
    const fn new(tree: &'t Tree, layout: Option<Layout>) -> Self {
        Self { tree, grammar: tree.grammar, text: String::new(), layout, levels: 0 }
    }

    fn whole(&mut self, id: StatementId) -> Done {
        let span = self.tree.statement(id).span;
        // what has no place in the tree would be missing in the text without a word
        let inside =
            |part: Span| part.is_unknown() || span.is_unknown() || (span.start..=span.end).contains(&part.start);
        if let Some(part) = self.tree.unmodelled.iter().find(|part| inside(part.span)) {
            return Err(NotRendered { what: part.what.to_owned(), span: part.span });
        }
        self.statement(id)
    }

    /// Whether it is for people.
    const fn is_pretty(&self) -> bool {
        self.layout.is_some()
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn mark(&mut self, mark: Mark) {
        match &mut self.layout {
            Some(layout) => layout.push(self.text.len(), mark),
            None if mark.is_space() => self.text.push(' '),
            None => {}
        }
    }

    /// A space, or a new line where its group does not fit on one.
    fn line(&mut self) {
        self.mark(Mark::Line);
    }

    /// What stands on one line if it fits.
    fn group(&mut self, write: impl FnOnce(&mut Self) -> Done) -> Done {
        self.mark(Mark::Open);
        write(self)?;
        self.mark(Mark::Close);
        Ok(())
    }

    fn indented(&mut self, write: impl FnOnce(&mut Self) -> Done) -> Done {
        self.mark(Mark::Indent);
        write(self)?;
        self.mark(Mark::Outdent);
        Ok(())
    }

    fn brackets(&mut self, write: impl FnOnce(&mut Self) -> Done) -> Done {
        self.put("(");
        self.group(|writer| {
            writer.indented(|writer| {
                writer.mark(Mark::Soft);
                write(writer)
            })?;
            writer.mark(Mark::Soft);
            Ok(())
        })?;
        self.put(")");
        Ok(())
    }

    /// Parts with commas between them, each on a line of its own where they do not fit on one.
    fn commas<T>(&mut self, parts: &[T], mut write: impl FnMut(&mut Self, &T) -> Done) -> Done {
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                self.put(",");
                self.line();
            }
            write(self, part)?;
        }
        Ok(())
    }

    /// One level deeper in the tree, on more stack where it is needed.
    fn deeper(&mut self, span: Span, write: impl FnOnce(&mut Self) -> Done) -> Done {
        self.levels += 1;
        if self.levels > SQL_RENDER_LEVELS_MAX {
            return refuse(&format!("what nests deeper than {SQL_RENDER_LEVELS_MAX} levels"), span);
        }
        let done = stacker::maybe_grow(STACK_LEFT_BYTES, STACK_MORE_BYTES, || write(self));
        self.levels -= 1;
        done
    }
}

fn refuse(what: &str, span: Span) -> Done {
    Err(NotRendered { what: what.to_owned(), span })
}

#[cfg(test)]
#[path = "tests/laws.rs"]
mod laws;
#[cfg(test)]
mod tests;

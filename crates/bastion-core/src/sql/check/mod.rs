//! The guard of reads: whether a statement only reads, reads only what it may, and calls nothing that does more.
//!
//! What is judged is the tree, never the text: every expression, relation, query and statement of it, wherever it stands.
//! All of them lie in flat lists, so none is missed for standing in an unusual place. What is not in the lists of what is
//! allowed is refused, and so is what the tree has no place for. What may be executed is the text that is written from
//! the tree: comments, hints and odd spellings are gone, and what PostgreSQL would look up by name along a path is
//! written with its schema.
//!
//! A verdict is no permission: beside it stand a transaction that only reads, a role with few rights, and bounds of time
//! and rows.

mod catalogue;
mod code;
mod expression;
mod functions;
mod operator;
mod qualify;
mod recursion;
mod relation;
mod scope;
mod statement;
mod types;

pub use code::{Code, Decision};

use super::engine::{self, Engine};
use super::grammar::Grammar;
use super::ir::{Span, Tree};
use super::{prescan, render};
use crate::escape::plain;
use crate::limits::SQL_REASONS_MAX;
use crate::snapshot::Snapshot;
use catalogue::Catalogue;

/// What a reader may reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// The schemas, in the order in which names without one are looked up; `*` for all but the system's. Without any, the
    /// product's usual one: `public`, `main`, the database that is in use.
    pub schemas: Vec<String>,
    /// The relations, `name` or `schema.name`; without any, all of the schemas.
    pub relations: Vec<String>,
    /// Functions and operators of one's own that were looked at and may be used: `name` or `schema.name`.
    pub routines: Vec<String>,
    /// The system's catalogue may be read too, and what tells about the server.
    pub catalogue: bool,
}

/// Why a statement was not allowed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// Where it begins, in bytes; 0 where nobody knows.
    pub start: u32,
    /// Where it ends, in bytes.
    pub end: u32,
    /// The line, from 1; 0 where nobody knows.
    pub line: u32,
    /// The character of the line, from 1; 0 where nobody knows.
    pub column: u32,
    /// What kind of reason it is.
    pub code: Code,
    /// What follows from it.
    pub decision: Decision,
    /// One line for a person.
    pub message: String,
}

/// What the guard says of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it may run.
    pub decision: Decision,
    /// Why not, in the order of the text; nothing where it is allowed.
    pub reasons: Vec<Reason>,
    /// What read the text, with its version.
    pub engine: String,
    /// The grammar it was read by.
    pub grammar: Grammar,
    /// The list of functions that judged, with its digest.
    pub functions: Option<String>,
    /// Whether names were looked up in a snapshot.
    pub bound: bool,
    /// The statement, written again from what was understood: what is to be executed. Nothing where it is denied.
    pub sql: Option<String>,
}

/// The guard of one product, one reach and, if there is one, one snapshot.
pub struct Guard<'a> {
    grammar: Grammar,
    major: Option<u16>,
    reach: Reach,
    catalogue: Option<Catalogue<'a>>,
}

impl<'a> Guard<'a> {
    /// A guard that knows nothing of a schema: views, row policies and functions of one's own are not looked into.
    #[must_use]
    pub fn new(grammar: Grammar, major: Option<u16>, reach: Reach) -> Self {
        Self { grammar, major, reach, catalogue: None }
    }

    /// A guard that looks every name up in a snapshot; its version of the server counts unless one is stated.
    #[must_use]
    pub fn of_snapshot(snapshot: &'a Snapshot, major: Option<u16>, reach: Reach) -> Self {
        let catalogue = Catalogue::new(snapshot);
        let major = major.or_else(|| catalogue.major());
        Self { grammar: snapshot.dialect().into(), major, reach, catalogue: Some(catalogue) }
    }

    /// Judges a text.
    #[must_use]
    pub fn check(&self, text: &str) -> Verdict {
        prescan::with_stack(|| self.check_within(text))
    }

    /// Judges bytes, which may be no text at all.
    #[must_use]
    pub fn check_bytes(&self, bytes: &[u8]) -> Verdict {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.check(text),
            Err(error) => {
                let place = u32::try_from(error.valid_up_to()).unwrap_or(u32::MAX);
                let span = Span { start: place, end: place.saturating_add(1) };
                let mut pass = Pass::new(self);
                pass.deny(Code::NotReadable, span, "it is not UTF-8".to_owned());
                self.verdict("", pass.reasons, None)
            }
        }
    }

    fn check_within(&self, text: &str) -> Verdict {
        let mut pass = Pass::new(self);
        if let Some((code, place, what)) = odd_bytes(self.grammar, text) {
            pass.deny(code, place, what.to_owned());
            return self.verdict(text, pass.reasons, None);
        }
        let mut tree = match engine::parse(self.grammar, text) {
            Ok(tree) => tree,
            Err(message) => {
                pass.deny(Code::NotReadable, Span::default(), message);
                return self.verdict(text, pass.reasons, None);
            }
        };
        pass.judge(&tree);
        if pass.reasons.iter().any(|reason| reason.decision == Decision::Deny) {
            return self.verdict(text, pass.reasons, None);
        }
        qualify::qualify(self, &mut tree);
        match tree.roots.first().map(|root| render::statement(&tree, *root)) {
            Some(Ok(sql)) => self.verdict(text, pass.reasons, Some(sql)),
            Some(Err(error)) => {
                pass.deny(Code::NotUnderstood, error.span, error.to_string());
                self.verdict(text, pass.reasons, None)
            }
            None => self.verdict(text, pass.reasons, None),
        }
    }

    fn verdict(&self, text: &str, mut reasons: Vec<Reason>, sql: Option<String>) -> Verdict {
        reasons.sort();
        reasons.dedup();
        reasons.truncate(SQL_REASONS_MAX);
        place(text, &mut reasons);
        let decision = reasons.iter().map(|reason| reason.decision).max().unwrap_or(Decision::Allow);
        let functions = functions::version(self.grammar, self.major);
        let (grammar, bound) = (self.grammar, self.catalogue.is_some());
        Verdict {
            decision,
            reasons,
            engine: Engine::of(self.grammar).as_str().to_owned(),
            grammar,
            functions,
            bound,
            sql,
        }
    }
}

/// One look at a tree, or at a part of the schema that a tree reads.
struct Pass<'a> {
    guard: &'a Guard<'a>,
    reasons: Vec<Reason>,
    // inside a view or a row policy: whose, and where the statement names it
    within: Option<(String, Span)>,
    // views that were looked into
    seen: std::collections::BTreeSet<(String, String)>,
}

impl<'a> Pass<'a> {
    fn new(guard: &'a Guard<'a>) -> Self {
        Self { guard, reasons: Vec::new(), within: None, seen: std::collections::BTreeSet::new() }
    }

    fn judge(&mut self, tree: &Tree) {
        self.statements(tree);
        self.queries(tree);
        self.expressions(tree);
        self.relations(tree);
        for found in &tree.unmodelled {
            let message = format!("{} is not understood, so nobody can say what it does", found.what);
            self.deny(Code::NotUnderstood, found.span, message);
        }
    }

    fn deny(&mut self, code: Code, span: Span, message: String) {
        self.say(code, Decision::Deny, span, message);
    }

    fn ask(&mut self, code: Code, span: Span, message: String) {
        self.say(code, Decision::NeedsApproval, span, message);
    }

    fn say(&mut self, code: Code, decision: Decision, span: Span, message: String) {
        let (span, message) = match &self.within {
            Some((whose, outer)) => (*outer, format!("{whose}: {message}")),
            None => (span, message),
        };
        // a text of many bad things is refused as well by the first of them
        if self.reasons.len() < SQL_REASONS_MAX.saturating_mul(4) {
            let message = plain(&message);
            self.reasons.push(Reason { start: span.start, end: span.end, line: 0, column: 0, code, decision, message });
        }
    }
}

// what may mean something else to a server than to whoever reads the text here
fn odd_bytes(grammar: Grammar, text: &str) -> Option<(Code, Span, &'static str)> {
    let at = |found: usize, length: usize| {
        let start = u32::try_from(found).unwrap_or(u32::MAX);
        Span { start, end: start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX)) }
    };
    if let Some(found) = text.find('\0') {
        return Some((Code::NotReadable, at(found, 1), "it has a NUL, at which a server may stop reading"));
    }
    if grammar.is_mysql() {
        for opening in ["/*!", "/*M!", "/*m!"] {
            if let Some(found) = text.find(opening) {
                let what = "it has a comment that a server may execute";
                return Some((Code::ExecutableComment, at(found, opening.len()), what));
            }
        }
    }
    None
}

// lines and characters are counted once, for all of them
fn place(text: &str, reasons: &mut [Reason]) {
    let mut waiting = reasons.iter_mut().filter(|reason| reason.end > 0).peekable();
    let (mut line, mut column) = (1_u32, 1_u32);
    for (offset, character) in text.char_indices() {
        while let Some(reason) = waiting.next_if(|reason| usize::try_from(reason.start).is_ok_and(|at| at <= offset)) {
            (reason.line, reason.column) = (line, column);
        }
        if waiting.peek().is_none() {
            break;
        }
        if character == '\n' {
            (line, column) = (line.saturating_add(1), 1);
        } else {
            column = column.saturating_add(1);
        }
    }
    for reason in waiting {
        (reason.line, reason.column) = (line, column);
    }
}

#[cfg(test)]
mod tests;

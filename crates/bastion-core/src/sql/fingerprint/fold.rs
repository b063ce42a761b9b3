//! What is left of a text when everything that changes from call to call is folded.

use std::borrow::Cow;

use super::keyword;
use super::lexer::{Kind, Token, tokens};
use crate::sql::Grammar;

/// What stands for a literal or a parameter.
const PLACEHOLDER: &str = "?";

/// What stands for a list of them.
const PLACEHOLDERS: &str = "?+";

/// The text with placeholders; every value in it, every comment and every difference in white space and case is gone.
pub(super) fn fold(grammar: Grammar, text: &str) -> String {
    let mut folded = Folded { grammar, parts: Vec::new(), frames: vec![Frame::default()] };
    for token in tokens(grammar, text) {
        folded.take(token);
    }
    folded.finish()
}

/// A piece of the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part<'a> {
    what: What,
    text: Cow<'a, str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Keyword,
    Name,
    /// A literal, by its text [`PLACEHOLDER`] or [`PLACEHOLDERS`].
    Value,
    Sign,
    Executable,
}

/// Brackets that are open.
#[derive(Debug, Default)]
struct Frame {
    /// Where its first element begins.
    start: usize,
    /// Where the element before the present one begins.
    previous: Option<usize>,
    /// Where the present element begins.
    element: usize,
    /// Whether equal neighbours become one: a list of IN, a row of VALUES.
    folds: bool,
    /// Where the rows behind VALUES begin, as long as nothing but rows follows.
    rows: Option<Rows>,
}

#[derive(Debug, Clone, Copy)]
struct Rows {
    previous: Option<usize>,
    element: usize,
}

struct Folded<'a> {
    grammar: Grammar,
    parts: Vec<Part<'a>>,
    frames: Vec<Frame>,
}

impl<'a> Folded<'a> {
    fn take(&mut self, token: Token<'a>) {
        match token.kind {
            Kind::Literal | Kind::Parameter => self.value(),
            Kind::Word => self.word(token.text),
            Kind::Quoted => {
                let text = keyword::unquoted(self.grammar, token.text);
                self.push(What::Name, text);
            }
            Kind::Executable => self.push(What::Executable, Cow::Borrowed(token.text)),
            Kind::Sign => match token.text {
                "(" => self.open(),
                ")" => self.close(),
                "," => self.comma(),
                "!=" => self.push(What::Sign, Cow::Borrowed("<>")),
                sign => self.push(What::Sign, Cow::Borrowed(sign)),
            },
        }
    }

    fn push(&mut self, what: What, text: Cow<'a, str>) {
        self.parts.push(Part { what, text });
        if let Some(frame) = self.frames.last_mut() {
            frame.rows = None;
        }
    }

    fn last(&self) -> Option<&Part<'a>> {
        self.parts.last()
    }

    fn last_is(&self, text: &str) -> bool {
        self.last().is_some_and(|part| part.text == text && part.what != What::Name)
    }

    fn value(&mut self) {
        // neighbouring strings are one string
        if self.last().is_some_and(|part| part.what == What::Value) {
            return;
        }
        // a sign in front of a number is part of it
        if (self.last_is("-") || self.last_is("+")) && self.begins_expression(self.parts.len().saturating_sub(1)) {
            self.parts.pop();
        }
        self.push(What::Value, Cow::Borrowed(PLACEHOLDER));
    }

    /// Whether an expression begins at a place: what stands before it is no operand.
    fn begins_expression(&self, place: usize) -> bool {
        let Some(before) = place.checked_sub(1).and_then(|before| self.parts.get(before)) else { return true };
        match before.what {
            What::Keyword => keyword::precedes_expression(&before.text),
            What::Sign => !matches!(before.text.as_ref(), ")" | "]" | "}"),
            What::Name | What::Value | What::Executable => false,
        }
    }

    fn word(&mut self, text: &'a str) {
        let lower = lower(text);
        if matches!(lower.as_ref(), "null" | "true" | "false") {
            return if self.is_tested() { self.push(What::Keyword, lower) } else { self.value() };
        }
        if keyword::is_keyword(&lower) && !self.last_is(".") {
            self.push(What::Keyword, lower);
        } else if keyword::folds_names(self.grammar) {
            self.push(What::Name, lower);
        } else {
            self.push(What::Name, Cow::Borrowed(text));
        }
    }

    /// `IS NULL`, `NOT NULL`, `SET NULL`, `t.true`: words, not values.
    fn is_tested(&self) -> bool {
        ["is", "not", "set", "."].iter().any(|word| self.last_is(word))
    }

    fn open(&mut self) {
        let outer_folds = self.frames.last().is_some_and(|frame| frame.folds);
        let starts_element = self.last_is("(") || self.last_is(",");
        let row = self.frames.last().is_some_and(|frame| frame.rows.is_some());
        let folds = self.last_is("in") || self.last_is("values") || row || (outer_folds && starts_element);
        let here = self.parts.len();
        if self.last_is("values")
            && let Some(frame) = self.frames.last_mut()
        {
            frame.rows = Some(Rows { previous: None, element: here });
        }
        // the name of a function has no case of its own; that of a table before its columns has
        let table = here.checked_sub(2).and_then(|before| self.parts.get(before)).is_some_and(|before| {
            matches!(before.text.as_ref(), "." | "into" | "table" | "references" | "on" | "index" | "replace")
        });
        if let Some(part) = self.parts.last_mut()
            && part.what == What::Name
            && !table
            && let Cow::Owned(folded) = lower(&part.text)
        {
            part.text = Cow::Owned(folded);
        }
        self.parts.push(Part { what: What::Sign, text: Cow::Borrowed("(") });
        let start = here + 1;
        self.frames.push(Frame { start, previous: None, element: start, folds, rows: None });
    }

    fn close(&mut self) {
        if self.frames.len() > 1 {
            self.end_element();
            if let Some(frame) = self.frames.pop()
                && frame.folds
                && self.parts.len() == frame.start + 1
                && let Some(only) = self.parts.last_mut()
                && only.what == What::Value
            {
                only.text = Cow::Borrowed(PLACEHOLDERS);
            }
        }
        self.parts.push(Part { what: What::Sign, text: Cow::Borrowed(")") });
        self.end_row();
    }

    fn comma(&mut self) {
        self.end_element();
        self.parts.push(Part { what: What::Sign, text: Cow::Borrowed(",") });
        let here = self.parts.len();
        if let Some(frame) = self.frames.last_mut() {
            frame.previous = Some(frame.element);
            frame.element = here;
            if let Some(rows) = &mut frame.rows {
                *rows = Rows { previous: Some(rows.element), element: here };
            }
        }
    }

    /// Drops the present element with the comma before it when its neighbour is equal.
    fn end_element(&mut self) {
        let Some(frame) = self.frames.last() else { return };
        let (Some(previous), element, true) = (frame.previous, frame.element, frame.folds) else { return };
        if self.are_equal(previous, element) {
            self.parts.truncate(element.saturating_sub(1));
            if let Some(frame) = self.frames.last_mut() {
                frame.element = previous;
                frame.previous = None;
            }
        }
    }

    /// The same for a row behind VALUES.
    fn end_row(&mut self) {
        let Some(rows) = self.frames.last().and_then(|frame| frame.rows) else { return };
        let Some(previous) = rows.previous else { return };
        if self.are_equal(previous, rows.element) {
            self.parts.truncate(rows.element.saturating_sub(1));
            if let Some(frame) = self.frames.last_mut() {
                frame.rows = Some(Rows { previous: None, element: previous });
            }
        }
    }

    /// Whether what lies from one place to the comma before another is what lies behind it.
    fn are_equal(&self, previous: usize, element: usize) -> bool {
        let before = self.parts.get(previous..element.saturating_sub(1));
        before.is_some() && before == self.parts.get(element..)
    }

    fn finish(mut self) -> String {
        while self.last_is(";") {
            self.parts.pop();
        }
        let mut text = String::new();
        let mut before: Option<&Part<'_>> = None;
        for part in &self.parts {
            if before.is_some_and(|before| is_apart(before, part)) {
                text.push(' ');
            }
            text.push_str(&part.text);
            before = Some(part);
        }
        text
    }
}

/// Whether a space stands between two parts.
fn is_apart(before: &Part<'_>, after: &Part<'_>) -> bool {
    let after_closes = matches!(after.text.as_ref(), ")" | "]" | "," | ";" | "." | "::") && after.what == What::Sign;
    let before_opens = matches!(before.text.as_ref(), "(" | "[" | "." | "::") && before.what == What::Sign;
    let subscripts = after.text == "[" && !matches!(before.text.as_ref(), ",");
    let calls = (before.what == What::Name && after.text == "(" || subscripts) && after.what == What::Sign;
    !(after_closes || before_opens || calls)
}

/// ASCII letters only, as PostgreSQL folds in UTF-8.
pub(super) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

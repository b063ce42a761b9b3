//! Names of things, functions and types.

use super::super::grammar::Grammar;
use super::super::ir::{Ident, Name, Span, TypeName};
use super::reserved::{is_reserved, is_reserved_function};
use super::{Done, Writer, refuse};

/// What PostgreSQL writes like calls of functions and knows only by these words, without quotes.
const POSTGRESQL_SYNTAX: &[&str] =
    &["coalesce", "greatest", "grouping", "least", "merge_action", "nullif", "xmlconcat"];

impl Writer<'_> {
    /// A name, its parts between dots.
    pub(super) fn name(&mut self, name: &Name) -> Done {
        if name.0.is_empty() {
            return refuse("a name without a part", Span::default());
        }
        for (place, ident) in name.0.iter().enumerate() {
            if place > 0 {
                self.put(".");
            }
            self.ident(ident)?;
        }
        Ok(())
    }

    pub(super) fn ident(&mut self, ident: &Ident) -> Done {
        let value = &*ident.value;
        if value.is_empty() || value.contains('\0') {
            return refuse("an empty name", ident.span);
        }
        if self.stands_without_quotes(ident) {
            self.put(value);
            return Ok(());
        }
        match self.grammar {
            Grammar::Mysql | Grammar::Mariadb => self.between('`', &value.replace('`', "``")),
            Grammar::Bigquery => {
                let escaped = value.replace('\\', "\\\\").replace('`', "\\`").replace('\n', "\\n").replace('\r', "\\r");
                self.between('`', &escaped);
            }
            _ => self.between('"', &value.replace('"', "\"\"")),
        }
        Ok(())
    }

    fn between(&mut self, mark: char, text: &str) {
        self.text.push(mark);
        self.put(text);
        self.text.push(mark);
    }

    /// In SQLite a name keeps its quotes, or stays without: in double quotes it may be a string.
    fn stands_without_quotes(&self, ident: &Ident) -> bool {
        let value = &*ident.value;
        let plain = || is_word(value) && !is_reserved(self.grammar, &value.to_ascii_lowercase());
        let folds = |refused: fn(&u8) -> bool| !value.as_bytes().iter().any(refused);
        match self.grammar {
            Grammar::Sqlite => !ident.quoted && plain(),
            _ if !self.is_pretty() => false,
            Grammar::Postgresql => folds(u8::is_ascii_uppercase) && plain(),
            Grammar::Snowflake => folds(u8::is_ascii_lowercase) && plain(),
            Grammar::Ansi => !ident.quoted && plain(),
            Grammar::Mysql | Grammar::Mariadb | Grammar::Bigquery | Grammar::Duckdb => plain(),
        }
    }

    /// The name of a function. Quotes would make another one of a system's function of MySQL and others, and of what is
    /// PostgreSQL's syntax.
    pub(super) fn function_name(&mut self, name: &Name) -> Done {
        let [outer @ .., last] = name.0.as_slice() else {
            return refuse("a function without a name", Span::default());
        };
        for part in outer {
            self.ident(part)?;
            self.put(".");
        }
        let value = &*last.value;
        let plain = match self.grammar {
            Grammar::Postgresql if outer.is_empty() && POSTGRESQL_SYNTAX.contains(&value) => true,
            Grammar::Postgresql => {
                self.is_pretty()
                    && is_word(value)
                    && !value.bytes().any(|byte| byte.is_ascii_uppercase())
                    && !is_reserved_function(value)
            }
            _ => !last.quoted && is_word(value),
        };
        if plain {
            self.put(value);
            return Ok(());
        }
        self.ident(last)
    }

    /// A type, as a cast names it.
    pub(super) fn type_name(&mut self, kind: &TypeName, span: Span) -> Done {
        if kind.system {
            let name = kind.name.last();
            if kind.name.0.len() > 1 || !name.split(' ').all(is_word) {
                return refuse("a type of another form", span);
            }
            // `timestamp (3) with time zone`, but `character varying (3)`
            let (head, tail) = match name.split_once(' ') {
                Some((head @ ("time" | "timestamp"), tail)) => (head, tail),
                _ => (name, ""),
            };
            self.put(head);
            if let Some(fields) = &kind.fields {
                self.word(&fields.to_ascii_lowercase(), "the fields of an interval", span)?;
            }
            self.modifiers(&kind.modifiers, span)?;
            if !tail.is_empty() {
                self.put(" ");
                self.put(tail);
            }
        } else {
            self.name(&kind.name)?;
            self.modifiers(&kind.modifiers, span)?;
        }
        for _ in 0..kind.dimensions {
            self.put("[]");
        }
        Ok(())
    }

    fn modifiers(&mut self, modifiers: &[Box<str>], span: Span) -> Done {
        if modifiers.is_empty() {
            return Ok(());
        }
        self.put("(");
        for (place, modifier) in modifiers.iter().enumerate() {
            let digits = modifier.strip_prefix('-').unwrap_or(modifier);
            let number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            if !number && !is_word(modifier) {
                return refuse("a type with a modifier of another form", span);
            }
            self.put(if place > 0 { ", " } else { "" });
            self.put(modifier);
        }
        self.put(")");
        Ok(())
    }

    /// Words that are part of a grammar, with a space in front of them.
    pub(super) fn word(&mut self, words: &str, what: &str, span: Span) -> Done {
        if !words.split(' ').all(is_word) {
            return refuse(what, span);
        }
        self.put(" ");
        self.put(words);
        Ok(())
    }
}

/// Letters, digits and underscores, no digit in front.
pub(super) fn is_word(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

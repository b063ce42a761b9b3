//! Files of SQL as statements.

use super::consumer::{Consumer, ConsumerKind};

/// One statement of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement<'a> {
    /// The statement, without the semicolon and the space around it.
    pub sql: &'a str,
    /// The line its first character stands on, from 1.
    pub line: u32,
}

/// Takes a text apart at the semicolons that stand outside quotes, comments and the bodies of routines.
///
/// Quotes are `'…'`, `E'…\'…'`, `"…"`, `` `…` `` and `$tag$…$tag$`; comments are `-- …` and nested `/* … */`. A body
/// is what stands between `BEGIN ATOMIC` and its `END` (PostgreSQL manual, 4.1 and CREATE FUNCTION). What is not closed
/// reaches to the end: no text is lost.
///
/// ```
/// let found = bastion_core::impact::split("SELECT ';';\n-- done;\nSELECT $$;$$");
/// assert_eq!(found.iter().map(|statement| (statement.sql, statement.line)).collect::<Vec<_>>(),
///     [("SELECT ';'", 1), ("SELECT $$;$$", 3)]);
/// ```
#[must_use]
pub fn split(text: &str) -> Vec<Statement<'_>> {
    let mut reader = Reader::new(text);
    let mut found = Vec::new();
    let (mut begin, mut begin_line, mut counted) = (0, 1, 0);
    loop {
        let ended = reader.next_separator();
        let end = ended.unwrap_or(text.len());
        if let Some(part) = text.get(begin..end) {
            let offset = leading(part);
            let start = begin + offset;
            begin_line += newlines(text, counted, start);
            counted = start;
            let sql = part.get(offset..).unwrap_or_default().trim_end();
            if !sql.is_empty() {
                found.push(Statement { sql, line: begin_line });
            }
        }
        match ended {
            Some(end) => begin = end + 1,
            None => return found,
        }
    }
}

/// The line, from 1, that a character stands on; characters are counted from 1, as servers count them.
#[must_use]
pub fn line_of(text: &str, character: u32) -> u32 {
    let before = usize::try_from(character.saturating_sub(1)).unwrap_or(usize::MAX);
    let lines = text.chars().take(before).filter(|character| *character == '\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(1)
}

fn newlines(text: &str, from: usize, to: usize) -> u32 {
    let count = text.get(from..to).unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

// space and comments in front of a statement are not part of it
fn leading(part: &str) -> usize {
    let mut reader = Reader::new(part);
    loop {
        let rest = part.get(reader.place..).unwrap_or_default();
        let space = rest.len() - rest.trim_start().len();
        reader.place += space;
        if !reader.comment() {
            return reader.place;
        }
    }
}

/// Walks over a text of SQL, quotes and comments as a whole.
pub(super) struct Reader<'a> {
    text: &'a str,
    place: usize,
    // how many BEGIN ATOMIC and CASE are open
    depth: usize,
    last_word: String,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, place: 0, depth: 0, last_word: String::new() }
    }

    /// What has not been walked over.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.place..).unwrap_or_default()
    }

    pub(super) const fn place(&self) -> usize {
        self.place
    }

    pub(super) const fn skip(&mut self, bytes: usize) {
        self.place += bytes;
    }

    fn next_separator(&mut self) -> Option<usize> {
        while let Some(character) = self.rest().chars().next() {
            if self.comment() || self.quoted() || self.word() {
                continue;
            }
            let here = self.place;
            self.place += character.len_utf8();
            if character == ';' && self.depth == 0 {
                return Some(here);
            }
        }
        None
    }

    /// Goes behind a comment, if one stands here.
    pub(super) fn comment(&mut self) -> bool {
        let rest = self.rest();
        if rest.starts_with("--") {
            self.place += rest.find('\n').unwrap_or(rest.len());
            return true;
        }
        if !rest.starts_with("/*") {
            return false;
        }
        let mut depth = 0;
        let mut place = 0;
        while let Some(inner) = rest.get(place..).filter(|inner| !inner.is_empty()) {
            let step = if inner.starts_with("/*") {
                depth += 1;
                2
            } else if inner.starts_with("*/") {
                depth -= 1;
                2
            } else {
                inner.chars().next().map_or(1, char::len_utf8)
            };
            place += step;
            if depth == 0 {
                break;
            }
        }
        self.place += place;
        true
    }

    /// Goes behind a quoted text or name, if one stands here.
    pub(super) fn quoted(&mut self) -> bool {
        let rest = self.rest();
        if let Some(tag) = dollar_tag(rest) {
            let inner = rest.get(tag.len()..).unwrap_or_default();
            let end = inner.find(tag).map_or(rest.len(), |end| tag.len() * 2 + end);
            self.place += end;
            return true;
        }
        let escapes = rest.starts_with("E'") || rest.starts_with("e'");
        let Some(quote) = rest.chars().nth(usize::from(escapes)).filter(|quote| matches!(quote, '\'' | '"' | '`'))
        else {
            return false;
        };
        let begin = usize::from(escapes) + 1;
        let mut characters = rest.char_indices().skip(begin).peekable();
        while let Some((place, character)) = characters.next() {
            if character == '\\' && escapes {
                characters.next();
            } else if character == quote && characters.next_if(|(_, next)| *next == quote).is_none() {
                self.place += place + 1;
                return true;
            }
        }
        self.place = self.text.len();
        true
    }

    // goes behind a word, and counts what opens and closes a body
    fn word(&mut self) -> bool {
        let inside = |character: char| character.is_alphanumeric() || character == '_' || character == '$';
        let length = self.rest().find(|character: char| !inside(character)).unwrap_or(self.rest().len());
        if length == 0 {
            return false;
        }
        let word = self.rest().get(..length).unwrap_or_default().to_ascii_uppercase();
        match (self.last_word.as_str(), word.as_str()) {
            ("BEGIN", "ATOMIC") => self.depth += 1,
            (_, "CASE") if self.depth > 0 => self.depth += 1,
            (_, "END") if self.depth > 0 => self.depth -= 1,
            _ => {}
        }
        self.last_word = word;
        self.place += length;
        true
    }
}

// `$$` or `$name$`
fn dollar_tag(rest: &str) -> Option<&str> {
    let inner = rest.strip_prefix('$')?;
    let end = inner.find('$')?;
    let name = inner.get(..end)?;
    let legal = name.chars().all(|character| character.is_alphanumeric() || character == '_')
        && !name.starts_with(|character: char| character.is_ascii_digit());
    rest.get(..end + 2).filter(|_| legal)
}

/// The statements of a file as consumers, each called after the file and its line.
#[must_use]
pub fn from_sql_file(file: &str, text: &str) -> Vec<Consumer> {
    split(text)
        .into_iter()
        .map(|statement| Consumer {
            name: format!("{file}:{}", statement.line),
            consumer_kind: ConsumerKind::File,
            sql: statement.sql.to_owned(),
            file: Some(file.to_owned()),
            line: Some(statement.line),
            ..Consumer::default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn takes_texts_apart() {
        for (text, expected) in [
            ("", vec![]),
            (" ;; -- nothing\n;", vec![]),
            ("a;b", vec![("a", 1), ("b", 1)]),
            ("\n\n a\n;\n b ", vec![("a", 3), ("b", 5)]),
            ("-- why\nSELECT 1;", vec![("SELECT 1", 2)]),
            ("/* a /* b; */ ; */ SELECT 1 /* ; */;", vec![("SELECT 1 /* ; */", 1)]),
            (
                "SELECT 'it''s;' || E'\\';' || \"a;\"\"b\" || `c;`; x",
                vec![("SELECT 'it''s;' || E'\\';' || \"a;\"\"b\" || `c;`", 1), ("x", 1)],
            ),
            ("SELECT $f$;$$;$f$, $1; x", vec![("SELECT $f$;$$;$f$, $1", 1), ("x", 1)]),
            (
                "CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END; x",
                vec![("CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END", 1), ("x", 1)],
            ),
            ("BEGIN; SELECT 1; END", vec![("BEGIN", 1), ("SELECT 1", 1), ("END", 1)]),
            ("SELECT 'open; x", vec![("SELECT 'open; x", 1)]),
            ("SELECT 'ä;ö'; ü", vec![("SELECT 'ä;ö'", 1), ("ü", 1)]),
        ] {
            let found: Vec<_> = split(text).iter().map(|statement| (statement.sql, statement.line)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_lines_are_right(text in "[a$'\"`;\\-/* \nBEGIN]{0,60}") {
            let mut from = 0;
            for statement in split(&text) {
                let place = statement.sql.as_ptr() as usize - text.as_ptr() as usize;
                prop_assert!(place >= from);
                prop_assert_eq!(statement.line, 1 + newlines(&text, 0, place));
                from = place + statement.sql.len();
            }
        }
    }
}

//! Where literals, comments and quoted names stand in the text of SQL. Not a parser: any text falls into pieces, and what
//! is not closed goes on to the end.

use std::ops::Range;

use crate::schema::Dialect;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The inside of a text literal.
    Text,
    /// A number.
    Number,
    /// The inside of a comment.
    Comment,
    /// The inside of a quoted name.
    Name,
}

/// The pieces of a text, in order; what is in none of them is code.
pub(super) fn pieces(dialect: Dialect, sql: &str) -> Vec<(Kind, Range<usize>)> {
    let bytes = sql.as_bytes();
    let mut lexer = Lexer { dialect, bytes, at: 0, pieces: Vec::new() };
    while lexer.at < bytes.len() {
        lexer.step();
    }
    lexer.pieces
}

struct Lexer<'a> {
    dialect: Dialect,
    bytes: &'a [u8],
    at: usize,
    pieces: Vec<(Kind, Range<usize>)>,
}

impl Lexer<'_> {
    fn is_postgresql(&self) -> bool {
        self.dialect == Dialect::Postgresql
    }

    fn is_mysql(&self) -> bool {
        matches!(self.dialect, Dialect::Mysql | Dialect::Mariadb)
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self) {
        match (self.peek(0), self.peek(1)) {
            (b'\'', _) => self.quoted(b'\'', Kind::Text, self.is_mysql()),
            (b'"', _) if self.is_mysql() => self.quoted(b'"', Kind::Text, true),
            (b'"', _) => self.quoted(b'"', Kind::Name, false),
            (b'`', _) if !self.is_postgresql() => self.quoted(b'`', Kind::Name, false),
            (b'[', _) if self.dialect == Dialect::Sqlite => self.until(1, b"]", Kind::Name),
            // in MySQL the dashes need a space or a line's end behind them
            (b'-', b'-') if !self.is_mysql() || self.peek(2) <= b' ' => self.until(2, b"\n", Kind::Comment),
            (b'#', _) if self.is_mysql() => self.until(1, b"\n", Kind::Comment),
            (b'/', b'*') => self.comment(),
            (b'$', _) if self.is_postgresql() => self.dollar(),
            (b'0'..=b'9', _) => self.number(),
            (b'.', b'0'..=b'9') => self.number(),
            (byte, _) if is_word(byte) => self.word(),
            _ => self.at += 1,
        }
    }

    /// What stands between quotes, which are doubled inside, and in some literals escaped.
    fn quoted(&mut self, quote: u8, kind: Kind, escapes: bool) {
        let start = self.at + 1;
        let mut at = start;
        while let Some(&byte) = self.bytes.get(at) {
            if byte == b'\\' && escapes {
                at += 2;
            } else if byte != quote {
                at += 1;
            } else if self.bytes.get(at + 1) == Some(&quote) {
                at += 2;
            } else {
                break;
            }
        }
        let end = at.min(self.bytes.len());
        self.pieces.push((kind, start..end));
        self.at = (end + 1).min(self.bytes.len());
    }

    /// What stands before a mark.
    fn until(&mut self, opening: usize, mark: &[u8], kind: Kind) {
        let start = (self.at + opening).min(self.bytes.len());
        let rest = self.bytes.get(start..).unwrap_or_default();
        let length = memchr::memmem::find(rest, mark).unwrap_or(rest.len());
        self.pieces.push((kind, start..start + length));
        self.at = (start + length + mark.len()).min(self.bytes.len());
    }

    fn comment(&mut self) {
        // MySQL runs what stands in these
        if self.is_mysql() && (self.rest().starts_with(b"/*!") || self.rest().starts_with(b"/*M!")) {
            let mark = self.rest().iter().take(4).position(|byte| *byte == b'!').unwrap_or(2) + 1;
            self.at += mark;
            self.at += self.rest().iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
            return;
        }
        if !self.is_postgresql() {
            return self.until(2, b"*/", Kind::Comment);
        }
        let start = self.at + 2;
        let (mut at, mut depth) = (start, 1_usize);
        while depth > 0 && at < self.bytes.len() {
            match self.bytes.get(at..at + 2) {
                Some(b"/*") => (at, depth) = (at + 2, depth + 1),
                Some(b"*/") => (at, depth) = (at + 2, depth - 1),
                _ => at += 1,
            }
        }
        let end = if depth == 0 { at - 2 } else { self.bytes.len() };
        self.pieces.push((Kind::Comment, start.min(end)..end));
        self.at = at;
    }

    /// `$$…$$` and `$tag$…$tag$`; `$1` is a parameter.
    fn dollar(&mut self) {
        let tag = self.rest().iter().skip(1).position(|byte| !is_word(*byte));
        let is_tag = tag.is_some_and(|length| self.peek(length + 1) == b'$') && !self.peek(1).is_ascii_digit();
        let Some(length) = tag.filter(|_| is_tag) else {
            self.at += 1;
            self.at += self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
            return;
        };
        let mark = self.rest().get(..length + 2).unwrap_or_default().to_vec();
        self.until(length + 2, &mark, Kind::Text);
    }

    fn number(&mut self) {
        let start = self.at;
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_');
        let mut end = start + self.rest().iter().take_while(|byte| is_part(byte)).count();
        let is_exponent = matches!(self.bytes.get(end - 1), Some(b'e' | b'E')) && !self.rest().starts_with(b"0x");
        if is_exponent && matches!(self.bytes.get(end), Some(b'+' | b'-')) {
            let digits = self.bytes.get(end + 1..).unwrap_or_default();
            end += 1 + digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        }
        self.pieces.push((Kind::Number, start..end));
        self.at = end;
    }

    /// A word, or the letter before a literal that has escapes.
    fn word(&mut self) {
        let has_escapes = self.is_postgresql() && matches!(self.peek(0), b'e' | b'E') && self.peek(1) == b'\'';
        if has_escapes {
            self.at += 1;
            return self.quoted(b'\'', Kind::Text, true);
        }
        self.at += self.rest().iter().take_while(|byte| is_word(**byte) || **byte == b'$').count();
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The product, a statement, and its pieces.
    type Case<'a> = (Dialect, &'a str, &'a [(Kind, &'a str)]);

    #[test]
    fn literals_comments_and_names() {
        let cases: &[Case<'_>] = &[
            (Dialect::Postgresql, "SELECT 'it''s', 1.5e-3", &[(Kind::Text, "it''s"), (Kind::Number, "1.5e-3")]),
            (
                Dialect::Postgresql,
                r"SELECT E'a\'b', 'c\' --d",
                &[(Kind::Text, r"a\'b"), (Kind::Text, r"c\"), (Kind::Comment, "d")],
            ),
            (Dialect::Postgresql, "/* a /* b */ c */ $1", &[(Kind::Comment, " a /* b */ c ")]),
            (Dialect::Postgresql, "$$x$y$$, $t$ $$ $t$ t1", &[(Kind::Text, "x$y"), (Kind::Text, " $$ ")]),
            (Dialect::Postgresql, "\"na\"\"me\" 'open", &[(Kind::Name, "na\"\"me"), (Kind::Text, "open")]),
            (
                Dialect::Mysql,
                r#"SELECT "a\"b", `n`, 5--3 # c"#,
                &[
                    (Kind::Text, r#"a\"b"#),
                    (Kind::Name, "n"),
                    (Kind::Number, "5"),
                    (Kind::Number, "3"),
                    (Kind::Comment, " c"),
                ],
            ),
            (Dialect::Mysql, "/*!50001 SELECT 'x' */ /* y */", &[(Kind::Text, "x"), (Kind::Comment, " y ")]),
            (
                Dialect::Sqlite,
                "SELECT [a b], `c`, '\\' /* /* */ 0x1F",
                &[
                    (Kind::Name, "a b"),
                    (Kind::Name, "c"),
                    (Kind::Text, "\\"),
                    (Kind::Comment, " /* "),
                    (Kind::Number, "0x1F"),
                ],
            ),
        ];
        for (dialect, sql, expected) in cases {
            let found: Vec<_> =
                pieces(*dialect, sql).into_iter().map(|(kind, range)| (kind, sql.get(range).unwrap())).collect();
            assert_eq!(&found, expected, "{sql}");
        }
    }
}

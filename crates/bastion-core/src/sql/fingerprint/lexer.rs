//! The words, signs and literals of a text, by each grammar's lexical rules.
//!
//! It knows no statement and refuses none: what is cut off in the middle of a string is a string to its end, so that a
//! literal is never taken for anything else.

use crate::sql::Grammar;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sql) enum Kind {
    /// A keyword or a name without quotes.
    Word,
    /// A name in quotes, with them.
    Quoted,
    /// A string, a number, bits.
    Literal,
    /// `$1`, `?`, `:name`.
    Parameter,
    /// Brackets, commas, operators: each sign of one byte alone, operators as a whole.
    Sign,
    /// MySQL's `/*!50000` and the `*/` that ends it; what is between them is executed.
    Executable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sql) struct Token<'a> {
    pub(in crate::sql) kind: Kind,
    pub(in crate::sql) text: &'a str,
    /// Its first byte.
    pub(in crate::sql) start: usize,
}

/// The tokens of a text, without white space and comments.
pub(in crate::sql) fn tokens(grammar: Grammar, text: &str) -> Tokens<'_> {
    tokens_from(grammar, text, 0)
}

/// The tokens from a place on that is the beginning of one.
pub(in crate::sql) fn tokens_from(grammar: Grammar, text: &str, start: usize) -> Tokens<'_> {
    Tokens { grammar, text, at: start, executable: 0 }
}

pub(in crate::sql) struct Tokens<'a> {
    grammar: Grammar,
    text: &'a str,
    at: usize,
    /// Open `/*!`.
    executable: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.skip_while(|byte| byte.is_ascii_whitespace() || byte == 0x0B);
            if self.at >= self.text.len() {
                return None;
            }
            if !self.skip_comment() {
                break;
            }
        }
        let start = self.at;
        let kind = self.token();
        // every token takes a byte at least
        self.at = self.at.max(start + 1);
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        self.text.get(start..self.at).map(|text| Token { kind, text, start })
    }
}

impl Tokens<'_> {
    /// The byte so far ahead, 0 behind the end.
    fn ahead(&self, distance: usize) -> u8 {
        self.text.as_bytes().get(self.at + distance).copied().unwrap_or(0)
    }

    fn starts(&self, with: &str) -> bool {
        self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(with.as_bytes()))
    }

    fn skip_while(&mut self, is: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !is(*byte)).unwrap_or(rest.len());
    }

    /// Goes behind the next appearance of a text, or to the end.
    fn skip_behind(&mut self, end: &str) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += rest.find(end).map_or(rest.len(), |found| found + end.len());
    }

    fn skip_comment(&mut self) -> bool {
        let grammar = self.grammar;
        let line = match (self.ahead(0), self.ahead(1)) {
            // in MySQL `a--1` subtracts
            (b'-', b'-') => !grammar.is_mysql() || self.ahead(2) <= b' ',
            (b'#', _) => grammar.is_mysql() || grammar == Grammar::Bigquery,
            (b'/', b'/') => grammar == Grammar::Snowflake,
            _ => false,
        };
        if line {
            self.skip_while(|byte| byte != b'\n' && byte != b'\r');
            return true;
        }
        if !self.starts("/*") || self.executable_mark().is_some() {
            return false;
        }
        self.at += 2;
        if !matches!(grammar, Grammar::Postgresql | Grammar::Duckdb | Grammar::Ansi) {
            self.skip_behind("*/");
            return true;
        }
        let mut depth = 1_usize;
        while depth > 0 && self.at < self.text.len() {
            if self.starts("/*") {
                depth += 1;
                self.at += 2;
            } else if self.starts("*/") {
                depth -= 1;
                self.at += 2;
            } else {
                self.at += 1;
                self.skip_while(|byte| byte != b'*' && byte != b'/');
            }
        }
        true
    }

    /// The length of `/*!` or `/*M!`, where the server executes what follows.
    fn executable_mark(&self) -> Option<usize> {
        match self.grammar {
            Grammar::Mysql | Grammar::Mariadb if self.starts("/*!") => Some(3),
            Grammar::Mariadb if self.starts("/*M!") => Some(4),
            _ => None,
        }
    }

    fn token(&mut self) -> Kind {
        if let Some(length) = self.executable_mark() {
            self.at += length;
            self.skip_while(|byte| byte.is_ascii_digit());
            self.executable += 1;
            return Kind::Executable;
        }
        if self.executable > 0 && self.starts("*/") {
            self.executable -= 1;
            self.at += 2;
            return Kind::Executable;
        }
        let byte = self.ahead(0);
        match byte {
            b'\'' => self.string(1, self.backslash()),
            b'"' if self.grammar.is_mysql() || self.grammar == Grammar::Bigquery => self.string(1, true),
            b'"' => self.quoted(b'"'),
            b'`' if !matches!(self.grammar, Grammar::Postgresql | Grammar::Snowflake | Grammar::Ansi) => {
                self.quoted(b'`')
            }
            b'[' if self.grammar == Grammar::Sqlite => self.quoted(b']'),
            b'0'..=b'9' => self.number(),
            b'.' if self.ahead(1).is_ascii_digit() && !self.follows_name() => self.number(),
            b'$' => self.dollar(),
            b'?' | b':' | b'@' => self.parameter(byte),
            _ if is_word(byte) => self.word(),
            _ => self.sign(byte),
        }
    }

    /// Whether a plain string may hold a backslash that hides a quote.
    const fn backslash(&self) -> bool {
        matches!(self.grammar, Grammar::Mysql | Grammar::Mariadb | Grammar::Snowflake | Grammar::Bigquery)
    }

    fn follows_name(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|place| self.text.as_bytes().get(place)).copied().unwrap_or(b' ');
        is_word(before) || matches!(before, b'"' | b'`' | b']' | b')')
    }

    /// A string whose quote stands behind a prefix.
    fn string(&mut self, behind: usize, backslash: bool) -> Kind {
        let quote = self.ahead(behind - 1);
        self.at += behind;
        if self.grammar == Grammar::Bigquery && self.ahead(0) == quote && self.ahead(1) == quote {
            self.at += 2;
            self.text_until([quote, quote, quote].as_slice(), backslash);
        } else {
            self.text_until(&[quote], backslash);
        }
        Kind::Literal
    }

    /// To the end of a string; a doubled quote is part of it, where one quote ends it.
    fn text_until(&mut self, end: &[u8], backslash: bool) {
        let quote = end.first().copied().unwrap_or(b'\'');
        loop {
            self.skip_while(|byte| byte != quote && !(backslash && byte == b'\\'));
            if self.at >= self.text.len() {
                return;
            }
            if self.ahead(0) == b'\\' && backslash {
                self.at = (self.at + 2).min(self.text.len());
            } else if end.len() == 1 && self.ahead(1) == quote {
                self.at += 2;
            } else if self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(end)) {
                self.at += end.len();
                return;
            } else {
                self.at += 1;
            }
        }
    }

    fn quoted(&mut self, end: u8) -> Kind {
        self.at += 1;
        self.text_until(&[end], self.grammar == Grammar::Bigquery);
        Kind::Quoted
    }

    /// `1`, `1.5e-3`, `0x1F`, `1_000`; letters that follow belong to it, so that nothing of it is left over.
    fn number(&mut self) -> Kind {
        let start = self.at;
        let hex = self.ahead(0) == b'0' && matches!(self.ahead(1), b'x' | b'X');
        self.skip_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.');
        let exponent = self.at.checked_sub(1).and_then(|last| self.text.as_bytes().get(last));
        if !hex && matches!(exponent, Some(b'e' | b'E')) && matches!(self.ahead(0), b'+' | b'-') {
            self.at += 1;
            self.skip_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.');
        }
        // MySQL's names may begin with digits
        let text = self.text.get(start..self.at).unwrap_or_default();
        let is_name = self.grammar.is_mysql() && !text.contains('.') && !is_number(text);
        if is_name || is_word(self.ahead(0)) {
            self.skip_while(is_word);
            return if is_name { Kind::Word } else { Kind::Literal };
        }
        Kind::Literal
    }

    /// `$1`, `$tag$…$tag$`, `$name`.
    fn dollar(&mut self) -> Kind {
        let dollar_quotes = matches!(self.grammar, Grammar::Postgresql | Grammar::Duckdb | Grammar::Snowflake);
        let start = self.at;
        self.at += 1;
        self.skip_while(is_word_without_dollar);
        let digits = self.text.as_bytes().get(start + 1).is_some_and(u8::is_ascii_digit);
        let tag_fits = !digits && (self.grammar != Grammar::Snowflake || self.at == start + 1);
        if dollar_quotes && tag_fits && self.ahead(0) == b'$' {
            self.at += 1;
            if let Some(tag) = self.text.get(start..self.at) {
                self.skip_behind(tag);
            }
            return Kind::Literal;
        }
        if self.at == start + 1 {
            return Kind::Sign;
        }
        // Snowflake's `$1` is a column, `$name` a variable of the session
        if self.grammar == Grammar::Snowflake { Kind::Word } else { Kind::Parameter }
    }

    fn parameter(&mut self, byte: u8) -> Kind {
        let next = self.ahead(1);
        let named = is_word(next);
        match (self.grammar, byte) {
            (Grammar::Postgresql, b'?') => return self.sign(byte),
            (Grammar::Sqlite, b'?') => {
                self.at += 1;
                self.skip_while(|digit| digit.is_ascii_digit());
            }
            (_, b'?') => self.at += 1,
            // `a[1:2]`, `a::b`, `{x: y}` are no parameters; neither is Snowflake's path `a:b`
            (Grammar::Postgresql | Grammar::Duckdb | Grammar::Bigquery, b':') => return self.sign(byte),
            (_, b':') if next == b':' || !named || self.follows_name() => return self.sign(byte),
            (Grammar::Mysql | Grammar::Mariadb, b'@') => {
                self.skip_while(|at| at == b'@');
                match self.ahead(0) {
                    b'\'' | b'"' => return self.string(1, true),
                    b'`' => return self.quoted(b'`'),
                    _ => self.skip_while(|byte| is_word(byte) || byte == b'.'),
                }
                return Kind::Word;
            }
            (Grammar::Sqlite | Grammar::Bigquery, b'@') if named => {
                self.at += 1;
                self.skip_while(is_word);
            }
            (_, b'@') => return self.sign(byte),
            _ => {
                self.at += 1;
                self.skip_while(is_word);
            }
        }
        Kind::Parameter
    }

    /// A word; or a string with a prefix.
    fn word(&mut self) -> Kind {
        let next = self.ahead(1);
        let first = self.ahead(0).to_ascii_lowercase();
        if next == b'\'' && self.is_prefix(first) {
            let backslash = if first == b'e' { true } else { self.backslash() && first != b'r' };
            return self.string(2, backslash);
        }
        if self.grammar == Grammar::Bigquery {
            if next == b'"' && matches!(first, b'r' | b'b') {
                return self.string(2, first != b'r');
            }
            let pair = [first, next.to_ascii_lowercase()];
            if matches!(&pair, b"rb" | b"br") && matches!(self.ahead(2), b'"' | b'\'') {
                return self.string(3, false);
            }
        }
        if first == b'u'
            && next == b'&'
            && matches!(self.grammar, Grammar::Postgresql | Grammar::Ansi | Grammar::Duckdb)
        {
            match self.ahead(2) {
                b'\'' => return self.string(3, false),
                b'"' => {
                    self.at += 2;
                    return self.quoted(b'"');
                }
                _ => {}
            }
        }
        self.skip_while(is_word);
        Kind::Word
    }

    fn is_prefix(&self, letter: u8) -> bool {
        match self.grammar {
            Grammar::Postgresql | Grammar::Duckdb => matches!(letter, b'e' | b'b' | b'x' | b'n'),
            Grammar::Mysql | Grammar::Mariadb => matches!(letter, b'b' | b'x' | b'n'),
            Grammar::Sqlite | Grammar::Snowflake => letter == b'x',
            Grammar::Bigquery => matches!(letter, b'r' | b'b'),
            Grammar::Ansi => matches!(letter, b'b' | b'x' | b'n'),
        }
    }

    fn sign(&mut self, byte: u8) -> Kind {
        self.at += 1;
        if is_operator(byte) {
            // a comment or a sign of a number may follow
            while is_operator(self.ahead(0)) && !self.starts("--") && !self.starts("/*") {
                if matches!(self.ahead(0), b'-' | b'+') || (self.executable > 0 && self.starts("*/")) {
                    break;
                }
                self.at += 1;
            }
        } else if byte == b':' {
            self.skip_while(|next| matches!(next, b':' | b'='));
        }
        Kind::Sign
    }
}

/// Letters, digits, `_`, `$` and every letter beyond ASCII.
const fn is_word(byte: u8) -> bool {
    byte == b'$' || is_word_without_dollar(byte)
}

const fn is_word_without_dollar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

const fn is_operator(byte: u8) -> bool {
    matches!(
        byte,
        b'+' | b'-' | b'*' | b'/' | b'<' | b'>' | b'=' | b'~' | b'!' | b'@' | b'#' | b'%' | b'^' | b'&' | b'|' | b'?'
    )
}

/// `12`, `1e5`, `0x1f`, `0b01`.
fn is_number(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    if let Some(digits) = lower.strip_prefix("0x") {
        return !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    if let Some(digits) = lower.strip_prefix("0b") {
        return !digits.is_empty() && digits.bytes().all(|byte| matches!(byte, b'0' | b'1'));
    }
    let mut parts = lower.splitn(2, 'e');
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(|part| !part.is_empty() && digits(part))
        && parts.next().is_none_or(|part| digits(part.trim_start_matches(['+', '-'])))
}

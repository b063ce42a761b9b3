//! Literals, so that no setting of a server reads them otherwise.

use super::super::grammar::Grammar;
use super::super::ir::{Call, ExprKind, Literal, Span};
use super::{Done, Writer, refuse};

impl Writer<'_> {
    pub(super) fn literal(&mut self, literal: &Literal, span: Span) -> Done {
        match literal {
            Literal::Number(text) => {
                if !is_number(text) {
                    return refuse("a number of another form", span);
                }
                self.put(text);
            }
            Literal::String(text) => return self.string(text, span),
            Literal::Boolean(true) => self.put("TRUE"),
            Literal::Boolean(false) => self.put("FALSE"),
            Literal::Null => self.put("NULL"),
            Literal::Bits(digits) => return self.digits("B'", digits, |digit| matches!(digit, b'0' | b'1'), span),
            // an odd digit is a number's there, and none of a string of bytes
            Literal::Hex(digits) if self.grammar.is_mysql() && digits.len() % 2 == 1 => {
                return self.digits("X'0", digits, |digit| digit.is_ascii_hexdigit(), span);
            }
            Literal::Hex(digits) => return self.digits("X'", digits, |digit| digit.is_ascii_hexdigit(), span),
            Literal::Prefixed(prefix, text) => return self.prefixed(prefix, text, span),
        }
        Ok(())
    }

    fn digits(&mut self, before: &str, digits: &str, is_digit: fn(&u8) -> bool, span: Span) -> Done {
        if !digits.as_bytes().iter().all(is_digit) || self.grammar == Grammar::Bigquery {
            return refuse("a bit string of another form", span);
        }
        self.put(before);
        self.put(digits);
        self.put("'");
        Ok(())
    }

    /// A string that is this text under every setting.
    pub(super) fn string(&mut self, text: &str, span: Span) -> Done {
        if text.contains('\0') {
            return refuse("a string with the character of code 0", span);
        }
        match self.grammar {
            // with backslashes, an escape string: `standard_conforming_strings` may be off
            Grammar::Postgresql if text.contains('\\') => {
                self.put("E");
                self.escaped(text);
            }
            Grammar::Mysql | Grammar::Mariadb if text.contains('\\') => return self.mysql_string(text),
            Grammar::Bigquery | Grammar::Snowflake => self.escaped(text),
            _ => self.doubled(text),
        }
        Ok(())
    }

    fn doubled(&mut self, text: &str) {
        self.put("'");
        self.put(&text.replace('\'', "''"));
        self.put("'");
    }

    fn escaped(&mut self, text: &str) {
        let bigquery = self.grammar == Grammar::Bigquery;
        self.put("'");
        for character in text.chars() {
            match character {
                '\\' => self.put("\\\\"),
                '\'' if bigquery => self.put("\\'"),
                '\'' => self.put("''"),
                // a string between single marks ends with the line
                '\n' if bigquery => self.put("\\n"),
                '\r' if bigquery => self.put("\\r"),
                other => self.text.push(other),
            }
        }
        self.put("'");
    }

    /// With `NO_BACKSLASH_ESCAPES` two backslashes are two, without it they are one; the first of them is one in both. The
    /// result has the character set, collation and coercibility of a literal, which one of hexadecimal digits has not.
    fn mysql_string(&mut self, text: &str) -> Done {
        let mut parts = Vec::new();
        for (place, run) in text.split('\\').enumerate() {
            if place > 0 {
                parts.push(None);
            }
            if !run.is_empty() {
                parts.push(Some(run));
            }
        }
        let part = |writer: &mut Self, part: &Option<&str>| {
            match part {
                Some(run) => writer.doubled(run),
                None => writer.put(BACKSLASH),
            }
            Ok(())
        };
        if let [only] = parts.as_slice() {
            return part(self, only);
        }
        self.put("CONCAT");
        self.brackets(|writer| writer.commas(&parts, part))
    }

    /// Whether a call is the one that [`Writer::mysql_string`] writes for a backslash, which is not to be escaped again.
    pub(super) fn is_backslash(&self, call: &Call) -> bool {
        let [text, length] = call.arguments.as_slice() else { return false };
        let literal = |id| match &self.tree.expr(id).kind {
            ExprKind::Literal(literal) => Some(literal),
            _ => None,
        };
        self.grammar.is_mysql()
            && call.name.only().is_some_and(|name| name.eq_ignore_ascii_case("left"))
            && matches!(literal(text.value), Some(Literal::String(text)) if &**text == "\\")
            && matches!(literal(length.value), Some(Literal::Number(length)) if &**length == "1")
    }

    fn prefixed(&mut self, prefix: &str, text: &str, span: Span) -> Done {
        let backslash = text.contains('\\');
        match self.grammar {
            Grammar::Bigquery if matches!(prefix, "r" | "R") => return self.string(text, span),
            Grammar::Postgresql | Grammar::Mysql | Grammar::Mariadb
                if prefix.eq_ignore_ascii_case("n") && !backslash =>
            {
                self.put("N");
            }
            Grammar::Mysql | Grammar::Mariadb if is_introducer(prefix) => {
                self.put(prefix);
                if backslash {
                    return self.introduced(prefix, text, span);
                }
            }
            _ => return refuse("a string with a prefix", span),
        }
        if text.contains('\0') {
            return refuse("a string with the character of code 0", span);
        }
        self.doubled(text);
        Ok(())
    }

    /// The bytes of a text in the character set that stands in front of it.
    fn introduced(&mut self, prefix: &str, text: &str, span: Span) -> Done {
        let name = prefix.to_ascii_lowercase();
        let utf8 = name.starts_with("_utf8") && (name != "_utf8mb3" || text.chars().all(|one| one.len_utf8() < 4));
        let single = matches!(name.as_str(), "_latin1" | "_ascii" | "_binary") && text.is_ascii();
        if !utf8 && !single {
            return refuse("a backslash in a string of this character set", span);
        }
        self.put(" ");
        self.hexadecimal(text);
        Ok(())
    }

    /// A string as the digits of its bytes, where a product wants a literal and nothing else.
    pub(super) fn hexadecimal(&mut self, text: &str) {
        self.put("X'");
        for byte in text.bytes() {
            self.put(&format!("{byte:02X}"));
        }
        self.put("'");
    }
}

/// A backslash of MySQL and MariaDB under every setting.
pub(super) const BACKSLASH: &str = r"LEFT('\\', 1)";

fn is_introducer(prefix: &str) -> bool {
    prefix
        .strip_prefix('_')
        .is_some_and(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut bytes = digits.bytes();
    let starts = bytes.next().is_some_and(|byte| byte.is_ascii_digit() || (byte == b'.' && digits.len() > 1));
    let mut before = b'0';
    starts
        && bytes.all(|byte| {
            // a sign stands only behind an exponent
            let fine = byte.is_ascii_alphanumeric()
                || matches!(byte, b'.' | b'_')
                || (matches!(byte, b'-' | b'+') && matches!(before, b'e' | b'E'));
            before = byte;
            fine
        })
}

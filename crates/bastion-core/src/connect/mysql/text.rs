//! Names and texts as MySQL and MariaDB write them.

/// A text between single quotes, as `SHOW CREATE` writes it: quotes doubled, backslash and control characters escaped.
pub(super) fn literal(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('\'');
    for character in text.chars() {
        match character {
            '\'' => written.push_str("''"),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\0' => written.push_str("\\0"),
            '\u{1a}' => written.push_str("\\Z"),
            other => written.push(other),
        }
    }
    written.push('\'');
    written
}

/// MySQL escapes the quotes inside the expressions of its information schema once more than `SHOW CREATE` does.
pub(super) fn unescaped(expression: &str) -> String {
    expression.replace("\\'", "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_as_the_server_does() {
        assert_eq!(literal("it's a \\ \n"), "'it''s a \\\\ \\n'");
        assert_eq!(unescaped("_utf8mb4\\'x\\'"), "_utf8mb4'x'");
    }
}

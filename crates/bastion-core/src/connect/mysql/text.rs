//! Texts as MySQL and MariaDB write them.

/// MySQL escapes the quotes inside the expressions of its information schema once more than `SHOW CREATE` does.
pub(super) fn unescaped(expression: &str) -> String {
    expression.replace("\\'", "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_escaped_once_more() {
        assert_eq!(unescaped("_utf8mb4\\'x\\'"), "_utf8mb4'x'");
    }
}

//! Untrusted text made harmless, per format: names and texts come from databases nobody here controls.

/// For a terminal: control, bidirectional and invisible characters become visible escapes, line breaks too.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            hidden if is_hidden(hidden) => shown.push_str(&format!("\\u{{{:x}}}", u32::from(hidden))),
            ordinary => shown.push(ordinary),
        }
    }
    shown
}

/// For a cell or paragraph of Markdown (CommonMark 0.31, GFM): what it would interpret is escaped, and so are the
/// beginnings of links and mentions.
#[must_use]
pub fn markdown(text: &str) -> String {
    let text = plain(text).replace("://", "&#58;//").replace("www.", "www&#46;");
    let mut shown = String::with_capacity(text.len());
    let mut previous = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let inside_word = previous.is_alphanumeric() && characters.peek().is_some_and(|next| next.is_alphanumeric());
        match character {
            '\\' | '*' | '[' | ']' | '|' | '~' | '!' | '$' => shown.extend(['\\', character]),
            '_' if !inside_word => shown.extend(['\\', character]),
            '#' if previous != '&' => shown.extend(['\\', character]),
            '&' if characters.peek() != Some(&'#') => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '@' => shown.push_str("&#64;"),
            ordinary => shown.push(ordinary),
        }
        previous = character;
    }
    shown
}

/// For HTML text and attribute values.
#[must_use]
pub fn html(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in plain(text).chars() {
        match character {
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '&' => shown.push_str("&amp;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            ordinary => shown.push(ordinary),
        }
    }
    shown
}

/// An identifier in a statement, between double quotes (SQL:2016 5.2), as PostgreSQL and SQLite read it. Every
/// identifier in every statement passes through here.
///
/// ```
/// assert_eq!(bastion_core::escape::identifier(r#"a"b"#), r#""a""b""#);
/// ```
#[must_use]
pub fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// An identifier in a statement, between back-ticks, as MySQL and MariaDB read it whatever their SQL mode.
///
/// ```
/// assert_eq!(bastion_core::escape::backticks("a`b"), "`a``b`");
/// ```
#[must_use]
pub fn backticks(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

/// A text between single quotes, as MySQL and MariaDB write it: quotes doubled, backslash and control characters escaped.
///
/// ```
/// assert_eq!(bastion_core::escape::quoted("it's a \\ \n"), r"'it''s a \\ \n'");
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
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

// controls, bidirectional controls (Unicode TR9), zero-width characters, line and paragraph separators, tags
const fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_and_nothing_interpreted() {
        assert_eq!(plain("a\u{1b}[31m\nb\u{202e}c"), "a\\u{1b}[31m\\nb\\u{202e}c");
        assert_eq!(markdown("a|b <img> [x](y) *z*"), "a\\|b &lt;img&gt; \\[x\\](y) \\*z\\*");
        assert_eq!(html("<script>\"'&"), "&lt;script&gt;&quot;&#39;&amp;");
    }
}

//! Names and texts as each product writes them.

use crate::schema::Dialect;

/// A name in the product's quotes.
pub(super) fn identifier(dialect: Dialect, name: &str) -> String {
    let quote = match dialect {
        Dialect::Postgresql | Dialect::Sqlite => '"',
        Dialect::Mysql | Dialect::Mariadb => '`',
    };
    let doubled = name.replace(quote, &format!("{quote}{quote}"));
    format!("{quote}{doubled}{quote}")
}

/// A text in quotes. What the products read in two ways is refused.
pub(super) fn literal(dialect: Dialect, text: &str) -> Result<String, String> {
    let ambiguous = |character: char| character.is_control() || character == '\\' && is_mysql(dialect);
    if text.chars().any(ambiguous) {
        return Err("a constant has no control characters, and no backslash in MySQL".to_owned());
    }
    Ok(format!("'{}'", text.replace('\'', "''")))
}

pub(super) const fn is_mysql(dialect: Dialect) -> bool {
    matches!(dialect, Dialect::Mysql | Dialect::Mariadb)
}

//! Files of SQL as statements: what clients add is taken out, what changes no schema is passed over.

use std::fmt::Write as _;

use crate::impact::split;
use crate::schema::Dialect;

/// A statement of a file.
pub(super) struct Piece {
    pub(super) sql: String,
    pub(super) line: u32,
}

/// Statements that change no schema, by their first word.
const WITHOUT_SCHEMA: &[&str] = &[
    "SELECT",
    "INSERT",
    "UPDATE",
    "DELETE",
    "MERGE",
    "REPLACE",
    "VALUES",
    "WITH",
    "COPY",
    "BEGIN",
    "START",
    "COMMIT",
    "END",
    "ROLLBACK",
    "SAVEPOINT",
    "RELEASE",
    "LOCK",
    "UNLOCK",
    "ANALYZE",
    "VACUUM",
    "PRAGMA",
    "EXPLAIN",
    "REFRESH",
    "TRUNCATE",
    "RESET",
    "SHOW",
    "FLUSH",
    "CHECKPOINT",
    "DISCARD",
    "REINDEX",
    "CLUSTER",
    "NOTIFY",
    "LISTEN",
];

/// Whether a statement leaves the schema as it is.
pub(super) fn changes_no_schema(sql: &str) -> bool {
    let first = sql.split(|character: char| !character.is_alphabetic()).next().unwrap_or_default().to_ascii_uppercase();
    // who owns what is not read: it depends on the roles of a server
    let owner = sql.rsplit_once(" OWNER TO ").is_some_and(|(_, role)| !role.trim().contains(char::is_whitespace));
    WITHOUT_SCHEMA.contains(&first.as_str()) || (first == "ALTER" && owner)
}

/// What is said of a statement of a kind that is not read.
pub(super) fn unread(sql: &str) -> String {
    format!("`{}` is not read without a server", words(sql))
}

/// The first words of a statement.
pub(super) fn words(sql: &str) -> String {
    const WORDS: usize = 8;
    const CHARS: usize = 120;
    let text = sql.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ");
    text.chars().take(CHARS).collect()
}

/// The text without what only a client understands: commands of psql, rows behind COPY, MySQL's DELIMITER and its
/// backslashes in quotes. Lines stay where they are.
pub(super) fn cleaned(dialect: Dialect, text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut in_rows = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let command = match dialect {
            Dialect::Postgresql => bare.starts_with('\\'),
            Dialect::Mysql | Dialect::Mariadb => bare.to_ascii_uppercase().starts_with("DELIMITER"),
            Dialect::Sqlite => bare.starts_with('.'),
        };
        if in_rows {
            in_rows = bare != "\\.";
            cleaned.push('\n');
        } else if command {
            cleaned.push('\n');
        } else {
            cleaned.push_str(line);
            let upper = bare.to_ascii_uppercase();
            in_rows = upper.starts_with("COPY ") && upper.contains(" FROM STDIN") && upper.ends_with(';');
        }
    }
    if matches!(dialect, Dialect::Mysql | Dialect::Mariadb) { without_backslashes(&cleaned) } else { cleaned }
}

// `'it\'s'` is `'it''s'`, for readers that know the standard alone
fn without_backslashes(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut quote = None;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), '\\') => match characters.next() {
                Some(next) if next == open => {
                    written.push(next);
                    written.push(next);
                }
                Some(next) => {
                    let _ = write!(written, "\\{next}");
                }
                None => written.push('\\'),
            },
            (Some(open), found) => {
                if found == open {
                    quote = None;
                }
                written.push(found);
            }
            (None, found) => {
                if matches!(found, '\'' | '"') {
                    quote = Some(found);
                }
                written.push(found);
            }
        }
    }
    written
}

/// The statements, a trigger's or a routine's body in one piece. PostgreSQL has bodies in quotes, which stay together.
pub(super) fn pieces(dialect: Dialect, text: &str) -> Vec<Piece> {
    let quoted = dialect == Dialect::Postgresql;
    let mut found: Vec<Piece> = Vec::new();
    let mut open = false;
    for statement in split(text) {
        match found.last_mut().filter(|_| open) {
            Some(body) => {
                let _ = write!(body.sql, "; {}", statement.sql);
            }
            None => found.push(Piece { sql: statement.sql.to_owned(), line: statement.line }),
        }
        let ends = statement.sql.trim_end().to_ascii_uppercase().ends_with("END");
        open = if open { !ends } else { !quoted && begins_body(statement.sql) && !ends };
    }
    found
}

// a body between BEGIN and END that was taken apart at its first semicolon
fn begins_body(sql: &str) -> bool {
    let upper = sql.to_ascii_uppercase();
    let mut all = upper.split_whitespace();
    let creates = all.next() == Some("CREATE");
    let makes = all.take(6).any(|word| matches!(word, "TRIGGER" | "PROCEDURE" | "FUNCTION" | "EVENT"));
    let begins = upper.split(|character: char| !character.is_alphanumeric()).any(|word| word == "BEGIN");
    creates && makes && begins
}

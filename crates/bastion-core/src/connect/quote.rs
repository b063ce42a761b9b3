//! Identifiers in statements. Every identifier that comes from a catalogue or a person passes through here.

/// An identifier between double quotes (SQL:2016 5.2), as PostgreSQL and SQLite read it.
#[must_use]
pub fn quote_identifier(identifier: &str) -> String {
    format!("\"{}\"", identifier.replace('"', "\"\""))
}

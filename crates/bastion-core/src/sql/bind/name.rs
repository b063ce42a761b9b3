//! Names as the products compare them.

use crate::schema::Dialect;

/// Whether two folded names mean the same: SQLite and MySQL look at letters alone, not at their case. MySQL tells
/// tables apart by case on some systems; to take them for the same is silence at most.
pub(super) fn same(dialect: Dialect, left: &str, right: &str) -> bool {
    match dialect {
        Dialect::Postgresql => left == right,
        Dialect::Sqlite => left.eq_ignore_ascii_case(right),
        Dialect::Mysql | Dialect::Mariadb => {
            left == right
                || (!(left.is_ascii() && right.is_ascii()) && left.to_lowercase() == right.to_lowercase())
                || left.eq_ignore_ascii_case(right)
        }
    }
}

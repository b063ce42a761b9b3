//! Names of the parser as the products read them.

use sqlparser::ast::{Ident, ObjectName as Written};

use crate::schema::Dialect;

/// Bytes of a name in PostgreSQL; the rest is cut off (`NAMEDATALEN`, src/include/pg_config_manual.h).
const NAME_BYTES_MAX: usize = 63;

/// What a name as it is written stands for: unquoted letters become small in PostgreSQL.
pub(super) fn folded(dialect: Dialect, ident: &Ident) -> String {
    let value = ident.value.clone();
    if dialect == Dialect::Postgresql { in_postgres(value, ident.quote_style.is_some()) } else { value }
}

/// A name as PostgreSQL reads it.
pub(super) fn in_postgres(mut name: String, quoted: bool) -> String {
    if !quoted {
        name.make_ascii_lowercase();
    }
    while name.len() > NAME_BYTES_MAX {
        name.pop();
    }
    name
}

/// The parts of a name; `None` when one of them is computed.
pub(super) fn parts(name: &Written) -> Option<Vec<&Ident>> {
    name.0.iter().map(|part| part.as_ident()).collect()
}

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

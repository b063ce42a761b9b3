//! Names as the products read them.

use sqlparser::ast::{Ident, ObjectName as Written};

use crate::schema::Dialect;

/// Bytes of a name in PostgreSQL; the rest is cut off (`NAMEDATALEN`, src/include/pg_config_manual.h).
const NAME_BYTES_MAX: usize = 63;

/// What a name as it is written stands for: unquoted letters become small in PostgreSQL.
pub(super) fn folded(dialect: Dialect, ident: &Ident) -> String {
    if dialect != Dialect::Postgresql {
        return ident.value.clone();
    }
    let mut name = if ident.quote_style.is_some() { ident.value.clone() } else { ident.value.to_ascii_lowercase() };
    while name.len() > NAME_BYTES_MAX {
        name.pop();
    }
    name
}

/// Whether two folded names mean the same: SQLite and MySQL look at letters alone, not at their case. MySQL tells
/// tables apart by case on some systems; to take them for the same is silence at most.
pub(super) fn same(dialect: Dialect, left: &str, right: &str) -> bool {
    match dialect {
        Dialect::Postgresql => left == right,
        Dialect::Sqlite => left.eq_ignore_ascii_case(right),
        Dialect::Mysql | Dialect::Mariadb => left == right || left.to_lowercase() == right.to_lowercase(),
    }
}

/// The parts of a name; `None` when one of them is computed.
pub(super) fn parts(name: &Written) -> Option<Vec<&Ident>> {
    name.0.iter().map(|part| part.as_ident()).collect()
}

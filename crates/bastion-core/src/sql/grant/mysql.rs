//! The script for MySQL and MariaDB.

use super::{Audience, GrantStatement, Readable, WantedRole};
use crate::escape::backticks;
use crate::schema::Dialect;

pub(super) fn statements(product: Dialect, wanted: &WantedRole, readable: &Readable<'_>) -> Vec<GrantStatement> {
    let account = format!("{}@{}", backticks(&wanted.name), backticks(&wanted.host));
    let mut made = Vec::new();
    let mut say = |reason: &'static str, sql: String| {
        made.push(GrantStatement { sql, audience: Audience::Role, reason });
    };
    // MySQL has no time limit for an account
    let time = match product {
        Dialect::Mariadb => {
            let milliseconds = wanted.statement_timeout_ms;
            format!(" MAX_STATEMENT_TIME {}.{:03}", milliseconds / 1000, milliseconds % 1000)
        }
        _ => String::new(),
    };
    let locked = "an account with no rights; a person gives it a password and unlocks it";
    say(
        locked,
        format!("CREATE USER {account} WITH MAX_USER_CONNECTIONS {}{time} ACCOUNT LOCK", wanted.connections_max),
    );
    say(locked, format!("REVOKE ALL PRIVILEGES, GRANT OPTION FROM {account}"));
    for found in &readable.relations {
        let columns: Vec<String> = found.columns.iter().copied().map(backticks).collect();
        let columns = if columns.is_empty() { String::new() } else { format!(" ({})", columns.join(", ")) };
        let place = format!("{}.{}", backticks(&found.relation.schema), backticks(&found.relation.name));
        say("what it may read", format!("GRANT SELECT{columns} ON {place} TO {account}"));
    }
    made
}

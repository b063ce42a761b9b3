//! What the server's `information_schema` says: a fixed number of queries, every cell as text.

use std::collections::BTreeMap;

use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Error, Params, Row, Value};

use crate::schema::Dialect;

/// The product and its version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) dialect: Dialect,
    pub(super) text: String,
    pub(super) major: u32,
    pub(super) minor: u32,
}

impl Version {
    /// `10.11.19-MariaDB-0+deb12u1`, `8.4.3`.
    pub(super) fn parse(text: &str) -> Self {
        let dialect = if text.contains("MariaDB") { Dialect::Mariadb } else { Dialect::Mysql };
        // a proxy may put the version of the oldest protocol in front
        let own = text.strip_prefix("5.5.5-").filter(|_| dialect == Dialect::Mariadb).unwrap_or(text);
        let mut numbers = own.split(|character: char| !character.is_ascii_digit()).filter_map(|part| part.parse().ok());
        let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
        Self { dialect, text: text.to_owned(), major, minor }
    }

    /// MySQL 8 and later, MariaDB 10.3 and later: what is older keeps no check constraints.
    pub(super) fn is_supported(&self) -> bool {
        match self.dialect {
            Dialect::Mariadb => (self.major, self.minor) >= (10, 3),
            _ => self.major >= 8,
        }
    }
}

/// The cells of one row, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cells(pub(super) Vec<Option<String>>);

impl Cells {
    /// A cell; empty where it is null.
    pub(super) fn text(&self, position: usize) -> &str {
        self.optional(position).unwrap_or_default()
    }

    /// A cell, where it is not null.
    pub(super) fn optional(&self, position: usize) -> Option<&str> {
        self.0.get(position)?.as_deref()
    }

    /// A cell, where it is neither null nor empty.
    pub(super) fn filled(&self, position: usize) -> Option<String> {
        self.optional(position).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// A number; 0 where there is none.
    pub(super) fn number(&self, position: usize) -> u64 {
        self.text(position).parse().unwrap_or(0)
    }

    /// `YES`.
    pub(super) fn yes(&self, position: usize) -> bool {
        self.text(position) == "YES"
    }
}

fn cell(value: Value) -> Option<String> {
    match value {
        Value::NULL => None,
        Value::Bytes(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        Value::Int(number) => Some(number.to_string()),
        Value::UInt(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Double(number) => Some(number.to_string()),
        Value::Date(year, month, day, hour, minute, second, _) => {
            Some(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"))
        }
        Value::Time(negative, days, hours, minutes, seconds, _) => {
            let sign = if negative { "-" } else { "" };
            Some(format!("{sign}{}:{minutes:02}:{seconds:02}", days * 24 + u32::from(hours)))
        }
    }
}

/// Everything that was read.
#[derive(Debug)]
pub(super) struct Catalog {
    pub(super) version: Version,
    pub(super) schemas: Vec<Cells>,
    pub(super) tables: Vec<Cells>,
    pub(super) columns: Vec<Cells>,
    pub(super) index_keys: Vec<Cells>,
    pub(super) checks: Vec<Cells>,
    pub(super) foreign_keys: Vec<Cells>,
    pub(super) partitions: Vec<Cells>,
    pub(super) views: Vec<Cells>,
    pub(super) routines: Vec<Cells>,
    pub(super) parameters: Vec<Cells>,
    pub(super) triggers: Vec<Cells>,
    pub(super) events: Vec<Cells>,
    pub(super) privileges: Vec<Cells>,
    /// Whether the privileges of all users could be seen.
    pub(super) sees_all_privileges: bool,
    /// The numbers of each sequence, by schema and name; none where they could not be read.
    pub(super) sequences: BTreeMap<(String, String), Option<Cells>>,
    /// The server's own text of each table, by schema and name.
    pub(super) created: BTreeMap<(String, String), String>,
}

/// Runs one query and gives its cells.
pub(super) async fn rows(
    connection: &mut Conn,
    sql: &str,
    params: impl Into<Params> + Send,
) -> Result<Vec<Cells>, Error> {
    let found: Vec<Row> = connection.exec(sql, params).await?;
    Ok(found
        .into_iter()
        .map(|row| Cells(row.unwrap_raw().into_iter().map(|value| value.and_then(cell)).collect()))
        .collect())
}

/// Reads the catalogue; `None` when it changed meanwhile.
pub(super) async fn read(
    connection: &mut Conn,
    version: &Version,
    database: Option<&str>,
) -> Result<Option<Catalog>, Error> {
    let began = rows(connection, "SELECT NOW()", ()).await?;
    let began = began.first().map_or("", |row| row.text(0));
    let before = query(connection, include_str!("sql/tables.sql"), database).await?;
    let mut catalog = read_rows(connection, version, database, before).await?;
    details(connection, &mut catalog).await?;
    let after = query(connection, include_str!("sql/tables.sql"), database).await?;
    if after != catalog.tables {
        return Ok(None);
    }
    // the server knows when a table was made by the second: one that is so young may have been made again since
    if after.iter().any(|table| table.text(CREATE_TIME) >= began) {
        let again = read_rows(connection, version, database, after).await?;
        if !catalog.has_tables_of(&again) {
            return Ok(None);
        }
    }
    Ok(Some(catalog))
}

/// The place of `create_time` in `sql/tables.sql`, in the session's time zone.
const CREATE_TIME: usize = 7;

impl Catalog {
    /// Whether what tables are made of is the same.
    fn has_tables_of(&self, other: &Self) -> bool {
        (&self.columns, &self.index_keys, &self.checks, &self.foreign_keys, &self.partitions)
            == (&other.columns, &other.index_keys, &other.checks, &other.foreign_keys, &other.partitions)
    }
}

// every query takes the same name twice for each of its parts
async fn query(connection: &mut Conn, sql: &str, database: Option<&str>) -> Result<Vec<Cells>, Error> {
    let count = sql.matches('?').count();
    let value = database.map_or(Value::NULL, Value::from);
    rows(connection, sql, Params::Positional(vec![value; count])).await
}

async fn read_rows(
    connection: &mut Conn,
    version: &Version,
    database: Option<&str>,
    tables: Vec<Cells>,
) -> Result<Catalog, Error> {
    let mariadb = version.dialect == Dialect::Mariadb;
    let index_keys = match (mariadb, (version.major, version.minor) >= (10, 6)) {
        (true, true) => include_str!("sql/index_keys_mariadb.sql"),
        (true, false) => include_str!("sql/index_keys_mariadb_10_5.sql"),
        (false, _) => include_str!("sql/index_keys_mysql.sql"),
    };
    let columns = if mariadb { include_str!("sql/columns_mariadb.sql") } else { include_str!("sql/columns_mysql.sql") };
    let checks = if mariadb { include_str!("sql/checks_mariadb.sql") } else { include_str!("sql/checks_mysql.sql") };
    let views = if mariadb { include_str!("sql/views_mariadb.sql") } else { include_str!("sql/views_mysql.sql") };
    Ok(Catalog {
        version: version.clone(),
        schemas: query(connection, include_str!("sql/schemas.sql"), database).await?,
        tables,
        columns: query(connection, columns, database).await?,
        index_keys: query(connection, index_keys, database).await?,
        checks: query(connection, checks, database).await?,
        foreign_keys: query(connection, include_str!("sql/foreign_keys.sql"), database).await?,
        partitions: query(connection, include_str!("sql/partitions.sql"), database).await?,
        views: query(connection, views, database).await?,
        routines: query(connection, include_str!("sql/routines.sql"), database).await?,
        parameters: query(connection, include_str!("sql/parameters.sql"), database).await?,
        triggers: query(connection, include_str!("sql/triggers.sql"), database).await?,
        events: query(connection, include_str!("sql/events.sql"), database).await?,
        privileges: query(connection, include_str!("sql/privileges.sql"), database).await?,
        sees_all_privileges: sees_all_privileges(connection).await?,
        sequences: BTreeMap::new(),
        created: BTreeMap::new(),
    })
}

// the information schema shows others' privileges to those alone who may read the server's own tables
async fn sees_all_privileges(connection: &mut Conn) -> Result<bool, Error> {
    match rows(connection, "SELECT 1 FROM mysql.tables_priv LIMIT 0", ()).await {
        Ok(_) => Ok(true),
        Err(failure) if super::error::is_refused(&failure) => Ok(false),
        Err(failure) => Err(failure),
    }
}

// what the server tells one object at a time: sequences, and the text it would make a table with
async fn details(connection: &mut Conn, catalog: &mut Catalog) -> Result<(), Error> {
    for table in catalog.tables.clone() {
        let key = (table.text(0).to_owned(), table.text(1).to_owned());
        let name = format!("{}.{}", crate::escape::backticks(&key.0), crate::escape::backticks(&key.1));
        match table.text(2) {
            "SEQUENCE" => {
                let sql = format!(
                    "SELECT start_value, increment, minimum_value, maximum_value, cycle_option, cache_size FROM {name}"
                );
                let read = match rows(connection, &sql, ()).await {
                    Ok(found) => found.into_iter().next(),
                    Err(failure) if super::error::is_refused(&failure) => None,
                    Err(failure) => return Err(failure),
                };
                catalog.sequences.insert(key, read);
            }
            "BASE TABLE" | "SYSTEM VERSIONED" => {
                match rows(connection, &format!("SHOW CREATE TABLE {name}"), ()).await {
                    Ok(found) => {
                        let text = found.first().map(|row| row.text(1).to_owned()).unwrap_or_default();
                        catalog.created.insert(key, text);
                    }
                    Err(failure) if super::error::is_refused(&failure) => {}
                    Err(failure) => return Err(failure),
                }
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
impl Catalog {
    /// Nothing but a version.
    pub(super) fn empty(version: Version) -> Self {
        Self {
            version,
            schemas: Vec::new(),
            tables: Vec::new(),
            columns: Vec::new(),
            index_keys: Vec::new(),
            checks: Vec::new(),
            foreign_keys: Vec::new(),
            partitions: Vec::new(),
            views: Vec::new(),
            routines: Vec::new(),
            parameters: Vec::new(),
            triggers: Vec::new(),
            events: Vec::new(),
            privileges: Vec::new(),
            sees_all_privileges: true,
            sequences: BTreeMap::new(),
            created: BTreeMap::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        let read = |text: &str| {
            let version = Version::parse(text);
            (version.dialect, version.major, version.minor, version.is_supported())
        };
        assert_eq!(read("10.11.19-MariaDB-0+deb12u1"), (Dialect::Mariadb, 10, 11, true));
        assert_eq!(read("5.5.5-10.2.3-MariaDB"), (Dialect::Mariadb, 10, 2, false));
        assert_eq!(read("11.4.2-MariaDB-log"), (Dialect::Mariadb, 11, 4, true));
        assert_eq!(read("8.0.36-0ubuntu0.22.04.1"), (Dialect::Mysql, 8, 0, true));
        assert_eq!(read("5.7.44"), (Dialect::Mysql, 5, 7, false));
        assert_eq!(read("nonsense"), (Dialect::Mysql, 0, 0, false));
    }
}

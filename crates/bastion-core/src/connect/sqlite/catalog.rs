//! What the file itself says: rows of the pragmas and of `sqlite_schema`, read in one transaction.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result, Row};

#[derive(Debug)]
pub(super) struct RelationRow {
    pub(super) name: String,
    /// `table`, `view` or `virtual`.
    pub(super) kind: String,
    pub(super) without_rowid: bool,
    pub(super) strict: bool,
    pub(super) sql: Option<String>,
}

#[derive(Debug)]
pub(super) struct ColumnRow {
    pub(super) name: String,
    pub(super) data_type: String,
    pub(super) not_null: bool,
    pub(super) default: Option<String>,
    /// Its place in the primary key, from 1; 0 outside.
    pub(super) primary_key: u32,
    /// 2 virtual, 3 stored.
    pub(super) hidden: u32,
}

#[derive(Debug)]
pub(super) struct ForeignKeyRow {
    pub(super) id: i64,
    pub(super) table: String,
    pub(super) column: String,
    pub(super) referenced: Option<String>,
    pub(super) on_update: String,
    pub(super) on_delete: String,
    pub(super) match_type: String,
}

#[derive(Debug)]
pub(super) struct IndexRow {
    pub(super) name: String,
    pub(super) unique: bool,
    /// `c` by CREATE INDEX, `u` by a unique constraint, `pk` by the primary key.
    pub(super) origin: String,
    pub(super) sql: Option<String>,
}

#[derive(Debug)]
pub(super) struct IndexKeyRow {
    /// -1 the rowid, -2 an expression.
    pub(super) position: i64,
    pub(super) column: Option<String>,
    pub(super) descending: bool,
    pub(super) collation: Option<String>,
}

#[derive(Debug)]
pub(super) struct TriggerRow {
    pub(super) name: String,
    pub(super) table: String,
    pub(super) sql: String,
}

#[derive(Debug)]
pub(super) struct Catalog {
    pub(super) relations: Vec<RelationRow>,
    pub(super) columns: BTreeMap<String, Vec<ColumnRow>>,
    /// Columns of views: name and type; an error text for a view that does not resolve.
    pub(super) view_columns: BTreeMap<String, std::result::Result<Vec<(String, String)>, String>>,
    pub(super) foreign_keys: BTreeMap<String, Vec<ForeignKeyRow>>,
    pub(super) indexes: BTreeMap<String, Vec<IndexRow>>,
    pub(super) index_keys: BTreeMap<String, Vec<IndexKeyRow>>,
    pub(super) triggers: Vec<TriggerRow>,
}

pub(super) fn read(connection: &mut Connection) -> Result<Catalog> {
    let transaction = connection.transaction()?;
    let relations = rows(&transaction, include_str!("sql/relations.sql"), relation)?;
    let mut view_columns = BTreeMap::new();
    for view in relations.iter().filter(|relation| relation.kind == "view") {
        // one by one: a view over a table that is gone must not hide the others
        let columns = columns_of_view(&transaction, &view.name).map_err(|failure| failure.to_string());
        view_columns.insert(view.name.clone(), columns);
    }
    Ok(Catalog {
        columns: grouped(rows(&transaction, include_str!("sql/columns.sql"), column)?),
        foreign_keys: grouped(rows(&transaction, include_str!("sql/foreign_keys.sql"), foreign_key)?),
        indexes: grouped(rows(&transaction, include_str!("sql/indexes.sql"), index)?),
        index_keys: grouped(rows(&transaction, include_str!("sql/index_keys.sql"), index_key)?),
        triggers: rows(&transaction, include_str!("sql/triggers.sql"), trigger)?,
        view_columns,
        relations,
    })
}

fn rows<T>(connection: &Connection, sql: &str, map: impl FnMut(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
    connection.prepare(sql)?.query_map([], map)?.collect()
}

fn grouped<T>(rows: Vec<(String, T)>) -> BTreeMap<String, Vec<T>> {
    let mut groups: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for (name, row) in rows {
        groups.entry(name).or_default().push(row);
    }
    groups
}

fn relation(row: &Row<'_>) -> Result<RelationRow> {
    Ok(RelationRow {
        name: row.get(0)?,
        kind: row.get(1)?,
        without_rowid: row.get(2)?,
        strict: row.get(3)?,
        sql: row.get(4)?,
    })
}

fn column(row: &Row<'_>) -> Result<(String, ColumnRow)> {
    let column = ColumnRow {
        name: row.get(1)?,
        data_type: row.get::<_, Option<String>>(2)?.unwrap_or_default().to_ascii_lowercase(),
        not_null: row.get(3)?,
        default: row.get(4)?,
        primary_key: row.get(5)?,
        hidden: row.get(6)?,
    };
    Ok((row.get(0)?, column))
}

fn columns_of_view(connection: &Connection, view: &str) -> Result<Vec<(String, String)>> {
    let map =
        |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, Option<String>>(1)?.unwrap_or_default().to_ascii_lowercase()));
    connection.prepare(include_str!("sql/view_columns.sql"))?.query_map([view], map)?.collect()
}

fn foreign_key(row: &Row<'_>) -> Result<(String, ForeignKeyRow)> {
    let key = ForeignKeyRow {
        id: row.get(1)?,
        table: row.get(2)?,
        column: row.get(3)?,
        referenced: row.get(4)?,
        on_update: row.get(5)?,
        on_delete: row.get(6)?,
        match_type: row.get(7)?,
    };
    Ok((row.get(0)?, key))
}

fn index(row: &Row<'_>) -> Result<(String, IndexRow)> {
    Ok((row.get(0)?, IndexRow { name: row.get(1)?, unique: row.get(2)?, origin: row.get(3)?, sql: row.get(4)? }))
}

fn index_key(row: &Row<'_>) -> Result<(String, IndexKeyRow)> {
    let key =
        IndexKeyRow { position: row.get(1)?, column: row.get(2)?, descending: row.get(3)?, collation: row.get(4)? };
    Ok((row.get(0)?, key))
}

fn trigger(row: &Row<'_>) -> Result<TriggerRow> {
    Ok(TriggerRow { name: row.get(0)?, table: row.get(1)?, sql: row.get(2)? })
}

//! Codes of the catalogue that this build knows. An unknown one beside a known object is read as the field's usual
//! value, and recorded as a gap: a verdict over the object is incomplete.

use tokio_postgres::types::FromSql;
use tokio_postgres::{Error, Row};

use super::super::catalog::{Catalog, Query, get};
use super::Mapped;
use super::lookup::{PG_CLASS, PG_CONSTRAINT, PG_POLICY, PG_PROC};
use crate::snapshot::{Gap, GapReason};

/// A column of a catalogue query that holds a code.
struct Field {
    query: Query,
    /// The catalogue of the object whose row it is.
    class: u32,
    position: usize,
    name: &'static str,
    known: &'static [&'static str],
}

const fn field(query: Query, class: u32, position: usize, name: &'static str, known: &'static [&'static str]) -> Field {
    Field { query, class, position, name, known }
}

const ACTIONS: &[&str] = &["a", "r", "c", "n", "d", " "];

/// The codes by their fields, from the manual's chapter "System Catalogs".
const FIELDS: [Field; 12] = [
    field(Query::Relations, PG_CLASS, 5, "relreplident", &["d", "n", "f", "i"]),
    field(Query::Constraints, PG_CONSTRAINT, 11, "confupdtype", ACTIONS),
    field(Query::Constraints, PG_CONSTRAINT, 12, "confdeltype", ACTIONS),
    field(Query::Constraints, PG_CONSTRAINT, 13, "confmatchtype", &["f", "p", "s", " "]),
    field(Query::Columns, PG_CLASS, 6, "attidentity", &["", "a", "d"]),
    field(Query::Columns, PG_CLASS, 7, "attgenerated", &["", "s", "v"]),
    field(Query::Columns, PG_CLASS, 9, "attstorage", &["p", "e", "m", "x"]),
    field(Query::Columns, PG_CLASS, 10, "attcompression", &["", "p", "l"]),
    field(Query::Routines, PG_PROC, 5, "provolatile", &["i", "s", "v"]),
    field(Query::Routines, PG_PROC, 7, "proparallel", &["s", "r", "u"]),
    field(Query::Routines, PG_PROC, 27, "aggkind", &["n", "o", "h"]),
    field(Query::Policies, PG_POLICY, 3, "polcmd", &["r", "a", "w", "d", "*"]),
];

/// Adds a gap for every code that is not known, at the object it belongs to.
pub(super) fn gaps(catalog: &Catalog, mapped: &mut Mapped) -> Result<(), Error> {
    for field in &FIELDS {
        for row in catalog.rows(field.query) {
            let code: Code<'_> = get(row, field.position)?;
            let Some(code) = code.0.filter(|code| !field.known.contains(code)) else { continue };
            let part = if field.query == Query::Columns { i32::from(get::<i16>(row, 1)?) } else { 0 };
            let Some(key) = mapped.key_at(field.class, oid(row)?, part) else { continue };
            mapped.gaps.push(Gap {
                reason: GapReason::Unknown,
                object_kind: key.kind().as_str().to_owned(),
                path: key.path().to_vec(),
                detail: Some(format!("{} is `{code}`", field.name)),
            });
        }
    }
    Ok(())
}

fn oid(row: &Row) -> Result<u32, Error> {
    get(row, 0)
}

/// The first character of a text: more than a code may follow it. A server's empty code is a zero byte or nothing.
struct Code<'a>(Option<&'a str>);

impl<'a> FromSql<'a> for Code<'a> {
    fn from_sql(
        data_type: &tokio_postgres::types::Type,
        raw: &'a [u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        let text = <&str>::from_sql(data_type, raw)?.trim_matches('\0');
        let length = text.chars().next().map_or(0, char::len_utf8);
        Ok(Self(Some(text.get(..length).unwrap_or_default())))
    }

    fn from_sql_null(_: &tokio_postgres::types::Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(None))
    }

    fn accepts(data_type: &tokio_postgres::types::Type) -> bool {
        <&str>::accepts(data_type)
    }
}

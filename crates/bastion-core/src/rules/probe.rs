//! Probe queries: read-only, built from quoted identifiers only, no row when safe.

use crate::schema::Dialect;

/// Writes the probe queries of one product.
#[derive(Debug, Clone, Copy)]
pub struct ProbeWriter {
    dialect: Dialect,
}

impl ProbeWriter {
    /// For a product.
    #[must_use]
    pub const fn new(dialect: Dialect) -> Self {
        Self { dialect }
    }

    /// A query for one row of a relation that satisfies a condition. The condition is written with the quoting
    /// function it is given.
    #[must_use]
    pub fn rows_where(
        &self,
        schema: &str,
        relation: &str,
        condition: impl FnOnce(fn(&str) -> String) -> String,
    ) -> String {
        format!("SELECT 1 FROM {} WHERE {} LIMIT 1", self.relation(schema, relation), condition(quote))
    }

    /// A query for any row of a relation.
    #[must_use]
    pub fn any_row(&self, schema: &str, relation: &str) -> String {
        format!("SELECT 1 FROM {} LIMIT 1", self.relation(schema, relation))
    }

    /// A relation's name, quoted.
    #[must_use]
    pub fn relation(&self, schema: &str, relation: &str) -> String {
        match self.dialect {
            Dialect::Postgresql | Dialect::Sqlite => format!("{}.{}", quote(schema), quote(relation)),
        }
    }
}

/// An identifier between double quotes (SQL:2016 5.2), as PostgreSQL and SQLite read it.
#[must_use]
pub fn quote(identifier: &str) -> String {
    format!("\"{}\"", identifier.replace('"', "\"\""))
}

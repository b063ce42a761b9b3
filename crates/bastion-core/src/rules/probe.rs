//! Probe queries: read-only, built from quoted identifiers only, no row when safe.

use crate::escape::backticks;
pub use crate::escape::identifier as quote;
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

    fn quoter(&self) -> fn(&str) -> String {
        match self.dialect {
            Dialect::Postgresql | Dialect::Sqlite => quote,
            Dialect::Mysql | Dialect::Mariadb => backticks,
        }
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
        format!("SELECT 1 FROM {} WHERE {} LIMIT 1", self.relation(schema, relation), condition(self.quoter()))
    }

    /// A query for any row of a relation.
    #[must_use]
    pub fn any_row(&self, schema: &str, relation: &str) -> String {
        format!("SELECT 1 FROM {} LIMIT 1", self.relation(schema, relation))
    }

    /// A query for two rows that are equal in some columns. Unless nulls are equal, a row with a null is equal to none.
    #[must_use]
    pub fn duplicates(&self, schema: &str, relation: &str, columns: &[String], nulls_equal: bool) -> String {
        let quote = self.quoter();
        let names: Vec<_> = columns.iter().map(|column| quote(column)).collect();
        let present: Vec<_> = names.iter().map(|name| format!("{name} IS NOT NULL")).collect();
        let condition = if nulls_equal { String::new() } else { format!(" WHERE {}", present.join(" AND ")) };
        let (relation, names) = (self.relation(schema, relation), names.join(", "));
        format!("SELECT 1 FROM {relation}{condition} GROUP BY {names} HAVING count(*) > 1 LIMIT 1")
    }

    /// A relation's name, quoted.
    #[must_use]
    pub fn relation(&self, schema: &str, relation: &str) -> String {
        let quote = self.quoter();
        format!("{}.{}", quote(schema), quote(relation))
    }
}

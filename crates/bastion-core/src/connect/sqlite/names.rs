//! Names for constraints that were given none.

use std::collections::BTreeSet;

/// Gives out names that are free in one table.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Keeps a name that was given.
    pub(super) fn given(&mut self, name: &str) {
        self.0.insert(name.to_owned());
    }

    /// A name as PostgreSQL forms them: table, columns, kind; numbered when it is taken.
    pub(super) fn formed(&mut self, table: &str, columns: &[String], kind: &str) -> String {
        let parts: Vec<&str> = std::iter::once(table).chain(columns.iter().map(String::as_str)).chain([kind]).collect();
        let base = parts.join("_");
        let mut name = base.clone();
        let mut number = 1_u32;
        while !self.0.insert(name.clone()) {
            name = format!("{base}{number}");
            number += 1;
        }
        name
    }
}

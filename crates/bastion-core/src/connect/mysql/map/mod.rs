//! Rows to objects.

mod access;
mod code;
mod key;
mod relation;

use std::collections::BTreeMap;

use super::catalog::{Catalog, Cells};
use super::honesty;
use crate::schema::{Object, Schema, Sequence};
use crate::snapshot::{Entry, Gap, GapReason};

/// Objects and gaps.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    pub(super) objects: Vec<Entry>,
    pub(super) gaps: Vec<Gap>,
}

impl Mapped {
    fn add(&mut self, object: impl Into<Object>) {
        self.objects.push(Entry::new(object));
    }

    fn gap(&mut self, reason: GapReason, object_kind: &str, path: &[&str], detail: Option<String>) {
        let path = path.iter().map(|name| (*name).to_owned()).collect();
        self.gaps.push(Gap { reason, object_kind: object_kind.to_owned(), path, detail });
    }
}

/// Rows by the schema and the table in their first two cells, in the order of a number in another.
fn by_table(rows: &[Cells], order: usize) -> BTreeMap<(&str, &str), Vec<&Cells>> {
    let mut found: BTreeMap<(&str, &str), Vec<&Cells>> = BTreeMap::new();
    for row in rows {
        found.entry((row.text(0), row.text(1))).or_default().push(row);
    }
    for rows in found.values_mut() {
        rows.sort_by_key(|row| row.number(order));
    }
    found
}

/// All objects of a catalogue.
pub(super) fn objects(catalog: &Catalog) -> Mapped {
    let mut mapped = Mapped::default();
    for row in &catalog.schemas {
        mapped.add(Schema { name: row.text(0).to_owned(), ..Schema::default() });
    }
    relation::map(catalog, &mut mapped);
    key::map(catalog, &mut mapped);
    sequences(catalog, &mut mapped);
    code::map(catalog, &mut mapped);
    access::map(catalog, &mut mapped);
    honesty::check(catalog, &mut mapped.gaps, &mapped.objects);
    mapped
}

fn sequences(catalog: &Catalog, mapped: &mut Mapped) {
    for ((schema, name), numbers) in &catalog.sequences {
        let Some(numbers) = numbers else {
            mapped.gap(GapReason::Unreadable, "sequence", &[schema, name], None);
            continue;
        };
        mapped.add(Sequence {
            schema: schema.clone(),
            name: name.clone(),
            data_type: "bigint(21)".to_owned(),
            start_value: numbers.text(0).to_owned(),
            increment: numbers.text(1).to_owned(),
            minimum_value: numbers.text(2).to_owned(),
            maximum_value: numbers.text(3).to_owned(),
            cycle: numbers.number(4) != 0,
            cache: Some(numbers.text(5).to_owned()).filter(|cache| cache != "1"),
            ..Sequence::default()
        });
    }
}

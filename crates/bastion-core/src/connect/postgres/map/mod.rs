//! Rows to objects.

mod access;
mod constraint;
mod index;
mod lookup;
mod relation;
mod routine;
mod standalone;

use tokio_postgres::Error;

use super::catalog::Catalog;
use crate::schema::Object;
use crate::snapshot::{Entry, Gap, GapReason};

use lookup::Lookup;

/// The objects of a database, and what is not among them.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    pub(super) objects: Vec<Entry>,
    pub(super) gaps: Vec<Gap>,
}

impl Mapped {
    /// Adds an object with its identity: the class of its catalogue and its oid.
    fn add(&mut self, object: impl Into<Object>, class: &str, oid: u32) {
        self.objects.push(Entry::with_lineage(object, format!("{class}.{oid}")));
    }

    fn gap(&mut self, reason: GapReason, object_kind: &str, path: Vec<String>) {
        self.gaps.push(Gap { reason, object_kind: object_kind.to_owned(), path, detail: None });
    }
}

pub(super) fn objects(catalog: &Catalog) -> Result<Mapped, Error> {
    let lookup = Lookup::new(catalog)?;
    let mut mapped = Mapped::default();
    standalone::map(catalog, &lookup, &mut mapped)?;
    relation::map(catalog, &lookup, &mut mapped)?;
    constraint::map(catalog, &lookup, &mut mapped)?;
    index::map(catalog, &lookup, &mut mapped)?;
    routine::map(catalog, &lookup, &mut mapped)?;
    access::map(catalog, &lookup, &mut mapped)?;
    Ok(mapped)
}

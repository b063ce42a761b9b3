//! Rows to objects.

mod access;
mod code;
mod composite;
mod constraint;
mod index;
mod lookup;
mod operator;
mod outside;
mod reference;
mod relation;
mod routine;
mod search;
mod standalone;

use tokio_postgres::Error;

use super::catalog::Catalog;
use crate::schema::{Object, ObjectKey};
use crate::snapshot::{Entry, Gap, GapReason};

use std::collections::BTreeMap;

use lookup::{Lookup, PG_CLASS};

/// The objects of a database, and what is not among them.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    pub(super) objects: Vec<Entry>,
    pub(super) gaps: Vec<Gap>,
    /// Where each object stands in the catalogue: class, oid, part. Only looked up, never walked.
    places: BTreeMap<(u32, u32, i32), usize>,
}

impl Mapped {
    /// Adds an object with its identity: the class of its catalogue and its oid.
    fn add(&mut self, object: impl Into<Object>, class: &str, oid: u32) {
        if let Some(class) = lookup::class_oid(class) {
            self.places.insert((class, oid, 0), self.objects.len());
        }
        self.objects.push(Entry::with_lineage(object, format!("{class}.{oid}")));
    }

    /// Adds a column of a relation or an attribute of a composite type.
    fn add_part(&mut self, object: impl Into<Object>, relation: u32, number: i16) {
        self.places.insert((PG_CLASS, relation, i32::from(number)), self.objects.len());
        self.objects.push(Entry::with_lineage(object, format!("class.{relation}.{number}")));
    }

    /// Another place of the object that is added next.
    fn alias(&mut self, class: u32, oid: u32, part: i32) {
        self.places.insert((class, oid, part), self.objects.len());
    }

    /// The identity of the object at a place.
    fn key_at(&self, class: u32, oid: u32, part: i32) -> Option<ObjectKey> {
        self.objects.get(*self.places.get(&(class, oid, part))?).map(|entry| entry.object.key())
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
    operator::map(catalog, &lookup, &mut mapped)?;
    search::map(catalog, &lookup, &mut mapped)?;
    outside::map(catalog, &lookup, &mut mapped)?;
    access::map(catalog, &lookup, &mut mapped)?;
    outside::security_labels(catalog, &lookup, &mut mapped)?;
    code::gaps(catalog, &mut mapped)?;
    reference::add(catalog, &mut mapped)?;
    Ok(mapped)
}

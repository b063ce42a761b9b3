//! Which object cannot be without which, from `pg_depend`.

use std::collections::BTreeMap;

use tokio_postgres::Error;

use super::super::catalog::{Catalog, Query, get};
use super::Mapped;
use super::lookup::{PG_CLASS, PG_CONSTRAINT, PG_EXTENSION, PG_TYPE};
use crate::schema::{ObjectKey, ObjectKind};
use crate::snapshot::ObjectReference;

type Place = (u32, u32, i32);

/// Adds the references to the objects. Asks nothing: the rows are there or the caller did not want them.
pub(super) fn add(catalog: &Catalog, mapped: &mut Mapped) -> Result<(), Error> {
    let places = Places::new(catalog, mapped)?;
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for row in catalog.rows(Query::Dependencies) {
        let from = places.object((get(row, 0)?, get(row, 1)?, get(row, 2)?));
        let to = places.object((get(row, 3)?, get(row, 4)?, get(row, 5)?));
        if let (Some(from), Some(to)) = (from, to)
            && from != to
        {
            found.entry(from).or_default().push(to);
        }
    }
    let keys: Vec<ObjectKey> = mapped.objects.iter().map(|entry| entry.object.key()).collect();
    for (from, targets) in found {
        let (Some(entry), Some(own)) = (mapped.objects.get_mut(from), keys.get(from)) else { continue };
        let references = targets.into_iter().filter_map(|target| keys.get(target)).filter(|key| !implied(own, key));
        entry.references =
            references.map(|key| ObjectReference { object_kind: key.kind(), path: key.path().to_vec() }).collect();
        entry.references.sort();
        entry.references.dedup();
    }
    Ok(())
}

// a member cannot be without its root: that needs no saying
fn implied(own: &ObjectKey, other: &ObjectKey) -> bool {
    other.is_root() && own.compare_root(other).is_eq() && own.kind() != ObjectKind::Relation
}

struct Places<'a> {
    objects: &'a BTreeMap<Place, usize>,
    members: BTreeMap<(u32, u32), Place>,
    aliases: BTreeMap<(u32, u32), Place>,
}

impl<'a> Places<'a> {
    fn new(catalog: &Catalog, mapped: &'a Mapped) -> Result<Self, Error> {
        let mut aliases = BTreeMap::new();
        for row in catalog.rows(Query::DefaultOids) {
            aliases.insert((get(row, 0)?, get(row, 1)?), (PG_CLASS, get(row, 2)?, get(row, 3)?));
        }
        for row in catalog.rows(Query::TypeAliases) {
            if let Some(target) = get::<Option<u32>>(row, 1)? {
                aliases.insert((PG_TYPE, get(row, 0)?), (get(row, 2)?, target, 0));
            }
        }
        for row in catalog.rows(Query::FamilyMembers) {
            let class = get::<Option<u32>>(row, 1)?;
            let target = match class {
                Some(class) => (super::lookup::PG_OPCLASS, class, 0),
                None => (super::lookup::PG_OPFAMILY, get(row, 0)?, 0),
            };
            aliases.insert((get(row, 3)?, get(row, 4)?), target);
        }
        for row in catalog.rows(Query::Constraints) {
            let domain: u32 = get(row, 3)?;
            if domain != 0 {
                aliases.insert((PG_CONSTRAINT, get(row, 0)?), (PG_TYPE, domain, 0));
            }
        }
        let mut members = BTreeMap::new();
        for row in catalog.rows(Query::ExtensionMembers) {
            members.insert((get(row, 0)?, get(row, 1)?), (PG_EXTENSION, get(row, 2)?, 0));
        }
        Ok(Self { objects: &mapped.places, members, aliases })
    }

    fn object(&self, mut place: Place) -> Option<usize> {
        // an array of a composite of a table: never deeper than a few steps
        for _ in 0..4 {
            // the columns of a sequence are no objects of their own
            let found = self.objects.get(&place).or_else(|| self.objects.get(&(place.0, place.1, 0)));
            if let Some(object) = found {
                return Some(*object);
            }
            let class = (place.0, place.1);
            place = *self.members.get(&class).or_else(|| self.aliases.get(&class))?;
        }
        None
    }
}

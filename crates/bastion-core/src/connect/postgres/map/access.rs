//! Privileges: what differs from the defaults of a fresh object.
//!
//! An owner's full rights and PUBLIC's usual ones are not listed. A default that was revoked shows as a grant of what
//! is left, which may be nothing.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Error;

use super::super::catalog::{Catalog, Query, get};
use super::Mapped;
use super::lookup::{Lookup, PG_CLASS, PG_FOREIGN_DATA_WRAPPER, PG_FOREIGN_SERVER, PG_NAMESPACE, PG_PROC, PG_TYPE};
use crate::schema::{Grant, Root};
use crate::snapshot::Entry;

#[derive(Debug, Default, PartialEq, Eq)]
struct Rights {
    privileges: BTreeSet<String>,
    grantable: BTreeSet<String>,
}

#[derive(Debug, Default)]
struct Acl {
    actual: BTreeMap<u32, Rights>,
    usual: BTreeMap<u32, Rights>,
}

pub(super) fn map(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let mut lists: BTreeMap<(String, u32, i32), Acl> = BTreeMap::new();
    for row in catalog.rows(Query::Privileges) {
        let acl = lists.entry((get(row, 0)?, get(row, 1)?, get(row, 2)?)).or_default();
        let rights = if get(row, 3)? { &mut acl.usual } else { &mut acl.actual };
        let rights = rights.entry(get(row, 4)?).or_default();
        let privilege: String = get(row, 5)?;
        if get(row, 6)? {
            rights.grantable.insert(privilege.clone());
        }
        rights.privileges.insert(privilege);
    }
    let routines = paths(catalog, Query::Routines, lookup, PG_PROC)?;
    let sequences = paths(catalog, Query::Sequences, lookup, PG_CLASS)?;
    for ((kind, oid, part), mut acl) in lists {
        let place = match kind.as_str() {
            "schema" => schema(lookup, oid),
            "class" => lookup.relation(oid).map_or_else(
                || sequences.get(&oid).map(|path| (Root::Sequence, path.clone())),
                |relation| {
                    let column = i16::try_from(part).ok().and_then(|part| relation.columns.get(&part)).cloned();
                    Some((
                        Root::Relation,
                        [relation.schema.clone(), relation.name.clone()].into_iter().chain(column).collect(),
                    ))
                },
            ),
            "routine" => routines.get(&oid).map(|path| (Root::Routine, path.clone())),
            "wrapper" => mapped.key_at(PG_FOREIGN_DATA_WRAPPER, oid, 0).map(|key| (key.root(), key.path().to_vec())),
            "server" => mapped.key_at(PG_FOREIGN_SERVER, oid, 0).map(|key| (key.root(), key.path().to_vec())),
            _ => mapped.key_at(PG_TYPE, oid, 0).map(|key| (key.root(), key.path().to_vec())),
        };
        let Some((root, object)) = place else { continue };
        for grantee in acl.usual.keys().copied().collect::<Vec<_>>() {
            acl.actual.entry(grantee).or_default();
        }
        for (grantee, rights) in acl.actual {
            if acl.usual.get(&grantee).is_some_and(|usual| usual.privileges == rights.privileges) {
                continue;
            }
            mapped.objects.push(Entry::new(Grant {
                root,
                object: object.clone(),
                grantee: lookup.grantee(grantee),
                privileges: rights.privileges.into_iter().collect(),
                grantable: rights.grantable.into_iter().collect(),
            }));
        }
    }
    Ok(())
}

fn schema(lookup: &Lookup, oid: u32) -> Option<(Root, Vec<String>)> {
    let name = lookup.namespace(oid).filter(|_| !lookup.is_member(PG_NAMESPACE, oid))?;
    Some((Root::Schema, vec![name.clone()]))
}

fn paths(catalog: &Catalog, query: Query, lookup: &Lookup, class: u32) -> Result<BTreeMap<u32, Vec<String>>, Error> {
    let mut paths = BTreeMap::new();
    for row in catalog.rows(query) {
        let oid = get(row, 0)?;
        let Some(schema) = lookup.schema(class, oid, get(row, 1)?) else { continue };
        let mut name: String = get(row, 2)?;
        if query == Query::Routines {
            name = format!("{name}({})", get::<Vec<String>>(row, 15)?.join(", "));
        }
        paths.insert(oid, vec![schema, name]);
    }
    Ok(paths)
}

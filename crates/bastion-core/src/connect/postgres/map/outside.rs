//! Publications, foreign servers, event triggers, default privileges, labels.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Error;

use super::super::catalog::{Catalog, Query, get};
use super::Mapped;
use super::lookup::{
    Lookup, PG_EVENT_TRIGGER, PG_FOREIGN_DATA_WRAPPER, PG_FOREIGN_SERVER, PG_PUBLICATION, PG_PUBLICATION_REL,
    RelationName,
};
use super::relation::trigger_state;
use crate::schema::{
    DefaultPrivilege, EventTrigger, ForeignDataWrapper, ForeignServer, ObjectName, Publication, PublishedTable, Root,
    SecurityLabel, UserMapping,
};
use crate::snapshot::{Entry, GapReason};

pub(super) fn map(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    publications(catalog, lookup, mapped)?;
    foreign(catalog, lookup, mapped)?;
    for row in catalog.rows(Query::EventTriggers) {
        let oid = get(row, 0)?;
        let name: String = get(row, 1)?;
        if lookup.is_member(PG_EVENT_TRIGGER, oid) {
            continue;
        }
        let Some(state) = trigger_state(get(row, 6)?) else {
            mapped.gap(GapReason::Unknown, "event trigger", vec![name]);
            continue;
        };
        let mut tags = get::<Option<Vec<String>>>(row, 7)?.unwrap_or_default();
        tags.sort();
        let trigger = EventTrigger {
            name,
            event: get(row, 2)?,
            routine: ObjectName::new(get::<String>(row, 4)?, get::<String>(row, 5)?),
            tags,
            state,
            owner: lookup.role(get(row, 3)?),
            comment: lookup.comment(PG_EVENT_TRIGGER, oid, 0),
        };
        mapped.add(trigger, "event_trigger", oid);
    }
    default_privileges(catalog, lookup, mapped)
}

fn publications(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let mut tables: BTreeMap<u32, Vec<PublishedTable>> = BTreeMap::new();
    let mut members: Vec<(u32, u32)> = Vec::new();
    for row in catalog.rows(Query::PublishedTables) {
        let Some(relation) = lookup.relation(get(row, 1)?) else { continue };
        let columns = get::<Option<Vec<i16>>>(row, 2)?.map(|numbers| relation.named(&numbers));
        let table = PublishedTable { relation: RelationName::object_name(relation), columns, filter: get(row, 3)? };
        tables.entry(get(row, 0)?).or_default().push(table);
        members.push((get(row, 4)?, get(row, 0)?));
    }
    let mut schemas: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for row in catalog.rows(Query::PublishedSchemas) {
        schemas.entry(get(row, 0)?).or_default().push(get(row, 1)?);
    }
    for row in catalog.rows(Query::Publications) {
        let oid = get(row, 0)?;
        if lookup.is_member(PG_PUBLICATION, oid) {
            continue;
        }
        let names = ["insert", "update", "delete", "truncate"];
        let mut operations = Vec::new();
        for (place, name) in names.into_iter().enumerate() {
            if get(row, 4 + place)? {
                operations.push(name.to_owned());
            }
        }
        let mut tables = tables.remove(&oid).unwrap_or_default();
        tables.sort();
        let mut schemas = schemas.remove(&oid).unwrap_or_default();
        schemas.sort();
        let publication = Publication {
            name: get(row, 1)?,
            operations,
            all_tables: get(row, 3)?,
            via_partition_root: get(row, 8)?,
            generated_columns: get(row, 9)?,
            tables,
            schemas,
            owner: lookup.role(get(row, 2)?),
            comment: lookup.comment(PG_PUBLICATION, oid, 0),
        };
        for (member, _) in members.iter().filter(|(_, publication)| *publication == oid) {
            mapped.alias(PG_PUBLICATION_REL, *member, 0);
        }
        mapped.add(publication, "publication", oid);
    }
    Ok(())
}

fn options(found: Option<Vec<String>>) -> Vec<String> {
    let mut options = found.unwrap_or_default();
    options.sort();
    options
}

fn foreign(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    for row in catalog.rows(Query::Wrappers) {
        let oid = get(row, 0)?;
        if lookup.is_member(PG_FOREIGN_DATA_WRAPPER, oid) {
            continue;
        }
        let wrapper = ForeignDataWrapper {
            name: get(row, 1)?,
            handler: get(row, 3)?,
            validator: get(row, 4)?,
            options: options(get(row, 5)?),
            owner: lookup.role(get(row, 2)?),
            comment: lookup.comment(PG_FOREIGN_DATA_WRAPPER, oid, 0),
        };
        mapped.add(wrapper, "foreign_data_wrapper", oid);
    }
    let mut servers = BTreeSet::new();
    for row in catalog.rows(Query::Servers) {
        let oid = get(row, 0)?;
        if lookup.is_member(PG_FOREIGN_SERVER, oid) {
            continue;
        }
        let name: String = get(row, 1)?;
        servers.insert(name.clone());
        let server = ForeignServer {
            name,
            wrapper: get(row, 3)?,
            server_type: get(row, 4)?,
            server_version: get(row, 5)?,
            options: options(get(row, 6)?),
            owner: lookup.role(get(row, 2)?),
            comment: lookup.comment(PG_FOREIGN_SERVER, oid, 0),
        };
        mapped.add(server, "foreign_server", oid);
    }
    for row in catalog.rows(Query::UserMappings) {
        let server: String = get(row, 1)?;
        if servers.contains(&server) {
            let role = lookup.grantee(get(row, 2)?);
            let option_names = get(row, 3)?;
            mapped.add(UserMapping { server, role, option_names }, "user_mapping", get(row, 0)?);
        }
    }
    Ok(())
}

fn default_privileges(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    type Rights = BTreeMap<String, bool>;
    let mut found: BTreeMap<(String, String, &str, String), (Rights, Rights)> = BTreeMap::new();
    for row in catalog.rows(Query::DefaultPrivileges) {
        let role = lookup.role(get(row, 0)?).unwrap_or_default();
        let schema: String = get(row, 1)?;
        let objects = match get::<&str>(row, 2)? {
            "r" => "tables",
            "S" => "sequences",
            "f" => "functions",
            "T" => "types",
            "n" => "schemas",
            "L" => "large_objects",
            _ => {
                mapped.gap(GapReason::Unknown, "default privileges", vec![role, schema]);
                continue;
            }
        };
        let rights = found.entry((role, schema, objects, lookup.grantee(get(row, 4)?))).or_default();
        let rights = if get(row, 3)? { &mut rights.1 } else { &mut rights.0 };
        rights.insert(get(row, 5)?, get(row, 6)?);
    }
    for ((role, schema, objects, grantee), (actual, usual)) in found {
        if actual == usual || (grantee == role && actual.keys().eq(usual.keys())) {
            continue;
        }
        let grantable = actual.iter().filter(|(_, grantable)| **grantable).map(|(name, _)| name.clone()).collect();
        let privileges = actual.into_keys().collect();
        let objects = objects.to_owned();
        mapped.objects.push(Entry::new(DefaultPrivilege { role, schema, objects, grantee, privileges, grantable }));
    }
    Ok(())
}

/// Labels are read last: they name objects that are there.
pub(super) fn security_labels(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    for row in catalog.rows(Query::SecurityLabels) {
        let (oid, class, part): (u32, u32, i32) = (get(row, 0)?, get(row, 1)?, get(row, 2)?);
        let (provider, label): (String, String) = (get(row, 3)?, get(row, 4)?);
        let Some(key) = mapped.key_at(class, oid, part) else {
            if !lookup.is_member(class, oid) {
                mapped.gap(GapReason::Unmodelled, "security label", vec![provider]);
            }
            continue;
        };
        let (root, object) = (key.root(), key.path().to_vec());
        if root == Root::Extension {
            continue;
        }
        mapped.objects.push(Entry::new(SecurityLabel { root, object, provider, label }));
    }
    Ok(())
}

//! Namespaces, extensions, types, sequences, and what is not modelled.

use std::collections::BTreeMap;

use tokio_postgres::{Error, Row};

use super::super::catalog::{Catalog, Query, get};
use super::Mapped;
use super::composite::{self, Named};
use super::lookup::{Lookup, PG_CLASS, PG_CONSTRAINT, PG_EXTENSION, PG_NAMESPACE, PG_TYPE};
use crate::schema::{ColumnReference, Domain, DomainCheck, Enum, Extension, ObjectName, Persistence, Schema, Sequence};
use crate::snapshot::GapReason;

pub(super) fn map(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    for row in catalog.rows(Query::Namespaces) {
        let oid = get(row, 0)?;
        if lookup.is_member(PG_NAMESPACE, oid) {
            continue;
        }
        let (owner, comment) = (lookup.role(get(row, 2)?), lookup.comment(PG_NAMESPACE, oid, 0));
        mapped.add(Schema { name: get(row, 1)?, owner, comment }, "schema", oid);
    }
    for row in catalog.rows(Query::Extensions) {
        let oid = get(row, 0)?;
        let comment = lookup.comment(PG_EXTENSION, oid, 0);
        let extension =
            Extension { name: get(row, 1)?, installed_schema: get(row, 3)?, version: get(row, 2)?, comment };
        mapped.add(extension, "extension", oid);
    }
    types(catalog, lookup, mapped)?;
    sequences(catalog, lookup, mapped)?;
    unmodelled(catalog, lookup, mapped)
}

fn types(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let mut labels: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for row in catalog.rows(Query::Labels) {
        labels.entry(get(row, 0)?).or_default().push(get(row, 1)?);
    }
    let mut checks = domain_checks(catalog, lookup)?;
    let attributes = composite::attributes(catalog)?;
    let ranges = composite::ranges(catalog)?;
    for row in catalog.rows(Query::Types) {
        let oid = get(row, 0)?;
        let Some(schema) = lookup.schema(PG_TYPE, oid, get(row, 1)?) else { continue };
        let name: String = get(row, 2)?;
        let named = || {
            let owner = lookup.role(get(row, 4)?);
            Ok::<_, Error>(Named { oid, schema: schema.clone(), name: name.clone(), owner })
        };
        match get::<&str>(row, 3)? {
            "c" => composite::composite(
                named()?,
                attributes.get(&oid).map(Vec::as_slice).unwrap_or_default(),
                lookup,
                mapped,
            )?,
            "r" => match ranges.get(&oid) {
                Some(found) => composite::range(named()?, found, lookup, mapped)?,
                None => mapped.gap(GapReason::Unknown, "range type", vec![schema, name]),
            },
            "e" => {
                let (owner, comment) = (lookup.role(get(row, 4)?), lookup.comment(PG_TYPE, oid, 0));
                mapped.add(
                    Enum { schema, name, labels: labels.remove(&oid).unwrap_or_default(), owner, comment },
                    "type",
                    oid,
                );
            }
            "d" => mapped.add(domain(row, lookup, schema, name, checks.remove(&oid).unwrap_or_default())?, "type", oid),
            // a multirange comes and goes with its range
            "m" => {}
            kind => {
                let words = match kind {
                    "b" | "p" => "base type",
                    _ => {
                        mapped.gap(GapReason::Unknown, "type", vec![schema, name]);
                        continue;
                    }
                };
                mapped.gap(GapReason::Unmodelled, words, vec![schema, name]);
            }
        }
    }
    Ok(())
}

fn domain_checks(catalog: &Catalog, lookup: &Lookup) -> Result<BTreeMap<u32, Vec<DomainCheck>>, Error> {
    let mut checks: BTreeMap<u32, Vec<DomainCheck>> = BTreeMap::new();
    for row in catalog.rows(Query::Constraints) {
        let domain = get::<u32>(row, 3)?;
        if domain != 0 && get::<&str>(row, 4)? == "c" {
            let expression = get::<Option<String>>(row, 17)?.unwrap_or_default();
            let comment = lookup.comment(PG_CONSTRAINT, get(row, 0)?, 0);
            let check = DomainCheck { name: get(row, 1)?, expression, not_valid: !get::<bool>(row, 5)?, comment };
            checks.entry(domain).or_default().push(check);
        }
    }
    checks.values_mut().for_each(|checks| checks.sort());
    Ok(checks)
}

fn domain(row: &Row, lookup: &Lookup, schema: String, name: String, checks: Vec<DomainCheck>) -> Result<Domain, Error> {
    let oid = get(row, 0)?;
    let (collation, inherited): (u32, Option<u32>) = (get(row, 7)?, get(row, 9)?);
    let (base_name, base_schema): (Option<String>, Option<String>) = (get(row, 10)?, get(row, 11)?);
    let reference = base_schema.filter(|schema| schema != "pg_catalog").zip(base_name);
    Ok(Domain {
        schema,
        name,
        data_type: get::<Option<String>>(row, 8)?.unwrap_or_default(),
        type_reference: reference.map(|(schema, name)| ObjectName::new(schema, name)),
        collation: (Some(collation) != inherited).then(|| lookup.collation(collation)).flatten(),
        not_null: get(row, 5)?,
        default_expression: get(row, 6)?,
        checks,
        owner: lookup.role(get(row, 4)?),
        comment: lookup.comment(PG_TYPE, oid, 0),
    })
}

fn sequences(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let mut owners: BTreeMap<u32, (ColumnReference, bool)> = BTreeMap::new();
    for row in catalog.rows(Query::SequenceOwners) {
        let (relation, number): (u32, i32) = (get(row, 1)?, get(row, 2)?);
        let Some(relation) = lookup.relation(relation) else { continue };
        let column = i16::try_from(number).ok().and_then(|number| relation.columns.get(&number)).cloned();
        let reference = ColumnReference { schema: relation.schema.clone(), relation: relation.name.clone(), column };
        owners.insert(get(row, 0)?, (reference, get::<&str>(row, 3)? == "i"));
    }
    for row in catalog.rows(Query::Sequences) {
        let oid = get(row, 0)?;
        let Some(schema) = lookup.schema(PG_CLASS, oid, get(row, 1)?) else { continue };
        let (owned_by, identity) = owners.remove(&oid).unzip();
        let sequence = Sequence {
            schema,
            name: get(row, 2)?,
            data_type: get(row, 5)?,
            start_value: get(row, 6)?,
            increment: get(row, 7)?,
            minimum_value: get(row, 8)?,
            maximum_value: get(row, 9)?,
            cycle: get(row, 11)?,
            cache: Some(get::<String>(row, 10)?).filter(|cache| cache != "1"),
            owned_by,
            identity: identity.unwrap_or(false),
            persistence: persistence(get(row, 4)?),
            owner: lookup.role(get(row, 3)?),
            comment: lookup.comment(PG_CLASS, oid, 0),
        };
        mapped.add(sequence, "class", oid);
    }
    Ok(())
}

pub(super) fn persistence(code: &str) -> Persistence {
    if code == "u" { Persistence::Unlogged } else { Persistence::Permanent }
}

fn unmodelled(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    for row in catalog.rows(Query::Unmodelled) {
        if lookup.is_member(get(row, 1)?, get(row, 2)?) {
            continue;
        }
        let schema: Option<String> = get(row, 3)?;
        let path = schema.into_iter().chain([get(row, 4)?]).collect();
        mapped.gap(GapReason::Unmodelled, get(row, 0)?, path);
    }
    Ok(())
}

//! Composite and range types.

use std::collections::BTreeMap;

use tokio_postgres::{Error, Row};

use super::super::catalog::{Catalog, Query, get};
use super::Mapped;
use super::lookup::{Lookup, PG_CLASS, PG_TYPE};
use crate::schema::{Attribute, Composite, ObjectName, Range};

/// A composite type or range of the catalogue: its name, owner and row.
pub(super) struct Named {
    pub(super) oid: u32,
    pub(super) schema: String,
    pub(super) name: String,
    pub(super) owner: Option<String>,
}

/// The attributes of composite types, by the type's oid.
pub(super) fn attributes(catalog: &Catalog) -> Result<BTreeMap<u32, Vec<&Row>>, Error> {
    let mut found: BTreeMap<u32, Vec<&Row>> = BTreeMap::new();
    for row in catalog.rows(Query::Attributes) {
        found.entry(get(row, 1)?).or_default().push(row);
    }
    Ok(found)
}

pub(super) fn composite(named: Named, rows: &[&Row], lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let Named { oid, schema, name, owner } = named;
    let mut attributes = Vec::with_capacity(rows.len());
    for row in rows {
        let attribute_name: String = get(row, 3)?;
        attributes.push(attribute_name.clone());
        let (relation, number): (u32, i16) = (get(row, 0)?, get(row, 2)?);
        let (collation, usual): (u32, u32) = (get(row, 5)?, get(row, 6)?);
        let type_schema: String = get(row, 8)?;
        let type_reference = (type_schema != "pg_catalog")
            .then(|| Ok::<_, Error>(ObjectName::new(type_schema, get::<String>(row, 7)?)))
            .transpose()?;
        let attribute = Attribute {
            schema: schema.clone(),
            composite: name.clone(),
            name: attribute_name,
            data_type: get(row, 4)?,
            type_reference,
            collation: (collation != usual).then(|| lookup.collation(collation)).flatten(),
            comment: lookup.comment(PG_CLASS, relation, i32::from(number)),
        };
        mapped.add_part(attribute, relation, number);
    }
    if let Some(relation) = rows.first().map(|row| get::<u32>(row, 0)).transpose()? {
        mapped.alias(PG_CLASS, relation, 0);
    }
    let comment = lookup.comment(PG_TYPE, oid, 0);
    mapped.add(Composite { schema, name, attributes, owner, comment }, "type", oid);
    Ok(())
}

/// The rows about ranges, by the type's oid.
pub(super) fn ranges(catalog: &Catalog) -> Result<BTreeMap<u32, &Row>, Error> {
    catalog.rows(Query::Ranges).iter().map(|row| Ok((get(row, 0)?, row))).collect()
}

pub(super) fn range(named: Named, row: &Row, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let Named { oid, schema, name, owner } = named;
    let (collation, usual): (u32, u32) = (get(row, 2)?, get(row, 3)?);
    let range = Range {
        schema,
        name,
        subtype: get(row, 1)?,
        operator_class: get(row, 7)?,
        collation: (collation != usual).then(|| lookup.collation(collation)).flatten(),
        canonical: get(row, 4)?,
        subtype_difference: get(row, 5)?,
        multirange_name: get(row, 6)?,
        owner,
        comment: lookup.comment(PG_TYPE, oid, 0),
    };
    mapped.add(range, "type", oid);
    Ok(())
}

//! Operators, operator families and classes, casts, collations.

use std::collections::BTreeMap;

use tokio_postgres::{Error, Row};

use super::super::catalog::{Catalog, Query, get};
use super::Mapped;
use super::lookup::{Lookup, PG_CAST, PG_COLLATION, PG_OPCLASS, PG_OPERATOR, PG_OPFAMILY};
use crate::escape::identifier;
use crate::schema::{Cast, Collation, Operator, OperatorClass, OperatorFamily};
use crate::snapshot::GapReason;

pub(super) fn map(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    for row in catalog.rows(Query::Operators) {
        let oid = get(row, 0)?;
        let Some(schema) = lookup.schema(PG_OPERATOR, oid, get(row, 1)?) else { continue };
        mapped.add(operator(row, schema, lookup)?, "operator", oid);
    }
    classes(catalog, lookup, mapped)?;
    for row in catalog.rows(Query::Casts) {
        cast(row, lookup, mapped)?;
    }
    for row in catalog.rows(Query::OwnCollations) {
        let oid = get(row, 0)?;
        let Some(schema) = lookup.schema(PG_COLLATION, oid, get(row, 1)?) else { continue };
        let name: String = get(row, 2)?;
        let provider = match get::<&str>(row, 4)? {
            "c" => "libc",
            "i" => "icu",
            "b" => "builtin",
            "d" => "default",
            _ => {
                mapped.gap(GapReason::Unknown, "collation", vec![schema, name]);
                continue;
            }
        };
        let collation = Collation {
            schema,
            name,
            provider: provider.to_owned(),
            locale: get(row, 5)?,
            collate: get(row, 6)?,
            character_type: get(row, 7)?,
            rules: get(row, 8)?,
            nondeterministic: !get::<bool>(row, 9)?,
            version: get(row, 10)?,
            owner: lookup.role(get(row, 3)?),
            comment: lookup.comment(PG_COLLATION, oid, 0),
        };
        mapped.add(collation, "collation", oid);
    }
    Ok(())
}

fn operator(row: &Row, schema: String, lookup: &Lookup) -> Result<Operator, Error> {
    let oid = get(row, 0)?;
    let name: String = get(row, 2)?;
    let (left_type, right_type): (Option<String>, Option<String>) = (get(row, 3)?, get(row, 4)?);
    let word = |side: &Option<String>| side.clone().unwrap_or_else(|| "NONE".to_owned());
    let qualified = |schema: Option<String>, name: Option<String>| {
        schema.zip(name).map(|(schema, name)| format!("{}.{name}", identifier(&schema)))
    };
    Ok(Operator {
        schema,
        signature: format!("{name}({}, {})", word(&left_type), word(&right_type)),
        name,
        result_type: get(row, 5)?,
        routine: get(row, 6)?,
        left_type,
        right_type,
        commutator: qualified(get(row, 7)?, get(row, 8)?),
        negator: qualified(get(row, 9)?, get(row, 10)?),
        restriction_estimator: get(row, 11)?,
        join_estimator: get(row, 12)?,
        merges: get(row, 13)?,
        hashes: get(row, 14)?,
        owner: lookup.role(get(row, 15)?),
        comment: lookup.comment(PG_OPERATOR, oid, 0),
    })
}

fn classes(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let mut of_class: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut of_family: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for row in catalog.rows(Query::FamilyMembers) {
        match get::<Option<u32>>(row, 1)? {
            Some(class) => of_class.entry(class).or_default().push(get(row, 2)?),
            None => of_family.entry(get(row, 0)?).or_default().push(get(row, 2)?),
        }
    }
    for row in catalog.rows(Query::OperatorFamilies) {
        let oid = get(row, 0)?;
        let Some(schema) = lookup.schema(PG_OPFAMILY, oid, get(row, 1)?) else { continue };
        let (name, method): (String, String) = (get(row, 2)?, get(row, 3)?);
        let family = OperatorFamily {
            schema,
            signature: format!("{name} USING {method}"),
            name,
            method,
            members: of_family.remove(&oid).unwrap_or_default(),
            owner: lookup.role(get(row, 4)?),
            comment: lookup.comment(PG_OPFAMILY, oid, 0),
        };
        mapped.add(family, "opfamily", oid);
    }
    for row in catalog.rows(Query::IndexOperatorClasses) {
        let oid = get(row, 0)?;
        let Some(schema) = lookup.schema(PG_OPCLASS, oid, get(row, 1)?) else { continue };
        let (name, method): (String, String) = (get(row, 2)?, get(row, 3)?);
        let family = (get::<String>(row, 5)?, get::<String>(row, 6)?);
        let class = OperatorClass {
            schema,
            signature: format!("{name} USING {method}"),
            name,
            method,
            data_type: get(row, 4)?,
            family: format!("{}.{}", identifier(&family.0), identifier(&family.1)),
            default_for_type: get(row, 7)?,
            storage_type: get(row, 8)?,
            members: of_class.remove(&oid).unwrap_or_default(),
            owner: lookup.role(get(row, 9)?),
            comment: lookup.comment(PG_OPCLASS, oid, 0),
        };
        mapped.add(class, "opclass", oid);
    }
    Ok(())
}

fn cast(row: &Row, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let oid = get(row, 0)?;
    if lookup.is_member(PG_CAST, oid) {
        return Ok(());
    }
    let (source_type, target_type): (String, String) = (get(row, 1)?, get(row, 2)?);
    let signature = format!("{source_type} AS {target_type}");
    let context = match get::<&str>(row, 4)? {
        "e" => "explicit",
        "a" => "assignment",
        "i" => "implicit",
        _ => "",
    };
    let method = match get::<&str>(row, 5)? {
        "f" => "function",
        "b" => "binary",
        "i" => "text",
        _ => "",
    };
    if context.is_empty() || method.is_empty() {
        mapped.gap(GapReason::Unknown, "cast", vec![signature]);
        return Ok(());
    }
    let cast = Cast {
        signature,
        source_type,
        target_type,
        context: context.to_owned(),
        method: method.to_owned(),
        routine: get(row, 3)?,
        comment: lookup.comment(PG_CAST, oid, 0),
    };
    mapped.add(cast, "cast", oid);
    Ok(())
}

//! Indexes, from their raw columns: only expressions and predicates are written by the server.

use std::collections::BTreeMap;

use tokio_postgres::{Error, Row};

use super::super::catalog::{Catalog, Query, get};
use super::Mapped;
use super::lookup::{Lookup, PG_CLASS, RelationName};
use crate::schema::{Index, IndexKey, ObjectName};

// bits of pg_index.indoption (PostgreSQL, src/include/catalog/pg_index.h)
const DESCENDING: i16 = 1;
const NULLS_FIRST: i16 = 2;

pub(super) fn map(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let mut constraints: BTreeMap<u32, String> = BTreeMap::new();
    for row in catalog.rows(Query::Constraints) {
        if matches!(get::<&str>(row, 4)?, "p" | "u" | "x") {
            constraints.insert(get(row, 15)?, get(row, 1)?);
        }
    }
    let mut operator_classes: BTreeMap<u32, String> = BTreeMap::new();
    for row in catalog.rows(Query::OperatorClasses) {
        operator_classes.insert(get(row, 0)?, get(row, 1)?);
    }
    let collations = column_collations(catalog)?;
    let mut columns = index_columns(catalog)?;
    for row in catalog.rows(Query::Indexes) {
        let (oid, relation_oid): (u32, u32) = (get(row, 0)?, get(row, 1)?);
        let Some(relation) = lookup.relation(relation_oid) else { continue };
        let keys =
            Keys { row, lookup, relation, relation_oid, operator_classes: &operator_classes, collations: &collations };
        let mut index = index(&keys)?;
        expression_collations(&keys, &mut index)?;
        for (number, column) in columns.remove(&oid).into_iter().flatten() {
            let place = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
            if let Some(key) = place.and_then(|place| index.keys.get_mut(place)) {
                key.statistics_target = column.statistics_target;
                if !column.options.is_empty() {
                    // with options of its own, even a default class is named
                    key.operator_class = column.operator_class;
                    key.operator_class_options = column.options;
                }
            }
        }
        index.constraint = constraints.remove(&oid);
        index.comment = lookup.comment(PG_CLASS, oid, 0);
        mapped.add(index, "class", oid);
    }
    Ok(())
}

struct Keys<'a> {
    row: &'a Row,
    lookup: &'a Lookup,
    relation: &'a RelationName,
    relation_oid: u32,
    operator_classes: &'a BTreeMap<u32, String>,
    collations: &'a BTreeMap<(u32, i16), u32>,
}

fn index(keys: &Keys<'_>) -> Result<Index, Error> {
    let Keys { row, relation, .. } = *keys;
    let numbers: Vec<i16> = get(row, 9)?;
    let count = usize::try_from(get::<i16>(row, 13)?).unwrap_or_default();
    let mut storage_options = get::<Option<Vec<String>>>(row, 14)?.unwrap_or_default();
    storage_options.sort();
    Ok(Index {
        schema: relation.schema.clone(),
        relation: relation.name.clone(),
        name: get(row, 2)?,
        method: get(row, 3)?,
        keys: keys.read(numbers.get(..count).unwrap_or_default())?,
        unique: get(row, 4)?,
        nulls_not_distinct: get(row, 5)?,
        predicate: get(row, 16)?,
        included_columns: relation.named(numbers.get(count..).unwrap_or_default()),
        invalid: !get::<bool>(row, 6)?,
        clustered: get(row, 7)?,
        replica_identity: get(row, 8)?,
        storage_options,
        tablespace: get(row, 15)?,
        partition_of: get::<Option<String>>(row, 19)?
            .zip(get::<Option<String>>(row, 18)?)
            .map(|(schema, name)| ObjectName::new(schema, name)),
        ..Index::default()
    })
}

impl Keys<'_> {
    fn read(&self, numbers: &[i16]) -> Result<Vec<IndexKey>, Error> {
        let classes: Vec<u32> = get(self.row, 10)?;
        let options: Vec<i16> = get(self.row, 11)?;
        let collations: Vec<u32> = get(self.row, 12)?;
        let expressions: Option<Vec<String>> = get(self.row, 17)?;
        let keys = numbers.iter().enumerate().map(|(place, number)| {
            let option = options.get(place).copied().unwrap_or_default();
            let descending = option & DESCENDING != 0;
            let collation = collations.get(place).copied().unwrap_or_default();
            let inherited = self.collations.get(&(self.relation_oid, *number)).copied().unwrap_or(collation);
            IndexKey {
                column: self.relation.columns.get(number).cloned(),
                expression: if *number == 0 {
                    expressions.as_ref().and_then(|all| all.get(place).cloned())
                } else {
                    None
                },
                operator_class: classes.get(place).and_then(|class| self.operator_classes.get(class).cloned()),
                collation: (collation != inherited).then(|| self.lookup.collation(collation)).flatten(),
                prefix_length: None,
                operator_class_options: Vec::new(),
                statistics_target: None,
                descending,
                // a descending key has nulls first unless told otherwise
                nulls_first: (option & NULLS_FIRST != 0) != descending,
            }
        });
        Ok(keys.collect())
    }
}

struct IndexColumn {
    options: Vec<String>,
    statistics_target: Option<i32>,
    operator_class: Option<String>,
}

fn index_columns(catalog: &Catalog) -> Result<BTreeMap<u32, Vec<(i16, IndexColumn)>>, Error> {
    let mut columns: BTreeMap<u32, Vec<(i16, IndexColumn)>> = BTreeMap::new();
    for row in catalog.rows(Query::IndexColumns) {
        let mut options = get::<Option<Vec<String>>>(row, 2)?.unwrap_or_default();
        options.sort();
        let column = IndexColumn { options, statistics_target: get(row, 3)?, operator_class: get(row, 4)? };
        columns.entry(get(row, 0)?).or_default().push((get(row, 1)?, column));
    }
    Ok(columns)
}

// an expression's own collation stands in no catalogue: the server names another only where it differs
fn expression_collations(keys: &Keys<'_>, index: &mut Index) -> Result<(), Error> {
    let Some(definition) = get::<Option<String>>(keys.row, 20)? else { return Ok(()) };
    let collations: Vec<u32> = get(keys.row, 12)?;
    let mut rest = definition.as_str();
    for (key, collation) in index.keys.iter_mut().zip(collations) {
        let Some(expression) = &key.expression else { continue };
        let Some((_, tail)) = rest.split_once(expression.as_str()) else { continue };
        rest = tail;
        if tail.trim_start_matches(')').starts_with(" COLLATE ") {
            key.collation = keys.lookup.collation(collation);
        }
    }
    Ok(())
}

fn column_collations(catalog: &Catalog) -> Result<BTreeMap<(u32, i16), u32>, Error> {
    catalog.rows(Query::Columns).iter().map(|row| Ok(((get(row, 0)?, get(row, 1)?), get(row, 8)?))).collect()
}

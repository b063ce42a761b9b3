//! Constraints of relations.

use tokio_postgres::{Error, Row};

use super::super::catalog::{Catalog, Query, get};
use super::Mapped;
use super::lookup::{Lookup, PG_CONSTRAINT, RelationName};
use crate::schema::{Constraint, ConstraintKind, MatchType, ReferentialAction};
use crate::snapshot::GapReason;

pub(super) fn map(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let included = included_columns(catalog, lookup)?;
    for row in catalog.rows(Query::Constraints) {
        let oid = get(row, 0)?;
        let Some(relation) = lookup.relation(get(row, 2)?) else { continue };
        // a constraint that a partition has from its parent is its parent's
        if get::<u32>(row, 16)? != 0 {
            continue;
        }
        let constraint_kind = match get::<&str>(row, 4)? {
            "p" => ConstraintKind::PrimaryKey,
            "u" => ConstraintKind::Unique,
            "f" => ConstraintKind::ForeignKey,
            "c" => ConstraintKind::Check,
            "x" => ConstraintKind::Exclusion,
            // NOT NULL is the column's; a constraint trigger is a trigger
            "n" | "t" => continue,
            _ => {
                let path = vec![relation.schema.clone(), relation.name.clone(), get(row, 1)?];
                mapped.gap(GapReason::Unknown, "constraint", path);
                continue;
            }
        };
        let mut constraint = constraint(row, lookup, relation, constraint_kind)?;
        if let Some(index) =
            included.get(&get::<u32>(row, 15)?).filter(|_| constraint_kind != ConstraintKind::ForeignKey)
        {
            constraint.nulls_not_distinct = index.0;
            constraint.included_columns.clone_from(&index.1);
        }
        constraint.comment = lookup.comment(PG_CONSTRAINT, oid, 0);
        mapped.add(constraint, "constraint", oid);
    }
    Ok(())
}

fn constraint(
    row: &Row,
    lookup: &Lookup,
    relation: &RelationName,
    constraint_kind: ConstraintKind,
) -> Result<Constraint, Error> {
    let numbers = |position| Ok::<_, Error>(get::<Option<Vec<i16>>>(row, position)?.unwrap_or_default());
    let referenced = lookup.relation(get(row, 9)?);
    let foreign = constraint_kind == ConstraintKind::ForeignKey;
    Ok(Constraint {
        schema: relation.schema.clone(),
        relation: relation.name.clone(),
        name: get(row, 1)?,
        constraint_kind,
        columns: relation.named(&numbers(8)?),
        expression: get(row, 17)?,
        referenced_relation: referenced.map(RelationName::object_name),
        referenced_columns: referenced
            .map(|relation| Ok::<_, Error>(relation.named(&numbers(10)?)))
            .transpose()?
            .unwrap_or_default(),
        on_update: if foreign { action(get(row, 11)?) } else { ReferentialAction::NoAction },
        on_delete: if foreign { action(get(row, 12)?) } else { ReferentialAction::NoAction },
        on_delete_columns: relation.named(&numbers(20)?),
        match_type: match get::<&str>(row, 13)? {
            "f" => MatchType::Full,
            "p" => MatchType::Partial,
            _ => MatchType::Simple,
        },
        temporal: get(row, 19)?,
        deferrable: get(row, 6)?,
        initially_deferred: get(row, 7)?,
        not_valid: !get::<bool>(row, 5)?,
        not_enforced: !get::<bool>(row, 18)?,
        no_inherit: constraint_kind == ConstraintKind::Check && get(row, 14)?,
        inherited: !get::<bool>(row, 21)?,
        ..Constraint::default()
    })
}

fn action(code: &str) -> ReferentialAction {
    match code {
        "r" => ReferentialAction::Restrict,
        "c" => ReferentialAction::Cascade,
        "n" => ReferentialAction::SetNull,
        "d" => ReferentialAction::SetDefault,
        _ => ReferentialAction::NoAction,
    }
}

type Included = std::collections::BTreeMap<u32, (bool, Vec<String>)>;

fn included_columns(catalog: &Catalog, lookup: &Lookup) -> Result<Included, Error> {
    let mut included = Included::new();
    for row in catalog.rows(Query::Indexes) {
        let Some(relation) = lookup.relation(get(row, 1)?) else { continue };
        let numbers: Vec<i16> = get(row, 9)?;
        let keys = usize::try_from(get::<i16>(row, 13)?).unwrap_or_default();
        included.insert(get(row, 0)?, (get(row, 5)?, relation.named(numbers.get(keys..).unwrap_or_default())));
    }
    Ok(included)
}

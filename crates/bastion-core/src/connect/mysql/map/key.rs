//! Keys, indexes, foreign keys and checks.

use std::collections::{BTreeMap, BTreeSet};

use super::Mapped;
use crate::connect::mysql::catalog::{Catalog, Cells};
use crate::connect::mysql::text::unescaped;
use crate::migrate::mysql_text::PRIMARY;
use crate::schema::{Constraint, ConstraintKind, Dialect, Index, IndexKey, ObjectName, ReferentialAction};

pub(super) fn map(catalog: &Catalog, mapped: &mut Mapped) {
    indexes(catalog, mapped);
    foreign_keys(catalog, mapped);
    checks(catalog, mapped);
}

// schema, table and name
type Path<'a> = (&'a str, &'a str, &'a str);

fn grouped(rows: &[Cells], order: usize) -> BTreeMap<Path<'_>, Vec<&Cells>> {
    let mut found: BTreeMap<Path<'_>, Vec<&Cells>> = BTreeMap::new();
    for row in rows {
        found.entry((row.text(0), row.text(1), row.text(2))).or_default().push(row);
    }
    for rows in found.values_mut() {
        rows.sort_by_key(|row| row.number(order));
    }
    found
}

// A unique key is an index alone: its name may be that of a check, and it may hold prefixes and expressions.
fn indexes(catalog: &Catalog, mapped: &mut Mapped) {
    for ((schema, relation, name), keys) in grouped(&catalog.index_keys, 3) {
        let Some(first) = keys.first() else { continue };
        if name == PRIMARY {
            let columns = keys.iter().map(|key| key.text(5).to_owned()).collect();
            mapped.add(Constraint { columns, ..constraint(schema, relation, name, ConstraintKind::PrimaryKey) });
        }
        let method = first.text(8).to_lowercase();
        let whole = matches!(method.as_str(), "fulltext" | "spatial" | "rtree");
        mapped.add(Index {
            schema: schema.to_owned(),
            relation: relation.to_owned(),
            name: name.to_owned(),
            method,
            keys: keys.iter().map(|key| index_key(key, whole)).collect(),
            unique: first.number(4) == 0,
            constraint: (name == PRIMARY).then(|| PRIMARY.to_owned()),
            invisible: first.yes(11),
            comment: first.filled(9),
            ..Index::default()
        });
    }
}

fn index_key(row: &Cells, whole: bool) -> IndexKey {
    IndexKey {
        column: row.filled(5),
        expression: row.filled(10).map(|expression| unescaped(&expression)),
        // a spatial index states the size of its rectangles there
        prefix_length: row.filled(7).filter(|_| !whole).and_then(|length| length.parse().ok()),
        descending: row.text(6) == "D",
        ..IndexKey::default()
    }
}

fn foreign_keys(catalog: &Catalog, mapped: &mut Mapped) {
    for ((schema, relation, name), pairs) in grouped(&catalog.foreign_keys, 3) {
        let Some(first) = pairs.first() else { continue };
        mapped.add(Constraint {
            columns: pairs.iter().map(|pair| pair.text(4).to_owned()).collect(),
            referenced_relation: Some(ObjectName::new(first.text(5), first.text(6))),
            referenced_columns: pairs.iter().map(|pair| pair.text(7).to_owned()).collect(),
            on_update: ReferentialAction::from_sql(first.text(8)),
            on_delete: ReferentialAction::from_sql(first.text(9)),
            ..constraint(schema, relation, name, ConstraintKind::ForeignKey)
        });
    }
}

// MariaDB names a check that stands at its column after the column, which may be the name of another constraint
fn checks(catalog: &Catalog, mapped: &mut Mapped) {
    let taken: BTreeSet<Path<'_>> = catalog
        .foreign_keys
        .iter()
        .chain(catalog.checks.iter().filter(|row| row.text(4) != "Column"))
        .map(|row| (row.text(0), row.text(1), row.text(2)))
        .collect();
    for row in &catalog.checks {
        let at_column = row.text(4) == "Column";
        let own = row.text(2);
        let collides = at_column && taken.contains(&(row.text(0), row.text(1), own));
        let name = if collides { format!("{own}_check") } else { own.to_owned() };
        let clause = row.text(3);
        let expression = if catalog.version.dialect == Dialect::Mysql { unescaped(clause) } else { clause.to_owned() };
        mapped.add(Constraint {
            columns: if at_column { vec![own.to_owned()] } else { Vec::new() },
            expression: Some(expression),
            not_enforced: !row.yes(5),
            ..constraint(row.text(0), row.text(1), &name, ConstraintKind::Check)
        });
    }
}

fn constraint(schema: &str, relation: &str, name: &str, constraint_kind: ConstraintKind) -> Constraint {
    Constraint {
        schema: schema.to_owned(),
        relation: relation.to_owned(),
        name: name.to_owned(),
        constraint_kind,
        ..Constraint::default()
    }
}

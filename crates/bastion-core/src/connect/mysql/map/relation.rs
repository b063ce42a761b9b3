//! Tables, views, partitions and their columns.

use std::collections::BTreeMap;

use super::{Mapped, by_table};
use crate::connect::mysql::catalog::{Catalog, Cells};
use crate::connect::mysql::text::unescaped;
use crate::escape::quoted;
use crate::migrate::mysql_text::{PARTITION, USUAL_ENGINE, is_number};
use crate::schema::{CheckOption, Column, Dialect, GenerationKind, IdentityKind, ObjectName, Relation, RelationKind};
use crate::snapshot::GapReason;

pub(super) fn map(catalog: &Catalog, mapped: &mut Mapped) {
    let columns = by_table(&catalog.columns, 3);
    let partitions = by_table(&catalog.partitions, 4);
    let views: BTreeMap<_, _> = catalog.views.iter().map(|row| ((row.text(0), row.text(1)), row)).collect();
    for row in &catalog.tables {
        let key = (row.text(0), row.text(1));
        let relation_kind = match row.text(2) {
            "BASE TABLE" | "SYSTEM VERSIONED" if partitions.contains_key(&key) => RelationKind::PartitionedTable,
            "BASE TABLE" | "SYSTEM VERSIONED" => RelationKind::Table,
            "VIEW" => RelationKind::View,
            // read apart
            "SEQUENCE" => continue,
            other => {
                mapped.gap(GapReason::Unknown, "table", &[key.0, key.1], Some(format!("its type is `{other}`")));
                continue;
            }
        };
        let mut found = table(catalog, row, relation_kind);
        for column in columns.get(&key).into_iter().flatten() {
            found.columns.push(column.text(2).to_owned());
            let mut column = map_column(catalog, column);
            // a view shows the defaults of the columns it reads; they are not its own
            column.default_expression = column.default_expression.filter(|_| relation_kind != RelationKind::View);
            mapped.add(column);
        }
        if let Some(parts) = partitions.get(&key) {
            found.partition_key = Some(partition_key(parts));
            add_partitions(parts, mapped);
        }
        if relation_kind == RelationKind::View {
            match views.get(&key) {
                Some(view) => take_view(&mut found, view),
                None => mapped.gap(GapReason::Unreadable, "view", &[key.0, key.1], None),
            }
        }
        mapped.add(found);
    }
}

fn table(catalog: &Catalog, row: &Cells, relation_kind: RelationKind) -> Relation {
    let view = relation_kind == RelationKind::View;
    let collation = row.filled(4);
    let mut storage_options: Vec<String> = row
        .text(5)
        .split(' ')
        // Aria has these by itself, and its tables keep them when they leave it
        .filter(|option| option.contains('=') && *option != "page_checksum=1" && *option != "transactional=1")
        .map(|option| match option.split_once('=') {
            Some((name, value)) => format!("{}={value}", name.to_lowercase()),
            None => option.to_owned(),
        })
        .collect();
    if row.text(2) == "SYSTEM VERSIONED" {
        storage_options.push("system_versioning=yes".to_owned());
    }
    storage_options.sort();
    Relation {
        schema: row.text(0).to_owned(),
        name: row.text(1).to_owned(),
        relation_kind,
        access_method: row.filled(3).filter(|engine| engine != USUAL_ENGINE),
        character_set: collation.map(|collation| character_set(catalog, &collation)),
        storage_options,
        // the comment of a view is the word VIEW
        comment: row.filled(6).filter(|_| !view),
        ..Relation::default()
    }
}

// a collation's name begins with its character set's, except `binary`; MariaDB's newer ones leave it out
fn character_set(catalog: &Catalog, collation: &str) -> String {
    let set = collation.split('_').next().unwrap_or(collation);
    let set = if set == "uca1400" && catalog.version.dialect == Dialect::Mariadb { "utf8mb4" } else { set };
    format!("{set} COLLATE {collation}")
}

fn take_view(found: &mut Relation, view: &Cells) {
    found.definition = view.filled(2);
    found.check_option = match view.text(3) {
        "LOCAL" => CheckOption::Local,
        "CASCADED" => CheckOption::Cascaded,
        _ => CheckOption::None,
    };
    found.updatable = view.yes(4);
    found.owner = view.filled(5);
    found.security_invoker = view.text(6) == "INVOKER";
    // MySQL does not tell
    let algorithm = view.filled(7).filter(|algorithm| algorithm != "UNDEFINED");
    found.storage_options.extend(algorithm.map(|algorithm| format!("algorithm={algorithm}")));
}

/// `RANGE (year(`b`))`, with what follows about subpartitions.
fn partition_key(parts: &[&Cells]) -> String {
    let Some(first) = parts.first() else { return String::new() };
    let mut key = clause(first.text(6), first.text(8));
    if let Some(method) = first.filled(7) {
        let count = parts.iter().filter(|part| part.text(2) == first.text(2)).count();
        key.push_str(&format!(" SUBPARTITION BY {} SUBPARTITIONS {count}", clause(&method, first.text(9))));
    }
    key
}

// `LINEAR KEY` without columns has nothing between its brackets
fn clause(method: &str, expression: &str) -> String {
    format!("{method} ({})", unescaped(expression))
}

// the partitions of a table are relations, as they are in PostgreSQL: rules and reports speak of them alike
fn add_partitions(parts: &[&Cells], mapped: &mut Mapped) {
    let mut last = None;
    for part in parts {
        if last == Some(part.text(2)) {
            continue;
        }
        last = Some(part.text(2));
        let method = part.text(6);
        let bound = match part.optional(10) {
            Some("MAXVALUE") if method == "RANGE" => "VALUES LESS THAN MAXVALUE".to_owned(),
            Some(values) if method.starts_with("RANGE") => format!("VALUES LESS THAN ({values})"),
            Some(values) => format!("VALUES IN ({values})"),
            None => format!("REMAINDER {}", part.number(4).saturating_sub(1)),
        };
        mapped.add(Relation {
            schema: part.text(0).to_owned(),
            name: format!("{}{PARTITION}{}", part.text(1), part.text(2)),
            relation_kind: RelationKind::Table,
            partition_of: Some(ObjectName::new(part.text(0), part.text(1))),
            partition_bound: Some(bound),
            comment: part.filled(11),
            ..Relation::default()
        });
    }
}

fn map_column(catalog: &Catalog, row: &Cells) -> Column {
    let extra = row.text(9).to_lowercase();
    let generation_kind = if extra.contains("virtual") {
        Some(GenerationKind::Virtual)
    } else if extra.contains("stored generated") || extra.contains("persistent") {
        Some(GenerationKind::Stored)
    } else {
        None
    };
    let automatic = extra.contains("auto_increment");
    let mut options = Vec::new();
    if extra.contains("without system versioning") {
        options.push("system_versioning=no".to_owned());
    }
    if let Some(srid) = row.filled(12) {
        options.push(format!("srid={srid}"));
    }
    Column {
        schema: row.text(0).to_owned(),
        relation: row.text(1).to_owned(),
        name: row.text(2).to_owned(),
        data_type: row.text(6).to_owned(),
        character_set: row.filled(7),
        collation: row.filled(8),
        not_null: row.text(5) == "NO",
        default_expression: default(catalog, row, &extra).filter(|_| generation_kind.is_none() && !automatic),
        on_update_expression: extra.split_once("on update ").map(|(_, expression)| {
            // the words after the expression are its neighbours
            expression.split(", ").next().unwrap_or(expression).trim_end_matches(" invisible").to_owned()
        }),
        identity: automatic.then_some(IdentityKind::ByDefault),
        generation_expression: generation_kind.and_then(|_| row.filled(11)).map(|expression| unescaped(&expression)),
        generation_kind,
        invisible: extra.contains("invisible"),
        options,
        comment: row.filled(10),
        ..Column::default()
    }
}

// MariaDB gives SQL, MySQL gives the bare value and says in `extra` where it is an expression
fn default(catalog: &Catalog, row: &Cells, extra: &str) -> Option<String> {
    let stated = row.optional(4)?;
    if catalog.version.dialect == Dialect::Mariadb {
        return Some(stated.to_owned()).filter(|stated| stated != "NULL");
    }
    let data_type = row.text(6);
    if extra.contains("default_generated") {
        let plain = stated.to_ascii_uppercase().starts_with("CURRENT_TIMESTAMP");
        return Some(if plain { stated.to_owned() } else { format!("({})", unescaped(stated)) });
    }
    let bare = stated.starts_with("b'") || is_number(data_type);
    Some(if bare { stated.to_owned() } else { quoted(stated) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::mysql::catalog::Version;

    fn row(default: Option<&str>, data_type: &str, extra: &str) -> Cells {
        let cell = |text: &str| Some(text.to_owned());
        let mut cells = vec![cell("s"), cell("t"), cell("c"), cell("1"), default.map(str::to_owned), cell("YES")];
        cells.extend([cell(data_type), None, None, cell(extra), None, None, None]);
        Cells(cells)
    }

    // MySQL 8.4 manual, 28.3.8: COLUMN_DEFAULT is the value, EXTRA says DEFAULT_GENERATED for an expression
    #[test]
    fn defaults_of_both_products_become_sql() {
        let catalog = |version: &str| Catalog::empty(Version::parse(version));
        let (mysql, mariadb) = (catalog("8.4.0"), catalog("10.11.2-MariaDB"));
        for (found, expected) in [
            (default(&mysql, &row(Some("it's"), "varchar(9)", ""), ""), Some("'it''s'")),
            (default(&mysql, &row(Some("5"), "int unsigned", ""), ""), Some("5")),
            (default(&mysql, &row(Some("b'101'"), "bit(3)", ""), ""), Some("b'101'")),
            (default(&mysql, &row(Some("uuid()"), "char(36)", ""), "default_generated"), Some("(uuid())")),
            (
                default(&mysql, &row(Some("CURRENT_TIMESTAMP(3)"), "datetime(3)", ""), "default_generated"),
                Some("CURRENT_TIMESTAMP(3)"),
            ),
            (default(&mysql, &row(None, "int", ""), ""), None),
            (default(&mariadb, &row(Some("'x'"), "varchar(9)", ""), ""), Some("'x'")),
            (default(&mariadb, &row(Some("NULL"), "int(11)", ""), ""), None),
        ] {
            assert_eq!(found.as_deref(), expected);
        }
    }

    #[test]
    fn what_extra_says_is_taken_apart() {
        let catalog = Catalog::empty(Version::parse("8.4.0"));
        let extra = "DEFAULT_GENERATED on update CURRENT_TIMESTAMP INVISIBLE";
        let column = map_column(&catalog, &row(Some("CURRENT_TIMESTAMP"), "timestamp", extra));
        assert_eq!(column.on_update_expression.as_deref(), Some("current_timestamp"));
        assert!(column.invisible);
        assert_eq!(column.default_expression.as_deref(), Some("CURRENT_TIMESTAMP"));
    }
}

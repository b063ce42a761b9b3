//! The honesty check: a table is written again from the model and compared with the server's own `SHOW CREATE TABLE`.
//! A difference means that the table has something the model does not hold: it becomes a gap, and a verdict over the
//! table incomplete.
//!
//! Compared without regard to: the order of keys and constraints, the counter of `AUTO_INCREMENT` (it is data), spaces,
//! the comments in which newer clauses hide from older servers, and on MySQL, which leaves usual character sets and
//! collations out, those.

use std::collections::BTreeMap;

use super::catalog::Catalog;
use super::map::{PARTITION, PRIMARY, USUAL_ENGINE, is_number};
use super::text::literal;
use crate::escape::backticks;
use crate::schema::{
    Column, Constraint, ConstraintKind, Dialect, GenerationKind, Index, Object, ReferentialAction, Relation,
    RelationKind,
};
use crate::snapshot::{Entry, Gap, GapReason};

const SHOWN_CHARS_MAX: usize = 200;

/// What belongs to one table.
#[derive(Debug, Default)]
struct Table<'a> {
    relation: Option<&'a Relation>,
    columns: Vec<&'a Column>,
    constraints: Vec<&'a Constraint>,
    indexes: Vec<&'a Index>,
    partitions: Vec<&'a Relation>,
}

/// Compares every table with what the server says of it.
pub(super) fn check(catalog: &Catalog, gaps: &mut Vec<Gap>, objects: &[Entry]) {
    let tables = tables(objects);
    for ((schema, name), table) in &tables {
        let Some(relation) = table.relation else { continue };
        if !matches!(relation.relation_kind, RelationKind::Table | RelationKind::PartitionedTable) {
            continue;
        }
        let gap = |reason: GapReason, detail: String| Gap {
            reason,
            object_kind: "table definition".to_owned(),
            path: vec![schema.clone(), name.clone()],
            detail: Some(detail),
        };
        let Some(stated) = catalog.created.get(&(schema.clone(), name.clone())) else {
            gaps.push(gap(GapReason::Unreadable, "the server does not show how it would make the table".to_owned()));
            continue;
        };
        let theirs = lines(stated, catalog.version.dialect);
        let ours = lines(&create(table, relation, catalog.version.dialect), catalog.version.dialect);
        if let Some(line) = theirs.iter().find(|line| !ours.contains(line)) {
            let shown: String = line.chars().take(SHOWN_CHARS_MAX).collect();
            gaps.push(gap(GapReason::Unmodelled, format!("not reproduced: {shown}")));
        } else if theirs.len() != ours.len() {
            gaps.push(gap(GapReason::Unmodelled, "it is written with fewer clauses than were read".to_owned()));
        }
    }
}

fn tables(objects: &[Entry]) -> BTreeMap<(String, String), Table<'_>> {
    let mut tables: BTreeMap<(String, String), Table<'_>> = BTreeMap::new();
    for entry in objects {
        let at = |schema: &str, relation: &str| (schema.to_owned(), relation.to_owned());
        match &entry.object {
            Object::Relation(relation) => match &relation.partition_of {
                Some(parent) => {
                    tables.entry(at(&parent.schema, &parent.name)).or_default().partitions.push(relation);
                }
                None => tables.entry(at(&relation.schema, &relation.name)).or_default().relation = Some(relation),
            },
            Object::Column(column) => {
                tables.entry(at(&column.schema, &column.relation)).or_default().columns.push(column);
            }
            Object::Constraint(constraint) => {
                tables.entry(at(&constraint.schema, &constraint.relation)).or_default().constraints.push(constraint);
            }
            Object::Index(index) => {
                tables.entry(at(&index.schema, &index.relation)).or_default().indexes.push(index);
            }
            _ => {}
        }
    }
    tables
}

/// The clauses of a `CREATE TABLE`, one a line, in an order of their own.
fn lines(text: &str, dialect: Dialect) -> Vec<String> {
    let text = without_version_comments(text);
    let mut found: Vec<String> = Vec::new();
    let mut partitions = String::new();
    for line in text.lines() {
        let line = line.trim().trim_end_matches(',').replace(" USING BTREE", "");
        if !partitions.is_empty() || line.starts_with("PARTITION BY ") {
            partitions.push_str(&line);
            partitions.push(' ');
        } else if let Some(options) = line.strip_prefix(") ").filter(|options| options.contains('=')) {
            found.extend(table_options(options, dialect));
        } else if dialect == Dialect::Mysql && line.starts_with('`') {
            found.push(without_character_set(&line));
        } else {
            found.push(line);
        }
    }
    if !partitions.is_empty() {
        found.push(partition_text(&partitions));
    }
    found.retain(|line| !line.is_empty());
    found.sort();
    found
}

// /*!80000 INVISIBLE */ is INVISIBLE; the marks stay where a text holds them
fn without_version_comments(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut quote = None;
    let mut characters = text.chars().peekable();
    let mut inside = false;
    while let Some(character) = characters.next() {
        match (quote, character) {
            (None, '\'' | '`') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (Some('\''), '\\') => {
                plain.push(character);
                plain.extend(characters.next());
                continue;
            }
            (None, '/') if characters.next_if_eq(&'*').is_some() => {
                inside = true;
                while characters.next_if(|next| matches!(next, '!' | 'M' | '0'..='9' | ' ')).is_some() {}
                continue;
            }
            (None, ' ') if inside && characters.peek() == Some(&'*') => continue,
            (None, '*') if inside && characters.next_if_eq(&'/').is_some() => {
                inside = false;
                continue;
            }
            _ => {}
        }
        plain.push(character);
    }
    plain
}

// words outside quotes, each option a line of its own
fn table_options(text: &str, dialect: Dialect) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut quoted = false;
    let mut word = String::new();
    for character in text.chars().chain([' ']) {
        quoted ^= character == '\'';
        if character == ' ' && !quoted {
            found.push(std::mem::take(&mut word));
        } else {
            word.push(character);
        }
    }
    let kept = found.into_iter().filter(|option| !option.starts_with("AUTO_INCREMENT="));
    kept.filter(|option| dialect != Dialect::Mysql || !option.starts_with("COLLATE="))
        .map(|option| match option.split_once('=') {
            Some(("COMMENT", _)) | None => option,
            Some((name, value)) => format!("{name}={}", value.to_uppercase()),
        })
        .collect()
}

fn without_character_set(line: &str) -> String {
    let mut words = line.split(' ').peekable();
    let mut kept = Vec::new();
    while let Some(word) = words.next() {
        match word {
            "CHARACTER" if words.peek() == Some(&"SET") => {
                words.next();
                words.next();
            }
            "COLLATE" => {
                words.next();
            }
            other => kept.push(other),
        }
    }
    kept.join(" ")
}

// back-ticks are not everywhere, the engine is the table's
fn partition_text(text: &str) -> String {
    let mut words = text.split_whitespace().peekable();
    let mut kept: Vec<String> = Vec::new();
    while let Some(word) = words.next() {
        if word == "ENGINE" && words.peek() == Some(&"=") {
            words.next();
            let value = words.next().unwrap_or_default();
            let name = value.trim_end_matches([',', ')']);
            let rest = value.get(name.len()..).unwrap_or_default();
            kept.push(rest.to_owned());
            continue;
        }
        kept.push(word.to_owned());
    }
    kept.concat().replace('`', "")
}

fn create(table: &Table<'_>, relation: &Relation, dialect: Dialect) -> String {
    let mut clauses: Vec<String> = Vec::new();
    for name in &relation.columns {
        if let Some(found) = table.columns.iter().find(|column| column.name == *name) {
            clauses.push(format!("  {}", column(found, relation, table, dialect)));
        }
    }
    clauses.extend(table.indexes.iter().map(|found| format!("  {}", index(found, dialect))));
    let own = table.constraints.iter().filter(|found| !at_column(found, relation));
    clauses.extend(own.filter_map(|found| constraint(found, dialect)).map(|text| format!("  {text}")));
    let mut text = format!("CREATE TABLE {} (\n{}\n)", backticks(&relation.name), clauses.join(",\n"));
    text.push_str(&options(relation));
    if let Some(key) = &relation.partition_key {
        text.push_str(&partitioning(key, &table.partitions, &relation.name));
    }
    text
}

// MariaDB alone tells a check at its column from a check of the table
fn at_column(constraint: &Constraint, relation: &Relation) -> bool {
    let named = |name: &String| constraint.name == *name || constraint.name == format!("{name}_check");
    constraint.constraint_kind == ConstraintKind::Check
        && constraint.columns.iter().any(|column| relation.columns.contains(column) && named(column))
}

fn column(column: &Column, relation: &Relation, table: &Table<'_>, dialect: Dialect) -> String {
    let mut text = format!("{} {}", backticks(&column.name), column.data_type);
    if let (Some(set), Some(collation)) = (&column.character_set, &column.collation) {
        let usual = relation.character_set.as_deref() == Some(&format!("{set} COLLATE {collation}"));
        if !usual {
            text.push_str(&format!(" CHARACTER SET {set} COLLATE {collation}"));
        }
    }
    if let Some(expression) = &column.generation_expression {
        let kind = if column.generation_kind == Some(GenerationKind::Virtual) { "VIRTUAL" } else { "STORED" };
        text.push_str(&format!(" GENERATED ALWAYS AS ({expression}) {kind}"));
    }
    if column.not_null {
        text.push_str(" NOT NULL");
    } else if column.data_type.starts_with("timestamp") && column.generation_expression.is_none() {
        text.push_str(" NULL");
    }
    let srid = column.options.iter().find_map(|option| option.strip_prefix("srid="));
    if let Some(srid) = srid {
        text.push_str(&format!(" SRID {srid}"));
    }
    if column.invisible && dialect == Dialect::Mariadb {
        text.push_str(" INVISIBLE");
    }
    text.push_str(&default(column, dialect));
    if column.options.iter().any(|option| option == "system_versioning=no") {
        text.push_str(" WITHOUT SYSTEM VERSIONING");
    }
    if let Some(expression) = &column.on_update_expression {
        let expression = if dialect == Dialect::Mysql { expression.to_uppercase() } else { expression.clone() };
        text.push_str(&format!(" ON UPDATE {expression}"));
    }
    if column.identity.is_some() {
        text.push_str(" AUTO_INCREMENT");
    }
    if column.invisible && dialect == Dialect::Mysql {
        text.push_str(" INVISIBLE");
    }
    if let Some(comment) = &column.comment {
        text.push_str(&format!(" COMMENT {}", literal(comment)));
    }
    let own =
        table.constraints.iter().find(|found| at_column(found, relation) && found.columns == [column.name.clone()]);
    if let Some(expression) = own.and_then(|found| found.expression.as_ref()) {
        text.push_str(&format!(" CHECK ({expression})"));
    }
    text
}

fn default(column: &Column, dialect: Dialect) -> String {
    if let Some(expression) = &column.default_expression {
        let quoted = dialect == Dialect::Mysql && is_number(&column.data_type) && !expression.starts_with('(');
        return if quoted { format!(" DEFAULT '{expression}'") } else { format!(" DEFAULT {expression}") };
    }
    let silent = column.not_null || column.identity.is_some() || column.generation_expression.is_some();
    // MySQL says so of all types but those that could not have a default for long
    let long = ["blob", "text", "json", "geometry", "point", "polygon", "linestring", "multi"];
    let unsaid = dialect == Dialect::Mysql && long.iter().any(|part| column.data_type.contains(part));
    if silent || unsaid { String::new() } else { " DEFAULT NULL".to_owned() }
}

fn index(index: &Index, dialect: Dialect) -> String {
    let keys = index.keys.iter().map(|key| {
        let mut text = match (&key.column, &key.expression) {
            (Some(column), _) => backticks(column),
            (None, Some(expression)) => format!("({expression})"),
            (None, None) => String::new(),
        };
        if let Some(length) = key.prefix_length {
            text.push_str(&format!("({length})"));
        }
        if key.descending {
            text.push_str(" DESC");
        }
        text
    });
    let keys = keys.collect::<Vec<_>>().join(",");
    let kind = match index.method.as_str() {
        "fulltext" => "FULLTEXT KEY",
        "spatial" | "rtree" => "SPATIAL KEY",
        _ if index.unique => "UNIQUE KEY",
        _ => "KEY",
    };
    let mut text = if index.name == PRIMARY {
        format!("PRIMARY KEY ({keys})")
    } else {
        format!("{kind} {} ({keys})", backticks(&index.name))
    };
    if !matches!(index.method.as_str(), "btree" | "fulltext" | "spatial" | "rtree") {
        text.push_str(&format!(" USING {}", index.method.to_uppercase()));
    }
    if let Some(comment) = &index.comment {
        text.push_str(&format!(" COMMENT {}", literal(comment)));
    }
    if index.invisible {
        text.push_str(if dialect == Dialect::Mariadb { " IGNORED" } else { " INVISIBLE" });
    }
    text
}

fn constraint(constraint: &Constraint, dialect: Dialect) -> Option<String> {
    let name = backticks(&constraint.name);
    match constraint.constraint_kind {
        ConstraintKind::Check => {
            let enforced = if constraint.not_enforced { " NOT ENFORCED" } else { "" };
            Some(format!("CONSTRAINT {name} CHECK ({}){enforced}", constraint.expression.as_deref()?))
        }
        ConstraintKind::ForeignKey => {
            let target = constraint.referenced_relation.as_ref()?;
            let schema =
                if target.schema == constraint.schema { String::new() } else { backticks(&target.schema) + "." };
            let mut text = format!(
                "CONSTRAINT {name} FOREIGN KEY ({}) REFERENCES {schema}{} ({})",
                spaced(&constraint.columns),
                backticks(&target.name),
                spaced(&constraint.referenced_columns)
            );
            for (event, action) in [("DELETE", constraint.on_delete), ("UPDATE", constraint.on_update)] {
                // each product leaves its own default unsaid
                let unsaid = match dialect {
                    Dialect::Mariadb => ReferentialAction::Restrict,
                    _ => ReferentialAction::NoAction,
                };
                if action != unsaid {
                    text.push_str(&format!(" ON {event} {}", action.as_sql()));
                }
            }
            Some(text)
        }
        // its index says it
        _ => None,
    }
}

fn spaced(columns: &[String]) -> String {
    columns.iter().map(|name| backticks(name)).collect::<Vec<_>>().join(", ")
}

fn options(relation: &Relation) -> String {
    let engine = relation.access_method.as_deref().unwrap_or(USUAL_ENGINE);
    let mut text = format!(" ENGINE={engine}");
    if let Some((set, collation)) = relation.character_set.as_deref().and_then(|set| set.split_once(" COLLATE ")) {
        text.push_str(&format!(" DEFAULT CHARSET={set} COLLATE={collation}"));
    }
    let mut versioned = "";
    for option in &relation.storage_options {
        match option.split_once('=') {
            Some(("system_versioning", _)) => versioned = " WITH SYSTEM VERSIONING",
            Some((name, value)) => text.push_str(&format!(" {}={value}", name.to_uppercase())),
            None => {}
        }
    }
    if let Some(comment) = &relation.comment {
        text.push_str(&format!(" COMMENT={}", literal(comment)));
    }
    format!("{text}{versioned}")
}

fn partitioning(key: &str, partitions: &[&Relation], table: &str) -> String {
    let key = key.replace(" COLUMNS (", " COLUMNS(");
    let own = |relation: &Relation| {
        relation.name.strip_prefix(table).and_then(|rest| rest.strip_prefix(PARTITION)).unwrap_or_default().to_owned()
    };
    let counted = |bound: &Relation| bound.partition_bound.as_deref().is_some_and(|text| text.starts_with("REMAINDER"));
    let usual = partitions
        .iter()
        .enumerate()
        .all(|(place, found)| counted(found) && found.comment.is_none() && own(found) == format!("p{place}"));
    if usual {
        return format!("\nPARTITION BY {key}\nPARTITIONS {}", partitions.len());
    }
    let listed = partitions.iter().map(|found| {
        let bound = found.partition_bound.as_deref().filter(|_| !counted(found)).unwrap_or_default();
        let comment = found.comment.as_ref().map(|comment| format!(" COMMENT = {}", literal(comment)));
        format!("PARTITION {} {bound}{}", backticks(&own(found)), comment.unwrap_or_default())
    });
    format!("\nPARTITION BY {key}\n({})", listed.collect::<Vec<_>>().join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_comments_are_opened_outside_texts() {
        assert_eq!(without_version_comments("a /*!80000 INVISIBLE */, '/*!1 x */'"), "a INVISIBLE, '/*!1 x */'");
        assert_eq!(without_version_comments("x /*M!100301 COMPRESSED*/ y"), "x COMPRESSED y");
    }

    #[test]
    fn options_are_told_apart() {
        let text = "ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 ROW_FORMAT=dynamic COMMENT='a =b c'";
        let found = table_options(text, Dialect::Mariadb);
        assert_eq!(found, ["ENGINE=INNODB", "DEFAULT", "CHARSET=UTF8MB4", "ROW_FORMAT=DYNAMIC", "COMMENT='a =b c'"]);
    }

    #[test]
    fn partitions_are_compared_without_spaces_and_engines() {
        let theirs = "PARTITION BY RANGE (year(`b`)) (PARTITION `p0` VALUES LESS THAN (2000) ENGINE = InnoDB, PARTITION `p1` VALUES LESS THAN MAXVALUE ENGINE = InnoDB)";
        let ours = "PARTITION BY RANGE (year(`b`)) (PARTITION `p0` VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN MAXVALUE)";
        assert_eq!(partition_text(theirs), partition_text(ours));
    }
}

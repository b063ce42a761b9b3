//! The honesty check: a table is written again from the model and compared with the server's own `SHOW CREATE TABLE`.
//! A difference means that the table has something the model does not hold: it becomes a gap, and a verdict over the
//! table incomplete.
//!
//! Compared without regard to: the order of keys and constraints, the counter of `AUTO_INCREMENT` (it is data), spaces,
//! the comments in which newer clauses hide from older servers, and on MySQL, which leaves usual character sets and
//! collations out, those.

use std::collections::BTreeMap;

use super::catalog::Catalog;
use crate::escape::backticks;
use crate::migrate::mysql_text::{Members, Writer};
use crate::schema::{Dialect, Object, Relation, RelationKind};
use crate::snapshot::{Entry, Gap, GapReason};

const SHOWN_CHARS_MAX: usize = 200;

/// A table, where it is one, and what belongs to it.
#[derive(Debug, Default)]
struct Table<'a> {
    relation: Option<&'a Relation>,
    members: Members<'a>,
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
        let dialect = catalog.version.dialect;
        let written = Writer { relation, members: &table.members, dialect }.create(&backticks(&relation.name), true);
        let ours = lines(&written, dialect);
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
                    tables.entry(at(&parent.schema, &parent.name)).or_default().members.partitions.push(relation);
                }
                None => tables.entry(at(&relation.schema, &relation.name)).or_default().relation = Some(relation),
            },
            Object::Column(column) => {
                tables.entry(at(&column.schema, &column.relation)).or_default().members.columns.push(column);
            }
            Object::Constraint(constraint) => {
                tables
                    .entry(at(&constraint.schema, &constraint.relation))
                    .or_default()
                    .members
                    .constraints
                    .push(constraint);
            }
            Object::Index(index) => {
                tables.entry(at(&index.schema, &index.relation)).or_default().members.indexes.push(index);
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
        // the model holds how an index searches; what an engine does by itself is not always said
        let line = line.trim().trim_end_matches(',').replace(" USING BTREE", "").replace(" USING HASH", "");
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
    // what Aria has by itself
    found.retain(|line| !line.is_empty() && line != "PAGE_CHECKSUM=1" && line != "TRANSACTIONAL=1");
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

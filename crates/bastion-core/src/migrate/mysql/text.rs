//! Tables as the server's statements: `CREATE TABLE` and the clauses of `ALTER TABLE` share them, and the honesty check
//! of the connector compares them with the server's own `SHOW CREATE TABLE`.

use std::cmp::Ordering;

use crate::escape::{backticks, quoted};
use crate::schema::{
    Column, Constraint, ConstraintKind, Dialect, GenerationKind, Index, ObjectName, ReferentialAction, Relation,
};

/// The engine tables have unless they state another.
pub(crate) const USUAL_ENGINE: &str = "InnoDB";
/// What stands in front of a partition's own name in the name of the relation it is.
pub(crate) const PARTITION: &str = "#P#";
/// The name every primary key has.
pub(crate) const PRIMARY: &str = "PRIMARY";

/// What belongs to one table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Members<'a> {
    pub(crate) columns: Vec<&'a Column>,
    pub(crate) constraints: Vec<&'a Constraint>,
    pub(crate) indexes: Vec<&'a Index>,
    pub(crate) partitions: Vec<&'a Relation>,
}

/// Writes one table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Writer<'w> {
    pub(crate) relation: &'w Relation,
    pub(crate) members: &'w Members<'w>,
    pub(crate) dialect: Dialect,
}

impl Writer<'_> {
    /// The statement that makes the table, with or without its foreign keys.
    pub(crate) fn create(&self, name: &str, foreign_keys: bool) -> String {
        let (relation, members) = (self.relation, self.members);
        let mut clauses: Vec<String> = Vec::new();
        for name in &relation.columns {
            if let Some(found) = members.columns.iter().find(|column| column.name == *name) {
                clauses.push(format!("  {}", self.column(found, false)));
            }
        }
        clauses.extend(members.indexes.iter().map(|found| format!("  {}", self.index(found))));
        let own = members.constraints.iter().filter(|found| {
            !at_column(found, relation) && (foreign_keys || found.constraint_kind != ConstraintKind::ForeignKey)
        });
        clauses.extend(own.filter_map(|found| constraint(found, self.dialect)).map(|text| format!("  {text}")));
        let mut text = format!("CREATE TABLE {name} (\n{}\n)", clauses.join(",\n"));
        text.push_str(&options(relation));
        if let Some(partitioning) = self.partitioning() {
            text.push_str(&format!("\n{partitioning}"));
        }
        text
    }

    /// A column as it stands in `CREATE TABLE` and `MODIFY`; `stated` names the character set where it is the table's.
    pub(crate) fn column(&self, column: &Column, stated: bool) -> String {
        let mut text = format!("{} {}", backticks(&column.name), self.column_type(column, stated));
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
        if column.invisible && self.dialect == Dialect::Mariadb {
            text.push_str(" INVISIBLE");
        }
        text.push_str(&default(column, self.dialect));
        if column.options.iter().any(|option| option == "system_versioning=no") {
            text.push_str(" WITHOUT SYSTEM VERSIONING");
        }
        if let Some(expression) = &column.on_update_expression {
            let expression =
                if self.dialect == Dialect::Mysql { expression.to_uppercase() } else { expression.clone() };
            text.push_str(&format!(" ON UPDATE {expression}"));
        }
        if column.identity.is_some() {
            text.push_str(" AUTO_INCREMENT");
        }
        if column.invisible && self.dialect == Dialect::Mysql {
            text.push_str(" INVISIBLE");
        }
        if let Some(comment) = &column.comment {
            text.push_str(&format!(" COMMENT {}", quoted(comment)));
        }
        if let Some(expression) = self.own_check(column).and_then(|found| found.expression.as_ref()) {
            text.push_str(&format!(" CHECK ({expression})"));
        }
        text
    }

    /// A column's type with its character set.
    pub(crate) fn column_type(&self, column: &Column, stated: bool) -> String {
        let mut text = column.data_type.clone();
        if let (Some(set), Some(collation)) = (&column.character_set, &column.collation) {
            let usual = self.relation.character_set.as_deref() == Some(&format!("{set} COLLATE {collation}"));
            if stated || !usual {
                text.push_str(&format!(" CHARACTER SET {set} COLLATE {collation}"));
            }
        }
        text
    }

    /// An index as a clause.
    pub(crate) fn index(&self, index: &Index) -> String {
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
        // what is kept in memory is hashed unless it says otherwise
        let usual = self.relation.access_method.as_deref() != Some("MEMORY") && index.method == "btree";
        if !usual && !matches!(index.method.as_str(), "fulltext" | "spatial" | "rtree") {
            text.push_str(&format!(" USING {}", index.method.to_uppercase()));
        }
        if let Some(comment) = &index.comment {
            text.push_str(&format!(" COMMENT {}", quoted(comment)));
        }
        if index.invisible {
            text.push_str(if self.dialect == Dialect::Mariadb { " IGNORED" } else { " INVISIBLE" });
        }
        text
    }

    /// The check that stands at a column.
    pub(crate) fn own_check(&self, column: &Column) -> Option<&Constraint> {
        let own = |found: &&&Constraint| at_column(found, self.relation) && found.columns == [column.name.clone()];
        self.members.constraints.iter().find(own).copied()
    }

    /// How rows are spread over partitions; `None` where they are not.
    pub(crate) fn partitioning(&self) -> Option<String> {
        let key = self.relation.partition_key.as_ref()?.replace(" COLUMNS (", " COLUMNS(");
        let partitions = &self.members.partitions;
        let usual = partitions.iter().enumerate().all(|(place, found)| {
            counted(found) && found.comment.is_none() && partition_name(found) == format!("p{place}")
        });
        if usual {
            return Some(format!("PARTITION BY {key}\nPARTITIONS {}", partitions.len()));
        }
        let listed: Vec<_> = partitions.iter().map(|found| partition(found)).collect();
        Some(format!("PARTITION BY {key}\n({})", listed.join(",\n")))
    }
}

/// MariaDB alone tells a check at its column from a check of the table.
pub(crate) fn at_column(constraint: &Constraint, relation: &Relation) -> bool {
    let named = |name: &String| constraint.name == *name || constraint.name == format!("{name}_check");
    constraint.constraint_kind == ConstraintKind::Check
        && constraint.columns.iter().any(|column| relation.columns.contains(column) && named(column))
}

/// A name in its schema.
pub(crate) fn qualified(schema: &str, name: &str) -> String {
    format!("{}.{}", backticks(schema), backticks(name))
}

/// `root@localhost`; a role has no host.
pub(crate) fn account(account: &str) -> String {
    match account.rsplit_once('@') {
        Some((user, host)) => format!("{}@{}", backticks(user), backticks(host)),
        None => backticks(account),
    }
}

/// Whether a type's values are written without quotes.
pub(crate) fn is_number(data_type: &str) -> bool {
    const NUMBERS: [&str; 9] =
        ["tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "year"];
    let name = data_type.split(['(', ' ']).next().unwrap_or_default();
    NUMBERS.contains(&name)
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

/// A check or a foreign key as a clause; what an index says is none.
pub(crate) fn constraint(constraint: &Constraint, dialect: Dialect) -> Option<String> {
    let name = backticks(&constraint.name);
    match constraint.constraint_kind {
        ConstraintKind::Check => {
            let enforced = if constraint.not_enforced { " NOT ENFORCED" } else { "" };
            Some(format!("CONSTRAINT {name} CHECK ({}){enforced}", constraint.expression.as_deref()?))
        }
        ConstraintKind::ForeignKey => {
            let target = constraint.referenced_relation.as_ref()?;
            let ObjectName { schema, name: relation } = target;
            let target = if *schema == constraint.schema { backticks(relation) } else { qualified(schema, relation) };
            let mut text = format!(
                "CONSTRAINT {name} FOREIGN KEY ({}) REFERENCES {target} ({})",
                spaced(&constraint.columns),
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

/// The options of a table.
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
        text.push_str(&format!(" COMMENT={}", quoted(comment)));
    }
    format!("{text}{versioned}")
}

fn counted(bound: &Relation) -> bool {
    bound.partition_bound.as_deref().is_some_and(|text| text.starts_with("REMAINDER"))
}

/// A partition's own name.
pub(super) fn partition_name(partition: &Relation) -> &str {
    let table = partition.partition_of.as_ref().map_or("", |parent| parent.name.as_str());
    partition.name.strip_prefix(table).and_then(|rest| rest.strip_prefix(PARTITION)).unwrap_or_default()
}

/// A partition as it stands in a list of them.
pub(super) fn partition(partition: &Relation) -> String {
    let bound = partition.partition_bound.as_deref().filter(|_| !counted(partition)).unwrap_or_default();
    let comment = partition.comment.as_ref().map(|comment| format!(" COMMENT = {}", quoted(comment)));
    format!("PARTITION {} {bound}{}", backticks(partition_name(partition)), comment.unwrap_or_default())
}

/// The order of partitions: by their bounds, the greatest last. A list has none.
pub(super) fn by_bound(left: &Relation, right: &Relation) -> Ordering {
    let bounds = |relation: &Relation| parts(relation.partition_bound.as_deref().unwrap_or_default());
    let (left_bounds, right_bounds) = (bounds(left), bounds(right));
    for (left, right) in left_bounds.iter().zip(&right_bounds) {
        let found = match (left.parse::<i128>(), right.parse::<i128>()) {
            _ if left == right => Ordering::Equal,
            _ if left == "MAXVALUE" => Ordering::Greater,
            _ if right == "MAXVALUE" => Ordering::Less,
            (Ok(left), Ok(right)) => left.cmp(&right),
            _ => left.to_lowercase().cmp(&right.to_lowercase()),
        };
        if found.is_ne() {
            return found;
        }
    }
    left.name.cmp(&right.name)
}

// `VALUES LESS THAN (1, 'a,b')`: 1 and 'a,b'; `REMAINDER 3`: 3
fn parts(bound: &str) -> Vec<String> {
    let inside = bound
        .split_once('(')
        .and_then(|(_, rest)| rest.strip_suffix(')'))
        .or_else(|| bound.strip_prefix("VALUES LESS THAN "))
        .or_else(|| bound.strip_prefix("REMAINDER "))
        .unwrap_or_default();
    let mut found = vec![String::new()];
    let mut open = false;
    for character in inside.chars() {
        open ^= character == '\'';
        match (character, found.last_mut()) {
            (',', _) if !open => found.push(String::new()),
            (_, Some(part)) => part.push(character),
            (_, None) => {}
        }
    }
    found.iter().map(|part| part.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partitions_stand_by_their_bounds() {
        let bounds = ["(10)", "(9)", "MAXVALUE", "(-1)", "(9, 'a,b')", "(9, MAXVALUE)"];
        let mut relations: Vec<_> = bounds
            .iter()
            .map(|bound| Relation { partition_bound: Some(format!("VALUES LESS THAN {bound}")), ..Relation::default() })
            .collect();
        relations.sort_by(by_bound);
        let found: Vec<_> =
            relations.iter().map(|relation| parts(relation.partition_bound.as_deref().unwrap())).collect();
        let expected: [&[&str]; 6] = [&["-1"], &["9"], &["9", "'a,b'"], &["9", "MAXVALUE"], &["10"], &["MAXVALUE"]];
        assert_eq!(found, expected);
    }
}

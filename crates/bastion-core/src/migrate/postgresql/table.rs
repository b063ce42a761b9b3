//! Tables, views and their columns as statements.

use super::phrase::{list, literal, named, parameter_name, parameters, qualified};
use crate::escape::identifier;
use crate::schema::{
    CheckOption, Column, GenerationKind, IdentityKind, Persistence, Relation, RelationKind, ReplicaIdentity, Sequence,
};

/// What CREATE TABLE says about one column. `default` is left to a statement of its own where it needs something that
/// may come later.
pub(super) fn column_definition(
    column: &Column,
    sequence: Option<&Sequence>,
    with_default: bool,
    named_not_null: bool,
) -> String {
    let mut text = format!("{} {}", identifier(&column.name), column.data_type);
    if let Some(compression) = &column.compression {
        text.push_str(&format!(" COMPRESSION {}", identifier(compression)));
    }
    if !column.foreign_options.is_empty() {
        text.push_str(&format!(" OPTIONS ({})", foreign_options(&column.foreign_options)));
    }
    if let Some(collation) = &column.collation {
        text.push_str(&format!(" COLLATE {collation}"));
    }
    if let Some(expression) = &column.generation_expression {
        text.push_str(&format!(" GENERATED ALWAYS AS ({expression}) {}", generation(column.generation_kind)));
    }
    if let Some(default) = column.default_expression.as_ref().filter(|_| with_default) {
        text.push_str(&format!(" DEFAULT {default}"));
    }
    if let Some(kind) = column.identity {
        text.push_str(&format!(" GENERATED {} AS IDENTITY{}", identity(kind), identity_options(sequence)));
    }
    if column.not_null && !column.not_null_unvalidated {
        // where a NOT NULL has a name, the one the server would choose may be taken at the moment
        let usual = named_not_null.then(|| column.usual_not_null_name());
        if let Some(name) = column.not_null_name.as_ref().or(usual.as_ref()) {
            text.push_str(&format!(" CONSTRAINT {}", identifier(name)));
        }
        text.push_str(" NOT NULL");
        if column.not_null_no_inherit {
            text.push_str(" NO INHERIT");
        }
    }
    text
}

const fn generation(kind: Option<GenerationKind>) -> &'static str {
    match kind {
        Some(GenerationKind::Virtual) => "VIRTUAL",
        _ => "STORED",
    }
}

pub(super) const fn identity(kind: IdentityKind) -> &'static str {
    match kind {
        IdentityKind::Always => "ALWAYS",
        IdentityKind::ByDefault => "BY DEFAULT",
    }
}

/// The options of an identity column's sequence, in brackets.
pub(super) fn identity_options(sequence: Option<&Sequence>) -> String {
    let Some(sequence) = sequence else { return String::new() };
    let name = qualified(&sequence.schema, &sequence.name);
    format!(" (SEQUENCE NAME {name} {})", super::standalone::sequence_options(sequence))
}

/// The options for a foreign server, `name 'value', …`.
pub(super) fn foreign_options(options: &[String]) -> String {
    let written = options.iter().map(|option| {
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        format!("{} {}", identifier(name), literal(value))
    });
    written.collect::<Vec<_>>().join(", ")
}

/// `ADD …, SET …, DROP …`: from some options to others.
pub(super) fn option_changes(old: &[String], new: &[String]) -> String {
    let split = |option: &str| {
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        (name.to_owned(), value.to_owned())
    };
    let (old, new): (Vec<_>, Vec<_>) = (old.iter().map(|o| split(o)).collect(), new.iter().map(|o| split(o)).collect());
    let mut changes = Vec::new();
    for (name, value) in &new {
        match old.iter().find(|(other, _)| other == name) {
            None => changes.push(format!("ADD {} {}", identifier(name), literal(value))),
            Some((_, before)) if before != value => {
                changes.push(format!("SET {} {}", identifier(name), literal(value)));
            }
            Some(_) => {}
        }
    }
    for (name, _) in old.iter().filter(|(name, _)| new.iter().all(|(other, _)| other != name)) {
        changes.push(format!("DROP {}", identifier(name)));
    }
    changes.join(", ")
}

/// SET and RESET that lead from some parameters to others.
pub(super) fn parameter_changes(old: &[String], new: &[String]) -> Vec<String> {
    let name = |option: &String| option.split('=').next().unwrap_or_default().to_owned();
    let set: Vec<String> = new.iter().filter(|option| !old.contains(option)).cloned().collect();
    let reset: Vec<String> = old
        .iter()
        .map(name)
        .filter(|gone| new.iter().all(|option| name(option) != *gone))
        .map(|gone| parameter_name(&gone))
        .collect();
    let mut changes = Vec::new();
    if !set.is_empty() {
        changes.push(format!("SET ({})", parameters(&set)));
    }
    if !reset.is_empty() {
        changes.push(format!("RESET ({})", reset.join(", ")));
    }
    changes
}

/// CREATE TABLE, with the columns as given.
pub(super) fn create_table(relation: &Relation, columns: &[String]) -> String {
    let name = qualified(&relation.schema, &relation.name);
    let unlogged = if relation.persistence == Persistence::Unlogged { "UNLOGGED " } else { "" };
    let mut text = match relation.relation_kind {
        RelationKind::ForeignTable => format!("CREATE FOREIGN TABLE {name}"),
        _ => format!("CREATE {unlogged}TABLE {name}"),
    };
    if let Some(of) = &relation.of_type {
        text.push_str(&format!(" OF {}", named(of)));
    } else if columns.is_empty() {
        text.push_str(" ()");
    } else {
        text.push_str(&format!(" (\n    {}\n)", columns.join(",\n    ")));
    }
    if !relation.inherits.is_empty() && relation.of_type.is_none() {
        let parents: Vec<_> = relation.inherits.iter().map(named).collect();
        text.push_str(&format!(" INHERITS ({})", parents.join(", ")));
    }
    if let Some(key) = &relation.partition_key {
        text.push_str(&format!(" PARTITION BY {key}"));
    }
    if let Some(method) = &relation.access_method {
        text.push_str(&format!(" USING {}", identifier(method)));
    }
    if let Some(server) = relation.foreign_server.as_ref() {
        text.push_str(&format!(" SERVER {}", identifier(server)));
        if !relation.foreign_options.is_empty() {
            text.push_str(&format!(" OPTIONS ({})", foreign_options(&relation.foreign_options)));
        }
    }
    if !relation.storage_options.is_empty() {
        text.push_str(&format!(" WITH ({})", parameters(&relation.storage_options)));
    }
    if let Some(tablespace) = &relation.tablespace {
        text.push_str(&format!(" TABLESPACE {}", identifier(tablespace)));
    }
    text
}

/// CREATE VIEW or CREATE MATERIALIZED VIEW.
pub(super) fn create_view(relation: &Relation, replace: bool) -> String {
    let name = qualified(&relation.schema, &relation.name);
    let query = relation.definition.as_deref().unwrap_or_default().trim().trim_end_matches(';');
    let mut options = relation.storage_options.clone();
    if relation.relation_kind == RelationKind::MaterializedView {
        let mut text = format!("CREATE MATERIALIZED VIEW {name}");
        if let Some(method) = &relation.access_method {
            text.push_str(&format!(" USING {}", identifier(method)));
        }
        if !options.is_empty() {
            text.push_str(&format!(" WITH ({})", parameters(&options)));
        }
        if let Some(tablespace) = &relation.tablespace {
            text.push_str(&format!(" TABLESPACE {}", identifier(tablespace)));
        }
        let data = if relation.unpopulated { "WITH NO DATA" } else { "WITH DATA" };
        return format!("{text} AS\n{query}\n{data}");
    }
    options.extend(view_options(relation));
    let with = if options.is_empty() { String::new() } else { format!(" WITH ({})", parameters(&options)) };
    let verb = if replace { "CREATE OR REPLACE VIEW" } else { "CREATE VIEW" };
    format!("{verb} {name} ({}){with} AS\n{query}", list(&relation.columns))
}

/// A view's options that have fields of their own.
pub(super) fn view_options(relation: &Relation) -> Vec<String> {
    let check = match relation.check_option {
        CheckOption::None => None,
        CheckOption::Local => Some("check_option=local"),
        CheckOption::Cascaded => Some("check_option=cascaded"),
    };
    let barrier = relation.security_barrier.then_some("security_barrier=true");
    let invoker = relation.security_invoker.then_some("security_invoker=true");
    [check, barrier, invoker].into_iter().flatten().map(str::to_owned).collect()
}

/// What ALTER TABLE says about replica identity, for all but a chosen index.
pub(super) const fn replica_identity(identity: ReplicaIdentity) -> Option<&'static str> {
    match identity {
        ReplicaIdentity::PrimaryKey => Some("REPLICA IDENTITY DEFAULT"),
        ReplicaIdentity::Full => Some("REPLICA IDENTITY FULL"),
        ReplicaIdentity::Nothing => Some("REPLICA IDENTITY NOTHING"),
        ReplicaIdentity::Index => None,
    }
}

/// The statements that give a new column what its definition cannot say.
pub(super) fn column_settings(column: &Column, table: &str) -> Vec<String> {
    let plain = Column { data_type: column.data_type.clone(), ..Column::default() };
    setting_changes(&plain, column, table)
}

/// The statements that change how a column is stored and counted.
pub(super) fn setting_changes(old: &Column, new: &Column, table: &str) -> Vec<String> {
    let column = format!("ALTER TABLE ONLY {table} ALTER COLUMN {}", identifier(&new.name));
    let mut statements = Vec::new();
    if old.storage != new.storage
        && let Some(storage) = &new.storage
    {
        statements.push(format!("{column} SET STORAGE {}", storage.to_uppercase()));
    }
    if old.statistics_target != new.statistics_target {
        statements.push(format!("{column} SET STATISTICS {}", new.statistics_target.unwrap_or(-1)));
    }
    for change in parameter_changes(&old.options, &new.options) {
        statements.push(format!("{column} {change}"));
    }
    statements
}

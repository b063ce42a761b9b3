//! The statements that make an object, with its owner and comment.

use super::member::{comment, constraint_definition, create_index, create_policy, create_statistics};
use super::model::{Model, is_table, references, relation_key};
use super::other::{
    create_cast, create_class, create_configuration, create_dictionary, create_event_trigger, create_family,
    create_operator, create_parser, create_publication, create_server, create_template, create_wrapper, user_mapping,
};
use super::phrase::{comment_and_owner, named, object, qualified, role};
use super::release::state_statement;
use super::routine::create_routine;
use super::standalone::{
    attribute, create_collation, create_composite, create_domain, create_enum, create_extension, create_range,
    create_sequence, domain_rest,
};
use super::table::{column_definition, column_settings, create_table, create_view, replica_identity, setting_changes};
use crate::escape::identifier;
use crate::schema::{
    Column, Index, Object, ObjectKey, ObjectKind, Relation, RelationKind, ReplicaIdentity, TriggerState,
};
use crate::snapshot::HashedObject;

/// Everything that makes one object of the old side or the new one, but for its privileges.
pub(super) fn statements_that_make(model: &Model<'_>, entry: &HashedObject, old: bool) -> Vec<String> {
    let mut statements = match entry.object() {
        Object::Schema(schema) => vec![format!("CREATE SCHEMA {}", identifier(&schema.name))],
        Object::Extension(extension) => vec![create_extension(extension)],
        Object::Enum(found) => vec![create_enum(found)],
        Object::Domain(domain) => [vec![create_domain(domain)], domain_rest(domain)].concat(),
        Object::Composite(composite) => make_composite(model, composite, entry.key(), old),
        Object::Range(range) => vec![create_range(range)],
        Object::Collation(found) => vec![create_collation(found)],
        Object::Sequence(sequence) => vec![create_sequence(sequence)],
        Object::Routine(routine) => vec![create_routine(routine)],
        Object::Relation(relation) => make_relation(model, relation, entry.key(), old),
        Object::Column(column) => make_column(model, column, entry, old),
        Object::Constraint(constraint) => {
            let index = index_of(model, entry.key(), old);
            let mut statements = vec![format!(
                "ALTER TABLE {} ADD CONSTRAINT {} {}",
                qualified(&constraint.schema, &constraint.relation),
                identifier(&constraint.name),
                constraint_definition(constraint, index)
            )];
            statements.extend(index.into_iter().flat_map(index_rest));
            statements
        }
        Object::Index(index) => make_index(model, index, old),
        Object::Trigger(trigger) => vec![trigger.definition.clone()],
        Object::RewriteRule(rule) => vec![rule.definition.trim_end_matches(';').to_owned()],
        Object::RowPolicy(policy) => vec![create_policy(policy)],
        Object::Operator(operator) => vec![create_operator(operator)],
        Object::OperatorFamily(family) => create_family(family),
        Object::OperatorClass(class) => vec![create_class(class)],
        Object::Cast(cast) => vec![create_cast(cast)],
        Object::TextSearchConfiguration(found) => create_configuration(found),
        Object::TextSearchDictionary(found) => vec![create_dictionary(found)],
        Object::TextSearchParser(found) => vec![create_parser(found)],
        Object::TextSearchTemplate(found) => vec![create_template(found)],
        Object::Statistics(found) => {
            let mut statements = vec![create_statistics(found)];
            statements.extend(found.statistics_target.map(|target| {
                format!("ALTER STATISTICS {} SET STATISTICS {target}", qualified(&found.schema, &found.name))
            }));
            statements
        }
        Object::Publication(publication) => vec![create_publication(publication)],
        Object::ForeignDataWrapper(wrapper) => vec![create_wrapper(wrapper)],
        Object::ForeignServer(server) => vec![create_server(server)],
        Object::UserMapping(mapping) => vec![user_mapping("CREATE", mapping)],
        Object::EventTrigger(trigger) => make_event_trigger(trigger),
        Object::Attribute(_)
        | Object::Grant(_)
        | Object::SecurityLabel(_)
        | Object::DefaultPrivilege(_)
        | Object::ScheduledEvent(_) => Vec::new(),
    };
    statements.extend(state_statement(entry.object()));
    if let Object::Trigger(trigger) = entry.object() {
        let states = trigger.partition_states.iter();
        statements.extend(states.map(|part| super::alter::partition_state(trigger, &part.relation, part.state)));
    }
    statements.extend(described(entry.object()));
    statements
}

/// The owner and the comment of a fresh object.
fn described(found: &Object) -> Vec<String> {
    let (Some(phrase), (text, owner)) = (object(found), comment_and_owner(found)) else { return Vec::new() };
    let mut statements: Vec<String> =
        owner.iter().map(|owner| format!("ALTER {phrase} OWNER TO {}", role(owner))).collect();
    statements.extend(text.map(|text| comment(&phrase, Some(text))));
    statements
}

fn make_composite(model: &Model<'_>, composite: &crate::schema::Composite, key: &ObjectKey, old: bool) -> Vec<String> {
    let members =
        if old { model.old_members(key, ObjectKind::Attribute) } else { model.new_members(key, ObjectKind::Attribute) };
    let found: Vec<_> = members
        .iter()
        .filter_map(|item| match if old { item.old_object() } else { item.new_object() } {
            Some(Object::Attribute(attribute)) => Some(attribute),
            _ => None,
        })
        .collect();
    let ordered = composite.attributes.iter().filter_map(|name| found.iter().find(|found| found.name == *name));
    let attributes: Vec<String> = ordered.clone().map(|found| attribute(found)).collect();
    let mut statements = vec![create_composite(composite, &attributes)];
    let name = qualified(&composite.schema, &composite.name);
    statements.extend(ordered.filter_map(|found| {
        let phrase = format!("COLUMN {name}.{}", identifier(&found.name));
        Some(comment(&phrase, Some(found.comment.as_deref()?)))
    }));
    statements
}

/// The columns of a relation in their order, on one side.
pub(super) fn columns<'a>(
    model: &Model<'a>,
    relation: &Relation,
    key: &ObjectKey,
    old: bool,
) -> Vec<(&'a HashedObject, &'a Column)> {
    let members =
        if old { model.old_members(key, ObjectKind::Column) } else { model.new_members(key, ObjectKind::Column) };
    let found: Vec<_> = members
        .iter()
        .filter_map(|item| {
            let entry = if old { item.old } else { item.new }?;
            match entry.object() {
                Object::Column(column) => Some((entry, column)),
                _ => None,
            }
        })
        .collect();
    relation.columns.iter().filter_map(|name| found.iter().find(|(_, column)| column.name == *name).copied()).collect()
}

/// Whether a default can stand in the definition: it needs nothing that may come later.
pub(super) fn default_inline(entry: &HashedObject, column: &Column) -> bool {
    column.default_expression.is_some()
        && !references(entry).iter().any(|target| {
            matches!(
                target.kind(),
                ObjectKind::Sequence | ObjectKind::Routine | ObjectKind::Operator | ObjectKind::Cast
            )
        })
}

fn make_relation(model: &Model<'_>, relation: &Relation, key: &ObjectKey, old: bool) -> Vec<String> {
    let name = qualified(&relation.schema, &relation.name);
    let columns = columns(model, relation, key, old);
    let mut statements = Vec::new();
    if !is_table(relation.relation_kind) {
        statements.push(create_view(relation, false));
        for (_, column) in &columns {
            let head = format!(
                "ALTER {} {name} ALTER COLUMN {}",
                super::phrase::relation_keyword(relation.relation_kind),
                identifier(&column.name)
            );
            statements.extend(column.default_expression.as_ref().map(|text| format!("{head} SET DEFAULT {text}")));
            if relation.relation_kind == RelationKind::MaterializedView {
                statements.extend(
                    column_settings(column, &name)
                        .iter()
                        .map(|text| text.replace("ALTER TABLE ONLY", "ALTER MATERIALIZED VIEW")),
                );
            }
        }
        statements.extend(column_comments(&columns));
        return statements;
    }
    let standalone = relation.partition_of.is_some();
    // columns that come from a parent alone come with INHERITS
    let by_inheritance = !standalone && columns.iter().any(|(_, column)| column.inherited);
    let written: Vec<String> = columns
        .iter()
        .filter(|(_, column)| standalone || !column.inherited)
        .map(|(entry, column)| {
            let sequence = if old { model.old_identity(entry.key()) } else { model.new_identity(entry.key()) };
            let sequence = sequence.and_then(|entry| match entry.object() {
                Object::Sequence(sequence) => Some(sequence),
                _ => None,
            });
            column_definition(column, sequence, default_inline(entry, column), model.major >= 18)
        })
        .chain(inline_checks(model, relation, key, old))
        .collect();
    let mut made = relation.clone();
    if !by_inheritance {
        made.inherits.clear();
    }
    statements.push(create_table(&made, &written));
    if !by_inheritance {
        statements
            .extend(relation.inherits.iter().map(|parent| format!("ALTER TABLE {name} INHERIT {}", named(parent))));
    }
    for (entry, column) in &columns {
        if relation.of_type.is_some() {
            statements.extend(typed_column(model, column, &name, entry));
        } else if column.inherited && !standalone {
            statements.extend(inherited_column(model, relation, column, &name, old));
        }
        statements.extend(column_settings(column, &name));
        if column.not_null_unvalidated {
            statements.push(unvalidated_not_null(column, &name));
        }
    }
    statements.extend(
        replica_identity(relation.replica_identity)
            .filter(|_| relation.replica_identity != ReplicaIdentity::PrimaryKey)
            .map(|text| format!("ALTER TABLE ONLY {name} {text}")),
    );
    statements.extend(column_comments(&columns));
    statements
}

// a partition must have the checks of its parent before it is attached
fn inline_checks(model: &Model<'_>, relation: &Relation, key: &ObjectKey, old: bool) -> Vec<String> {
    if relation.partition_of.is_none() {
        return Vec::new();
    }
    let members = if old {
        model.old_members(key, ObjectKind::Constraint)
    } else {
        model.new_members(key, ObjectKind::Constraint)
    };
    let inherited = members.iter().filter_map(|item| match if old { item.old_object() } else { item.new_object() } {
        Some(Object::Constraint(constraint)) if constraint.inherited => Some(constraint),
        _ => None,
    });
    inherited
        .map(|constraint| {
            format!("CONSTRAINT {} {}", identifier(&constraint.name), constraint_definition(constraint, None))
        })
        .collect()
}

pub(super) fn unvalidated_not_null(column: &Column, table: &str) -> String {
    let usual = column.usual_not_null_name();
    let name = identifier(column.not_null_name.as_deref().unwrap_or(&usual));
    format!("ALTER TABLE {table} ADD CONSTRAINT {name} NOT NULL {} NOT VALID", identifier(&column.name))
}

fn typed_column(model: &Model<'_>, column: &Column, table: &str, entry: &HashedObject) -> Vec<String> {
    let head = format!("ALTER TABLE {table} ALTER COLUMN {}", identifier(&column.name));
    let mut statements = Vec::new();
    if let Some(default) = column.default_expression.as_ref().filter(|_| default_inline(entry, column)) {
        statements.push(format!("{head} SET DEFAULT {default}"));
    }
    if column.not_null && model.major >= 18 {
        // the name the server would choose may be taken at the moment
        let usual = column.usual_not_null_name();
        let name = identifier(column.not_null_name.as_deref().unwrap_or(&usual));
        statements.push(format!("ALTER TABLE {table} ADD CONSTRAINT {name} NOT NULL {}", identifier(&column.name)));
    } else if column.not_null {
        statements.push(format!("{head} SET NOT NULL"));
    }
    statements
}

// where an inherited column differs from its parent's
fn inherited_column(model: &Model<'_>, relation: &Relation, column: &Column, table: &str, old: bool) -> Vec<String> {
    let parent = relation.inherits.iter().find_map(|parent| {
        let mut path = relation_key(parent).path().to_vec();
        path.push(column.name.clone());
        let key = ObjectKey::new(crate::schema::Root::Relation, ObjectKind::Column, path);
        match (if old { model.old } else { model.new }).get(&key) {
            Some(Object::Column(column)) => Some(column),
            _ => None,
        }
    });
    let Some(parent) = parent else { return Vec::new() };
    let head = format!("ALTER TABLE ONLY {table} ALTER COLUMN {}", identifier(&column.name));
    let mut statements = Vec::new();
    if parent.default_expression != column.default_expression {
        statements.push(match &column.default_expression {
            Some(default) => format!("{head} SET DEFAULT {default}"),
            None => format!("{head} DROP DEFAULT"),
        });
    }
    if parent.not_null != column.not_null {
        statements.push(format!("{head} {} NOT NULL", if column.not_null { "SET" } else { "DROP" }));
    }
    if parent.storage != column.storage {
        statements.extend(setting_changes(
            &Column {
                storage: parent.storage.clone(),
                statistics_target: column.statistics_target,
                options: column.options.clone(),
                ..Column::default()
            },
            column,
            table,
        ));
    }
    statements
}

pub(super) fn column_comments(columns: &[(&HashedObject, &Column)]) -> Vec<String> {
    let commented = columns
        .iter()
        .filter_map(|(entry, column)| Some(comment(&object(entry.object())?, Some(column.comment.as_deref()?))));
    commented.collect()
}

fn make_column(model: &Model<'_>, column: &Column, entry: &HashedObject, old: bool) -> Vec<String> {
    let table = qualified(&column.schema, &column.relation);
    let sequence = if old { model.old_identity(entry.key()) } else { model.new_identity(entry.key()) };
    let sequence = sequence.and_then(|entry| match entry.object() {
        Object::Sequence(sequence) => Some(sequence),
        _ => None,
    });
    // rows that are there get the default at once
    let definition = column_definition(column, sequence, true, model.major >= 18);
    let mut statements = vec![format!("ALTER TABLE {table} ADD COLUMN {definition}")];
    statements.extend(column_settings(column, &table));
    if column.not_null_unvalidated {
        statements.push(unvalidated_not_null(column, &table));
    }
    statements
}

/// The index behind a constraint, on one side.
pub(super) fn index_of<'a>(model: &Model<'a>, constraint: &ObjectKey, old: bool) -> Option<&'a Index> {
    let twin = ObjectKey::new(constraint.root(), ObjectKind::Index, constraint.path().to_vec());
    let side = if old { model.old } else { model.new };
    match side.get(&twin) {
        Some(Object::Index(index)) if index.constraint.is_some() => Some(index),
        _ => None,
    }
}

fn make_index(model: &Model<'_>, index: &Index, old: bool) -> Vec<String> {
    // the index of a partition that serves the parent's constraint needs a constraint of its own, of the same kind
    let mut statements = match &index.constraint {
        Some(name) => {
            let primary = serves_primary_key(model, index, old);
            let columns: Vec<String> = index.keys.iter().filter_map(|key| key.column.clone()).collect();
            let constraint = crate::schema::Constraint {
                constraint_kind: if primary {
                    crate::schema::ConstraintKind::PrimaryKey
                } else {
                    crate::schema::ConstraintKind::Unique
                },
                columns,
                included_columns: index.included_columns.clone(),
                nulls_not_distinct: index.nulls_not_distinct,
                ..crate::schema::Constraint::default()
            };
            let table = qualified(&index.schema, &index.relation);
            let definition = constraint_definition(&constraint, Some(index));
            vec![format!("ALTER TABLE {table} ADD CONSTRAINT {} {definition}", identifier(name))]
        }
        None => vec![create_index(index, false)],
    };
    statements.extend(index_rest(index));
    statements
}

fn serves_primary_key(model: &Model<'_>, index: &Index, old: bool) -> bool {
    let side = if old { model.old } else { model.new };
    let Some(parent) = &index.partition_of else { return false };
    side.entries().any(|entry| match entry.object() {
        Object::Constraint(constraint) => {
            constraint.schema == parent.schema
                && constraint.name == parent.name
                && constraint.constraint_kind == crate::schema::ConstraintKind::PrimaryKey
        }
        Object::Index(above) if above.schema == parent.schema && above.name == parent.name => {
            above.partition_of.is_some() && serves_primary_key(model, above, old)
        }
        _ => false,
    })
}

/// What an index needs after it was made.
fn index_rest(index: &Index) -> Vec<String> {
    let (table, name) = (qualified(&index.schema, &index.relation), identifier(&index.name));
    let mut statements = super::member::index_targets(None, index);
    if index.clustered {
        statements.push(format!("ALTER TABLE {table} CLUSTER ON {name}"));
    }
    if index.replica_identity {
        statements.push(format!("ALTER TABLE ONLY {table} REPLICA IDENTITY USING INDEX {name}"));
    }
    if index.constraint.is_some()
        && let Some(text) = &index.comment
    {
        statements.push(comment(&format!("INDEX {}", qualified(&index.schema, &index.name)), Some(text)));
    }
    statements
}

fn make_event_trigger(trigger: &crate::schema::EventTrigger) -> Vec<String> {
    let mut statements = vec![create_event_trigger(trigger)];
    statements.extend(event_trigger_state(trigger).filter(|_| trigger.state != TriggerState::Enabled));
    statements
}

pub(super) fn event_trigger_state(trigger: &crate::schema::EventTrigger) -> Option<String> {
    let word = match trigger.state {
        TriggerState::Enabled => "ENABLE",
        TriggerState::Disabled => "DISABLE",
        TriggerState::Replica => "ENABLE REPLICA",
        TriggerState::Always => "ENABLE ALWAYS",
    };
    Some(format!("ALTER EVENT TRIGGER {} {word}", identifier(&trigger.name)))
}

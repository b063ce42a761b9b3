//! The statements that change an object in place. All but columns: they have a file of their own.

use super::make::{column_comments, columns, event_trigger_state};
use super::member::{alter_policy, comment, state};
use super::model::{Item, Model, is_table};
use super::other::{alter_configuration, alter_publication};
use super::phrase::{comment_and_owner, literal, named, object, qualified, relation_keyword, role};
use super::routine::create_routine;
use super::standalone::{added_labels, alter_domain, alter_sequence, attribute, into_bounds};
use super::table::{create_view, option_changes, parameter_changes, replica_identity, view_options};
use crate::escape::identifier;
use crate::schema::{
    Composite, ForeignDataWrapper, ForeignServer, Index, Object, ObjectKind, ObjectName, Persistence, Relation,
    RelationKind, ReplicaIdentity, Sequence, Trigger, TriggerState,
};

/// From `old` to `new`, both under the new name. Owner and comment are not among it.
pub(super) fn statements(model: &Model<'_>, item: &Item<'_>, old: &Object, new: &Object) -> Vec<String> {
    match (old, new) {
        (Object::Extension(old), Object::Extension(new)) => {
            let name = identifier(&new.name);
            let mut statements = Vec::new();
            if old.installed_schema != new.installed_schema {
                let schema = new.installed_schema.as_deref().unwrap_or_default();
                statements.push(format!("ALTER EXTENSION {name} SET SCHEMA {}", identifier(schema)));
            }
            if let Some(version) = new.version.as_ref().filter(|_| old.version != new.version) {
                statements.push(format!("ALTER EXTENSION {name} UPDATE TO {}", literal(version)));
            }
            statements
        }
        (Object::Enum(old), Object::Enum(new)) => added_labels(old, new).unwrap_or_default(),
        (Object::Domain(old), Object::Domain(new)) => alter_domain(old, new),
        (Object::Composite(old), Object::Composite(new)) => composite(model, item, old, new),
        (Object::Sequence(old), Object::Sequence(new)) => sequence(old, new),
        (Object::Collation(old), Object::Collation(new)) if old.version != new.version => {
            vec![format!("ALTER COLLATION {} REFRESH VERSION", qualified(&new.schema, &new.name))]
        }
        (Object::Routine(old), Object::Routine(new)) => routine(old, new),
        (Object::Relation(old), Object::Relation(new)) => relation(model, item, old, new),
        (Object::Constraint(old), Object::Constraint(new)) => {
            let table = qualified(&new.schema, &new.relation);
            let validate = old.not_valid && !new.not_valid;
            validate
                .then(|| format!("ALTER TABLE {table} VALIDATE CONSTRAINT {}", identifier(&new.name)))
                .into_iter()
                .collect()
        }
        (Object::Index(old), Object::Index(new)) => index(model, old, new),
        (Object::Trigger(old), Object::Trigger(new)) => trigger(item, old, new),
        (Object::RewriteRule(old), Object::RewriteRule(new)) if old.state != new.state => {
            let table = qualified(&new.schema, &new.relation);
            vec![format!("ALTER TABLE {table} {}", state(new.state, "RULE", &new.name))]
        }
        (Object::RowPolicy(old), Object::RowPolicy(new)) => {
            let same = old.roles == new.roles
                && old.using_expression == new.using_expression
                && old.check_expression == new.check_expression;
            alter_policy(old, new).filter(|_| !same).into_iter().collect()
        }
        (Object::Operator(old), Object::Operator(new)) => operator(old, new),
        (Object::TextSearchConfiguration(old), Object::TextSearchConfiguration(new)) => {
            alter_configuration(old, new).unwrap_or_default()
        }
        (Object::Statistics(old), Object::Statistics(new)) if old.statistics_target != new.statistics_target => {
            let (name, target) = (qualified(&new.schema, &new.name), new.statistics_target.unwrap_or(-1));
            vec![format!("ALTER STATISTICS {name} SET STATISTICS {target}")]
        }
        (Object::Publication(old), Object::Publication(new)) => {
            alter_publication(old, new, item.touched).unwrap_or_default()
        }
        (Object::ForeignDataWrapper(old), Object::ForeignDataWrapper(new)) => wrapper(old, new),
        (Object::ForeignServer(old), Object::ForeignServer(new)) => server(old, new),
        (Object::EventTrigger(old), Object::EventTrigger(new)) if old.state != new.state => {
            event_trigger_state(new).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

// the state of the whole table's trigger becomes that of every partition's
fn trigger(item: &Item<'_>, old: &Trigger, new: &Trigger) -> Vec<String> {
    let mut statements = Vec::new();
    if old.state != new.state {
        let table = qualified(&new.schema, &new.relation);
        statements.push(format!("ALTER TABLE {table} {}", state(new.state, "TRIGGER", &new.name)));
    }
    let of = |trigger: &Trigger, name: &ObjectName| {
        let found = trigger.partition_states.iter().find(|part| part.relation == *name);
        found.map_or(trigger.state, |part| part.state)
    };
    let mut names: Vec<&ObjectName> =
        old.partition_states.iter().chain(&new.partition_states).map(|part| &part.relation).collect();
    names.sort();
    names.dedup();
    for name in names {
        let wanted = of(new, name);
        let reached = if old.state == new.state { of(old, name) } else { new.state };
        // a partition that comes back has the state of the whole table's
        let again = item.touched && wanted != new.state;
        if reached != wanted || again {
            statements.push(partition_state(new, name, wanted));
        }
    }
    statements
}

/// When a trigger fires on one partition.
pub(super) fn partition_state(trigger: &Trigger, partition: &ObjectName, wanted: TriggerState) -> String {
    format!("ALTER TABLE ONLY {} {}", named(partition), state(wanted, "TRIGGER", &trigger.name))
}

/// The owner and the comment, where they differ.
pub(super) fn described(old: &Object, new: &Object) -> Vec<String> {
    let Some(phrase) = object(new) else {
        return attribute_comment(old, new);
    };
    let ((old_text, old_owner), (new_text, new_owner)) = (comment_and_owner(old), comment_and_owner(new));
    let mut statements = Vec::new();
    // an owned sequence follows its table
    let follows = matches!(new, Object::Sequence(sequence) if sequence.owned_by.is_some())
        && matches!(old, Object::Sequence(sequence) if sequence.owned_by.is_some());
    if let Some(owner) = new_owner.filter(|_| old_owner != new_owner && !follows) {
        statements.push(format!("ALTER {phrase} OWNER TO {}", role(owner)));
    }
    if old_text != new_text {
        statements.push(comment(&phrase, new_text));
    }
    statements
}

fn attribute_comment(old: &Object, new: &Object) -> Vec<String> {
    match (old, new) {
        (Object::Attribute(old), Object::Attribute(new)) if old.comment != new.comment => {
            let name = qualified(&new.schema, &new.composite);
            vec![comment(&format!("COLUMN {name}.{}", identifier(&new.name)), new.comment.as_deref())]
        }
        _ => Vec::new(),
    }
}

fn composite(model: &Model<'_>, item: &Item<'_>, old: &Composite, new: &Composite) -> Vec<String> {
    let Some(before) = item.old else { return Vec::new() };
    let name = format!("ALTER TYPE {}", qualified(&new.schema, &new.name));
    let mut statements = Vec::new();
    let _ = old;
    for gone in model.old_members(before.key(), ObjectKind::Attribute).iter().filter(|member| member.new.is_none()) {
        statements.push(format!("{name} DROP ATTRIBUTE {}", identifier(gone.key().name())));
    }
    let members = model.new_members(item.key(), ObjectKind::Attribute);
    for wanted in &new.attributes {
        let Some(member) = members.iter().find(|member| member.key().name() == wanted) else { continue };
        let Some(Object::Attribute(after)) = member.new_object() else { continue };
        if member.old.is_none() {
            statements.push(format!("{name} ADD ATTRIBUTE {}", attribute(after)));
            statements.extend(after.comment.as_ref().map(|text| {
                let phrase = format!("COLUMN {}.{}", qualified(&new.schema, &new.name), identifier(&after.name));
                comment(&phrase, Some(text))
            }));
        } else if member.has(&["data_type", "type_reference", "collation"]) {
            let collation = after.collation.as_ref().map(|name| format!(" COLLATE {name}")).unwrap_or_default();
            let attribute = identifier(&after.name);
            statements.push(format!("{name} ALTER ATTRIBUTE {attribute} TYPE {}{collation}", after.data_type));
        }
    }
    statements
}

fn sequence(old: &Sequence, new: &Sequence) -> Vec<String> {
    let mut statements = Vec::new();
    let numbers = |sequence: &Sequence| {
        let texts = [
            &sequence.data_type,
            &sequence.start_value,
            &sequence.increment,
            &sequence.minimum_value,
            &sequence.maximum_value,
        ];
        (texts.map(Clone::clone), sequence.cycle, sequence.cache.clone())
    };
    if numbers(old) != numbers(new) {
        statements.extend(into_bounds(old, new));
        statements.push(alter_sequence(old, new));
    }
    if old.persistence != new.persistence && !new.identity {
        let word = if new.persistence == Persistence::Unlogged { "UNLOGGED" } else { "LOGGED" };
        statements.push(format!("ALTER SEQUENCE {} SET {word}", qualified(&new.schema, &new.name)));
    }
    statements
}

fn routine(old: &crate::schema::Routine, new: &crate::schema::Routine) -> Vec<String> {
    let mut plain = new.clone();
    (plain.owner, plain.comment) = (old.owner.clone(), old.comment.clone());
    let mut before = old.clone();
    // names that only follow a rename
    (before.schema, before.signature, before.name) = (new.schema.clone(), new.signature.clone(), new.name.clone());
    if before == plain { Vec::new() } else { vec![create_routine(new)] }
}

fn relation(model: &Model<'_>, item: &Item<'_>, old: &Relation, new: &Relation) -> Vec<String> {
    let name = qualified(&new.schema, &new.name);
    match new.relation_kind {
        RelationKind::View => view(model, item, old, new),
        RelationKind::MaterializedView => {
            let head = format!("ALTER MATERIALIZED VIEW {name}");
            let mut statements = stored(old, new, &head);
            if old.unpopulated != new.unpopulated {
                let data = if new.unpopulated { " WITH NO DATA" } else { "" };
                statements.push(format!("REFRESH MATERIALIZED VIEW {name}{data}"));
            }
            statements
        }
        kind => {
            let head = format!("ALTER {} {name}", relation_keyword(kind));
            let mut statements = stored(old, new, &head);
            if old.persistence != new.persistence {
                let word = if new.persistence == Persistence::Unlogged { "UNLOGGED" } else { "LOGGED" };
                statements.push(format!("ALTER TABLE {name} SET {word}"));
            }
            if old.replica_identity != new.replica_identity
                && new.replica_identity != ReplicaIdentity::Index
                && let Some(text) = replica_identity(new.replica_identity)
            {
                statements.push(format!("ALTER TABLE ONLY {name} {text}"));
            }
            let options = option_changes(&old.foreign_options, &new.foreign_options);
            if !options.is_empty() {
                statements.push(format!("{head} OPTIONS ({options})"));
            }
            statements
        }
    }
}

fn stored(old: &Relation, new: &Relation, head: &str) -> Vec<String> {
    let mut statements: Vec<String> = parameter_changes(&old.storage_options, &new.storage_options)
        .into_iter()
        .map(|change| format!("{head} {change}"))
        .collect();
    if old.tablespace != new.tablespace {
        let name = new.tablespace.as_deref().unwrap_or("pg_default");
        statements.push(format!("{head} SET TABLESPACE {}", identifier(name)));
    }
    statements
}

fn view(model: &Model<'_>, item: &Item<'_>, old: &Relation, new: &Relation) -> Vec<String> {
    let name = qualified(&new.schema, &new.name);
    let mut statements = Vec::new();
    if item.has(&["definition", "columns", "depends_on"]) {
        statements.push(create_view(new, true));
    } else {
        let options = |relation: &Relation| {
            let mut options = relation.storage_options.clone();
            options.extend(view_options(relation));
            options
        };
        let changes = parameter_changes(&options(old), &options(new));
        statements.extend(changes.into_iter().map(|change| format!("ALTER VIEW {name} {change}")));
    }
    // columns that came with the new query
    let added: Vec<_> = columns(model, new, item.key(), false)
        .into_iter()
        .filter(|(entry, _)| model.new_item(entry.key()).is_some_and(|column| column.old.is_none()))
        .collect();
    statements.extend(column_comments(&added));
    for (_, column) in &added {
        let head = format!("ALTER VIEW {name} ALTER COLUMN {}", identifier(&column.name));
        statements.extend(column.default_expression.as_ref().map(|text| format!("{head} SET DEFAULT {text}")));
    }
    statements
}

fn index(model: &Model<'_>, old: &Index, new: &Index) -> Vec<String> {
    let (table, name) = (qualified(&new.schema, &new.relation), qualified(&new.schema, &new.name));
    let mut statements: Vec<String> = parameter_changes(&old.storage_options, &new.storage_options)
        .into_iter()
        .map(|change| format!("ALTER INDEX {name} {change}"))
        .collect();
    if old.tablespace != new.tablespace {
        let tablespace = new.tablespace.as_deref().unwrap_or("pg_default");
        statements.push(format!("ALTER INDEX {name} SET TABLESPACE {}", identifier(tablespace)));
    }
    statements.extend(super::member::index_targets(Some(old), new));
    if new.clustered && !old.clustered {
        statements.push(format!("ALTER TABLE {table} CLUSTER ON {}", identifier(&new.name)));
    }
    // another one that takes its place says so by itself
    let table_key =
        super::model::key(crate::schema::Root::Relation, ObjectKind::Relation, &[&new.schema, &new.relation]);
    let taken = model
        .new_members(&table_key, ObjectKind::Index)
        .iter()
        .any(|other| matches!(other.new_object(), Some(Object::Index(index)) if index.clustered));
    if old.clustered && !new.clustered && !taken {
        statements.push(format!("ALTER TABLE {table} SET WITHOUT CLUSTER"));
    }
    if new.replica_identity && !old.replica_identity {
        statements.push(format!("ALTER TABLE ONLY {table} REPLICA IDENTITY USING INDEX {}", identifier(&new.name)));
    }
    statements
}

fn operator(old: &crate::schema::Operator, new: &crate::schema::Operator) -> Vec<String> {
    let mut options = Vec::new();
    let mut option = |name: &str, old: &Option<String>, new: &Option<String>| {
        if old != new {
            options.push(format!("{name} = {}", new.as_deref().unwrap_or("NONE")));
        }
    };
    option("RESTRICT", &old.restriction_estimator, &new.restriction_estimator);
    option("JOIN", &old.join_estimator, &new.join_estimator);
    let phrase = object(&Object::Operator(new.clone())).filter(|_| !options.is_empty());
    phrase.map(|phrase| format!("ALTER {phrase} SET ({})", options.join(", "))).into_iter().collect()
}

fn wrapper(old: &ForeignDataWrapper, new: &ForeignDataWrapper) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = |word: &str, old: &Option<String>, new: &Option<String>| {
        if old != new {
            parts.push(new.as_ref().map_or_else(|| format!("NO {word}"), |name| format!("{word} {name}")));
        }
    };
    part("HANDLER", &old.handler, &new.handler);
    part("VALIDATOR", &old.validator, &new.validator);
    let options = option_changes(&old.options, &new.options);
    if !options.is_empty() {
        parts.push(format!("OPTIONS ({options})"));
    }
    let name = identifier(&new.name);
    if parts.is_empty() { Vec::new() } else { vec![format!("ALTER FOREIGN DATA WRAPPER {name} {}", parts.join(" "))] }
}

fn server(old: &ForeignServer, new: &ForeignServer) -> Vec<String> {
    let mut parts = Vec::new();
    if old.server_version != new.server_version {
        parts.push(
            new.server_version
                .as_ref()
                .map_or_else(|| "VERSION NULL".to_owned(), |version| format!("VERSION {}", literal(version))),
        );
    }
    let options = option_changes(&old.options, &new.options);
    if !options.is_empty() {
        parts.push(format!("OPTIONS ({options})"));
    }
    let name = identifier(&new.name);
    if parts.is_empty() { Vec::new() } else { vec![format!("ALTER SERVER {name} {}", parts.join(" "))] }
}

/// The row security of a table, from one state to another.
pub(super) fn row_security(old: Option<&Relation>, new: &Relation) -> Vec<String> {
    if !is_table(new.relation_kind) {
        return Vec::new();
    }
    let name = qualified(&new.schema, &new.name);
    let mut statements = Vec::new();
    if old.is_some_and(|old| old.row_security) != new.row_security {
        let word = if new.row_security { "ENABLE" } else { "DISABLE" };
        statements.push(format!("ALTER TABLE {name} {word} ROW LEVEL SECURITY"));
    }
    if old.is_some_and(|old| old.row_security_forced) != new.row_security_forced {
        let word = if new.row_security_forced { "FORCE" } else { "NO FORCE" };
        statements.push(format!("ALTER TABLE {name} {word} ROW LEVEL SECURITY"));
    }
    statements
}

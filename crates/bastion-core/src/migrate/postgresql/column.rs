//! The statements that change a column in place.

use super::conversion::{self, Conversion};
use super::make::unvalidated_not_null;
use super::member::comment;
use super::model::{Item, Model};
use super::phrase::{object, qualified};
use super::table::{identity, identity_options, option_changes, setting_changes};
use crate::escape::identifier;
use crate::schema::{Column, Object, ObjectKey, Sequence};

/// What changing a column says, and what that does.
#[derive(Debug, Default)]
pub(super) struct ColumnChange {
    pub(super) statements: Vec<String>,
    pub(super) rewrite: bool,
    /// Values may change or be refused.
    pub(super) lossy: Option<String>,
    /// There is no way; the reason.
    pub(super) refusal: Option<String>,
    /// Needs no more than a lock that lets readers and writers go on.
    pub(super) light: bool,
}

/// Gives a NOT NULL its wanted name, after everything around it was renamed.
pub(super) fn not_null_name(model: &Model<'_>, old: &Column, new: &Column) -> Option<[String; 2]> {
    let name = |column: &Column| column.not_null_name.clone().unwrap_or_else(|| column.usual_not_null_name());
    let (before, after) = (name(old), name(new));
    if model.major < 18 || !old.not_null || !new.not_null || before == after {
        return None;
    }
    let table = qualified(&new.schema, &new.relation);
    let rename = |from: &str, to: &str| {
        format!("ALTER TABLE {table} RENAME CONSTRAINT {} TO {}", identifier(from), identifier(to))
    };
    Some([rename(&before, &after), rename(&after, &before)])
}

/// How a column's values become those of another type; the caller's expression comes first.
pub(super) fn conversion(model: &Model<'_>, item: &Item<'_>, old: &Column, new: &Column) -> Option<Conversion> {
    let own = model.options.using_expressions.iter().find(|using| using.path == item.key().path());
    if let Some(using) = own {
        return Some(Conversion { using: Some(using.expression.clone()), rewrite: true, lossless: false });
    }
    conversion::find(model.old, model.new, &old.data_type, &new.data_type, item.renewed)
}

/// From one column to another, both under the new name. The default is set elsewhere.
pub(super) fn change(model: &Model<'_>, item: &Item<'_>, old: &Column, new: &Column, forward: bool) -> ColumnChange {
    let table = qualified(&new.schema, &new.relation);
    let column = identifier(&new.name);
    let head = format!("ALTER TABLE {table} ALTER COLUMN {column}");
    let only = format!("ALTER TABLE ONLY {table} ALTER COLUMN {column}");
    let mut change = ColumnChange::default();
    let let_go = forward && item.released;
    if old.generation_expression.is_some() && new.generation_expression.is_none() && !let_go {
        change.statements.push(format!("{head} DROP EXPRESSION"));
    }
    if old.identity.is_some() && new.identity.is_none() {
        change.statements.push(format!("{head} DROP IDENTITY"));
    }
    if old.not_null && !new.not_null {
        change.statements.push(format!("{head} DROP NOT NULL"));
    }
    let mut settled = old.clone();
    if item.retyped && !follows_parent(model, item) {
        retype(model, item, old, new, forward, &mut change);
        // the server takes storage and compression from the new type
        (settled.storage, settled.compression) = (None, None);
    }
    set_not_null(old, new, &table, &head, &mut change);
    if let Some(kind) = new.identity {
        let sequence = sequence_of(model, item.key(), forward);
        match old.identity {
            None => {
                let options = identity_options(sequence);
                change.statements.push(format!("{head} ADD GENERATED {} AS IDENTITY{options}", identity(kind)));
            }
            Some(before) if before != kind => {
                change.statements.push(format!("{head} SET GENERATED {}", identity(kind)));
            }
            Some(_) => {}
        }
    }
    change.light = change.statements.is_empty();
    if settled.storage != new.storage && new.storage.is_none() && settled.storage.is_some() {
        change.light = false;
        change.statements.push(format!("{only} SET STORAGE {}", usual_storage(&new.data_type)));
    }
    change.light &= old.storage == new.storage && old.compression == new.compression && old.options == new.options;
    change.statements.extend(setting_changes(&settled, new, &table));
    if settled.compression != new.compression {
        let method = new.compression.as_deref().map_or_else(|| "default".to_owned(), identifier);
        change.statements.push(format!("{only} SET COMPRESSION {method}"));
    }
    let options = option_changes(&old.foreign_options, &new.foreign_options);
    if !options.is_empty() {
        change.light = false;
        change.statements.push(format!("ALTER FOREIGN TABLE {table} ALTER COLUMN {column} OPTIONS ({options})"));
    }
    if old.comment != new.comment
        && let Some(phrase) = object(&Object::Column(new.clone()))
    {
        change.statements.push(comment(&phrase, new.comment.as_deref()));
    }
    change
}

fn set_not_null(old: &Column, new: &Column, table: &str, head: &str, change: &mut ColumnChange) {
    let named = |column: &Column| (column.not_null_name.clone(), column.not_null_no_inherit);
    let usual = |column: &Column| column.not_null_name.clone().unwrap_or_else(|| column.usual_not_null_name());
    if new.not_null_unvalidated && !old.not_null {
        change.statements.push(unvalidated_not_null(new, table));
    } else if new.not_null && !old.not_null {
        change.statements.push(match named(new) {
            (None, false) => format!("{head} SET NOT NULL"),
            (_, no_inherit) => format!(
                "ALTER TABLE {table} ADD CONSTRAINT {} NOT NULL {}{}",
                identifier(&usual(new)),
                identifier(&new.name),
                if no_inherit { " NO INHERIT" } else { "" }
            ),
        });
    } else if new.not_null && old.not_null {
        if old.not_null_unvalidated && !new.not_null_unvalidated {
            change.statements.push(format!("ALTER TABLE {table} VALIDATE CONSTRAINT {}", identifier(&usual(old))));
        }
        if old.not_null_no_inherit != new.not_null_no_inherit {
            let word = if new.not_null_no_inherit { "NO INHERIT" } else { "INHERIT" };
            change.statements.push(format!("ALTER TABLE {table} ALTER CONSTRAINT {} {word}", identifier(&usual(new))));
        }
    }
}

fn retype(model: &Model<'_>, item: &Item<'_>, old: &Column, new: &Column, forward: bool, change: &mut ColumnChange) {
    let head = format!("ALTER TABLE {} ALTER COLUMN {}", qualified(&new.schema, &new.relation), identifier(&new.name));
    let found = if forward {
        conversion(model, item, old, new)
    } else {
        conversion::find(model.new, model.old, &old.data_type, &new.data_type, item.renewed)
    };
    let Some(found) = found else {
        change.refusal = Some(no_cast_reason(old, new));
        return;
    };
    let collation = new.collation.as_ref().map(|name| format!(" COLLATE {name}")).unwrap_or_default();
    let using =
        found.using.map(|text| format!(" USING {}", text.replace("{}", &identifier(&new.name)))).unwrap_or_default();
    change.statements.push(format!("{head} TYPE {}{collation}{using}", new.data_type));
    change.rewrite = found.rewrite;
    if !found.lossless {
        change.lossy = Some(format!(
            "values of {} may change, or be refused, as {} becomes {}",
            new.name, old.data_type, new.data_type
        ));
    }
}

/// A refusal for want of a cast.
pub(super) fn no_cast(key: &ObjectKey, old: &Column, new: &Column) -> (ObjectKey, String, String) {
    (key.clone(), no_cast_reason(old, new), "state a USING expression for this column".to_owned())
}

fn no_cast_reason(old: &Column, new: &Column) -> String {
    format!("the server has no cast from {} to {}", old.data_type, new.data_type)
}

/// Whether a parent's change of type reaches this column.
pub(super) fn follows_parent(model: &Model<'_>, item: &Item<'_>) -> bool {
    let Some(Object::Relation(relation)) =
        item.new.and_then(|entry| model.new_root(entry.key())).and_then(Item::new_object)
    else {
        return false;
    };
    let Some(root) = item.old.and_then(|entry| model.old_root(entry.key())) else { return false };
    let Some(Object::Relation(before)) = root.old_object() else { return false };
    if root.released {
        return false;
    }
    relation.inherits.iter().chain(&relation.partition_of).any(|parent| {
        let mut path = super::model::relation_key(parent).path().to_vec();
        path.push(item.key().name().to_owned());
        let key = ObjectKey::new(item.key().root(), item.kind(), path);
        let parent_item = model.new_item(&super::model::relation_key(parent));
        let stays = parent_item.and_then(|item| item.old).is_some_and(|old| {
            before
                .inherits
                .iter()
                .chain(&before.partition_of)
                .any(|name| super::model::relation_key(name) == *old.key())
        });
        stays && model.new_item(&key).is_some_and(|column| column.retyped && column.old.is_some())
    })
}

fn sequence_of<'a>(model: &Model<'a>, column: &ObjectKey, forward: bool) -> Option<&'a Sequence> {
    let entry = if forward { model.new_identity(column) } else { model.old_identity(column) };
    match entry?.object() {
        Object::Sequence(sequence) => Some(sequence),
        _ => None,
    }
}

// pg_type.typstorage of the types that people use
fn usual_storage(data_type: &str) -> &'static str {
    let base = data_type.split('(').next().unwrap_or_default().trim();
    if data_type.ends_with("[]") {
        return "EXTENDED";
    }
    match base {
        "numeric" | "inet" | "cidr" => "MAIN",
        "text" | "character varying" | "character" | "bytea" | "json" | "jsonb" | "xml" | "bit" | "bit varying"
        | "path" | "polygon" | "tsvector" => "EXTENDED",
        _ if base.ends_with("range") => "EXTENDED",
        _ => "PLAIN",
    }
}

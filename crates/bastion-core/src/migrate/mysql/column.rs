//! Columns: which are added, dropped, changed, renamed and moved, in the order in which the server takes the clauses.

use std::collections::BTreeSet;

use super::alter::{Alteration, has_words};
use super::class::Class;
use super::model::TableChange;
use crate::escape::backticks;
use crate::migrate::plan::LossKind;
use crate::rules::{TypeChange, mysql_type_change};
use crate::schema::{Column, Dialect, GenerationKind, Object};

/// How a column of the new table comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Origin<'a> {
    /// It was not there.
    Added,
    /// It was there, and the server changes it.
    Kept(&'a Column),
    /// It was there, and is dropped and added in one go, because the server does not convert it.
    Replaced(&'a Column),
    /// Its values are computed under another name first, by an expression.
    Computed(&'a Column, String),
}

/// The clauses of columns.
pub(super) fn clauses(change: &TableChange<'_, '_>, using: &dyn Fn(&str) -> Option<String>, found: &mut Alteration) {
    let origins: Vec<(&Column, Origin<'_>)> =
        change.new.members.columns.iter().map(|new| (*new, origin(change, new, using))).collect();
    drops(change, &origins, found);
    let stays = staying(change, &origins);
    let writer = change.new.writer(change.dialect);
    let mut previous: Option<&str> = None;
    for (place, (new, origin)) in origins.iter().enumerate() {
        let at = previous.map_or_else(|| " FIRST".to_owned(), |name| format!(" AFTER {}", backticks(name)));
        previous = Some(&new.name);
        let later = origins.iter().skip(place + 1).any(|(column, _)| stays.contains(column.name.as_str()));
        let definition = writer.column(new, true);
        match origin {
            Origin::Added | Origin::Replaced(_) => {
                let at = if later { at } else { String::new() };
                found.computes |= new.generation_kind == Some(GenerationKind::Virtual);
                found.add(added(change, new), format!("ADD COLUMN {definition}{at}"));
                if *origin == Origin::Added {
                    found.produce(&Object::from((*new).clone()));
                }
            }
            Origin::Computed(_, expression) => {
                let (name, data_type) = (backticks(&passing(&new.name)), writer.column_type(new, true));
                let add = format!("ADD COLUMN {name} {data_type} GENERATED ALWAYS AS ({expression}) STORED");
                found.early.push((add, format!("DROP COLUMN {name}")));
                found.add(Class::Copy, format!("CHANGE COLUMN {name} {definition}{at}"));
            }
            Origin::Kept(old) => {
                let moved = !stays.contains(new.name.as_str());
                if !moved && same(change, old, new) {
                    continue;
                }
                let at = if moved { at } else { String::new() };
                let words = if old.name == new.name {
                    "MODIFY COLUMN".to_owned()
                } else {
                    format!("CHANGE COLUMN {}", backticks(&old.name))
                };
                let mut class = changed(change, old, new);
                if moved {
                    class = class.with(moving(change), change.dialect);
                }
                found.computes |= new.generation_kind == Some(GenerationKind::Virtual);
                found.add(class, format!("{words} {definition}{at}"));
                lose_values(old, new, found);
            }
        }
    }
}

/// What a column is called while its values are computed.
pub(super) fn passing(column: &str) -> String {
    // names have at most 64 characters
    format!("bastion_passing_{}", column.chars().take(40).collect::<String>())
}

fn origin<'a>(change: &TableChange<'_, 'a>, new: &'a Column, using: &dyn Fn(&str) -> Option<String>) -> Origin<'a> {
    let Some((old, _)) = change.columns.iter().find(|(_, column)| column.name == new.name) else {
        return Origin::Added;
    };
    if let Some(expression) = using(&new.name).filter(|_| old.data_type != new.data_type && !is_computed(new)) {
        return Origin::Computed(old, expression);
    }
    // "Generated columns", both manuals: a computed value is not converted into a stored one, nor back
    match (old.generation_kind, new.generation_kind) {
        (Some(GenerationKind::Virtual), None) => {
            Origin::Computed(old, old.generation_expression.clone().unwrap_or_default())
        }
        (Some(GenerationKind::Virtual), Some(GenerationKind::Stored))
        | (Some(GenerationKind::Stored) | None, Some(GenerationKind::Virtual)) => Origin::Replaced(old),
        _ => Origin::Kept(old),
    }
}

const fn is_computed(column: &Column) -> bool {
    column.generation_kind.is_some()
}

fn drops<'a>(change: &TableChange<'_, 'a>, origins: &[(&'a Column, Origin<'a>)], found: &mut Alteration) {
    for old in &change.old.members.columns {
        let origin = origins.iter().find_map(|(new, origin)| match origin {
            Origin::Kept(column) | Origin::Replaced(column) | Origin::Computed(column, _)
                if column.name == old.name =>
            {
                Some((*new, origin))
            }
            _ => None,
        });
        let loss = match origin {
            Some((_, Origin::Kept(_))) => continue,
            Some((_, Origin::Computed(_, _))) => None,
            Some((new, _)) => {
                let lost = !is_computed(old) && is_computed(new);
                lost.then(|| format!("the values of `{}` give way to computed ones", old.name))
            }
            None => {
                found.destroy(&Object::from((*old).clone()));
                (!is_computed(old)).then(|| format!("the values of `{}` are gone", old.name))
            }
        };
        let class =
            if has_words(change.old) || change.dialect == Dialect::Mysql { Class::Rebuild } else { Class::Instant };
        let computed = old.generation_kind == Some(GenerationKind::Virtual);
        found.computes |= computed;
        let class = if computed { Class::Instant } else { class };
        found.add(class, format!("DROP COLUMN {}", backticks(&old.name)));
        if origin.is_some() {
            found.recreated.push(old.name.clone());
            if let Some((_, Origin::Computed(_, expression))) = origin
                && old.generation_expression.as_ref() != Some(expression)
            {
                let reason = format!("the values of `{}` become what `{expression}` gives", old.name);
                found.loses(LossKind::Values, reason);
            }
        }
        if let Some(reason) = loss {
            found.loses(LossKind::Column, reason);
        }
    }
}

// the greatest number of columns that can stay where they are
fn staying<'a>(change: &TableChange<'_, 'a>, origins: &[(&'a Column, Origin<'a>)]) -> BTreeSet<&'a str> {
    let kept: Vec<(&str, usize)> = origins
        .iter()
        .filter_map(|(new, origin)| match origin {
            Origin::Kept(old) => {
                let place = change.old.members.columns.iter().position(|column| column.name == old.name)?;
                Some((new.name.as_str(), place))
            }
            _ => None,
        })
        .collect();
    // for each column the longest run of rising places that ends with it, and the one before it there
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(kept.len());
    for (number, (_, place)) in kept.iter().enumerate() {
        let earlier = kept.iter().zip(&runs).take(number).enumerate();
        let best = earlier.filter(|(_, ((_, before), _))| before < place).map(|(at, (_, (length, _)))| (*length, at));
        // the first of equals
        let best = best.max_by_key(|(length, at)| (*length, usize::MAX - at));
        runs.push(best.map_or((1, None), |(length, at)| (length + 1, Some(at))));
    }
    let mut stays = BTreeSet::new();
    let mut last = (0..runs.len()).max_by_key(|at| (runs.get(*at).map_or(0, |run| run.0), usize::MAX - at));
    while let Some(at) = last {
        stays.extend(kept.get(at).map(|(name, _)| *name));
        last = runs.get(at).and_then(|run| run.1);
    }
    stays
}

fn same(change: &TableChange<'_, '_>, old: &Column, new: &Column) -> bool {
    let carried = Column { schema: new.schema.clone(), relation: new.relation.clone(), ..old.clone() };
    let check = |table: &super::model::Table<'_>, column: &Column| {
        table.writer(change.dialect).own_check(column).and_then(|found| found.expression.clone())
    };
    carried == *new && check(change.old, old) == check(change.new, new)
}

fn added(change: &TableChange<'_, '_>, new: &Column) -> Class {
    let checked = change.new.writer(change.dialect).own_check(new).is_some();
    match new.generation_kind {
        _ if new.identity.is_some() || checked => Class::Copy,
        Some(GenerationKind::Stored) => Class::Copy,
        Some(GenerationKind::Virtual) => Class::Instant,
        None if !has_plain_default(new) => Class::Copy,
        None if has_words(change.old) => Class::Rebuild,
        None => Class::Instant,
    }
}

// none, or a value that needs no computing
fn has_plain_default(column: &Column) -> bool {
    let plain = |expression: &String| {
        expression.starts_with('\'') || expression.starts_with("b'") || expression.parse::<f64>().is_ok()
    };
    column.default_expression.as_ref().is_none_or(plain)
}

fn moving(change: &TableChange<'_, '_>) -> Class {
    if change.dialect == Dialect::Mysql || has_words(change.old) { Class::Rebuild } else { Class::Instant }
}

fn changed(change: &TableChange<'_, '_>, old: &Column, new: &Column) -> Class {
    let check = |table: &super::model::Table<'_>, column: &Column| {
        table.writer(change.dialect).own_check(column).and_then(|found| found.expression.clone())
    };
    let texts = old.character_set != new.character_set || old.collation != new.collation;
    let computed = old.generation_expression != new.generation_expression || old.generation_kind != new.generation_kind;
    let in_place = old.data_type == new.data_type
        || mysql_type_change(old, new) == TypeChange::WidenedInPlace && !old.data_type.starts_with("decimal");
    let own = old.identity != new.identity || old.options != new.options;
    if texts || computed || !in_place || own || check(change.old, old) != check(change.new, new) {
        return Class::Copy;
    }
    match (old.not_null, new.not_null, change.dialect) {
        (false, true, _) if !has_plain_default(new) => Class::Copy,
        (false, true, _) | (true, false, Dialect::Mysql) => Class::Rebuild,
        _ => Class::Description,
    }
}

fn lose_values(old: &Column, new: &Column, found: &mut Alteration) {
    let name = &new.name;
    let stored = |column: &Column| column.generation_kind == Some(GenerationKind::Stored);
    if stored(new) {
        if !stored(old) {
            found.loses(LossKind::Values, format!("the values of `{name}` give way to computed ones"));
        }
        return;
    }
    if new.generation_kind.is_some() {
        return;
    }
    let widened = [TypeChange::WidenedInPlace, TypeChange::WidenedRewrite, TypeChange::EnumToText]
        .contains(&mysql_type_change(old, new));
    if old.data_type != new.data_type && !widened {
        let reason = format!("the values of `{name}` become {}, or the change fails on one that cannot", new.data_type);
        found.loses(LossKind::Values, reason);
    } else if let (Some(before), Some(after)) = (&old.character_set, &new.character_set)
        && before != after
        && !after.starts_with("utf8mb4")
    {
        let reason = format!("the characters of `{name}` become {after}, or the change fails on one that cannot");
        found.loses(LossKind::Values, reason);
    }
}

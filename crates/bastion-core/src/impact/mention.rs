//! Names in the bodies of routines, where nothing better can be had: a server looks into them only when they run.

use std::collections::BTreeMap;

use crate::diff::{Change, Diff};
use crate::schema::{ColumnReference, ObjectKind};

/// The names that a change took away or gave another meaning, lower case: the name, with what happened to it.
#[derive(Debug, Default)]
pub(super) struct Taken {
    relations: BTreeMap<String, String>,
    // column, relation, what happened
    columns: Vec<(String, String, String)>,
}

impl Taken {
    pub(super) fn of(diff: &Diff) -> Self {
        let mut taken = Self::default();
        for change in &diff.changes {
            let (path, words) = match change {
                Change::Removed(change) => (&change.path, "is gone"),
                Change::Renamed(change) => (&change.old_path, "has another name"),
                Change::Changed(change) if change.field == "data_type" => {
                    (change.old_path.as_ref().unwrap_or(&change.path), "has another type")
                }
                _ => continue,
            };
            let lower = |position: usize| path.get(position).map(|name| name.to_lowercase()).unwrap_or_default();
            match change.object_kind() {
                ObjectKind::Relation => {
                    taken.relations.insert(lower(1), format!("`{}` {words}", path.join(".")));
                }
                ObjectKind::Column => {
                    taken.columns.push((lower(2), lower(1), format!("`{}` {words}", path.join("."))));
                }
                _ => {}
            }
        }
        taken
    }

    /// What happened to a column, if it or its relation was taken.
    pub(super) fn column(&self, source: &ColumnReference) -> Option<&str> {
        let lower = |name: &str| name.to_lowercase();
        let (relation, column) = (lower(&source.relation), lower(source.column.as_deref()?));
        let found = self.columns.iter().find(|(name, of, _)| *name == column && *of == relation);
        found.map(|(_, _, words)| words).or_else(|| self.relations.get(&relation)).map(String::as_str)
    }

    /// What of it a text mentions first: the line from 1, and what happened. A column counts only in a text that
    /// mentions its relation as well.
    pub(super) fn mentioned(&self, text: &str) -> Option<(u32, &str)> {
        let lower = text.to_lowercase();
        let mut first: Option<(usize, &str)> = None;
        for (name, words) in &self.relations {
            if let Some(place) = word(&lower, name)
                && first.is_none_or(|(known, _)| place < known)
            {
                first = Some((place, words));
            }
        }
        for (column, relation, words) in &self.columns {
            if let Some(place) = word(&lower, column)
                && word(&lower, relation).is_some()
                && first.is_none_or(|(known, _)| place < known)
            {
                first = Some((place, words));
            }
        }
        first.map(|(place, words)| {
            let lines = lower.get(..place).unwrap_or_default().matches('\n').count();
            (u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(1), words)
        })
    }
}

// where a name stands as a word of its own
fn word(text: &str, name: &str) -> Option<usize> {
    if name.is_empty() {
        return None;
    }
    let inside = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(name).map(|(place, _)| place).find(|place| {
        let before = text.get(..*place).unwrap_or_default().chars().next_back();
        let after = text.get(place + name.len()..).unwrap_or_default().chars().next();
        !before.is_some_and(inside) && !after.is_some_and(inside)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_count_as_words() {
        let taken = Taken {
            relations: [("person".to_owned(), "`public.person` is gone".to_owned())].into(),
            columns: vec![("age".to_owned(), "pet".to_owned(), "`public.pet.age` is gone".to_owned())],
        };
        assert_eq!(taken.mentioned("BEGIN\n  SELECT * FROM Person;"), Some((2, "`public.person` is gone")));
        assert_eq!(taken.mentioned("SELECT * FROM person_old, persons"), None);
        assert_eq!(taken.mentioned("SELECT age FROM other"), None);
        assert_eq!(taken.mentioned("SELECT\nage FROM pet"), Some((2, "`public.pet.age` is gone")));
    }
}

//! What follows from renames: paths below a renamed root, and texts that mention a renamed name.

use std::collections::{BTreeMap, BTreeSet};

use super::pairing::Pair;
use crate::schema::{ObjectKey, ObjectKind};

/// The renames between two snapshots.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameMap {
    schemas: BTreeMap<String, String>,
    // old path of a root → new path, where they differ
    roots: BTreeMap<Vec<String>, Vec<String>>,
    // (old schema, old relation) → (old column, new column)
    columns: BTreeMap<Vec<String>, BTreeSet<(String, String)>>,
    // (old name, new name) of everything but columns
    names: BTreeSet<(String, String)>,
}

impl NameMap {
    pub(super) fn new(pairs: &[Pair<'_>]) -> Self {
        let mut map = Self::default();
        for (old, new) in
            pairs.iter().map(|pair| (pair.old.key(), pair.new.key())).filter(|(old, new)| old.path() != new.path())
        {
            map.insert(old, new);
        }
        map
    }

    fn insert(&mut self, old: &ObjectKey, new: &ObjectKey) {
        if old.kind() == ObjectKind::Schema {
            self.schemas.insert(old.name().to_owned(), new.name().to_owned());
        }
        if old.is_root() {
            self.roots.insert(old.path().to_vec(), new.path().to_vec());
            let names = old.path().iter().zip(new.path()).filter(|(old, new)| old != new);
            self.names.extend(names.map(|(old, new)| (bare(old), bare(new))));
        } else if old.kind() == ObjectKind::Column {
            if old.name() != new.name() {
                let columns = self.columns.entry(old.root_path().to_vec()).or_default();
                columns.insert((old.name().to_owned(), new.name().to_owned()));
            }
        } else if old.name() != new.name() {
            self.names.insert((old.name().to_owned(), new.name().to_owned()));
        }
    }

    /// Whether nothing was renamed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.roots.is_empty() && self.columns.is_empty() && self.names.is_empty()
    }

    /// The path that an old path has now when only what it belongs to was renamed.
    #[must_use]
    pub fn translate(&self, path: &[String]) -> Vec<String> {
        let mut translated = path.to_vec();
        let root = path.get(..2).and_then(|root| self.roots.get(root));
        if let Some(root) = root {
            translated.splice(..2, root.iter().cloned());
        } else if let Some((first, schema)) = translated.first_mut().and_then(|first| {
            let schema = self.schemas.get(first)?.clone();
            Some((first, schema))
        }) {
            *first = schema;
        }
        translated
    }

    /// The path an old object has now if nothing but its surroundings was renamed: its own rename is not applied.
    #[must_use]
    pub fn inherited(&self, key: &ObjectKey) -> Vec<String> {
        if key.is_root() {
            let mut path = key.path().to_vec();
            if let Some(first) = path.first_mut().filter(|_| key.path().len() > 1)
                && let Some(schema) = self.schemas.get(first)
            {
                first.clone_from(schema);
            }
            path
        } else {
            self.translate(key.path())
        }
    }

    /// Whether two texts differ only by names that were renamed. `relations` are the old paths of those relations
    /// whose columns the texts may mention.
    #[must_use]
    pub fn same_text(&self, old: &str, new: &str, relations: &[Vec<String>]) -> bool {
        let columns: Vec<_> = relations.iter().filter_map(|relation| self.columns.get(relation)).collect();
        let renamed = |old: &str, new: &str| {
            let pair = (old.to_owned(), new.to_owned());
            self.names.contains(&pair) || columns.iter().any(|columns| columns.contains(&pair))
        };
        let (mut old, mut new) = (tokens(old), tokens(new));
        loop {
            match (old.next(), new.next()) {
                (None, None) => return true,
                (Some(left), Some(right)) if left == right || renamed(left, right) => {}
                _ => return false,
            }
        }
    }
}

// the name of a routine without its argument types
fn bare(name: &str) -> String {
    name.split('(').next().unwrap_or(name).to_owned()
}

// identifiers as wholes, everything else character by character
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let word = |character: char| character.is_alphanumeric() || character == '_' || character == '$';
        let length =
            if word(first) { rest.find(|character| !word(character)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (token, tail) = rest.split_at_checked(length)?;
        rest = tail;
        Some(token)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Root;

    fn map() -> NameMap {
        let key =
            |kind, path: &[&str]| ObjectKey::new(Root::Relation, kind, path.iter().map(ToString::to_string).collect());
        let mut map = NameMap::default();
        map.insert(&key(ObjectKind::Relation, &["s", "a"]), &key(ObjectKind::Relation, &["s", "b"]));
        map.insert(&key(ObjectKind::Column, &["s", "a", "x"]), &key(ObjectKind::Column, &["s", "b", "y"]));
        map
    }

    #[test]
    fn follows_renames_in_texts() {
        let relations = [vec!["s".to_owned(), "a".to_owned()]];
        let same = |old, new| map().same_text(old, new, &relations);
        assert!(same("SELECT a.x FROM s.a", "SELECT b.y FROM s.b"));
        assert!(same("((x > 0))", "((y > 0))"));
        assert!(!same("((x > 0))", "((y > 1))"));
        assert!(!same("((x > 0))", "((z > 0))"));
        assert!(!same("x", "y and true"));
        assert!(!map().same_text("x", "y", &[]), "a column of another relation was not renamed");
    }

    #[test]
    fn paths_follow_their_root() {
        let path = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(map().translate(&path(&["s", "a", "x"])), path(&["s", "b", "x"]));
        assert_eq!(map().translate(&path(&["s", "c", "x"])), path(&["s", "c", "x"]));
    }
}

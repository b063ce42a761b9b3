//! What a rule sees, and what it answers.

use super::probe::ProbeWriter;
use crate::diff::{Change, Changed, Diff};
use crate::finding::{Impact, Probe};
use crate::schema::{Column, Constraint, Index, Object, ObjectKey, ObjectKind, Relation, RelationKind, Root};
use crate::snapshot::{ColumnStatistics, Snapshot};

/// The comparison as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The old snapshot.
    pub old: &'a Snapshot,
    /// The new snapshot.
    pub new: &'a Snapshot,
    /// What differs.
    pub diff: &'a Diff,
}

/// One change, with the object before and after.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The comparison it belongs to.
    pub context: Context<'a>,
    /// The change.
    pub change: &'a Change,
    /// The object as it was.
    pub old: Option<&'a Object>,
    /// The object as it is.
    pub new: Option<&'a Object>,
}

/// What a rule makes of a change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// One sentence about what happened: lower case, names in back-ticks, no final stop.
    pub message: String,
    /// One sentence about what to do; the rule's advice stands behind it.
    pub hint: Option<String>,
    /// Levels that replace the rule's own.
    pub impacts: Option<Vec<Impact>>,
    /// The query that decides a conditional level.
    pub probe: Option<Probe>,
}

impl Outcome {
    /// A message and nothing else.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }

    /// The same with what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with other levels than the rule's.
    #[must_use]
    pub fn impacts(mut self, impacts: impl Into<Vec<Impact>>) -> Self {
        self.impacts = Some(impacts.into());
        self
    }

    /// The same with the query that decides.
    #[must_use]
    pub fn probe(mut self, query: impl Into<String>, meaning: impl Into<String>, estimated_ratio: Option<f64>) -> Self {
        self.probe = Some(Probe { query: query.into(), meaning: meaning.into(), estimated_ratio });
        self
    }
}

impl<'a> Context<'a> {
    /// The writer of probe queries for the old database.
    #[must_use]
    pub const fn probe(&self) -> ProbeWriter {
        ProbeWriter::new(self.old.dialect())
    }

    /// The object of a kind at a path in a snapshot.
    #[must_use]
    pub fn object(snapshot: &'a Snapshot, kind: ObjectKind, path: &[String]) -> Option<&'a Object> {
        let get = |root: Root| snapshot.get(&ObjectKey::new(root, kind, path.to_vec()));
        Root::of(kind).map_or_else(|| Root::ALL.iter().copied().find_map(get), get)
    }

    /// A relation of a snapshot.
    #[must_use]
    pub fn relation(snapshot: &'a Snapshot, schema: &str, name: &str) -> Option<&'a Relation> {
        match Self::object(snapshot, ObjectKind::Relation, &[schema.to_owned(), name.to_owned()])? {
            Object::Relation(relation) => Some(relation),
            _ => None,
        }
    }

    /// The objects that belong to a relation of a snapshot.
    pub fn members(snapshot: &'a Snapshot, schema: &str, relation: &str) -> impl Iterator<Item = &'a Object> + use<'a> {
        let path = vec![schema.to_owned(), relation.to_owned()];
        let group = snapshot.group(&ObjectKey::new(Root::Relation, ObjectKind::Relation, path));
        group.into_iter().flat_map(|group| group.objects().iter().map(crate::snapshot::HashedObject::object))
    }

    /// The constraints of a relation of a snapshot.
    pub fn constraints(
        snapshot: &'a Snapshot,
        schema: &str,
        relation: &str,
    ) -> impl Iterator<Item = &'a Constraint> + use<'a> {
        Self::members(snapshot, schema, relation).filter_map(|object| match object {
            Object::Constraint(constraint) => Some(constraint),
            _ => None,
        })
    }
}

impl<'a> Case<'a> {
    /// The changed field; `None` when the change is about the object as a whole.
    #[must_use]
    pub const fn field(&self) -> Option<&'a Changed> {
        match self.change {
            Change::Changed(changed) => Some(changed),
            _ => None,
        }
    }

    /// The column before and after.
    #[must_use]
    pub fn columns(&self) -> (Option<&'a Column>, Option<&'a Column>) {
        let column = |object: Option<&'a Object>| match object {
            Some(Object::Column(column)) => Some(column),
            _ => None,
        };
        (column(self.old), column(self.new))
    }

    /// The statistics of the old column at the old path of the change.
    #[must_use]
    pub fn old_statistics(&self) -> Option<&'a ColumnStatistics> {
        let (Some(column), _) = self.columns() else { return None };
        self.context.old.column_statistics(&column.schema, &column.relation, &column.name)
    }

    /// The relation before and after, when the change is about one.
    #[must_use]
    pub fn relations(&self) -> (Option<&'a Relation>, Option<&'a Relation>) {
        let relation = |object: Option<&'a Object>| match object {
            Some(Object::Relation(relation)) => Some(relation),
            _ => None,
        };
        (relation(self.old), relation(self.new))
    }

    /// The constraint before and after, when the change is about one.
    #[must_use]
    pub fn constraints(&self) -> (Option<&'a Constraint>, Option<&'a Constraint>) {
        let constraint = |object: Option<&'a Object>| match object {
            Some(Object::Constraint(constraint)) => Some(constraint),
            _ => None,
        };
        (constraint(self.old), constraint(self.new))
    }

    /// The index before and after, when the change is about one.
    #[must_use]
    pub fn indexes(&self) -> (Option<&'a Index>, Option<&'a Index>) {
        let index = |object: Option<&'a Object>| match object {
            Some(Object::Index(index)) => Some(index),
            _ => None,
        };
        (index(self.old), index(self.new))
    }

    /// Whether the relation, or the one a column belongs to, is a view or materialised view.
    #[must_use]
    pub fn of_view(&self) -> bool {
        let owner = |snapshot: &'a Snapshot, object: Option<&'a Object>| match object? {
            Object::Relation(relation) => Some(relation),
            Object::Column(column) => Context::relation(snapshot, &column.schema, &column.relation),
            _ => None,
        };
        let relation = owner(self.context.new, self.new).or_else(|| owner(self.context.old, self.old));
        relation.is_some_and(|relation| {
            matches!(relation.relation_kind, RelationKind::View | RelationKind::MaterializedView)
        })
    }

    /// The path of the object, between back-ticks.
    #[must_use]
    pub fn path(&self) -> String {
        format!("`{}`", self.change.path().join("."))
    }

    /// The values of the changed field, between back-ticks, shortened; `nothing` for its default.
    #[must_use]
    pub fn values(&self) -> (String, String) {
        let shown = |value: Option<&serde_json::Value>| match value {
            None => "nothing".to_owned(),
            Some(serde_json::Value::String(text)) => short(text),
            Some(other) => short(&other.to_string()),
        };
        let field = self.field();
        (
            shown(field.and_then(|field| field.old_value.as_ref())),
            shown(field.and_then(|field| field.new_value.as_ref())),
        )
    }
}

// long texts would bury the sentence
fn short(text: &str) -> String {
    const CHARS_MAX: usize = 80;
    if text.chars().count() > CHARS_MAX {
        return format!("`{}…`", text.chars().take(CHARS_MAX).collect::<String>());
    }
    format!("`{text}`")
}

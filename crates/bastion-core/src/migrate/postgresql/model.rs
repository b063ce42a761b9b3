//! The objects of both sides, what refers to what, and what happens to each.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::{Correspondence, Counterparts, NameMap};
use crate::migrate::plan::{ColumnOrder, PlanOptions, Refusal};
use crate::schema::{Object, ObjectKey, ObjectKind, ObjectName, RelationKind, Root};
use crate::snapshot::{HashedObject, ObjectReference, Snapshot};

/// What happens to an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing, or only a rename.
    Keep,
    /// Changed in place.
    Alter,
    /// Made.
    Create,
    /// Taken away.
    Drop,
    /// Taken away, and made again.
    Replace,
    /// Kept under another name until its successor has taken over what it holds.
    Aside,
}

impl Fate {
    /// The old object goes away.
    pub(super) const fn destroys(self) -> bool {
        matches!(self, Self::Drop | Self::Replace | Self::Aside)
    }

    /// A new object is made.
    pub(super) const fn makes(self) -> bool {
        matches!(self, Self::Create | Self::Replace | Self::Aside)
    }
}

/// An object before and after.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) old: Option<&'a HashedObject>,
    pub(super) new: Option<&'a HashedObject>,
    pub(super) changed: BTreeSet<String>,
    pub(super) fate: Fate,
    /// A column whose type changes, if only because the type was made anew.
    pub(super) retyped: bool,
    /// The type of the column was made anew under the same name.
    pub(super) renewed: bool,
    /// A column's default, a sequence's owner or a table's parents must be let go first.
    pub(super) released: bool,
    /// Goes away at the end, because something still uses it until then.
    pub(super) late: bool,
    /// A publication that lost a table on the way.
    pub(super) touched: bool,
}

impl<'a> Item<'a> {
    /// The identity by which people know it.
    pub(super) fn key(&self) -> &'a ObjectKey {
        // one side is always there
        static NOTHING: std::sync::LazyLock<ObjectKey> =
            std::sync::LazyLock::new(|| ObjectKey::new(Root::Schema, ObjectKind::Schema, Vec::new()));
        self.new.or(self.old).map_or(&NOTHING, HashedObject::key)
    }

    pub(super) fn kind(&self) -> ObjectKind {
        self.key().kind()
    }

    pub(super) fn has(&self, fields: &[&str]) -> bool {
        self.changed.iter().any(|field| fields.contains(&field.as_str()))
    }

    /// Whether nothing but some fields changed.
    pub(super) fn only(&self, fields: &[&str]) -> bool {
        self.changed.iter().all(|field| fields.contains(&field.as_str()))
    }

    pub(super) fn old_object(&self) -> Option<&'a Object> {
        self.old.map(HashedObject::object)
    }

    pub(super) fn new_object(&self) -> Option<&'a Object> {
        self.new.map(HashedObject::object)
    }
}

/// Both schemas with everything a plan asks about them.
pub(super) struct Model<'a> {
    pub(super) old: &'a Snapshot,
    pub(super) new: &'a Snapshot,
    pub(super) options: &'a PlanOptions,
    /// The server's major version; 0 when no snapshot says it.
    pub(super) major: u32,
    pub(super) items: Vec<Item<'a>>,
    pub(super) old_index: BTreeMap<&'a ObjectKey, usize>,
    pub(super) new_index: BTreeMap<&'a ObjectKey, usize>,
    /// By item: the items that cannot be without it, in the old schema.
    pub(super) dependents: Vec<Vec<usize>>,
    pub(super) names: NameMap,
    /// By table: its partitions and children, in the new schema.
    pub(super) children: BTreeMap<ObjectName, Vec<ObjectName>>,
    /// The same in the old schema.
    pub(super) old_children: BTreeMap<ObjectName, Vec<ObjectName>>,
    old_identities: Identities<'a>,
    new_identities: Identities<'a>,
    pub(super) refusals: Vec<Refusal>,
}

impl<'a> Model<'a> {
    pub(super) fn new(
        old: &'a Snapshot,
        new: &'a Snapshot,
        options: &'a PlanOptions,
        correspondence: Correspondence<'a>,
    ) -> Self {
        let (old_identities, new_identities) = (identities(old), identities(new));
        let objects = identity_twins(twins(correspondence.objects), &old_identities, &new_identities);
        let items: Vec<Item<'a>> = objects
            .into_iter()
            .map(|object| Item {
                old: object.old,
                new: object.new,
                changed: object.changed,
                fate: Fate::Keep,
                retyped: false,
                renewed: false,
                released: false,
                late: false,
                touched: false,
            })
            .collect();
        let side = |entry: fn(&Item<'a>) -> Option<&'a HashedObject>| -> BTreeMap<&'a ObjectKey, usize> {
            let keyed = items.iter().enumerate().filter_map(|(place, item)| Some((entry(item)?.key(), place)));
            keyed.collect()
        };
        let (old_index, new_index) = (side(|item| item.old), side(|item| item.new));
        let mut dependents = vec![Vec::new(); items.len()];
        for (place, item) in items.iter().enumerate() {
            for target in item.old.into_iter().flat_map(references) {
                if let Some(list) = old_index.get(&target).and_then(|found| dependents.get_mut(*found)) {
                    let list: &mut Vec<usize> = list;
                    list.push(place);
                }
            }
        }
        for list in &mut dependents {
            list.dedup();
        }
        let names = correspondence.names;
        let children = children_of(items.iter().filter_map(Item::new_object));
        let old_children = children_of(items.iter().filter_map(Item::old_object));
        Self {
            old,
            new,
            options,
            major: major(old).or_else(|| major(new)).unwrap_or_default(),
            items,
            old_index,
            new_index,
            dependents,
            names,
            children,
            old_children,
            old_identities,
            new_identities,
            refusals: Vec::new(),
        }
    }

    pub(super) fn old_item(&self, key: &ObjectKey) -> Option<&Item<'a>> {
        self.old_index.get(key).and_then(|place| self.items.get(*place))
    }

    pub(super) fn new_item(&self, key: &ObjectKey) -> Option<&Item<'a>> {
        self.new_index.get(key).and_then(|place| self.items.get(*place))
    }

    /// The item of the root that a member hangs on, on the old side.
    pub(super) fn old_root(&self, key: &ObjectKey) -> Option<&Item<'a>> {
        self.old_item(&key.root_key())
    }

    /// The item of the root that a member hangs on, on the new side.
    pub(super) fn new_root(&self, key: &ObjectKey) -> Option<&Item<'a>> {
        self.new_item(&key.root_key())
    }

    /// The members of a root, on the new side.
    pub(super) fn new_members(&self, root: &ObjectKey, kind: ObjectKind) -> Vec<&Item<'a>> {
        self.members(self.new, root, kind, &self.new_index)
    }

    /// The members of a root, on the old side.
    pub(super) fn old_members(&self, root: &ObjectKey, kind: ObjectKind) -> Vec<&Item<'a>> {
        self.members(self.old, root, kind, &self.old_index)
    }

    fn members(
        &self,
        side: &'a Snapshot,
        root: &ObjectKey,
        kind: ObjectKind,
        index: &BTreeMap<&'a ObjectKey, usize>,
    ) -> Vec<&Item<'a>> {
        let objects = side.group(root).into_iter().flat_map(|group| group.objects());
        let of_kind = objects.filter(|object| object.key().kind() == kind && object.key().root() == root.root());
        of_kind.filter_map(|object| index.get(object.key()).and_then(|place| self.items.get(*place))).collect()
    }

    pub(super) fn exact_order(&self) -> bool {
        self.options.column_order == ColumnOrder::Exact
    }

    pub(super) fn refuse(&mut self, key: &ObjectKey, reason: impl Into<String>, hint: impl Into<String>) {
        let refusal = Refusal { object: reference(key), reason: reason.into(), hint: hint.into() };
        if !self.refusals.contains(&refusal) {
            self.refusals.push(refusal);
        }
    }

    /// The sequence of an identity column, on the old side.
    pub(super) fn old_identity(&self, column: &ObjectKey) -> Option<&'a HashedObject> {
        self.old_identities.get(column.path()).copied()
    }

    /// The sequence of an identity column, on the new side.
    pub(super) fn new_identity(&self, column: &ObjectKey) -> Option<&'a HashedObject> {
        self.new_identities.get(column.path()).copied()
    }
}

// a constraint that was renamed takes its index along
fn twins(mut objects: Vec<Counterparts<'_>>) -> Vec<Counterparts<'_>> {
    let renamed: Vec<(ObjectKey, ObjectKey)> = objects
        .iter()
        .filter_map(|object| {
            let (old, new) = (object.old?.key(), object.new?.key());
            let constraint = old.kind() == ObjectKind::Constraint && old.name() != new.name();
            let twin = |key: &ObjectKey| ObjectKey::new(key.root(), ObjectKind::Index, key.path().to_vec());
            constraint.then(|| (twin(old), twin(new)))
        })
        .collect();
    for (old, new) in renamed {
        let alone = |object: &Counterparts<'_>, old_side: bool| {
            let (this, other) = if old_side { (object.old, object.new) } else { (object.new, object.old) };
            let wanted = if old_side { &old } else { &new };
            other.is_none() && this.is_some_and(|entry| entry.key() == wanted)
        };
        let Some(gone) = objects.iter().position(|object| alone(object, true)) else { continue };
        let gone = objects.remove(gone);
        let Some(come) = objects.iter_mut().find(|object| alone(object, false)) else {
            objects.push(gone);
            continue;
        };
        come.old = gone.old;
        if !same_index(gone.old, come.new) {
            come.changed.insert("keys".to_owned());
        }
    }
    objects
}

// the sequence of an identity is its column's, whatever it is called
fn identity_twins<'a>(
    mut objects: Vec<Counterparts<'a>>,
    old_identities: &Identities<'a>,
    new_identities: &Identities<'a>,
) -> Vec<Counterparts<'a>> {
    let pairs: Vec<(&HashedObject, &HashedObject)> = objects
        .iter()
        .filter_map(|object| {
            let (old, new) = (object.old?.key(), object.new?.key());
            Some((*old_identities.get(old.path())?, *new_identities.get(new.path())?))
        })
        .filter(|(old, new)| old.key() != new.key())
        .collect();
    for (old, new) in pairs {
        let is = |found: Option<&HashedObject>, wanted: &HashedObject| found.is_some_and(|it| it.key() == wanted.key());
        let gone = objects.iter().position(|object| object.new.is_none() && is(object.old, old));
        let come = objects.iter().position(|object| object.old.is_none() && is(object.new, new));
        let (Some(gone), Some(come)) = (gone, come) else { continue };
        let before = objects.get(gone).and_then(|object| object.old);
        if let Some(object) = objects.get_mut(come) {
            object.old = before;
            if !same_sequence(old, new) {
                object.changed.insert("start_value".to_owned());
            }
        }
        objects.remove(gone);
    }
    objects
}

fn same_sequence(old: &HashedObject, new: &HashedObject) -> bool {
    match (old.object(), new.object()) {
        (Object::Sequence(old), Object::Sequence(new)) => {
            let mut old = old.clone();
            (old.schema, old.name) = (new.schema.clone(), new.name.clone());
            old.owned_by.clone_from(&new.owned_by);
            old == *new
        }
        _ => false,
    }
}

fn same_index(old: Option<&HashedObject>, new: Option<&HashedObject>) -> bool {
    match (old.map(HashedObject::object), new.map(HashedObject::object)) {
        (Some(Object::Index(old)), Some(Object::Index(new))) => {
            let mut old = old.clone();
            (old.schema, old.relation, old.name) = (new.schema.clone(), new.relation.clone(), new.name.clone());
            old.constraint.clone_from(&new.constraint);
            old == *new
        }
        _ => false,
    }
}

// `15.4 (Debian …)`
fn major(side: &Snapshot) -> Option<u32> {
    let version = side.source().server_version.as_deref()?;
    version.split(|character: char| !character.is_ascii_digit()).next()?.parse().ok()
}

fn children_of<'a>(objects: impl Iterator<Item = &'a Object>) -> BTreeMap<ObjectName, Vec<ObjectName>> {
    let mut children: BTreeMap<ObjectName, Vec<ObjectName>> = BTreeMap::new();
    for object in objects {
        if let Object::Relation(relation) = object {
            let own = ObjectName::new(relation.schema.clone(), relation.name.clone());
            for parent in relation.inherits.iter().chain(&relation.partition_of) {
                children.entry(parent.clone()).or_default().push(own.clone());
            }
        }
    }
    children
}

type Identities<'a> = BTreeMap<Vec<String>, &'a HashedObject>;

fn identities(side: &Snapshot) -> Identities<'_> {
    let owned = side.entries().filter_map(|entry| match entry.object() {
        Object::Sequence(sequence) if sequence.identity => {
            let owner = sequence.owned_by.as_ref()?;
            Some((vec![owner.schema.clone(), owner.relation.clone(), owner.column.clone()?], entry))
        }
        _ => None,
    });
    owned.collect()
}

/// How others see an object.
pub(super) fn reference(key: &ObjectKey) -> ObjectReference {
    ObjectReference { object_kind: key.kind(), path: key.path().to_vec() }
}

pub(super) fn key(root: Root, kind: ObjectKind, path: &[&str]) -> ObjectKey {
    ObjectKey::new(root, kind, path.iter().map(ToString::to_string).collect())
}

pub(super) fn relation_key(name: &ObjectName) -> ObjectKey {
    key(Root::Relation, ObjectKind::Relation, &[&name.schema, &name.name])
}

/// The relation an object of its group stands in, as a name.
pub(super) fn relation_name(key: &ObjectKey) -> ObjectName {
    let path = key.path();
    ObjectName::new(path.first().cloned().unwrap_or_default(), path.get(1).cloned().unwrap_or_default())
}

/// What an object cannot be without: what the database said, and what its fields say.
pub(super) fn references(entry: &HashedObject) -> Vec<ObjectKey> {
    let mut found: Vec<ObjectKey> = entry
        .references()
        .iter()
        .filter_map(|reference| {
            let root = Root::of(reference.object_kind)?;
            Some(ObjectKey::new(root, reference.object_kind, reference.path.clone()))
        })
        .collect();
    match entry.object() {
        Object::Relation(own) => {
            found.extend(own.inherits.iter().chain(&own.partition_of).map(relation_key));
            for read in &own.depends_on {
                found.push(key(Root::Relation, ObjectKind::Relation, &[&read.schema, &read.relation]));
                found.extend(
                    read.column
                        .iter()
                        .map(|column| key(Root::Relation, ObjectKind::Column, &[&read.schema, &read.relation, column])),
                );
            }
        }
        Object::Column(column) => found.extend(column.type_reference.iter().flat_map(type_keys)),
        Object::Attribute(attribute) => found.extend(attribute.type_reference.iter().flat_map(type_keys)),
        Object::Domain(domain) => found.extend(domain.type_reference.iter().flat_map(type_keys)),
        Object::Constraint(constraint) => {
            let own = (&constraint.schema, &constraint.relation, &constraint.columns);
            found.extend(own.2.iter().map(|name| key(Root::Relation, ObjectKind::Column, &[own.0, own.1, name])));
            if let Some(name) = &constraint.referenced_relation {
                found.push(relation_key(name));
                let columns = constraint.referenced_columns.iter();
                found.extend(
                    columns.map(|column| key(Root::Relation, ObjectKind::Column, &[&name.schema, &name.name, column])),
                );
            }
        }
        Object::Index(index) => {
            let columns = index.keys.iter().filter_map(|key| key.column.as_ref()).chain(&index.included_columns);
            found.extend(
                columns.map(|name| key(Root::Relation, ObjectKind::Column, &[&index.schema, &index.relation, name])),
            );
        }
        Object::Publication(publication) => {
            found.extend(publication.tables.iter().map(|table| relation_key(&table.relation)));
        }
        Object::Statistics(statistics) => found.push(relation_key(&statistics.relation)),
        _ => {}
    }
    found.retain(|target| target != entry.key());
    found.sort();
    found.dedup();
    found
}

fn type_keys(name: &ObjectName) -> Vec<ObjectKey> {
    [Root::Enum, Root::Domain, Root::Composite, Root::Range, Root::Relation]
        .into_iter()
        .map(|root| key(root, root.kind(), &[&name.schema, &name.name]))
        .collect()
}

/// Whether an object is a type that columns can have.
pub(super) const fn is_type(kind: ObjectKind) -> bool {
    matches!(
        kind,
        ObjectKind::Enum | ObjectKind::Domain | ObjectKind::Composite | ObjectKind::Range | ObjectKind::Collation
    )
}

/// Whether a relation holds rows of its own, or others' behind it.
pub(super) const fn is_table(kind: RelationKind) -> bool {
    matches!(kind, RelationKind::Table | RelationKind::PartitionedTable | RelationKind::ForeignTable)
}

/// The kind of the relation that an object belongs to, on the side it is asked for.
pub(super) fn relation_kind(item: Option<&Item<'_>>, old: bool) -> Option<RelationKind> {
    match item.and_then(|item| if old { item.old_object() } else { item.new_object() })? {
        Object::Relation(relation) => Some(relation.relation_kind),
        _ => None,
    }
}

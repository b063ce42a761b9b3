//! Which old object is which new object.

use std::collections::{BTreeMap, BTreeSet};

use super::{DiffError, NameMap, RenameCandidate, RenameDeclaration, RenameEvidence};
use crate::finding::Facet;
use crate::schema::{Object, ObjectKey, ObjectKind, RelationKind};
use crate::snapshot::{Group, HashedObject, Snapshot};

/// An object on both sides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) old: &'a HashedObject,
    pub(super) new: &'a HashedObject,
    /// How it is known to be the same, where the names differ.
    pub(super) evidence: RenameEvidence,
    /// The database gave it another id.
    pub(super) recreated: bool,
}

/// The objects of every root that differs.
#[derive(Debug, Default)]
pub(super) struct Pairing<'a> {
    pub(super) pairs: Vec<Pair<'a>>,
    pub(super) added: Vec<&'a HashedObject>,
    pub(super) removed: Vec<&'a HashedObject>,
    pub(super) names: NameMap,
}

struct Matching<'a> {
    shared_lineage: bool,
    declared: &'a [RenameDeclaration],
}

pub(super) fn pair<'a>(
    old: &'a Snapshot,
    new: &'a Snapshot,
    shared_lineage: bool,
    declared: &'a [RenameDeclaration],
) -> Result<Pairing<'a>, DiffError> {
    let matching = Matching { shared_lineage, declared };
    let mut pairing = Pairing::default();
    let (roots, old_alone, new_alone) = matching.roots(old, new);
    for (old_group, new_group, evidence) in roots {
        matching.members(old_group, new_group, evidence, &mut pairing);
    }
    pairing.removed.extend(old_alone.iter().flat_map(|group| group.objects().first()));
    pairing.added.extend(new_alone.iter().flat_map(|group| group.objects().first()));
    pairing.names = NameMap::new(&pairing.pairs);
    Ok(pairing)
}

type PairedGroups<'a> = (Vec<(&'a Group, &'a Group, RenameEvidence)>, Vec<&'a Group>, Vec<&'a Group>);

impl Matching<'_> {
    fn roots<'a>(&self, old: &'a Snapshot, new: &'a Snapshot) -> PairedGroups<'a> {
        let (mut same, old_left, new_left) = merge(old.groups(), new.groups());
        let mut old_left: Vec<Option<&Group>> = old_left.into_iter().map(Some).collect();
        let mut new_left: Vec<Option<&Group>> = new_left.into_iter().map(Some).collect();
        if self.shared_lineage {
            self.swap_by_lineage(&mut same, &mut old_left, &mut new_left);
        }
        self.swap_by_declaration(&mut same, &mut old_left, &mut new_left);
        let mut paired: Vec<_> = same
            .into_iter()
            .filter(|(left, right)| {
                left.content() != right.content() || (self.shared_lineage && left.lineage() != right.lineage())
            })
            .map(|(left, right)| (left, right, RenameEvidence::Lineage))
            .collect();
        let by_id: BTreeMap<_, _> = index(&new_left, |group| self.lineage_of(group.objects().first()?));
        for slot in &mut old_left {
            let Some(group) = *slot else { continue };
            let found = self
                .lineage_of_group(group)
                .and_then(|id| by_id.get(&id).copied().map(|position| (position, RenameEvidence::Lineage)))
                .or_else(|| {
                    self.declared_position(group, &new_left).map(|position| (position, RenameEvidence::Declared))
                });
            if let Some((position, evidence)) = found
                && let Some(other) = new_left.get_mut(position).and_then(Option::take)
            {
                paired.push((group, other, evidence));
                *slot = None;
            }
        }
        paired.sort_by(|left, right| left.1.key().cmp(right.1.key()));
        (paired, old_left.into_iter().flatten().collect(), new_left.into_iter().flatten().collect())
    }

    // Two roots of one name with different ids are the same root made anew, unless one of the ids lives on
    // elsewhere: then the name was handed over.
    fn swap_by_lineage<'a>(
        &self,
        same: &mut Vec<(&'a Group, &'a Group)>,
        old_left: &mut Vec<Option<&'a Group>>,
        new_left: &mut Vec<Option<&'a Group>>,
    ) {
        let differing = |(left, right): &(&Group, &Group)| {
            let (left, right) = (self.lineage_of_group(left), self.lineage_of_group(right));
            left.is_some() && right.is_some() && left != right
        };
        if !same.iter().any(differing) {
            return;
        }
        let ids = |groups: &mut dyn Iterator<Item = &'a Group>| {
            groups.filter_map(|group| self.lineage_of_group(group)).collect::<BTreeSet<_>>()
        };
        let old_ids = ids(&mut same.iter().map(|pair| pair.0).chain(old_left.iter().flatten().copied()));
        let new_ids = ids(&mut same.iter().map(|pair| pair.1).chain(new_left.iter().flatten().copied()));
        let (kept, handed_over) = std::mem::take(same).into_iter().partition(|pair| {
            let lives_on =
                |id: Option<Lineage<'_>>, ids: &BTreeSet<Lineage<'_>>| id.is_some_and(|id| ids.contains(&id));
            !differing(pair)
                || !(lives_on(self.lineage_of_group(pair.0), &new_ids)
                    || lives_on(self.lineage_of_group(pair.1), &old_ids))
        });
        *same = kept;
        for (left, right) in handed_over {
            old_left.push(Some(left));
            new_left.push(Some(right));
        }
    }

    // A name that somebody declared to be handed over is no proof.
    fn swap_by_declaration<'a>(
        &self,
        same: &mut Vec<(&'a Group, &'a Group)>,
        old_left: &mut Vec<Option<&'a Group>>,
        new_left: &mut Vec<Option<&'a Group>>,
    ) {
        let proven = |(left, right): &(&Group, &Group)| {
            let (left, right) = (self.lineage_of_group(left), self.lineage_of_group(right));
            left.is_some() && left == right
        };
        let handed_over = same.extract_if(.., |pair| {
            !proven(pair) && (self.declaration(pair.0.key()).is_some() || self.is_declared_target(pair.1.key()))
        });
        for (left, right) in handed_over {
            old_left.push(Some(left));
            new_left.push(Some(right));
        }
    }

    fn members<'a>(&self, old: &'a Group, new: &'a Group, evidence: RenameEvidence, pairing: &mut Pairing<'a>) {
        let root_recreated = self.recreated(old.objects().first(), new.objects().first());
        // the columns of a view hold nothing
        let root_holds_rows = old.objects().first().is_some_and(|root| holds_rows(root.object()));
        let mut old_left: Vec<&HashedObject> = Vec::new();
        let mut taken = vec![false; new.objects().len()];
        let by_id = index_objects(new.objects(), |object| self.lineage_of(object));
        let by_name: BTreeMap<_, _> =
            new.objects().iter().enumerate().map(|(position, object)| (relative(object.key()), position)).collect();
        let mut take =
            |position: usize, left: &'a HashedObject, evidence: RenameEvidence, pairing: &mut Pairing<'a>| {
                let (Some(flag), Some(right)) = (taken.get_mut(position), new.objects().get(position)) else {
                    return false;
                };
                if std::mem::replace(flag, true) {
                    return false;
                }
                let recreated = if left.key().is_root() {
                    root_recreated
                } else {
                    root_holds_rows && !root_recreated && self.recreated(Some(left), Some(right))
                };
                pairing.pairs.push(Pair { old: left, new: right, evidence, recreated });
                true
            };
        for left in old.objects() {
            let position =
                (!root_recreated).then(|| self.lineage_of(left)).flatten().and_then(|id| by_id.get(&id).copied());
            let matched = position.is_some_and(|position| take(position, left, RenameEvidence::Lineage, pairing))
                || (left.key().is_root() && take(0, left, evidence, pairing));
            if !matched {
                old_left.push(left);
            }
        }
        // what is declared comes before what has the same name
        old_left.sort_by_key(|left| self.declaration(left.key()).is_none());
        for left in old_left {
            let position = self.declared_member(left, &by_name).or_else(|| by_name.get(&relative(left.key())).copied());
            if !position.is_some_and(|position| take(position, left, RenameEvidence::Declared, pairing)) {
                pairing.removed.push(left);
            }
        }
        pairing.added.extend(new.objects().iter().zip(taken).filter(|(_, taken)| !taken).map(|(object, _)| object));
    }

    fn recreated(&self, old: Option<&HashedObject>, new: Option<&HashedObject>) -> bool {
        let (Some(old), Some(new)) = (old, new) else { return false };
        if !self.shared_lineage || !holds_rows(old.object()) || !holds_rows(new.object()) {
            return false;
        }
        matches!((old.lineage_id(), new.lineage_id()), (Some(old), Some(new)) if old != new)
    }

    fn lineage_of<'b>(&self, object: &'b HashedObject) -> Option<Lineage<'b>> {
        self.shared_lineage.then(|| object.lineage_id().map(|id| (object.key().kind(), id))).flatten()
    }

    fn lineage_of_group<'b>(&self, group: &'b Group) -> Option<Lineage<'b>> {
        self.lineage_of(group.objects().first()?)
    }

    fn declared_position(&self, group: &Group, candidates: &[Option<&Group>]) -> Option<usize> {
        let declared = self.declaration(group.key())?;
        candidates.iter().position(|other| {
            other.is_some_and(|other| {
                other.key().kind() == declared.object_kind && other.key().path() == declared.new_path
            })
        })
    }

    fn declared_member(&self, object: &HashedObject, by_name: &BTreeMap<Relative<'_>, usize>) -> Option<usize> {
        let declared = self.declaration(object.key())?;
        let names = declared.new_path.get(object.key().root().depth()..)?;
        by_name.get(&(object.key().kind(), names)).copied()
    }

    fn is_declared_target(&self, key: &ObjectKey) -> bool {
        self.declared.iter().any(|declared| declared.object_kind == key.kind() && declared.new_path == key.path())
    }

    fn declaration(&self, key: &ObjectKey) -> Option<&RenameDeclaration> {
        self.declared.iter().find(|declared| declared.object_kind == key.kind() && declared.old_path == key.path())
    }
}

impl Pairing<'_> {
    /// Removed and added objects of one relation, or whole relations, that look alike: exactly one of each.
    pub(super) fn candidates(&self) -> Vec<RenameCandidate> {
        let describe = |object: &HashedObject| {
            let key = object.key();
            let context = if key.is_root() { Vec::new() } else { self.names.translate(key.root_path()) };
            (key.kind(), context, Facet::ALL.map(|facet| object.facet(facet)))
        };
        let group = |objects: &[&HashedObject]| {
            let mut groups: BTreeMap<_, Vec<Vec<String>>> = BTreeMap::new();
            for object in
                objects.iter().filter(|object| matches!(object.key().kind(), ObjectKind::Column | ObjectKind::Relation))
            {
                groups.entry(describe(object)).or_default().push(object.key().path().to_vec());
            }
            groups
        };
        let mut added = group(&self.added);
        let mut candidates: Vec<_> = group(&self.removed)
            .into_iter()
            .filter_map(|(description, removed)| {
                let added = added.remove(&description)?;
                match (removed.as_slice(), added.as_slice()) {
                    ([old_path], [new_path]) => Some(RenameCandidate {
                        object_kind: description.0,
                        old_path: old_path.clone(),
                        new_path: new_path.clone(),
                    }),
                    _ => None,
                }
            })
            .collect();
        candidates.sort();
        candidates
    }
}

type Lineage<'a> = (ObjectKind, &'a str);
type Relative<'a> = (ObjectKind, &'a [String]);

fn holds_rows(object: &Object) -> bool {
    match object {
        Object::Column(_) => true,
        Object::Relation(relation) => {
            matches!(relation.relation_kind, RelationKind::Table | RelationKind::PartitionedTable)
        }
        _ => false,
    }
}

fn relative(key: &ObjectKey) -> Relative<'_> {
    (key.kind(), key.path().get(key.root().depth()..).unwrap_or_default())
}

fn index<'a, K: Ord>(groups: &[Option<&'a Group>], key: impl Fn(&'a Group) -> Option<K>) -> BTreeMap<K, usize> {
    let keyed = groups.iter().enumerate().filter_map(|(position, group)| Some((key((*group)?)?, position)));
    keyed.collect()
}

fn index_objects<'a, K: Ord>(
    objects: &'a [HashedObject],
    key: impl Fn(&'a HashedObject) -> Option<K>,
) -> BTreeMap<K, usize> {
    objects.iter().enumerate().filter_map(|(position, object)| Some((key(object)?, position))).collect()
}

type Merged<'a> = (Vec<(&'a Group, &'a Group)>, Vec<&'a Group>, Vec<&'a Group>);

fn merge<'a>(old: &'a [Group], new: &'a [Group]) -> Merged<'a> {
    let (mut same, mut old_alone, mut new_alone) = (Vec::new(), Vec::new(), Vec::new());
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    loop {
        match (old.peek(), new.peek()) {
            (Some(left), Some(right)) => match left.key().cmp(right.key()) {
                std::cmp::Ordering::Less => old_alone.extend(old.next()),
                std::cmp::Ordering::Greater => new_alone.extend(new.next()),
                std::cmp::Ordering::Equal => same.extend(old.next().zip(new.next())),
            },
            (Some(_), None) => old_alone.extend(old.next()),
            (None, Some(_)) => new_alone.extend(new.next()),
            (None, None) => return (same, old_alone, new_alone),
        }
    }
}

pub(super) fn check_declarations(
    old: &Snapshot,
    new: &Snapshot,
    declared: &[RenameDeclaration],
) -> Result<(), DiffError> {
    for declaration in declared {
        let refuse = |reason| DiffError::Rename {
            kind: declaration.object_kind.as_str(),
            old_path: declaration.old_path.join("."),
            new_path: declaration.new_path.join("."),
            reason,
        };
        let exists = |snapshot: &Snapshot, path: &[String]| {
            snapshot.entries().any(|entry| entry.key().kind() == declaration.object_kind && entry.key().path() == path)
        };
        if !exists(old, &declaration.old_path) {
            return Err(refuse("the old snapshot has no such object"));
        }
        if !exists(new, &declaration.new_path) {
            return Err(refuse("the new snapshot has no such object"));
        }
    }
    Ok(())
}

//! Hashing: per object and facet, rolled up per root.

use std::sync::LazyLock;

use crate::canonical::{self, CanonicalError, Digest, Hasher};
use crate::finding::Facet;
use crate::schema::{Object, ObjectFields, ObjectKey};

use super::{Entry, ObjectReference, SnapshotError};

// hundreds of thousands of small digests: the domain's key is made once
static OBJECT_KEY: LazyLock<Digest> = LazyLock::new(|| Digest::of("bastion.object/v1", b""));

/// An object with its key and its digests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HashedObject {
    key: ObjectKey,
    object: Object,
    lineage_id: Option<String>,
    references: Vec<ObjectReference>,
    facets: [Option<Digest>; Facet::ALL.len()],
}

impl HashedObject {
    fn new(entry: Entry) -> Result<Self, SnapshotError> {
        let Entry { lineage_id, mut references, object } = entry;
        references.sort();
        references.dedup();
        let key = object.key();
        if key.path().len() < key.root().depth() || (!key.is_root() && key.path().len() == key.root().depth()) {
            return Err(SnapshotError::Path { object: key.to_string(), names: key.path().len() });
        }
        let fields = object.fields().map_err(|error| CanonicalError::Shape { reason: error.to_string() })?;
        let unique_index = matches!(&object, Object::Index(index) if index.unique);
        let mut facets = [None; Facet::ALL.len()];
        for (slot, facet) in facets.iter_mut().zip(Facet::ALL) {
            // what a unique index is ordered by is what a writer must satisfy
            let counts =
                |found: Facet| found == facet || (unique_index && facet == Facet::Write && found == Facet::Ops);
            *slot = facet_digest(&key, facet, &fields, counts)?;
        }
        Ok(Self { key, object, lineage_id, references, facets })
    }

    /// Its identity.
    #[must_use]
    pub const fn key(&self) -> &ObjectKey {
        &self.key
    }

    /// The object.
    #[must_use]
    pub const fn object(&self) -> &Object {
        &self.object
    }

    /// The identifier the database itself gives it.
    #[must_use]
    pub fn lineage_id(&self) -> Option<&str> {
        self.lineage_id.as_deref()
    }

    /// The objects it cannot be without, where the source told.
    #[must_use]
    pub fn references(&self) -> &[ObjectReference] {
        &self.references
    }

    /// The digest of one facet; `None` when it has nothing of that facet.
    #[must_use]
    pub fn facet(&self, facet: Facet) -> Option<Digest> {
        self.facets.get(facet as usize).copied().flatten()
    }

    /// Whether all facets are equal, names aside.
    #[must_use]
    pub fn same_content(&self, other: &Self) -> bool {
        self.facets == other.facets
    }

    pub(super) fn to_entry(&self) -> Entry {
        Entry { lineage_id: self.lineage_id.clone(), references: self.references.clone(), object: self.object.clone() }
    }
}

/// Everything that belongs to one root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    key: ObjectKey,
    objects: Vec<HashedObject>,
    facets: [Option<Digest>; Facet::ALL.len()],
    content: Digest,
    lineage: Digest,
}

impl Group {
    /// The identity of the root.
    #[must_use]
    pub const fn key(&self) -> &ObjectKey {
        &self.key
    }

    /// The objects in key order, the root first when it is there.
    #[must_use]
    pub fn objects(&self) -> &[HashedObject] {
        &self.objects
    }

    /// The digest of one facet over all objects; `None` when none has anything of it.
    #[must_use]
    pub fn facet(&self, facet: Facet) -> Option<Digest> {
        self.facets.get(facet as usize).copied().flatten()
    }

    /// The digest of all facets.
    #[must_use]
    pub const fn content(&self) -> Digest {
        self.content
    }

    /// The digest of the lineage ids.
    #[must_use]
    pub const fn lineage(&self) -> Digest {
        self.lineage
    }
}

pub(super) fn build(entries: Vec<Entry>) -> Result<Vec<Group>, SnapshotError> {
    let mut objects = entries.into_iter().map(HashedObject::new).collect::<Result<Vec<_>, _>>()?;
    objects.sort_by(|left, right| left.key.cmp(&right.key));
    let twice = objects.iter().zip(objects.iter().skip(1)).find(|(left, right)| left.key == right.key);
    if let Some((object, _)) = twice {
        return Err(SnapshotError::Duplicate { object: object.key.to_string() });
    }
    let mut groups = Vec::new();
    let mut members: Vec<HashedObject> = Vec::new();
    for object in objects {
        if members.last().is_some_and(|last| last.key.compare_root(&object.key).is_ne()) {
            groups.extend(close(std::mem::take(&mut members)));
        }
        members.push(object);
    }
    groups.extend(close(members));
    Ok(groups)
}

fn close(objects: Vec<HashedObject>) -> Option<Group> {
    let key = objects.first()?.key.root_key();
    let facets = Facet::ALL.map(|facet| roll_up(&objects, facet));
    let mut content = Hasher::new("bastion.group/v1");
    for facet in facets {
        content.part(facet.as_ref().map_or(&[], |digest| digest.as_bytes().as_slice()));
    }
    let mut lineage = Hasher::new("bastion.lineage/v1");
    for object in &objects {
        lineage.part(object.lineage_id.as_deref().unwrap_or_default().as_bytes());
    }
    Some(Group { key, facets, content: content.finish(), lineage: lineage.finish(), objects })
}

fn roll_up(objects: &[HashedObject], facet: Facet) -> Option<Digest> {
    let mut hasher = Hasher::new("bastion.group.facet/v1");
    let mut any = false;
    for (object, digest) in objects.iter().filter_map(|object| Some((object, object.facet(facet)?))) {
        any = true;
        hash_key(&mut hasher, &object.key);
        hasher.part(digest.as_bytes());
    }
    any.then(|| hasher.finish())
}

pub(super) fn hash_key(hasher: &mut Hasher, key: &ObjectKey) {
    hasher.part(key.kind().as_str().as_bytes()).part(&(key.path().len() as u64).to_le_bytes());
    for name in key.path() {
        hasher.part(name.as_bytes());
    }
}

fn facet_digest(
    key: &ObjectKey,
    facet: Facet,
    fields: &ObjectFields,
    counts: impl Fn(Facet) -> bool,
) -> Result<Option<Digest>, CanonicalError> {
    let mut found: Vec<_> = fields.iter().filter(|(row, _)| counts(row.facet)).collect();
    if found.is_empty() && key.kind().home() != facet {
        return Ok(None);
    }
    found.sort_unstable_by_key(|(row, _)| row.name);
    let mut content = Vec::with_capacity(128);
    let mut part = |bytes: &[u8]| {
        content.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        content.extend_from_slice(bytes);
    };
    part(key.kind().as_str().as_bytes());
    part(facet.as_str().as_bytes());
    for (row, value) in found {
        part(row.name.as_bytes());
        part(&canonical::write(value)?);
    }
    Ok(Some(Digest::keyed(&OBJECT_KEY, &content)))
}

//! A schema at a moment: its objects, what could not be read, statistics beside it.
//!
//! A [`SnapshotDocument`] is the JSON; a [`Snapshot`] is the same, checked, sorted and hashed. Two databases with the
//! same schema give the same digest whatever the order, the row order of their catalogues or the time.
//!
//! What is hashed: the dialect, every object per facet, and the gaps. What is not: lineage ids, statistics, the
//! server's version.
//!
//! ```
//! use bastion_core::schema::{Dialect, Object, Schema};
//! use bastion_core::snapshot::{Entry, Snapshot, SnapshotDocument};
//!
//! let schema = Schema { name: "bank".into(), owner: None, comment: None };
//! let mut document = SnapshotDocument::new(Dialect::Postgresql);
//! document.objects.push(Entry::new(schema));
//! let snapshot = Snapshot::new(document)?;
//! assert_eq!(Snapshot::from_json(&snapshot.to_json()?)?, snapshot);
//! # Ok::<(), bastion_core::snapshot::SnapshotError>(())
//! ```

mod document;
mod error;
mod group;
mod part;
mod statistics;

use std::cmp::Ordering;

pub use document::{Entry, FacetRoots, Gap, GapReason, ObjectReference, SnapshotDocument, SnapshotSource};
pub use error::SnapshotError;
pub use group::{Group, HashedObject};
pub use part::{Part, PartHeader, Parts};
pub use statistics::{ColumnStatistics, FrequentValue, StatisticsMethod};

use crate::canonical::{self, Digest, Hasher};
use crate::finding::Facet;
use crate::limits::{SNAPSHOT_GAPS_MAX, SNAPSHOT_OBJECTS_MAX};
use crate::schema::{Dialect, Object, ObjectKey};

/// The format this build writes, and the only one it reads.
pub const FORMAT: &str = "bastion.snapshot/v1";

/// A checked, sorted and hashed snapshot.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    dialect: Dialect,
    source: SnapshotSource,
    groups: Vec<Group>,
    gaps: Vec<Gap>,
    statistics: Vec<ColumnStatistics>,
    roots: FacetRoots,
    lineage_root: Digest,
    digest: Digest,
}

impl Snapshot {
    /// Checks, sorts and hashes a document.
    ///
    /// # Errors
    ///
    /// [`SnapshotError`] when the format is unknown, an object stands twice, a bound is exceeded, or the document
    /// states a digest that is not its own.
    pub fn new(document: SnapshotDocument) -> Result<Self, SnapshotError> {
        let SnapshotDocument { format, dialect, source, digest: stated, roots: _, mut gaps, objects, mut statistics } =
            document;
        if format != FORMAT {
            return Err(SnapshotError::Version { format });
        }
        if objects.len() > SNAPSHOT_OBJECTS_MAX {
            return Err(SnapshotError::TooManyObjects { objects: objects.len() });
        }
        gaps.sort();
        gaps.dedup();
        gaps.truncate(SNAPSHOT_GAPS_MAX);
        statistics.sort_by(|left, right| left.path().cmp(&right.path()));
        let groups = group::build(objects)?;
        let roots = roots_of(&groups);
        let digest = digest_of(dialect, &roots, &gaps);
        if let Some(stated) = stated.filter(|stated| *stated != digest) {
            return Err(SnapshotError::Digest { stated, computed: digest });
        }
        let lineage_root = lineage_of(&groups);
        Ok(Self { dialect, source, groups, gaps, statistics, roots, lineage_root, digest })
    }

    /// Reads a snapshot from JSON.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::new`], and when the bytes are not a snapshot document.
    pub fn from_json(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let value = canonical::parse(bytes)?;
        if let Some(format) = value.get("format").and_then(serde_json::Value::as_str).filter(|found| *found != FORMAT) {
            return Err(SnapshotError::Version { format: format.chars().take(80).collect() });
        }
        Self::new(canonical::from_value(value)?)
    }

    /// The canonical JSON: the same schema, gaps and statistics always give the same bytes.
    ///
    /// # Errors
    ///
    /// [`SnapshotError::Document`] when a number in it has no canonical form.
    pub fn to_json(&self) -> Result<Vec<u8>, SnapshotError> {
        Ok(canonical::to_bytes(&self.to_document())?)
    }

    /// The document, sorted and with its digests.
    #[must_use]
    pub fn to_document(&self) -> SnapshotDocument {
        SnapshotDocument {
            format: FORMAT.to_owned(),
            dialect: self.dialect,
            source: self.source.clone(),
            digest: Some(self.digest),
            roots: Some(self.roots.clone()),
            gaps: self.gaps.clone(),
            objects: self.entries().map(HashedObject::to_entry).collect(),
            statistics: self.statistics.clone(),
        }
    }

    /// The product it comes from.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Where it was taken.
    #[must_use]
    pub const fn source(&self) -> &SnapshotSource {
        &self.source
    }

    /// The digest of everything that is hashed.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// One root per facet: equal roots mean that nothing of that facet differs.
    #[must_use]
    pub const fn roots(&self) -> &FacetRoots {
        &self.roots
    }

    /// The digest of the lineage ids, for telling re-created objects from unchanged ones.
    #[must_use]
    pub const fn lineage_root(&self) -> Digest {
        self.lineage_root
    }

    /// The objects by root, in key order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Every object, in key order.
    pub fn entries(&self) -> impl Iterator<Item = &HashedObject> {
        self.groups.iter().flat_map(Group::objects)
    }

    /// The number of objects.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.objects().len()).sum()
    }

    /// Whether there is no object.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The object with a key.
    #[must_use]
    pub fn get(&self, key: &ObjectKey) -> Option<&Object> {
        let group = self.group(key)?;
        let index = group.objects().binary_search_by(|entry| entry.key().cmp(key)).ok()?;
        group.objects().get(index).map(HashedObject::object)
    }

    /// Everything that belongs to the root of a key.
    #[must_use]
    pub fn group(&self, key: &ObjectKey) -> Option<&Group> {
        let index = self
            .groups
            .binary_search_by(|group| match group.key().compare_root(key) {
                Ordering::Equal => Ordering::Equal,
                unequal => unequal,
            })
            .ok()?;
        self.groups.get(index)
    }

    /// What was found and is not modelled, or could not be read.
    #[must_use]
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    /// Statistics of columns, by path; empty when none were asked for.
    #[must_use]
    pub fn statistics(&self) -> &[ColumnStatistics] {
        &self.statistics
    }

    /// The statistics of one column.
    #[must_use]
    pub fn column_statistics(&self, schema: &str, relation: &str, column: &str) -> Option<&ColumnStatistics> {
        let path = [schema, relation, column];
        let index = self.statistics.binary_search_by(|entry| entry.path().cmp(&path)).ok()?;
        self.statistics.get(index)
    }
}

fn roots_of(groups: &[Group]) -> FacetRoots {
    FacetRoots::build(|facet| {
        let mut hasher = Hasher::new("bastion.snapshot.facet/v1");
        hasher.part(facet.as_str().as_bytes());
        for (group, root) in groups.iter().filter_map(|group| Some((group, group.facet(facet)?))) {
            group::hash_key(&mut hasher, group.key());
            hasher.part(root.as_bytes());
        }
        hasher.finish()
    })
}

fn lineage_of(groups: &[Group]) -> Digest {
    let mut hasher = Hasher::new("bastion.snapshot.lineage/v1");
    for group in groups {
        hasher.part(group.lineage().as_bytes());
    }
    hasher.finish()
}

fn digest_of(dialect: Dialect, roots: &FacetRoots, gaps: &[Gap]) -> Digest {
    let mut hasher = Hasher::new(FORMAT);
    hasher.part(match dialect {
        Dialect::Postgresql => b"postgresql",
        Dialect::Sqlite => b"sqlite",
        Dialect::Mysql => b"mysql",
        Dialect::Mariadb => b"mariadb",
    });
    for facet in Facet::ALL {
        hasher.part(roots.get(facet).as_bytes());
    }
    for gap in gaps {
        gap.hash_into(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests;

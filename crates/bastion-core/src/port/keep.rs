//! Snapshots into a store and out of it, and a look whether anything changed.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CatalogFingerprint, Introspector, Manifest, SnapshotOptions, SnapshotStore, StoredSnapshot};
use crate::canonical::{self, Digest};
use crate::error::{Error, ErrorCode};
use crate::snapshot::{Part, PartHeader, Parts, Snapshot};

const FORMAT: &str = "bastion.manifest/v1";
/// Manifests between one and the next that lists all parts.
const DEPTH_MAX: u32 = 200;

/// What storing a snapshot took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stored {
    /// The entry.
    pub entry: StoredSnapshot,
    /// Parts that were not there yet.
    pub parts_new: u64,
    /// Parts that were.
    pub parts_shared: u64,
    /// Bytes of the new ones.
    pub bytes_new: u64,
}

/// Stores a snapshot.
///
/// # Errors
///
/// What the store refuses.
pub fn put(
    store: &mut dyn SnapshotStore,
    snapshot: &Snapshot,
    name: &str,
    taken_at: &str,
    fingerprint: Option<CatalogFingerprint>,
) -> Result<Stored, Error> {
    let Parts { header, objects, statistics } = Parts::of(snapshot)?;
    let all: BTreeSet<Digest> = objects.iter().map(|part| part.digest).collect();
    let state = header.state(&all)?;
    let manifest = match store.newest()? {
        Some(last) if last.state != state => relative(store, last.state, header, &all)?,
        _ => whole(header, &all),
    };
    let mut candidates: Vec<Part> = objects;
    candidates.extend(statistics);
    let digests: Vec<Digest> = candidates.iter().map(|part| part.digest).collect();
    let missing: BTreeSet<Digest> = store.missing(&digests)?.into_iter().collect();
    let count = candidates.len();
    candidates.retain(|part| missing.contains(&part.digest));
    let number = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
    let (parts_new, bytes_new) =
        (candidates.len(), candidates.iter().map(|part| number(part.content.len())).sum::<u64>());
    let entry = StoredSnapshot {
        number: 0,
        name: name.to_owned(),
        taken_at: taken_at.to_owned(),
        digest: snapshot.digest(),
        state,
        fingerprint,
    };
    let entry = store.add(&candidates, &manifest, entry)?;
    Ok(Stored { entry, parts_new: number(parts_new), parts_shared: number(count - parts_new), bytes_new })
}

fn whole(header: PartHeader, all: &BTreeSet<Digest>) -> Manifest {
    let added = all.iter().copied().collect();
    Manifest { format: FORMAT.to_owned(), header, base: None, depth: 0, added, removed: Vec::new() }
}

// as the difference to the newest one, where that is shorter
fn relative(
    store: &dyn SnapshotStore,
    base: Digest,
    header: PartHeader,
    all: &BTreeSet<Digest>,
) -> Result<Manifest, Error> {
    let (known, depth) = resolve(store, base)?;
    let added: Vec<Digest> = all.difference(&known).copied().collect();
    let removed: Vec<Digest> = known.difference(all).copied().collect();
    if depth >= DEPTH_MAX || added.len() + removed.len() >= all.len() {
        return Ok(whole(header, all));
    }
    Ok(Manifest { format: FORMAT.to_owned(), header, base: Some(base), depth: depth + 1, added, removed })
}

// the parts of a state, and how deep its manifest stands
fn resolve(store: &dyn SnapshotStore, state: Digest) -> Result<(BTreeSet<Digest>, u32), Error> {
    let newest = store.manifest(state)?;
    let depth = newest.depth;
    let mut chain = vec![newest];
    while let Some(base) = chain.last().and_then(|manifest| manifest.base) {
        if chain.len() > DEPTH_MAX as usize + 1 {
            return Err(damaged(format!("the manifests before {state} do not end")));
        }
        chain.push(store.manifest(base)?);
    }
    let mut parts = BTreeSet::new();
    for manifest in chain.iter().rev() {
        for digest in &manifest.removed {
            parts.remove(digest);
        }
        parts.extend(manifest.added.iter().copied());
    }
    Ok((parts, depth))
}

fn damaged(message: String) -> Error {
    Error::new(ErrorCode::StoreDamaged, message)
        .with_hint("restore the store from a copy; what can be read is not lost")
}

/// The snapshot of an entry, checked against its digest.
///
/// # Errors
///
/// `store_damaged` when something of it is not there or not what it was.
pub fn get(store: &dyn SnapshotStore, entry: &StoredSnapshot) -> Result<Snapshot, Error> {
    let header = store.manifest(entry.state)?.header;
    let (parts, _) = resolve(store, entry.state)?;
    if header.state(&parts)? != entry.state {
        return Err(damaged(format!("the manifest of {} is another state's", entry.state)));
    }
    let digests: Vec<Digest> = parts.into_iter().collect();
    let objects = store.parts(&digests)?;
    let statistics = match header.statistics {
        Some(digest) => store.parts(&[digest])?.into_iter().next(),
        None => None,
    };
    Parts::join(header, &objects, statistics.as_deref())
        .map_err(|error| damaged(format!("the snapshot {} cannot be put together: {error}", entry.number)))
}

/// The entry that people mean: a number, a name (its newest), the beginning of a digest, or the newest of all when
/// nothing is said.
///
/// # Errors
///
/// `object_not_found` when there is none, `store_damaged`.
pub fn find(store: &dyn SnapshotStore, wanted: &str) -> Result<StoredSnapshot, Error> {
    const DIGITS_MIN: usize = 8;
    let entries = store.entries()?;
    let newest = |fits: &dyn Fn(&&StoredSnapshot) -> bool| entries.iter().rev().find(|entry| fits(entry)).cloned();
    let hexadecimal = wanted.strip_prefix("blake3:").unwrap_or(wanted);
    let found = if wanted.is_empty() {
        entries.last().cloned()
    } else {
        newest(&|entry| entry.name == wanted).or_else(|| newest(&|entry| entry.number.to_string() == wanted)).or_else(
            || newest(&|entry| hexadecimal.len() >= DIGITS_MIN && entry.digest.to_hex().starts_with(hexadecimal)),
        )
    };
    found.ok_or_else(|| {
        Error::new(ErrorCode::ObjectNotFound, format!("the store has no snapshot `{wanted}`"))
            .with_hint("list them with `bastion history`")
    })
}

/// What looking at a source gave.
#[derive(Debug, Clone)]
pub struct Looked {
    /// The schema.
    pub snapshot: Snapshot,
    /// What the catalogue looked like before it was read, where the source can tell.
    pub fingerprint: Option<CatalogFingerprint>,
    /// Whether the schema was read; it was not when nothing had changed.
    pub read: bool,
}

/// Reads a source, unless its catalogue looks as it did when `before` was read with the same options.
///
/// # Errors
///
/// Any `source_…` code.
pub async fn look(
    introspector: &dyn Introspector,
    options: &SnapshotOptions,
    before: Option<(CatalogFingerprint, Snapshot)>,
) -> Result<Looked, Error> {
    // what was asked for is part of what it is about; statistics change without the catalogue
    let asked = format!(" {}", String::from_utf8_lossy(&canonical::to_bytes(options)?));
    let known = before.as_ref().and_then(|(then, _)| {
        let scope = then.scope.strip_suffix(&asked)?.to_owned();
        Some(CatalogFingerprint { scope, ..then.clone() })
    });
    // taken first: a change between the two is seen the next time
    let mut fingerprint = introspector.fingerprint(known.as_ref()).await?;
    if let Some(found) = &mut fingerprint {
        found.scope.push_str(&asked);
    }
    if options.statistics.is_none()
        && let (Some(now), Some((then, snapshot))) = (&fingerprint, before)
        && now.same_schema(&then)
    {
        return Ok(Looked { snapshot, fingerprint, read: false });
    }
    let snapshot = introspector.snapshot(options).await?;
    Ok(Looked { snapshot, fingerprint, read: true })
}

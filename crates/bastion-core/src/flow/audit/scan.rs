//! What the leaves say, read in order and held against the checkpoint.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem::Finder;

use crate::audit::{AuditEntry, AuditPeriod, DataKeyId, PeriodSearch};
use crate::error::Error;
use crate::flow::LogReader;
use crate::log::{Frontier, LogError, NoteKey, TILE_HASHES, leaf_hash};
use crate::port::LogStore;
use crate::time::Moment;

/// Gives every entry to `take`, and then says whether the checkpoint covers exactly these.
fn every_entry<S: LogStore>(store: &S, name: &NoteKey, mut take: impl FnMut(u64, &[u8])) -> Result<(), Error> {
    if store.checkpoint()?.is_none() {
        return Ok(());
    }
    let reader = LogReader::open(store, name)?;
    let head = reader.head();
    let mut tree = Frontier::default();
    for first in (0..head.size).step_by(usize::from(TILE_HASHES)) {
        let end = head.size.min(first + u64::from(TILE_HASHES));
        for entry in reader.entries(first..end)? {
            take(tree.size(), &entry);
            tree.append(leaf_hash(&entry));
        }
    }
    if tree.root() == head.root { Ok(()) } else { Err(LogError::Root { found: tree.root(), wanted: head.root }.into()) }
}

/// The keys whose destruction is recorded, and where.
pub(super) fn erasures<S: LogStore>(store: &S, name: &NoteKey) -> Result<BTreeMap<DataKeyId, u64>, Error> {
    // canonical JSON escapes quotes inside texts: only the member itself is written so
    let mark = Finder::new(br#""erasure":{"#);
    let mut erasures = BTreeMap::new();
    every_entry(store, name, |place, bytes| {
        if mark.find(bytes).is_some()
            && let Ok(AuditEntry { erasure: Some(erasure), .. }) = AuditEntry::read(bytes)
        {
            erasures.entry(erasure.key_id).or_insert(place);
        }
    })?;
    Ok(erasures)
}

/// When the entries happened whose bodies a key sealed.
pub(super) fn moments<S: LogStore>(store: &S, name: &NoteKey, key_id: &DataKeyId) -> Result<Vec<Moment>, Error> {
    let mark = Finder::new(&format!(r#""key_id":"{key_id}""#)).into_owned();
    let mut moments = Vec::new();
    every_entry(store, name, |_, bytes| {
        if mark.find(bytes).is_some()
            && let Ok(entry) = AuditEntry::read(bytes)
            && entry.body.key_id == *key_id
        {
            moments.push(entry.occurred_at);
        }
    })?;
    Ok(moments)
}

/// Where the entries of a period are.
pub(super) fn period<S: LogStore>(store: &S, name: &NoteKey, period: AuditPeriod) -> Result<PeriodSearch, Error> {
    let mut search = PeriodSearch::new(period);
    every_entry(store, name, |_, bytes| search.read(bytes))?;
    Ok(search)
}

/// Which of these identifiers entries of the log have.
pub(super) fn recorded<S: LogStore>(
    store: &S,
    name: &NoteKey,
    ids: &BTreeSet<&str>,
) -> Result<BTreeSet<String>, Error> {
    let mut recorded = BTreeSet::new();
    every_entry(store, name, |_, bytes| {
        if let Ok(entry) = AuditEntry::read(bytes)
            && ids.contains(entry.id.as_str())
        {
            recorded.insert(entry.id);
        }
    })?;
    Ok(recorded)
}

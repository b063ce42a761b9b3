//! Every object of two snapshots, each with its counterpart: what a migration plan starts from.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, DiffError, DiffOptions, NameMap, fields, pairing, shares_lineage};
use crate::schema::ObjectKey;
use crate::snapshot::{HashedObject, Snapshot};

/// An object before and after. At least one side is there.
#[derive(Debug)]
pub(crate) struct Counterparts<'a> {
    pub(crate) old: Option<&'a HashedObject>,
    pub(crate) new: Option<&'a HashedObject>,
    /// The fields that differ and do not only follow a rename.
    pub(crate) changed: BTreeSet<String>,
}

/// All objects of both snapshots, in the order of their keys.
#[derive(Debug)]
pub(crate) struct Correspondence<'a> {
    pub(crate) objects: Vec<Counterparts<'a>>,
    pub(crate) names: NameMap,
}

/// Finds the counterpart of every object.
pub(crate) fn correspondence<'a>(
    old: &'a Snapshot,
    new: &'a Snapshot,
    options: &'a DiffOptions,
) -> Result<Correspondence<'a>, DiffError> {
    if old.dialect() != new.dialect() {
        return Err(DiffError::Dialect { old: old.dialect(), new: new.dialect() });
    }
    pairing::check_declarations(old, new, &options.renames)?;
    let pairing = pairing::pair(old, new, shares_lineage(old, new), &options.renames)?;
    let mut left: BTreeMap<&ObjectKey, &HashedObject> = old.entries().map(|entry| (entry.key(), entry)).collect();
    let mut right: BTreeMap<&ObjectKey, &HashedObject> = new.entries().map(|entry| (entry.key(), entry)).collect();
    let mut objects = Vec::with_capacity(left.len().max(right.len()));
    for pair in &pairing.pairs {
        left.remove(pair.old.key());
        right.remove(pair.new.key());
        let changes = fields::pair_changes(pair, &pairing)?;
        let changed = changes.into_iter().filter_map(|change| match change {
            Change::Changed(change) => Some(change.field),
            _ => None,
        });
        objects.push(Counterparts { old: Some(pair.old), new: Some(pair.new), changed: changed.collect() });
    }
    let gone: BTreeSet<&ObjectKey> = pairing.removed.iter().map(|object| object.key()).collect();
    for (key, entry) in left {
        // what belongs to a root that is gone is not listed by the pairing
        let is_gone = gone.contains(key) || gone.contains(&key.root_key());
        let other = if is_gone { None } else { right.remove(key) };
        objects.push(Counterparts { old: Some(entry), new: other, changed: BTreeSet::new() });
    }
    objects.extend(right.into_values().map(|entry| Counterparts {
        old: None,
        new: Some(entry),
        changed: BTreeSet::new(),
    }));
    objects.sort_by(|left, right| sort_key(left).cmp(&sort_key(right)));
    Ok(Correspondence { objects, names: pairing.names })
}

fn sort_key<'a>(object: &Counterparts<'a>) -> (Option<&'a ObjectKey>, bool) {
    (object.new.or(object.old).map(HashedObject::key), object.old.is_some())
}

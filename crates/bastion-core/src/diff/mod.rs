//! What differs between two snapshots: typed changes, renames proven by lineage, nothing guessed.
//!
//! The comparison knows no kind of object: it walks two sorted lists, skips what hashes equal, and lists the fields
//! that differ. What a change means, and for whom, is said by [`crate::rules`].
//!
//! Two snapshots of one database carry the ids the database itself gives its objects. An object that keeps its id
//! under another name was renamed; one that keeps its name under another id was made anew. Without such ids a rename
//! counts only when it is declared; a likely one is listed as a candidate and never assumed.
//!
//! ```
//! use bastion_core::diff::{compare, DiffOptions};
//! use bastion_core::schema::Dialect;
//! use bastion_core::snapshot::{Snapshot, SnapshotDocument};
//!
//! let snapshot = Snapshot::new(SnapshotDocument::new(Dialect::Postgresql))?;
//! assert!(compare(&snapshot, &snapshot, &DiffOptions::default())?.is_empty());
//! # Ok::<(), bastion_core::Error>(())
//! ```

mod change;
mod correspondence;
mod error;
mod fields;
mod pairing;
mod rename;

pub use change::{
    Added, Change, Changed, Diff, DiffOptions, FORMAT, GapChange, Recreated, Removed, RenameCandidate,
    RenameDeclaration, RenameEvidence, Renamed, Verb,
};
pub(crate) use correspondence::{Correspondence, Counterparts, correspondence};
pub use error::DiffError;
pub use rename::NameMap;

use crate::finding::Facet;
use crate::snapshot::{Gap, Snapshot};

/// Compares two snapshots.
///
/// # Errors
///
/// [`DiffError`] when they come from different products, or a declared rename does not fit them.
pub fn compare(old: &Snapshot, new: &Snapshot, options: &DiffOptions) -> Result<Diff, DiffError> {
    if old.dialect() != new.dialect() {
        return Err(DiffError::Dialect { old: old.dialect(), new: new.dialect() });
    }
    pairing::check_declarations(old, new, &options.renames)?;
    let shared_lineage = shares_lineage(old, new);
    let mut diff = Diff {
        format: FORMAT.to_owned(),
        old_digest: old.digest(),
        new_digest: new.digest(),
        unchanged_facets: Facet::ALL
            .into_iter()
            .filter(|facet| old.roots().get(*facet) == new.roots().get(*facet))
            .collect(),
        complete: old.gaps().is_empty() && new.gaps().is_empty(),
        changes: Vec::new(),
        candidates: Vec::new(),
        gap_changes: Vec::new(),
    };
    let same_lineage = !shared_lineage || old.lineage_root() == new.lineage_root();
    if old.digest() == new.digest() && same_lineage {
        return Ok(diff);
    }
    let pairing = pairing::pair(old, new, shared_lineage, &options.renames)?;
    diff.changes = fields::changes(&pairing)?;
    diff.candidates = pairing.candidates();
    diff.gap_changes = gap_changes(old.gaps(), new.gaps());
    Ok(diff)
}

fn shares_lineage(old: &Snapshot, new: &Snapshot) -> bool {
    old.source().lineage.is_some() && old.source().lineage == new.source().lineage
}

fn gap_changes(old: &[Gap], new: &[Gap]) -> Vec<GapChange> {
    let only = |these: &[Gap], those: &[Gap], appeared: bool| {
        these
            .iter()
            .filter(|gap| those.binary_search(gap).is_err())
            .map(|gap| GapChange { appeared, gap: gap.clone() })
            .collect::<Vec<_>>()
    };
    let mut changes = only(old, new, false);
    changes.extend(only(new, old, true));
    changes
}

#[cfg(test)]
mod tests;

//! Whether what was acknowledged is there: the same checker for every store, whole or broken on purpose.

use std::collections::BTreeMap;

use bastion_core::Error;
use bastion_core::flow::{read_entries, verify_log};
use sha2::{Digest, Sha256};

use super::place::{Place, name};

/// What was acknowledged: a place, and the hash of the entry in hexadecimal digits. Several writers may have been given one
/// place.
pub type Acknowledged = Vec<(u64, String)>;

/// What became of it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    pub holds: usize,
    /// The log is shorter, or something else is there.
    pub missing: usize,
    /// Nobody can tell: the store did not answer, or the place cannot be read. Not the same as missing.
    pub unreadable: usize,
    /// Whether the log is what its checkpoint says.
    pub is_valid: bool,
}

impl Verdict {
    /// Nothing that was acknowledged is lost.
    pub fn is_good(self) -> bool {
        self.is_valid && self.missing == 0 && self.unreadable == 0
    }
}

pub fn hash(entry: &[u8]) -> String {
    Sha256::digest(entry).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn check(place: &Place, acknowledged: &Acknowledged) -> Verdict {
    let unreadable = Verdict { unreadable: acknowledged.len(), ..Verdict::default() };
    let Ok(store) = place.to_read() else { return unreadable };
    let Ok(report) = verify_log(&store, &name(), &[]) else { return unreadable };
    let mut verdict = Verdict { is_valid: report.valid, ..Verdict::default() };
    let mut bundles: BTreeMap<u64, Result<Vec<String>, Error>> = BTreeMap::new();
    for (index, wanted) in acknowledged {
        if *index >= report.size {
            verdict.missing += 1;
            continue;
        }
        // a file of entries at a time: one that cannot be read says nothing about the others
        let first = index / 256 * 256;
        let read = bundles.entry(first).or_insert_with(|| {
            let found = read_entries(&store, report.size, first..report.size.min(first + 256))?;
            Ok(found.iter().map(|entry| hash(entry)).collect())
        });
        match read {
            Ok(found) if found[usize::try_from(index - first).unwrap()] == *wanted => verdict.holds += 1,
            Ok(_) => verdict.missing += 1,
            Err(_) => verdict.unreadable += 1,
        }
    }
    verdict
}

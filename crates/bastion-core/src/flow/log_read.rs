//! Reading a log: its entries, and proofs that they are in it.

use std::cell::RefCell;
use std::ops::Range;

use crate::error::Error;
use crate::log::{EntryBundle, LogError, LogProof, TILE_HASHES, Tile, TilePath, TiledNodes, inclusion_proof};
use crate::port::LogStore;

/// The entries of some places of a log of so many entries, as they are kept; nothing is proven about them.
///
/// # Errors
///
/// `invalid_argument` for places that the log does not have; `log_proof_invalid` when entries are not there; `invalid_log`
/// when they cannot be read; what the store gives.
pub fn read_entries(store: &(impl LogStore + ?Sized), size: u64, places: Range<u64>) -> Result<Vec<Vec<u8>>, Error> {
    if places.end > size {
        return Err(LogError::Range { what: "entry", found: places.end.saturating_sub(1), size }.into());
    }
    let full = u64::from(TILE_HASHES);
    let mut entries = Vec::new();
    for index in places.start / full..places.end.div_ceil(full) {
        let Some(Tile { width, .. }) = Tile::of(size, 0, index) else { break };
        let path = TilePath::Entries { index, width };
        let bytes = store.read(path)?.ok_or_else(|| LogError::Missing { path: path.to_string() })?;
        let numbered = (index * full..).zip(EntryBundle::decode(&bytes, width)?.entries);
        entries.extend(numbered.filter(|(place, _)| places.contains(place)).map(|(_, entry)| entry));
    }
    Ok(entries)
}

/// The proof that the entry at a place is in the tree of so many entries, of which `checkpoint` is the head; the log may have
/// grown to `newest` since.
pub(super) fn prove_at(
    store: &(impl LogStore + ?Sized),
    (index, size): (u64, u64),
    newest: u64,
    checkpoint: String,
) -> Result<LogProof, Error> {
    let proof = with_files(store, |read| {
        let nodes = TiledNodes::new(newest, |tile| read(TilePath::Hashes(tile)));
        inclusion_proof(&nodes, index, size)
    })?;
    Ok(LogProof { extra: None, index, hashes: proof.hashes, checkpoint })
}

/// Lets the tree read a store's files; what the store refuses comes back as the store said it.
pub(super) fn with_files<T>(
    store: &(impl LogStore + ?Sized),
    work: impl FnOnce(&dyn Fn(TilePath) -> Result<Vec<u8>, LogError>) -> Result<T, LogError>,
) -> Result<T, Error> {
    // the tree's own error cannot hold the store's
    let refused = RefCell::new(None);
    let done = work(&|path| {
        let missing = || LogError::Missing { path: path.to_string() };
        match store.read(path) {
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => Err(missing()),
            Err(error) => {
                *refused.borrow_mut() = Some(error);
                Err(missing())
            }
        }
    });
    done.map_err(|error| refused.into_inner().unwrap_or_else(|| error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;
    use crate::flow::{LogReader, LogWriter};
    use crate::key::SigningKey;
    use crate::log::NoteKey;
    use crate::port::MemoryLog;

    fn entry(number: u64) -> Vec<u8> {
        format!("entry {number}").into_bytes()
    }

    #[test]
    fn every_entry_is_read_and_proven() {
        let key = SigningKey::from_seed([7; 32]);
        let name = NoteKey::of_log("log.example.com/acme", key.verifying_key()).unwrap();
        let mut writer = LogWriter::open(MemoryLog::default(), name.clone(), key).unwrap();
        for (from, to) in [(0, 3), (3, 260), (260, 520)] {
            writer.append((from..to).map(entry).collect()).unwrap();
        }
        let store = writer.store();
        for places in [0..0, 0..1, 255..257, 100..520, 519..520, 0..520] {
            let wanted: Vec<_> = places.clone().map(entry).collect();
            assert_eq!(read_entries(store, 520, places).unwrap(), wanted);
        }
        assert_eq!(read_entries(store, 520, 5..521).unwrap_err().code(), ErrorCode::InvalidArgument);
        let reader = LogReader::open(store, &name).unwrap();
        for index in [0, 1, 255, 256, 511, 519] {
            let proof = reader.proof(index).unwrap();
            assert_eq!(LogProof::from_text(&proof.to_string()).unwrap(), proof);
            assert_eq!(proof.verify(&entry(index), &name).unwrap().size, 520);
            assert!(proof.verify(&entry(index + 1), &name).is_err());
        }
        assert_eq!(reader.proof(520).unwrap_err().code(), ErrorCode::InvalidArgument);
        let mut cut = store.clone();
        cut.files.retain(|path, _| !path.starts_with("tile/0/001"));
        assert_eq!(LogReader::open(&cut, &name).unwrap().proof(300).unwrap_err().code(), ErrorCode::LogProofInvalid);
    }
}

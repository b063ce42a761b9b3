//! A log's files as rows of a table: one for each tile, whatever its width, so that a tile that grows is one row still.
//!
//! How wide a row is follows from its content alone: a column for it could be changed and nothing would contradict it.

use crate::error::{Error, ErrorCode};
use crate::log::{TILE_HASHES, Tile, TilePath};

/// The level of the rows that hold entries.
const ENTRIES: i16 = -1;
const HASH_BYTES: usize = 32;
/// Levels of tiles of the largest tree.
const LEVELS: std::ops::Range<i16> = 0..8;

/// The level and the place of a file's row.
pub(super) fn key(path: TilePath) -> (i16, i64) {
    let (level, index) = match path {
        TilePath::Hashes(tile) => (i16::from(tile.level), tile.index),
        TilePath::Entries { index, .. } => (ENTRIES, index),
    };
    // no tree has so many tiles
    (level, i64::try_from(index).unwrap_or(i64::MAX))
}

/// A file as wide as its path says, out of a row that may be wider; none where the row is narrower. What is in no format is
/// given as it is: whoever reads it says so.
pub(super) fn file(path: TilePath, mut content: Vec<u8>) -> Option<Vec<u8>> {
    let (TilePath::Hashes(Tile { width: wanted, .. }) | TilePath::Entries { width: wanted, .. }) = path;
    let found = width(key(path).0, &content).filter(|found| *found <= usize::from(TILE_HASHES));
    let Some(found) = found else { return Some(content) };
    if found < usize::from(wanted) {
        return None;
    }
    let end = match path {
        TilePath::Hashes(_) => usize::from(wanted) * HASH_BYTES,
        TilePath::Entries { .. } => ends(&content).take(usize::from(wanted)).flatten().last().unwrap_or(0),
    };
    content.truncate(end);
    Some(content)
}

/// The path of a row, with its width; of a row that belongs to no log, a text that is no path.
pub(super) fn path(level: i16, index: i64, content: &[u8]) -> String {
    let found = width(level, content).unwrap_or(0);
    let known = u16::try_from(found).ok().filter(|width| (1..=TILE_HASHES).contains(width));
    match (u64::try_from(index), known) {
        (Ok(index), Some(width)) if level == ENTRIES => TilePath::Entries { index, width }.to_string(),
        (Ok(index), Some(width)) if LEVELS.contains(&level) => {
            let level = u8::try_from(level).unwrap_or(u8::MAX);
            TilePath::Hashes(Tile { level, index, width }).to_string()
        }
        _ if level == ENTRIES => format!("tile/entries/{index} ({} bytes)", content.len()),
        _ => format!("tile/{level}/{index} ({} bytes)", content.len()),
    }
}

/// How many hashes or entries there are; none when the bytes end inside one.
fn width(level: i16, content: &[u8]) -> Option<usize> {
    if level == ENTRIES {
        return ends(content).try_fold(0, |count, end| end.map(|_| count + 1));
    }
    content.len().is_multiple_of(HASH_BYTES).then_some(content.len() / HASH_BYTES)
}

/// Where each entry ends; none, and nothing after it, where the bytes end inside one.
fn ends(content: &[u8]) -> impl Iterator<Item = Option<usize>> {
    let mut at = Some(0_usize);
    std::iter::from_fn(move || {
        let rest = content.get(at?..)?;
        if rest.is_empty() {
            return None;
        }
        let length = rest.first_chunk::<2>().map(|length| usize::from(u16::from_be_bytes(*length)) + 2);
        at = length.filter(|length| *length <= rest.len()).and_then(|length| at?.checked_add(length));
        Some(at)
    })
}

/// The refusal to begin a log where one was.
pub(super) fn headless(log: &str, place: &str) -> Error {
    let message = format!("the log `{log}` at `{place}` has tiles and no checkpoint: it was removed");
    Error::new(ErrorCode::LogProofInvalid, message)
        .with_hint("restore the checkpoint from a copy, or from a witness; nothing was written")
}

/// The refusal to write where what is written may be lost.
pub(super) fn not_durable(place: &str, reason: &str, hint: &str) -> Error {
    let message = format!("the store of the log at `{place}` may lose what it said to have kept: {reason}");
    Error::new(ErrorCode::LogNotDurable, message).with_hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::EntryBundle;

    fn bundle(count: u8) -> Vec<u8> {
        EntryBundle { entries: (0..count).map(|number| vec![number; usize::from(number) * 3]).collect() }
            .encode()
            .unwrap()
    }

    #[test]
    fn a_narrower_file_is_the_beginning_of_a_wider_row() {
        for wanted in 1..=9_u16 {
            let hashes = TilePath::Hashes(Tile { level: 2, index: 5, width: wanted });
            let entries = TilePath::Entries { index: 5, width: wanted };
            let count = u8::try_from(wanted).unwrap();
            let is_there = wanted <= 7;
            assert_eq!(file(hashes, vec![1; 7 * 32]), is_there.then(|| vec![1; usize::from(wanted) * 32]));
            assert_eq!(file(entries, bundle(7)), is_there.then(|| bundle(count)));
        }
    }

    #[test]
    fn what_is_in_no_format_is_given_as_it_is() {
        let hashes = TilePath::Hashes(Tile { level: 0, index: 0, width: 2 });
        let entries = TilePath::Entries { index: 0, width: 2 };
        for content in [vec![0; 63], vec![0; 65], vec![0; 257 * 32]] {
            assert_eq!(file(hashes, content.clone()), Some(content));
        }
        let mut cut = bundle(4);
        cut.pop();
        for content in [cut, vec![0], vec![0, 9, 1]] {
            assert_eq!(file(entries, content.clone()), Some(content.clone()));
            assert!(path(ENTRIES, 0, &content).parse::<TilePath>().is_err());
        }
    }

    #[test]
    fn a_row_of_no_log_has_no_path() {
        for (level, index, length) in [(-2, 0, 32), (8, 0, 32), (0, -1, 32), (0, 0, 0), (0, 123, 33), (0, 0, 257 * 32)]
        {
            let found = path(level, index, &vec![0; length]);
            assert!(found.parse::<TilePath>().is_err(), "{found}");
        }
        for text in ["tile/0/x001/067", "tile/7/000.p/1", "tile/entries/999.p/255", "tile/entries/000"] {
            let wanted: TilePath = text.parse().unwrap();
            let (level, index) = key(wanted);
            let (TilePath::Hashes(Tile { width, .. }) | TilePath::Entries { width, .. }) = wanted;
            // entries of no bytes
            let content = vec![0; usize::from(width) * if level == ENTRIES { 2 } else { 32 }];
            assert_eq!(path(level, index, &content), text);
        }
    }
}

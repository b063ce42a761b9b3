//! A pack as one file: a zip archive whose bytes follow from the pack, and archives of others read within bounds.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{EvidenceError, FRAME_FILES_MAX, Pack};
use crate::limits::{ARTIFACT_BYTES_MAX, ARTIFACTS_MAX, PACK_BYTES_MAX};

/// How the end of an archive begins, and how long it is without a comment (APPNOTE 4.3.16).
const END: [u8; 4] = [0x50, 0x4b, 0x05, 0x06];
const END_BYTES: usize = 22;
/// The kind of a file in its Unix mode, and the kind that is a link.
const KIND: u32 = 0o170_000;
const LINK: u32 = 0o120_000;

/// The archive of a pack: names sorted, nothing compressed, the same time everywhere. The same pack gives the same bytes.
///
/// # Errors
///
/// As [`Pack::to_files`]; [`EvidenceError::Limit`] for a pack that is too large.
pub fn to_zip(pack: &Pack) -> Result<Vec<u8>, EvidenceError> {
    let files = pack.to_files()?;
    let found = files.values().map(Vec::len).sum();
    if found > PACK_BYTES_MAX {
        return Err(EvidenceError::Limit { things: "bytes", found, limit: PACK_BYTES_MAX });
    }
    // without further words the time is 1980-01-01, where the format begins to count
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        writer.start_file(path, options).map_err(failed)?;
        writer.write_all(&content).map_err(|error| refuse(error.to_string()))?;
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}

/// Reads a pack from an archive, also from one that another program wrote.
///
/// # Errors
///
/// [`EvidenceError::Archive`] for bytes that are none, an entry that stands twice, is a link or is encrypted;
/// [`EvidenceError::Limit`]; as [`Pack::from_files`].
pub fn from_zip(bytes: &[u8]) -> Result<Pack, EvidenceError> {
    if bytes.len() > PACK_BYTES_MAX {
        return Err(EvidenceError::Limit { things: "bytes", found: bytes.len(), limit: PACK_BYTES_MAX });
    }
    let stated = entries_stated(bytes)?;
    let limit = ARTIFACTS_MAX + FRAME_FILES_MAX;
    // folders may have entries of their own, one to each file at most
    if stated > limit * 2 {
        return Err(EvidenceError::Limit { things: "entries", found: stated, limit: limit * 2 });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(failed)?;
    if archive.len() != stated {
        return Err(refuse("a name stands in it twice"));
    }
    if archive.offset() != 0 {
        return Err(refuse("something stands before it"));
    }
    let (mut files, mut names, mut rest) = (BTreeMap::new(), BTreeSet::new(), PACK_BYTES_MAX);
    let mut first = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(failed)?;
        let name = entry.name().to_owned();
        first = if index == 0 { entry.header_start() } else { entry.header_start().min(first) };
        if entry.encrypted() || entry.unix_mode().is_some_and(|mode| mode & KIND == LINK) {
            return Err(refuse(format!("`{}` is encrypted, or a link", shown(&name))));
        }
        if !names.insert(name.to_lowercase()) {
            return Err(refuse(format!("the name `{}` stands in it twice", shown(&name))));
        }
        if entry.is_dir() {
            continue;
        }
        // what is stated is not believed: no more than the bound is ever unpacked
        let most = rest.min(ARTIFACT_BYTES_MAX);
        let mut content = Vec::new();
        let read = entry.take(most as u64 + 1).read_to_end(&mut content);
        read.map_err(|error| refuse(format!("`{}`: {error}", shown(&name))))?;
        if content.len() > most {
            return Err(EvidenceError::Limit { things: "bytes unpacked", found: content.len(), limit: most });
        }
        rest -= content.len();
        files.insert(name, content);
    }
    // its own list may count what stands before the first file
    if first != 0 {
        return Err(refuse("something stands before it"));
    }
    Pack::from_files(&files)
}

/// How many entries the end of the archive says that there are. Our reader of archives keeps one of each name.
fn entries_stated(bytes: &[u8]) -> Result<usize, EvidenceError> {
    let end = bytes.len().checked_sub(END_BYTES).and_then(|at| bytes.get(at..));
    match end {
        Some([a, b, c, d, _, _, _, _, _, _, low, high, ..]) if [*a, *b, *c, *d] == END => {
            Ok(usize::from(u16::from_le_bytes([*low, *high])))
        }
        _ => Err(refuse("it does not end as an archive without a comment does")),
    }
}

fn shown(name: &str) -> String {
    name.chars().take(200).collect()
}

fn refuse(reason: impl Into<String>) -> EvidenceError {
    EvidenceError::Archive { reason: reason.into() }
}

fn failed(error: zip::result::ZipError) -> EvidenceError {
    refuse(error.to_string())
}

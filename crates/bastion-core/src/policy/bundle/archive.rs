//! The files of an archive that nobody here wrote.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::GzDecoder;
use tar::{Archive, EntryType};

use super::refuse;
use crate::escape::plain;
use crate::limits::{BUNDLE_BYTES_MAX, BUNDLE_FILES_MAX, BUNDLE_UNPACKED_BYTES_MAX};
use crate::policy::PolicyError;

/// What the archive as a whole is called in an error.
const WHOLE: &str = "bundle";

/// The files by path, without a slash in front.
pub(super) fn unpack(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, PolicyError> {
    if bytes.len() > BUNDLE_BYTES_MAX {
        return Err(refuse(WHOLE, &format!("{} bytes; the limit is {BUNDLE_BYTES_MAX}", bytes.len())));
    }
    let broken = |error: std::io::Error| refuse(WHOLE, &plain(&error.to_string()));
    // one byte more, to tell the bound from the end
    let bound = u64::try_from(BUNDLE_UNPACKED_BYTES_MAX).unwrap_or(u64::MAX);
    let mut archive = Archive::new(GzDecoder::new(bytes).take(bound.saturating_add(1)));
    let mut files = BTreeMap::new();
    let mut unpacked = 0_usize;
    for (count, entry) in archive.entries().map_err(broken)?.enumerate() {
        let mut entry = entry.map_err(broken)?;
        if count >= BUNDLE_FILES_MAX {
            return Err(refuse(WHOLE, &format!("more than {BUNDLE_FILES_MAX} entries")));
        }
        let path = String::from_utf8(entry.path_bytes().into_owned())
            .map_err(|_| refuse(WHOLE, "a path in it is not UTF-8"))?;
        let kind = entry.header().entry_type();
        if kind == EntryType::Directory {
            continue;
        }
        let path = tidy(&path)?;
        if kind != EntryType::Regular {
            return Err(refuse(&path, "it is neither a file nor a folder"));
        }
        let size = usize::try_from(entry.size()).unwrap_or(usize::MAX);
        unpacked = unpacked.saturating_add(size);
        if unpacked > BUNDLE_UNPACKED_BYTES_MAX {
            return Err(refuse(WHOLE, &format!("more than {BUNDLE_UNPACKED_BYTES_MAX} bytes when it is unpacked")));
        }
        let mut content = Vec::new();
        entry.read_to_end(&mut content).map_err(broken)?;
        if content.len() != size {
            return Err(refuse(&path, "it is cut off"));
        }
        if files.insert(path.clone(), content).is_some() {
            return Err(refuse(&path, "it stands twice in the bundle"));
        }
    }
    Ok(files)
}

/// A path without what means nothing in front, none that leads out or that a system would read otherwise.
fn tidy(path: &str) -> Result<String, PolicyError> {
    let shown = plain(&path.chars().take(200).collect::<String>());
    let segments: Vec<&str> = path.split('/').filter(|segment| !matches!(*segment, "" | ".")).collect();
    let strange = |segment: &&str| *segment == ".." || segment.contains(['\\', '\0', ':']);
    if segments.is_empty() || segments.iter().any(strange) {
        return Err(refuse(&shown, "the path leads out of the bundle, or is none"));
    }
    Ok(segments.join("/"))
}

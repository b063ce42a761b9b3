//! Whether a log is what its checkpoints say: every file is read and every hash is computed again.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::canonical::Sha256Digest;
use crate::error::Error;
use crate::log::{
    Checkpoint, EntryBundle, LogError, MemoryTree, Nodes, NoteKey, TILE_HASHES, TILE_HEIGHT, Tile, TilePath, leaf_hash,
    root,
};
use crate::port::LogStore;
use crate::port::log_store::CHECKPOINT;

/// What is wrong with a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LogProblem {
    /// The newest checkpoint cannot be read, or the log's key did not sign it.
    Checkpoint,
    /// A file that the log needs is not there.
    Missing,
    /// A file is not in its format.
    Unreadable,
    /// A file has other hashes than the entries give.
    Changed,
    /// The entries give another root than was signed.
    Root,
    /// The log has fewer entries than an older checkpoint.
    Truncated,
    /// The log does not begin with what an older checkpoint had: it was rewritten, reordered or forked.
    Forked,
    /// A file that belongs to no log.
    Foreign,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogFinding {
    /// What.
    pub problem: LogProblem,
    /// Where: the path of a file, or the place of an older checkpoint in the list.
    pub place: String,
    /// In words.
    pub message: String,
}

/// What a log is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogReport {
    /// Whether nothing is wrong.
    pub valid: bool,
    /// Whose log it says it is; empty for a log without a checkpoint.
    pub origin: String,
    /// How many entries its newest checkpoint says.
    pub size: u64,
    /// Files beyond that: of a writer that did not come to an end. They are no entries.
    pub uncommitted: Vec<String>,
    /// What is wrong, sorted by place.
    pub findings: Vec<LogFinding>,
}

/// Reads a whole log and says what is wrong with it. `older` are signed checkpoints of it that somebody kept.
///
/// # Errors
///
/// What the store gives when it cannot be asked: that is no answer about the log.
pub fn verify_log(store: &impl LogStore, key: &NoteKey, older: &[String]) -> Result<LogReport, Error> {
    let mut check = Verification::default();
    let head = match store.checkpoint()? {
        None => None,
        Some(signed) => match Checkpoint::open(&signed, key) {
            Ok(head) => Some(head),
            Err(error) => {
                check.found(LogProblem::Checkpoint, CHECKPOINT, error.to_string());
                None
            }
        },
    };
    let (size, origin) = head.as_ref().map_or((0, String::new()), |head| (head.size, head.origin.clone()));
    check.entries(store, size)?;
    if let Some(head) = &head {
        check.root(head);
    }
    check.files(store, size)?;
    for (place, signed) in older.iter().enumerate() {
        check.older(&format!("older/{place}"), signed, key, size);
    }
    check.findings.sort_by(|left, right| (&left.place, left.problem).cmp(&(&right.place, right.problem)));
    let valid = check.findings.is_empty();
    Ok(LogReport { valid, origin, size, uncommitted: check.uncommitted, findings: check.findings })
}

#[derive(Debug, Default)]
struct Verification {
    /// The tree that the entries give, as far as they could be read.
    tree: MemoryTree,
    /// The files that need not be read again.
    judged: BTreeSet<TilePath>,
    uncommitted: Vec<String>,
    findings: Vec<LogFinding>,
}

impl Verification {
    fn found(&mut self, problem: LogProblem, place: impl Into<String>, message: impl Into<String>) {
        self.findings.push(LogFinding { problem, place: place.into(), message: message.into() });
    }

    /// Computes the tree from the entries, up to the first that cannot be read.
    fn entries(&mut self, store: &impl LogStore, size: u64) -> Result<(), Error> {
        // one file of entries under each tile of leaves
        for Tile { index, width, .. } in Tile::grown(0, size).into_iter().filter(|tile| tile.level == 0) {
            let path = TilePath::Entries { index, width };
            let Some(bytes) = store.read(path)? else {
                self.found(LogProblem::Missing, path.to_string(), "the entries are not there");
                break;
            };
            match EntryBundle::decode(&bytes, width) {
                Ok(bundle) => {
                    bundle.entries.iter().for_each(|entry| _ = self.tree.append(leaf_hash(entry)));
                    self.judged.insert(path);
                }
                Err(error) => {
                    self.found(LogProblem::Unreadable, path.to_string(), error.to_string());
                    break;
                }
            }
        }
        Ok(())
    }

    fn root(&mut self, head: &Checkpoint) {
        if self.tree.size() != head.size {
            return;
        }
        if let Ok(found) = root(&self.tree, head.size)
            && found != head.root
        {
            let error = LogError::Root { found, wanted: head.root };
            self.found(LogProblem::Root, CHECKPOINT, error.to_string());
        }
    }

    /// Holds every file against what the entries give, and looks for what is missing and what does not belong.
    fn files(&mut self, store: &impl LogStore, size: u64) -> Result<(), Error> {
        let needed = Tile::grown(0, size).into_iter().map(TilePath::Hashes);
        for path in needed {
            match store.read(path)? {
                Some(bytes) => self.compare(path, &bytes),
                None => self.found(LogProblem::Missing, path.to_string(), "the hashes are not there"),
            }
            self.judged.insert(path);
        }
        for text in store.paths()? {
            match text.parse::<TilePath>() {
                Ok(path) if self.judged.contains(&path) => {}
                Ok(path) => self.file(store, path, size)?,
                Err(_) if text == CHECKPOINT => {}
                // of a writer that did not come to an end
                Err(_) if text.ends_with(".unfinished") => self.uncommitted.push(text),
                Err(_) => self.found(LogProblem::Foreign, text, "it is no file of a log"),
            }
        }
        Ok(())
    }

    fn file(&mut self, store: &impl LogStore, path: TilePath, size: u64) -> Result<(), Error> {
        if !path.is_within(size) {
            self.uncommitted.push(path.to_string());
            return Ok(());
        }
        if let Some(bytes) = store.read(path)? {
            self.compare(path, &bytes);
        }
        Ok(())
    }

    /// Holds a file against what the entries give.
    fn compare(&mut self, path: TilePath, bytes: &[u8]) {
        let same = match path {
            TilePath::Hashes(tile) => tile.decode(bytes).map(|hashes| self.has_hashes(tile, &hashes)),
            TilePath::Entries { index, width } => {
                EntryBundle::decode(bytes, width).map(|bundle| self.has_entries(index, &bundle))
            }
        };
        match same {
            Ok(true) => {}
            Ok(false) => self.found(LogProblem::Changed, path.to_string(), "it does not have what the entries give"),
            Err(error) => self.found(LogProblem::Unreadable, path.to_string(), error.to_string()),
        }
    }

    fn has_hashes(&self, tile: Tile, hashes: &[Sha256Digest]) -> bool {
        let first = tile.index * u64::from(TILE_HASHES);
        let height = TILE_HEIGHT * u32::from(tile.level);
        (first..).zip(hashes).all(|(index, hash)| self.tree.node(height, index).as_ref() == Ok(hash))
    }

    fn has_entries(&self, index: u64, bundle: &EntryBundle) -> bool {
        let first = index * u64::from(TILE_HASHES);
        (first..).zip(&bundle.entries).all(|(index, entry)| self.tree.node(0, index) == Ok(leaf_hash(entry)))
    }

    fn older(&mut self, place: &str, signed: &str, key: &NoteKey, size: u64) {
        let head = match Checkpoint::open(signed, key) {
            Ok(head) => head,
            Err(error) => return self.found(LogProblem::Checkpoint, place, error.to_string()),
        };
        if head.size > size {
            let message = format!("it has {} entries, and the log has {size}", head.size);
            return self.found(LogProblem::Truncated, place, message);
        }
        if head.size > self.tree.size() {
            return self.found(LogProblem::Missing, place, "the entries it speaks of cannot be read");
        }
        if let Ok(found) = root(&self.tree, head.size)
            && found != head.root
        {
            let error = LogError::Root { found, wanted: head.root };
            self.found(LogProblem::Forked, place, error.to_string());
        }
    }
}

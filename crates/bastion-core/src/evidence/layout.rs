//! A pack as files: what public tools read stands at the top, what the statement speaks about in `artifacts/`.
//!
//! What stands in two files is the same in both: every byte outside of `artifacts/` follows from the envelope and the entry
//! of the log, and a pack whose files differ from that is refused.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::bundle::BundleLog;
use super::{Artifact, Bundle, Envelope, EvidenceError, GUIDE_FILE, Pack, PackLog};
use crate::canonical;
use crate::log::NoteKey;

/// The envelope and its place in a log, as a sigstore bundle.
pub const BUNDLE_FILE: &str = "pack.sigstore.json";
/// The envelope on a line (in-toto bundle).
pub const ENVELOPE_FILE: &str = "pack.intoto.jsonl";
/// The proof that the envelope is in a log (C2SP `tlog-proof`).
pub const PROOF_FILE: &str = "pack.tlog-proof";
/// The names of the artifacts that are not given away.
pub const WITHHELD_FILE: &str = "withheld.json";
/// The folder of the artifacts.
const ARTIFACTS: &str = "artifacts/";
/// Copies of keys: whoever believes them believes the pack.
const ROOT_FILE: &str = "trust/trusted_root.json";
const LOG_KEY_FILE: &str = "trust/log.vkey";
const KEY_FILE: &str = "trust/evidence.pem";
/// More files than artifacts no pack has.
pub(crate) const FRAME_FILES_MAX: usize = 8;

impl Pack {
    /// The files of the pack by their paths.
    ///
    /// # Errors
    ///
    /// [`EvidenceError`] when the pack breaks a limit, or its log's entry is none.
    pub fn to_files(&self) -> Result<BTreeMap<String, Vec<u8>>, EvidenceError> {
        self.check()?;
        let mut files = self.frame()?;
        for artifact in &self.artifacts {
            files.insert(path_of(&artifact.name), artifact.bytes()?);
        }
        Ok(files)
    }

    /// Reads a pack from its files.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::File`] for one that is missing, does not belong, or differs from what the others say;
    /// [`EvidenceError::Envelope`], [`EvidenceError::Bundle`], [`EvidenceError::Document`], [`EvidenceError::Limit`].
    pub fn from_files(files: &BTreeMap<String, Vec<u8>>) -> Result<Self, EvidenceError> {
        let lines = files.get(ENVELOPE_FILE).ok_or_else(|| EvidenceError::file(ENVELOPE_FILE, "is missing"))?;
        let envelope = Envelope::from_json(lines)?;
        let bundle = files.get(BUNDLE_FILE).map(|bytes| Bundle::from_json(bytes)).transpose()?;
        let entry = bundle.and_then(|mut bundle| bundle.verification_material.tlog_entries.pop());
        let log = entry.map(|entry| copied_key(files).map(|log_key| PackLog { log_key, entry })).transpose()?;
        let withheld = files.get(WITHHELD_FILE).map(|bytes| canonical::read(bytes)).transpose()?.unwrap_or_default();
        let artifact = |(path, content): (&String, &Vec<u8>)| {
            let name = if path == GUIDE_FILE { Some(GUIDE_FILE) } else { path.strip_prefix(ARTIFACTS) };
            name.map(|name| Artifact::new(name, content))
        };
        let artifacts = files.iter().filter_map(artifact).collect();
        let mut pack = Self { envelope, artifacts, withheld, log };
        pack.artifacts.sort_by(|left, right| left.name.cmp(&right.name));
        pack.check()?;
        pack.agrees_with(files)?;
        Ok(pack)
    }

    /// All files but the artifacts.
    fn frame(&self) -> Result<BTreeMap<String, Vec<u8>>, EvidenceError> {
        let mut files = BTreeMap::from([(ENVELOPE_FILE.to_owned(), line(self.envelope.to_json()?))]);
        let entry = self.log.as_ref().map(|log| log.entry.clone());
        if self.envelope.signatures.len() == 1 {
            let bundle = Bundle::new(self.envelope.clone(), entry)?;
            files.insert(BUNDLE_FILE.to_owned(), line(bundle.to_json()?));
        }
        if !self.withheld.is_empty() {
            files.insert(WITHHELD_FILE.to_owned(), line(canonical::to_bytes(&self.withheld)?));
        }
        if let Some(log) = &self.log {
            let (key, proof) = (NoteKey::from_text(&log.log_key)?, log.entry.proof()?);
            files.insert(PROOF_FILE.to_owned(), proof.to_string().into_bytes());
            files.insert(LOG_KEY_FILE.to_owned(), line(key.to_string().into_bytes()));
            files.insert(ROOT_FILE.to_owned(), line(trusted_root(&key)?));
            if let Some(key) = log.entry.key() {
                files.insert(KEY_FILE.to_owned(), key.to_pem()?.into_bytes());
            }
        }
        Ok(files)
    }

    fn agrees_with(&self, files: &BTreeMap<String, Vec<u8>>) -> Result<(), EvidenceError> {
        let frame = self.frame()?;
        if let Some(missing) = frame.keys().find(|name| !files.contains_key(*name)) {
            return Err(EvidenceError::file(missing, "is missing"));
        }
        for (path, content) in files.iter().filter(|(path, _)| *path != GUIDE_FILE && !path.starts_with(ARTIFACTS)) {
            match frame.get(path) {
                None => return Err(EvidenceError::file(path, "belongs to no pack")),
                Some(wanted) if wanted != content => {
                    return Err(EvidenceError::file(path, "does not say what the others say"));
                }
                Some(_) => {}
            }
        }
        Ok(())
    }
}

fn copied_key(files: &BTreeMap<String, Vec<u8>>) -> Result<String, EvidenceError> {
    let copied = files.get(LOG_KEY_FILE).ok_or_else(|| EvidenceError::file(LOG_KEY_FILE, "is missing"))?;
    let text = std::str::from_utf8(copied).map_err(|_| EvidenceError::file(LOG_KEY_FILE, "is not text"))?;
    Ok(text.trim_end_matches('\n').to_owned())
}

fn path_of(name: &str) -> String {
    if name == GUIDE_FILE { name.to_owned() } else { format!("{ARTIFACTS}{name}") }
}

fn line(mut content: Vec<u8>) -> Vec<u8> {
    content.push(b'\n');
    content
}

/// A sigstore `TrustedRoot` of one log (<https://github.com/sigstore/protobuf-specs>, `sigstore_trustroot.proto`).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TrustedRoot {
    media_type: &'static str,
    tlogs: [TrustedLog; 1],
    certificate_authorities: [(); 0],
    ctlogs: [(); 0],
    timestamp_authorities: [(); 0],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TrustedLog {
    base_url: String,
    hash_algorithm: &'static str,
    public_key: RootKey,
    log_id: BundleLog,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RootKey {
    raw_bytes: String,
    key_details: &'static str,
    valid_for: Period,
}

#[derive(Serialize)]
struct Period {
    start: &'static str,
}

fn trusted_root(key: &NoteKey) -> Result<Vec<u8>, EvidenceError> {
    let root = TrustedRoot {
        media_type: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
        tlogs: [TrustedLog {
            base_url: format!("https://{}", key.name()),
            hash_algorithm: "SHA2_256",
            public_key: RootKey {
                raw_bytes: STANDARD.encode(key.key().to_spki()),
                key_details: "PKIX_ED25519",
                valid_for: Period { start: "1970-01-01T00:00:00Z" },
            },
            log_id: BundleLog { key_id: STANDARD.encode(key.id().as_bytes()) },
        }],
        certificate_authorities: [],
        ctlogs: [],
        timestamp_authorities: [],
    };
    Ok(canonical::to_bytes(&root)?)
}

//! The sigstore bundle v0.3 (<https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto>): an
//! envelope with its proof of being in a log, in the form that public verifiers read.
//!
//! Everything that is read is checked: a member that this reader would pass over is refused.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::leaf::{self, LEAF_KIND, LEAF_VERSION};
use super::{Envelope, EvidenceError, VerifyingKey};
use crate::canonical::{self, Sha256Digest, StrictValue};
use crate::limits::ENVELOPE_BYTES_MAX;
use crate::log::{Checkpoint, InclusionProof, LogProof, NoteKey, leaf_hash};

/// The media type of a bundle.
pub const BUNDLE_TYPE: &str = "application/vnd.dev.sigstore.bundle.v0.3+json";

/// An envelope with its proof of being in a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Bundle {
    /// Always `application/vnd.dev.sigstore.bundle.v0.3+json`.
    pub media_type: String,
    /// What a verifier needs beside its own keys.
    pub verification_material: BundleMaterial,
    /// The envelope.
    pub dsse_envelope: Envelope,
}

/// What a verifier needs beside its own keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BundleMaterial {
    /// Which key to look for.
    pub public_key: BundleKey,
    /// Where the envelope stands in a log: none, or one.
    #[serde(default)]
    pub tlog_entries: Vec<BundleEntry>,
    /// Timestamps; nothing reads them here, and there may be none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timestamp_verification_data: Option<BundleTimestamps>,
}

/// Which key to look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleKey {
    /// The identifier of the key, see [`VerifyingKey::key_id`].
    #[serde(default)]
    pub hint: String,
}

/// Timestamps of a bundle. Ours have none: the log is what tells the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BundleTimestamps {
    /// RFC 3161 timestamps, of which there may be none.
    #[serde(default)]
    pub rfc3161_timestamps: Vec<BundleTimestamp>,
}

/// An RFC 3161 timestamp.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BundleTimestamp {
    /// The timestamp, base64.
    pub signed_timestamp: String,
}

/// Where an envelope stands in a log, with the proof. Numbers are texts, as in all JSON made from protocol buffers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BundleEntry {
    /// The place of the leaf, from 0.
    #[serde(default = "zero")]
    pub log_index: String,
    /// Which log.
    pub log_id: BundleLog,
    /// What kind of leaf.
    pub kind_version: BundleKind,
    /// The proof.
    pub inclusion_proof: BundleProof,
    /// The leaf, base64.
    pub canonicalized_body: String,
}

/// Which log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BundleLog {
    /// The hash of the log's name and key, base64; its first four bytes stand in the checkpoint's signature.
    pub key_id: String,
}

/// What kind of leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleKind {
    /// `dsse`.
    pub kind: String,
    /// `0.0.2`.
    pub version: String,
}

/// That a leaf is in a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BundleProof {
    /// The place of the leaf, from 0.
    #[serde(default = "zero")]
    pub log_index: String,
    /// The root of the tree, base64.
    pub root_hash: String,
    /// How many leaves the tree has.
    pub tree_size: String,
    /// The hashes beside the way to the root, base64.
    #[serde(default)]
    pub hashes: Vec<String>,
    /// The signed head of the log.
    pub checkpoint: BundleCheckpoint,
}

/// The signed head of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleCheckpoint {
    /// The checkpoint with its signatures.
    pub envelope: String,
}

fn zero() -> String {
    "0".to_owned()
}

/// Where a leaf was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedAt {
    /// The place of the leaf, from 0.
    pub index: u64,
    /// The head of the log that its proof leads to.
    pub checkpoint: Checkpoint,
}

impl BundleEntry {
    /// The entry of a leaf, from its proof in a log and the checkpoint of the proof, which [`Checkpoint::open`] gave.
    ///
    /// # Errors
    ///
    /// What is wrong with the proof: an entry is made of one that holds.
    pub fn new(body: &[u8], proof: &LogProof, checkpoint: &Checkpoint, log: &NoteKey) -> Result<Self, EvidenceError> {
        let inclusion = InclusionProof { index: proof.index, tree_size: checkpoint.size, hashes: proof.hashes.clone() };
        inclusion.verify(leaf_hash(body), checkpoint.root)?;
        let index = proof.index.to_string();
        Ok(Self {
            log_index: index.clone(),
            log_id: BundleLog { key_id: STANDARD.encode(log.id().as_bytes()) },
            kind_version: BundleKind { kind: LEAF_KIND.to_owned(), version: LEAF_VERSION.to_owned() },
            inclusion_proof: BundleProof {
                log_index: index,
                root_hash: STANDARD.encode(checkpoint.root.as_bytes()),
                tree_size: checkpoint.size.to_string(),
                hashes: proof.hashes.iter().map(|hash| STANDARD.encode(hash.as_bytes())).collect(),
                checkpoint: BundleCheckpoint { envelope: proof.checkpoint.clone() },
            },
            canonicalized_body: STANDARD.encode(body),
        })
    }

    /// The key that the leaf names; believed by nobody.
    pub(super) fn key(&self) -> Option<VerifyingKey> {
        leaf::key_in(&STANDARD.decode(&self.canonicalized_body).ok()?)
    }

    /// The proof as a C2SP `tlog-proof`.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Bundle`] for a number or a hash that is none.
    pub fn proof(&self) -> Result<LogProof, EvidenceError> {
        let proof = &self.inclusion_proof;
        let hashes = proof.hashes.iter().map(|hash| digest(hash, "a hash of the proof")).collect::<Result<_, _>>()?;
        let index = number(&proof.log_index, "the index")?;
        Ok(LogProof { extra: None, index, hashes, checkpoint: proof.checkpoint.envelope.clone() })
    }

    /// Whether the leaf is the one of an envelope that a key signed.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Log`] when it is another one.
    pub fn check_leaf(&self, envelope: &Envelope, key: &VerifyingKey) -> Result<(), EvidenceError> {
        let differs = |reason| Err(EvidenceError::Log { reason });
        if (self.kind_version.kind.as_str(), self.kind_version.version.as_str()) != (LEAF_KIND, LEAF_VERSION) {
            return differs("the leaf is not of the kind `dsse`, version `0.0.2`");
        }
        if STANDARD.decode(&self.canonicalized_body).ok() != Some(leaf::leaf(envelope, key)?) {
            return differs("the leaf is another envelope's");
        }
        Ok(())
    }

    /// Whether the leaf is in a log, by the proof and the signed checkpoint. What stands twice in an entry has to be the
    /// same.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Log`], [`EvidenceError::Bundle`]; as [`LogProof::verify`].
    pub fn check_proof(&self, log: &NoteKey) -> Result<LoggedAt, EvidenceError> {
        let differs = |reason| Err(EvidenceError::Log { reason });
        let body = STANDARD.decode(&self.canonicalized_body);
        let body = body.map_err(|_| EvidenceError::bundle("the leaf is not standard base64"))?;
        if digest(&self.log_id.key_id, "the log's identifier")? != log.id() {
            return differs("it names another log");
        }
        let proof = self.proof()?;
        let checkpoint = Checkpoint::open(&proof.checkpoint, log)?;
        let stated = &self.inclusion_proof;
        if self.log_index != stated.log_index {
            return differs("the entry and its proof name different places");
        }
        if number(&stated.tree_size, "the tree's size")? != checkpoint.size {
            return differs("the proof and the checkpoint name different sizes");
        }
        if digest(&stated.root_hash, "the root")? != checkpoint.root {
            return differs("the proof and the checkpoint name different roots");
        }
        let inclusion = InclusionProof { index: proof.index, tree_size: checkpoint.size, hashes: proof.hashes };
        inclusion.verify(leaf_hash(&body), checkpoint.root)?;
        Ok(LoggedAt { index: inclusion.index, checkpoint })
    }
}

impl Bundle {
    /// The bundle of an envelope with one signature.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Envelope`] when there is another number of signatures.
    pub fn new(envelope: Envelope, entry: Option<BundleEntry>) -> Result<Self, EvidenceError> {
        let [signature] = envelope.signatures.as_slice() else {
            return Err(EvidenceError::Envelope { reason: "a bundle has one signature".to_owned() });
        };
        let public_key = BundleKey { hint: signature.keyid.clone() };
        Ok(Self {
            media_type: BUNDLE_TYPE.to_owned(),
            verification_material: BundleMaterial {
                public_key,
                tlog_entries: entry.into_iter().collect(),
                timestamp_verification_data: None,
            },
            dsse_envelope: envelope,
        })
    }

    /// Reads a bundle. An envelope that does not name its key is taken to be of the one that the bundle names.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Bundle`], [`EvidenceError::Limit`], [`EvidenceError::Document`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, EvidenceError> {
        let limit = ENVELOPE_BYTES_MAX * 2;
        if bytes.len() > limit {
            return Err(EvidenceError::Limit { things: "bytes of bundle", found: bytes.len(), limit });
        }
        let value = canonical::parse(bytes)?;
        // an envelope by itself may have members that the format does not know; here nothing is passed over
        let envelope = value.get("dsseEnvelope");
        let signature = envelope.and_then(|envelope| envelope.pointer("/signatures/0"));
        let is_foreign = has_others(envelope, &["payload", "payloadType", "signatures"]);
        if is_foreign || has_others(signature, &["keyid", "sig"]) {
            return Err(EvidenceError::bundle("its envelope has a member that the format does not know"));
        }
        let read = Self::deserialize(StrictValue(value));
        let mut bundle = read.map_err(|error| EvidenceError::bundle(error.to_string()))?;
        if bundle.media_type != BUNDLE_TYPE {
            return Err(EvidenceError::bundle(format!("its type is not {BUNDLE_TYPE}")));
        }
        let [signature] = bundle.dsse_envelope.signatures.as_mut_slice() else {
            return Err(EvidenceError::bundle("its envelope does not have one signature"));
        };
        let material = &bundle.verification_material;
        if signature.keyid.is_empty() {
            signature.keyid.clone_from(&material.public_key.hint);
        }
        if signature.keyid != material.public_key.hint {
            return Err(EvidenceError::bundle("it names one key, and its envelope another"));
        }
        if material.tlog_entries.len() > 1 {
            return Err(EvidenceError::bundle("it has more than one entry of a log"));
        }
        if material.timestamp_verification_data.as_ref().is_some_and(|found| !found.rfc3161_timestamps.is_empty()) {
            return Err(EvidenceError::bundle("it has timestamps, which nothing reads here"));
        }
        Ok(bundle)
    }

    /// The canonical JSON.
    ///
    /// # Errors
    ///
    /// None for a bundle of this type.
    pub fn to_json(&self) -> Result<Vec<u8>, EvidenceError> {
        Ok(canonical::to_bytes(self)?)
    }

    /// Where it stands in a log.
    #[must_use]
    pub fn entry(&self) -> Option<&BundleEntry> {
        self.verification_material.tlog_entries.first()
    }
}

fn has_others(value: Option<&Value>, known: &[&str]) -> bool {
    let members = value.and_then(Value::as_object);
    members.is_some_and(|members| members.keys().any(|name| !known.contains(&name.as_str())))
}

fn number(text: &str, what: &str) -> Result<u64, EvidenceError> {
    let found = text.parse::<u64>().ok().filter(|number| number.to_string() == text);
    found.ok_or_else(|| EvidenceError::bundle(format!("{what} is no number")))
}

fn digest(text: &str, what: &str) -> Result<Sha256Digest, EvidenceError> {
    let bytes = STANDARD.decode(text).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    let bytes = bytes.ok_or_else(|| EvidenceError::bundle(format!("{what} is not the base64 of 32 bytes")))?;
    Ok(Sha256Digest::from_bytes(bytes))
}

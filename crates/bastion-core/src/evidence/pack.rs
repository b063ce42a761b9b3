//! A pack: the envelope and the artifacts its statement speaks about.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    BundleEntry, DigestSet, Envelope, EvidenceError, PAYLOAD_TYPE, Predicate, SigningKey, Statement, Subject,
    VerifyingKey, envelope::pre_authentication_encoding, guide, leaf::leaf, report,
};
use crate::canonical;
use crate::finding::Finding;
use crate::limits::{ARTIFACT_BYTES_MAX, ARTIFACTS_MAX, ENVELOPE_BYTES_MAX};
use crate::log::{Checkpoint, LogProof, NoteKey};

/// The artifact with the findings.
pub const FINDINGS_FILE: &str = "findings.json";
/// The artifact for people, rendered from the statement and the findings.
pub const REPORT_FILE: &str = "report.md";
/// The artifact that says how to check the pack without bastion.
pub const GUIDE_FILE: &str = "VERIFY.md";

/// How an artifact's content is written in JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// As text.
    #[default]
    Utf8,
    /// As standard base64.
    Base64,
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Artifact {
    /// Its name: a plain relative path, `/` between names.
    pub name: String,
    /// How its content is written.
    #[serde(default)]
    pub encoding: Encoding,
    /// Its content.
    pub content: String,
}

impl Artifact {
    /// An artifact of a file's bytes: as text where they are UTF-8.
    pub fn new(name: impl Into<String>, content: &[u8]) -> Self {
        let name = name.into();
        match std::str::from_utf8(content) {
            Ok(text) => Self { name, encoding: Encoding::Utf8, content: text.to_owned() },
            Err(_) => Self { name, encoding: Encoding::Base64, content: STANDARD.encode(content) },
        }
    }

    /// The bytes of the file.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Artifact`] when the content is not what its encoding says.
    pub fn bytes(&self) -> Result<Vec<u8>, EvidenceError> {
        match self.encoding {
            Encoding::Utf8 => Ok(self.content.clone().into_bytes()),
            Encoding::Base64 => {
                STANDARD.decode(&self.content).map_err(|_| self.refuse("its content is not standard base64"))
            }
        }
    }

    fn refuse(&self, reason: &'static str) -> EvidenceError {
        EvidenceError::Artifact { name: self.name.chars().take(200).collect(), reason }
    }

    fn check(&self) -> Result<(), EvidenceError> {
        let parts_are_plain = self.name.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        let odd = |character: char| character.is_control() || matches!(character, '\\' | ':');
        if self.name.len() > 200 || !parts_are_plain || self.name.contains(odd) {
            return Err(self.refuse("its name is no plain relative path of at most 200 bytes"));
        }
        let is_disclosure = self.name.to_lowercase().rsplit('/').next() == Some("disclosures.json");
        if is_disclosure {
            return Err(self.refuse("disclosures show what was redacted, and never go into a pack"));
        }
        if self.content.len() > ARTIFACT_BYTES_MAX {
            return Err(self.refuse("it is too large"));
        }
        Ok(())
    }
}

/// What a pack is made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPack {
    /// What the statement says.
    pub predicate: Predicate,
    /// What was found.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// Further artifacts.
    #[serde(default)]
    pub artifacts: Vec<Artifact>,
}

/// An evidence pack (`bastion.evidence/v1`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The signed statement.
    pub envelope: Envelope,
    /// The files it speaks about, by name.
    pub artifacts: Vec<Artifact>,
    /// The files it speaks about that are not given away, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<String>,
    /// Where the envelope stands in a log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<PackLog>,
}

/// Where the envelope of a pack stands in a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackLog {
    /// The log's key, `name+hash+key`: a copy for convenience, which nobody believes.
    pub log_key: String,
    /// The entry, with its proof.
    pub entry: BundleEntry,
}

impl Pack {
    /// Reads a pack from JSON.
    ///
    /// # Errors
    ///
    /// [`EvidenceError`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, EvidenceError> {
        let pack: Self = canonical::read(bytes)?;
        pack.check()?;
        Ok(pack)
    }

    /// The canonical JSON.
    ///
    /// # Errors
    ///
    /// None for a pack of this type.
    pub fn to_json(&self) -> Result<Vec<u8>, EvidenceError> {
        Ok(canonical::to_bytes(self)?)
    }

    /// The artifact with a name.
    #[must_use]
    pub fn artifact(&self, name: &str) -> Option<&Artifact> {
        self.artifacts.iter().find(|artifact| artifact.name == name)
    }

    /// The pack without the content of some artifacts. Their digests stay signed: whoever gets them later can compare.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Artifact`] for a name that the pack does not have.
    pub fn withhold(mut self, names: &[String]) -> Result<Self, EvidenceError> {
        for name in names {
            let Some(at) = self.artifacts.iter().position(|artifact| artifact.name == *name) else {
                let name = name.chars().take(200).collect();
                return Err(EvidenceError::Artifact { name, reason: "the pack has none of that name" });
            };
            self.withheld.push(self.artifacts.remove(at).name);
        }
        self.withheld.sort();
        Ok(self)
    }

    /// Puts the envelope's place in a log into the pack, after looking whether the proof holds.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Signature`] when `key` did not sign the envelope; as [`BundleEntry::new`].
    pub fn logged(mut self, key: &VerifyingKey, proof: &LogProof, log: &NoteKey) -> Result<Self, EvidenceError> {
        self.envelope.verify(std::slice::from_ref(key))?;
        let checkpoint = Checkpoint::open(&proof.checkpoint, log)?;
        let entry = BundleEntry::new(&leaf(&self.envelope, key)?, proof, &checkpoint, log)?;
        self.log = Some(PackLog { log_key: log.to_string(), entry });
        Ok(self)
    }

    pub(super) fn check(&self) -> Result<(), EvidenceError> {
        if self.withheld.len() > ARTIFACTS_MAX {
            let found = self.withheld.len();
            return Err(EvidenceError::Limit { things: "withheld artifacts", found, limit: ARTIFACTS_MAX });
        }
        check_artifacts(&self.artifacts)
    }
}

/// Makes a pack: adds the findings, the report and the guide, digests every artifact, signs.
///
/// The same input and key give the same bytes.
///
/// # Errors
///
/// [`EvidenceError`] when a field or an artifact breaks its rule.
pub fn create(new: NewPack, key: &SigningKey) -> Result<Pack, EvidenceError> {
    let unsigned = prepare(new)?;
    let signature = key.sign(&unsigned.message());
    Ok(unsigned.signed(key.key_id().to_owned(), &signature))
}

/// A pack that somebody else has to sign: a hardware module, a service, another process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsignedPack {
    payload: Vec<u8>,
    artifacts: Vec<Artifact>,
}

impl UnsignedPack {
    /// The bytes to sign.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        pre_authentication_encoding(PAYLOAD_TYPE, &self.payload)
    }

    /// The pack with its signature. Whether that fits is for [`super::verify`] to say.
    #[must_use]
    pub fn signed(self, key_id: String, signature: &[u8]) -> Pack {
        let envelope = Envelope::of_signature(PAYLOAD_TYPE, &self.payload, key_id, signature);
        Pack { envelope, artifacts: self.artifacts, withheld: Vec::new(), log: None }
    }
}

/// As [`create`], up to the signature.
///
/// # Errors
///
/// As [`create`].
pub fn prepare(new: NewPack) -> Result<UnsignedPack, EvidenceError> {
    let NewPack { predicate, findings, mut artifacts } = new;
    let value = predicate.to_value()?;
    let rendered = report::render(&predicate, &findings);
    artifacts.push(Artifact::new(FINDINGS_FILE, &canonical::to_bytes(&findings)?));
    artifacts.push(Artifact::new(REPORT_FILE, rendered.as_bytes()));
    artifacts.push(Artifact::new(GUIDE_FILE, guide::TEXT.as_bytes()));
    artifacts.sort_by(|left, right| left.name.cmp(&right.name));
    check_artifacts(&artifacts)?;
    let subject = artifacts
        .iter()
        .map(|artifact| Ok(Subject { name: artifact.name.clone(), digest: DigestSet::of(&artifact.bytes()?) }));
    let statement =
        Statement::new(subject.collect::<Result<_, EvidenceError>>()?, predicate.predicate_type().to_owned(), value);
    let payload = statement.to_json()?;
    if payload.len() > ENVELOPE_BYTES_MAX {
        let found = payload.len();
        return Err(EvidenceError::Limit { things: "bytes of payload", found, limit: ENVELOPE_BYTES_MAX });
    }
    Ok(UnsignedPack { payload, artifacts })
}

fn check_artifacts(artifacts: &[Artifact]) -> Result<(), EvidenceError> {
    if artifacts.len() > ARTIFACTS_MAX {
        return Err(EvidenceError::Limit { things: "artifacts", found: artifacts.len(), limit: ARTIFACTS_MAX });
    }
    let mut names = BTreeSet::new();
    for artifact in artifacts {
        artifact.check()?;
        // file systems that ignore case would write one over the other
        if !names.insert(artifact.name.to_lowercase()) {
            return Err(artifact.refuse("the name stands twice"));
        }
    }
    for artifact in artifacts {
        // one path cannot be a file and a directory
        let name = artifact.name.to_lowercase();
        let inside = name.match_indices('/').any(|(at, _)| name.get(..at).is_some_and(|folder| names.contains(folder)));
        if inside {
            return Err(artifact.refuse("another file stands where its directory would"));
        }
    }
    Ok(())
}

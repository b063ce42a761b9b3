//! A pack: the envelope and the artifacts its statement speaks about.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    DigestSet, Envelope, EvidenceError, PAYLOAD_TYPE, Predicate, SigningKey, Statement, Subject, guide, report,
};
use crate::canonical;
use crate::finding::Finding;
use crate::limits::{ARTIFACT_BYTES_MAX, ARTIFACTS_MAX};

/// The file of the envelope in the directory of a pack.
pub const ENVELOPE_FILE: &str = "envelope.json";
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
        if self.name.to_lowercase() == ENVELOPE_FILE {
            return Err(self.refuse("the name is the envelope's"));
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

    pub(super) fn check(&self) -> Result<(), EvidenceError> {
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
    let envelope = Envelope::sign(PAYLOAD_TYPE, &statement.to_json()?, &[key])?;
    Ok(Pack { envelope, artifacts })
}

fn check_artifacts(artifacts: &[Artifact]) -> Result<(), EvidenceError> {
    if artifacts.len() > ARTIFACTS_MAX {
        return Err(EvidenceError::Limit { things: "artifacts", found: artifacts.len(), limit: ARTIFACTS_MAX });
    }
    let mut names = BTreeSet::from([ENVELOPE_FILE.to_owned()]);
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

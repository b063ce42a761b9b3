//! Where the operations on policies take them from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::limits::POLICY_FILES_MAX;
use crate::policy::{Policy, PolicyCase, PolicyDocument, PolicyFinding, PolicySet, packs};

/// A text with the name by which it is reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyFile {
    /// The name: a path, as a rule.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Policies: typed ones, documents as texts, and built-in packs, all of them together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicySources {
    /// Policies; their order does not matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<Policy>,
    /// Policy documents, JSON or YAML.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<PolicyFile>,
    /// Built-in packs, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<String>,
}

/// The cases that stand in one document.
pub(super) struct OwnCases {
    pub(super) suite: String,
    pub(super) cases: Vec<PolicyCase>,
}

impl PolicySources {
    /// The policies of all sources, and what is wrong with the documents that cannot be read.
    pub(super) fn read_all(self) -> Result<(Vec<Policy>, Vec<PolicyFinding>), Error> {
        let mut findings = Vec::new();
        let mut policies = self.packed()?;
        for file in self.documents {
            match PolicyDocument::read(file.text.as_bytes()) {
                Ok(document) => policies.extend(document.policies),
                Err(error) => findings.push(PolicyFinding::invalid(Some(file.path), error.to_string())),
            }
        }
        policies.extend(self.policies);
        Ok((policies, findings))
    }

    /// The policies of all sources, and the cases in the documents.
    pub(super) fn read(self) -> Result<(Vec<Policy>, Vec<OwnCases>), Error> {
        let mut cases = Vec::new();
        let mut policies = self.packed()?;
        for file in self.documents {
            let document = PolicyDocument::read(file.text.as_bytes()).map_err(|error| named(&file.path, error))?;
            policies.extend(document.policies);
            cases.push(OwnCases { suite: file.path, cases: document.tests });
        }
        policies.extend(self.policies);
        Ok((policies, cases))
    }

    /// The policies of all sources, compiled.
    pub(super) fn compile(self) -> Result<PolicySet, Error> {
        Ok(PolicySet::compile(self.read()?.0)?)
    }

    fn packed(&self) -> Result<Vec<Policy>, Error> {
        if self.documents.len() > POLICY_FILES_MAX {
            let message = format!("{} documents; the limit is {POLICY_FILES_MAX}", self.documents.len());
            return Err(Error::new(ErrorCode::LimitExceeded, message));
        }
        let mut policies = Vec::new();
        for name in &self.packs {
            policies.extend(packs::pack(name)?.document()?.policies);
        }
        Ok(policies)
    }
}

/// The same error, saying in which file.
pub(super) fn named(path: &str, error: impl Into<Error>) -> Error {
    let error = error.into();
    let renamed = Error::new(error.code(), format!("{path}: {}", error.message()));
    match error.hint() {
        Some(hint) => renamed.with_hint(hint),
        None => renamed,
    }
}

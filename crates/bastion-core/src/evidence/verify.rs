//! Verification: every check by name, and what exactly failed.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    DigestSet, EvidenceError, FINDINGS_FILE, PAYLOAD_TYPE, Pack, Predicate, REPORT_FILE, Statement, Subject,
    VerifyingKey, report,
};
use crate::canonical;
use crate::finding::Finding;

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckStatus {
    /// It holds.
    Passed,
    /// It does not hold.
    Failed,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// What was checked: `signature`, `statement`, `artifact report.md`, …
    pub name: String,
    /// How it ended.
    pub status: CheckStatus,
    /// What was found.
    pub detail: String,
}

/// The answer to a verification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verification {
    /// Whether every check passed.
    pub valid: bool,
    /// The checks in order. What stands on a failed one is not reached and not listed.
    pub checks: Vec<Check>,
    /// The trusted keys that signed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key_ids: Vec<String>,
    /// What kind of thing the statement says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predicate_type: Option<String>,
    /// What it says, where this build knows the type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack_id: Option<String>,
}

impl Verification {
    fn check(&mut self, name: impl Into<String>, outcome: Result<String, String>) -> bool {
        let (status, detail) = match outcome {
            Ok(detail) => (CheckStatus::Passed, detail),
            Err(detail) => (CheckStatus::Failed, detail),
        };
        self.checks.push(Check { name: name.into(), status, detail });
        status == CheckStatus::Passed
    }
}

/// Verifies a pack against trusted keys. Nothing inside the pack is trusted before the signature was checked.
///
/// # Errors
///
/// [`EvidenceError`] when the pack breaks a limit or a name of an artifact is unsafe; a proof that does not hold is an
/// answer.
pub fn verify(pack: &Pack, trusted: &[VerifyingKey]) -> Result<Verification, EvidenceError> {
    pack.check()?;
    let mut verification =
        Verification { valid: false, checks: Vec::new(), key_ids: Vec::new(), predicate_type: None, pack_id: None };
    if let Some(statement) = signed_statement(pack, trusted, &mut verification) {
        let predicate = predicate(&statement, &mut verification);
        artifacts(pack, &statement.subject, &mut verification);
        if let Some(predicate) = predicate {
            verification.check("report", rendered_report(pack, &predicate));
        }
    }
    verification.valid = verification.checks.iter().all(|check| check.status == CheckStatus::Passed);
    Ok(verification)
}

fn signed_statement(pack: &Pack, trusted: &[VerifyingKey], verification: &mut Verification) -> Option<Statement> {
    let verified = match pack.envelope.verify(trusted) {
        Ok(verified) => verified,
        Err(error) => {
            verification.check("signature", Err(error.to_string()));
            return None;
        }
    };
    verification.check("signature", Ok(format!("by key {}", verified.key_ids.join(", "))));
    verification.key_ids = verified.key_ids;
    if verified.payload_type != PAYLOAD_TYPE {
        let shown: String = verified.payload_type.chars().take(80).collect();
        verification.check("payload type", Err(format!("`{shown}` is not {PAYLOAD_TYPE}")));
        return None;
    }
    match Statement::from_json(&verified.payload) {
        Ok(statement) => {
            verification.check("statement", Ok(format!("{} subjects", statement.subject.len())));
            Some(statement)
        }
        Err(error) => {
            verification.check("statement", Err(error.to_string()));
            None
        }
    }
}

fn predicate(statement: &Statement, verification: &mut Verification) -> Option<Predicate> {
    verification.predicate_type = Some(statement.predicate_type.clone());
    match Predicate::from_value(&statement.predicate_type, statement.predicate.clone()) {
        Ok(Some(predicate)) => {
            verification.check("predicate", Ok(statement.predicate_type.clone()));
            verification.pack_id = Some(predicate.circumstances().pack_id.clone());
            Some(predicate)
        }
        Ok(None) => {
            verification.check("predicate", Ok("of a type that this build does not know".to_owned()));
            None
        }
        Err(error) => {
            verification.check("predicate", Err(error.to_string()));
            None
        }
    }
}

fn artifacts(pack: &Pack, subjects: &[Subject], verification: &mut Verification) {
    let listed: BTreeSet<&str> = subjects.iter().map(|subject| subject.name.as_str()).collect();
    for subject in subjects {
        let outcome = match pack.artifact(&subject.name) {
            None => Err("it is missing".to_owned()),
            Some(artifact) => match artifact.bytes() {
                Ok(content) => compare(&subject.digest, &DigestSet::of(&content)),
                Err(error) => Err(error.to_string()),
            },
        };
        verification.check(format!("artifact {}", subject.name), outcome);
    }
    for artifact in pack.artifacts.iter().filter(|artifact| !listed.contains(artifact.name.as_str())) {
        verification
            .check(format!("artifact {}", artifact.name), Err("the statement does not speak about it".to_owned()));
    }
}

fn compare(stated: &DigestSet, found: &DigestSet) -> Result<String, String> {
    let pairs = [("sha256", &stated.sha256, &found.sha256), ("blake3", &stated.blake3, &found.blake3)];
    let stated: Vec<_> = pairs.into_iter().filter(|(_, stated, _)| stated.is_some()).collect();
    if stated.is_empty() {
        return Err("the statement has no digest of it that this build knows".to_owned());
    }
    let differing: Vec<_> =
        stated.iter().filter(|(_, stated, found)| stated != found).map(|(name, ..)| *name).collect();
    if differing.is_empty() {
        Ok(stated.iter().map(|(name, ..)| *name).collect::<Vec<_>>().join(", "))
    } else {
        Err(format!("its content was changed: {} differs", differing.join(", ")))
    }
}

fn rendered_report(pack: &Pack, predicate: &Predicate) -> Result<String, String> {
    let content = |name: &str| {
        let artifact = pack.artifact(name).ok_or_else(|| format!("{name} is missing"))?;
        artifact.bytes().map_err(|error| error.to_string())
    };
    let findings: Vec<Finding> =
        canonical::read(&content(FINDINGS_FILE)?).map_err(|error| format!("{FINDINGS_FILE}: {error}"))?;
    if content(REPORT_FILE)? == report::render(predicate, &findings).into_bytes() {
        Ok("says what the data says".to_owned())
    } else {
        Err("it does not say what the data says".to_owned())
    }
}

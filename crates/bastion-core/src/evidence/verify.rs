//! Verification: every check by name, and what exactly failed.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Bundle, BundleEntry, DigestSet, Envelope, EvidenceError, FINDINGS_FILE, PAYLOAD_TYPE, Pack, Predicate, REPORT_FILE,
    Statement, Subject, Trust, Verified, VerifyingKey, report, verify_export,
};
use crate::canonical;
use crate::finding::Finding;
use crate::log::{Note, NoteKey};

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckStatus {
    /// It holds.
    Passed,
    /// It does not hold.
    Failed,
    /// It cannot be checked, for what it is about is not given away.
    Withheld,
    /// It was not checked, for nothing was given to check it by.
    NotChecked,
}

/// Whether a pack is in a log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LogStatus {
    /// It says nothing of a log: nobody can tell that it was not made later, or that others were not taken away.
    #[default]
    NotLogged,
    /// It says to be in a log, and no key of a log was given to check it with, or no trusted key signed it.
    NotChecked,
    /// It is in a log that is trusted.
    Logged,
    /// It says to be in a log, and that does not hold.
    Failed,
}

/// Whether a pack is in a log, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogStanding {
    /// Whether it is.
    pub status: LogStatus,
    /// Whose log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Where in it, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<u64>,
    /// How many entries the log had in the checkpoint that proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tree_size: Option<u64>,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "VerificationCheck")]
pub struct Check {
    /// What was checked: `signature`, `statement`, `artifact report.md`, …
    pub name: String,
    /// How it ended.
    pub status: CheckStatus,
    /// What was found.
    pub detail: String,
}

/// The answer to a verification.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verification {
    /// Whether no check failed.
    pub valid: bool,
    /// Whether it is in a log.
    pub log: LogStanding,
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
    /// Of what says to be in a log, or does not.
    fn of(says_logged: bool) -> Self {
        let status = if says_logged { LogStatus::NotChecked } else { LogStatus::NotLogged };
        Self { log: LogStanding { status, ..LogStanding::default() }, ..Self::default() }
    }

    fn check(&mut self, name: impl Into<String>, outcome: Result<String, String>) -> bool {
        let (status, detail) = match outcome {
            Ok(detail) => (CheckStatus::Passed, detail),
            Err(detail) => (CheckStatus::Failed, detail),
        };
        self.checks.push(Check { name: name.into(), status, detail });
        status == CheckStatus::Passed
    }

    fn withhold(&mut self, name: String, detail: &str) {
        self.checks.push(Check { name, status: CheckStatus::Withheld, detail: detail.to_owned() });
    }

    pub(super) fn add(&mut self, name: &str, status: CheckStatus, detail: String) {
        self.checks.push(Check { name: name.to_owned(), status, detail });
    }

    fn judged(mut self) -> Self {
        self.valid = !self.checks.is_empty() && self.checks.iter().all(|check| check.status != CheckStatus::Failed);
        self
    }
}

/// Verifies a pack against keys of evidence. Nothing inside the pack is trusted before the signature was checked.
///
/// # Errors
///
/// As [`verify_with`].
pub fn verify(pack: &Pack, trusted: &[VerifyingKey]) -> Result<Verification, EvidenceError> {
    verify_with(pack, &Trust::of_keys(trusted))
}

/// Verifies a pack against keys of evidence, of logs and of witnesses; needs no network.
///
/// # Errors
///
/// [`EvidenceError`] when the pack breaks a limit or a name of an artifact is unsafe; a proof that does not hold is an
/// answer.
pub fn verify_with(pack: &Pack, trust: &Trust) -> Result<Verification, EvidenceError> {
    pack.check()?;
    let mut verification = Verification::of(pack.log.is_some());
    if let Some(verified) = signature(&pack.envelope, trust, &mut verification) {
        let copied = pack.log.as_ref().map(|log| log.log_key.as_str());
        standing(&pack.envelope, pack.log.as_ref().map(|log| &log.entry), copied, trust, &mut verification);
        if let Some(statement) = statement(&verified, &mut verification) {
            let predicate = predicate(&statement, &mut verification);
            artifacts(pack, &statement.subject, &mut verification);
            if let Some(predicate) = predicate {
                report_of(pack, &predicate, &mut verification);
                if let Predicate::Export(stated) = &predicate {
                    verify_export::check(pack, &statement.subject, stated, trust, &mut verification);
                }
            }
        }
    }
    Ok(verification.judged())
}

/// Verifies an envelope with its place in a log, whatever its payload is; needs no network.
#[must_use]
pub fn verify_bundle(bundle: &Bundle, trust: &Trust) -> Verification {
    let mut verification = Verification::of(bundle.entry().is_some());
    if signature(&bundle.dsse_envelope, trust, &mut verification).is_some() {
        standing(&bundle.dsse_envelope, bundle.entry(), None, trust, &mut verification);
    }
    verification.judged()
}

fn signature(envelope: &Envelope, trust: &Trust, verification: &mut Verification) -> Option<Verified> {
    match envelope.verify(&trust.evidence_keys()) {
        Ok(verified) => {
            verification.check("signature", Ok(format!("by key {}", verified.key_ids.join(", "))));
            verification.key_ids.clone_from(&verified.key_ids);
            Some(verified)
        }
        Err(error) => {
            verification.check("signature", Err(error.to_string()));
            None
        }
    }
}

/// Whether the envelope is in a log, and whether its keys speak for that place.
fn standing(
    envelope: &Envelope,
    entry: Option<&BundleEntry>,
    copied_key: Option<&str>,
    trust: &Trust,
    verification: &mut Verification,
) {
    match entry {
        None if trust.log_required => {
            verification.check("log", Err("it is in no log, and has to be".to_owned()));
        }
        None => {}
        Some(entry) => {
            verification.log = logged(envelope, entry, copied_key, trust, verification);
            if trust.log_required && verification.log.status == LogStatus::NotChecked {
                verification.check("log", Err("it has to be in a log, and no key of one is trusted here".to_owned()));
            }
        }
    }
    let place = verification.log.index.filter(|_| verification.log.status == LogStatus::Logged);
    let believed = verification.key_ids.iter().filter_map(|id| Some((id.clone(), trust.keys.get(id)?.clone())));
    for (id, key) in believed.collect::<Vec<_>>() {
        let speaks = place.map_or(key.is_unbounded(), |index| key.speaks_for(index));
        if !key.is_unbounded() || !speaks {
            let stands = place.map_or("in no log that is trusted".to_owned(), |index| format!("at place {index}"));
            let detail = format!("key {id} speaks for {}; the envelope stands {stands}", key.period());
            verification.check("key validity", if speaks { Ok(detail) } else { Err(detail) });
        }
    }
}

fn logged(
    envelope: &Envelope,
    entry: &BundleEntry,
    copied_key: Option<&str>,
    trust: &Trust,
    verification: &mut Verification,
) -> LogStanding {
    let failed = LogStanding { status: LogStatus::Failed, ..LogStanding::default() };
    let said = |error: EvidenceError| error.to_string();
    let key = verification.key_ids.first().and_then(|id| trust.keys.get(id));
    let leaf = key.map_or(Err("no trusted key signed".to_owned()), |key| {
        entry.check_leaf(envelope, &key.key).map(|()| "is the envelope's".to_owned()).map_err(said)
    });
    if !verification.check("log leaf", leaf) {
        return failed;
    }
    // a pack brings a copy of the log's key: what does not hold by that one holds by none
    let named = trust.logs.iter().find(|log| entry.log_id.key_id == STANDARD.encode(log.id().as_bytes()));
    let copied = match copied_key.map(NoteKey::from_text).transpose() {
        Ok(copied) => copied,
        Err(error) => {
            verification.check("log key", Err(error.to_string()));
            return failed;
        }
    };
    let Some(log) = copied.as_ref().or(named) else {
        let outcome = if trust.logs.is_empty() { None } else { Some("it is in a log that is not trusted here") };
        let Some(reason) = outcome else {
            return LogStanding { status: LogStatus::NotChecked, ..LogStanding::default() };
        };
        verification.check("log key", Err(reason.to_owned()));
        return failed;
    };
    let found = match entry.check_proof(log) {
        Ok(found) => found,
        Err(error) => {
            verification.check("log proof", Err(said(error)));
            return failed;
        }
    };
    let mut standing = LogStanding {
        status: LogStatus::NotChecked,
        origin: Some(found.checkpoint.origin),
        index: Some(found.index),
        tree_size: Some(found.checkpoint.size),
    };
    verification.check("log proof", Ok(format!("place {} of {}", found.index, found.checkpoint.size)));
    if trust.logs.contains(log) {
        verification.check("log key", Ok(format!("{} signed the checkpoint", log.name())));
        let cosigned = witnesses(entry, trust, verification);
        standing.status = if cosigned { LogStatus::Logged } else { LogStatus::Failed };
    } else if !trust.logs.is_empty() {
        verification.check("log key", Err(format!("the log {} is not trusted here with this key", log.name())));
        standing.status = LogStatus::Failed;
    }
    standing
}

/// Whether every witness that is asked for signed the checkpoint.
fn witnesses(entry: &BundleEntry, trust: &Trust, verification: &mut Verification) -> bool {
    let note = Note::from_text(&entry.inclusion_proof.checkpoint.envelope);
    let mut all = true;
    for witness in &trust.witnesses {
        let outcome = match note.as_ref().map(|note| witness.find_in(note)) {
            Ok(Ok(Some(found))) => Ok(format!("signed at {}, seconds since 1970", found.timestamp)),
            Ok(Ok(None)) => Err("it did not sign the checkpoint".to_owned()),
            Ok(Err(error)) => Err(error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        all &= verification.check(format!("witness {}", witness.name()), outcome);
    }
    all
}

fn statement(verified: &Verified, verification: &mut Verification) -> Option<Statement> {
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
        let name = format!("artifact {}", subject.name);
        let is_withheld = pack.withheld.contains(&subject.name);
        let outcome = match pack.artifact(&subject.name) {
            None if is_withheld => {
                verification.withhold(name, "it is not given away; its digests are signed");
                continue;
            }
            None => Err("it is missing".to_owned()),
            Some(_) if is_withheld => Err("it is said to be withheld, and is there".to_owned()),
            Some(artifact) => match artifact.bytes() {
                Ok(content) => compare(&subject.digest, &DigestSet::of(&content)),
                Err(error) => Err(error.to_string()),
            },
        };
        verification.check(name, outcome);
    }
    let names = pack.artifacts.iter().map(|artifact| &artifact.name).chain(&pack.withheld);
    for name in names.filter(|name| !listed.contains(name.as_str())) {
        let shown: String = name.chars().take(200).collect();
        verification.check(format!("artifact {shown}"), Err("the statement does not speak about it".to_owned()));
    }
}

fn report_of(pack: &Pack, predicate: &Predicate, verification: &mut Verification) {
    let is_withheld = |name: &str| pack.artifact(name).is_none() && pack.withheld.iter().any(|found| found == name);
    if is_withheld(REPORT_FILE) || is_withheld(FINDINGS_FILE) {
        verification.withhold("report".to_owned(), "the report or the findings are not given away");
    } else {
        verification.check("report", rendered_report(pack, predicate));
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

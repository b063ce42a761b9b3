//! Whom a verifier believes: keys of evidence, each for a stretch of a log, and keys of logs and witnesses.
//!
//! A pack is judged at its place in the log: a key that is revoked from a place on still speaks for what was logged before.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::predicates::KeyRotation;
use super::{EvidenceError, PAYLOAD_TYPE, Predicate, Statement, VerifyingKey};
use crate::log::NoteKey;

/// A key of evidence that is believed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrustedKey {
    /// The public key: PEM, or 64 hexadecimal digits.
    pub public_key: String,
    /// The first place of the log that it speaks for; from the beginning when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_index: Option<u64>,
    /// The first place of the log that it does not speak for any more: it is replaced or revoked from there on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_index: Option<u64>,
}

/// Whom a verifier believes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrustList {
    /// Keys of evidence.
    pub keys: Vec<TrustedKey>,
    /// Keys of logs and of witnesses, `name+hash+key`. Each witness that stands here has to have signed the checkpoint.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log_keys: Vec<String>,
    /// Whether what is in no log is refused.
    #[serde(default)]
    pub log_required: bool,
}

impl TrustList {
    /// Takes a rotation into the list: from its place in the log on, the new key speaks in the stead of the old one.
    ///
    /// The statement has to be signed by both keys; that it stands in the log is for the caller to have verified.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Signature`] when one of the keys did not sign it, or the old one is not believed at that place;
    /// [`EvidenceError::Statement`] when it is no rotation.
    pub fn rotate(&self, envelope: &super::Envelope, index: u64) -> Result<Self, EvidenceError> {
        let refuse = |reason: &str| EvidenceError::Statement { reason: reason.to_owned() };
        let untrusted = |reason: &str| EvidenceError::Signature { reason: reason.to_owned() };
        let trust = Trust::read(self)?;
        let believed: Vec<VerifyingKey> = trust.keys.values().map(|found| found.key.clone()).collect();
        // nothing of it is read before a key that is believed signed it
        let verified = envelope.verify(&believed)?;
        let rotation =
            rotation(&verified.payload_type, &verified.payload).ok_or_else(|| refuse("it is no rotation"))?;
        let new_key = VerifyingKey::from_text(&rotation.new_key)?;
        let old_id = VerifyingKey::from_text(&rotation.old_key)?.key_id();
        let both = envelope.verify(&[believed, vec![new_key.clone()]].concat())?.key_ids;
        if !both.contains(&old_id) || !both.contains(&new_key.key_id()) {
            return Err(untrusted("a rotation is signed by the old key and by the new one"));
        }
        trust.keys.get(&old_id).filter(|old| old.speaks_for(index)).ok_or_else(|| untrusted("the old key is over"))?;
        if trust.keys.contains_key(&new_key.key_id()) {
            return Err(refuse("the new key is believed already"));
        }
        let mut list = self.clone();
        for key in &mut list.keys {
            if VerifyingKey::from_text(&key.public_key)?.key_id() == old_id {
                key.until_index = Some(index);
            }
        }
        list.keys.push(TrustedKey { public_key: new_key.to_pem()?, from_index: Some(index), until_index: None });
        Ok(list)
    }

    /// Stops believing a key from a place of the log on: what was logged before stays good.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Key`] when the list does not have the key, or has one that is none.
    pub fn revoke(&self, key_id: &str, from_index: u64) -> Result<Self, EvidenceError> {
        let mut list = self.clone();
        let mut is_there = false;
        for key in &mut list.keys {
            if VerifyingKey::from_text(&key.public_key)?.key_id() == key_id {
                is_there = true;
                key.until_index = Some(key.until_index.map_or(from_index, |until| until.min(from_index)));
            }
        }
        if is_there { Ok(list) } else { Err(crate::key::KeyError { reason: "the list does not have it" }.into()) }
    }
}

fn rotation(payload_type: &str, payload: &[u8]) -> Option<KeyRotation> {
    let statement = Statement::from_json(payload).ok().filter(|_| payload_type == PAYLOAD_TYPE)?;
    match Predicate::from_value(&statement.predicate_type, statement.predicate) {
        Ok(Some(Predicate::KeyRotation(rotation))) => Some(rotation),
        _ => None,
    }
}

/// A list whose keys were read.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    // by identifier
    pub(super) keys: BTreeMap<String, Believed>,
    pub(super) logs: Vec<NoteKey>,
    pub(super) witnesses: Vec<NoteKey>,
    pub(super) log_required: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Believed {
    pub(super) key: VerifyingKey,
    from: u64,
    until: Option<u64>,
}

impl Believed {
    pub(super) fn speaks_for(&self, index: u64) -> bool {
        index >= self.from && self.until.is_none_or(|until| index < until)
    }

    /// Whether it speaks for what is in no log.
    pub(super) const fn is_unbounded(&self) -> bool {
        self.from == 0 && self.until.is_none()
    }

    pub(super) fn period(&self) -> String {
        match self.until {
            Some(until) => format!("places {} to {until} of the log, the last excluded", self.from),
            None => format!("places of the log from {} on", self.from),
        }
    }
}

impl Trust {
    /// Reads the keys of a list.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Key`], [`EvidenceError::LogProof`] for a key that is none; [`EvidenceError::Field`] for one that
    /// stands twice.
    pub fn read(list: &TrustList) -> Result<Self, EvidenceError> {
        let mut trust = Self { log_required: list.log_required, ..Self::default() };
        for listed in &list.keys {
            let key = VerifyingKey::from_text(&listed.public_key)?;
            let believed = Believed { key, from: listed.from_index.unwrap_or_default(), until: listed.until_index };
            if trust.keys.insert(believed.key.key_id(), believed).is_some() {
                return Err(EvidenceError::Field { field: "keys", reason: "a key stands in the list once" });
            }
        }
        for text in &list.log_keys {
            let key = NoteKey::from_text(text)?;
            if key.is_witness() { trust.witnesses.push(key) } else { trust.logs.push(key) }
        }
        Ok(trust)
    }

    /// Believes keys of evidence, wherever in a log.
    #[must_use]
    pub fn of_keys(keys: &[VerifyingKey]) -> Self {
        let believed = |key: &VerifyingKey| (key.key_id(), Believed { key: key.clone(), from: 0, until: None });
        Self { keys: keys.iter().map(believed).collect(), ..Self::default() }
    }

    /// The keys of evidence that speak for what is in no log.
    pub(super) fn unbounded_keys(&self) -> Vec<VerifyingKey> {
        let unbounded = self.keys.values().filter(|believed| believed.is_unbounded());
        unbounded.map(|believed| believed.key.clone()).collect()
    }

    /// The keys of evidence.
    pub(super) fn evidence_keys(&self) -> Vec<VerifyingKey> {
        self.keys.values().map(|believed| believed.key.clone()).collect()
    }
}

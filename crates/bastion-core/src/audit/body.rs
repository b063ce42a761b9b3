//! What an entry is about, with the people in it. It is kept sealed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::error::AuditError;
use crate::canonical::{self, Sha256Digest};
use crate::limits::{AUDIT_BODY_BYTES_MAX, AUDIT_RESULTS_MAX, AUDIT_TEXT_BYTES_MAX};

/// Whoever acted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditActor {
    /// The identifier.
    pub id: String,
    /// As what they acted.
    pub role: String,
}

/// How it ended, or what a policy said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AuditOutcome {
    /// It may be done.
    Allowed,
    /// It may not.
    Blocked,
    /// Somebody has to agree first.
    RequiresApproval,
    /// It was done.
    Completed,
    /// It was tried and not done.
    Failed,
    /// It was taken back.
    Cancelled,
}

/// What one policy said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditPolicyResult {
    /// The policy's identifier.
    pub policy: String,
    /// What it said.
    pub outcome: AuditOutcome,
    /// Why.
    pub reason: String,
}

/// What an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditBody {
    /// Who.
    pub actor: AuditActor,
    /// What they did, such as `data.read`.
    pub action: String,
    /// What they meant to do, as data.
    pub intent: Value,
    /// What the policies said.
    pub policy_results: Vec<AuditPolicyResult>,
    /// How it ended.
    pub outcome: AuditOutcome,
    /// Where the evidence is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// A body with the salt of its commitment: what is sealed, and what can be shown to somebody who has the entry alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaltedBody {
    /// 128 random bits as 32 lower-case hexadecimal digits: without them nobody can try bodies against a commitment.
    pub salt: String,
    /// The body.
    pub body: AuditBody,
}

/// Keeps commitments apart from every other use of SHA-256.
const DOMAIN: &[u8] = b"bastion.audit-commitment/v1\0";

impl AuditBody {
    pub(super) fn check(&self, id: &str) -> Result<(), AuditError> {
        let document = || format!("the body of the entry `{id}`");
        let results = self.policy_results.iter();
        let texts = [("actor", &self.actor.id), ("actor", &self.actor.role), ("action", &self.action)];
        let texts = texts.into_iter().chain(self.evidence.iter().map(|text| ("evidence", text)));
        let texts = texts.chain(results.flat_map(|result| [("policy", &result.policy), ("reason", &result.reason)]));
        for (field, text) in texts {
            if text.len() > AUDIT_TEXT_BYTES_MAX {
                let problem = format!("it has more than {AUDIT_TEXT_BYTES_MAX} bytes");
                return Err(AuditError::field(document(), field, problem));
            }
        }
        for (field, text) in [("actor", &self.actor.id), ("action", &self.action)] {
            if text.is_empty() {
                return Err(AuditError::field(document(), field, "it is empty"));
            }
        }
        let count = self.policy_results.len();
        if count > AUDIT_RESULTS_MAX {
            let what = format!("results of policies in {}", document());
            return Err(AuditError::Limit { what, count, count_max: AUDIT_RESULTS_MAX });
        }
        Ok(())
    }
}

impl SaltedBody {
    /// What an entry commits to: SHA-256 of `bastion.audit-commitment/v1`, a zero byte, the 16 bytes of the salt, and the
    /// body as RFC 8785 writes it.
    ///
    /// # Errors
    ///
    /// [`AuditError::Field`] for a salt that is none, [`AuditError::Canonical`] and [`AuditError::Limit`] for the body.
    pub fn commitment(&self) -> Result<Sha256Digest, AuditError> {
        let salt = salt_bytes(&self.salt)
            .ok_or_else(|| AuditError::field("a body", "salt", "it is not 32 lower-case hexadecimal digits"))?;
        let body = canonical::to_bytes(&self.body)?;
        if body.len() > AUDIT_BODY_BYTES_MAX {
            let what = "bytes of a body".to_owned();
            return Err(AuditError::Limit { what, count: body.len(), count_max: AUDIT_BODY_BYTES_MAX });
        }
        let mut hash = Sha256::new();
        hash.update(DOMAIN);
        hash.update(salt);
        hash.update(&body);
        Ok(Sha256Digest::from_bytes(hash.finalize().into()))
    }
}

fn salt_bytes(text: &str) -> Option<[u8; 16]> {
    // one way to write it
    let number = u128::from_str_radix(text, 16).ok()?;
    (format!("{number:032x}") == text).then_some(number.to_be_bytes())
}

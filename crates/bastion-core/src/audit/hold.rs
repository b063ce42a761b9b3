//! Legal holds: while one applies, nothing is erased.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::AuditError;
use super::key::{DataKeyId, check_name};
use crate::limits::{AUDIT_TEXT_BYTES_MAX, LEGAL_HOLDS_MAX};
use crate::time::Moment;

/// A legal hold. It applies to what fits everything that it names; one that names nothing applies to everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalHold {
    /// The identifier: 1 to 64 letters, digits, `.`, `_` and `-`.
    pub id: String,
    /// Why: the case or the order.
    pub reason: String,
    /// From when on it applies.
    pub begins: Moment,
    /// From when on it does not any more; until it is taken back when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Moment>,
    /// Whose entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// Of which retention class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_class: Option<String>,
    /// Under whose law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// Sealed with which keys; with any when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key_ids: Vec<DataKeyId>,
}

impl LegalHold {
    /// Whether it applies to what a key seals.
    #[must_use]
    pub fn applies(&self, key_id: &DataKeyId, now: Moment) -> bool {
        let fits = |named: &Option<String>, own: &str| named.as_ref().is_none_or(|named| named == own);
        self.begins <= now
            && self.ends.is_none_or(|ends| now < ends)
            && fits(&self.tenant, key_id.tenant())
            && fits(&self.retention_class, key_id.retention_class())
            && fits(&self.jurisdiction, key_id.jurisdiction())
            && (self.key_ids.is_empty() || self.key_ids.contains(key_id))
    }

    /// Refuses holds that nobody could have meant: one that names what no entry can have would hold nothing, silently.
    ///
    /// # Errors
    ///
    /// [`AuditError::Field`], [`AuditError::Limit`].
    pub fn check_all(holds: &[Self]) -> Result<(), AuditError> {
        let limited = |what: &str, count: usize| {
            let what = what.to_owned();
            (count <= LEGAL_HOLDS_MAX).then_some(()).ok_or(AuditError::Limit {
                what,
                count,
                count_max: LEGAL_HOLDS_MAX,
            })
        };
        limited("legal holds", holds.len())?;
        for hold in holds {
            let document = format!("the legal hold `{}`", hold.id.chars().take(80).collect::<String>());
            limited(&format!("keys of {document}"), hold.key_ids.len())?;
            check_name(&document, "id", &hold.id)?;
            let named = [
                ("tenant", &hold.tenant),
                ("retention_class", &hold.retention_class),
                ("jurisdiction", &hold.jurisdiction),
            ];
            for (field, text) in named.iter().filter_map(|(field, text)| text.as_ref().map(|text| (*field, text))) {
                check_name(&document, field, text)?;
            }
            if hold.reason.trim().is_empty() || hold.reason.len() > AUDIT_TEXT_BYTES_MAX {
                let problem = format!("it is empty or longer than {AUDIT_TEXT_BYTES_MAX} bytes");
                return Err(AuditError::field(document, "reason", problem));
            }
            if hold.ends.is_some_and(|ends| ends <= hold.begins) {
                return Err(AuditError::field(document, "ends", "it ends before it begins"));
            }
        }
        Ok(())
    }
}

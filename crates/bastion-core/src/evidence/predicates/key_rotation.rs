//! `urn:bastion-data-trust:evidence:key-rotation:v1`: that a new key speaks in the stead of an old one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Circumstances, Content};
use crate::evidence::{EvidenceError, VerifyingKey};

/// That a new key speaks in the stead of an old one. Both sign it, and from its place in the log on it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyRotation {
    /// Where, when and by whom.
    pub circumstances: Circumstances,
    /// The key that is replaced, 64 hexadecimal digits.
    pub old_key: String,
    /// The key that replaces it, 64 hexadecimal digits.
    pub new_key: String,
    /// Why.
    pub reason: String,
}

impl Content for KeyRotation {
    fn title(&self) -> String {
        "Rotation of a key".to_owned()
    }

    fn rows(&self) -> Vec<(&'static str, String)> {
        vec![("old key", self.old_key.clone()), ("new key", self.new_key.clone()), ("reason", self.reason.clone())]
    }

    fn check(&self) -> Result<(), EvidenceError> {
        let wrong = |field| EvidenceError::Field { field, reason: "a public key, 64 hexadecimal digits" };
        for (field, text) in [("old_key", &self.old_key), ("new_key", &self.new_key)] {
            let key = VerifyingKey::from_text(text).map_err(|_| wrong(field))?;
            if key.to_hex() != *text {
                return Err(wrong(field));
            }
        }
        if self.old_key == self.new_key {
            return Err(EvidenceError::Field { field: "new_key", reason: "another key than the old one" });
        }
        Ok(())
    }
}

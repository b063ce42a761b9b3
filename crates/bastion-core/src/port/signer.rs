//! Who signs: a key in memory, in a file, in a variable, or in a program of somebody else's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::key::{SigningKey, VerifyingKey};

/// How a signature is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignatureAlgorithm {
    /// Ed25519 (RFC 8032): 64 bytes.
    Ed25519,
}

/// Signs with a key that it does not have to show.
pub trait Signer: Send + Sync {
    /// The public key.
    fn verifying_key(&self) -> VerifyingKey;

    /// The identifier of the key.
    fn key_id(&self) -> String {
        self.verifying_key().key_id()
    }

    /// How it signs.
    fn algorithm(&self) -> SignatureAlgorithm;

    /// The signature of a message. What is given back fits the message and the public key.
    ///
    /// # Errors
    ///
    /// `signer_failed`.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error>;
}

impl Signer for SigningKey {
    fn verifying_key(&self) -> VerifyingKey {
        self.verifying_key()
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::Ed25519
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(Self::sign(self, message).to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_memory() -> Box<dyn Signer> {
        Box::new(SigningKey::from_seed([7; 32]))
    }

    crate::signer_contract!(in_memory);
}

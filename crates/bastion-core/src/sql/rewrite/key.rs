//! The key of digests as the products' SQL can use it.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

/// Bytes of a block of SHA-256.
const BLOCK_BYTES: usize = 64;
const INNER_PAD: u8 = 0x36;
const OUTER_PAD: u8 = 0x5c;

/// A key for digests of one domain. Its content is never printed and is wiped when it is dropped; a rewritten query holds
/// it, though, and whoever reads that can try values.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct HashKey {
    #[zeroize(skip)]
    pub(super) id: String,
    key: [u8; 32],
}

impl HashKey {
    /// A key and what says in a digest which one it is: lower-case letters and digits.
    #[must_use]
    pub fn new(id: &str, key: [u8; 32]) -> Self {
        let plain = |letter: &char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
        Self { id: id.chars().filter(plain).collect(), key }
    }

    /// What stands before the message of the inner digest of HMAC, in hexadecimal digits.
    pub(super) fn inner_hex(&self) -> String {
        self.padded(INNER_PAD)
    }

    /// What stands before the inner digest.
    pub(super) fn outer_hex(&self) -> String {
        self.padded(OUTER_PAD)
    }

    fn padded(&self, pad: u8) -> String {
        let zeros = std::iter::repeat_n(0, BLOCK_BYTES - self.key.len());
        self.key.iter().copied().chain(zeros).map(|byte| format!("{:02x}", byte ^ pad)).collect()
    }
}

impl fmt::Debug for HashKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "HashKey({})", self.id)
    }
}

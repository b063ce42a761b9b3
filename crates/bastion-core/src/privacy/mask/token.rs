//! Hashes and tokens: HMAC-SHA-256 (RFC 2104) under a key derived from the tenant's. There is no unkeyed form, because
//! nine digits are tried in a second.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::key::TenantKey;

/// Of the 32 bytes of a digest, those that a token shows: two of 2^40 values share one with probability 2^-49.
const TOKEN_BYTES: usize = 16;
/// Crockford's base 32: no letter that is read as a digit, and safe in names, addresses and paths.
const BASE32: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Makes hashes and tokens of one domain.
#[derive(Clone)]
pub(in crate::privacy) struct Tokenizer {
    mac: Hmac<Sha256>,
    key_id: String,
}

impl Tokenizer {
    pub(in crate::privacy) fn new(key: &TenantKey, purpose: &str, domain: &str) -> Self {
        let derived = key.derive(purpose, domain);
        // a key shorter than a block of the hash is filled up with zeros
        let mut block = Zeroizing::new([0; 64]);
        block.iter_mut().zip(derived.iter()).for_each(|(to, byte)| *to = *byte);
        Self { mac: Hmac::new((&*block).into()), key_id: key.id().to_owned() }
    }

    /// The keyed digest of a text.
    pub(super) fn digest(&self, text: &str) -> [u8; 32] {
        self.mac.clone().chain_update(text.as_bytes()).finalize().into_bytes().into()
    }

    /// `<key>:<64 hexadecimal digits>`
    pub(super) fn hash(&self, text: &str) -> String {
        let digits: String = self.digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}:{digits}", self.key_id)
    }

    /// `<prefix>_<key>_<26 letters and digits>`
    pub(in crate::privacy) fn token(&self, prefix: &str, text: &str) -> String {
        let digest = self.digest(text);
        format!("{prefix}_{}_{}", self.key_id, base32(digest.iter().take(TOKEN_BYTES)))
    }
}

fn base32<'a>(bytes: impl Iterator<Item = &'a u8>) -> String {
    let (mut text, mut buffer, mut bits) = (String::new(), 0_u32, 0);
    let push = |text: &mut String, five: u32| {
        text.extend(BASE32.get((five & 31) as usize).map(|letter| char::from(*letter)));
    };
    for byte in bytes {
        buffer = buffer << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            push(&mut text, buffer >> bits);
        }
        buffer &= (1 << bits) - 1;
    }
    if bits > 0 {
        push(&mut text, buffer << (5 - bits));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base32_is_crockfords() {
        // computed with Python: int.from_bytes(…) in base 32, padded on the right
        assert_eq!(base32([0_u8].iter()), "00");
        assert_eq!(base32([255, 255, 255, 255, 255].iter()), "zzzzzzzz");
        assert_eq!(base32(b"hello".iter()), "d1jprv3f");
        assert_eq!(base32([7_u8; 16].iter()).len(), 26);
    }
}

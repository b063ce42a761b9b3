//! Digests: BLAKE3 with a domain for our own content, SHA-256 where third parties check.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::Digest as _;

use crate::error::{Coded, ErrorCode};

/// Why a text is not a digest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a digest: expected `{prefix}` and 64 lower-case hexadecimal digits")]
pub struct DigestError {
    text: String,
    prefix: &'static str,
}

impl Coded for DigestError {
    fn code(&self) -> ErrorCode {
        ErrorCode::InvalidArgument
    }
}

macro_rules! digest_type {
    ($(#[doc = $doc:literal])+ $name:ident, $prefix:literal) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 32]);

        impl $name {
            /// Wraps 32 bytes that are already a digest.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 32]) -> Self {
                Self(bytes)
            }

            /// The 32 bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }

            /// The 64 hexadecimal digits without the prefix.
            #[must_use]
            pub fn to_hex(&self) -> String {
                to_hex(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, concat!($prefix, "{}"), self.to_hex())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, formatter)
            }
        }

        impl FromStr for $name {
            type Err = DigestError;

            fn from_str(text: &str) -> Result<Self, DigestError> {
                text.strip_prefix($prefix)
                    .and_then(from_hex)
                    .map(Self)
                    .ok_or_else(|| DigestError { text: text.chars().take(80).collect(), prefix: $prefix })
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                // digests are most of what is signed: no text is allocated
                let mut text = [0; $prefix.len() + 64];
                let (prefix, digits) = text.split_at_mut($prefix.len());
                prefix.copy_from_slice($prefix.as_bytes());
                for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
                    pair.copy_from_slice(&hex(byte));
                }
                serializer.serialize_str(std::str::from_utf8(&text).map_err(serde::ser::Error::custom)?)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <Cow<'_, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": concat!("^", $prefix, "[0-9a-f]{64}$") })
            }
        }
    };
}

digest_type! {
    /// A BLAKE3 digest, written `blake3:<64 hexadecimal digits>`.
    ///
    /// ```
    /// use bastion_core::canonical::Digest;
    ///
    /// let digest = Digest::of("bastion.example/v1", b"content");
    /// assert_ne!(digest, Digest::of("bastion.other/v1", b"content"));
    /// assert_eq!(digest.to_string().parse::<Digest>()?, digest);
    /// # Ok::<(), bastion_core::canonical::DigestError>(())
    /// ```
    Digest, "blake3:"
}

digest_type! {
    /// A SHA-256 digest, written `sha256:<64 hexadecimal digits>`.
    Sha256Digest, "sha256:"
}

impl Digest {
    /// The digest of content in a domain: BLAKE3's key derivation mode with the domain as context.
    ///
    /// A domain names a format and its version (`bastion.snapshot/v1`), so that bytes of one format can never be
    /// taken for bytes of another.
    #[must_use]
    pub fn of(domain: &'static str, content: &[u8]) -> Self {
        Self(blake3::derive_key(domain, content))
    }

    /// The digest of content under a key that stands for a domain: BLAKE3's keyed mode. For many small contents of one
    /// domain, whose key is made once by [`Digest::of`].
    #[must_use]
    pub fn keyed(key: &Self, content: &[u8]) -> Self {
        Self(blake3::keyed_hash(&key.0, content).into())
    }

    /// The plain BLAKE3 digest of a file's bytes, as `b3sum` prints it.
    #[must_use]
    pub fn of_file(content: &[u8]) -> Self {
        Self(blake3::hash(content).into())
    }
}

impl Sha256Digest {
    /// The SHA-256 digest of bytes.
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        Self(sha2::Sha256::digest(content).into())
    }
}

/// Makes a [`Digest`] from parts, each with its length before it, so that no two lists of parts collide.
#[derive(Debug, Clone)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// An empty hasher in a domain.
    #[must_use]
    pub fn new(domain: &'static str) -> Self {
        Self(blake3::Hasher::new_derive_key(domain))
    }

    /// Adds one part.
    pub fn part(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// The digest of the parts so far.
    #[must_use]
    pub fn finish(&self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

/// Two hexadecimal digits for each byte, in small letters.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| hex(*byte)).map(char::from).collect()
}

const fn hex(byte: u8) -> [u8; 2] {
    const fn digit(half: u8) -> u8 {
        if half < 10 { b'0' + half } else { b'a' + (half - 10) }
    }
    [digit(byte >> 4), digit(byte & 15)]
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = hex_digit(*high)? << 4 | hex_digit(*low)?;
    }
    Some(bytes)
}

const fn hex_digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn golden_vectors() {
        assert_eq!(
            Sha256Digest::of(b"abc").to_hex(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(Digest::of_file(b"").to_hex(), "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262");
        assert_eq!(Digest::of("bastion.test/v1", b"").to_string(), Digest::of("bastion.test/v1", b"").to_string());
        assert_ne!(Digest::of("bastion.test/v1", b""), Digest::of_file(b""));
    }

    #[test]
    fn parts_do_not_run_together() {
        let digest = |parts: &[&[u8]]| {
            let mut hasher = Hasher::new("bastion.test/v1");
            for part in parts {
                hasher.part(part);
            }
            hasher.finish()
        };
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
        assert_ne!(digest(&[b"ab"]), digest(&[b"ab", b""]));
    }

    #[test]
    fn refuses_other_texts() {
        for text in
            ["", "blake3:", "blake3:00", &format!("sha256:{}", "0".repeat(64)), &format!("blake3:{}", "A".repeat(64))]
        {
            assert!(text.parse::<Digest>().is_err(), "{text}");
        }
    }
}

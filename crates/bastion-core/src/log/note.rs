//! Signed notes: a text, and lines of signatures under it (C2SP `signed-note` v1.0.0, <https://c2sp.org/signed-note>).
//!
//! A verifier knows a key by its name and four bytes of a hash; what it does not know it passes over, so that anybody may
//! add a signature. Cosignatures of witnesses are C2SP `tlog-cosignature` v1.0.0.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::error::LogError;
use crate::canonical::Sha256Digest;
use crate::key::{SigningKey, VerifyingKey};

/// How a key signs, as its first byte says.
const ED25519: u8 = 0x01;
/// Ed25519 over a text and a time.
const COSIGNATURE: u8 = 0x04;
/// Longer notes are not read.
const NOTE_BYTES_MAX: usize = 64 * 1024;
/// More signatures no note has.
const SIGNATURES_MAX: usize = 100;
/// What a signature's line begins with.
const DASH: &str = "\u{2014} ";

/// A key with the name that it signs under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteKey {
    name: String,
    algorithm: u8,
    key: VerifyingKey,
}

/// A signature under a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSignature {
    /// Who says to have signed.
    pub name: String,
    /// The first bytes of a hash of the name and the key.
    pub key_hash: [u8; 4],
    /// What the key made.
    pub signature: Vec<u8>,
}

/// A text with signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The text, with the end of its last line.
    pub text: String,
    /// The signatures in their order.
    pub signatures: Vec<NoteSignature>,
}

/// A witness's signature that holds, and when it was made, in seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cosignature {
    /// Seconds since 1970 by the witness's clock.
    pub timestamp: u64,
}

impl NoteKey {
    /// A log's key: it signs texts.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`] for a name that is empty, or has a space or a plus sign.
    pub fn of_log(name: &str, key: VerifyingKey) -> Result<Self, LogError> {
        Self::new(name, ED25519, key)
    }

    /// A witness's key: it signs texts with a time.
    ///
    /// # Errors
    ///
    /// As [`NoteKey::of_log`].
    pub fn of_witness(name: &str, key: VerifyingKey) -> Result<Self, LogError> {
        Self::new(name, COSIGNATURE, key)
    }

    fn new(name: &str, algorithm: u8, key: VerifyingKey) -> Result<Self, LogError> {
        if !is_name(name) {
            return Err(LogError::format(name, "a key's name is a word without spaces and plus signs"));
        }
        Ok(Self { name: name.to_owned(), algorithm, key })
    }

    /// Reads `name+hash+key`, as everyone writes the keys of logs and witnesses.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`], [`LogError::Key`].
    pub fn from_text(text: &str) -> Result<Self, LogError> {
        let wrong = |reason| LogError::format(text, reason);
        let mut parts = text.trim().splitn(3, '+');
        let (Some(name), Some(hash), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(wrong("a verifier key is `name+hash+key`"));
        };
        let bytes = STANDARD.decode(key).map_err(|_| wrong("its key is not base64"))?;
        let Some((algorithm @ (&ED25519 | &COSIGNATURE), key)) = bytes.split_first() else {
            return Err(wrong("its key is of a kind that is not known here"));
        };
        let raw = <[u8; 32]>::try_from(key).map_err(|_| wrong("its key does not have 32 bytes"))?;
        let found = Self::new(name, *algorithm, VerifyingKey::from_text(&Sha256Digest::from_bytes(raw).to_hex())?)?;
        if found.hash_text() != hash {
            return Err(wrong("its hash is not the hash of its name and key"));
        }
        Ok(found)
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The public key.
    #[must_use]
    pub const fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// Whether it is a witness's key, which signs texts with a time.
    #[must_use]
    pub const fn is_witness(&self) -> bool {
        self.algorithm == COSIGNATURE
    }

    /// The hash of name, kind and key, whole: how a Rekor v2 entry names its log.
    #[must_use]
    pub fn id(&self) -> Sha256Digest {
        Sha256Digest::of(&[self.name.as_bytes(), b"\n", &[self.algorithm], &self.key.to_bytes()].concat())
    }

    /// The first four bytes of the hash of name, kind and key.
    #[must_use]
    pub fn hash(&self) -> [u8; 4] {
        let [a, b, c, d, ..] = *self.id().as_bytes();
        [a, b, c, d]
    }

    fn hash_text(&self) -> String {
        format!("{:08x}", u32::from_be_bytes(self.hash()))
    }

    /// Signs a text with the private key that belongs to this one; `timestamp` counts for a witness alone.
    ///
    /// # Errors
    ///
    /// [`LogError::Signature`] when the private key is another one.
    pub fn sign(&self, text: &str, key: &SigningKey, timestamp: u64) -> Result<NoteSignature, LogError> {
        if key.verifying_key() != self.key {
            return Err(LogError::Signature { origin: self.name.clone(), reason: "the private key is another one" });
        }
        let signature = match self.algorithm {
            COSIGNATURE => {
                let signed = key.sign(cosigned(text, timestamp).as_bytes());
                [&timestamp.to_be_bytes()[..], &signed].concat()
            }
            _ => key.sign(text.as_bytes()).to_vec(),
        };
        Ok(NoteSignature { name: self.name.clone(), key_hash: self.hash(), signature })
    }

    /// Looks for this key's signature under a note. None when there is none of it.
    ///
    /// # Errors
    ///
    /// [`LogError::Signature`] when there is one that does not hold.
    pub fn find_in(&self, note: &Note) -> Result<Option<Cosignature>, LogError> {
        let hash = self.hash();
        let mut found = None;
        for signature in note.signatures.iter().filter(|found| found.name == self.name && found.key_hash == hash) {
            found = Some(self.check(&note.text, &signature.signature).ok_or_else(|| LogError::Signature {
                origin: self.name.clone(),
                reason: "its signature does not hold",
            })?);
        }
        Ok(found)
    }

    fn check(&self, text: &str, signature: &[u8]) -> Option<Cosignature> {
        if self.algorithm == ED25519 {
            return self.key.accepts(text.as_bytes(), signature).then_some(Cosignature { timestamp: 0 });
        }
        let (timestamp, signature) = signature.split_first_chunk::<8>()?;
        let timestamp = u64::from_be_bytes(*timestamp);
        self.key.accepts(cosigned(text, timestamp).as_bytes(), signature).then_some(Cosignature { timestamp })
    }
}

impl fmt::Display for NoteKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[self.algorithm][..], &self.key.to_bytes()].concat();
        write!(formatter, "{}+{}+{}", self.name, self.hash_text(), STANDARD.encode(key))
    }
}

/// What a witness signs.
fn cosigned(text: &str, timestamp: u64) -> String {
    format!("cosignature/v1\ntime {timestamp}\n{text}")
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|character| !character.is_whitespace() && !character.is_control() && character != '+')
}

impl Note {
    /// Reads a note. Whether its signatures hold is for a [`NoteKey`] to say.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`].
    pub fn from_text(text: &str) -> Result<Self, LogError> {
        let wrong = |reason| LogError::format("note", reason);
        if text.len() > NOTE_BYTES_MAX {
            return Err(wrong("it has more than 64 KiB"));
        }
        if text.chars().any(|character| character.is_control() && character != '\n') {
            return Err(wrong("it has control characters"));
        }
        // signatures stand behind the last empty line
        let cut = text.rfind("\n\n").ok_or_else(|| wrong("no empty line stands before signatures"))?;
        let (body, signed) = text.split_at_checked(cut + 1).ok_or_else(|| wrong("it has no text"))?;
        let signed = signed.strip_prefix('\n').unwrap_or_default();
        let lines = signed.strip_suffix('\n').ok_or_else(|| wrong("its last line has no end"))?;
        let signatures = lines.split('\n').map(signature).collect::<Option<Vec<_>>>();
        let signatures = signatures.ok_or_else(|| wrong("a line under it is no signature"))?;
        if signatures.len() > SIGNATURES_MAX {
            return Err(wrong("it has more than 100 signatures"));
        }
        Ok(Self { text: body.to_owned(), signatures })
    }
}

fn signature(line: &str) -> Option<NoteSignature> {
    let (name, encoded) = line.strip_prefix(DASH)?.split_once(' ')?;
    let bytes = STANDARD.decode(encoded).ok()?;
    let (key_hash, signature) = bytes.split_first_chunk::<4>()?;
    let is_one = is_name(name) && !signature.is_empty();
    is_one.then(|| NoteSignature { name: name.to_owned(), key_hash: *key_hash, signature: signature.to_vec() })
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}", self.text)?;
        for found in &self.signatures {
            let encoded = STANDARD.encode([&found.key_hash[..], &found.signature].concat());
            writeln!(formatter, "{DASH}{} {encoded}", found.name)?;
        }
        Ok(())
    }
}

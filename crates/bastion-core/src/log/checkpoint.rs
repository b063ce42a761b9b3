//! The head of a log: whose it is, how many entries it has, and its root (C2SP `tlog-checkpoint` v1.0.0,
//! <https://c2sp.org/tlog-checkpoint>).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::error::LogError;
use super::note::{Note, NoteKey};
use crate::canonical::Sha256Digest;
use crate::key::SigningKey;

/// The head of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose log it is: a name without a scheme, the same for ever, `log.example.com/tenant`.
    pub origin: String,
    /// How many entries it has.
    pub size: u64,
    /// The root of their tree.
    pub root: Sha256Digest,
    /// What else the log says, a line each; verifiers that do not know it pass over it.
    pub extensions: Vec<String>,
}

impl Checkpoint {
    /// Reads the text of a checkpoint, without signatures.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`].
    pub fn from_text(text: &str) -> Result<Self, LogError> {
        let wrong = |reason| LogError::format("checkpoint", reason);
        let body = text.strip_suffix('\n').ok_or_else(|| wrong("its last line has no end"))?;
        let mut lines = body.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(wrong("it has fewer than three lines"));
        };
        if origin.is_empty() {
            return Err(wrong("its origin is empty"));
        }
        let number = size.parse::<u64>().ok().filter(|number| number.to_string() == size);
        let number = number.ok_or_else(|| wrong("its size is no number"))?;
        let bytes = STANDARD.decode(root).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let bytes = bytes.ok_or_else(|| wrong("its root is not the base64 of 32 bytes"))?;
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        if extensions.iter().any(String::is_empty) {
            return Err(wrong("a line of it is empty"));
        }
        Ok(Self { origin: origin.to_owned(), size: number, root: Sha256Digest::from_bytes(bytes), extensions })
    }

    /// Reads a signed checkpoint of the log whose key is given.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`]; [`LogError::Signature`] when that key did not sign it, or it is of another origin.
    pub fn open(signed: &str, key: &NoteKey) -> Result<Self, LogError> {
        let note = Note::from_text(signed)?;
        let checkpoint = Self::from_text(&note.text)?;
        let refused = |reason| LogError::Signature { origin: checkpoint.origin.clone(), reason };
        if checkpoint.origin != key.name() {
            return Err(refused("the key is of another log"));
        }
        key.find_in(&note)?.ok_or_else(|| refused("the key's signature is not under it"))?;
        Ok(checkpoint)
    }

    /// The signed text.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`] when origin or extensions have several lines, or none; as [`NoteKey::sign`].
    pub fn sign(&self, name: &NoteKey, key: &SigningKey) -> Result<String, LogError> {
        let text = self.to_string();
        if Self::from_text(&text).as_ref() != Ok(self) {
            return Err(LogError::format("checkpoint", "its origin or an extension is not one line"));
        }
        let signature = name.sign(&text, key, 0)?;
        Ok(Note { text, signatures: vec![signature] }.to_string())
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let root = STANDARD.encode(self.root.as_bytes());
        write!(formatter, "{}\n{}\n{root}\n", self.origin, self.size)?;
        self.extensions.iter().try_for_each(|line| writeln!(formatter, "{line}"))
    }
}

//! Built-in policies: one directory per pack with its policies and the cases that test them.
//!
//! A pack is a set of policies to put beside one's own. Whatever it does not match is left to the others, and to the
//! rule that what nothing matches is blocked. So that adding a pack never opens what was closed, a pack allows
//! something only where it governs an action wholly, and says so in its description.

use super::document::PolicyDocument;
use super::error::PolicyError;

/// A built-in pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolicyPack {
    /// Its name, which is its directory's.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub description: &'static str,
    /// Its policies, a document in YAML.
    pub source: &'static str,
    /// Its test cases in YAML: requests, the effect and the policies expected.
    pub cases: &'static str,
}

macro_rules! pack {
    ($name:literal, $description:literal) => {
        PolicyPack {
            name: $name,
            description: $description,
            source: include_str!(concat!($name, "/pack.yaml")),
            cases: include_str!(concat!($name, "/cases.yaml")),
        }
    };
}

/// Every built-in pack, by name.
pub const PACKS: &[PolicyPack] = &[
    pack!("breaking-changes", "schema changes: breaking ones in production need a data owner, all others are allowed"),
    pack!("cross-jurisdiction", "personal data stays in its jurisdiction; allows nothing by itself"),
];

impl PolicyPack {
    /// The pack's policies.
    ///
    /// # Errors
    ///
    /// None for a pack of this build: its tests read it.
    pub fn document(&self) -> Result<PolicyDocument, PolicyError> {
        PolicyDocument::from_yaml(self.source.as_bytes())
    }
}

/// The pack of a name.
///
/// # Errors
///
/// [`PolicyError::UnknownPack`].
pub fn pack(name: &str) -> Result<&'static PolicyPack, PolicyError> {
    let unknown = || PolicyError::UnknownPack { name: name.chars().take(80).collect() };
    PACKS.iter().find(|pack| pack.name == name).ok_or_else(unknown)
}

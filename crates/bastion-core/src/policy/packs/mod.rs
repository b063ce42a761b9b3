//! Built-in policies: one directory per pack with its policies and the cases that test them.
//!
//! A pack is a set of policies to put beside one's own. Whatever it does not match is left to the others, and to the
//! rule that what nothing matches is blocked. So that adding a pack never opens what was closed, a pack allows
//! something only where it governs an action wholly, and says so in its description.

use super::document::PolicyDocument;
use super::error::PolicyError;
use super::suite::PolicyTests;

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
    pack!("ai-agents", "agents neither change production nor see sensitive personal data; allows nothing by itself"),
    pack!("breaking-changes", "schema changes: breaking ones in production need a data owner, all others are allowed"),
    pack!("budgets-and-rates", "who asked or spent too much has to wait; counters come with the request"),
    pack!("cross-jurisdiction", "personal data stays in its jurisdiction; allows nothing by itself"),
    pack!(
        "high-risk-actions",
        "what cannot be undone needs two people, and no program does it; allows nothing by itself"
    ),
    pack!(
        "personal-data",
        "personal data needs a grant, a purpose and, in numbers, an approval; allows nothing by itself"
    ),
    pack!("production-writes", "writing in production needs the approval of a data owner; allows nothing by itself"),
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

    /// The pack's test cases, and the policies that stand beside it in them.
    ///
    /// # Errors
    ///
    /// None for a pack of this build: its tests read it.
    pub fn tests(&self) -> Result<PolicyTests, PolicyError> {
        PolicyTests::read(self.cases.as_bytes())
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

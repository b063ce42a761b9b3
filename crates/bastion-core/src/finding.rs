//! What an analysis has to say: which rule, about which object, for whom, how sure, and what to do.
//!
//! Every analysis (schema, SQL, privacy, contract) speaks in findings, so that policies, reports and evidence need
//! to know only this one shape.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::canonical::Hasher;

/// How bad a finding is for an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Worth knowing; nothing breaks.
    Info,
    /// May break, or degrades something.
    Warning,
    /// Breaks.
    Error,
}

impl Level {
    /// The level as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Who is affected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Programs that read with the old schema in mind.
    Readers,
    /// Programs that write with the old schema in mind.
    Writers,
    /// The rows that are already there: the change may fail on them or lose them.
    Data,
    /// Whoever runs the database: locks, rewrites, space.
    Operations,
    /// Who may see or do what.
    Security,
    /// Generated code and contracts.
    Contracts,
}

impl Audience {
    /// Every audience, in the order they are reported.
    pub const ALL: [Self; 6] =
        [Self::Readers, Self::Writers, Self::Data, Self::Operations, Self::Security, Self::Contracts];

    /// The audience as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Readers => "readers",
            Self::Writers => "writers",
            Self::Data => "data",
            Self::Operations => "operations",
            Self::Security => "security",
            Self::Contracts => "contracts",
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Follows from the two snapshots alone.
    Proven,
    /// Depends on the data: the probe decides.
    Conditional,
    /// Cannot be decided from a schema.
    Unknown,
}

impl Certainty {
    /// The certainty as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Conditional => "conditional",
            Self::Unknown => "unknown",
        }
    }
}

/// What a field of an object is about; hashes roll up per facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// What a reader's result depends on.
    Shape,
    /// Whether a value may be absent.
    Null,
    /// What a writer must satisfy.
    Write,
    /// Who may do what.
    Access,
    /// How it is stored and served.
    Ops,
    /// What people wrote about it.
    Doc,
}

impl Facet {
    /// Every facet, in the order their roots are listed.
    pub const ALL: [Self; 6] = [Self::Shape, Self::Null, Self::Write, Self::Access, Self::Ops, Self::Doc];

    /// The facet as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::Null => "null",
            Self::Write => "write",
            Self::Access => "access",
            Self::Ops => "ops",
            Self::Doc => "doc",
        }
    }
}

/// A finding's level for one audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Impact {
    /// Who is affected.
    pub audience: Audience,
    /// How badly.
    pub level: Level,
    /// How sure that is.
    pub certainty: Certainty,
}

impl Impact {
    /// Breaks for an audience, for certain.
    #[must_use]
    pub const fn error(audience: Audience) -> Self {
        Self { audience, level: Level::Error, certainty: Certainty::Proven }
    }

    /// Breaks for an audience if the data is such; the probe decides.
    #[must_use]
    pub const fn error_if(audience: Audience) -> Self {
        Self { audience, level: Level::Error, certainty: Certainty::Conditional }
    }

    /// May break for an audience, or degrades something for it.
    #[must_use]
    pub const fn warning(audience: Audience) -> Self {
        Self { audience, level: Level::Warning, certainty: Certainty::Proven }
    }

    /// May break for an audience if the data is such; the probe decides.
    #[must_use]
    pub const fn warning_if(audience: Audience) -> Self {
        Self { audience, level: Level::Warning, certainty: Certainty::Conditional }
    }

    /// May break for an audience, which a schema cannot tell.
    #[must_use]
    pub const fn unknown(audience: Audience, level: Level) -> Self {
        Self { audience, level, certainty: Certainty::Unknown }
    }

    /// Worth knowing for an audience.
    #[must_use]
    pub const fn info(audience: Audience) -> Self {
        Self { audience, level: Level::Info, certainty: Certainty::Proven }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// The kind of object: `column`, `constraint`, …
    pub object_kind: String,
    /// Its path from the outermost name: schema, relation, column.
    pub path: Vec<String>,
    /// The field of the object, where the finding is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// A query that decides a conditional finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Probe {
    /// A read-only query against the old database that returns no row when the change is safe.
    pub query: String,
    /// What a row means, as a sentence.
    pub meaning: String,
    /// The share of rows expected to be affected, from the statistics: 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimated_ratio: Option<f64>,
}

/// One thing an analysis found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Stable across wordings, orders and unrelated changes: 32 hexadecimal digits, see [`Finding::id_of`].
    pub id: String,
    /// The rule's identifier: `COL004`.
    pub rule: String,
    /// The rule's name: `column-removed`.
    pub name: String,
    /// The strongest level of any audience.
    pub level: Level,
    /// Levels per audience, in the order of [`Audience::ALL`].
    pub impacts: Vec<Impact>,
    /// How sure the strongest level is.
    pub certainty: Certainty,
    /// The facet the finding stands on.
    pub facet: Facet,
    /// The object.
    pub location: Location,
    /// One sentence about what happened.
    pub message: String,
    /// One sentence about what to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The query that decides, for a conditional finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probe: Option<Probe>,
}

impl Finding {
    /// The identifier of a finding: a digest of the rule, the object, the facet and the values before and after.
    ///
    /// The message is left out, so that an approval survives a rewording; everything that is not part of this very
    /// change is left out, so that it survives unrelated changes.
    #[must_use]
    pub fn id_of(rule: &str, location: &Location, facet: Facet, before: &[u8], after: &[u8]) -> String {
        let mut hasher = Hasher::new("bastion.finding/v1");
        hasher.part(rule.as_bytes()).part(location.object_kind.as_bytes());
        hasher.part(&(location.path.len() as u64).to_le_bytes());
        for name in &location.path {
            hasher.part(name.as_bytes());
        }
        hasher.part(location.field.as_deref().unwrap_or_default().as_bytes());
        hasher.part(facet.as_str().as_bytes()).part(before).part(after);
        hasher.finish().to_hex().chars().take(32).collect()
    }

    /// The level for one audience, if it is affected.
    #[must_use]
    pub fn level_for(&self, audience: Audience) -> Option<Level> {
        self.impacts.iter().find(|impact| impact.audience == audience).map(|impact| impact.level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_depend_on_the_change_alone() {
        let location = |path: &[&str]| Location {
            object_kind: "column".to_owned(),
            path: path.iter().map(ToString::to_string).collect(),
            field: None,
        };
        let id = |path: &[&str], after: &[u8]| Finding::id_of("COL004", &location(path), Facet::Shape, b"1", after);
        assert_eq!(id(&["a", "b"], b"2"), id(&["a", "b"], b"2"));
        assert_ne!(id(&["a", "b"], b"2"), id(&["a", "b"], b"3"));
        assert_ne!(id(&["a", "b"], b"2"), id(&["ab"], b"2"));
        assert_eq!(id(&["a"], b"").len(), 32);
    }
}

//! May the old and the new version live side by side, and for whom: compatibility modes over findings.
//!
//! The words come from schema registries, where there is one writer and one reader. A database has readers, writers,
//! rows, operators and auditors at once, so each mode asks for some of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Comparison;
use crate::diff::Change;
use crate::finding::{Audience, Certainty, Facet, Finding, Impact, Level};

/// For whom a change must not break anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CompatibilityMode {
    /// Old consumers keep reading: deploy the schema first (a registry's FORWARD).
    Readers,
    /// Old producers keep writing.
    Writers,
    /// The rows that are there satisfy the new schema, and nothing is lost (a registry's BACKWARD).
    Data,
    /// Old and new versions of an application run side by side (a registry's FULL).
    #[default]
    Rolling,
    /// No lock or rewrite that stops others.
    Online,
    /// No wider access, no lost classification.
    Privacy,
    /// Record only.
    None,
}

impl CompatibilityMode {
    /// Every mode.
    pub const ALL: [Self; 7] =
        [Self::Readers, Self::Writers, Self::Data, Self::Rolling, Self::Online, Self::Privacy, Self::None];

    /// The mode as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Readers => "readers",
            Self::Writers => "writers",
            Self::Data => "data",
            Self::Rolling => "rolling",
            Self::Online => "online",
            Self::Privacy => "privacy",
            Self::None => "none",
        }
    }

    /// For whom nothing may break.
    #[must_use]
    pub const fn audiences(self) -> &'static [Audience] {
        match self {
            Self::Readers => &[Audience::Readers, Audience::Contracts],
            Self::Writers => &[Audience::Writers],
            Self::Data => &[Audience::Data],
            Self::Rolling => &[Audience::Readers, Audience::Writers, Audience::Data],
            Self::Online => &[Audience::Operations],
            Self::Privacy => &[Audience::Security],
            Self::None => &[],
        }
    }
}

/// What counts as breaking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Strictness {
    /// What is proven to break.
    #[default]
    Standard,
    /// Also what breaks depending on the data, and what cannot be decided from a schema.
    Strict,
    /// For those who read and write, what is proven to break one that is known; for the rest as standard. Where no
    /// consumer was asked, as standard.
    Lenient,
}

impl Strictness {
    fn counts(self, impact: &Impact, certainty: Certainty) -> bool {
        match self {
            Self::Standard | Self::Lenient => impact.level == Level::Error && impact.certainty == Certainty::Proven,
            Self::Strict => {
                impact.level == Level::Error || (impact.level == Level::Warning && certainty == Certainty::Unknown)
            }
        }
    }
}

/// Whoever runs statements, or code made from the schema.
const PROGRAMS: [Audience; 3] = [Audience::Readers, Audience::Writers, Audience::Contracts];

/// What a mode says of one comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompatibilityVerdict {
    /// The mode.
    pub mode: CompatibilityMode,
    /// How strict it was.
    pub strictness: Strictness,
    /// Whether nothing breaks for anyone it asks for.
    pub passes: bool,
    /// The identifiers of the findings that decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deciding_findings: Vec<String>,
    /// The same in a sentence.
    pub sentence: String,
}

/// Judges a comparison by a mode. An incomplete comparison never passes strictly.
///
/// ```
/// use bastion_core::diff::DiffOptions;
/// use bastion_core::rules::{self, CompatibilityMode, Strictness};
/// use bastion_core::schema::Dialect;
/// use bastion_core::snapshot::{Snapshot, SnapshotDocument};
///
/// let empty = Snapshot::new(SnapshotDocument::new(Dialect::Postgresql))?;
/// let comparison = rules::compare(&empty, &empty, &DiffOptions::default())?;
/// assert!(rules::judge(&comparison, CompatibilityMode::Rolling, Strictness::Strict).passes);
/// # Ok::<(), bastion_core::Error>(())
/// ```
#[must_use]
pub fn judge(comparison: &Comparison, mode: CompatibilityMode, strictness: Strictness) -> CompatibilityVerdict {
    let asked = mode.audiences();
    let breaks = |finding: &&Finding| {
        let mut impacts = finding.impacts.iter().filter(|impact| asked.contains(&impact.audience));
        impacts.any(|impact| strictness.counts(impact, impact.certainty))
    };
    let of_consumer = |finding: &Finding| finding.rule.starts_with(super::consumer::PREFIX);
    // the rules speak of anybody, and somebody who is known was asked
    let asked_consumers = strictness == Strictness::Lenient && comparison.findings.iter().any(of_consumer);
    let speaks = |finding: &&Finding| {
        let others = finding.impacts.iter().any(|impact| {
            let counted = asked.contains(&impact.audience) && strictness.counts(impact, impact.certainty);
            counted && !PROGRAMS.contains(&impact.audience)
        });
        !asked_consumers || of_consumer(finding) || others
    };
    let deciding: Vec<&Finding> = comparison.findings.iter().filter(breaks).filter(speaks).collect();
    let unseen = strictness == Strictness::Strict && !comparison.diff.complete && mode != CompatibilityMode::None;
    let name = mode.as_str();
    let sentence = match (deciding.first(), unseen) {
        (Some(first), _) => {
            let path = first.location.path.join(".");
            let more = match deciding.len() - 1 {
                0 => String::new(),
                more => format!(", and {more} more"),
            };
            format!("not compatible for {name}: {} at {path} ({}){more}", first.message, first.rule)
        }
        (None, true) => format!("not compatible for {name}: some objects are not modelled or not readable"),
        (None, false) => format!("compatible for {name}"),
    };
    CompatibilityVerdict {
        mode,
        strictness,
        passes: deciding.is_empty() && !unseen,
        deciding_findings: deciding.iter().map(|finding| finding.id.clone()).collect(),
        sentence,
    }
}

/// The part of a version that a change raises (semver.org 2.0.0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VersionPart {
    /// Nothing changed.
    None,
    /// Nothing that programs notice.
    Patch,
    /// Something new, or something that may surprise.
    Minor,
    /// Something breaks for readers, writers or generated code.
    Major,
}

/// Which part of its version a schema should raise, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionAdvice {
    /// The part.
    pub part: VersionPart,
    /// The identifier of the finding that decides, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deciding_finding: Option<String>,
    /// The reason, in a sentence.
    pub sentence: String,
}

/// Says which part of its version a schema should raise.
#[must_use]
pub fn version_advice(comparison: &Comparison) -> VersionAdvice {
    let with = |level: Level| {
        comparison.findings.iter().find(|finding| {
            finding.impacts.iter().any(|impact| PROGRAMS.contains(&impact.audience) && impact.level >= level)
        })
    };
    let of = |part: VersionPart, finding: Option<&Finding>, why: &str| VersionAdvice {
        part,
        deciding_finding: finding.map(|finding| finding.id.clone()),
        sentence: finding
            .map_or_else(|| why.to_owned(), |finding| format!("{why}: {} ({})", finding.message, finding.rule)),
    };
    if let Some(finding) = with(Level::Error) {
        return of(VersionPart::Major, Some(finding), "programs break");
    }
    if let Some(finding) = with(Level::Warning) {
        return of(VersionPart::Minor, Some(finding), "programs may notice");
    }
    let seen = |change: &Change| match change {
        Change::Added(_) | Change::Removed(_) | Change::Renamed(_) | Change::Recreated(_) => true,
        Change::Changed(changed) => matches!(changed.facet, Facet::Shape | Facet::Null | Facet::Write),
    };
    if comparison.diff.changes.iter().any(seen) {
        return of(VersionPart::Minor, None, "something is new or gone that breaks no program");
    }
    if comparison.diff.is_empty() {
        return of(VersionPart::None, None, "nothing changed");
    }
    of(VersionPart::Patch, None, "nothing changed that programs notice")
}

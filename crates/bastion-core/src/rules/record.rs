//! A rule as a record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::{Case, Context, Outcome};
use crate::diff::Verb;
use crate::finding::{Facet, Impact, Location};
use crate::schema::ObjectKind;
use crate::snapshot::Snapshot;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Three letters and three digits; never used again.
    pub id: &'static str,
    /// The pattern it names, in lower case with hyphens: reads as "allow column-removed".
    pub name: &'static str,
    /// One sentence about the pattern.
    pub title: &'static str,
    /// Why it matters, for whom, in a few sentences.
    pub meaning: &'static str,
    /// What to do instead, in a few sentences.
    pub advice: &'static str,
    /// The levels it has unless the outcome says otherwise, in the order of [`crate::finding::Audience::ALL`].
    pub impacts: &'static [Impact],
    /// The facet it stands on.
    pub facet: Facet,
    /// The version of bastion that brought it.
    pub since: &'static str,
    /// The changes it looks at.
    pub on: &'static [Trigger],
    /// What it makes of one.
    pub check: Check,
}

/// How a rule looks.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// At each change it asked for.
    Change(fn(&Case<'_>) -> Option<Outcome>),
    /// At the comparison as a whole.
    Whole(fn(&Context<'_>) -> Vec<(Location, Outcome)>),
    /// At one schema, without any change.
    State(fn(&Snapshot) -> Vec<(Location, Outcome)>),
    /// Not at a comparison: another analysis makes its findings.
    Elsewhere,
}

/// A change that can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trigger {
    /// An object of a kind is new.
    Added(ObjectKind),
    /// An object of a kind is gone.
    Removed(ObjectKind),
    /// An object of a kind has another name.
    Renamed(ObjectKind),
    /// An object of a kind was made anew under its name.
    Recreated(ObjectKind),
    /// A field was set, unset or changed.
    Field(ObjectKind, &'static str, Verb),
}

/// A rule as plain data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleRecord {
    /// Three letters and three digits.
    pub id: String,
    /// The pattern it names.
    pub name: String,
    /// One sentence about the pattern.
    pub title: String,
    /// Why it matters, for whom.
    pub meaning: String,
    /// What to do instead.
    pub advice: String,
    /// The levels it has unless the change at hand says otherwise.
    pub impacts: Vec<Impact>,
    /// The facet it stands on.
    pub facet: Facet,
    /// The version of bastion that brought it.
    pub since: String,
}

impl Rule {
    /// The rule as plain data.
    #[must_use]
    pub fn to_record(&self) -> RuleRecord {
        RuleRecord {
            id: self.id.to_owned(),
            name: self.name.to_owned(),
            title: self.title.to_owned(),
            meaning: self.meaning.to_owned(),
            advice: self.advice.to_owned(),
            impacts: self.impacts.to_vec(),
            facet: self.facet,
            since: self.since.to_owned(),
        }
    }
}

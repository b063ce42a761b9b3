//! What a change means, and for whom: one rule, one file, one line in the table.
//!
//! A rule says which changes it looks at ([`Trigger`]) and what it makes of one ([`Outcome`]). Every change that can
//! happen is either looked at by a rule or listed in the table of changes without effect; a gap fails the tests.
//!
//! Rule ids are never used again for something else.

mod answer;
mod case;
mod classify;
mod comparison;
mod compatibility;
mod probe;
mod record;
mod settings;
mod table;

mod access;
mod column;
mod constraint;
pub(crate) mod consumer;
mod extension;
mod index;
mod meta;
mod operator;
mod outside;
mod relation;
mod routine;
mod search;
mod types;
mod validity;
mod view;

pub use answer::{AnsweredProbe, ProbeAnswer, Unanswered, open_probes, settle};
pub use case::{Case, Context, Outcome};
pub(crate) use classify::finding_of;
pub use classify::{Summary, classify, summarise};
pub(crate) use column::{TypeChange, mysql_type_change};
pub use comparison::{Comparison, compare};
pub use compatibility::{
    CompatibilityMode, CompatibilityVerdict, Strictness, VersionAdvice, VersionPart, judge, version_advice,
};
pub use probe::{ProbeWriter, quote};
pub use record::{Check, Rule, RuleRecord, Trigger};
pub use settings::{LevelOverride, RuleSettings, SettingLevel, SettingsError, SuppressedFinding, Suppression};
pub use table::{NO_EFFECT, RULES};
pub use validity::validate;

/// The version of the rule catalogue: it moves when a rule comes or changes its levels.
pub const CATALOGUE_VERSION: &str = "1";

/// The rule with an id (`COL004`) or a name (`column-removed`).
#[must_use]
pub fn find(id_or_name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id.eq_ignore_ascii_case(id_or_name) || rule.name == id_or_name)
}

#[cfg(test)]
mod tests;

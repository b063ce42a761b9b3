//! What a team decided about rules: other levels, and findings that are suppressed until a day, with a reason.

use std::fmt;

use globset::{GlobBuilder, GlobMatcher};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Comparison, CompatibilityMode, Strictness, find, summarise};
use crate::error::{Coded, ErrorCode};
use crate::finding::{Audience, Finding, Level};

/// The level a rule has for a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SettingLevel {
    /// Breaks.
    Error,
    /// May break.
    Warning,
    /// Worth knowing.
    Info,
    /// Not a finding.
    Off,
}

/// Another level for the findings of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelOverride {
    /// The rule's identifier or name.
    pub rule: String,
    /// Only for this audience; for all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// Only where the object's path fits: `public.log_*`, `public.person.*`, `**.token`. A `*` stands for part of one
    /// name, `**` for any number of names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The level. It is never made more certain than it was.
    pub level: SettingLevel,
}

/// A finding that does not count until a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    /// The finding's identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// The rule's identifier or name; needed where no finding is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Only where the object's path fits, as in an override.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The last day it holds: `2027-03-31`.
    pub until: String,
    /// Why, for whoever reads it later.
    pub reason: String,
}

/// What a team decided, as it stands in `bastion.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSettings {
    /// For whom nothing may break, where the caller does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<CompatibilityMode>,
    /// What counts as breaking, where the caller does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strictness: Option<Strictness>,
    /// Other levels; of two that fit, the later one holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<LevelOverride>,
    /// What does not count for a while.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppressions: Vec<Suppression>,
}

/// A finding that was suppressed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuppressedFinding {
    /// The finding.
    pub finding: Finding,
    /// The last day it is.
    pub until: String,
    /// Why.
    pub reason: String,
}

/// Why settings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// They are not TOML, or not these settings.
    #[error("the settings cannot be read: {reason}")]
    Unreadable {
        /// The parser's words.
        reason: String,
    },
    /// No rule has this identifier or name.
    #[error("the settings name the rule `{rule}`, which does not exist")]
    UnknownRule {
        /// The rule.
        rule: String,
    },
    /// A day is no day.
    #[error("`{text}` is no day")]
    Day {
        /// The text.
        text: String,
    },
    /// A pattern is no pattern.
    #[error("the path `{path}` is no pattern: {reason}")]
    Path {
        /// The pattern.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A suppression names neither a finding nor a rule, or gives no reason.
    #[error("a suppression until {until} {lack}")]
    Suppression {
        /// Its day.
        until: String,
        /// What it lacks.
        lack: &'static str,
    },
}

impl Coded for SettingsError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Unreadable { .. } => ErrorCode::InvalidDocument,
            Self::UnknownRule { .. } => ErrorCode::UnknownRule,
            Self::Day { .. } | Self::Path { .. } | Self::Suppression { .. } => ErrorCode::InvalidArgument,
        }
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Unreadable { .. } => "the keys are mode, strictness, [[overrides]] and [[suppressions]]".to_owned(),
            Self::UnknownRule { .. } => "`bastion rules list` names them all".to_owned(),
            Self::Day { .. } => "write the year, the month and the day: 2027-03-31".to_owned(),
            Self::Path { .. } => "write names with dots between them: public.person.*".to_owned(),
            Self::Suppression { .. } => "name a finding or a rule, and say why".to_owned(),
        })
    }
}

impl RuleSettings {
    /// Reads settings from TOML.
    ///
    /// # Errors
    ///
    /// [`SettingsError`].
    pub fn from_toml(text: &str) -> Result<Self, SettingsError> {
        let settings: Self =
            toml::from_str(text).map_err(|error| SettingsError::Unreadable { reason: one_line(&error) })?;
        Checked::of(&settings)?;
        Ok(settings)
    }

    /// Applies the settings to a comparison on a day (`2026-11-21`, or a time that begins with one). What is suppressed
    /// moves out of the findings into [`Comparison::suppressed`]; a suppression whose last day is over does nothing,
    /// and the finding says so.
    ///
    /// # Errors
    ///
    /// [`SettingsError`] when they name what does not exist.
    pub fn apply(&self, mut comparison: Comparison, today: &str) -> Result<Comparison, SettingsError> {
        let checked = Checked::of(self)?;
        let today = day(today)?;
        let mut kept = Vec::with_capacity(comparison.findings.len());
        for finding in comparison.findings {
            let Some(mut finding) = checked.weigh(finding) else { continue };
            match checked.suppressions.iter().find(|found| found.fits(&finding)) {
                Some(found) if found.until >= today => comparison.suppressed.push(SuppressedFinding {
                    finding,
                    until: found.stated.until.clone(),
                    reason: found.stated.reason.clone(),
                }),
                Some(found) => {
                    let words = format!("its suppression ended on {}", found.stated.until);
                    finding.hint = Some(finding.hint.map_or_else(|| words.clone(), |hint| format!("{hint}; {words}")));
                    kept.push(finding);
                }
                None => kept.push(finding),
            }
        }
        comparison.findings = kept;
        comparison.summary = summarise(&comparison.findings);
        Ok(comparison)
    }
}

fn one_line(error: &impl fmt::Display) -> String {
    error.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn day(text: &str) -> Result<jiff::civil::Date, SettingsError> {
    let refuse = || SettingsError::Day { text: text.chars().take(40).collect() };
    text.get(..10).ok_or_else(refuse)?.parse().map_err(|_| refuse())
}

/// Settings whose names, days and patterns are known to be good.
struct Checked<'a> {
    overrides: Vec<(&'a LevelOverride, Pattern)>,
    suppressions: Vec<CheckedSuppression<'a>>,
}

struct CheckedSuppression<'a> {
    stated: &'a Suppression,
    until: jiff::civil::Date,
    pattern: Pattern,
}

#[derive(Default)]
struct Pattern {
    rule: Option<&'static str>,
    path: Option<GlobMatcher>,
}

impl Pattern {
    fn new(rule: Option<&String>, path: Option<&String>) -> Result<Self, SettingsError> {
        let rule = match rule {
            Some(name) => Some(find(name).ok_or_else(|| SettingsError::UnknownRule { rule: name.clone() })?.id),
            None => None,
        };
        let path = match path {
            Some(path) => {
                let refuse =
                    |error: globset::Error| SettingsError::Path { path: path.clone(), reason: one_line(&error) };
                let glob = GlobBuilder::new(&path.replace('.', "/")).literal_separator(true).build().map_err(refuse)?;
                Some(glob.compile_matcher())
            }
            None => None,
        };
        Ok(Self { rule, path })
    }

    fn fits(&self, finding: &Finding) -> bool {
        let rule = self.rule.is_none_or(|rule| rule == finding.rule);
        rule && self.path.as_ref().is_none_or(|glob| glob.is_match(finding.location.path.join("/")))
    }
}

impl CheckedSuppression<'_> {
    fn fits(&self, finding: &Finding) -> bool {
        self.stated.finding.as_ref().is_none_or(|id| *id == finding.id) && self.pattern.fits(finding)
    }
}

impl<'a> Checked<'a> {
    fn of(settings: &'a RuleSettings) -> Result<Self, SettingsError> {
        let mut checked = Self { overrides: Vec::new(), suppressions: Vec::new() };
        for stated in &settings.overrides {
            checked.overrides.push((stated, Pattern::new(Some(&stated.rule), stated.path.as_ref())?));
        }
        for stated in &settings.suppressions {
            let lack = |lack| SettingsError::Suppression { until: stated.until.clone(), lack };
            if stated.finding.is_none() && stated.rule.is_none() {
                return Err(lack("names neither a finding nor a rule"));
            }
            if stated.reason.trim().is_empty() {
                return Err(lack("gives no reason"));
            }
            let pattern = Pattern::new(stated.rule.as_ref(), stated.path.as_ref())?;
            checked.suppressions.push(CheckedSuppression { stated, until: day(&stated.until)?, pattern });
        }
        Ok(checked)
    }

    // the finding with the levels that hold here; none when nothing of it is left
    fn weigh(&self, mut finding: Finding) -> Option<Finding> {
        let fitting: Vec<_> =
            self.overrides.iter().filter(|(_, pattern)| pattern.fits(&finding)).map(|(stated, _)| *stated).collect();
        if fitting.is_empty() {
            return Some(finding);
        }
        finding.impacts.retain_mut(|impact| {
            let found =
                fitting.iter().rev().find(|found| found.audience.is_none_or(|wanted| wanted == impact.audience));
            match found.map(|found| found.level) {
                Some(SettingLevel::Off) => return false,
                Some(SettingLevel::Error) => impact.level = Level::Error,
                Some(SettingLevel::Warning) => impact.level = Level::Warning,
                Some(SettingLevel::Info) => impact.level = Level::Info,
                None => {}
            }
            true
        });
        (!finding.impacts.is_empty()).then(|| super::answer::weigh(finding))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::DiffOptions;
    use crate::schema::{Column, Dialect, Relation};
    use crate::snapshot::{Entry, Snapshot, SnapshotDocument};

    fn comparison() -> Comparison {
        let snapshot = |columns: &[&str]| {
            let mut document = SnapshotDocument::new(Dialect::Postgresql);
            let (schema, relation) = ("public".to_owned(), "person".to_owned());
            document.objects.push(Entry::new(Relation {
                schema: schema.clone(),
                name: relation.clone(),
                columns: columns.iter().map(ToString::to_string).collect(),
                ..Relation::default()
            }));
            for name in columns {
                let (schema, relation) = (schema.clone(), relation.clone());
                let data_type = "text".to_owned();
                let name = (*name).to_owned();
                document.objects.push(Entry::new(Column { schema, relation, name, data_type, ..Column::default() }));
            }
            Snapshot::new(document).unwrap()
        };
        super::super::compare(&snapshot(&["id", "old"]), &snapshot(&["id", "new"]), &DiffOptions::default()).unwrap()
    }

    // rule and level of what is left, and how many are suppressed
    fn applied(text: &str, today: &str) -> (Vec<String>, usize) {
        let settings = RuleSettings::from_toml(text).unwrap();
        let found = settings.apply(comparison(), today).unwrap();
        let shown = found.findings.iter().map(|found| format!("{} {}", found.rule, found.level.as_str())).collect();
        (shown, found.suppressed.len())
    }

    #[test]
    fn levels_are_the_teams() {
        let plain = applied("", "2026-11-21");
        assert!(plain.0.contains(&"COL001 warning".to_owned()) && plain.0.contains(&"COL004 error".to_owned()));
        for (text, expected) in [
            ("[[overrides]]\nrule = 'COL004'\nlevel = 'info'", Some("COL004 info")),
            ("[[overrides]]\nrule = 'column-removed'\nlevel = 'off'", None),
            ("[[overrides]]\nrule = 'COL004'\nlevel = 'off'\naudience = 'readers'", Some("COL004 error")),
            ("[[overrides]]\nrule = 'COL004'\nlevel = 'off'\npath = 'public.person.*'", None),
            ("[[overrides]]\nrule = 'COL004'\nlevel = 'off'\npath = '**.old'", None),
            ("[[overrides]]\nrule = 'COL004'\nlevel = 'off'\npath = 'public.*'", Some("COL004 error")),
            (
                "[[overrides]]\nrule = 'COL004'\nlevel = 'off'\n[[overrides]]\nrule = 'COL004'\nlevel = 'warning'",
                Some("COL004 warning"),
            ),
        ] {
            let (found, _) = applied(text, "2026-11-21");
            assert_eq!(found.iter().find(|line| line.starts_with("COL004")).map(String::as_str), expected, "{text}");
        }
    }

    #[test]
    fn a_suppression_ends() {
        let text =
            "[[suppressions]]\nrule = 'COL004'\npath = 'public.person.old'\nuntil = '2026-11-30'\nreason = 'moved'";
        assert_eq!(applied(text, "2026-11-30T23:59:59Z").1, 1);
        let (found, suppressed) = applied(text, "2026-12-01");
        assert!(suppressed == 0 && found.contains(&"COL004 error".to_owned()));
        let settings = RuleSettings::from_toml(text).unwrap();
        let late = settings.apply(comparison(), "2026-12-01").unwrap();
        let hint = late.findings.iter().find(|found| found.rule == "COL004").unwrap().hint.clone().unwrap();
        assert!(hint.ends_with("its suppression ended on 2026-11-30"), "{hint}");
    }

    #[test]
    fn a_finding_is_suppressed_by_its_identifier() {
        let id = comparison().findings.iter().find(|found| found.rule == "COL004").unwrap().id.clone();
        let text = |id: &str| format!("[[suppressions]]\nfinding = '{id}'\nuntil = '2030-01-01'\nreason = 'seen'");
        assert_eq!(applied(&text(&id), "2026-11-21").1, 1);
        assert_eq!(applied(&text("0"), "2026-11-21").1, 0);
    }

    #[test]
    fn bad_settings_are_refused() {
        for (text, code) in [
            ("[[overrides]]\nrule = 'XYZ001'\nlevel = 'off'", "unknown_rule"),
            ("[[overrides]]\nrule = 'COL004'\nlevel = 'loud'", "invalid_document"),
            ("[[overrides]]\nrule = 'COL004'\nlevel = 'off'\npath = 'a[b'", "invalid_argument"),
            ("[[suppressions]]\nrule = 'COL004'\nuntil = 'soon'\nreason = 'x'", "invalid_argument"),
            ("[[suppressions]]\nrule = 'COL004'\nuntil = '2027-02-30'\nreason = 'x'", "invalid_argument"),
            ("[[suppressions]]\nrule = 'COL004'\nuntil = '2027-02-01'\nreason = ' '", "invalid_argument"),
            ("[[suppressions]]\nuntil = '2027-02-01'\nreason = 'x'", "invalid_argument"),
            ("unknown = 1", "invalid_document"),
            ("not toml", "invalid_document"),
        ] {
            let error = crate::Error::from(RuleSettings::from_toml(text).unwrap_err());
            assert_eq!(error.code().as_str(), code, "{text}");
            assert!(!error.to_string().contains('\n'));
        }
    }
}

//! How long entries are kept, and by which law: a table that people write and sign.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::error::AuditError;
use super::key::{DataKeyId, check_name};
use crate::canonical::{self, CanonicalError, Digest};
use crate::limits::{AUDIT_TEXT_BYTES_MAX, RETENTION_BYTES_MAX, RETENTION_RULES_MAX, RETENTION_YEARS_MAX};
use crate::time::Moment;

/// The version of the document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum RetentionFormat {
    /// The first.
    #[default]
    #[serde(rename = "bastion.retention/v1")]
    V1,
}

/// A stretch of time by the calendar, as ISO 8601 writes it: `P5Y`, `P18M`, `P90D`, `P2Y6M`. Where a month has no such day,
/// its last one is meant.
///
/// ```
/// use bastion_core::audit::RetentionPeriod;
///
/// let period: RetentionPeriod = "P5Y".parse()?;
/// assert_eq!(period.after("2024-02-29T00:00:00Z".parse()?).map(|end| end.to_string()).as_deref(), Some("2029-02-28T00:00:00Z"));
/// assert!("5 years".parse::<RetentionPeriod>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionPeriod {
    text: String,
    months: u32,
    days: u32,
}

/// How long the entries of one class are kept under one law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// Whose law, such as `EU`.
    pub jurisdiction: String,
    /// The class, such as `decision`.
    pub retention_class: String,
    /// Before this has passed nothing is erased.
    pub keep_at_least: RetentionPeriod,
    /// When this has passed it has to be erased; it may be kept for ever when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erase_after: Option<RetentionPeriod>,
    /// The law or the contract, such as `Art. 17 GDPR`.
    pub legal_basis: String,
    /// Where it can be read.
    pub source: String,
}

/// A retention table (`bastion.retention/v1`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionTable {
    /// The version of the format.
    pub format: RetentionFormat,
    /// The version of the table, from 1.
    pub version: u32,
    /// The rules, in any order; one for each jurisdiction and class.
    pub rules: Vec<RetentionRule>,
}

impl RetentionTable {
    /// Reads JSON where the first character is `{`, YAML otherwise, and checks what it says.
    ///
    /// # Errors
    ///
    /// Any [`AuditError`] about the text, its shape or a rule.
    ///
    /// ```
    /// use bastion_core::audit::RetentionTable;
    ///
    /// let table = RetentionTable::read(br#"
    /// format: bastion.retention/v1
    /// version: 1
    /// rules:
    ///   - { jurisdiction: EU, retention_class: decision, keep_at_least: P5Y, erase_after: P10Y,
    ///       legal_basis: "a law", source: "https://law.example.com/5" }
    /// "#)?;
    /// assert_eq!(table.rules.len(), 1);
    /// # Ok::<(), bastion_core::audit::AuditError>(())
    /// ```
    pub fn read(bytes: &[u8]) -> Result<Self, AuditError> {
        bounded(bytes)?;
        let is_json = bytes.trim_ascii_start().starts_with(b"{");
        let value = if is_json { canonical::parse(bytes)? } else { yaml_value(bytes)? };
        let mut table: Self = canonical::from_value(value)?;
        table.check()?;
        table.rules.sort_by(|left, right| left.name().cmp(&right.name()));
        Ok(table)
    }

    /// The bytes that a signature is made over: canonical JSON, the rules sorted by jurisdiction and class.
    ///
    /// # Errors
    ///
    /// [`AuditError::Canonical`], which does not happen for a table that was read.
    pub fn canonical_bytes(&self) -> Result<Vec<u8>, AuditError> {
        let mut sorted = self.clone();
        sorted.rules.sort_by(|left, right| left.name().cmp(&right.name()));
        Ok(canonical::to_bytes(&sorted)?)
    }

    /// The digest of the table; the order of its rules is no part of it.
    ///
    /// # Errors
    ///
    /// As [`RetentionTable::canonical_bytes`].
    pub fn digest(&self) -> Result<Digest, AuditError> {
        Ok(Digest::of("bastion.retention/v1", &self.canonical_bytes()?))
    }

    /// The rule for what a key seals.
    #[must_use]
    pub fn rule(&self, key_id: &DataKeyId) -> Option<&RetentionRule> {
        self.rules
            .iter()
            .find(|rule| rule.jurisdiction == key_id.jurisdiction() && rule.retention_class == key_id.retention_class())
    }

    fn check(&self) -> Result<(), AuditError> {
        if self.version == 0 {
            return Err(AuditError::field("the retention table", "version", "0 is not a version: they count from 1"));
        }
        let count = self.rules.len();
        if count > RETENTION_RULES_MAX {
            let what = "rules of a retention table".to_owned();
            return Err(AuditError::Limit { what, count, count_max: RETENTION_RULES_MAX });
        }
        let mut names = BTreeSet::new();
        for rule in &self.rules {
            rule.check()?;
            if !names.insert(rule.name()) {
                return Err(AuditError::field(
                    rule.document(),
                    "retention_class",
                    "the jurisdiction and the class stand twice",
                ));
            }
        }
        Ok(())
    }
}

impl RetentionRule {
    fn name(&self) -> (&str, &str) {
        (&self.jurisdiction, &self.retention_class)
    }

    fn document(&self) -> String {
        format!("the retention rule `{}/{}`", self.jurisdiction, self.retention_class).chars().take(160).collect()
    }

    fn check(&self) -> Result<(), AuditError> {
        check_name(&self.document(), "jurisdiction", &self.jurisdiction)?;
        check_name(&self.document(), "retention_class", &self.retention_class)?;
        for (field, text) in [("legal_basis", &self.legal_basis), ("source", &self.source)] {
            if text.trim().is_empty() || text.len() > AUDIT_TEXT_BYTES_MAX {
                let problem = format!("it is empty or longer than {AUDIT_TEXT_BYTES_MAX} bytes");
                return Err(AuditError::field(self.document(), field, problem));
            }
        }
        match &self.erase_after {
            Some(erase_after) if !erase_after.is_never_before(&self.keep_at_least) => {
                let problem = format!("`{erase_after}` can be over before `{}` is", self.keep_at_least);
                Err(AuditError::field(self.document(), "erase_after", problem))
            }
            _ => Ok(()),
        }
    }
}

impl RetentionPeriod {
    /// When it is over that begins at a moment; none beyond the year 9999.
    #[must_use]
    pub fn after(&self, begin: Moment) -> Option<Moment> {
        begin.later(self.months, self.days)
    }

    /// Whether it ends no earlier than another, whenever both begin: a month has 28 to 31 days.
    fn is_never_before(&self, other: &Self) -> bool {
        let is_covered = self.months >= other.months && self.days >= other.days;
        is_covered || self.months * 28 + self.days >= other.months * 31 + other.days
    }
}

impl fmt::Display for RetentionPeriod {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl FromStr for RetentionPeriod {
    type Err = AuditError;

    fn from_str(text: &str) -> Result<Self, AuditError> {
        let refused = || {
            let shown: String = text.chars().take(40).collect();
            let problem = format!(
                "`{shown}` is not years, months, weeks and days of ISO 8601, such as `P5Y`, at most {RETENTION_YEARS_MAX} years"
            );
            AuditError::field("a retention table", "period", problem)
        };
        // the parser takes more forms than ISO 8601 has
        let is_plain =
            text.starts_with('P') && text.bytes().all(|byte| byte.is_ascii_digit() || b"PYMWD".contains(&byte));
        let span = text.parse::<jiff::Span>().ok().filter(|_| is_plain).ok_or_else(refused)?;
        let months = i64::from(span.get_years()) * 12 + i64::from(span.get_months());
        let days = i64::from(span.get_weeks()) * 7 + i64::from(span.get_days());
        let years_max = i64::from(RETENTION_YEARS_MAX);
        if months > years_max * 12 || days > years_max * 365 {
            return Err(refused());
        }
        let months = u32::try_from(months).map_err(|_| refused())?;
        let days = u32::try_from(days).map_err(|_| refused())?;
        Ok(Self { text: text.to_owned(), months, days })
    }
}

impl Serialize for RetentionPeriod {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for RetentionPeriod {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'_, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for RetentionPeriod {
    fn schema_name() -> Cow<'static, str> {
        "RetentionPeriod".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^P([0-9]+[YMWD])+$" })
    }
}

/// One YAML document as a value, with the refusals of JSON.
fn yaml_value(bytes: &[u8]) -> Result<Value, AuditError> {
    let text = std::str::from_utf8(bytes).map_err(|error| AuditError::Yaml {
        reason: format!("byte {} is not UTF-8", error.valid_up_to()),
        line: 0,
        column: 0,
    })?;
    let value: Value =
        serde_saphyr::from_str_with_options(text, canonical::yaml_options()).map_err(|error| yaml_error(&error))?;
    // the numbers JSON would refuse, and what aliases expand to
    bounded(&canonical::write(&value)?)?;
    Ok(value)
}

fn yaml_error(error: &serde_saphyr::Error) -> AuditError {
    let bare = error.without_snippet();
    if let serde_saphyr::Error::DuplicateMappingKey { key, .. } = bare {
        let name = key.as_deref().unwrap_or("?").to_owned();
        return CanonicalError::DuplicateKey { name }.into();
    }
    let (line, column) = bare.location().map_or((0, 0), |location| (location.line(), location.column()));
    let text = bare.to_string();
    // the parser's own positions are carried as fields
    let first = text.lines().next().unwrap_or_default();
    let reason = first.split_once(" at line ").map_or(first, |(reason, _)| reason);
    AuditError::Yaml { reason: reason.strip_prefix("error: ").unwrap_or(reason).to_owned(), line, column }
}

fn bounded(bytes: &[u8]) -> Result<(), AuditError> {
    if bytes.len() > RETENTION_BYTES_MAX {
        return Err(CanonicalError::TooLarge { bytes: bytes.len(), bytes_max: RETENTION_BYTES_MAX }.into());
    }
    Ok(())
}

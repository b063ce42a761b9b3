//! `privacy.redact`: texts, values or SQL without the personal data in them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::privacy_mask::MaskKey;
use crate::error::{Error, ErrorCode};
use crate::evidence::Secret;
use crate::privacy::Entity;
use crate::privacy::mask::TenantKey;
use crate::privacy::redact::{
    Counts, Literals, Originals, RedactError, Redaction, Redactor, SqlOptions, Style, redact_sql,
};
use crate::privacy::scan::{EntitySet, Rule, Scanner, Strength, utf16_ranges};
use crate::schema::Dialect;

/// What `privacy.redact` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PrivacyRedactInput")]
pub struct Input {
    /// What to redact.
    pub source: RedactSource,
    /// What to look for, how to replace it, and the key.
    #[serde(default)]
    pub options: RedactOptions,
}

/// What is redacted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RedactSource {
    /// A text.
    Text(RedactText),
    /// The values of a column.
    Values(RedactValues),
    /// SQL.
    Sql(RedactSql),
}

/// A text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedactText {
    /// The text.
    pub text: String,
}

/// The values of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedactValues {
    /// The values; each distinct one is scanned once.
    pub values: Vec<String>,
    /// The column's name, which is a word beside each value.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub column: String,
}

/// SQL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedactSql {
    /// The text of one statement or many.
    pub text: String,
    /// Whose SQL it is.
    pub dialect: Dialect,
    /// Which literals and comments are taken out.
    #[serde(default)]
    pub literals: Literals,
    /// Whether what is found in quoted names is taken out too.
    #[serde(default)]
    pub names: bool,
}

/// What is looked for, and what stands in its place.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedactOptions {
    /// These kinds; without any, every kind that has a shape of its own and is not neutral.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<Entity>,
    /// And the identifiers of these countries, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub jurisdictions: Vec<String>,
    /// And what these expressions match.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RedactRule>,
    /// What stands in the place of what was found.
    #[serde(default)]
    pub style: Style,
    /// The key of the tenant, for tokens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<MaskKey>,
    /// Whether to give what the tokens stand for, sealed with the key.
    #[serde(default)]
    pub reversible: bool,
}

/// A rule of the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedactRule {
    /// Its name: small letters, digits and `_`. `ticket` gives `[TICKET_REDACTED]`.
    pub name: String,
    /// A regular expression as of the crate `regex`: linear time, no references back and no looking around.
    pub expression: String,
}

/// Why a stretch of text was taken for what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// Its shape, and a word beside it.
    Cue,
    /// A shape that nothing else has.
    Shape,
    /// Check digits, or a structure as telling.
    Check,
}

/// Where something was found. The value itself is not here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedactFinding {
    /// The entity, or the name of the rule.
    pub name: String,
    /// Its first byte in UTF-8.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// Its first code unit in UTF-16.
    pub start_utf16: usize,
    /// The code unit behind it.
    pub end_utf16: usize,
    /// Why.
    pub by: FoundBy,
}

/// What `privacy.redact` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PrivacyRedactOutput")]
pub struct Output {
    /// The text, or the values in their order.
    pub redacted: Vec<String>,
    /// How often each kind was found.
    pub counts: BTreeMap<String, u64>,
    /// What was found in a text, in order; not given for values, which may be many.
    pub findings: Vec<RedactFinding>,
    /// What the tokens stand for, sealed with the key; `privacy.restore` takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub originals: Option<Secret>,
}

/// Redacts.
///
/// # Errors
///
/// `invalid_argument` for a rule or a country that cannot be used, `invalid_key`.
pub fn run(input: Input) -> Result<Output, Error> {
    let reversible = input.options.reversible;
    let redactor = redactor(input.options)?;
    let mut originals = Originals::default();
    let mut output = match &input.source {
        RedactSource::Text(source) => {
            described(&redactor, &source.text, redactor.redact_labelled(&source.text, "", &mut originals))
        }
        RedactSource::Sql(source) => {
            let options = SqlOptions { dialect: source.dialect, literals: source.literals, names: source.names };
            described(&redactor, &source.text, redact_sql(&redactor, &source.text, &options, &mut originals))
        }
        RedactSource::Values(source) => {
            let values = source.values.iter().map(String::as_str);
            let (redacted, counts) = redactor.redact_values(values, &source.column, &mut originals);
            Output { redacted, counts, findings: Vec::new(), originals: None }
        }
    };
    if reversible {
        output.originals = Some(Secret::new(redactor.seal(&originals)?));
    }
    Ok(output)
}

/// The redactor that options ask for.
///
/// # Errors
///
/// As [`run`].
pub fn redactor(options: RedactOptions) -> Result<Redactor, Error> {
    let mut entities: EntitySet = options.entities.iter().copied().collect();
    if options.entities.is_empty() {
        entities = EntitySet::usual();
    }
    for country in &options.jurisdictions {
        let theirs = EntitySet::of_jurisdiction(country);
        if theirs.is_empty() {
            let message = format!("no identifiers of the country `{country}` are known");
            return Err(
                Error::new(ErrorCode::InvalidArgument, message).with_hint("write it in two capitals, such as `GB`")
            );
        }
        entities = entities.union(theirs);
    }
    let rules = options.rules.iter().map(|rule| Rule::new(&rule.name, &rule.expression));
    let rules = rules.collect::<Result<Vec<_>, _>>().map_err(RedactError::Rule)?;
    let key = options.key.map(|key| TenantKey::from_text(&key.id, &key.tenant, key.secret.expose())).transpose()?;
    Ok(Redactor::new(Scanner::new(entities, rules), options.style, key)?)
}

fn described(redactor: &Redactor, text: &str, redaction: Redaction) -> Output {
    let mut counts = Counts::new();
    redactor.count(&redaction.findings, &mut counts);
    let places = utf16_ranges(text, &redaction.findings);
    let findings = redaction.findings.iter().zip(places).map(|(finding, utf16)| RedactFinding {
        name: redactor.name(finding).to_owned(),
        start: finding.start,
        end: finding.end,
        start_utf16: utf16.start,
        end_utf16: utf16.end,
        by: match finding.strength {
            Strength::Cued => FoundBy::Cue,
            Strength::Shaped => FoundBy::Shape,
            Strength::Checked => FoundBy::Check,
        },
    });
    Output { findings: findings.collect(), redacted: vec![redaction.text], counts, originals: None }
}

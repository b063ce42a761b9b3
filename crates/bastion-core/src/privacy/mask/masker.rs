//! A policy made ready for the columns of one table, and what it does to rows.

use globset::GlobBuilder;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::anonymity::{Anonymity, AnonymityReport};
use super::date::DateShifter;
use super::error::{MaskError, Refusal};
use super::key::TenantKey;
use super::policy::{
    AnonymityRule, CheckDigit, ColumnPattern, FormatPreservingMask, Generalisation, MASK_POLICY_FORMAT, Mask,
    MaskPolicy, MaskRule, Otherwise, Shown, TokenMask, Unmatched,
};
use super::preserve::Preserver;
use super::token::Tokenizer;
use super::{generalise, partial};
use crate::privacy::Entity;

/// Bytes of a text in a policy: a domain, a name.
const TEXT_BYTES_MAX: usize = 256;
const PREFIX_CHARS_MAX: usize = 16;

/// A column of a table and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MaskColumn {
    /// Its name.
    pub name: String,
    /// What it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Entity>,
    /// Tags it carries, beside those of what it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

impl MaskColumn {
    /// A column of which nothing but the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), entity: None, tags: Vec::new() }
    }

    fn has_tag(&self, tag: &str) -> bool {
        let of_entity = self.entity.map(Entity::tags).unwrap_or_default();
        let known = |known| serde_json::to_value(known).is_ok_and(|known| known == tag);
        self.tags.iter().any(|own| own == tag) || of_entity.iter().any(known)
    }
}

/// What was done to a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MaskReport {
    /// Each column, in the table's order.
    pub columns: Vec<MaskedColumn>,
    /// The rules, from 1, that no column needed: a name may be wrong.
    pub rules_unused: Vec<u32>,
    /// How well rows hide among each other, where the policy asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymity: Option<AnonymityReport>,
}

/// What was done to a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MaskedColumn {
    /// Its name.
    pub name: String,
    /// The mask, as the policy calls it.
    pub mask: String,
    /// The rule that decided, from 1; none where no rule names the column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<u32>,
    /// Values that something else stands for now.
    pub masked: u64,
    /// Values that were not there.
    pub nulls: u64,
    /// Values that the mask could not be made of and that were left out.
    pub left_out: u64,
}

/// A policy made ready for the columns of one table.
pub struct Masker {
    columns: Vec<Column>,
    rules_unused: Vec<u32>,
    anonymity: Option<Anonymity>,
}

struct Column {
    name: String,
    kind: &'static str,
    rule: Option<u32>,
    mask: Ready,
    otherwise: Otherwise,
}

/// A mask made ready, with the keys it needs.
enum Ready {
    Keep,
    Null,
    Constant(String),
    Hash(Tokenizer),
    Token(Tokenizer, String),
    Partial(Shown),
    FormatPreserving(Box<Preserver>),
    DateShift(Box<DateShifter>, usize),
    Generalise(Generalisation),
}

/// Which way values go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Mask,
    Restore,
}

impl Masker {
    /// Finds the mask of each column.
    ///
    /// # Errors
    ///
    /// What is wrong with the policy, a column that no rule names, a key that is needed and not given.
    pub fn new(
        policy: &MaskPolicy,
        key: Option<&TenantKey>,
        table: &str,
        columns: &[MaskColumn],
    ) -> Result<Self, MaskError> {
        if policy.format != MASK_POLICY_FORMAT {
            let reason = format!("its format is not `{MASK_POLICY_FORMAT}`");
            return Err(MaskError::Policy { reason });
        }
        let patterns = policy.rules.iter().zip(1..).map(|(rule, number)| Pattern::new(rule, number));
        let patterns = patterns.collect::<Result<Vec<_>, _>>()?;
        let ready = columns.iter().map(|column| {
            let found = patterns.iter().find(|pattern| pattern.fits(table, column));
            let Some(pattern) = found else { return unmatched(policy.unmatched, column) };
            let mask = Context { key, column, columns, number: pattern.number }.ready(&pattern.rule.mask)?;
            let (kind, otherwise) = (pattern.rule.mask.kind(), pattern.rule.otherwise);
            Ok(Column { name: column.name.clone(), kind, rule: Some(pattern.number), mask, otherwise })
        });
        let ready = ready.collect::<Result<Vec<_>, _>>()?;
        let unused = |number: &u32| ready.iter().all(|column: &Column| column.rule != Some(*number));
        let rules_unused = patterns.iter().map(|pattern| pattern.number).filter(unused).collect();
        let anonymity = policy.anonymity.as_ref().map(|rule| anonymity(rule, columns)).transpose()?;
        Ok(Self { columns: ready, rules_unused, anonymity })
    }

    /// Masks rows, each with one value per column.
    ///
    /// # Errors
    ///
    /// [`MaskError::Value`] for the first value that a mask cannot be made of, unless its rule leaves such values out;
    /// [`MaskError::Table`] for a row of another length.
    pub fn mask(&self, rows: &mut Vec<Vec<Value>>) -> Result<MaskReport, MaskError> {
        let columns = self.apply(rows, Direction::Mask)?;
        let anonymity = self.anonymity.as_ref().map(|anonymity| anonymity.apply(rows));
        Ok(MaskReport { columns, rules_unused: self.rules_unused.clone(), anonymity })
    }

    /// Turns back what can be turned back, with the key that it was masked with; the rest stays.
    ///
    /// # Errors
    ///
    /// As [`Masker::mask`].
    pub fn restore(&self, rows: &mut [Vec<Value>]) -> Result<MaskReport, MaskError> {
        let columns = self.apply(rows, Direction::Restore)?;
        Ok(MaskReport { columns, rules_unused: self.rules_unused.clone(), anonymity: None })
    }

    fn apply(&self, rows: &mut [Vec<Value>], direction: Direction) -> Result<Vec<MaskedColumn>, MaskError> {
        let counted = |column: &Column| MaskedColumn {
            name: column.name.clone(),
            mask: column.kind.to_owned(),
            rule: column.rule,
            masked: 0,
            nulls: 0,
            left_out: 0,
        };
        let mut report: Vec<MaskedColumn> = self.columns.iter().map(counted).collect();
        for (row, number) in rows.iter_mut().zip(1..) {
            if row.len() != self.columns.len() {
                let reason = format!("row {number} has {} values for {} columns", row.len(), self.columns.len());
                return Err(MaskError::Table { reason });
            }
            self.row(row, number, direction, &mut report)?;
        }
        Ok(report)
    }

    fn row(
        &self,
        row: &mut [Value],
        number: usize,
        direction: Direction,
        report: &mut [MaskedColumn],
    ) -> Result<(), MaskError> {
        // whom the row is about has to be known as it was, whichever way values go
        let subjects = self.subjects(row, direction);
        for ((value, column), count) in row.iter_mut().zip(&self.columns).zip(report) {
            if value.is_null() && !matches!(column.mask, Ready::Constant(_)) {
                count.nulls += 1;
                continue;
            }
            let subject = column.mask.subject().and_then(|place| subjects.get(place)).and_then(Option::as_deref);
            match column.mask.apply(value, subject, direction) {
                Ok(None) => {}
                Ok(Some(other)) => {
                    count.masked += 1;
                    *value = other;
                }
                Err(_) if column.otherwise == Otherwise::Null => {
                    count.left_out += 1;
                    *value = Value::Null;
                }
                Err(reason) => {
                    return Err(MaskError::Value { row: number, column: column.name.clone(), reason });
                }
            }
        }
        Ok(())
    }

    /// The texts of the columns that say whom a row is about, by place; none for the other columns.
    fn subjects(&self, row: &[Value], direction: Direction) -> Vec<Option<String>> {
        let wanted: Vec<usize> = self.columns.iter().filter_map(|column| column.mask.subject()).collect();
        let original = |value: &Value, column: &Column| match direction {
            Direction::Mask => text(value).ok(),
            Direction::Restore => match column.mask.apply(value, None, direction).ok()? {
                Some(restored) => text(&restored).ok(),
                None => matches!(column.mask, Ready::Keep).then(|| text(value).ok())?,
            },
        };
        let places = row.iter().zip(&self.columns).enumerate();
        places.map(|(place, (value, column))| wanted.contains(&place).then(|| original(value, column))?).collect()
    }
}

impl Ready {
    /// The place of the column that says whom a row is about.
    const fn subject(&self) -> Option<usize> {
        match self {
            Self::DateShift(_, place) => Some(*place),
            _ => None,
        }
    }

    /// What stands for a value; none when it stays.
    fn apply(&self, value: &Value, subject: Option<&str>, direction: Direction) -> Result<Option<Value>, Refusal> {
        let backwards = direction == Direction::Restore;
        const NO_SUBJECT: Refusal = "the row does not say whom it is about";
        Ok(Some(match self {
            Self::Keep => return Ok(None),
            Self::FormatPreserving(preserver) if backwards => preserver.restore(&text(value)?)?.into(),
            Self::DateShift(shifter, _) if backwards => match subject {
                Some(subject) => shifter.restore(&text(value)?, subject)?.into(),
                // whom the row is about cannot be turned back either
                None => return Ok(None),
            },
            _ if backwards => return Ok(None),
            Self::Null => Value::Null,
            Self::Constant(constant) => constant.clone().into(),
            Self::Hash(tokenizer) => tokenizer.hash(&text(value)?).into(),
            Self::Token(tokenizer, prefix) => tokenizer.token(prefix, &text(value)?).into(),
            Self::Partial(shown) => partial::mask(*shown, &text(value)?).into(),
            Self::FormatPreserving(preserver) => preserver.mask(&text(value)?)?.into(),
            Self::DateShift(shifter, _) => shifter.mask(&text(value)?, subject.ok_or(NO_SUBJECT)?)?.into(),
            Self::Generalise(to) => generalise::mask(*to, &text(value)?)?.into(),
        }))
    }
}

/// A value as text, so that `42` of a document and `42` of a file are the same.
fn text(value: &Value) -> Result<String, Refusal> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(value) => Ok(value.to_string()),
        Value::Null => Err("it is null"),
        Value::Array(_) | Value::Object(_) => Err("it is a list or an object"),
    }
}

struct Pattern<'a> {
    rule: &'a MaskRule,
    number: u32,
    name: Option<globset::GlobMatcher>,
    with_table: bool,
}

impl<'a> Pattern<'a> {
    fn new(rule: &'a MaskRule, number: u32) -> Result<Self, MaskError> {
        if rule.columns == ColumnPattern::default() {
            return Err(wrong(number, "`columns` says nothing; a rule for every column has the name `*`"));
        }
        let name = rule.columns.name.as_deref();
        if name.is_some_and(|name| name.is_empty() || name.len() > TEXT_BYTES_MAX) {
            return Err(wrong(number, "the name is empty or longer than 256 bytes"));
        }
        let compiled = name.map(|name| GlobBuilder::new(name).case_insensitive(true).build()).transpose();
        let compiled = compiled.map_err(|_| wrong(number, "the name is no pattern such as `e*mail`"))?;
        let with_table = name.is_some_and(|name| name.contains('.'));
        Ok(Self { rule, number, name: compiled.map(|glob| glob.compile_matcher()), with_table })
    }

    fn fits(&self, table: &str, column: &MaskColumn) -> bool {
        let name = if self.with_table { &format!("{table}.{}", column.name) } else { &column.name };
        let asked = &self.rule.columns;
        self.name.as_ref().is_none_or(|pattern| pattern.is_match(name))
            && asked.tag.as_ref().is_none_or(|tag| column.has_tag(tag))
            && asked.entity.is_none_or(|entity| column.entity == Some(entity))
    }
}

fn wrong(number: u32, reason: &str) -> MaskError {
    MaskError::Policy { reason: format!("rule {number}: {reason}") }
}

fn unmatched(what: Unmatched, column: &MaskColumn) -> Result<Column, MaskError> {
    let (kind, mask) = match what {
        Unmatched::Refuse => return Err(MaskError::Unmatched { column: column.name.clone() }),
        Unmatched::Null => ("null", Ready::Null),
        Unmatched::Keep => ("keep", Ready::Keep),
    };
    Ok(Column { name: column.name.clone(), kind, rule: None, mask, otherwise: Otherwise::Refuse })
}

/// What a mask is made ready with.
struct Context<'a> {
    key: Option<&'a TenantKey>,
    column: &'a MaskColumn,
    columns: &'a [MaskColumn],
    number: u32,
}

impl Context<'_> {
    fn ready(&self, mask: &Mask) -> Result<Ready, MaskError> {
        Ok(match mask {
            Mask::Keep(_) => Ready::Keep,
            Mask::Null(_) => Ready::Null,
            Mask::Constant(constant) => Ready::Constant(constant.value.clone()),
            Mask::Hash(hash) => Ready::Hash(Tokenizer::new(self.key()?, "hash", self.domain(&hash.domain)?)),
            Mask::Token(token) => self.token(token)?,
            Mask::Partial(part) => Ready::Partial(part.shown.unwrap_or(partial::of_entity(self.column.entity))),
            Mask::FormatPreserving(preserving) => Ready::FormatPreserving(Box::new(self.preserver(preserving)?)),
            Mask::DateShift(shift) => {
                let subject = self.columns.iter().position(|column| column.name == shift.subject);
                let subject =
                    subject.ok_or_else(|| wrong(self.number, "the column of `subject` is not in the table"))?;
                let shifter = DateShifter::new(self.key()?, self.domain(&shift.domain)?, shift.days_max);
                let shifter = shifter.ok_or_else(|| wrong(self.number, "`days_max` is not 1 to 3650"))?;
                Ready::DateShift(Box::new(shifter), subject)
            }
            Mask::Generalise(generalise) => match generalise.to {
                Generalisation::Bucket(bucket) if bucket.width == 0 => {
                    return Err(wrong(self.number, "a bucket has a width of at least 1"));
                }
                to => Ready::Generalise(to),
            },
        })
    }

    fn key(&self) -> Result<&TenantKey, MaskError> {
        self.key.ok_or_else(|| MaskError::KeyMissing { column: self.column.name.clone() })
    }

    fn domain<'a>(&self, domain: &'a str) -> Result<&'a str, MaskError> {
        let fits = !domain.is_empty() && domain.len() <= TEXT_BYTES_MAX;
        fits.then_some(domain).ok_or_else(|| wrong(self.number, "the domain is empty or longer than 256 bytes"))
    }

    fn token(&self, token: &TokenMask) -> Result<Ready, MaskError> {
        let prefix = if token.prefix.is_empty() { "tok" } else { &token.prefix };
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        if prefix.len() > PREFIX_CHARS_MAX || !prefix.bytes().all(plain) {
            return Err(wrong(self.number, "the prefix is not 1 to 16 lower-case letters and digits"));
        }
        Ok(Ready::Token(Tokenizer::new(self.key()?, "token", self.domain(&token.domain)?), prefix.to_owned()))
    }

    fn preserver(&self, mask: &FormatPreservingMask) -> Result<Preserver, MaskError> {
        let usual = match self.column.entity {
            Some(Entity::CreditCard) => CheckDigit::LuhnBroken,
            _ => CheckDigit::None,
        };
        Preserver::new(self.key()?, self.domain(&mask.domain)?, mask.alphabet, mask.check_digit.unwrap_or(usual))
    }
}

fn anonymity(rule: &AnonymityRule, columns: &[MaskColumn]) -> Result<Anonymity, MaskError> {
    let refuse = |reason: &str| MaskError::Policy { reason: format!("`anonymity`: {reason}") };
    let place = |name: &String| {
        let found = columns.iter().position(|column| column.name == *name);
        found.ok_or_else(|| refuse(&format!("the table has no column `{name}`")))
    };
    if rule.k < 2 || rule.columns.is_empty() {
        return Err(refuse("it needs columns and a `k` of at least 2"));
    }
    let places = rule.columns.iter().map(place).collect::<Result<_, _>>()?;
    let sensitive = rule.sensitive.as_ref().map(place).transpose()?;
    Ok(Anonymity { columns: rule.columns.clone(), places, sensitive, k: rule.k, suppress: rule.suppress })
}

//! `privacy.mask`: rows with masks in the place of values, and back.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::Error;
use crate::evidence::Secret;
use crate::privacy::mask::{MaskColumn, MaskPolicy, MaskReport, Masker, Table, TenantKey};

/// What `privacy.mask` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PrivacyMaskInput")]
pub struct Input {
    /// Which column gets which mask.
    pub policy: MaskPolicy,
    /// The key of the tenant; masks without one need none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<MaskKey>,
    /// The table's name, for rules that name one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub table: String,
    /// What is known of columns, for rules that ask what they hold or carry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<MaskColumn>,
    /// The rows.
    pub data: MaskData,
    /// Whether what can be turned back is: the rows are masked ones.
    #[serde(default)]
    pub restore: bool,
}

/// The key of a tenant.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MaskKey {
    /// What says in a token which key made it: 1 to 16 lower-case letters and digits.
    pub id: String,
    /// Whose it is: masks of two tenants have nothing in common, even with the same key.
    pub tenant: String,
    /// 32 random bytes as 64 hexadecimal digits.
    pub secret: Secret,
}

/// Rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MaskData {
    /// As objects.
    Rows(MaskRows),
    /// As comma-separated values.
    Csv(MaskCsv),
}

/// Rows as objects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MaskRows {
    /// Each row's values by the names of the columns; what a row leaves out is null.
    pub rows: Vec<BTreeMap<String, Value>>,
}

/// Rows as comma-separated values, RFC 4180.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MaskCsv {
    /// The text; its first row names the columns, an empty field is no value.
    pub text: String,
    /// What stands between fields.
    #[serde(default)]
    pub delimiter: CsvDelimiter,
}

/// What stands between fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CsvDelimiter {
    /// `,`
    #[default]
    Comma,
    /// `;`
    Semicolon,
    /// A tabulator.
    Tab,
    /// `|`
    Bar,
}

impl CsvDelimiter {
    const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }
}

/// What `privacy.mask` gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PrivacyMaskOutput")]
pub struct Output {
    /// The rows, as they came.
    pub data: MaskData,
    /// What was done.
    pub report: MaskReport,
}

/// Masks rows, or turns them back.
///
/// # Errors
///
/// `invalid_key`, `invalid_policy`, `invalid_argument` for rows that do not fit together, `value_not_maskable`.
pub fn run(input: Input) -> Result<Output, Error> {
    let key = input.key.map(|key| TenantKey::from_text(&key.id, &key.tenant, key.secret.expose())).transpose()?;
    let mut table = match &input.data {
        MaskData::Rows(rows) => from_rows(&rows.rows),
        MaskData::Csv(csv) => Table::from_csv(&csv.text, csv.delimiter.byte())?,
    };
    let known = |name: &String| {
        let found = input.columns.iter().find(|column| column.name == *name);
        found.cloned().unwrap_or_else(|| MaskColumn::named(name))
    };
    let columns: Vec<MaskColumn> = table.names.iter().map(known).collect();
    let masker = Masker::new(&input.policy, key.as_ref(), &input.table, &columns)?;
    let report = if input.restore { masker.restore(&mut table.rows)? } else { masker.mask(&mut table.rows)? };
    let data = match input.data {
        MaskData::Rows(_) => MaskData::Rows(MaskRows { rows: to_rows(table) }),
        MaskData::Csv(csv) => {
            let text = table.to_csv(csv.delimiter.byte())?;
            MaskData::Csv(MaskCsv { text, delimiter: csv.delimiter })
        }
    };
    Ok(Output { data, report })
}

/// A column for every name that a row has; a row without it has null there.
fn from_rows(rows: &[BTreeMap<String, Value>]) -> Table {
    let names: BTreeSet<&String> = rows.iter().flat_map(BTreeMap::keys).collect();
    let values = |row: &BTreeMap<String, Value>| {
        names.iter().map(|name| row.get(*name).cloned().unwrap_or(Value::Null)).collect()
    };
    Table { rows: rows.iter().map(values).collect(), names: names.into_iter().cloned().collect() }
}

fn to_rows(table: Table) -> Vec<BTreeMap<String, Value>> {
    let names = table.names;
    table.rows.into_iter().map(|row| names.iter().cloned().zip(row).collect()).collect()
}

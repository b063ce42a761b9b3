//! What a query may show of tables, where masks are put into the query itself.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a query may show. A table that is not named here is not read at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RewritePolicy {
    /// The tables that may be read.
    pub tables: Vec<TableMask>,
}

/// What a query may show of one table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableMask {
    /// Its schema; MySQL's database, SQLite's `main`.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// Which rows, as a condition in the SQL of the product over the table's own columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row_filter: Option<String>,
    /// Its columns.
    pub columns: Vec<ColumnMask>,
    /// What becomes of the columns that are not named.
    #[serde(default)]
    pub other_columns: OtherColumns,
    /// The column that says whom a row is about; the primary key when it is not said. Aggregates count by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// What becomes of columns that are not named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OtherColumns {
    /// They are not there.
    #[default]
    Hide,
    /// They are shown.
    Keep,
}

/// What a query may show of one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnMask {
    /// Its name.
    pub name: String,
    /// What stands in the place of its values.
    pub mask: SqlMask,
    /// Aggregates that may see its values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aggregates: Vec<PermittedAggregate>,
    /// Of how many different subjects such an aggregate has to have a value; at least 2.
    #[serde(default = "usual_subjects", skip_serializing_if = "is_usual")]
    pub subjects_min: u32,
}

const fn usual_subjects() -> u32 {
    5
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_usual(subjects: &u32) -> bool {
    *subjects == usual_subjects()
}

/// An aggregate whose result is of many values. Of MIN and MAX it is one value, so that they are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PermittedAggregate {
    /// `count(column)`
    Count,
    /// `count(DISTINCT column)`
    CountDistinct,
    /// `sum(column)`
    Sum,
    /// `avg(column)`
    Avg,
}

/// What stands in the place of a column's values. A null stays one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SqlMask {
    /// The value itself.
    Keep(KeepColumn),
    /// The column is not there.
    Hide(HideColumn),
    /// Nothing, of the column's type.
    Null(NullColumn),
    /// The same text for every value.
    Constant(ConstantColumn),
    /// Both ends of a text with `***` between them; `***` alone where they are more than a third of it.
    Partial(PartialColumn),
    /// The keyed digest that `privacy.mask` gives: `<key>:<64 hexadecimal digits>`.
    Hash(HashColumn),
    /// The multiple of a width at or below a number.
    Bucket(BucketColumn),
    /// The first day of a date's year, quarter or month.
    Period(PeriodColumn),
    /// The beginning of a text and `***`; `***` alone where nothing would be hidden.
    Prefix(PrefixColumn),
}

/// The value itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepColumn {}

/// The column is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HideColumn {}

/// Nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NullColumn {}

/// The same text for every value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConstantColumn {
    /// It.
    pub value: String,
}

/// Both ends of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartialColumn {
    /// Characters at the beginning.
    #[serde(default)]
    pub first: u8,
    /// Characters at the end.
    #[serde(default)]
    pub last: u8,
}

/// A keyed digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HashColumn {
    /// What kind of thing is meant, as in a mask policy: columns of one domain can be joined.
    pub domain: String,
}

/// The multiple of a width.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BucketColumn {
    /// How many whole numbers a bucket has.
    pub width: u32,
}

/// The first day of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodColumn {
    /// How long.
    pub unit: SqlPeriod,
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SqlPeriod {
    /// A year.
    Year,
    /// A quarter of one.
    Quarter,
    /// A month.
    Month,
}

impl SqlPeriod {
    /// Its name, which PostgreSQL's `date_trunc` takes too.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }
}

/// The beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrefixColumn {
    /// Characters.
    pub characters: u8,
}

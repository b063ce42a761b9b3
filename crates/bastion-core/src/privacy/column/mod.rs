//! Whether a column holds personal data, and why: a probability, and each piece of evidence with its weight.
//!
//! Evidence is the name, the comment, the declared type, the keys, the relation's name, the other columns, and values
//! where there are any. Each adds a weight to the logarithm of the odds, which begin at one in a hundred. Positive
//! weights are smaller than what they begin with: no single piece of evidence, and no single value, tags a column.
//! Nothing of a value is in a verdict but counts, and a digest under the caller's salt.
//!
//! ```
//! use bastion_core::privacy::Entity;
//! use bastion_core::privacy::column::{ClassifyOptions, classify};
//! use bastion_core::snapshot::Snapshot;
//!
//! let snapshot = Snapshot::from_json(
//!     br#"{"format":"bastion.snapshot/v1","dialect":"postgresql","objects":[
//!         {"object":{"kind":"relation","schema":"public","name":"person","relation_kind":"table"}},
//!         {"object":{"kind":"column","schema":"public","relation":"person","name":"e_mail","data_type":"text"}}]}"#,
//! )?;
//! let found = classify(&snapshot, &[], &ClassifyOptions::default());
//! assert_eq!(found.verdicts[0].entity, Some(Entity::Email));
//! # Ok::<(), bastion_core::snapshot::SnapshotError>(())
//! ```

mod data_type;
mod dictionary;
mod name;
mod relation;
mod token;
mod value;
mod weigh;
mod wilson;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::relation::Relation;
use self::value::Sample;
use super::{Entity, Sensitivity, Tag};
use crate::canonical::Digest;
use crate::snapshot::{ColumnStatistics, Snapshot};

/// How columns are judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ClassifyOptions {
    /// The probability from where on a column is tagged; 0.5 when absent.
    pub probability_min: f64,
    /// Different values looked at per column; 1,000 when absent.
    pub sample_values_max: u32,
    /// Chooses among more values than that; 0 when absent.
    pub seed: u64,
    /// A secret of the caller's; with it each sample has a digest by which it can be recognised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// Every column instead of only those with any sign of personal data.
    pub all_columns: bool,
}

impl Default for ClassifyOptions {
    fn default() -> Self {
        Self { probability_min: 0.5, sample_values_max: 1_000, seed: 0, salt: None, all_columns: false }
    }
}

/// Values of one column, as a caller read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnValues {
    /// The schema.
    pub schema: String,
    /// The relation.
    pub relation: String,
    /// The column.
    pub column: String,
    /// Values as text, without nulls.
    pub values: Vec<String>,
}

/// What was counted over values.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueCounts {
    /// Values looked at.
    pub values: u32,
    /// Different ones among them.
    pub distinct_values: u32,
    /// Values that look like it.
    pub hits: u32,
    /// Different ones among those.
    pub distinct_hits: u32,
    /// Different values in which it stands among other text.
    pub distinct_texts: u32,
    /// The least share of different values that goes with that: Wilson's bound at 95 %.
    pub share_min: f64,
}

/// A sample of values, without the values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SampleRecord {
    /// What chose them.
    pub seed: u64,
    /// Values looked at.
    pub values: u32,
    /// Different ones among them.
    pub distinct_values: u32,
    /// Their digest under the caller's salt, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
}

/// Where a piece of evidence comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceSource {
    /// What is known of any column.
    Prior,
    /// Its name.
    Name,
    /// Its comment.
    Comment,
    /// Its declared type.
    DataType,
    /// The key it belongs to.
    Key,
    /// The name of its relation.
    Relation,
    /// The other columns.
    Neighbours,
    /// Its values.
    Values,
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ColumnEvidence")]
pub struct Evidence {
    /// Where it comes from.
    pub source: EvidenceSource,
    /// What it adds to the logarithm of the odds.
    pub weight: f64,
    /// The same in words.
    pub sentence: String,
    /// The counts behind it, for values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<ValueCounts>,
}

/// Another entity that a column may be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntityCandidate {
    /// The entity.
    pub entity: Entity,
    /// How probable it is.
    pub probability: f64,
}

/// What is said of one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnVerdict {
    /// The schema.
    pub schema: String,
    /// The relation.
    pub relation: String,
    /// The column.
    pub column: String,
    /// Whether it is probable enough to be tagged.
    pub tagged: bool,
    /// What it most probably holds, if there is any sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Entity>,
    /// How probable that is: 0 to 1.
    pub probability: f64,
    /// How much harm it does; none where it is not tagged.
    pub sensitivity: Sensitivity,
    /// What it is about; empty where it is not tagged.
    pub tags: Vec<Tag>,
    /// Whose it is, as ISO 3166-1 alpha-2; empty for what is the same everywhere, and where it is not tagged.
    pub jurisdictions: Vec<String>,
    /// Each piece of evidence; the sum of their weights is the logarithm of the odds.
    pub evidence: Vec<Evidence>,
    /// What else it may be, the most probable first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<EntityCandidate>,
    /// The values that were looked at, if there were any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<SampleRecord>,
}

/// What is said of the columns of a snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PrivacyClassification")]
pub struct Classification {
    /// Columns looked at.
    pub columns: u64,
    /// Columns that are tagged.
    pub tagged: u64,
    /// The greatest harm that any of them does.
    pub sensitivity: Sensitivity,
    /// One for each column with any sign of personal data, or for every column where that was asked for.
    pub verdicts: Vec<ColumnVerdict>,
}

/// Judges the columns of a snapshot, in their order: by relation and, in it, by name. Values that are given count;
/// of a column without any, those of the snapshot's statistics.
#[must_use]
pub fn classify(snapshot: &Snapshot, values: &[ColumnValues], options: &ClassifyOptions) -> Classification {
    let mut given: BTreeMap<[&str; 3], Vec<&str>> = BTreeMap::new();
    for column in values {
        let path = [column.schema.as_str(), column.relation.as_str(), column.column.as_str()];
        given.entry(path).or_default().extend(column.values.iter().map(String::as_str));
    }
    let mut found = Classification { columns: 0, tagged: 0, sensitivity: Sensitivity::None, verdicts: Vec::new() };
    for relation in snapshot.groups().iter().filter_map(Relation::of) {
        for named in &relation.columns {
            let column = named.column;
            let path = [column.schema.as_str(), column.relation.as_str(), column.name.as_str()];
            let entities: Vec<Entity> = named.names.iter().map(|evidence| evidence.entity).collect();
            let sample = match given.get(&path) {
                Some(values) => Sample::count(values.iter().copied(), &entities, options),
                None => snapshot
                    .column_statistics(path[0], path[1], path[2])
                    .and_then(|known| Sample::count(known_values(known), &entities, options)),
            };
            let verdict = weigh::verdict(&relation, named, sample.as_ref(), options);
            found.columns += 1;
            found.tagged += u64::from(verdict.tagged);
            found.sensitivity = found.sensitivity.max(verdict.sensitivity);
            if options.all_columns || verdict.entity.is_some() {
                found.verdicts.push(verdict);
            }
        }
    }
    found
}

/// The values that statistics show; each counts once.
fn known_values(statistics: &ColumnStatistics) -> std::collections::BTreeSet<&str> {
    let common = statistics.most_common.iter().map(|frequent| frequent.value.as_str());
    let listed = statistics.sample_values.iter().chain(&statistics.histogram_bounds).map(String::as_str);
    common.chain(listed).collect()
}

/// Four decimals: what is left of the last bits of a logarithm is nobody's business, and differs between machines.
fn rounded(number: f64) -> f64 {
    let rounded = (number * 10_000.0).round() / 10_000.0;
    // zero has no sign
    if rounded == 0.0 { 0.0 } else { rounded }
}

#[cfg(test)]
mod tests;

//! `privacy.classify`: which columns hold personal data, and why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::privacy::Sensitivity;
use crate::privacy::column::{ClassifyOptions, ColumnValues, ColumnVerdict, classify};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `privacy.classify` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PrivacyClassifyInput")]
pub struct Input {
    /// The schema; the values in its statistics are looked at, where it has any.
    pub snapshot: SnapshotDocument,
    /// Values that the caller read; for their columns the statistics do not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ColumnValues>,
    /// How columns are judged.
    #[serde(default)]
    pub options: ClassifyOptions,
}

/// What `privacy.classify` gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PrivacyClassification")]
pub struct Output {
    /// Columns looked at.
    pub columns: u64,
    /// Columns that are tagged.
    pub tagged: u64,
    /// The greatest harm that any of them does.
    pub sensitivity: Sensitivity,
    /// One for each column with any sign of personal data, or for every column where that was asked for.
    pub verdicts: Vec<ColumnVerdict>,
}

/// Judges the columns of a snapshot.
///
/// # Errors
///
/// As `snapshot.read`; `invalid_argument` when the probability is none.
pub fn run(input: Input) -> Result<Output, Error> {
    judge(&Snapshot::new(input.snapshot)?, &input.values, &input.options)
}

/// Judges the columns of a snapshot that is already checked.
///
/// # Errors
///
/// `invalid_argument` when the probability is none.
pub fn judge(snapshot: &Snapshot, values: &[ColumnValues], options: &ClassifyOptions) -> Result<Output, Error> {
    if !(0.0..=1.0).contains(&options.probability_min) {
        let message = format!("the probability {} is not between 0 and 1", options.probability_min);
        return Err(Error::new(ErrorCode::InvalidArgument, message).with_hint("0.5 tags what is more likely than not"));
    }
    let verdicts = classify(snapshot, values, options);
    let columns = snapshot.entries().filter(|entry| matches!(entry.object(), crate::schema::Object::Column(_))).count();
    let tagged = verdicts.iter().filter(|verdict| verdict.tagged);
    Ok(Output {
        columns: columns as u64,
        tagged: tagged.clone().count() as u64,
        sensitivity: tagged.map(|verdict| verdict.sensitivity).max().unwrap_or(Sensitivity::None),
        verdicts,
    })
}

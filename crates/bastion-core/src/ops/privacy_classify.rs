//! `privacy.classify`: which columns hold personal data, and why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::privacy::column::{Classification, ClassifyOptions, ColumnValues, classify};
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
pub type Output = Classification;

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
    Ok(classify(snapshot, values, options))
}

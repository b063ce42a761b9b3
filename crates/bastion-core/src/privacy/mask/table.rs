//! Tables as they come and go: rows of a document, or comma-separated values (RFC 4180).

use serde_json::Value;

use super::error::MaskError;

/// A table: names of columns, and rows with one value for each.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The names, all different.
    pub names: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// Reads comma-separated values whose first row names the columns. An empty field is no value.
    ///
    /// # Errors
    ///
    /// [`MaskError::Table`]: fields too many or too few, a name missing or twice.
    pub fn from_csv(text: &str, delimiter: u8) -> Result<Self, MaskError> {
        let refuse = |error: csv::Error| {
            let line = error.position().map(|position| format!("line {}: ", position.line())).unwrap_or_default();
            let reason = match error.kind() {
                csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                    format!("{line}{len} fields where the first row names {expected_len} columns")
                }
                _ => format!("{line}not comma-separated values"),
            };
            MaskError::Table { reason }
        };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
        let names: Vec<String> = reader.headers().map_err(refuse)?.iter().map(str::to_owned).collect();
        distinct(&names)?;
        let value = |field: &str| if field.is_empty() { Value::Null } else { Value::from(field) };
        let rows = reader.records().map(|record| Ok(record.map_err(refuse)?.iter().map(value).collect()));
        let rows = rows.collect::<Result<_, MaskError>>()?;
        Ok(Self { names, rows })
    }

    /// Comma-separated values; what is no value is an empty field.
    ///
    /// # Errors
    ///
    /// [`MaskError::Table`], which does not happen for a table of this type.
    pub fn to_csv(&self, delimiter: u8) -> Result<String, MaskError> {
        let refuse = |_| MaskError::Table { reason: "its rows are not of one length".to_owned() };
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        writer.write_record(&self.names).map_err(refuse)?;
        for row in &self.rows {
            let field = |value: &Value| match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            writer.write_record(row.iter().map(field)).map_err(refuse)?;
        }
        let bytes = writer.into_inner().map_err(|_| MaskError::Table { reason: "it cannot be written".to_owned() })?;
        String::from_utf8(bytes).map_err(|_| MaskError::Table { reason: "it is not UTF-8".to_owned() })
    }
}

/// Whether each name is there and only once: a rule that names a column means one.
pub(super) fn distinct(names: &[String]) -> Result<(), MaskError> {
    let mut sorted: Vec<String> = names.to_vec();
    sorted.sort();
    let twice = sorted.windows(2).find_map(|pair| pair.first().filter(|first| pair.last() == Some(first)));
    match twice {
        Some(name) => Err(MaskError::Table { reason: format!("two columns are called `{name}`") }),
        None if names.iter().any(String::is_empty) => {
            Err(MaskError::Table { reason: "a column has no name".to_owned() })
        }
        None => Ok(()),
    }
}

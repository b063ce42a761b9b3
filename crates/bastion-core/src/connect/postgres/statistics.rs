//! Statistics: the server's own, or counted.

use tokio_postgres::Row;

use super::PostgresSource;
use super::catalog::get;
use crate::connect::quote_identifier;
use crate::limits::{SAMPLE_ROWS_MAX, SAMPLE_VALUE_CHARS_MAX, SAMPLE_VALUES_MAX};
use crate::port::{SourceError, StatisticsRequest};
use crate::snapshot::{ColumnStatistics, FrequentValue, StatisticsMethod};

const MOST_COMMON_MAX: usize = 10;
const DISTRIBUTION_VALUES_MAX: usize = 100;

impl PostgresSource {
    /// The server's estimates for every column it has analysed.
    pub(super) async fn catalog_statistics(
        &self,
        request: &StatisticsRequest,
    ) -> Result<Vec<ColumnStatistics>, SourceError> {
        let sql = include_str!("sql/statistics.sql");
        let rows = self.timed("reading statistics", self.client.query_typed(sql, &[])).await?;
        let read = rows.iter().map(|row| estimates(row, request)).collect::<Result<Vec<_>, _>>();
        read.map_err(|failure| super::error::asking(&self.config, "reading statistics", &failure))
    }

    /// Statistics of one column, by the method that was asked for.
    pub(super) async fn statistics(
        &self,
        schema: &str,
        table: &str,
        column: &str,
        request: &StatisticsRequest,
    ) -> Result<ColumnStatistics, SourceError> {
        if request.method == StatisticsMethod::Catalog {
            let all = self.catalog_statistics(request).await?;
            let found = all.into_iter().find(|found| found.path() == [schema, table, column]);
            return Ok(found.unwrap_or_else(|| ColumnStatistics::unknown(schema, table, column, request.method)));
        }
        let bound = if request.method == StatisticsMethod::Sampled {
            format!(" LIMIT {SAMPLE_ROWS_MAX}")
        } else {
            String::new()
        };
        let rows = format!(
            "(SELECT {}::text COLLATE \"C\" AS value FROM {}.{}{bound}) AS counted",
            quote_identifier(column),
            quote_identifier(schema),
            quote_identifier(table)
        );
        // numbers and dates sort as what they are, not as text
        let ordered = format!(
            "(SELECT {} AS value FROM {}.{}{bound}) AS counted",
            quote_identifier(column),
            quote_identifier(schema),
            quote_identifier(table)
        );
        let mut statistics = ColumnStatistics::unknown(schema, table, column, request.method);
        self.count(&rows, &mut statistics).await?;
        self.range(&ordered, &mut statistics).await?;
        let limit = (request.sample_values as usize).min(SAMPLE_VALUES_MAX);
        if limit > 0 {
            let sql = match request.sample_seed {
                None => {
                    format!("SELECT DISTINCT value FROM {rows} WHERE value IS NOT NULL ORDER BY value LIMIT {limit}")
                }
                Some(seed) => format!(
                    "SELECT value FROM (SELECT value FROM (SELECT DISTINCT value FROM {rows} WHERE value IS NOT NULL) \
                     AS different ORDER BY md5(value || ' {seed}'), value LIMIT {limit}) AS chosen ORDER BY value"
                ),
            };
            let found = self.timed("listing values", self.client.query_typed(&sql, &[])).await?;
            statistics.sample_values =
                found.iter().filter_map(|row| get::<String>(row, 0).ok()).map(|value| shortened(&value)).collect();
        }
        Ok(statistics)
    }

    async fn count(&self, rows: &str, statistics: &mut ColumnStatistics) -> Result<(), SourceError> {
        let sql = format!("SELECT count(*), count(value), count(DISTINCT value) FROM {rows}");
        let found = self.timed("counting values", self.client.query_typed(&sql, &[])).await?;
        let number = |position| found.first().and_then(|row| get::<i64>(row, position).ok()).unwrap_or_default();
        let (total, filled) = (number(0), number(1));
        statistics.row_count = u64::try_from(total).ok();
        statistics.distinct_count = u64::try_from(number(2)).ok();
        if total == 0 {
            return Ok(());
        }
        statistics.null_ratio = Some(ratio(total - filled, total));
        let sql = format!(
            "SELECT value, count(*) FROM {rows} WHERE value IS NOT NULL GROUP BY value HAVING count(*) > 1 \
             ORDER BY count(*) DESC, value LIMIT {MOST_COMMON_MAX}"
        );
        let common = self.timed("counting values", self.client.query_typed(&sql, &[])).await?;
        let frequent = common.iter().filter_map(|row| {
            Some(FrequentValue {
                value: shortened(&get::<String>(row, 0).ok()?),
                ratio: ratio(get(row, 1).ok()?, total),
            })
        });
        statistics.most_common = frequent.collect();
        Ok(())
    }

    // types without an order (json, point, …) have no least and no greatest value
    async fn range(&self, rows: &str, statistics: &mut ColumnStatistics) -> Result<(), SourceError> {
        let sql = format!("SELECT min(value)::text, max(value)::text FROM {rows}");
        match self.client.query_typed(&sql, &[]).await {
            Ok(found) => {
                let text = |position| found.first().and_then(|row| get::<Option<String>>(row, position).ok()).flatten();
                statistics.minimum = text(0).map(|value| shortened(&value));
                statistics.maximum = text(1).map(|value| shortened(&value));
                Ok(())
            }
            Err(failure) if failure.code() == Some(&tokio_postgres::error::SqlState::UNDEFINED_FUNCTION) => Ok(()),
            Err(failure) => Err(super::error::asking(&self.config, "counting values", &failure)),
        }
    }
}

fn estimates(row: &Row, request: &StatisticsRequest) -> Result<ColumnStatistics, tokio_postgres::Error> {
    let (schema, table, column): (String, String, String) = (get(row, 0)?, get(row, 1)?, get(row, 2)?);
    let mut statistics = ColumnStatistics::unknown(&schema, &table, &column, StatisticsMethod::Catalog);
    // -1 means that the table was never analysed
    let rows = Some(get::<f64>(row, 3)?).filter(|rows| *rows >= 0.0);
    statistics.row_count = rows.map(whole);
    statistics.null_ratio = get(row, 4)?;
    // a negative number is a share of the rows
    statistics.distinct_count = match (get::<f64>(row, 5)?, rows) {
        (distinct, _) if distinct > 0.0 => Some(whole(distinct)),
        (share, Some(rows)) if share < 0.0 => Some(whole(-share * rows)),
        _ => None,
    };
    let values = get::<Option<Vec<String>>>(row, 6)?.unwrap_or_default();
    let frequencies = get::<Option<Vec<f64>>>(row, 7)?.unwrap_or_default();
    statistics.most_common = values
        .iter()
        .zip(frequencies)
        .take(if request.distribution { DISTRIBUTION_VALUES_MAX } else { MOST_COMMON_MAX })
        .map(|(value, ratio)| FrequentValue { value: shortened(value), ratio })
        .collect();
    let bounds = get::<Option<Vec<String>>>(row, 8)?.unwrap_or_default();
    statistics.minimum = bounds.first().map(|value| shortened(value));
    statistics.maximum = bounds.last().map(|value| shortened(value));
    if request.distribution {
        statistics.histogram_bounds = bounds.iter().map(|value| shortened(value)).collect();
    }
    let limit = (request.sample_values as usize).min(SAMPLE_VALUES_MAX);
    let mut samples: Vec<_> = values.iter().chain(&bounds).take(limit).map(|value| shortened(value)).collect();
    samples.sort();
    samples.dedup();
    statistics.sample_values = samples;
    Ok(statistics)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "estimates, not negative, far below 2^53")]
fn whole(estimate: f64) -> u64 {
    estimate.round() as u64
}

#[expect(clippy::cast_precision_loss, reason = "a share; counts above 2^53 do not occur")]
fn ratio(part: i64, total: i64) -> f64 {
    part as f64 / total as f64
}

fn shortened(value: &str) -> String {
    value.chars().take(SAMPLE_VALUE_CHARS_MAX).collect()
}

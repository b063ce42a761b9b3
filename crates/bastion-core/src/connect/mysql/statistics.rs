//! Statistics: the server's own estimates, or counted. Values are shown as the server casts them to text.

use mysql_async::{Conn, Error};

use super::catalog::{Cells, rows};
use crate::escape::backticks;
use crate::limits::{SAMPLE_ROWS_MAX, SAMPLE_VALUE_CHARS_MAX, SAMPLE_VALUES_MAX};
use crate::port::StatisticsRequest;
use crate::snapshot::{ColumnStatistics, FrequentValue, StatisticsMethod};

const MOST_COMMON_MAX: u32 = 10;
/// Types whose values have no order.
const UNORDERED: [&str; 9] = [
    "geometry",
    "point",
    "linestring",
    "polygon",
    "multipoint",
    "multilinestring",
    "multipolygon",
    "geometrycollection",
    "geomcollection",
];

/// Where the values of a column lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) schema: &'a str,
    pub(super) table: &'a str,
    pub(super) column: &'a str,
    pub(super) data_type: &'a str,
}

pub(super) async fn of_column(
    connection: &mut Conn,
    place: Place<'_>,
    request: &StatisticsRequest,
) -> Result<ColumnStatistics, Error> {
    let mut statistics = ColumnStatistics::unknown(place.schema, place.table, place.column, request.method);
    if request.method == StatisticsMethod::Catalog {
        estimate(connection, place, &mut statistics).await?;
        return Ok(statistics);
    }
    let bound =
        if request.method == StatisticsMethod::Sampled { format!(" LIMIT {SAMPLE_ROWS_MAX}") } else { String::new() };
    let values = format!(
        "(SELECT {} AS value FROM {}.{}{bound}) AS counted",
        backticks(place.column),
        backticks(place.schema),
        backticks(place.table)
    );
    let ordered = !UNORDERED.contains(&place.data_type);
    count(connection, &values, ordered, &mut statistics).await?;
    let limit = request.sample_values.min(u32::try_from(SAMPLE_VALUES_MAX).unwrap_or(u32::MAX));
    if limit > 0 && ordered {
        let sql = match request.sample_seed {
            None => format!(
                "SELECT DISTINCT CAST(value AS CHAR) FROM {values} WHERE value IS NOT NULL ORDER BY value LIMIT {limit}"
            ),
            Some(seed) => format!(
                "SELECT DISTINCT CAST(value AS CHAR) AS shown FROM {values} WHERE value IS NOT NULL \
                 ORDER BY md5(concat(shown, ' {seed}')), shown LIMIT {limit}"
            ),
        };
        let found = rows(connection, &sql, ()).await?;
        statistics.sample_values = found.iter().filter_map(|row| shown(row, 0)).collect();
        if request.sample_seed.is_some() {
            statistics.sample_values.sort();
        }
    }
    Ok(statistics)
}

async fn count(
    connection: &mut Conn,
    values: &str,
    ordered: bool,
    statistics: &mut ColumnStatistics,
) -> Result<(), Error> {
    let range = if ordered { "CAST(min(value) AS CHAR), CAST(max(value) AS CHAR)" } else { "NULL, NULL" };
    let distinct = if ordered { "count(DISTINCT value)" } else { "NULL" };
    let sql = format!("SELECT count(*), count(value), {distinct}, {range} FROM {values}");
    let found = rows(connection, &sql, ()).await?;
    let Some(row) = found.first() else { return Ok(()) };
    let (total, filled) = (row.number(0), row.number(1));
    statistics.row_count = Some(total);
    statistics.distinct_count = row.optional(2).and_then(|count| count.parse().ok());
    statistics.minimum = shown(row, 3);
    statistics.maximum = shown(row, 4);
    if total == 0 || !ordered {
        return Ok(());
    }
    statistics.null_ratio = Some(ratio(total.saturating_sub(filled), total));
    let sql = format!(
        "SELECT CAST(value AS CHAR), count(*) FROM {values} WHERE value IS NOT NULL GROUP BY value \
         HAVING count(*) > 1 ORDER BY count(*) DESC, CAST(value AS BINARY) LIMIT {MOST_COMMON_MAX}"
    );
    let common = rows(connection, &sql, ()).await?;
    statistics.most_common = common
        .iter()
        .map(|row| FrequentValue { value: shown(row, 0).unwrap_or_default(), ratio: ratio(row.number(1), total) })
        .collect();
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a share needs no more than a double holds")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

// the engine's estimate of the rows, and of the different values where an index begins with the column
async fn estimate(connection: &mut Conn, place: Place<'_>, statistics: &mut ColumnStatistics) -> Result<(), Error> {
    let sql = "SELECT table_rows FROM information_schema.tables WHERE table_schema = ? AND table_name = ?";
    let found = rows(connection, sql, (place.schema, place.table)).await?;
    statistics.row_count = found.first().and_then(|row| row.optional(0)?.parse().ok());
    let sql = "SELECT max(cardinality) FROM information_schema.statistics \
               WHERE table_schema = ? AND table_name = ? AND column_name = ? AND seq_in_index = 1";
    let found = rows(connection, sql, (place.schema, place.table, place.column)).await?;
    statistics.distinct_count = found.first().and_then(|row| row.optional(0)?.parse().ok());
    Ok(())
}

fn shown(row: &Cells, position: usize) -> Option<String> {
    row.optional(position).map(|text| text.chars().take(SAMPLE_VALUE_CHARS_MAX).collect())
}

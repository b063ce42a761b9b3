//! Counted statistics. Values are shown as SQLite casts them to text.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result, Row};

use super::MAIN;
use crate::canonical::Digest;
use crate::connect::quote_identifier;
use crate::limits::{SAMPLE_ROWS_MAX, SAMPLE_VALUE_CHARS_MAX, SAMPLE_VALUES_MAX};
use crate::port::StatisticsRequest;
use crate::snapshot::{ColumnStatistics, FrequentValue, StatisticsMethod};

const MOST_COMMON_MAX: u32 = 10;

pub(super) fn of_column(
    connection: &Connection,
    table: &str,
    column: &str,
    request: &StatisticsRequest,
) -> Result<ColumnStatistics> {
    let mut statistics = ColumnStatistics::unknown(MAIN, table, column, request.method);
    if request.method == StatisticsMethod::Catalog {
        statistics.row_count = estimate(connection, table)?;
        return Ok(statistics);
    }
    let bound =
        if request.method == StatisticsMethod::Sampled { format!(" LIMIT {SAMPLE_ROWS_MAX}") } else { String::new() };
    let rows = format!(
        "(SELECT {} AS value FROM {}.{}{bound})",
        quote_identifier(column),
        quote_identifier(MAIN),
        quote_identifier(table)
    );
    count(connection, &rows, &mut statistics)?;
    let limit = request.sample_values.min(u32::try_from(SAMPLE_VALUES_MAX).unwrap_or(u32::MAX));
    if limit > 0 {
        let listed = if request.sample_seed.is_some() { String::new() } else { format!(" LIMIT {limit}") };
        let sql = format!("SELECT DISTINCT value FROM {rows} WHERE value IS NOT NULL ORDER BY value{listed}");
        let values = connection.prepare(&sql)?.query_map([], |row| text(row, 0))?.collect::<Result<Vec<_>>>()?;
        let values = values.into_iter().flatten();
        statistics.sample_values = match request.sample_seed {
            None => values.collect(),
            Some(seed) => chosen(values, seed, limit as usize),
        };
    }
    Ok(statistics)
}

// SQLite has no digest to sort by
fn chosen(values: impl Iterator<Item = String>, seed: u64, count: usize) -> Vec<String> {
    let key = Digest::of("bastion.sample/v1", &seed.to_le_bytes());
    let mut ordered: Vec<_> = values.map(|value| (*Digest::keyed(&key, value.as_bytes()).as_bytes(), value)).collect();
    ordered.sort_unstable();
    let mut chosen: Vec<String> = ordered.into_iter().take(count).map(|(_, value)| value).collect();
    chosen.sort_unstable();
    chosen
}

fn count(connection: &Connection, rows: &str, statistics: &mut ColumnStatistics) -> Result<()> {
    let sql = format!("SELECT count(*), count(value), count(DISTINCT value), min(value), max(value) FROM {rows}");
    let (total, filled) = connection.query_row(&sql, [], |row| {
        statistics.distinct_count = Some(row.get::<_, u32>(2)?.into());
        statistics.minimum = text(row, 3)?;
        statistics.maximum = text(row, 4)?;
        Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?))
    })?;
    statistics.row_count = Some(u64::from(total));
    if total == 0 {
        return Ok(());
    }
    statistics.null_ratio = Some(f64::from(total - filled) / f64::from(total));
    let sql = format!(
        "SELECT value, count(*) FROM {rows} WHERE value IS NOT NULL GROUP BY value HAVING count(*) > 1 \
         ORDER BY count(*) DESC, value LIMIT {MOST_COMMON_MAX}"
    );
    let mut statement = connection.prepare(&sql)?;
    let common = statement.query_map([], |row| {
        let ratio = f64::from(row.get::<_, u32>(1)?) / f64::from(total);
        Ok(FrequentValue { value: text(row, 0)?.unwrap_or_default(), ratio })
    })?;
    statistics.most_common = common.collect::<Result<_>>()?;
    Ok(())
}

// `sqlite_stat1` is there once ANALYZE has run; its first number is the table's rows
fn estimate(connection: &Connection, table: &str) -> Result<Option<u64>> {
    let known: bool =
        connection
            .query_row("SELECT count(*) FROM main.sqlite_schema WHERE name = 'sqlite_stat1'", [], |row| row.get(0))?;
    if !known {
        return Ok(None);
    }
    let mut statement = connection.prepare("SELECT stat FROM main.sqlite_stat1 WHERE tbl = ?1")?;
    let stats = statement.query_map([table], |row| row.get::<_, Option<String>>(0))?.collect::<Result<Vec<_>>>()?;
    Ok(stats.iter().flatten().filter_map(|stat| stat.split(' ').next()?.parse().ok()).max())
}

fn text(row: &Row<'_>, position: usize) -> Result<Option<String>> {
    let shown = match row.get_ref(position)? {
        ValueRef::Null => return Ok(None),
        ValueRef::Integer(integer) => integer.to_string(),
        ValueRef::Real(real) => real.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    };
    Ok(Some(shown.chars().take(SAMPLE_VALUE_CHARS_MAX).collect()))
}

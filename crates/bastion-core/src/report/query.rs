//! The rows of a query.

use serde_json::Value;

use crate::Error;
use crate::escape::plain;
use crate::port::{QueryResult, QueryTruncation};
use crate::privacy::mask::Table;

/// Rows as a table for a terminal; what is no value is `NULL`.
#[must_use]
pub fn query_table(result: &QueryResult) -> String {
    let header: Vec<String> = result.columns.iter().map(|column| plain(&column.name)).collect();
    let rows: Vec<Vec<String>> = result.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let widths: Vec<usize> = (0..header.len())
        .map(|at| {
            let cells = std::iter::once(&header).chain(&rows).filter_map(|row| row.get(at));
            cells.map(|text| text.chars().count()).max().unwrap_or(0)
        })
        .collect();
    let mut lines = vec![line(&header, &widths)];
    lines.push(widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("-+-"));
    lines.extend(rows.iter().map(|row| line(row, &widths)));
    lines.push(count(result));
    lines.join("\n") + "\n"
}

/// Rows as comma-separated values (RFC 4180), the names first; what is no value is an empty field.
///
/// # Errors
///
/// `invalid_argument`, which does not happen for rows of one length.
pub fn query_csv(result: &QueryResult) -> Result<String, Error> {
    let names = result.columns.iter().map(|column| column.name.clone()).collect();
    Ok(Table { names, rows: result.rows.clone() }.to_csv(b',')?)
}

/// Which bound left out the rest, for people.
#[must_use]
pub const fn query_truncation(truncation: QueryTruncation) -> &'static str {
    match truncation {
        QueryTruncation::Rows => "there are more rows than may be given",
        QueryTruncation::Bytes => "the next row is more bytes than may be given",
    }
}

fn count(result: &QueryResult) -> String {
    let rows = if result.row_count == 1 { "row" } else { "rows" };
    match result.truncated {
        Some(truncation) => format!("({} {rows}; {})", result.row_count, query_truncation(truncation)),
        None => format!("({} {rows})", result.row_count),
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::String(text) => plain(text),
        other => other.to_string(),
    }
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let last = cells.len().saturating_sub(1);
    let padded = cells.iter().zip(widths).enumerate().map(|(at, (text, width))| {
        let missing = if at == last { 0 } else { width.saturating_sub(text.chars().count()) };
        format!("{text}{}", " ".repeat(missing))
    });
    padded.collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::port::QueryColumn;

    #[test]
    fn rows_are_shown_and_nothing_hidden_is_passed_on() {
        let column = |name: &str| QueryColumn { name: name.to_owned(), data_type: "text".to_owned() };
        let result = QueryResult {
            columns: vec![column("id"), column("name")],
            rows: vec![vec![json!(1), json!("a\u{1b}[31m")], vec![json!(null), json!("b,\"c")]],
            row_count: 2,
            truncated: Some(QueryTruncation::Rows),
            ..QueryResult::default()
        };
        let table = "id   | name\n-----+------------\n1    | a\\u{1b}[31m\nNULL | b,\"c\n\
                     (2 rows; there are more rows than may be given)\n";
        assert_eq!(query_table(&result), table);
        assert_eq!(query_csv(&result).unwrap(), "id,name\n1,a\u{1b}[31m\n,\"b,\"\"c\"\n");
    }
}

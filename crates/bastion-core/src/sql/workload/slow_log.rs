//! The slow log of MariaDB and MySQL, as the server writes it to a file (`log_output=FILE`).

/// One entry of a slow log.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SlowLogEntry {
    /// The statement, with its literals.
    pub sql: String,
    /// How long it took.
    pub duration_ms: f64,
    /// How long it waited for locks.
    pub lock_ms: f64,
    /// Rows it gave.
    pub rows_sent: u64,
    /// Rows it read.
    pub rows_examined: u64,
    /// The database it ran in, where the log says so.
    pub database: Option<String>,
}

/// The entries of a slow log, in their order. What is no part of an entry is passed over, as are administrator
/// commands, which are no SQL.
///
/// ```
/// use bastion_core::sql::workload::slow_log;
///
/// let log = concat!(
///     "# User@Host: app[app] @ localhost []\n",
///     "# Query_time: 0.250000  Lock_time: 0.000100  Rows_sent: 2  Rows_examined: 900\n",
///     "SET timestamp=1700000000;\nSELECT * FROM t\n WHERE a = 1;\n",
/// );
/// let entries = slow_log::read(log);
/// assert_eq!(entries[0].sql, "SELECT * FROM t\n WHERE a = 1");
/// assert_eq!((entries[0].duration_ms, entries[0].rows_examined), (250.0, 900));
/// ```
#[must_use]
pub fn read(log: &str) -> Vec<SlowLogEntry> {
    let mut entries = Vec::new();
    let mut open: Option<SlowLogEntry> = None;
    let mut database = None;
    for line in log.lines() {
        if let Some(header) = line.strip_prefix("# ") {
            if header.starts_with("Time: ") || header.starts_with("User@Host: ") {
                close(&mut open, &mut entries);
            } else if header.contains("Query_time: ") {
                close(&mut open, &mut entries);
                open = Some(entry(header, database.clone()));
            } else if header.contains("Schema:") {
                // MariaDB names it above the times, MySQL not at all
                database = value(header, "Schema:").map(str::to_owned);
            }
            continue;
        }
        let Some(entry) = &mut open else { continue };
        if entry.sql.is_empty() && is_preamble(line) {
            if let Some(name) = line.strip_prefix("use ") {
                database = Some(name.trim_end_matches(';').trim_matches('`').to_owned());
                entry.database.clone_from(&database);
            }
            continue;
        }
        if !entry.sql.is_empty() {
            entry.sql.push('\n');
        }
        entry.sql.push_str(line);
    }
    close(&mut open, &mut entries);
    entries
}

fn is_preamble(line: &str) -> bool {
    line.starts_with("SET timestamp=") || line.starts_with("use ") || line.trim().is_empty()
}

fn close(open: &mut Option<SlowLogEntry>, entries: &mut Vec<SlowLogEntry>) {
    let Some(mut entry) = open.take() else { return };
    entry.sql.truncate(entry.sql.trim_end().trim_end_matches(';').trim_end().len());
    if !entry.sql.is_empty() && !entry.sql.starts_with('#') {
        entries.push(entry);
    }
}

fn entry(header: &str, database: Option<String>) -> SlowLogEntry {
    let seconds = |name: &str| value(header, name).and_then(|text| text.parse::<f64>().ok());
    let milliseconds = |name: &str| seconds(name).filter(|seconds| seconds.is_finite()).unwrap_or(0.0) * 1_000.0;
    let rows = |name: &str| value(header, name).and_then(|text| text.parse().ok()).unwrap_or(0);
    SlowLogEntry {
        sql: String::new(),
        duration_ms: milliseconds("Query_time:"),
        lock_ms: milliseconds("Lock_time:"),
        rows_sent: rows("Rows_sent:"),
        rows_examined: rows("Rows_examined:"),
        database,
    }
}

/// The word after a name.
fn value<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    header.split_once(name)?.1.split_whitespace().next().filter(|word| !word.ends_with(':'))
}

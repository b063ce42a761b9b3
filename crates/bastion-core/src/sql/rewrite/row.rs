//! A filter of rows in the SQL of each product: what the policies let be seen of a table, as a condition on its columns.
//!
//! Values stand beside the query: PostgreSQL and SQLite have numbered parameters; MySQL and MariaDB, whose parameters have
//! no numbers, get hexadecimal digits. Where a caller can take only a text ([`row_text`]), values are in it as constants
//! that every setting of the product reads in one way. Texts are compared byte by byte whatever the column's collation says,
//! and each test gives true or false and never null, so that NOT means what it says.

use super::error::RewriteError;
use super::text::{identifier, is_mysql};
use crate::limits::ROW_FILTER_VALUES_MAX;
use crate::policy::{RowClause, RowFilter, RowOperator, RowTest};
use crate::schema::{Dialect, Object, ObjectKey, ObjectKind, ObjectName, Root};
use crate::snapshot::Snapshot;
use crate::sql::ir::{ExprKind, Node};
use crate::sql::{engine, grammar::Grammar, prescan};

/// Values that stand beside a query, numbered on from its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowParameters {
    dialect: Dialect,
    own: usize,
    values: Vec<String>,
    /// What stands in front of the names of columns.
    qualifier: String,
    /// Whether values are part of the text.
    written: bool,
}

impl RowParameters {
    /// Behind the parameters of a query.
    ///
    /// # Errors
    ///
    /// What of the query is not understood; parameters without a number in SQLite's SQL, between which ours would stand.
    pub fn behind(dialect: Dialect, sql: &str) -> Result<Self, RewriteError> {
        let own = prescan::with_stack(|| own_parameters(dialect, sql))?;
        Ok(Self { dialect, own, values: Vec::new(), qualifier: String::new(), written: false })
    }

    /// The values, in the order of their numbers, which begin behind the query's own.
    #[must_use]
    pub fn into_values(self) -> Vec<String> {
        self.values
    }

    /// What stands for a value in the text.
    fn place(&mut self, value: &str) -> String {
        if is_mysql(self.dialect) {
            let digits: String = value.bytes().map(|byte| format!("{byte:02x}")).collect();
            return format!("UNHEX('{digits}')");
        }
        if self.written {
            return constant(self.dialect, value);
        }
        let at = self.values.iter().position(|known| known == value).unwrap_or_else(|| {
            self.values.push(value.to_owned());
            self.values.len() - 1
        });
        let mark = if self.dialect == Dialect::Postgresql { '$' } else { '?' };
        format!("{mark}{}", self.own + at + 1)
    }
}

/// A text as a constant, whatever the session's settings are: PostgreSQL's `E` strings always know the backslash, SQLite's
/// strings never do.
fn constant(dialect: Dialect, value: &str) -> String {
    let doubled = value.replace('\'', "''");
    match dialect {
        Dialect::Postgresql => format!("E'{}'", doubled.replace('\\', "\\\\")),
        _ => format!("'{doubled}'"),
    }
}

/// A filter as a condition on the columns of a table of this name, values included, for who cannot take parameters. Whether
/// the columns are there, and are text, is not known here.
///
/// # Errors
///
/// More values than a statement may have, or one with a null character, which no text of a database has.
pub fn row_text(dialect: Dialect, table: &str, filter: &RowFilter) -> Result<String, RewriteError> {
    let refuse = |reason: String| RewriteError::Policy { table: table.to_owned(), reason };
    let values =
        || filter.allow.iter().chain(&filter.refuse).flat_map(|clause| &clause.tests).flat_map(|test| &test.values);
    if values().count() > ROW_FILTER_VALUES_MAX {
        return Err(refuse(format!("its filter has more than {ROW_FILTER_VALUES_MAX} values")));
    }
    if values().any(|value| value.contains('\0')) {
        return Err(refuse("a value of its filter has a null character".to_owned()));
    }
    let qualifier = format!("{}.", identifier(dialect, table));
    let mut written = RowParameters { dialect, own: 0, values: Vec::new(), qualifier, written: true };
    Ok(condition(filter, &mut written))
}

/// The largest number of a query's parameters.
fn own_parameters(dialect: Dialect, sql: &str) -> Result<usize, RewriteError> {
    let tree = engine::parse(Grammar::from(dialect), sql).map_err(RewriteError::query)?;
    let (mut largest, mut unnumbered) = (0, false);
    for root in &tree.roots {
        tree.descend(Node::Statement(*root), |node| {
            if let Node::Expr(id) = node
                && let ExprKind::Parameter(text) = &tree.expr(id).kind
            {
                match text.get(1..).and_then(|number| number.parse::<usize>().ok()) {
                    Some(number) => largest = largest.max(number),
                    None => unnumbered = true,
                }
            }
        });
    }
    if unnumbered && !is_mysql(dialect) {
        return Err(RewriteError::query("it has a parameter without a number"));
    }
    Ok(largest)
}

/// A filter as a condition on the columns of a table.
///
/// # Errors
///
/// A column that the table does not have, or that is not text of any length; more values than a statement may have.
pub fn row_condition(
    snapshot: &Snapshot,
    table: &ObjectName,
    filter: &RowFilter,
    parameters: &mut RowParameters,
) -> Result<String, RewriteError> {
    let clauses = || filter.allow.iter().chain(&filter.refuse);
    let count: usize = clauses().flat_map(|clause| &clause.tests).map(|test| test.values.len()).sum();
    let refuse = |reason: String| RewriteError::Policy { table: format!("{}.{}", table.schema, table.name), reason };
    if count > ROW_FILTER_VALUES_MAX {
        return Err(refuse(format!("its filter has {count} values; the limit is {ROW_FILTER_VALUES_MAX}")));
    }
    for test in clauses().flat_map(|clause| &clause.tests) {
        is_text(snapshot, table, &test.column).map_err(refuse)?;
    }
    Ok(condition(filter, parameters))
}

fn condition(filter: &RowFilter, parameters: &mut RowParameters) -> String {
    if filter.is_closed() {
        return "1 = 0".to_owned();
    }
    let mut terms = Vec::new();
    if filter.allow.iter().all(|clause| !clause.tests.is_empty()) {
        terms.push(any(&filter.allow, parameters));
    }
    if !filter.refuse.is_empty() {
        terms.push(format!("NOT {}", any(&filter.refuse, parameters)));
    }
    if terms.is_empty() { "1 = 1".to_owned() } else { terms.join(" AND ") }
}

fn any(clauses: &[RowClause], parameters: &mut RowParameters) -> String {
    let clauses: Vec<String> = clauses
        .iter()
        .map(|clause| {
            let tests: Vec<String> = clause.tests.iter().map(|test| one(test, parameters)).collect();
            format!("({})", tests.join(" AND "))
        })
        .collect();
    format!("({})", clauses.join(" OR "))
}

/// A test that is true or false of every row.
fn one(test: &RowTest, parameters: &mut RowParameters) -> String {
    let name = format!("{}{}", parameters.qualifier, identifier(parameters.dialect, &test.column));
    let is_null = |wanted: bool| format!("{name} IS {}NULL", if wanted { "" } else { "NOT " });
    let listed: Vec<String> = test.values.iter().map(|value| parameters.place(value)).collect();
    let listed = match (listed.is_empty(), test.operator) {
        // no product knows an empty list
        (true, RowOperator::AnyOf) => "1 = 0".to_owned(),
        (true, RowOperator::NoneOf) => "1 = 1".to_owned(),
        (false, operator) => {
            let not = if operator == RowOperator::NoneOf { "NOT " } else { "" };
            format!("{} {not}IN ({})", bytes(parameters.dialect, &name), listed.join(", "))
        }
    };
    match test.null_passes {
        true => format!("({} OR {listed})", is_null(true)),
        false => format!("({} AND {listed})", is_null(false)),
    }
}

/// A column whose comparison is that of bytes.
fn bytes(dialect: Dialect, name: &str) -> String {
    match dialect {
        Dialect::Postgresql => format!("CAST({name} AS text) COLLATE \"C\""),
        Dialect::Sqlite => format!("CAST({name} AS text) COLLATE BINARY"),
        Dialect::Mysql | Dialect::Mariadb => format!("CAST(CONVERT({name} USING utf8mb4) AS BINARY)"),
    }
}

/// What the types begin with whose values are the texts they seem to be: others write one value in several ways, or fill
/// it up with blanks.
fn is_text(snapshot: &Snapshot, table: &ObjectName, column: &str) -> Result<(), String> {
    let key = ObjectKey::new(Root::Relation, ObjectKind::Relation, vec![table.schema.clone(), table.name.clone()]);
    let objects = snapshot.group(&key).into_iter().flat_map(|group| group.objects());
    let found = objects.into_iter().find_map(|entry| match entry.object() {
        Object::Column(found) if found.name == column => Some(found.data_type.to_lowercase()),
        _ => None,
    });
    let data_type = found.ok_or_else(|| format!("a row is known by the column `{column}`, which it does not have"))?;
    let known: &[&str] = match snapshot.dialect() {
        Dialect::Postgresql => &["text", "character varying", "varchar"],
        Dialect::Mysql | Dialect::Mariadb => &["text", "varchar", "tinytext", "mediumtext", "longtext"],
        Dialect::Sqlite => &["text", "varchar"],
    };
    let bare = data_type.split('(').next().unwrap_or_default().trim_end();
    if known.contains(&bare) && !data_type.ends_with(']') {
        Ok(())
    } else {
        Err(format!("a row is known by the column `{column}`, whose type is `{data_type}` and not text"))
    }
}

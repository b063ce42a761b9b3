//! What a server would say of consumers' statements, from a snapshot alone.

use std::collections::BTreeSet;

use sqlparser::ast::Statement;

use super::binder::{Binder, Named, Stop};
use super::catalog::Catalog;
use super::kind::Kind;
use super::prescan;
use super::scope::{Column, Rows, Value};
use super::trace::{Confidence, Lineage, TracedColumn};
use crate::impact::{Consumer, ConsumerKind, DescribedColumn, Description, Prepared, Unasked, numbered};
use crate::schema::{ColumnReference, Dialect};
use crate::snapshot::Snapshot;

/// Describes the statements of consumers, in their order, as [`crate::port::Introspector::describe`] does, from a
/// snapshot alone. What a consumer makes is there for those behind it.
///
/// A refusal is one that a server gives too: the statement names a relation or a column that the schema has not, or one
/// that could be several. What is not understood is [`Description::Unasked`] with the reason. Functions, operators and
/// types are not looked up; types of results are told where they follow from columns, casts and constants.
#[must_use]
pub fn describe(snapshot: &Snapshot, consumers: &[Consumer], search_path: &[String]) -> Vec<Description> {
    prescan::with_stack(|| describe_all(snapshot, consumers, search_path))
}

fn describe_all(snapshot: &Snapshot, consumers: &[Consumer], search_path: &[String]) -> Vec<Description> {
    let mut catalog = Catalog::new(snapshot, search_path);
    let mut described = Vec::with_capacity(consumers.len());
    for consumer in consumers {
        let answer = answer(&catalog, consumer);
        if let Some(made) = &consumer.makes {
            match &answer {
                Answer::Rows { rows, .. } => catalog.make(made, rows.clone()),
                Answer::Unsure(_) => catalog.make(made, Rows::unknown()),
                Answer::Refused(_) => {}
            }
        }
        described.push(answer.described());
    }
    described
}

/// What a server would say of one statement, and where the columns of its result come from. The lineage is empty where
/// the answer is no result.
///
/// ```
/// # use bastion_core::{schema::Dialect, snapshot::Snapshot, sql};
/// let text = [("a.sql".to_owned(), "CREATE TABLE person (id int, email text, age int);".to_owned())];
/// let schema = Snapshot::new(sql::read_schema(Dialect::Postgresql, &text))?;
/// let (_, lineage) = sql::trace(&schema, "SELECT lower(email) AS mail FROM person WHERE age > 17", &[]);
/// assert_eq!(lineage.columns[0].sources.first().map(|source| source.column.as_str()), Some("email"));
/// assert_eq!(lineage.indirect.first().map(|source| source.column.as_str()), Some("age"));
/// # Ok::<(), bastion_core::snapshot::SnapshotError>(())
/// ```
#[must_use]
pub fn trace(snapshot: &Snapshot, sql: &str, search_path: &[String]) -> (Description, Lineage) {
    let catalog = Catalog::new(snapshot, search_path);
    let consumer = Consumer { sql: sql.to_owned(), ..Consumer::default() };
    let answer = prescan::with_stack(|| answer(&catalog, &consumer));
    let lineage = match &answer {
        Answer::Rows { rows, indirect } => {
            let columns = rows.columns.iter();
            let columns =
                columns.map(|column| TracedColumn { name: column.name.clone(), sources: column.value.sources.clone() });
            Lineage { columns: columns.collect(), indirect: indirect.clone() }
        }
        Answer::Refused(_) | Answer::Unsure(_) => Lineage::default(),
    };
    (answer.described(), lineage)
}

/// Where the columns of a statement's result come from, and what decides about its rows.
///
/// # Errors
///
/// What a server would say, or what is not understood, where it cannot be followed to its end.
pub fn lineage(snapshot: &Snapshot, sql: &str, search_path: &[String]) -> Result<Lineage, Description> {
    match trace(snapshot, sql, search_path) {
        (Description::Prepared(_), lineage) => Ok(lineage),
        // which other columns there are cannot be told, but where these come from
        (_, lineage) if !lineage.columns.is_empty() => Ok(lineage),
        (other, _) => Err(other),
    }
}

enum Answer {
    Rows { rows: Rows, indirect: super::scope::Sources },
    Refused(crate::impact::Refused),
    Unsure(String),
}

impl Answer {
    fn described(self) -> Description {
        match self {
            Self::Rows { rows, .. } if rows.open => {
                let reason = "which columns it gives cannot be told without a server".to_owned();
                Description::Unasked(Unasked { reason })
            }
            Self::Rows { rows, .. } => {
                let columns = rows.columns.into_iter().map(described_column).collect();
                Description::Prepared(Prepared { parameters: Vec::new(), columns })
            }
            Self::Refused(refused) => Description::Refused(refused),
            Self::Unsure(reason) => Description::Unasked(Unasked { reason }),
        }
    }
}

fn described_column(column: Column) -> DescribedColumn {
    let sources: BTreeSet<ColumnReference> = column
        .value
        .sources
        .into_iter()
        .filter(|source| matches!(source.confidence, Confidence::Bound | Confidence::Inferred))
        .map(|source| ColumnReference {
            schema: source.relation.schema,
            relation: source.relation.name,
            column: Some(source.column),
        })
        .collect();
    DescribedColumn { sources: sources.into_iter().collect(), ..column.value.kind.described(column.name) }
}

fn answer(catalog: &Catalog<'_>, consumer: &Consumer) -> Answer {
    if consumer.consumer_kind == ConsumerKind::Routine {
        return Answer::Unsure("a routine is read by a server only".to_owned());
    }
    let dialect = catalog.dialect();
    let first = match prescan::parse(dialect.into(), &consumer.sql) {
        Ok(found) => return bound(catalog, &consumer.sql, &found),
        Err(reason) => reason,
    };
    // perhaps the parameters are written in a driver's way
    match numbered(&consumer.sql).map(|other| (prescan::parse(dialect.into(), &other), other)) {
        Some((Ok(found), other)) => bound(catalog, &other, &found),
        _ => Answer::Unsure(first),
    }
}

fn bound(catalog: &Catalog<'_>, text: &str, statements: &[Statement]) -> Answer {
    let [statement] = statements else {
        return Answer::Unsure(format!("it has {} statements", statements.len()));
    };
    let mut binder = Binder::new(catalog, text);
    let rows = rows_of(&mut binder, statement);
    match (rows, binder.passed_over) {
        (Ok(rows), None) => Answer::Rows { rows, indirect: binder.indirect },
        (Ok(_), Some(reason)) | (Err(Stop::Unsure(reason)), _) => Answer::Unsure(reason),
        (Err(Stop::Refused(refused)), _) => Answer::Refused(refused),
    }
}

fn rows_of(binder: &mut Binder<'_>, statement: &Statement) -> Result<Rows, Stop> {
    let postgres = binder.dialect == Dialect::Postgresql;
    let named = Named::new();
    match statement {
        Statement::Query(query) => {
            let into = matches!(query.body.as_ref(), sqlparser::ast::SetExpr::Select(select) if select.into.is_some());
            let rows = binder.query(query, None, &named)?;
            Ok(if into { Rows::default() } else { rows })
        }
        Statement::Insert(_) | Statement::Update(_) | Statement::Delete(_) | Statement::Merge(_) => {
            binder.writing(statement, &named)
        }
        Statement::Explain { statement, .. } if postgres => {
            rows_of(binder, statement)?;
            let value = Value { kind: Kind::named("text"), ..Value::default() };
            Ok(Rows { columns: vec![Column::new("QUERY PLAN", value)], open: false, refused: None })
        }
        // a server looks into these when they run, but into the query of a new table at once
        Statement::CreateTable(found) if postgres => {
            if let Some(query) = &found.query {
                binder.query(query, None, &named)?;
            }
            Ok(Rows::default())
        }
        found if postgres && runs_later(found) => Ok(Rows::default()),
        _ => Binder::unsure("this kind of statement"),
    }
}

// what PostgreSQL prepares without looking at it (`transformStmt`, src/backend/parser/analyze.c)
const fn runs_later(statement: &Statement) -> bool {
    matches!(
        statement,
        Statement::CreateView(_)
            | Statement::CreateIndex(_)
            | Statement::CreateSchema { .. }
            | Statement::CreateSequence { .. }
            | Statement::CreateType { .. }
            | Statement::CreateDomain(_)
            | Statement::CreateFunction(_)
            | Statement::CreateTrigger(_)
            | Statement::CreatePolicy(_)
            | Statement::CreateExtension(_)
            | Statement::CreateRole(_)
            | Statement::AlterTable(_)
            | Statement::AlterIndex { .. }
            | Statement::AlterType(_)
            | Statement::AlterPolicy(_)
            | Statement::AlterRole { .. }
            | Statement::Drop { .. }
            | Statement::DropFunction(_)
            | Statement::DropTrigger(_)
            | Statement::DropPolicy(_)
            | Statement::Truncate(_)
            | Statement::Set(_)
            | Statement::StartTransaction { .. }
            | Statement::Commit { .. }
            | Statement::Rollback { .. }
            | Statement::Savepoint { .. }
            | Statement::Comment { .. }
            | Statement::Grant(_)
            | Statement::Revoke(_)
            | Statement::Analyze(_)
    )
}

//! Statements, prepared and described and never run.

use mysql_async::consts::{ColumnFlags, ColumnType};
use mysql_async::prelude::Queryable;
use mysql_async::{Column, Conn, Error};

use super::catalog::rows;
use crate::impact::{
    Consumer, ConsumerKind, DescribedColumn, Description, Prepared, RecordedStatement, Refused, Unasked,
};

/// Describes the statements of consumers, in their order.
pub(super) async fn describe(connection: &mut Conn, consumers: &[Consumer]) -> Result<Vec<Description>, Error> {
    let mut described = Vec::with_capacity(consumers.len());
    for consumer in consumers {
        if consumer.consumer_kind == ConsumerKind::Routine {
            let reason = "this server reads a routine's body when it runs".to_owned();
            described.push(Description::Unasked(Unasked { reason }));
            continue;
        }
        described.push(match connection.prep(consumer.sql.as_str()).await {
            Ok(statement) => {
                let found = Prepared {
                    parameters: statement.params().iter().map(type_name).collect(),
                    columns: statement.columns().iter().map(column).collect(),
                };
                connection.close(statement).await?;
                Description::Prepared(found)
            }
            Err(Error::Server(refused)) => {
                Description::Refused(Refused { code: refused.state, message: refused.message, position: None })
            }
            Err(failure) => return Err(failure),
        });
    }
    Ok(described)
}

fn column(column: &Column) -> DescribedColumn {
    let sized = matches!(
        column.column_type(),
        ColumnType::MYSQL_TYPE_VAR_STRING | ColumnType::MYSQL_TYPE_STRING | ColumnType::MYSQL_TYPE_NEWDECIMAL
    );
    DescribedColumn {
        name: column.name_str().into_owned(),
        data_type: type_name(column),
        modifier: sized.then(|| format!("{},{}", column.column_length(), column.decimals())),
        sources: Vec::new(),
    }
}

// MYSQL_TYPE_LONG is an int: the protocol's names are those of C
pub(super) fn type_name(column: &Column) -> String {
    let name = match column.column_type() {
        ColumnType::MYSQL_TYPE_TINY => "tinyint".to_owned(),
        ColumnType::MYSQL_TYPE_SHORT => "smallint".to_owned(),
        ColumnType::MYSQL_TYPE_INT24 => "mediumint".to_owned(),
        ColumnType::MYSQL_TYPE_LONG => "int".to_owned(),
        ColumnType::MYSQL_TYPE_LONGLONG => "bigint".to_owned(),
        ColumnType::MYSQL_TYPE_NEWDECIMAL => "decimal".to_owned(),
        ColumnType::MYSQL_TYPE_VAR_STRING => "varchar".to_owned(),
        ColumnType::MYSQL_TYPE_STRING => "char".to_owned(),
        other => format!("{other:?}").trim_start_matches("MYSQL_TYPE_").to_lowercase(),
    };
    let unsigned = column.flags().contains(ColumnFlags::UNSIGNED_FLAG);
    if unsigned { format!("{name} unsigned") } else { name }
}

/// The statements that `performance_schema` recorded for a database; `None` when it records none.
pub(super) async fn recorded(
    connection: &mut Conn,
    database: Option<&str>,
) -> Result<Option<Vec<RecordedStatement>>, Error> {
    let on = rows(connection, "SELECT @@performance_schema", ()).await?;
    if on.first().is_none_or(|row| row.text(0) != "1") {
        return Ok(None);
    }
    let sql = "SELECT digest_text, CAST(sum(count_star) AS CHAR) \
               FROM performance_schema.events_statements_summary_by_digest \
               WHERE digest_text IS NOT NULL AND schema_name IS NOT NULL AND (? IS NULL OR schema_name = ?) \
               GROUP BY digest_text ORDER BY CAST(digest_text AS BINARY)";
    let found = rows(connection, sql, (database, database)).await?;
    // a list of any length is shown as `(...)`
    let statement = |text: &str| text.replace("(...)", "(?)").replace("( ... )", "(?)");
    Ok(Some(found.iter().map(|row| RecordedStatement { sql: statement(row.text(0)), calls: row.number(1) }).collect()))
}

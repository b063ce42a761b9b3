//! Plans of statements that do not run, with indexes that are not there (the extension `hypopg`).
//!
//! Each statement is prepared on its own, so that it is one statement; it is planned in a transaction that only reads and
//! is rolled back. Indexes of `hypopg` live in this connection alone.

use tokio_postgres::{Client, Error};

use super::catalog;
use crate::port::{ExplainRequest, Explained};

/// The name that a statement with parameters is prepared under.
const PREPARED: &str = "bastion_explained";

/// Whether the database has the extension.
pub(super) async fn has_hypopg(client: &Client) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM pg_catalog.pg_extension WHERE extname = 'hypopg'";
    Ok(!client.query_typed(sql, &[]).await?.is_empty())
}

/// Explains one statement.
pub(super) async fn explain(client: &Client, request: &ExplainRequest) -> Result<Explained, Error> {
    let schema = hypopg_schema(client).await?;
    client.batch_execute("BEGIN TRANSACTION READ ONLY").await?;
    let explained = within(client, request, schema.as_deref()).await;
    client.batch_execute("ROLLBACK").await?;
    if request.sql.contains('$') {
        // it outlives the transaction; where it was never prepared, all the better
        let _ = client.batch_execute(&format!("DEALLOCATE {PREPARED}")).await;
    }
    if let Some(schema) = schema {
        client.query(&format!("SELECT {schema}.hypopg_reset()"), &[]).await?;
    }
    match explained {
        Err(failure) if client.is_closed() => Err(failure),
        Err(failure) => {
            let reason = failure.as_db_error().map_or_else(|| failure.to_string(), |said| said.message().to_owned());
            Ok(Explained { refused: Some(reason), ..Explained::default() })
        }
        explained => explained,
    }
}

async fn hypopg_schema(client: &Client) -> Result<Option<String>, Error> {
    let sql = "SELECT n.nspname::text FROM pg_catalog.pg_extension e \
               JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'hypopg'";
    let rows = client.query_typed(sql, &[]).await?;
    let name: Option<String> = rows.first().and_then(|row| catalog::get(row, 0).ok());
    Ok(name.map(|name| crate::escape::identifier(&name)))
}

async fn within(client: &Client, request: &ExplainRequest, schema: Option<&str>) -> Result<Explained, Error> {
    let mut index_bytes = Vec::with_capacity(request.indexes.len());
    for (schema, index) in request.indexes.iter().filter_map(|index| Some((schema?, index))) {
        let sql = format!(
            "SELECT {schema}.hypopg_relation_size(made.indexrelid)::int8 FROM {schema}.hypopg_create_index($1) AS made"
        );
        let rows = client.query(&sql, &[index]).await?;
        let bytes = rows.first().and_then(|row| catalog::get::<i64>(row, 0).ok()).unwrap_or(0);
        index_bytes.push(u64::try_from(bytes).unwrap_or(0));
    }
    let parameters = if request.sql.contains('$') { parameters(client, &request.sql).await? } else { 0 };
    let asked = match parameters {
        0 => request.sql.clone(),
        count => format!("EXECUTE {PREPARED}({})", vec!["NULL"; count].join(", ")),
    };
    let rows = client.query(&format!("EXPLAIN (FORMAT JSON) {asked}"), &[]).await?;
    let plan: Option<Json> = rows.first().and_then(|row| row.try_get(0).ok());
    let refused = plan.is_none().then(|| "it has no plan".to_owned());
    Ok(Explained { plan: plan.map(|plan| plan.0), refused, index_bytes })
}

/// Prepares a statement, to be planned without the values of its parameters, and counts those.
async fn parameters(client: &Client, sql: &str) -> Result<usize, Error> {
    client.query(&format!("PREPARE {PREPARED} AS {sql}"), &[]).await?;
    client.batch_execute("SET LOCAL plan_cache_mode = force_generic_plan").await?;
    let count = "SELECT pg_catalog.cardinality(parameter_types)::int8 FROM pg_catalog.pg_prepared_statements \
                 WHERE name = $1";
    let rows = client.query(count, &[&PREPARED]).await?;
    let count = rows.first().and_then(|row| catalog::get::<i64>(row, 0).ok()).unwrap_or(0);
    Ok(usize::try_from(count).unwrap_or(0))
}

/// A value of type `json` as its text.
pub(super) struct Json(pub(super) String);

impl<'a> tokio_postgres::types::FromSql<'a> for Json {
    fn from_sql(
        _: &tokio_postgres::types::Type,
        raw: &'a [u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(std::str::from_utf8(raw)?.to_owned()))
    }

    fn accepts(found: &tokio_postgres::types::Type) -> bool {
        *found == tokio_postgres::types::Type::JSON
    }
}

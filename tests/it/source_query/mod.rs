//! Queries within their bounds. Most tests leave the guard out: each bound has to hold alone.

#[cfg(feature = "servers")]
mod grant;
#[cfg(feature = "servers")]
mod mariadb;
#[cfg(feature = "servers")]
mod operation;
#[cfg(feature = "servers")]
mod postgres;
#[cfg(feature = "servers")]
mod relay;
mod sqlite;

use bastion_core::error::Coded;
use bastion_core::port::{Introspector, QueryError, QueryLimits, QueryRequest, QueryResult};
use bastion_core::schema::Dialect;

/// A statement that nobody judged.
fn unjudged(dialect: Dialect, schemas: &[&str], sql: &str, limits: QueryLimits) -> QueryRequest {
    let schemas = schemas.iter().map(|schema| (*schema).to_owned()).collect();
    QueryRequest { dialect, sql: sql.to_owned(), explained: None, schemas, limits }
}

/// What a statement that has to be refused is refused with.
async fn refusal(source: &dyn Introspector, request: &QueryRequest) -> (&'static str, String) {
    match source.query(request).await {
        Ok(result) => panic!("it ran: {}: {result:?}", request.sql),
        Err(error) => said(&error),
    }
}

fn said(error: &QueryError) -> (&'static str, String) {
    (error.code().as_str(), error.to_string())
}

async fn ran(source: &dyn Introspector, request: &QueryRequest) -> QueryResult {
    source.query(request).await.unwrap_or_else(|error| panic!("{}: {error}", request.sql))
}

//! The tests that cross the crates.

mod connect_memory;
#[cfg(feature = "servers")]
mod connect_mysql;
#[cfg(feature = "servers")]
mod connect_postgres;
mod connect_sqlite;
mod corpus;
#[cfg(feature = "servers")]
mod fingerprint;
#[cfg(feature = "servers")]
mod foreign_schema;
mod generated;
#[cfg(feature = "servers")]
mod impact;
mod inverse;
mod log_store;
#[cfg(feature = "servers")]
mod migrate;
mod privacy_columns;
#[cfg(feature = "servers")]
mod probe;
mod redaction;
#[cfg(feature = "servers")]
mod rename;
mod row_filter;
#[cfg(feature = "servers")]
mod server;
mod source_query;
#[cfg(feature = "servers")]
mod sql_advice;
mod sql_cases;
#[cfg(feature = "servers")]
mod sql_fingerprint;
mod sql_format;
#[cfg(feature = "servers")]
mod sql_generated;
mod sql_guard;
#[cfg(feature = "servers")]
mod sql_lineage;
mod sql_rewrite;
#[cfg(feature = "servers")]
mod sql_schema;
#[cfg(feature = "servers")]
mod sql_source;
mod store;
mod tidy;
#[cfg(feature = "servers")]
mod unknown_codes;

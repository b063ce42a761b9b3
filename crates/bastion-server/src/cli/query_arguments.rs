//! The arguments of `bastion sql query` and `bastion sql grant`.

use std::path::PathBuf;

use bastion_core::port::QueryLimits;
use clap::{Args, ValueEnum};

use super::arguments::{AllowedArguments, SqlFormat};

#[derive(Debug, Args)]
pub(super) struct SqlQueryArguments {
    /// A database, as for `bastion snapshot`
    pub(super) source: String,
    /// A file of one statement, or `-` for standard input
    #[arg(default_value = "-")]
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) allowed: AllowedArguments,
    /// Rows that are given
    #[arg(long, value_name = "NUMBER", default_value_t = QueryLimits::default().rows_max)]
    pub(super) rows_max: u64,
    /// Bytes of the values that are given
    #[arg(long, value_name = "NUMBER", default_value_t = QueryLimits::default().bytes_max)]
    pub(super) bytes_max: u64,
    /// Milliseconds the query may run
    #[arg(long, value_name = "NUMBER", default_value_t = QueryLimits::default().statement_timeout_ms)]
    pub(super) statement_timeout_ms: u64,
    /// Milliseconds it waits for a lock
    #[arg(long, value_name = "NUMBER", default_value_t = QueryLimits::default().lock_timeout_ms)]
    pub(super) lock_timeout_ms: u64,
    /// Milliseconds its transaction waits for the client
    #[arg(long, value_name = "NUMBER", default_value_t = QueryLimits::default().idle_timeout_ms)]
    pub(super) idle_timeout_ms: u64,
    /// What it may cost by the planner's estimate, in the product's own unit
    #[arg(long, value_name = "NUMBER", default_value_t = QueryLimits::default().cost_max)]
    pub(super) cost_max: u64,
    /// Rows it may look at by the planner's estimate (MySQL, MariaDB)
    #[arg(long, value_name = "NUMBER", default_value_t = QueryLimits::default().examined_rows_max)]
    pub(super) examined_rows_max: u64,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = QueryFormat::Table)]
    pub(super) format: QueryFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum QueryFormat {
    /// For a terminal
    Table,
    /// Canonical JSON, with the verdict, the estimate and the settings
    Json,
    /// Comma-separated values
    Csv,
}

#[derive(Debug, Args)]
pub(super) struct SqlGrantArguments {
    /// A database or a snapshot, as for `bastion snapshot`
    pub(super) source: String,
    /// The name of the role
    #[arg(long, value_name = "NAME")]
    pub(super) role: String,
    /// The host that its account connects from (MySQL, MariaDB)
    #[arg(long, value_name = "NAME", default_value = "%")]
    pub(super) host: String,
    /// The role logs in itself (PostgreSQL)
    #[arg(long)]
    pub(super) login: bool,
    /// A schema that it may read; `*` for all
    #[arg(long = "allow-schema", value_name = "NAME")]
    pub(super) schemas: Vec<String>,
    /// A relation that it may read, without any all of the schemas
    #[arg(long = "allow-relation", value_name = "NAME")]
    pub(super) relations: Vec<String>,
    /// A function of one's own that it may call
    #[arg(long = "allow-routine", value_name = "NAME")]
    pub(super) routines: Vec<String>,
    /// A column that it may not read
    #[arg(long = "hide-column", value_name = "SCHEMA.RELATION.COLUMN")]
    pub(super) hidden_columns: Vec<String>,
    /// Connections that it has at a time
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    pub(super) connections_max: u32,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = SqlFormat::Text)]
    pub(super) format: SqlFormat,
}

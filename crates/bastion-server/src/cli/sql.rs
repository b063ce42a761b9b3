//! `bastion sql`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::error::ErrorCode;
use bastion_core::limits::DOCUMENT_BYTES_MAX;
use bastion_core::ops::sql_fingerprint::{self, FingerprintAlgorithm};
use bastion_core::ops::{snapshot_take, sql_format};
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::schema;
use bastion_core::snapshot::Snapshot;

use super::arguments::{Dialect, Format, SqlArguments, SqlCommand, SqlFingerprintArguments, SqlFormatArguments};
use super::output::Output;
use super::{Outcome, files, progress, sql_advise, sql_check, sql_grant, sql_lineage, sql_protect, sql_query};

pub(super) async fn run(arguments: SqlArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    match arguments.command {
        SqlCommand::Advise(arguments) => sql_advise::run(&arguments, output, system).await,
        SqlCommand::Check(arguments) => sql_check::run(&arguments, output, system).await,
        SqlCommand::Fingerprint(arguments) => fingerprint(&arguments, output, system),
        SqlCommand::Format(arguments) => format(&arguments, output, system),
        SqlCommand::Lineage(arguments) => sql_lineage::run(arguments, output, system).await,
        SqlCommand::Grant(arguments) => sql_grant::run(&arguments, output, system).await,
        SqlCommand::Protect(arguments) => sql_protect::run(&arguments, output, system).await,
        SqlCommand::Query(arguments) => sql_query::run(&arguments, output, system).await,
    }
}

fn fingerprint(arguments: &SqlFingerprintArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let sql = text(&arguments.file, system)?;
    let made = sql_fingerprint::run(sql_fingerprint::Input { dialect: arguments.dialect.known(), sql })?;
    let algorithm = match made.algorithm {
        FingerprintAlgorithm::PgQuery => "pg_query",
        FingerprintAlgorithm::Tokens => "tokens",
    };
    let bytes = match arguments.format {
        Format::Json => canonical::to_bytes(&made)?,
        Format::Markdown => {
            format!("| fingerprint | algorithm |\n|---|---|\n| {} | {algorithm} {} |\n", made.value, made.version)
                .into_bytes()
        }
        Format::Text => format!("{algorithm}:{}:{}\n{}\n", made.version, made.value, made.normalised).into_bytes(),
    };
    output.result(&bytes)?;
    Ok(Outcome::Fine)
}

fn format(arguments: &SqlFormatArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let sql = text(&arguments.file, system)?;
    let input = sql_format::Input { dialect: arguments.dialect.known(), sql, one_line: arguments.one_line };
    let formatted = sql_format::run(input)?;
    if formatted.comments_left_out > 0 {
        output.note(&format!("comments left out: {}", formatted.comments_left_out));
    }
    output.result(formatted.sql.as_bytes())?;
    Ok(Outcome::Fine)
}

/// The schema of a database or a snapshot.
pub(super) async fn schema(source: &str, output: &Output, system: &dyn Runtime) -> Result<Snapshot, Error> {
    let options = SnapshotOptions::default();
    progress::watch(output, "reading the catalogue", snapshot_take::take(system, source, &options)).await
}

/// The product whose schemas can be read.
pub(super) fn product(dialect: Dialect) -> Result<schema::Dialect, Error> {
    match dialect {
        Dialect::Postgresql => Ok(schema::Dialect::Postgresql),
        Dialect::Mysql => Ok(schema::Dialect::Mysql),
        Dialect::Mariadb => Ok(schema::Dialect::Mariadb),
        Dialect::Sqlite => Ok(schema::Dialect::Sqlite),
        Dialect::Ansi | Dialect::Bigquery | Dialect::Duckdb | Dialect::Snowflake => {
            let message = "schemas of this product cannot be read yet";
            Err(Error::new(ErrorCode::InvalidArgument, message)
                .with_hint("`--dialect` postgresql, mysql, mariadb or sqlite"))
        }
    }
}

/// The text of a file, or of standard input.
pub(super) fn text(file: &str, system: &dyn Runtime) -> Result<String, Error> {
    let input = || files::standard_input(DOCUMENT_BYTES_MAX);
    let bytes = if file == "-" { input()? } else { system.read_file(file, DOCUMENT_BYTES_MAX)? };
    text_of(file, bytes)
}

/// The text that the bytes of a file are.
pub(super) fn text_of(file: &str, bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|_| Error::new(ErrorCode::InvalidArgument, format!("`{file}` is not UTF-8")))
}

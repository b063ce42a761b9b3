//! `bastion sql protect`

use std::path::PathBuf;

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::flow::GovernedTable;
use bastion_core::limits::{DOCUMENT_BYTES_MAX, POLICY_BYTES_MAX};
use bastion_core::ops::{self, policy_read, sql_protect};
use bastion_core::policy::PolicyRequest;
use bastion_core::port::Runtime;
use bastion_core::report::plain;
use clap::Args;

use super::arguments::SqlFormat;
use super::output::Output;
use super::{Outcome, files, sql};

#[derive(Debug, Args)]
pub(super) struct SqlProtectArguments {
    /// A database or a snapshot, as for `bastion snapshot`
    source: String,
    /// A file of one query, or `-` for standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Documents of policies, JSON or YAML
    #[arg(long, value_name = "FILE")]
    policies: Vec<PathBuf>,
    /// Built-in packs to add
    #[arg(long = "pack", value_name = "NAME")]
    packs: Vec<String>,
    /// Who asks and what for, as a request to the policies: a file of JSON
    #[arg(long, value_name = "FILE")]
    request: PathBuf,
    /// The tables that may be read, what is known of them, and which columns say more: a file of a JSON list
    #[arg(long, value_name = "FILE")]
    tables: PathBuf,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = SqlFormat::Text)]
    format: SqlFormat,
}

pub(super) async fn run(
    arguments: &SqlProtectArguments,
    output: &Output,
    system: &dyn Runtime,
) -> Result<Outcome, Error> {
    let read = |path: &PathBuf| system.read_file(files::text(path)?, DOCUMENT_BYTES_MAX);
    let request: PolicyRequest = ops::decode(&read(&arguments.request)?)?;
    let tables: Vec<GovernedTable> = ops::decode(&read(&arguments.tables)?)?;
    let mut policies = Vec::new();
    for path in &arguments.policies {
        let path = files::text(path)?;
        let text = sql::text_of(path, system.read_file(path, POLICY_BYTES_MAX)?)?;
        policies.extend(policy_read::run(policy_read::Input { text })?.document.policies);
    }
    let snapshot = sql::schema(&arguments.source, output, system).await?;
    let made = sql_protect::run(sql_protect::Input {
        snapshot: snapshot.to_document(),
        sql: sql::text(files::text(&arguments.file)?, system)?,
        search_path: Vec::new(),
        policies,
        packs: arguments.packs.clone(),
        request,
        tables,
        key: None,
    })?;
    match arguments.format {
        SqlFormat::Json => output.result(&canonical::to_bytes(&made)?)?,
        SqlFormat::Text => {
            for (at, parameter) in made.parameters.iter().enumerate() {
                output.note(&format!("parameter {} behind the query's own: {}", at + 1, plain(parameter)));
            }
            output.result(made.sql.as_bytes())?;
        }
    }
    Ok(Outcome::Fine)
}

//! `bastion pii mask`

use std::path::PathBuf;

use bastion_core::Error;
use bastion_core::error::ErrorCode;
use bastion_core::evidence::Secret;
use bastion_core::limits::{DOCUMENT_BYTES_MAX, POLICY_BYTES_MAX};
use bastion_core::ops::privacy_mask::{self, CsvDelimiter, Input, MaskCsv, MaskData, MaskKey};
use bastion_core::port::Runtime;
use bastion_core::privacy::Entity;
use bastion_core::privacy::mask::{MaskColumn, MaskPolicy, MaskReport};
use clap::{Args, ValueEnum};

use super::input;
use crate::cli::output::Output;
use crate::cli::{Outcome, files};

const KEY_VARIABLE: &str = "BASTION_MASK_KEY";

#[derive(Debug, Args)]
pub(super) struct MaskArguments {
    /// A file of comma-separated values whose first row names the columns; `-` for standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// The mask policy, JSON or YAML
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    /// A file with the key: 64 hexadecimal digits, readable by its owner alone; else `BASTION_MASK_KEY` is the key
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// What says in a token which key made it
    #[arg(long, value_name = "ID", default_value = "k1")]
    key_id: String,
    /// Whose the key is; needed with one
    #[arg(long, value_name = "NAME")]
    tenant: Option<String>,
    /// The table's name, for rules that name one
    #[arg(long, value_name = "NAME", default_value = "")]
    table: String,
    /// What a column holds: `mail=email`; may stand several times
    #[arg(long = "entity", value_name = "COLUMN=ENTITY", value_parser = column)]
    columns: Vec<MaskColumn>,
    /// What stands between fields
    #[arg(long, value_enum, default_value = "comma")]
    delimiter: Delimiter,
    /// Turn back what can be turned back, with the same key and policy
    #[arg(long)]
    restore: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Delimiter {
    /// ,
    Comma,
    /// ;
    Semicolon,
    /// A tabulator
    Tab,
    /// |
    Bar,
}

pub(super) fn run(arguments: MaskArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let key = key(&arguments, system)?;
    let delimiter = match arguments.delimiter {
        Delimiter::Comma => CsvDelimiter::Comma,
        Delimiter::Semicolon => CsvDelimiter::Semicolon,
        Delimiter::Tab => CsvDelimiter::Tab,
        Delimiter::Bar => CsvDelimiter::Bar,
    };
    let policy = MaskPolicy::read(&system.read_file(files::text(&arguments.policy)?, POLICY_BYTES_MAX)?)?;
    let text = read(&arguments, system)?;
    let masked = privacy_mask::run(Input {
        policy,
        key,
        table: arguments.table,
        columns: arguments.columns,
        data: MaskData::Csv(MaskCsv { text, delimiter }),
        restore: arguments.restore,
    })?;
    if let MaskData::Csv(csv) = &masked.data {
        output.result(csv.text.as_bytes())?;
    }
    note(&masked.report, *output);
    Ok(Outcome::Fine)
}

fn key(arguments: &MaskArguments, system: &dyn Runtime) -> Result<Option<MaskKey>, Error> {
    let Some(secret) = input::secret(arguments.key_file.as_deref(), KEY_VARIABLE, system)? else { return Ok(None) };
    let Some(tenant) = arguments.tenant.clone() else {
        return Err(
            Error::new(ErrorCode::InvalidArgument, "a key without the tenant it is for").with_hint("give `--tenant`")
        );
    };
    Ok(Some(MaskKey { id: arguments.key_id.clone(), tenant, secret: Secret::new(secret) }))
}

fn read(arguments: &MaskArguments, system: &dyn Runtime) -> Result<String, Error> {
    let bytes = match files::text(&arguments.file)? {
        "-" => input::standard_input()?,
        path => system.read_file(path, DOCUMENT_BYTES_MAX)?,
    };
    String::from_utf8(bytes).map_err(|_| Error::new(ErrorCode::InvalidArgument, "the values are not UTF-8"))
}

fn note(report: &MaskReport, output: Output) {
    for column in &report.columns {
        let left_out = if column.left_out > 0 { format!(", {} left out", column.left_out) } else { String::new() };
        output.note(&format!("{}: {}, {} masked{left_out}", column.name, column.mask, column.masked));
    }
    for rule in &report.rules_unused {
        output.note(&format!("rule {rule} names no column"));
    }
    if let Some(anonymity) = &report.anonymity {
        output.note(&format!(
            "k-anonymity: k {} of {} asked, {} of {} classes below with {} rows, {} rows left out",
            anonymity.k,
            anonymity.k_asked,
            anonymity.classes_below,
            anonymity.classes,
            anonymity.rows_below,
            anonymity.rows_suppressed,
        ));
    }
}

fn column(text: &str) -> Result<MaskColumn, String> {
    let (name, entity) = text.split_once('=').ok_or("write COLUMN=ENTITY, such as mail=email")?;
    let known = Entity::ALL.iter().find(|known| known.as_str() == entity);
    let entity = *known.ok_or_else(|| format!("no entity `{entity}`"))?;
    Ok(MaskColumn { entity: Some(entity), ..MaskColumn::named(name) })
}

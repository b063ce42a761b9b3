//! `bastion pii redact`

use std::io::{Read, Write};
use std::path::PathBuf;

use bastion_core::Error;
use bastion_core::error::ErrorCode;
use bastion_core::evidence::Secret;
use bastion_core::ops::privacy_mask::MaskKey;
use bastion_core::ops::privacy_redact::{self, RedactOptions, RedactRule};
use bastion_core::port::{FileMode, NewFile, Runtime};
use bastion_core::privacy::Entity;
use bastion_core::privacy::redact::{Counts, Literals, Originals, Redactor, SqlOptions, Style, redact_sql};
use bastion_core::schema::Dialect;
use clap::{Args, ValueEnum};

use super::input;
use crate::cli::output::Output;
use crate::cli::{Outcome, files};

const KEY_VARIABLE: &str = "BASTION_REDACTION_KEY";
/// Bytes that are read at once.
const PIECE_BYTES: usize = 64 * 1024;

#[derive(Debug, Args)]
pub(super) struct RedactArguments {
    /// What the text is
    #[arg(long, value_enum, default_value = "text")]
    format: TextFormat,
    /// Whose SQL it is
    #[arg(long, value_enum, default_value = "postgresql")]
    dialect: SqlDialect,
    /// Take out only literals and comments in which something is found; otherwise every one
    #[arg(long)]
    found_only: bool,
    /// Look into quoted names of SQL too
    #[arg(long)]
    names: bool,
    /// Only these kinds, such as `email,iban`
    #[arg(long, value_name = "ENTITY", value_delimiter = ',', value_parser = entity)]
    entities: Vec<Entity>,
    /// The identifiers of these countries too, such as `GB,US`
    #[arg(long = "country", value_name = "CODE", value_delimiter = ',')]
    countries: Vec<String>,
    /// What an expression matches, too: `ticket=TCK-[0-9]+`; may stand several times
    #[arg(long = "rule", value_name = "NAME=EXPRESSION", value_parser = rule)]
    rules: Vec<RedactRule>,
    /// What stands in the place of what is found
    #[arg(long, value_enum, default_value = "placeholder")]
    style: RedactStyle,
    /// A file with the key: 64 hexadecimal digits, readable by its owner alone; else `BASTION_REDACTION_KEY` is the key
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// What says in a token which key made it
    #[arg(long, value_name = "ID", default_value = "k1")]
    key_id: String,
    /// Whose the key is
    #[arg(long, value_name = "NAME", default_value = "default")]
    tenant: String,
    /// A new file for what the tokens stand for, sealed with the key; `bastion call privacy.restore` reads it
    #[arg(long, value_name = "FILE")]
    originals: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TextFormat {
    /// Any text, line by line as it comes
    Text,
    /// SQL: its literals and comments
    Sql,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SqlDialect {
    /// PostgreSQL
    Postgresql,
    /// MySQL
    Mysql,
    /// MariaDB
    Mariadb,
    /// SQLite
    Sqlite,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RedactStyle {
    /// `[EMAIL_REDACTED]`
    Placeholder,
    /// `[EMAIL_k1_…]`, made with the key
    Token,
    /// Nothing
    Removed,
    /// What may be shown of it, and stars
    Partial,
}

pub(super) fn run(arguments: RedactArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let key = key(&arguments, system)?;
    let style = match arguments.style {
        RedactStyle::Placeholder => Style::Placeholder,
        RedactStyle::Token => Style::Token,
        RedactStyle::Removed => Style::Removed,
        RedactStyle::Partial => Style::Partial,
    };
    let options = RedactOptions {
        entities: arguments.entities.clone(),
        jurisdictions: arguments.countries.clone(),
        rules: arguments.rules.clone(),
        style,
        key,
        reversible: arguments.originals.is_some(),
    };
    let redactor = privacy_redact::redactor(options)?;
    if arguments.originals.is_some() {
        // refused before anything is read
        redactor.seal(&Originals::default())?;
    }
    let (counts, originals) = match arguments.format {
        TextFormat::Text => text(&redactor)?,
        TextFormat::Sql => sql(&redactor, &arguments)?,
    };
    if let Some(path) = &arguments.originals {
        let sealed = redactor.seal(&originals)?;
        let (directory, name) = files::split(path)?;
        let file = NewFile { path: &name, content: sealed.as_bytes(), mode: FileMode::Secret };
        system.write_files(&directory, &[file], false)?;
    }
    let counted: Vec<_> = counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
    output.note(&if counted.is_empty() { "nothing found".to_owned() } else { counted.join(", ") });
    Ok(Outcome::Fine)
}

/// From standard input to standard output, as it comes.
fn text(redactor: &Redactor) -> Result<(Counts, Originals), Error> {
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    let mut stream = redactor.stream();
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let length = match input.read(&mut piece) {
            Ok(length) => length,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(files::not_read(&error)),
        };
        if length == 0 {
            break;
        }
        let redacted = stream.push(piece.get(..length).unwrap_or_default());
        if !redacted.is_empty() {
            output.write_all(&redacted).and_then(|()| output.flush()).map_err(|error| not_written(&error))?;
        }
    }
    let (redacted, counts, originals) = stream.finish();
    output.write_all(&redacted).and_then(|()| output.flush()).map_err(|error| not_written(&error))?;
    Ok((counts, originals))
}

fn sql(redactor: &Redactor, arguments: &RedactArguments) -> Result<(Counts, Originals), Error> {
    let text = String::from_utf8(input::standard_input()?);
    let text = text.map_err(|_| files::not_read(&"stream did not contain valid UTF-8"))?;
    let dialect = match arguments.dialect {
        SqlDialect::Postgresql => Dialect::Postgresql,
        SqlDialect::Mysql => Dialect::Mysql,
        SqlDialect::Mariadb => Dialect::Mariadb,
        SqlDialect::Sqlite => Dialect::Sqlite,
    };
    let literals = if arguments.found_only { Literals::Found } else { Literals::All };
    let mut originals = Originals::default();
    let options = SqlOptions { dialect, literals, names: arguments.names };
    let redaction = redact_sql(redactor, &text, &options, &mut originals);
    let mut counts = Counts::new();
    redactor.count(&redaction.findings, &mut counts);
    let mut output = std::io::stdout().lock();
    let written = output.write_all(redaction.text.as_bytes()).and_then(|()| output.flush());
    written.map_err(|error| not_written(&error))?;
    Ok((counts, originals))
}

fn not_written(error: &std::io::Error) -> Error {
    Error::new(ErrorCode::FileFailed, format!("cannot write the result: {error}"))
}

fn key(arguments: &RedactArguments, system: &dyn Runtime) -> Result<Option<MaskKey>, Error> {
    let Some(secret) = input::secret(arguments.key_file.as_deref(), KEY_VARIABLE, system)? else { return Ok(None) };
    let (id, tenant) = (arguments.key_id.clone(), arguments.tenant.clone());
    Ok(Some(MaskKey { id, tenant, secret: Secret::new(secret) }))
}

fn entity(text: &str) -> Result<Entity, String> {
    Entity::from_id(text).ok_or_else(|| format!("no entity `{text}`"))
}

fn rule(text: &str) -> Result<RedactRule, String> {
    let (name, expression) = text.split_once('=').ok_or("write NAME=EXPRESSION, such as ticket=TCK-[0-9]+")?;
    Ok(RedactRule { name: name.to_owned(), expression: expression.to_owned() })
}

//! `bastion log`

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bastion_core::error::ErrorCode;
use bastion_core::limits::DOCUMENT_BYTES_MAX;
use bastion_core::log::{LogExport, NoteKey};
use bastion_core::ops::{
    self, export_verify, log_append, log_export, log_prove, log_verify, log_witness, proof_verify,
};
use bastion_core::port::{FileMode, NewFile, Runtime};
use bastion_core::report::log_text;
use bastion_core::{Error, canonical};

use super::log_arguments::{
    AppendArguments, CheckArguments, ExportArguments, LogArguments, LogCommand, LogKey, ProveArguments, TrustedLog,
    VerifyArguments, WitnessArguments,
};
use super::output::Output;
use super::{KEY_BYTES_MAX, Outcome, files};

/// Bytes of an entry, and one more: whoever reads it then sees that it is too much.
const ENTRY_BYTES_MAX: usize = 65_536;
/// Bytes of a signed checkpoint, and one more.
pub(super) const CHECKPOINT_BYTES_MAX: usize = 64 * 1024 + 1;

pub(super) async fn run(arguments: LogArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    match arguments.command {
        LogCommand::Append(arguments) => append(&arguments, output, system).await,
        LogCommand::Check(arguments) => check(&arguments, output, system),
        LogCommand::Export(arguments) => export(&arguments, output, system).await,
        LogCommand::Prove(arguments) => prove(&arguments, output, system).await,
        LogCommand::Verify(arguments) => verify(&arguments, output, system).await,
        LogCommand::Witness(arguments) => witness(&arguments, output, system).await,
    }
}

async fn append(arguments: &AppendArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let entries = if arguments.files.is_empty() {
        let input = files::standard_input(DOCUMENT_BYTES_MAX)?;
        if input.len() > DOCUMENT_BYTES_MAX {
            return Err(Error::new(ErrorCode::LimitExceeded, "standard input is too large"));
        }
        let text = input.strip_suffix(b"\n").unwrap_or(&input);
        text.split(|byte| *byte == b'\n').map(|line| STANDARD.encode(line)).collect()
    } else {
        let read = |path| Ok(STANDARD.encode(system.read_file(files::text(path)?, ENTRY_BYTES_MAX)?));
        arguments.files.iter().map(|path| read(path)).collect::<Result<_, Error>>()?
    };
    let signing_key = files::secret_key(&arguments.key, system)?;
    let (log, origin) = (arguments.log.clone(), arguments.origin.clone());
    let done = log_append::run(system, log_append::Input { log, origin, signing_key, entries }).await?;
    output.note(&format!("entries {} to {}; log key {}", done.first, done.size - 1, done.log_key));
    output.result(done.checkpoint.as_bytes())?;
    Ok(Outcome::Fine)
}

async fn verify(arguments: &VerifyArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let (log, log_key) = trusted(&arguments.log, system)?;
    let older = arguments.older.iter().map(|path| files::text_file(path, CHECKPOINT_BYTES_MAX, system));
    let older = older.collect::<Result<Vec<_>, _>>()?;
    let witness_keys = arguments.witness_keys.iter().map(|key| key_text(key, system)).collect::<Result<Vec<_>, _>>()?;
    let all = u32::try_from(witness_keys.len()).unwrap_or(u32::MAX);
    let witnesses_min = arguments.witnesses.unwrap_or(all);
    let input = log_verify::Input { log, log_key, older, witness_keys, witnesses_min };
    let verified = log_verify::run(system, input).await?;
    if arguments.json {
        output.result(&canonical::to_bytes(&verified)?)?;
    } else {
        output.result(log_text(&verified.report, &verified.witnesses, verified.valid, output.style).as_bytes())?;
    }
    Ok(if verified.valid { Outcome::Fine } else { Outcome::Findings })
}

async fn prove(arguments: &ProveArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let (log, log_key) = trusted(&arguments.log, system)?;
    let proven = log_prove::run(system, log_prove::Input { log, log_key, index: arguments.index }).await?;
    if let Some(path) = &arguments.entry {
        let entry = STANDARD.decode(&proven.entry);
        let entry =
            entry.map_err(|error| Error::new(ErrorCode::Internal, format!("the entry is not base64: {error}")))?;
        write(path, &entry, false, system)?;
    }
    output.result(proven.proof.as_bytes())?;
    Ok(Outcome::Fine)
}

async fn export(arguments: &ExportArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let (log, log_key) = trusted(&arguments.log, system)?;
    let input = log_export::Input { log, log_key, first: arguments.first, end: arguments.end };
    let export = log_export::run(system, input).await?;
    let json = canonical::to_bytes(&export)?;
    match &arguments.output {
        Some(path) => {
            write(path, &json, false, system)?;
            output.note(&format!("{} entries from {} on", export.entries.len(), export.first));
        }
        None => output.result(&json)?,
    }
    Ok(Outcome::Fine)
}

async fn witness(arguments: &WitnessArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let (log, log_key) = trusted(&arguments.log, system)?;
    let known = match files::text_file(&arguments.state, CHECKPOINT_BYTES_MAX, system) {
        Err(error) if error.code() == ErrorCode::FileNotFound => String::new(),
        read => read?,
    };
    let is_new = known.is_empty();
    let signing_key = files::secret_key(&arguments.key, system)?;
    let input = log_witness::Input { log, log_key, name: arguments.name.clone(), signing_key, known };
    let signed = log_witness::run(system, input).await?;
    // what was signed is kept before anybody sees it
    write(&arguments.state, signed.checkpoint.as_bytes(), !is_new, system)?;
    let seen = if is_new { "seen for the first time" } else { "continues what was signed" };
    output.note(&format!("{} entries, {seen}; witness key {}", signed.size, signed.witness_key));
    output.result(signed.checkpoint.as_bytes())?;
    Ok(Outcome::Fine)
}

/// A proof with its entry, or an export: by how the file begins.
fn check(arguments: &CheckArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let log_key = log_key(&arguments.key, system)?;
    let bytes = system.read_file(files::text(&arguments.file)?, DOCUMENT_BYTES_MAX)?;
    let (valid, json, sentence) = if bytes.starts_with(b"{") {
        let exported: LogExport = ops::decode(&bytes)?;
        let found = export_verify::run(export_verify::Input { exported, log_key })?;
        let said =
            format!("{} entries from {} on of {}, {} entries", found.count, found.first, found.origin, found.size);
        (found.valid, canonical::to_bytes(&found)?, if found.valid { said } else { found.reason })
    } else {
        let entry = arguments.entry.as_ref().ok_or_else(|| {
            Error::new(ErrorCode::InvalidArgument, "a proof is of an entry, which is not in it")
                .with_hint("add --entry FILE")
        })?;
        let entry = STANDARD.encode(system.read_file(files::text(entry)?, ENTRY_BYTES_MAX)?);
        let proof = files::utf8(bytes, &arguments.file)?;
        let found = proof_verify::run(proof_verify::Input { proof, entry, log_key })?;
        let said = format!("entry {} of {}, {} entries", found.index, found.origin, found.size);
        (found.valid, canonical::to_bytes(&found)?, if found.valid { said } else { found.reason })
    };
    let verdict = if valid { output.style.good("holds") } else { output.style.bad("DOES NOT HOLD") };
    let text = format!("{verdict}: {}\n", bastion_core::report::plain(&sentence));
    output.result(if arguments.json { &json } else { text.as_bytes() })?;
    Ok(if valid { Outcome::Fine } else { Outcome::Findings })
}

fn trusted(log: &TrustedLog, system: &dyn Runtime) -> Result<(String, String), Error> {
    Ok((log.log.clone(), log_key(&log.key, system)?))
}

pub(super) fn log_key(key: &LogKey, system: &dyn Runtime) -> Result<String, Error> {
    key_text(&key.log_key, system)
}

/// A verifier key, or the one that a file holds.
fn key_text(given: &str, system: &dyn Runtime) -> Result<String, Error> {
    if NoteKey::from_text(given).is_ok() {
        return Ok(given.to_owned());
    }
    files::text_file(Path::new(given), KEY_BYTES_MAX, system)
}

pub(super) fn write(path: &Path, content: &[u8], replace: bool, system: &dyn Runtime) -> Result<(), Error> {
    let (directory, name) = files::split(path)?;
    system.write_files(&directory, &[NewFile { path: &name, content, mode: FileMode::Ordinary }], replace)
}

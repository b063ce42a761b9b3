//! `bastion audit`

use std::path::{Path, PathBuf};

use bastion_core::audit::{AuditActor, AuditEntry, LegalHold};
use bastion_core::error::ErrorCode;
use bastion_core::evidence::POPULATION_FILE;
use bastion_core::limits::{DOCUMENT_BYTES_MAX, RETENTION_BYTES_MAX};
use bastion_core::log::LogExport;
use bastion_core::ops::audit_export::AuditExportRequest;
use bastion_core::ops::audit_place::{AuditCaller, AuditPlace, KeyEncryptionKey, KeyRingPlace};
use bastion_core::ops::{
    self, audit_erase, audit_export, audit_read, audit_record, audit_verify, pack_write, population_summarise,
    retention_judge, retention_sign,
};
use bastion_core::port::{Runtime, Signer};
use bastion_core::report::{audit_text, due_text};
use bastion_core::{Error, canonical};

use super::arguments::SignerArguments;
use super::audit_arguments::{
    AuditArguments, AuditCommand, Caller, DueArguments, EraseArguments, ExportArguments, Folder, Place,
    PopulationArguments, ReadArguments, RecordArguments, Retention, SignRetentionArguments, VerifyArguments,
};
use super::log::{CHECKPOINT_BYTES_MAX, log_key, write};
use super::output::Output;
use super::signer::signer;
use super::{KEY_BYTES_MAX, Outcome, files};

pub(super) async fn run(arguments: AuditArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    match arguments.command {
        AuditCommand::Record(arguments) => record(&arguments, output, system).await,
        AuditCommand::Read(arguments) => read(arguments, output, system).await,
        AuditCommand::Export(arguments) => export(*arguments, output, system),
        AuditCommand::Erase(arguments) => erase(arguments, output, system).await,
        AuditCommand::Verify(arguments) => verify(&arguments, output, system).await,
        AuditCommand::Due(arguments) => due(&arguments, output, system),
        AuditCommand::Population(arguments) => population(&arguments, output, system),
        AuditCommand::SignRetention(arguments) => sign_retention(arguments, output, system),
    }
}

async fn record(arguments: &RecordArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let bytes = match &arguments.entries {
        Some(path) => system.read_file(files::text(path)?, DOCUMENT_BYTES_MAX)?,
        None => files::standard_input(DOCUMENT_BYTES_MAX)?,
    };
    let input = audit_record::Input { audit: place(&arguments.place, system)?, entries: ops::decode(&bytes)? };
    let done = audit_record::run(system, input).await?;
    output.note(&format!("entries {} to {}; log key {}", done.first, done.size - 1, done.log_key));
    output.result(done.checkpoint.as_bytes())?;
    Ok(Outcome::Fine)
}

async fn read(arguments: ReadArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let audit = place(&arguments.place, system)?;
    let who = caller(arguments.who, system)?;
    let input = audit_read::Input { audit, first: arguments.first, end: arguments.end, who };
    let reading = audit_read::run(system, input).await?;
    output.note(&format!("recorded as entry {}", reading.logged_at));
    output.result(&canonical::to_bytes(&reading)?)?;
    Ok(Outcome::Fine)
}

fn export(arguments: ExportArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let directory = files::text(&arguments.evidence)?.to_owned();
    let signer = required(&arguments.program.or_key(arguments.evidence_key), system)?;
    let request = AuditExportRequest {
        audit: place(&arguments.place, system)?,
        period_start: arguments.period_start,
        period_end: arguments.period_end,
        who: caller(arguments.who, system)?,
        controls: arguments.controls,
        table: arguments.table.as_deref().map(|path| table(path, system)).transpose()?,
        table_keys: table_keys(&arguments.table_keys, system)?,
        tenant: arguments.tenant,
        environment: arguments.environment,
        pack_id: arguments.pack_id,
    };
    let exported = audit_export::export(system, request, signer.as_ref())?;
    pack_write::write(system, &directory, &exported.pack)?;
    let audit_export::Output { first, end, within, logged_at, log_key, pack } = exported;
    output.note(&format!("recorded as entry {logged_at}; log key {log_key}"));
    output.note(&format!(
        "places {first} to {end}, the last excluded: {within} of {} entries happened in the period",
        end - first
    ));
    output.note(&format!("evidence: {directory}"));
    let population = pack.artifact(POPULATION_FILE).map(|artifact| artifact.bytes()).transpose()?;
    output.result(&population.unwrap_or_default())?;
    Ok(Outcome::Fine)
}

fn sign_retention(arguments: SignRetentionArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let signer = required(&arguments.program.or_key(arguments.key), system)?;
    let text = files::text_file(&arguments.table, RETENTION_BYTES_MAX, system)?;
    let envelope = retention_sign::sign(&text, signer.as_ref())?.to_json()?;
    match &arguments.output {
        Some(path) => {
            write(path, &envelope, false, system)?;
            output.note(&format!("signed by key {}", signer.key_id()));
        }
        None => output.result(&envelope)?,
    }
    Ok(Outcome::Fine)
}

fn required(arguments: &SignerArguments, system: &dyn Runtime) -> Result<Box<dyn Signer>, Error> {
    signer(arguments, system)?.ok_or_else(|| Error::new(ErrorCode::InvalidArgument, "nobody is named who signs"))
}

async fn erase(arguments: EraseArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let (table, holds) = retention(&arguments.retention, system)?;
    let table_keys = table_keys(&arguments.retention.table_keys, system)?;
    let audit = place(&arguments.place, system)?;
    let who = caller(arguments.who, system)?;
    let input = audit_erase::Input { audit, key_id: arguments.erase, who, table, table_keys, holds };
    let erased = audit_erase::run(system, input).await?;
    let again = if erased.again { "had been erased before" } else { "erased" };
    output.note(&format!("{again}, as entry {} says", erased.place));
    output.result(&canonical::to_bytes(&erased)?)?;
    Ok(Outcome::Fine)
}

async fn verify(arguments: &VerifyArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let older = arguments.older.iter().map(|path| files::text_file(path, CHECKPOINT_BYTES_MAX, system));
    let folder = &arguments.folder;
    let key_ring = if arguments.without_keys { None } else { Some(key_ring(folder, system)?) };
    let input = audit_verify::Input {
        log: inside(folder, "log"),
        bodies: inside(folder, "bodies"),
        key_ring,
        log_key: log_key(&arguments.key, system)?,
        older: older.collect::<Result<_, _>>()?,
    };
    let report = audit_verify::run(system, input).await?;
    if arguments.json {
        output.result(&canonical::to_bytes(&report)?)?;
    } else {
        output.result(audit_text(&report, output.style).as_bytes())?;
    }
    Ok(if report.valid { Outcome::Fine } else { Outcome::Findings })
}

fn due(arguments: &DueArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let export = exported(&arguments.export, system)?;
    export.verify(&bastion_core::log::NoteKey::from_text(&log_key(&arguments.key, system)?)?)?;
    let entries = export.decoded()?.iter().map(|leaf| Ok(AuditEntry::read(leaf)?)).collect::<Result<_, Error>>()?;
    let (table, holds) = retention(&arguments.retention, system)?;
    let now = match arguments.now {
        Some(now) => now,
        None => system.now().parse()?,
    };
    let table_keys = table_keys(&arguments.retention.table_keys, system)?;
    let judged = retention_judge::run(retention_judge::Input { table, table_keys, entries, holds, now })?;
    if arguments.json {
        output.result(&canonical::to_bytes(&judged)?)?;
    } else {
        output.result(due_text(&judged.keys, output.style).as_bytes())?;
    }
    Ok(Outcome::Fine)
}

fn population(arguments: &PopulationArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let (log_export, log_key) = (exported(&arguments.export, system)?, log_key(&arguments.key, system)?);
    let summary = population_summarise::run(population_summarise::Input { log_export, log_key })?;
    let is_fine = summary.population.findings.is_empty();
    output.result(&canonical::to_bytes(&summary)?)?;
    Ok(if is_fine { Outcome::Fine } else { Outcome::Findings })
}

fn exported(path: &Path, system: &dyn Runtime) -> Result<LogExport, Error> {
    ops::decode(&system.read_file(files::text(path)?, DOCUMENT_BYTES_MAX)?)
}

fn retention(arguments: &Retention, system: &dyn Runtime) -> Result<(String, Vec<LegalHold>), Error> {
    let table = table(&arguments.table, system)?;
    let holds = match &arguments.holds {
        Some(path) => ops::decode(&system.read_file(files::text(path)?, DOCUMENT_BYTES_MAX)?)?,
        None => Vec::new(),
    };
    Ok((table, holds))
}

/// A retention table, which is longer when it is signed.
fn table(path: &Path, system: &dyn Runtime) -> Result<String, Error> {
    files::text_file(path, RETENTION_BYTES_MAX * 2, system)
}

fn table_keys(paths: &[PathBuf], system: &dyn Runtime) -> Result<Vec<String>, Error> {
    paths.iter().map(|path| files::text_file(path, KEY_BYTES_MAX, system)).collect()
}

fn inside(folder: &Folder, name: &str) -> String {
    format!("{}/{name}", folder.audit.trim_end_matches('/'))
}

fn key_ring(folder: &Folder, system: &dyn Runtime) -> Result<KeyRingPlace, Error> {
    let read = |given: &String| {
        let (jurisdiction, path) = given.split_once('=').ok_or_else(|| {
            Error::new(ErrorCode::InvalidArgument, format!("`{given}` is not a jurisdiction, `=`, and a file"))
        })?;
        Ok(KeyEncryptionKey { jurisdiction: jurisdiction.to_owned(), key: files::secret_key(Path::new(path), system)? })
    };
    let key_encryption_keys = folder.key_encryption_keys.iter().map(read).collect::<Result<_, Error>>()?;
    let address = folder.keys.clone().unwrap_or_else(|| inside(folder, "keys"));
    Ok(KeyRingPlace { address, key_encryption_keys })
}

fn place(place: &Place, system: &dyn Runtime) -> Result<AuditPlace, Error> {
    Ok(AuditPlace {
        log: inside(&place.folder, "log"),
        bodies: inside(&place.folder, "bodies"),
        key_ring: key_ring(&place.folder, system)?,
        origin: place.origin.clone(),
        signing_key: files::secret_key(&place.key, system)?,
    })
}

fn caller(who: Caller, system: &dyn Runtime) -> Result<AuditCaller, Error> {
    let id = match who.id {
        Some(id) => id,
        None => {
            let mut random = [0; 16];
            system.random(&mut random)?;
            random.iter().map(|byte| format!("{byte:02x}")).collect()
        }
    };
    let actor = AuditActor { id: who.actor, role: who.role };
    Ok(AuditCaller { id, key_id: who.key_id, actor, reason: who.reason })
}

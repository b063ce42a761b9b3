//! The arguments of `bastion audit`.

use std::path::PathBuf;

use bastion_core::audit::DataKeyId;
use bastion_core::time::Moment;
use clap::{Args, Subcommand};

use super::arguments::SignerArguments;
use super::log_arguments::LogKey;

#[derive(Debug, Args)]
pub(super) struct AuditArguments {
    #[command(subcommand)]
    pub(super) command: AuditCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Record entries: JSON from standard input or a file
    Record(RecordArguments),
    /// Read entries with their bodies; the log says afterwards who did
    Read(ReadArguments),
    /// Hand out the entries of a period as a signed pack; the log says before that who asked
    Export(Box<ExportArguments>),
    /// Destroy a data key, and record who did it, why, and by which law; 4 when it has to be kept
    Erase(EraseArguments),
    /// Read a whole audit log and say what is wrong with it; 1 when it does not hold
    Verify(VerifyArguments),
    /// Say which entries of an export have to be kept, and which erased
    Due(DueArguments),
    /// Say what the entries of an export consist of, after it was verified
    Population(PopulationArguments),
    /// Sign a retention table
    SignRetention(SignRetentionArguments),
}

/// An audit log to write.
#[derive(Debug, Args)]
pub(super) struct Place {
    #[command(flatten)]
    pub(super) folder: Folder,
    /// Whose log it is, the same for ever: log.example.com/tenant
    #[arg(long)]
    pub(super) origin: String,
    /// The log's private key
    #[arg(long, value_name = "FILE")]
    pub(super) key: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Folder {
    /// The folder of the audit log, with log, bodies and keys in it
    pub(super) audit: String,
    /// The folder of the data keys, when they are elsewhere
    #[arg(long, value_name = "FOLDER")]
    pub(super) keys: Option<String>,
    /// The key-encryption key of a jurisdiction, in a file that its owner alone can read: EU=FILE; may stand several times
    #[arg(long = "key-encryption-key", value_name = "JURISDICTION=FILE")]
    pub(super) key_encryption_keys: Vec<String>,
}

/// Who uses the log, and why.
#[derive(Debug, Args)]
pub(super) struct Caller {
    /// The identifier of the entry about it; one drawn at random when absent
    #[arg(long)]
    pub(super) id: Option<String>,
    /// The data key of that entry's body: tenant/class/jurisdiction/period/2026-11
    #[arg(long)]
    pub(super) key_id: DataKeyId,
    /// Who
    #[arg(long)]
    pub(super) actor: String,
    /// As what
    #[arg(long)]
    pub(super) role: String,
    /// Why
    #[arg(long)]
    pub(super) reason: String,
}

#[derive(Debug, Args)]
pub(super) struct RecordArguments {
    #[command(flatten)]
    pub(super) place: Place,
    /// A list of entries, each with header and body; standard input when absent
    #[arg(long, value_name = "FILE")]
    pub(super) entries: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ReadArguments {
    #[command(flatten)]
    pub(super) place: Place,
    #[command(flatten)]
    pub(super) who: Caller,
    /// The place of the first entry, from 0
    #[arg(long, default_value_t = 0)]
    pub(super) first: u64,
    /// The place behind the last entry; the end of the log when absent
    #[arg(long)]
    pub(super) end: Option<u64>,
}

#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    #[command(flatten)]
    pub(super) place: Place,
    #[command(flatten)]
    pub(super) who: Caller,
    /// The first moment of the period: 2026-11-01T00:00:00Z
    #[arg(long, value_name = "MOMENT")]
    pub(super) period_start: Moment,
    /// The first moment after the period: 2026-12-01T00:00:00Z
    #[arg(long, value_name = "MOMENT")]
    pub(super) period_end: Moment,
    /// A control that the export is to show; may stand several times
    #[arg(long = "control", value_name = "TEXT")]
    pub(super) controls: Vec<String>,
    /// The retention table that the entries are kept by, YAML or JSON, or a signed one
    #[arg(long, value_name = "FILE")]
    pub(super) table: Option<PathBuf>,
    /// The public key of somebody whose table counts: an unsigned one does not any more; may stand several times
    #[arg(long = "table-key", value_name = "FILE", requires = "table")]
    pub(super) table_keys: Vec<PathBuf>,
    /// The tenant, where there are several
    #[arg(long)]
    pub(super) tenant: Option<String>,
    /// Where the log is kept
    #[arg(long)]
    pub(super) environment: Option<String>,
    /// The identifier of the pack; one drawn at random when absent
    #[arg(long)]
    pub(super) pack_id: Option<String>,
    /// Sign the pack with the private key in this file, or in a variable of the environment: env:NAME
    #[arg(long, value_name = "FILE", required_unless_present = "signer_command", conflicts_with = "signer_command")]
    pub(super) evidence_key: Option<String>,
    #[command(flatten)]
    pub(super) program: SignerProgram,
    /// Write the pack to this new directory, or archive when the name ends with .zip
    #[arg(long, value_name = "PATH")]
    pub(super) evidence: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct SignRetentionArguments {
    /// The retention table, YAML or JSON
    pub(super) table: PathBuf,
    /// Sign with the private key in this file, or in a variable of the environment: env:NAME
    #[arg(long, value_name = "FILE", required_unless_present = "signer_command", conflicts_with = "signer_command")]
    pub(super) key: Option<String>,
    #[command(flatten)]
    pub(super) program: SignerProgram,
    /// Write the signed table to a new file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// Who signs when no key is here, and what opens one that is.
#[derive(Debug, Args)]
pub(super) struct SignerProgram {
    /// Let this program sign: the message on its standard input, the signature on its standard output
    #[arg(long, value_name = "PROGRAM", requires = "signer_key")]
    signer_command: Option<String>,
    /// An argument of that program; may stand several times
    #[arg(long = "signer-argument", value_name = "ARGUMENT", requires = "signer_command", allow_hyphen_values = true)]
    signer_arguments: Vec<String>,
    /// The public key that the program signs with
    #[arg(long, value_name = "FILE", requires = "signer_command")]
    signer_key: Option<PathBuf>,
    /// The variable of the environment with the passphrase of an encrypted key
    #[arg(long, value_name = "NAME", default_value = "BASTION_KEY_PASSPHRASE")]
    passphrase_env: String,
}

impl SignerProgram {
    /// With a key that may be here instead.
    pub(super) fn or_key(self, key: Option<String>) -> SignerArguments {
        let Self { signer_command, signer_arguments, signer_key, passphrase_env } = self;
        SignerArguments { key, signer_command, signer_arguments, signer_key, passphrase_env }
    }
}

#[derive(Debug, Args)]
pub(super) struct EraseArguments {
    #[command(flatten)]
    pub(super) place: Place,
    #[command(flatten)]
    pub(super) who: Caller,
    /// The data key that is destroyed
    #[arg(long, value_name = "KEY")]
    pub(super) erase: DataKeyId,
    #[command(flatten)]
    pub(super) retention: Retention,
}

#[derive(Debug, Args)]
pub(super) struct Retention {
    /// The retention table, YAML or JSON, or a signed one
    #[arg(long, value_name = "FILE")]
    pub(super) table: PathBuf,
    /// The public key of somebody whose table counts: an unsigned one does not any more; may stand several times
    #[arg(long = "table-key", value_name = "FILE")]
    pub(super) table_keys: Vec<PathBuf>,
    /// A list of legal holds, JSON
    #[arg(long, value_name = "FILE")]
    pub(super) holds: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    #[command(flatten)]
    pub(super) folder: Folder,
    #[command(flatten)]
    pub(super) key: LogKey,
    /// Hold the bodies against the log by their sealed bytes alone
    #[arg(long)]
    pub(super) without_keys: bool,
    /// A checkpoint of the log that somebody kept, which it has to continue; may stand several times
    #[arg(long, value_name = "FILE")]
    pub(super) older: Vec<PathBuf>,
    /// Canonical JSON instead of text
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct DueArguments {
    /// The export, as `bastion log export` writes it
    pub(super) export: PathBuf,
    #[command(flatten)]
    pub(super) key: LogKey,
    #[command(flatten)]
    pub(super) retention: Retention,
    /// At another time than now: 2026-11-20T22:00:00Z
    #[arg(long)]
    pub(super) now: Option<Moment>,
    /// Canonical JSON instead of text
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct PopulationArguments {
    /// The export, as `bastion log export` writes it
    pub(super) export: PathBuf,
    #[command(flatten)]
    pub(super) key: LogKey,
}

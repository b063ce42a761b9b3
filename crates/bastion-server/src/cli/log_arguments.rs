//! The arguments of `bastion log`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub(super) struct LogArguments {
    #[command(subcommand)]
    pub(super) command: LogCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum LogCommand {
    /// Add entries: each file is one, or each line of standard input
    Append(AppendArguments),
    /// Check a proof or an export offline; 1 when it does not hold
    Check(CheckArguments),
    /// Write entries that follow each other, with the proof that none is missing
    Export(ExportArguments),
    /// Write an entry's proof, which needs nothing else of the log
    Prove(ProveArguments),
    /// Read a whole log and say what is wrong with it; 1 when it does not hold
    Verify(VerifyArguments),
    /// Sign the newest checkpoint as a witness, if it continues the one that was signed last
    Witness(WitnessArguments),
}

/// A log and the key that it is trusted by.
#[derive(Debug, Args)]
pub(super) struct TrustedLog {
    /// The log: a folder, sqlite:FILE#LOG, postgresql://…#LOG, or https://… of the folder on a web server
    pub(super) log: String,
    #[command(flatten)]
    pub(super) key: LogKey,
}

#[derive(Debug, Args)]
pub(super) struct LogKey {
    /// The log's public key, name+hash+key, or a file with it: from whoever runs the log, by another way than the log
    #[arg(long = "log-key", value_name = "KEY")]
    pub(super) log_key: String,
}

#[derive(Debug, Args)]
pub(super) struct AppendArguments {
    /// The log: a folder, sqlite:FILE#LOG or postgresql://…#LOG; it is begun when there is none
    pub(super) log: String,
    /// The files, an entry each; the lines of standard input when there is none
    pub(super) files: Vec<PathBuf>,
    /// Whose log it is, the same for ever: log.example.com/tenant
    #[arg(long)]
    pub(super) origin: String,
    /// The log's private key
    #[arg(long, value_name = "FILE")]
    pub(super) key: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// The proof or the export
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) key: LogKey,
    /// The entry that the proof is of
    #[arg(long, value_name = "FILE")]
    pub(super) entry: Option<PathBuf>,
    /// Canonical JSON instead of text
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    #[command(flatten)]
    pub(super) log: TrustedLog,
    /// The place of the first entry, from 0
    #[arg(long, default_value_t = 0)]
    pub(super) first: u64,
    /// The place behind the last entry; the end of the log when absent
    #[arg(long)]
    pub(super) end: Option<u64>,
    /// Write it to this file
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ProveArguments {
    #[command(flatten)]
    pub(super) log: TrustedLog,
    /// The place of the entry, from 0
    pub(super) index: u64,
    /// Write the entry itself to this file
    #[arg(long, value_name = "FILE")]
    pub(super) entry: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    #[command(flatten)]
    pub(super) log: TrustedLog,
    /// A checkpoint of it that somebody kept, which it has to continue; may stand several times
    #[arg(long, value_name = "FILE")]
    pub(super) older: Vec<PathBuf>,
    /// The public key of a witness, name+hash+key, or a file with it; may stand several times
    #[arg(long = "witness-key", value_name = "KEY")]
    pub(super) witness_keys: Vec<String>,
    /// How many of these witnesses have to have signed the newest checkpoint; all of them when absent
    #[arg(long, value_name = "COUNT")]
    pub(super) witnesses: Option<u32>,
    /// Canonical JSON instead of text
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct WitnessArguments {
    #[command(flatten)]
    pub(super) log: TrustedLog,
    /// The name of the witness
    #[arg(long)]
    pub(super) name: String,
    /// The witness's private key
    #[arg(long, value_name = "FILE")]
    pub(super) key: PathBuf,
    /// The checkpoint that was signed last; the new one is written over it. Lose it, and the witness believes anything
    #[arg(long, value_name = "FILE")]
    pub(super) state: PathBuf,
}

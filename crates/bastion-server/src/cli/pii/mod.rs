//! `bastion pii`

mod input;
mod mask;
mod redact;
mod scan;

use bastion_core::Error;
use bastion_core::port::Runtime;
use clap::{Args, Subcommand};

use super::Outcome;
use super::output::Output;

#[derive(Debug, Args)]
pub(super) struct PiiArguments {
    #[command(subcommand)]
    command: PiiCommand,
}

#[derive(Debug, Subcommand)]
enum PiiCommand {
    /// Put masks in the place of values: comma-separated values in and out
    Mask(mask::MaskArguments),
    /// Take personal data and secrets out of a text: standard input to standard output, as it comes
    Redact(Box<redact::RedactArguments>),
    /// Say which columns of a source hold personal data or secrets, and why
    Scan(scan::ScanArguments),
}

pub(super) async fn run(arguments: PiiArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    match arguments.command {
        PiiCommand::Mask(arguments) => mask::run(arguments, output, system),
        PiiCommand::Redact(arguments) => redact::run(*arguments, output, system),
        PiiCommand::Scan(arguments) => scan::run(&arguments, output, system).await,
    }
}

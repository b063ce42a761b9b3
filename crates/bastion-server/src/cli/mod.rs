//! The command line. Result on stdout, progress and errors on stderr.
//!
//! Exit codes: 0 fine; 1 findings at or above `--fail-on`, or a proof that does not hold; 2 wrong usage or input;
//! 3 connection or configuration; 4 a policy did not allow it; 70 a defect of ours.

mod arguments;
mod audit;
mod audit_arguments;
mod call;
mod check;
mod compatible;
mod completions;
mod diff;
mod doctor;
mod drift;
mod files;
mod history;
mod keygen;
mod lint;
mod log;
mod log_arguments;
mod migrate;
mod output;
mod pii;
mod policy;
mod progress;
mod query_arguments;
mod rules;
mod serve;
mod signer;
mod snapshot;
mod source;
mod sql;
mod sql_advise;
mod sql_check;
mod sql_grant;
mod sql_lineage;
mod sql_protect;
mod sql_query;
mod verify;

use std::process::ExitCode;

use bastion_core::Error;
use bastion_core::connect::SystemRuntime;
use bastion_core::error::ErrorCode;
use clap::Parser;

use arguments::{Arguments, Command};
use output::Output;

/// Bytes of a key file.
const KEY_BYTES_MAX: usize = 16 * 1024;

/// What a command that worked means for the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    Findings,
    NotAllowed,
    NotConnected,
}

impl Outcome {
    const fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::NotConnected => 3,
            Self::NotAllowed => 4,
        }
    }
}

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let output = Output::of_process();
    match run(arguments.command, &output) {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(error) => {
            output.error(&error);
            ExitCode::from(error.code().class().exit_code())
        }
    }
}

fn run(command: Command, output: &Output) -> Result<Outcome, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Error::new(ErrorCode::Internal, format!("no runtime: {error}")))?;
    runtime.block_on(dispatch(command, output, &SystemRuntime::new()))
}

async fn dispatch(command: Command, output: &Output, system: &SystemRuntime) -> Result<Outcome, Error> {
    match command {
        Command::Snapshot(arguments) => snapshot::run(arguments, output, system).await,
        Command::History(arguments) => history::run(&arguments, output, system).await,
        Command::Compatible(arguments) => compatible::run(&arguments, output, system).await,
        Command::Drift(arguments) => drift::run(&arguments, output, system).await,
        Command::Lint(arguments) => lint::run(&arguments, output, system).await,
        Command::Diff(arguments) => diff::run(arguments, output, system).await,
        Command::Check(arguments) => check::run(*arguments, output, system).await,
        Command::Migrate(arguments) => migrate::run(arguments, output, system).await,
        Command::Pii(arguments) => pii::run(arguments, output, system).await,
        Command::Audit(arguments) => audit::run(arguments, output, system).await,
        Command::Log(arguments) => log::run(arguments, output, system).await,
        Command::Policy(arguments) => policy::run(arguments, output, system),
        Command::Verify(arguments) => verify::run(&arguments, output, system).await,
        Command::Keygen(arguments) => keygen::run(&arguments, output, system).await,
        Command::Doctor(arguments) => doctor::run(arguments, output, system).await,
        Command::Rules(arguments) => rules::run(arguments, output),
        Command::Serve(arguments) => serve::run(&arguments, output, system).await,
        Command::Sql(arguments) => sql::run(arguments, output, system).await,
        Command::Call(arguments) => call::run(&arguments, output, system).await,
        Command::Completions(arguments) => completions::run(&arguments, output),
    }
}

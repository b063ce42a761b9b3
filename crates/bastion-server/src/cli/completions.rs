//! `bastion completions`

use bastion_core::Error;
use clap::CommandFactory;

use super::Outcome;
use super::arguments::{Arguments, CompletionsArguments};
use super::output::Output;

pub(super) fn run(arguments: &CompletionsArguments, output: &Output) -> Result<Outcome, Error> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "bastion", &mut script);
    output.result(&script)?;
    Ok(Outcome::Fine)
}

//! `bastion call`

use bastion_core::Error;
use bastion_core::limits::DOCUMENT_BYTES_MAX;
use bastion_core::ops;
use bastion_core::port::Runtime;

use super::arguments::CallArguments;
use super::output::Output;
use super::{Outcome, files};

pub(super) async fn run(arguments: &CallArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let Some(operation) = &arguments.operation else {
        let width = ops::TABLE.iter().map(|operation| operation.name.len()).max().unwrap_or(0);
        let lines: Vec<_> =
            ops::TABLE.iter().map(|operation| format!("{:width$}  {}", operation.name, operation.title)).collect();
        output.result(lines.join("\n").as_bytes())?;
        return Ok(Outcome::Fine);
    };
    let input = if arguments.input == "-" {
        files::standard_input(DOCUMENT_BYTES_MAX)?
    } else {
        system.read_file(&arguments.input, DOCUMENT_BYTES_MAX)?
    };
    output.result(&ops::call_with(system, operation, &input).await?)?;
    Ok(Outcome::Fine)
}

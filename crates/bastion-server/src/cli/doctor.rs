//! `bastion doctor`

use bastion_core::Error;
use bastion_core::port::Runtime;

use super::Outcome;
use super::arguments::DoctorArguments;
use super::output::Output;

pub(super) async fn run(arguments: DoctorArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let connection = system.connect(&arguments.source).await?;
    output.result(connection.address.as_bytes())?;
    Ok(Outcome::Fine)
}

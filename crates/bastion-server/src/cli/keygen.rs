//! `bastion keygen`

use bastion_core::Error;
use bastion_core::ops::key_generate;
use bastion_core::port::{FileMode, NewFile, Runtime};

use super::arguments::KeygenArguments;
use super::output::Output;
use super::{Outcome, files};

pub(super) async fn run(arguments: &KeygenArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let (directory, name) = files::split(&arguments.file)?;
    let pair = key_generate::run(system, key_generate::Input {}).await?;
    let public = format!("{name}.pub");
    let files = [
        NewFile { path: &name, content: pair.private_key_pem.expose().as_bytes(), mode: FileMode::Secret },
        NewFile { path: &public, content: pair.public_key_pem.as_bytes(), mode: FileMode::Ordinary },
    ];
    system.write_files(&directory, &files, false)?;
    let path = arguments.file.display();
    output.result(format!("private key {path}\npublic key  {path}.pub\nkey id      {}", pair.key_id).as_bytes())?;
    Ok(Outcome::Fine)
}

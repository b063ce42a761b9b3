//! `bastion keygen`

use bastion_core::Error;
use bastion_core::ops::key_generate;
use bastion_core::port::{FileMode, NewFile, Runtime};

use super::arguments::KeygenArguments;
use super::output::Output;
use super::{Outcome, files};

pub(super) async fn run(arguments: &KeygenArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let (directory, name) = files::split(&arguments.file)?;
    let input = key_generate::Input { log_origin: arguments.log_origin.clone() };
    let pair = key_generate::run(system, input).await?;
    let (public, verifier) = (format!("{name}.pub"), format!("{name}.vkey"));
    let log_key = pair.log_key.as_ref().map(|key| format!("{key}\n"));
    let mut files = vec![
        NewFile { path: &name, content: pair.private_key_pem.expose().as_bytes(), mode: FileMode::Secret },
        NewFile { path: &public, content: pair.public_key_pem.as_bytes(), mode: FileMode::Ordinary },
    ];
    if let Some(key) = &log_key {
        files.push(NewFile { path: &verifier, content: key.as_bytes(), mode: FileMode::Ordinary });
    }
    system.write_files(&directory, &files, false)?;
    let path = arguments.file.display();
    let mut text = format!("private key {path}\npublic key  {path}.pub\nkey id      {}", pair.key_id);
    if log_key.is_some() {
        text.push_str(&format!("\nlog key     {path}.vkey"));
    }
    output.result(text.as_bytes())?;
    Ok(Outcome::Fine)
}

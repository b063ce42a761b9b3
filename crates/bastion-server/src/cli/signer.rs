//! Who signs, as the arguments say.

use bastion_core::Error;
use bastion_core::connect::signer::{CommandSigner, from_environment, read_key};
use bastion_core::error::ErrorCode;
use bastion_core::evidence::{Secret, VerifyingKey};
use bastion_core::port::{Runtime, Signer};

use super::arguments::SignerArguments;
use super::{KEY_BYTES_MAX, files};

/// The signer that the arguments name; none when they name none.
pub(super) fn signer(arguments: &SignerArguments, system: &dyn Runtime) -> Result<Option<Box<dyn Signer>>, Error> {
    if let (Some(program), Some(key)) = (&arguments.signer_command, &arguments.signer_key) {
        let key = VerifyingKey::from_text(&text(system.read_file(files::text(key)?, KEY_BYTES_MAX)?)?)?;
        return Ok(Some(Box::new(CommandSigner::new(program.clone(), arguments.signer_arguments.clone(), key))));
    }
    let Some(key) = &arguments.key else { return Ok(None) };
    let pem = match key.strip_prefix("env:") {
        Some(variable) => from_environment(variable)?,
        None => secret_file(key, system)?,
    };
    Ok(Some(Box::new(read_key(&pem, &arguments.passphrase_env)?)))
}

/// A secret text from a file that only its owner may read.
pub(super) fn secret_file(path: &str, system: &dyn Runtime) -> Result<Secret, Error> {
    Ok(Secret::new(text(system.read_secret_file(path, KEY_BYTES_MAX)?)?))
}

fn text(bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|_| Error::new(ErrorCode::InvalidKey, "the key is not text"))
}

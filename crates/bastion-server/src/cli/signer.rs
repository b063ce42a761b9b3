//! Who signs, as the arguments say.

use std::path::Path;

use bastion_core::Error;
use bastion_core::connect::signer::{CommandSigner, from_environment, read_key};
use bastion_core::evidence::VerifyingKey;
use bastion_core::port::{Runtime, Signer};

use super::arguments::SignerArguments;
use super::files;

/// The signer that the arguments name; none when they name none.
pub(super) fn signer(arguments: &SignerArguments, system: &dyn Runtime) -> Result<Option<Box<dyn Signer>>, Error> {
    if let (Some(program), Some(key)) = (&arguments.signer_command, &arguments.signer_key) {
        let key = VerifyingKey::from_text(&files::public_key(key, system)?)?;
        return Ok(Some(Box::new(CommandSigner::new(program.clone(), arguments.signer_arguments.clone(), key))));
    }
    let Some(key) = &arguments.key else { return Ok(None) };
    let pem = match key.strip_prefix("env:") {
        Some(variable) => from_environment(variable)?,
        None => files::secret_key(Path::new(key), system)?,
    };
    Ok(Some(Box::new(read_key(&pem, &arguments.passphrase_env)?)))
}

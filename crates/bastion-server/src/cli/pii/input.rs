//! What the commands of `bastion pii` read besides files: standard input, and keys.

use std::path::Path;

use bastion_core::Error;
use bastion_core::error::ErrorCode;
use bastion_core::limits::DOCUMENT_BYTES_MAX;
use bastion_core::port::Runtime;

use crate::cli::files;

/// All of standard input.
///
/// # Errors
///
/// When it cannot be read, or is larger than a document may be.
pub(super) fn standard_input() -> Result<Vec<u8>, Error> {
    let bytes = files::standard_input(DOCUMENT_BYTES_MAX)?;
    if bytes.len() > DOCUMENT_BYTES_MAX {
        return Err(Error::new(ErrorCode::LimitExceeded, format!("more than {DOCUMENT_BYTES_MAX} bytes")));
    }
    Ok(bytes)
}

/// The key in a file, or else in a variable of the environment. There is no argument for it, which other users of the
/// machine would see.
pub(super) fn secret(file: Option<&Path>, variable: &str, system: &dyn Runtime) -> Result<Option<String>, Error> {
    let Some(path) = file else { return Ok(std::env::var(variable).ok()) };
    Ok(Some(files::secret_key(path, system)?.expose().to_owned()))
}

//! Paths that people give, the texts and keys behind them, and standard input, which may stand for one.

use std::io::Read;
use std::path::Path;

use bastion_core::Error;
use bastion_core::error::ErrorCode;
use bastion_core::key::Secret;
use bastion_core::port::Runtime;

use super::KEY_BYTES_MAX;

/// The directory and the name of a file to write.
pub(super) fn split(path: &Path) -> Result<(String, String), Error> {
    let refuse = || Error::new(ErrorCode::InvalidArgument, format!("`{}` does not name a file", path.display()));
    let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(refuse)?;
    let directory = match path.parent().map(Path::to_str) {
        Some(Some("")) | None => ".",
        Some(Some(directory)) => directory,
        Some(None) => return Err(refuse()),
    };
    Ok((directory.to_owned(), name.to_owned()))
}

/// A path as text.
pub(super) fn text(path: &Path) -> Result<&str, Error> {
    path.to_str().ok_or_else(|| Error::new(ErrorCode::InvalidArgument, format!("`{}` is not UTF-8", path.display())))
}

/// The text of a file.
pub(super) fn text_file(path: &Path, bytes_max: usize, system: &dyn Runtime) -> Result<String, Error> {
    utf8(system.read_file(text(path)?, bytes_max)?, path)
}

/// The text that the bytes of a file are.
pub(super) fn utf8(bytes: Vec<u8>, path: &Path) -> Result<String, Error> {
    let refused = |_| Error::new(ErrorCode::InvalidArgument, format!("`{}` is not text", path.display()));
    String::from_utf8(bytes).map_err(refused)
}

/// The text of a key that everybody may see.
pub(super) fn public_key(path: &Path, system: &dyn Runtime) -> Result<String, Error> {
    key_text(system.read_file(text(path)?, KEY_BYTES_MAX)?)
}

/// The text of a key, from a file that only its owner may read.
pub(super) fn secret_key(path: &Path, system: &dyn Runtime) -> Result<Secret, Error> {
    Ok(Secret::new(key_text(system.read_secret_file(text(path)?, KEY_BYTES_MAX)?)?))
}

fn key_text(bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|_| Error::new(ErrorCode::InvalidKey, "the key is not text"))
}

/// Standard input, up to one byte more than a bound: whoever reads it then sees that it is too much.
pub(super) fn standard_input(bytes_max: usize) -> Result<Vec<u8>, Error> {
    let mut input = Vec::new();
    let bound = u64::try_from(bytes_max).unwrap_or(u64::MAX).saturating_add(1);
    std::io::stdin().lock().take(bound).read_to_end(&mut input).map_err(|error| not_read(&error))?;
    Ok(input)
}

/// Says that standard input cannot be read.
pub(super) fn not_read(error: &dyn std::fmt::Display) -> Error {
    Error::new(ErrorCode::FileFailed, format!("cannot read standard input: {error}"))
}

//! Paths that people give.

use std::path::Path;

use bastion_core::Error;
use bastion_core::error::ErrorCode;

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

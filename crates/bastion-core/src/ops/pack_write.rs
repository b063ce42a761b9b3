//! `pack.write`: a pack into a new directory or archive.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::pack_read::is_archive;
use crate::error::Error;
use crate::evidence::{self, Pack};
use crate::port::{FileMode, NewFile, Runtime};

/// What `pack.write` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PackWriteInput")]
pub struct Input {
    /// The directory, which is made; or the archive when the name ends with `.zip`.
    pub directory: String,
    /// The pack.
    pub pack: Pack,
}

/// What `pack.write` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PackWriteOutput")]
pub struct Output {
    /// The files, relative to the directory; of an archive its name.
    pub files: Vec<String>,
}

/// Writes all files of a pack, or none.
///
/// # Errors
///
/// `file_exists` when one stands there already, `file_failed`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    write(runtime, &input.directory, &input.pack)
}

/// Writes all files of a pack, or none.
///
/// # Errors
///
/// As [`run`].
pub fn write(runtime: &dyn Runtime, directory: &str, pack: &Pack) -> Result<Output, Error> {
    if is_archive(directory) {
        let (folder, name) = directory
            .rsplit_once('/')
            .map_or((".", directory), |(folder, name)| (if folder.is_empty() { "/" } else { folder }, name));
        let content = evidence::to_zip(pack)?;
        let file = NewFile { path: name, content: &content, mode: FileMode::Ordinary };
        runtime.write_files(folder, &[file], false)?;
        return Ok(Output { files: vec![name.to_owned()] });
    }
    let contents = pack.to_files()?;
    let file = |(path, content)| NewFile { path, content, mode: FileMode::Ordinary };
    let files: Vec<_> = contents.iter().map(|(path, content)| file((path.as_str(), content.as_slice()))).collect();
    runtime.write_files(directory, &files, false)?;
    Ok(Output { files: contents.into_keys().collect() })
}

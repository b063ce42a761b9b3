//! `pack.write`: a pack into a new directory.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::{ENVELOPE_FILE, Pack};
use crate::port::{FileMode, NewFile, Runtime};

/// What `pack.write` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PackWriteInput")]
pub struct Input {
    /// The directory; it is made.
    pub directory: String,
    /// The pack.
    pub pack: Pack,
}

/// What `pack.write` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PackWriteOutput")]
pub struct Output {
    /// The files, relative to the directory.
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
    let mut contents = vec![(ENVELOPE_FILE.to_owned(), pack.envelope.to_json()?)];
    for artifact in &pack.artifacts {
        contents.push((artifact.name.clone(), artifact.bytes()?));
    }
    let file = |(path, content)| NewFile { path, content, mode: FileMode::Ordinary };
    let files: Vec<_> = contents.iter().map(|(path, content)| file((path.as_str(), content.as_slice()))).collect();
    runtime.write_files(directory, &files, false)?;
    let mut files: Vec<_> = contents.into_iter().map(|(path, _)| path).collect();
    files.sort();
    Ok(Output { files })
}

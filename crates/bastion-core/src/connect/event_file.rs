//! A file of lines that only grows: events of decisions.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::error::{Error, ErrorCode};
use crate::port::EventFile;

/// A file of lines on this system's disk; its owner alone may read it.
#[derive(Debug)]
pub struct LineFile {
    file: File,
    place: String,
}

impl LineFile {
    /// Goes on with a file, or begins one.
    ///
    /// # Errors
    ///
    /// `file_failed`.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let place = path.display().to_string();
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let file = options.open(path).map_err(|error| failed(&place, &error))?;
        Ok(Self { file, place })
    }
}

fn failed(place: &str, error: &std::io::Error) -> Error {
    Error::new(ErrorCode::FileFailed, format!("cannot write `{place}`: {error}"))
}

impl EventFile for LineFile {
    fn append(&mut self, line: &[u8], durable: bool) -> Result<(), Error> {
        // one call: of two processes on one file neither writes into the other's line
        let written = self.file.write_all(line);
        let kept = written.and_then(|()| if durable { self.file.sync_data() } else { Ok(()) });
        kept.map_err(|error| failed(&self.place, &error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_only_grows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("events.jsonl");
        for line in ["one\n", "two\n"] {
            LineFile::open(&path).unwrap().append(line.as_bytes(), true).unwrap();
        }
        let content = super::super::disk::read_file(path.to_str().unwrap(), 100).unwrap();
        assert_eq!(String::from_utf8(content).unwrap(), "one\ntwo\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(LineFile::open(folder.path()).unwrap_err().code(), ErrorCode::FileFailed);
    }
}

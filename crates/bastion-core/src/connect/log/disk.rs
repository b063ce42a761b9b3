//! What a log, and what stands beside it, asks of a file system, step by step: a power cut may come between any two.
#![expect(clippy::disallowed_methods, reason = "an adapter of the file system")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// A folder of files. Paths are relative to it, and empty for the folder itself.
pub trait Disk: Send {
    /// The content of a file; none when it is not there.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>>;

    /// Makes a file, or makes it anew. It may be lost until [`Disk::sync_file`] and [`Disk::sync_folder`] of its folder.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn write(&self, path: &str, content: &[u8]) -> io::Result<()>;

    /// Writes over the beginning of a file that is there, where it lies. As lasting as [`Disk::write`].
    ///
    /// # Errors
    ///
    /// What the system says.
    fn overwrite(&self, path: &str, content: &[u8]) -> io::Result<()>;

    /// Removes a file; one that is not there is no error. It may come back until [`Disk::sync_folder`] of its folder.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn remove(&self, path: &str) -> io::Result<()>;

    /// Lets the content of a file outlive a power cut.
    ///
    /// # Errors
    ///
    /// What the system says. What was not synchronised then may never be: there is no trying again.
    fn sync_file(&self, path: &str) -> io::Result<()>;

    /// Gives a file another name, in the place of what has it.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Makes a folder if there is none.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn make_folder(&self, path: &str) -> io::Result<()>;

    /// Lets the names in a folder outlive a power cut.
    ///
    /// # Errors
    ///
    /// As [`Disk::sync_file`].
    fn sync_folder(&self, path: &str) -> io::Result<()>;

    /// The names in a folder, and whether each is a folder itself.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn list(&self, path: &str) -> io::Result<Vec<(String, bool)>>;
}

/// A folder of the system's own files.
#[derive(Debug)]
pub struct SystemDisk {
    root: PathBuf,
    /// Held as long as this value lives.
    _lock: Option<File>,
}

/// The file that says that somebody writes.
pub(super) const LOCK: &str = "lock";

impl SystemDisk {
    /// A folder to write, made if there is none; nobody else can write it meanwhile.
    ///
    /// # Errors
    ///
    /// What the system says; `WouldBlock` when somebody else writes it.
    pub fn to_write(root: &Path) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        let lock = File::create(root.join(LOCK))?;
        lock.try_lock().map_err(io::Error::from)?;
        Ok(Self { root: root.to_owned(), _lock: Some(lock) })
    }

    /// A folder to read.
    #[must_use]
    pub fn to_read(root: &Path) -> Self {
        Self { root: root.to_owned(), _lock: None }
    }

    fn place(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.root.clone() } else { self.root.join(path) }
    }
}

impl Disk for SystemDisk {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.place(path)) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn write(&self, path: &str, content: &[u8]) -> io::Result<()> {
        File::create(self.place(path))?.write_all(content)
    }

    fn overwrite(&self, path: &str, content: &[u8]) -> io::Result<()> {
        OpenOptions::new().write(true).open(self.place(path))?.write_all(content)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        match fs::remove_file(self.place(path)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }

    fn sync_file(&self, path: &str) -> io::Result<()> {
        File::open(self.place(path))?.sync_all()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.place(from), self.place(to))
    }

    fn make_folder(&self, path: &str) -> io::Result<()> {
        fs::create_dir_all(self.place(path))
    }

    fn sync_folder(&self, path: &str) -> io::Result<()> {
        // a folder cannot be opened as a file where names are durable by themselves
        if cfg!(windows) { Ok(()) } else { File::open(self.place(path))?.sync_all() }
    }

    fn list(&self, path: &str) -> io::Result<Vec<(String, bool)>> {
        let entries = fs::read_dir(self.place(path))?;
        entries
            .map(|entry| {
                let entry = entry?;
                Ok((entry.file_name().to_string_lossy().into_owned(), entry.file_type()?.is_dir()))
            })
            .collect()
    }
}

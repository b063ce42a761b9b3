//! Files: bounded reads, and writes that are there wholly or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Component, Path, PathBuf};

use crate::error::{Coded, ErrorCode};
use crate::port::{FileMode, NewFile};

/// Why a file was not read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DiskError {
    /// Nothing there.
    #[error("`{path}` does not exist")]
    NotFound {
        /// The path.
        path: String,
    },
    /// Something there already.
    #[error("`{path}` exists already")]
    Exists {
        /// The path.
        path: String,
    },
    /// Larger than it may be.
    #[error("`{path}` is larger than {bytes_max} bytes")]
    TooLarge {
        /// The path.
        path: String,
        /// The bound.
        bytes_max: usize,
    },
    /// More files than there may be.
    #[error("`{path}` holds more than {files_max} files")]
    TooMany {
        /// The path.
        path: String,
        /// The bound.
        files_max: usize,
    },
    /// A secret that others may read.
    #[error("`{path}` holds a private key and may be read by others (mode {mode:o})")]
    Permissions {
        /// The path.
        path: String,
        /// Its permission bits.
        mode: u32,
    },
    /// A name that leads elsewhere.
    #[error("`{path}` is not a plain relative path")]
    Path {
        /// The path.
        path: String,
    },
    /// The system refused.
    #[error("cannot {activity} `{path}`: {reason}")]
    System {
        /// What was tried.
        activity: &'static str,
        /// The path.
        path: String,
        /// The system's words.
        reason: String,
    },
}

impl Coded for DiskError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::NotFound { .. } => ErrorCode::FileNotFound,
            Self::Exists { .. } => ErrorCode::FileExists,
            Self::TooLarge { .. } | Self::TooMany { .. } => ErrorCode::LimitExceeded,
            Self::Permissions { .. } => ErrorCode::KeyFilePermissions,
            Self::Path { .. } => ErrorCode::InvalidArgument,
            Self::System { .. } => ErrorCode::FileFailed,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Permissions { path, .. } => Some(format!("run `chmod 600 {path}`")),
            Self::Exists { .. } => Some("choose another name, or remove it first".to_owned()),
            _ => None,
        }
    }
}

/// Reads a whole file of at most `bytes_max` bytes.
///
/// # Errors
///
/// [`DiskError`].
pub fn read_file(path: &str, bytes_max: usize) -> Result<Vec<u8>, DiskError> {
    read(open(path)?, path, bytes_max)
}

/// Reads a file that only its owner may read (mode 600 or tighter, where the system has modes).
///
/// # Errors
///
/// [`DiskError`].
pub fn read_secret_file(path: &str, bytes_max: usize) -> Result<Vec<u8>, DiskError> {
    let file = open(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = file.metadata().map_err(|error| system("look at", path, &error))?.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(DiskError::Permissions { path: path.to_owned(), mode });
        }
    }
    read(file, path, bytes_max)
}

/// The regular files below a directory: relative, sorted by bytes, `/` between names. Links are not followed.
///
/// # Errors
///
/// [`DiskError`].
pub fn list_files(directory: &str, files_max: usize) -> Result<Vec<String>, DiskError> {
    let mut files = Vec::new();
    let mut pending = vec![String::new()];
    while let Some(prefix) = pending.pop() {
        let folder = Path::new(directory).join(&prefix);
        let entries = fs::read_dir(&folder).map_err(|error| system("list", &folder.to_string_lossy(), &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| system("list", directory, &error))?;
            let name = entry.file_name();
            let name = name.to_str().ok_or_else(|| DiskError::Path { path: name.to_string_lossy().into_owned() })?;
            let path = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}/{name}") };
            let kind = entry.file_type().map_err(|error| system("look at", &path, &error))?;
            if kind.is_dir() {
                pending.push(path);
            } else {
                files.push(path);
            }
            if files.len() + pending.len() > files_max {
                return Err(DiskError::TooMany { path: directory.to_owned(), files_max });
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Writes files below a directory, all or none: each is written under a temporary name and synced, then all are
/// renamed and the directories synced. What a failure leaves is taken away again.
///
/// # Errors
///
/// [`DiskError`]; nothing new is there then.
pub fn write_files(directory: &str, files: &[NewFile<'_>], replace: bool) -> Result<(), DiskError> {
    for file in files {
        check_relative(file.path)?;
        let target = Path::new(directory).join(file.path);
        if target.is_dir() || (!replace && target.symlink_metadata().is_ok()) {
            return Err(DiskError::Exists { path: target.to_string_lossy().into_owned() });
        }
    }
    let mut written = Written::default();
    for file in files {
        written.write(Path::new(directory), file)?;
    }
    written.rename()
}

/// What has been written so far; taken away again unless everything was renamed.
#[derive(Default)]
struct Written {
    created_directories: Vec<PathBuf>,
    temporary: Vec<(PathBuf, PathBuf)>,
    renamed: Vec<PathBuf>,
    done: bool,
}

impl Written {
    fn write(&mut self, directory: &Path, file: &NewFile<'_>) -> Result<(), DiskError> {
        let target = directory.join(file.path);
        let parent = target.parent().unwrap_or(directory).to_owned();
        self.create_directories(&parent)?;
        let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let temporary = parent.join(format!(".{name}.{}.partial", std::process::id()));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(if file.mode == FileMode::Secret { 0o600 } else { 0o644 });
        }
        let failed = |activity, error: &std::io::Error| system(activity, &target.to_string_lossy(), error);
        let mut handle = options.open(&temporary).map_err(|error| failed("write", &error))?;
        self.temporary.push((temporary, target.clone()));
        handle.write_all(file.content).map_err(|error| failed("write", &error))?;
        handle.sync_all().map_err(|error| failed("sync", &error))
    }

    fn create_directories(&mut self, path: &Path) -> Result<(), DiskError> {
        let missing: Vec<_> =
            path.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(|error| system("create", &folder.to_string_lossy(), &error))?;
            self.created_directories.push(folder.to_owned());
        }
        Ok(())
    }

    fn rename(&mut self) -> Result<(), DiskError> {
        for (temporary, target) in &self.temporary {
            let fresh = target.symlink_metadata().is_err();
            fs::rename(temporary, target).map_err(|error| system("write", &target.to_string_lossy(), &error))?;
            if fresh {
                self.renamed.push(target.clone());
            }
        }
        let mut folders: Vec<_> = self.temporary.iter().filter_map(|(_, target)| target.parent()).collect();
        folders.sort();
        folders.dedup();
        for folder in folders {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let folder = folder.to_string_lossy();
            open(&folder)?.sync_all().map_err(|error| system("sync", &folder, &error))?;
        }
        self.done = true;
        Ok(())
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        if self.done {
            return;
        }
        // best effort: the error that brought us here is the one to report
        for path in self.temporary.iter().map(|(temporary, _)| temporary).chain(&self.renamed) {
            let _ = fs::remove_file(path);
        }
        for folder in self.created_directories.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn check_relative(path: &str) -> Result<(), DiskError> {
    let plain = !path.is_empty()
        && !path.contains('\0')
        && Path::new(path).components().all(|component| matches!(component, Component::Normal(_)));
    if plain { Ok(()) } else { Err(DiskError::Path { path: path.to_owned() }) }
}

fn open(path: &str) -> Result<File, DiskError> {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that opens files")]
    File::open(path).map_err(|error| system("read", path, &error))
}

fn read(file: File, path: &str, bytes_max: usize) -> Result<Vec<u8>, DiskError> {
    let mut content = Vec::new();
    let bound = u64::try_from(bytes_max).unwrap_or(u64::MAX).saturating_add(1);
    file.take(bound).read_to_end(&mut content).map_err(|error| system("read", path, &error))?;
    if content.len() > bytes_max {
        return Err(DiskError::TooLarge { path: path.to_owned(), bytes_max });
    }
    Ok(content)
}

fn system(activity: &'static str, path: &str, error: &std::io::Error) -> DiskError {
    let path = path.to_owned();
    match error.kind() {
        ErrorKind::NotFound => DiskError::NotFound { path },
        ErrorKind::AlreadyExists => DiskError::Exists { path },
        _ => DiskError::System { activity, path, reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file<'a>(path: &'a str, content: &'a [u8]) -> NewFile<'a> {
        NewFile { path, content, mode: FileMode::Ordinary }
    }

    #[test]
    fn writes_all_or_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("pack");
        let root = root.to_str().unwrap();
        write_files(root, &[file("a", b"1"), file("sub/b", b"2")], false).unwrap();
        assert_eq!(list_files(root, 10).unwrap(), ["a", "sub/b"]);
        assert_eq!(
            write_files(root, &[file("c", b"3"), file("a", b"4")], false).unwrap_err().code(),
            ErrorCode::FileExists
        );
        assert_eq!(list_files(root, 10).unwrap(), ["a", "sub/b"]);
        // `a` is a file: no directory can be made below it
        assert!(write_files(root, &[file("new/d", b"3"), file("a/e", b"4")], true).is_err());
        assert_eq!(list_files(root, 10).unwrap(), ["a", "sub/b"]);
        assert!(!folder.path().join("pack/new").exists());
        assert_eq!(read_file(&format!("{root}/a"), 10).unwrap(), b"1");
    }

    #[test]
    fn refuses_paths_that_lead_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["../x", "/x", "", "a/../../x", "a\0b", "./x"] {
            let error = write_files(folder.path().to_str().unwrap(), &[file(path, b"")], true).unwrap_err();
            assert!(matches!(error, DiskError::Path { .. }), "{path}");
        }
    }

    #[test]
    fn reads_are_bounded() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_str().unwrap();
        write_files(root, &[file("a", b"12345")], false).unwrap();
        assert_eq!(read_file(&format!("{root}/a"), 4).unwrap_err().code(), ErrorCode::LimitExceeded);
        assert_eq!(read_file(&format!("{root}/b"), 4).unwrap_err().code(), ErrorCode::FileNotFound);
        assert_eq!(list_files(root, 0).unwrap_err().code(), ErrorCode::LimitExceeded);
    }

    #[cfg(unix)]
    #[test]
    fn secrets_are_for_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_str().unwrap();
        write_files(root, &[NewFile { path: "key", content: b"s", mode: FileMode::Secret }], false).unwrap();
        let path = format!("{root}/key");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(read_secret_file(&path, 10).unwrap(), b"s");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(read_secret_file(&path, 10).unwrap_err().code(), ErrorCode::KeyFilePermissions);
    }
}

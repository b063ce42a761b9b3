//! A disk in memory that forgets what was not synchronised, and one that fails after some steps. Compiled for tests alone.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use turmoil_fs::Fs;
use turmoil_fs::shim::std::fs as simulated;

use super::Disk;

/// Files of a disk whose power is cut; what is not synchronised is lost. It may forget to do one of the things that count.
#[derive(Clone)]
pub(in crate::connect) struct CutDisk {
    fs: Fs,
    seed: u64,
    syncs_files: bool,
    syncs_folders: bool,
}

impl CutDisk {
    /// An empty disk.
    pub(in crate::connect) fn new(seed: u64, syncs_files: bool, syncs_folders: bool) -> io::Result<Self> {
        let disk = Self { fs: fresh(seed), seed, syncs_files, syncs_folders };
        disk.keep(&BTreeMap::new())?;
        Ok(disk)
    }

    /// Cuts the power. What a power cut leaves goes on a fresh disk: the simulation knows files by their paths alone, so
    /// that what was in a folder whose own name was lost would come back with another folder of that name.
    pub(in crate::connect) fn cut(&mut self) -> io::Result<()> {
        self.fs.crash();
        let left = self.left("")?;
        self.fs = fresh(number(&mut self.seed));
        self.keep(&left)
    }

    /// All files and folders that a walk from the top comes to, by their paths; a folder has no content.
    fn left(&self, folder: &str) -> io::Result<BTreeMap<String, Option<Vec<u8>>>> {
        let mut left = BTreeMap::new();
        for (name, is_folder) in self.list(folder)? {
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if is_folder {
                left.extend(self.left(&path)?);
                left.insert(path, None);
            } else {
                let content = self.read(&path)?;
                left.insert(path, content);
            }
        }
        Ok(left)
    }

    /// Puts files and folders on an empty disk, for good.
    fn keep(&self, files: &BTreeMap<String, Option<Vec<u8>>>) -> io::Result<()> {
        let _entered = self.fs.enter();
        simulated::create_dir_all(place(""))?;
        // a folder comes before what is in it
        for (path, content) in files {
            match content {
                None => simulated::create_dir_all(place(path))?,
                Some(content) => {
                    simulated::write(place(path), content)?;
                    simulated::File::open(place(path))?.sync_all()?;
                }
            }
        }
        simulated::sync_dir("/")?;
        simulated::sync_dir(place(""))?;
        files.iter().filter(|(_, content)| content.is_none()).try_for_each(|(path, _)| simulated::sync_dir(place(path)))
    }
}

/// A disk of which now and then the system writes something by itself, and tears writes apart: neither may be relied on.
fn fresh(seed: u64) -> Fs {
    let disk = Fs::builder().seed(seed).sync_probability(if seed.is_multiple_of(2) { 0.0 } else { 0.3 });
    if seed.is_multiple_of(3) { disk.build() } else { disk.block_size(16).build() }
}

fn place(path: &str) -> String {
    if path.is_empty() { "/log".to_owned() } else { format!("/log/{path}") }
}

impl Disk for CutDisk {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let _entered = self.fs.enter();
        match simulated::read(place(path)) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn write(&self, path: &str, content: &[u8]) -> io::Result<()> {
        let _entered = self.fs.enter();
        simulated::write(place(path), content)
    }

    fn sync_file(&self, path: &str) -> io::Result<()> {
        let _entered = self.fs.enter();
        if self.syncs_files { simulated::File::open(place(path))?.sync_all() } else { Ok(()) }
    }

    fn overwrite(&self, path: &str, content: &[u8]) -> io::Result<()> {
        let _entered = self.fs.enter();
        simulated::OpenOptions::new().write(true).open(place(path))?.write_all(content)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        let _entered = self.fs.enter();
        match simulated::remove_file(place(path)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let _entered = self.fs.enter();
        simulated::rename(place(from), place(to))
    }

    fn make_folder(&self, path: &str) -> io::Result<()> {
        let _entered = self.fs.enter();
        simulated::create_dir_all(place(path))
    }

    fn sync_folder(&self, path: &str) -> io::Result<()> {
        let _entered = self.fs.enter();
        if self.syncs_folders { simulated::sync_dir(place(path)) } else { Ok(()) }
    }

    fn list(&self, path: &str) -> io::Result<Vec<(String, bool)>> {
        let _entered = self.fs.enter();
        let entries = simulated::read_dir(place(path))?;
        entries
            .map(|entry| {
                let entry = entry?;
                Ok((entry.file_name().to_string_lossy().into_owned(), entry.file_type()?.is_dir()))
            })
            .collect()
    }
}

/// A disk that works for some steps, and then has no power.
#[derive(Clone)]
pub(in crate::connect) struct Failing {
    pub(in crate::connect) disk: CutDisk,
    pub(in crate::connect) steps: Arc<AtomicU64>,
    /// What the last step gives: no power, or a failure of the disk alone.
    pub(in crate::connect) says: io::ErrorKind,
}

impl Failing {
    fn step<T>(&self, act: impl FnOnce(&CutDisk) -> io::Result<T>) -> io::Result<T> {
        match self.steps.load(Ordering::Relaxed) {
            0 => Err(self.says.into()),
            left => {
                self.steps.store(left - 1, Ordering::Relaxed);
                act(&self.disk)
            }
        }
    }
}

impl Disk for Failing {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        self.step(|disk| disk.read(path))
    }

    fn write(&self, path: &str, content: &[u8]) -> io::Result<()> {
        // half of it may have been written
        self.step(|disk| disk.write(path, content)).inspect_err(|_| {
            _ = self.disk.write(path, &content[..content.len() / 2]);
        })
    }

    fn sync_file(&self, path: &str) -> io::Result<()> {
        self.step(|disk| disk.sync_file(path))
    }

    fn overwrite(&self, path: &str, content: &[u8]) -> io::Result<()> {
        self.step(|disk| disk.overwrite(path, content))
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.step(|disk| disk.remove(path))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.step(|disk| disk.rename(from, to))
    }

    fn make_folder(&self, path: &str) -> io::Result<()> {
        self.step(|disk| disk.make_folder(path))
    }

    fn sync_folder(&self, path: &str) -> io::Result<()> {
        self.step(|disk| disk.sync_folder(path))
    }

    fn list(&self, path: &str) -> io::Result<Vec<(String, bool)>> {
        self.disk.list(path)
    }
}

pub(in crate::connect) fn number(state: &mut u64) -> u64 {
    // splitmix64
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

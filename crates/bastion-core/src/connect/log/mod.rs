//! Logs that outlive a power cut.

mod directory;
mod disk;

pub use directory::DirectoryLog;
pub use disk::{Disk, SystemDisk};

#[cfg(test)]
mod tests;

//! The library behind the `bastion` binary.

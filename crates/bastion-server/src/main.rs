//! The `bastion` binary.

fn main() {}

//! The `bastion` binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    bastion_server::cli::main()
}

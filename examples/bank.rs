//! A small bank changes its database. Told with the real commands, on SQLite, without a server.
//!
//! `make run` builds the `bastion` binary and runs this. It leaves `bastion-demo/` with the databases, the snapshots,
//! the key and the evidence pack.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const DIRECTORY: &str = "bastion-demo";

fn main() -> ExitCode {
    match tell() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn tell() -> Result<(), Box<dyn Error>> {
    let story =
        Story { bastion: std::env::var_os("BASTION_BIN").map_or_else(|| "target/debug/bastion".into(), PathBuf::from) };
    if fs::exists(DIRECTORY)? {
        fs::remove_dir_all(DIRECTORY)?;
    }
    fs::create_dir(DIRECTORY)?;
    database(&Path::new(DIRECTORY).join("bank-v1.db"), include_str!("bank/v1.sql"))?;
    database(&Path::new(DIRECTORY).join("bank-v2.db"), include_str!("bank/v2.sql"))?;

    story.say("A small bank keeps customers, accounts and payments. Here is its database before the release.")?;
    story.run(&["snapshot", "bastion-demo/bank-v1.db", "--output", "bastion-demo/v1.json"], 0)?;

    story.say("The release drops a column and an index, changes a view, and demands a phone number. What breaks, and for whom?")?;
    story.run(&["diff", "bastion-demo/bank-v1.db", "bastion-demo/bank-v2.db"], 1)?;

    story.say("May it go to production? The built-in policy says: what breaks somebody needs the approval of a data owner.\nThe answer is signed, so first a key.")?;
    story.run(&["keygen", "bastion-demo/signing-key.pem"], 0)?;
    story.run(
        &[
            "check",
            "bastion-demo/bank-v1.db",
            "bastion-demo/bank-v2.db",
            "--environment",
            "production",
            "--actor",
            "ada",
            "--key",
            "bastion-demo/signing-key.pem",
            "--evidence",
            "bastion-demo/evidence",
        ],
        4,
    )?;

    story.say(
        "The decision and everything it stands on lie in bastion-demo/evidence. An auditor needs only the public key:",
    )?;
    story.run(&["verify", "bastion-demo/evidence", "--key", "bastion-demo/signing-key.pem.pub"], 0)?;

    story.say("And if somebody touches up the report afterwards?")?;
    let report = Path::new(DIRECTORY).join("evidence/artifacts/report.md");
    let honest = fs::read(&report)?;
    fs::write(&report, String::from_utf8_lossy(&honest).replacen("require", "allow", 1))?;
    story.run(&["verify", "bastion-demo/evidence", "--key", "bastion-demo/signing-key.pem.pub"], 1)?;
    fs::write(&report, &honest)?;

    story.say("The report is restored. Verify it yourself, here or on any other machine:\n\n    target/debug/bastion verify bastion-demo/evidence --key bastion-demo/signing-key.pem.pub\n\nbastion-demo/evidence/artifacts/report.md is for people; VERIFY.md says how to check it without bastion.")
}

struct Story {
    bastion: PathBuf,
}

impl Story {
    fn say(&self, text: &str) -> Result<(), Box<dyn Error>> {
        Ok(writeln!(std::io::stdout(), "\n── {text}\n")?)
    }

    /// Runs a command for all to see; `expected` is the exit code that it must have.
    fn run(&self, arguments: &[&str], expected: i32) -> Result<(), Box<dyn Error>> {
        writeln!(std::io::stdout(), "$ bastion {}\n", arguments.join(" "))?;
        std::io::stdout().flush()?;
        let status = Command::new(&self.bastion).args(arguments).status().map_err(|error| {
            format!("cannot run {}: {error}; build it with `cargo build -p bastion-server`", self.bastion.display())
        })?;
        if status.code() != Some(expected) {
            return Err(format!(
                "`bastion {}` ended with {status}, expected exit code {expected}",
                arguments.join(" ")
            )
            .into());
        }
        Ok(())
    }
}

fn database(path: &Path, sql: &str) -> Result<(), Box<dyn Error>> {
    rusqlite::Connection::open(path)?.execute_batch(sql)?;
    Ok(())
}

//! `bastion log` as a person uses it: a log, its proofs, its witness, and what each says when the log was changed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Output, Stdio};

const ORIGIN: &str = "log.example.com/acme";

struct Folder(tempfile::TempDir);

impl Folder {
    /// With the keys of a log and of a witness.
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for key in ["log.pem", "witness.pem"] {
            assert_eq!(bastion(&["keygen", &folder.path(key)], "").status.code(), Some(0));
        }
        folder
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// Adds a line each, and gives the log's public key.
    fn append(&self, lines: &str) -> String {
        let (log, key) = (self.path("log"), self.path("log.pem"));
        let added = bastion(&["log", "append", &log, "--origin", ORIGIN, "--key", &key], lines);
        assert_eq!(added.status.code(), Some(0), "{}", text(&added.stderr));
        text(&added.stderr).trim_end().split(' ').next_back().unwrap().to_owned()
    }

    fn witness(&self, log_key: &str) -> Output {
        self.witness_at(&self.path("log"), log_key)
    }

    fn witness_at(&self, log: &str, log_key: &str) -> Output {
        let (key, state) = (self.path("witness.pem"), self.path("state"));
        bastion(
            &["log", "witness", log, "--log-key", log_key, "--name", "w.example", "--key", &key, "--state", &state],
            "",
        )
    }

    fn verify(&self, log_key: &str, more: &[&str]) -> Output {
        let log = self.path("log");
        bastion(&[&["log", "verify", &log, "--log-key", log_key], more].concat(), "")
    }
}

fn bastion(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bastion"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// Python's web server, which knows nothing of logs.
struct WebServer {
    child: Child,
    address: String,
}

impl WebServer {
    fn of(folder: &str) -> Self {
        let python = std::env::var("BASTION_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let mut child = Command::new(python)
            .args(["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let port = said.split(' ').skip_while(|word| *word != "port").nth(1).unwrap();
        Self { child, address: format!("http://127.0.0.1:{port}/") }
    }
}

impl Drop for WebServer {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_log_is_written_proven_and_checked_elsewhere() {
    let folder = Folder::new();
    folder.append("first\nsecond\nthird\n");
    let log_key = folder.append("fourth");
    let verified = folder.verify(&log_key, &[]);
    assert_eq!(text(&verified.stdout), "holds: log.example.com/acme, 4 entries\n");
    let (log, entry, proof, export) =
        (folder.path("log"), folder.path("entry"), folder.path("proof"), folder.path("export"));
    let proven = bastion(&["log", "prove", &log, "1", "--log-key", &log_key, "--entry", &entry], "");
    fs::write(&proof, &proven.stdout).unwrap();
    assert_eq!(fs::read_to_string(&entry).unwrap(), "second");
    let exported =
        bastion(&["log", "export", &log, "--log-key", &log_key, "--first", "1", "--end", "3", "-o", &export], "");
    assert_eq!(exported.status.code(), Some(0), "{}", text(&exported.stderr));
    // whoever checks has neither the log nor a connection
    fs::remove_dir_all(&log).unwrap();
    let check = |file: &str| bastion(&["log", "check", file, "--log-key", &log_key, "--entry", &entry], "");
    assert_eq!(text(&check(&proof).stdout), "holds: entry 1 of log.example.com/acme, 4 entries\n");
    assert_eq!(text(&check(&export).stdout), "holds: 2 entries from 1 on of log.example.com/acme, 4 entries\n");
    fs::write(&entry, "second!").unwrap();
    let refused = check(&proof);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused.stdout).starts_with("DOES NOT HOLD: the proof leads to the root"),
        "{}",
        text(&refused.stdout)
    );
    let cut = fs::read_to_string(&export).unwrap().replacen("c2Vjb25k", "c2Vjb25l", 1);
    fs::write(&export, cut).unwrap();
    assert_eq!(check(&export).status.code(), Some(1));
}

#[test]
fn a_witness_signs_what_continues_and_nothing_else() {
    let folder = Folder::new();
    let log_key = folder.append("first\nsecond");
    let first = folder.witness(&log_key);
    assert!(text(&first.stderr).starts_with("2 entries, seen for the first time; witness key w.example+"));
    let witness_key = text(&first.stderr).trim_end().split(' ').next_back().unwrap().to_owned();
    folder.append("third");
    let second = folder.witness(&log_key);
    assert!(text(&second.stderr).starts_with("3 entries, continues what was signed"), "{}", text(&second.stderr));
    // the state is the checkpoint itself, and the log has to continue it
    let state = folder.path("state");
    let verified = folder.verify(&log_key, &["--older", &state]);
    assert_eq!(verified.status.code(), Some(0), "{}", text(&verified.stdout));
    // nobody put the witness's signature beside the log
    let verified = folder.verify(&log_key, &["--witness-key", &witness_key]);
    assert_eq!(text(&verified.stdout), "NOT WITNESSED as asked: log.example.com/acme, 3 entries\n");
    fs::copy(&state, folder.path("log/checkpoint")).unwrap();
    let verified = folder.verify(&log_key, &["--witness-key", &witness_key]);
    assert!(text(&verified.stdout).starts_with("witnessed  w.example, at "), "{}", text(&verified.stdout));
    assert_eq!(verified.status.code(), Some(0));
}

#[test]
fn a_witness_elsewhere_needs_a_web_server_alone() {
    let folder = Folder::new();
    let log_key = folder.append(&"entry\n".repeat(700));
    let server = WebServer::of(&folder.path("log"));
    let first = folder.witness_at(&server.address, &log_key);
    assert!(text(&first.stderr).starts_with("700 entries, seen for the first time"), "{}", text(&first.stderr));
    folder.append(&"more\n".repeat(100));
    let second = folder.witness_at(&server.address, &log_key);
    assert!(text(&second.stderr).starts_with("800 entries, continues"), "{}", text(&second.stderr));
    let elsewhere = |arguments: &[&str]| {
        bastion(&[&arguments[..2], &[&server.address, "--log-key", &log_key], &arguments[2..]].concat(), "")
    };
    assert_eq!(text(&elsewhere(&["log", "verify"]).stdout), "holds: log.example.com/acme, 800 entries\n");
    assert_eq!(elsewhere(&["log", "prove", "799"]).status.code(), Some(0));
    let appended =
        bastion(&["log", "append", &server.address, "--origin", ORIGIN, "--key", &folder.path("log.pem")], "x");
    assert!(text(&appended.stderr).contains("can only be read"), "{}", text(&appended.stderr));
    // what a web server leaves out or changes is found
    let tile = folder.path("log/tile/entries/001");
    let mut entries = fs::read(&tile).unwrap();
    entries[40] ^= 1;
    fs::write(&tile, entries).unwrap();
    assert!(text(&elsewhere(&["log", "verify"]).stdout).contains("changed"));
    fs::remove_file(&tile).unwrap();
    assert_eq!(elsewhere(&["log", "verify"]).status.code(), Some(1));
    // a log that begins anew
    fs::remove_dir_all(folder.path("log")).unwrap();
    folder.append(&"other\n".repeat(900));
    let refused = folder.witness_at(&server.address, &log_key);
    assert!(text(&refused.stderr).starts_with("error[log_proof_invalid]"), "{}", text(&refused.stderr));
}

#[test]
fn a_log_begun_anew_is_told_from_the_one_that_was_signed() {
    for lines in ["first\nother\nthird\nfourth", "first"] {
        let folder = Folder::new();
        let log_key = folder.append("first\nsecond\nthird");
        folder.witness(&log_key);
        let kept = fs::read(folder.path("state")).unwrap();
        fs::remove_dir_all(folder.path("log")).unwrap();
        folder.append(lines);
        let refused = folder.witness(&log_key);
        assert_eq!(refused.status.code(), Some(1), "{lines}: {}", text(&refused.stderr));
        assert!(
            text(&refused.stderr).starts_with("error[log_proof_invalid]: the checkpoint "),
            "{}",
            text(&refused.stderr)
        );
        assert_eq!(fs::read(folder.path("state")).unwrap(), kept, "a refusal changes nothing");
        let verified = folder.verify(&log_key, &["--older", &folder.path("state")]);
        let problem = if lines == "first" { "truncated  older/0" } else { "forked     older/0" };
        assert!(text(&verified.stdout).starts_with(problem), "{}", text(&verified.stdout));
        assert_eq!(verified.status.code(), Some(1));
    }
}

#[test]
fn what_cannot_be_read_is_said_in_a_line() {
    let folder = Folder::new();
    let log_key = folder.append("first");
    let missing = bastion(&["log", "verify", &folder.path("none"), "--log-key", &log_key], "");
    assert_eq!((missing.status.code(), text(&missing.stderr).starts_with("error[file_not_found]: ")), (Some(3), true));
    let no_key = folder.verify(&folder.path("log.pem.pub"), &[]);
    assert!(text(&no_key.stderr).starts_with("error[invalid_log]: "), "{}", text(&no_key.stderr));
    let beyond = bastion(&["log", "prove", &folder.path("log"), "1", "--log-key", &log_key], "");
    assert!(text(&beyond.stderr).starts_with("error[invalid_argument]: the tree of 1 entries has no entry 1"));
    let proof = bastion(&["log", "prove", &folder.path("log"), "0", "--log-key", &log_key], "");
    fs::write(folder.path("proof"), &proof.stdout).unwrap();
    let no_entry = bastion(&["log", "check", &folder.path("proof"), "--log-key", &log_key], "");
    assert!(text(&no_entry.stderr).ends_with("; add --entry FILE\n"), "{}", text(&no_entry.stderr));
    let other = bastion(
        &["log", "append", &folder.path("log"), "--origin", ORIGIN, "--key", &folder.path("witness.pem")],
        "second",
    );
    assert!(text(&other.stderr).starts_with("error[signature_invalid]: "), "{}", text(&other.stderr));
}

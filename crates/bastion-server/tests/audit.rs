//! `bastion audit`, from the first entry to its erasure, over folders.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use bastion_core::evidence::{CheckStatus, Verification};

const ORIGIN: &str = "log.example.com/acme";
const KEY_ENCRYPTION_KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const TABLE: &str = "format: bastion.retention/v1
version: 1
rules:
  - { jurisdiction: EU, retention_class: decision, keep_at_least: P1Y, legal_basis: a law, source: a book }
  - { jurisdiction: EU, retention_class: audit, keep_at_least: P30Y, legal_basis: another law, source: a book }
";

struct World {
    folder: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let world = Self { folder: tempfile::tempdir().unwrap() };
        let key = world.path("key.pem");
        assert!(world.run(&["keygen", &key], "").status.success());
        world.secret("eu.hex", KEY_ENCRYPTION_KEY);
        std::fs::write(world.path("retention.yaml"), TABLE).unwrap();
        world
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn secret(&self, name: &str, text: &str) {
        use std::os::unix::fs::OpenOptionsExt;
        let mut options = std::fs::OpenOptions::new();
        let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(self.path(name)).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_bastion"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// A command of `bastion audit` that writes to the log.
    fn audit(&self, command: &str, more: &[&str], input: &str) -> Output {
        let (audit, key, eu) = (self.path("audit"), self.path("key.pem"), format!("EU={}", self.path("eu.hex")));
        let arguments = ["audit", command, &audit, "--origin", ORIGIN, "--key", &key, "--key-encryption-key", &eu];
        self.run(&[&arguments, more].concat(), input)
    }

    fn used(&self, command: &str, more: &[&str]) -> Output {
        let who =
            ["--key-id", "acme/audit/EU/period/2026", "--actor", "grace", "--role", "auditor", "--reason", "asked"];
        self.audit(command, &[&who, more].concat(), "")
    }

    fn verify(&self, log_key: &str) -> Output {
        let (audit, eu) = (self.path("audit"), format!("EU={}", self.path("eu.hex")));
        self.run(&["audit", "verify", &audit, "--log-key", log_key, "--key-encryption-key", &eu], "")
    }
}

fn entries() -> String {
    let entry = |id: &str, at: &str, period: &str| {
        format!(
            r#"{{"header":{{"id":"{id}","occurred_at":"{at}","kind":"decision","key_id":"acme/decision/EU/period/{period}"}},
               "body":{{"actor":{{"id":"ada","role":"analyst"}},"action":"data.read","intent":{{"dataset":"payments"}},
               "policy_results":[],"outcome":"allowed"}}}}"#
        )
    };
    let old = entry("e1", "2020-01-01T00:00:00Z", "2020");
    // as far ahead as a test can be sure of: it has to be kept
    format!("[{old},{}]", entry("e2", "2999-01-01T00:00:00Z", "2999"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn bodies(folder: &Path) -> Vec<PathBuf> {
    let folders = std::fs::read_dir(folder.join("audit/bodies")).unwrap().flatten().map(|entry| entry.path());
    folders
        .filter(|path| path.is_dir())
        .flat_map(|path| std::fs::read_dir(path).unwrap().flatten())
        .map(|entry| entry.path())
        .collect()
}

#[test]
fn an_entry_is_recorded_read_erased_and_accounted_for() {
    let world = World::new();
    let recorded = world.audit("record", &[], &entries());
    assert!(recorded.status.success(), "{}", text(&recorded.stderr));
    let said = text(&recorded.stderr);
    let log_key = said.trim().rsplit(' ').next().unwrap().to_owned();
    assert!(log_key.starts_with(ORIGIN), "{said}");
    assert!(text(&recorded.stdout).starts_with(&format!("{ORIGIN}\n2\n")));

    let read = world.used("read", &[]);
    let reading: serde_json::Value = serde_json::from_slice(&read.stdout).unwrap();
    assert_eq!((&reading["logged_at"], &reading["entries"][0]["body"]["actor"]["id"]), (&2.into(), &"ada".into()));

    let table = world.path("retention.yaml");
    let erase = |period: &str| {
        world.used("erase", &["--erase", &format!("acme/decision/EU/period/{period}"), "--table", &table])
    };
    let refused = erase("2999");
    assert_eq!(refused.status.code(), Some(4), "{}", text(&refused.stderr));
    assert!(text(&refused.stderr).contains("3000-01-01"), "{}", text(&refused.stderr));
    let erased = erase("2020");
    assert!(erased.status.success(), "{}", text(&erased.stderr));
    let read = world.used("read", &["--end", "2"]);
    let reading: serde_json::Value = serde_json::from_slice(&read.stdout).unwrap();
    let states: Vec<_> = (0..2).map(|place| reading["entries"][place]["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["erased", "whole"]);
    assert!(!text(&read.stdout).contains("\"body\":null"));

    // the clock of the log's own entries is before 2999: said, and nothing else
    let verified = world.verify(&log_key);
    assert_eq!(verified.status.code(), Some(1));
    assert_eq!(text(&verified.stdout).lines().filter(|line| line.contains("clock went back")).count(), 1);
    assert!(
        text(&verified.stdout).ends_with("5 entries; of their bodies 4 whole, 1 erased\n"),
        "{}",
        text(&verified.stdout)
    );

    let export = world.path("export.json");
    let log = world.path("audit/log");
    assert!(world.run(&["log", "export", &log, "--log-key", &log_key, "-o", &export], "").status.success());
    let population = world.run(&["audit", "population", &export, "--log-key", &log_key], "");
    let population: serde_json::Value = serde_json::from_slice(&population.stdout).unwrap();
    assert_eq!(
        (&population["population"]["count"], &population["population"]["kinds"][1]["name"]),
        (&5.into(), &"erasure".into())
    );
    let due = world
        .run(&["audit", "due", &export, "--log-key", &log_key, "--table", &table, "--now", "2030-01-01T00:00:00Z"], "");
    let due = text(&due.stdout);
    assert!(
        due.contains("may erase  acme/decision/EU/period/2020  1 entries, keep until 2021-01-01T00:00:00Z\n"),
        "{due}"
    );
    assert!(due.contains("keep       acme/decision/EU/period/2999"), "{due}");
}

#[test]
fn damage_and_a_key_that_others_may_read_are_not_passed_over() {
    let world = World::new();
    let said = text(&world.audit("record", &[], &entries().replace("2999-", "2020-")).stderr);
    let log_key = said.trim().rsplit(' ').next().unwrap().to_owned();
    let verified = world.verify(&log_key);
    assert!(verified.status.success(), "{}", text(&verified.stdout));
    assert_eq!(world.audit("record", &[], &entries()).status.code(), Some(2), "the same identifiers again");
    let body = bodies(world.folder.path()).remove(0);
    let mut bytes = std::fs::read(&body).unwrap();
    bytes[30] ^= 1;
    std::fs::write(&body, bytes).unwrap();
    let verified = world.verify(&log_key);
    assert!(
        verified.status.code() == Some(1) && text(&verified.stdout).contains("body changed"),
        "{}",
        text(&verified.stdout)
    );
    std::fs::remove_file(&body).unwrap();
    assert!(text(&world.verify(&log_key).stdout).contains("body missing"));
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(world.path("eu.hex"), std::fs::Permissions::from_mode(0o644)).unwrap();
    let refused = world.verify(&log_key);
    assert!(
        refused.status.code() == Some(3) && !text(&refused.stderr).contains(KEY_ENCRYPTION_KEY),
        "{}",
        text(&refused.stderr)
    );
}

/// The names of the checks of a pack that ended so.
fn checks(world: &World, pack: &str, more: &[&str], status: CheckStatus) -> (Option<i32>, Vec<String>) {
    let key = world.path("evidence.pem.pub");
    let verified = world.run(&[&["verify", pack, "--key", &key, "--format", "json"], more].concat(), "");
    let found: Verification = serde_json::from_slice(&verified.stdout).unwrap();
    let names = found.checks.into_iter().filter(|check| check.status == status).map(|check| check.name);
    (verified.status.code(), names.collect())
}

#[test]
fn a_period_is_exported_verified_and_in_the_log_afterwards() {
    let world = World::new();
    let said = text(&world.audit("record", &[], &entries().replace("2999-", "2021-")).stderr);
    let log_key = said.trim().rsplit(' ').next().unwrap().to_owned();
    for name in ["evidence.pem", "table.pem"] {
        assert!(world.run(&["keygen", &world.path(name)], "").status.success());
    }
    let (signed, table_key) = (world.path("retention.signed.json"), world.path("table.pem.pub"));
    let sign =
        ["audit", "sign-retention", &world.path("retention.yaml"), "--key", &world.path("table.pem"), "-o", &signed];
    assert!(world.run(&sign, "").status.success());
    let evidence_key = world.path("evidence.pem");
    let export = |pack: &str, more: &[&str]| {
        let own = ["--evidence-key", &evidence_key, "--evidence", pack, "--control", "CC7.2"];
        world.used("export", &[&own, more].concat())
    };
    let year = ["--period-start", "2020-01-01T00:00:00Z", "--period-end", "2021-01-01T00:00:00Z"];
    let pack = world.path("pack.zip");
    let given = export(&pack, &[&year[..], &["--table", &signed, "--table-key", &table_key]].concat());
    assert!(given.status.success(), "{}", text(&given.stderr));
    let population: serde_json::Value = serde_json::from_slice(&given.stdout).unwrap();
    assert_eq!((&population["count"], &population["kinds"][0]["name"]), (&1.into(), &"decision".into()));
    assert!(text(&given.stderr).contains("recorded as entry 2"), "{}", text(&given.stderr));

    let trusted = ["--log-key", &world.path("log.key"), "--key", &table_key];
    std::fs::write(world.path("log.key"), &log_key).unwrap();
    assert_eq!(checks(&world, &pack, &trusted, CheckStatus::Failed), (Some(0), Vec::new()));
    assert_eq!(checks(&world, &pack, &trusted, CheckStatus::NotChecked).1, [""; 0]);
    assert_eq!(checks(&world, &pack, &[], CheckStatus::NotChecked).1, ["export log", "export retention"]);

    // as files: one byte is another
    let folder = world.path("pack");
    assert!(export(&folder, &year).status.success());
    assert_eq!(checks(&world, &folder, &trusted, CheckStatus::Failed), (Some(0), Vec::new()));
    let file = world.path("pack/artifacts/population.json");
    let changed = std::fs::read_to_string(&file).unwrap().replace("\"count\":1", "\"count\":2");
    std::fs::write(&file, changed).unwrap();
    let (code, failed) = checks(&world, &folder, &trusted, CheckStatus::Failed);
    assert_eq!((code, failed), (Some(1), vec!["artifact population.json".to_owned(), "export population".to_owned()]));

    // a period without entries, and one that is none
    let empty = world.path("empty.zip");
    let nothing = ["--period-start", "2019-01-01T00:00:00Z", "--period-end", "2019-02-01T00:00:00Z"];
    let given = export(&empty, &nothing);
    assert!(given.status.success() && text(&given.stdout).contains("\"count\":0"), "{}", text(&given.stderr));
    assert_eq!(checks(&world, &empty, &trusted, CheckStatus::Failed), (Some(0), Vec::new()));
    let backwards = ["--period-start", "2021-01-01T00:00:00Z", "--period-end", "2021-01-01T00:00:00Z"];
    let refused = export(&world.path("none.zip"), &backwards);
    assert_eq!(refused.status.code(), Some(2), "{}", text(&refused.stderr));
    // an unsigned table, where a signature is asked for
    let plain = ["--table", &world.path("retention.yaml"), "--table-key", &table_key];
    let refused = export(&world.path("none.zip"), &[&year[..], &plain].concat());
    assert!(!refused.status.success() && text(&refused.stderr).contains("not signed"), "{}", text(&refused.stderr));

    // what was handed out is in the log, and what was refused is not
    let reading: serde_json::Value = serde_json::from_slice(&world.used("read", &["--first", "2"]).stdout).unwrap();
    let said: Vec<_> = reading["entries"].as_array().unwrap().iter().map(|read| &read["body"]["intent"]).collect();
    assert_eq!(said.len(), 3, "{reading}");
    assert_eq!((&reading["entries"][0]["entry"]["kind"], &said[0]["end"]), (&"export".into(), &1.into()));
    assert_eq!((&said[2]["first"], &said[2]["end"], &said[0]["reason"]), (&0.into(), &0.into(), &"asked".into()));
    assert!(world.verify(&log_key).status.success());
}

#[test]
fn a_signed_table_counts_and_an_unsigned_one_does_not_where_keys_are_given() {
    let world = World::new();
    let said = text(&world.audit("record", &[], &entries()).stderr);
    let log_key = said.trim().rsplit(' ').next().unwrap().to_owned();
    assert!(world.run(&["keygen", &world.path("table.pem")], "").status.success());
    assert!(world.run(&["keygen", &world.path("other.pem")], "").status.success());
    let (plain, signed) = (world.path("retention.yaml"), world.path("signed.json"));
    let envelope = world.run(&["audit", "sign-retention", &plain, "--key", &world.path("table.pem")], "");
    std::fs::write(&signed, &envelope.stdout).unwrap();
    let (key, other) = (world.path("table.pem.pub"), world.path("other.pem.pub"));
    let erase = |table: &[&str]| world.used("erase", &[&["--erase", "acme/decision/EU/period/2020"], table].concat());
    let export = world.path("export.json");
    assert!(
        world
            .run(&["log", "export", &world.path("audit/log"), "--log-key", &log_key, "-o", &export], "")
            .status
            .success()
    );
    let due = |table: &[&str]| world.run(&[&["audit", "due", &export, "--log-key", &log_key], table].concat(), "");
    for refused in [
        &["--table", &plain, "--table-key", &key][..],
        &["--table", &signed, "--table-key", &other],
        &["--table", &signed],
    ] {
        for said in [erase(refused), due(refused)] {
            assert!(!said.status.success() && text(&said.stderr).contains("no trusted key"), "{}", text(&said.stderr));
        }
    }
    let allowed = ["--table", &signed, "--table-key", &other, "--table-key", &key];
    assert!(due(&allowed).status.success());
    let erased = erase(&allowed);
    assert!(erased.status.success(), "{}", text(&erased.stderr));
}

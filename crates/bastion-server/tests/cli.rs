//! The `bastion` binary as people run it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn bastion(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bastion"))
        .args(arguments)
        .env_remove("PGPASSWORD")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // a command that refuses its arguments does not read
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

struct Bank {
    folder: tempfile::TempDir,
}

impl Bank {
    fn new() -> Self {
        let bank = Self { folder: tempfile::tempdir().unwrap() };
        bank.database("old.db", "CREATE TABLE account (id INTEGER PRIMARY KEY, note TEXT)");
        bank.database("new.db", "CREATE TABLE account (id INTEGER PRIMARY KEY)");
        bank
    }

    fn database(&self, name: &str, sql: &str) {
        rusqlite::Connection::open(self.folder.path().join(name)).unwrap().execute_batch(sql).unwrap();
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }
}

#[test]
fn the_corpus_gives_the_same_bytes() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let list =
        |folder: &Path| -> Vec<PathBuf> { fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect() };
    let mut count = 0;
    for path in list(&corpus).iter().flat_map(|folder| list(folder)) {
        let case: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let operation = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let output = bastion(&["call", operation], case["input"].as_str().unwrap());
        match case["error"].as_str() {
            // this face always has a runtime
            Some("runtime_required") => {
                let said = stderr(&output);
                let reached_out = ["error[source_unreachable]", "error[file_not_found]", "error[file_failed]"];
                assert!(reached_out.iter().any(|code| said.contains(code)), "{said}");
            }
            Some(code) => assert!(stderr(&output).starts_with(&format!("error[{code}]: ")), "{}", stderr(&output)),
            None => assert_eq!(
                stdout(&output).trim_end_matches('\n'),
                case["output"].as_str().unwrap(),
                "{}",
                path.display()
            ),
        }
        count += 1;
    }
    assert!(count >= 40, "{count} cases");
}

#[test]
fn a_query_runs_within_bounds() {
    let bank = Bank::new();
    let rows =
        "CREATE TABLE account (id INTEGER PRIMARY KEY, note TEXT); INSERT INTO account VALUES (1, 'a'), (2, NULL)";
    bank.database("rows.db", rows);
    let source = format!("sqlite:{}", bank.path("rows.db"));
    let query = "select id, note from account order by id";
    let table = bastion(&["sql", "query", &source], query);
    assert_eq!(stdout(&table), "id | note\n---+-----\n1  | a\n2  | NULL\n(2 rows)\n", "{}", stderr(&table));
    let csv = bastion(&["sql", "query", &source, "-", "--rows-max", "1", "--format", "csv"], query);
    assert_eq!(stdout(&csv), "id,note\n1,a\n");
    assert_eq!(stderr(&csv), "there are more rows than may be given\n");
    let json = bastion(&["sql", "query", &source, "--format", "json"], query);
    let answer: serde_json::Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!((&answer["verdict"]["decision"], &answer["result"]["row_count"]), (&"allow".into(), &2.into()));
    let refused = bastion(&["sql", "query", &source], "delete from account");
    assert_eq!((refused.status.code(), stdout(&refused).as_str()), (Some(4), ""));
    assert!(stderr(&refused).ends_with("not run: query_not_allowed\n"), "{}", stderr(&refused));
    let unbounded = bastion(&["sql", "query", &source, "--statement-timeout-ms", "0"], query);
    assert!(stderr(&unbounded).starts_with("error[invalid_argument]: "), "{}", stderr(&unbounded));
    let grant = bastion(&["sql", "grant", &source, "--role", "reader", "--allow-schema", "main"], "");
    assert!(stderr(&grant).starts_with("error[invalid_argument]: SQLite has no roles"), "{}", stderr(&grant));
}

#[test]
fn statements_are_written_again() {
    let input = "-- kept\nselect a, /* lost */ 'it''s' from t where b = 1;\nselect 2";
    let lines = bastion(&["sql", "format"], input);
    assert_eq!(stdout(&lines), "-- kept\nSELECT a, 'it''s'\nFROM t\nWHERE b = 1;\n\nSELECT 2\n");
    assert_eq!(stderr(&lines), "comments left out: 1\n");
    let one_line = bastion(&["sql", "format", "--dialect", "mysql", "--one-line"], input);
    assert_eq!(stdout(&one_line), "SELECT `a`, 'it''s' FROM `t` WHERE `b` = 1;\nSELECT 2\n");
    let refused = bastion(&["sql", "format"], "drop table t");
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).starts_with("error[invalid_sql]: the statement at line 1 cannot be written again: "));
}

#[test]
fn a_change_from_databases_to_a_verified_verdict() {
    let bank = Bank::new();
    let (old, new, key, pack) = (bank.path("old.db"), bank.path("new.db"), bank.path("key.pem"), bank.path("evidence"));
    assert_eq!(bastion(&["keygen", &key], "").status.code(), Some(0));
    let again = bastion(&["keygen", &key], "");
    assert_eq!((again.status.code(), stderr(&again).contains("error[file_exists]")), (Some(3), true));
    let check = bastion(&["check", &old, &new, "--actor", "ada", "--key", &key, "--evidence", &pack], "");
    assert_eq!(check.status.code(), Some(4), "{}", stderr(&check));
    let public = format!("{key}.pub");
    let verify = bastion(&["verify", &pack, "--key", &public], "");
    assert_eq!(verify.status.code(), Some(0), "{}", stdout(&verify));
    fs::write(format!("{pack}/artifacts/diff.json"), "{}").unwrap();
    let verify = bastion(&["verify", &pack, "--key", &public], "");
    assert_eq!(verify.status.code(), Some(1));
    assert!(stdout(&verify).contains("FAILED artifact diff.json"));
    fs::remove_file(format!("{pack}/pack.intoto.jsonl")).unwrap();
    assert_eq!(bastion(&["verify", &pack, "--key", &public], "").status.code(), Some(1));
}

#[test]
fn evidence_goes_into_a_log_and_is_verified_with_its_key() {
    let bank = Bank::new();
    let (old, new, key, log_key) =
        (bank.path("old.db"), bank.path("new.db"), bank.path("key.pem"), bank.path("log.pem"));
    let (log, pack, origin) = (bank.path("log"), bank.path("evidence.zip"), "log.example.com/acme");
    bastion(&["keygen", &key], "");
    let made = bastion(&["keygen", &log_key, "--log-origin", origin], "");
    assert!(stdout(&made).contains("log.pem.vkey"), "{}", stderr(&made));
    let (public, verifier) = (format!("{key}.pub"), format!("{log_key}.vkey"));
    let logged = ["--log", &log, "--log-origin", origin, "--log-key", &log_key];
    for place in 0..2 {
        let evidence = if place == 0 { bank.path("first") } else { pack.clone() };
        let check =
            [&["check", &old, &new, "--key", &key, "--tenant", "acme", "--evidence", &evidence][..], &logged].concat();
        let check = bastion(&check, "");
        assert_eq!(check.status.code(), Some(4), "{}", stderr(&check));
    }
    let verify = bastion(&["verify", &pack, "--key", &public, "--log-key", &verifier, "--log-required"], "");
    assert_eq!(verify.status.code(), Some(0), "{}{}", stdout(&verify), stderr(&verify));
    assert!(stdout(&verify).contains("logged: in log.example.com/acme at place 1 of 2"), "{}", stdout(&verify));
    let unchecked = bastion(&["verify", &pack, "--key", &public], "");
    assert_eq!(unchecked.status.code(), Some(0));
    assert!(stdout(&unchecked).contains("log not checked"), "{}", stdout(&unchecked));
    let trust = bank.path("trust.json");
    let list = serde_json::json!({
        "keys": [{"public_key": fs::read_to_string(&public).unwrap(), "until_index": 1}],
        "log_keys": [fs::read_to_string(&verifier).unwrap()],
    });
    fs::write(&trust, list.to_string()).unwrap();
    assert_eq!(bastion(&["verify", &bank.path("first"), "--trust", &trust], "").status.code(), Some(0));
    let late = bastion(&["verify", &pack, "--trust", &trust], "");
    assert_eq!(late.status.code(), Some(1));
    assert!(stdout(&late).contains("FAILED key validity"), "{}", stdout(&late));
    // another tenant's pack does not go into this log
    let other = ["check", &old, &new, "--key", &key, "--tenant", "other", "--evidence", &bank.path("other")];
    let other = bastion(&[&other[..], &logged].concat(), "");
    assert!(
        stderr(&other).contains("error[invalid_argument]: the pack is of the tenant `other`"),
        "{}",
        stderr(&other)
    );
}

#[test]
fn a_pack_in_no_log_says_so() {
    let bank = Bank::new();
    let (old, key, pack) = (bank.path("old.db"), bank.path("key.pem"), bank.path("evidence"));
    bastion(&["keygen", &key], "");
    assert_eq!(bastion(&["check", &old, &old, "--key", &key, "--evidence", &pack], "").status.code(), Some(0));
    let public = format!("{key}.pub");
    let verify = bastion(&["verify", &pack, "--key", &public], "");
    assert_eq!(verify.status.code(), Some(0));
    assert!(stdout(&verify).contains("not logged"), "{}", stdout(&verify));
    let required = bastion(&["verify", &pack, "--key", &public, "--log-required"], "");
    assert_eq!(required.status.code(), Some(1));
    assert!(stdout(&required).contains("FAILED log  it is in no log, and has to be"), "{}", stdout(&required));
}

#[test]
fn whoever_has_the_key_signs() {
    use std::os::unix::fs::PermissionsExt;
    let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bastion-core/tests/keys");
    let bank = Bank::new();
    let (old, key, public) = (bank.path("old.db"), bank.path("key.pem"), keys.join("public.pem"));
    fs::copy(keys.join("pbkdf2.pem"), &key).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    let check = |name: &str, arguments: &[&str], variables: &[(&str, &str)]| {
        let evidence = bank.path(name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_bastion"));
        command.args(["check", &old, &old, "--evidence", &evidence]).args(arguments);
        command.env_remove("BASTION_KEY_PASSPHRASE").envs(variables.iter().copied());
        let output = command.output().unwrap();
        let verified = bastion(&["verify", &evidence, "--key", public.to_str().unwrap()], "");
        (stderr(&output), verified.status.code() == Some(0))
    };
    let passphrase = [("BASTION_KEY_PASSPHRASE", "correct horse")];
    assert!(check("encrypted", &["--key", &key], &passphrase).1);
    let (refused, _) = check("none", &["--key", &key], &[]);
    assert!(refused.contains("error[invalid_key]") && refused.contains("BASTION_KEY_PASSPHRASE"), "{refused}");
    let (wrong, _) = check("wrong", &["--key", &key], &[("BASTION_KEY_PASSPHRASE", "battery staple")]);
    assert!(wrong.contains("error[invalid_key]") && !wrong.contains("battery"), "{wrong}");
    let pem = fs::read_to_string(&key).unwrap();
    let variables = [("THE_KEY", pem.as_str()), ("WORDS", "correct horse")];
    assert!(check("environment", &["--key", "env:THE_KEY", "--passphrase-env", "WORDS"], &variables).1);
    let script = format!(
        "cat > {0}.m && openssl pkeyutl -sign -rawin -inkey {0} -passin 'pass:correct horse' -in {0}.m",
        bank.path("key.pem")
    );
    let public = public.to_str().unwrap();
    let program =
        ["--signer-command", "sh", "--signer-argument", "-c", "--signer-argument", &script, "--signer-key", public];
    let (told, verified) = check("program", &program, &[]);
    assert!(verified, "{told}");
    let (failed, _) = check("failed", &["--signer-command", "false", "--signer-key", public], &[]);
    assert!(failed.contains("error[signer_failed]"), "{failed}");
}

#[test]
fn evidence_is_the_same_for_the_same_time_and_key() {
    let bank = Bank::new();
    let (old, new, key) = (bank.path("old.db"), bank.path("new.db"), bank.path("key.pem"));
    bastion(&["keygen", &key], "");
    let envelope = |directory: &str| {
        let directory = bank.path(directory);
        let fixed = ["--decided-at", "2026-11-20T22:00:00Z", "--pack-id", "one"];
        let mut arguments = vec!["check", &old, &new, "--key", &key, "--evidence", &directory];
        arguments.extend(fixed);
        bastion(&arguments, "");
        fs::read(format!("{directory}/pack.sigstore.json")).unwrap()
    };
    assert_eq!(envelope("one"), envelope("two"));
}

#[test]
fn exit_codes_say_what_happened() {
    let bank = Bank::new();
    let (old, new) = (bank.path("old.db"), bank.path("new.db"));
    let code = |arguments: &[&str]| bastion(arguments, "").status.code();
    assert_eq!(code(&["diff", &old, &old]), Some(0));
    assert_eq!(code(&["diff", &old, &new]), Some(1));
    assert_eq!(code(&["diff", &old, &new, "--fail-on", "never"]), Some(0));
    assert_eq!(code(&["diff", &new, &old]), Some(0));
    assert_eq!(code(&["diff", &new, &old, "--fail-on", "warning"]), Some(1));
    assert_eq!(code(&["diff", &old]), Some(2));
    assert_eq!(code(&["snapshot", "nothing"]), Some(2));
    assert_eq!(code(&["snapshot", &bank.path("missing.db")]), Some(3));
    assert_eq!(code(&["snapshot", "postgresql://u@127.0.0.1:1/d"]), Some(3));
    assert_eq!(code(&["doctor", "postgresql://u@127.0.0.1:1/d"]), Some(3));
    assert_eq!(code(&["doctor", &old]), Some(0));
    assert_eq!(code(&["check", &old, &new, "--environment", "staging"]), Some(1));
    assert_eq!(code(&["check", &old]), Some(0));
}

#[test]
fn a_key_that_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let bank = Bank::new();
    let key = bank.path("key.pem");
    bastion(&["keygen", &key], "");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let output = bastion(&["check", &bank.path("old.db"), "--key", &key, "--evidence", &bank.path("evidence")], "");
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("error[key_file_permissions]") && stderr(&output).contains("chmod 600"));
    assert!(!Path::new(&bank.path("evidence")).exists());
}

#[test]
fn an_error_is_one_line_with_what_to_do() {
    let output = bastion(&["snapshot", "postgresql://user:topsecret@127.0.0.1:1/bank"], "");
    let text = stderr(&output);
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(
        text.starts_with("error[source_unreachable]: cannot reach 127.0.0.1:1/bank") && text.contains("bastion doctor")
    );
    assert!(!text.contains("topsecret") && stdout(&output).is_empty());
}

#[test]
fn results_have_three_formats() {
    let bank = Bank::new();
    let (old, new) = (bank.path("old.db"), bank.path("new.db"));
    let run = |format: &str| stdout(&bastion(&["diff", &old, &new, "--format", format], ""));
    insta::assert_snapshot!("diff_text", run("text"));
    insta::assert_snapshot!("diff_markdown", run("markdown"));
    let comparison: serde_json::Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!(comparison["findings"][0]["rule"], "COL004");
    assert!(!run("text").contains('\u{1b}'));
}

#[test]
fn explains_itself() {
    insta::assert_snapshot!("help", stdout(&bastion(&["--help"], "")));
    insta::assert_snapshot!("rule", stdout(&bastion(&["rules", "explain", "column-removed"], "")));
    assert!(stdout(&bastion(&["rules", "list"], "")).contains("COL004"));
    assert!(stdout(&bastion(&["completions", "bash"], "")).contains("bastion"));
    assert!(stdout(&bastion(&["call"], "")).contains("evidence.verify"));
}

#[test]
fn a_statement_has_a_fingerprint() {
    let output = bastion(&["sql", "fingerprint"], "SELECT a FROM t WHERE b IN (1, 2) -- x\n");
    assert_eq!(stdout(&output), "pg_query:3:f5ccd2dc9a65d441\nselect a from t where b in (?+)\n");
    let output = bastion(&["sql", "fingerprint", "--dialect", "mysql", "--format", "json"], "SELECT \"a\" FROM T");
    assert!(stdout(&output).contains("\"normalised\":\"select ? from T\""), "{}", stdout(&output));
}

#[test]
fn columns_are_scanned_and_values_are_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("people.db").to_string_lossy().into_owned();
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection
        .execute_batch("CREATE TABLE person (id integer PRIMARY KEY, c1 text, birth_date date, file_name text)")
        .unwrap();
    for number in 0..30 {
        let sql = "INSERT INTO person (c1, file_name) VALUES ('canary' || ?1 || '@example.com', 'a' || ?1)";
        connection.execute(sql, [number]).unwrap();
    }
    let names_only = bastion(&["pii", "scan", &path], "");
    assert!(
        stdout(&names_only).contains("birth_date") && !stdout(&names_only).contains("email"),
        "{}",
        stdout(&names_only)
    );
    for format in ["text", "json", "markdown", "html"] {
        let scan = bastion(&["pii", "scan", &path, "--sample", "20", "--seed", "1", "--format", format], "");
        let text = stdout(&scan);
        assert!(text.contains("email") && !text.contains("canary"), "{text} {}", stderr(&scan));
    }
    let fails = bastion(&["pii", "scan", &path, "--fail-on", "high"], "");
    assert_eq!(fails.status.code(), Some(1), "{}", stderr(&fails));
    assert_eq!(bastion(&["pii", "scan", &path, "--sample", "101"], "").status.code(), Some(2));
}

#[test]
fn settings_of_a_team_change_what_counts() {
    let bank = Bank::new();
    let (old, new, config) = (bank.path("old.db"), bank.path("new.db"), bank.path("bastion.toml"));
    let diff = || bastion(&["diff", &old, &new, "--config", &config], "");
    let suppressed = |until: &str| {
        format!(
            "[[suppressions]]\nrule = 'column-removed'\npath = 'main.account.*'\nuntil = '{until}'\nreason = 'moved'\n"
        )
    };
    fs::write(&config, suppressed("2999-12-31")).unwrap();
    let output = diff();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(
        stdout(&output).contains("suppressed until 2999-12-31: COL004 main.account.note, moved"),
        "{}",
        stdout(&output)
    );
    fs::write(&config, suppressed("2020-01-01")).unwrap();
    let output = diff();
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("its suppression ended on 2020-01-01"), "{}", stdout(&output));
    fs::write(&config, "mode = 'privacy'").unwrap();
    assert_eq!(diff().status.code(), Some(0));
    fs::write(&config, "mode = 'nobody'").unwrap();
    let output = diff();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("error[invalid_document]"), "{}", stderr(&output));
    let output = bastion(&["diff", &old, &new, "--config", "/no/such/file"], "");
    assert!(stderr(&output).starts_with("error[file_not_found]"), "{}", stderr(&output));
}

#[test]
fn a_history_keeps_what_is_shared_once() {
    let bank = Bank::new();
    for store in [bank.path("history"), bank.path("history.sqlite")] {
        for (source, name, words) in [
            ("old.db", "v1", "read: snapshot 1"),
            ("old.db", "v1 again", "unchanged, not read: snapshot 2"),
            ("new.db", "v2", "read: snapshot 3"),
        ] {
            let output = bastion(&["snapshot", &bank.path(source), "--store", &store, "--name", name], "");
            assert!(stderr(&output).contains(words), "{}", stderr(&output));
        }
        let listed = stdout(&bastion(&["history", &store], ""));
        assert!(listed.contains("as before") && listed.ends_with("3 snapshots\n"), "{listed}");
        let output = bastion(&["diff", &format!("store:{store}@v1"), &format!("store:{store}@v2")], "");
        assert_eq!(output.status.code(), Some(1));
        assert!(stdout(&output).contains("COL004"), "{}", stdout(&output));
        let judged = |more: &[&str]| {
            let source = bank.path("new.db");
            let mut arguments = vec!["compatible", &source, "--store", &store, "--mode", "readers"];
            arguments.extend(more);
            let output = bastion(&arguments, "");
            (output.status.code(), stdout(&output))
        };
        // the old schema was stored twice and counts once
        let (code, text) = judged(&[]);
        assert_eq!((code, text.lines().count()), (Some(1), 3), "{text}");
        assert!(text.starts_with("holds   3 v2 (") && text.contains("\nbreaks  1 v1 ("), "{text}");
        assert_eq!(judged(&["--last", "1"]).0, Some(0));
        assert_eq!(judged(&["--last", "0"]).0, Some(2));
    }
    let output = bastion(&["history", &bank.path("none")], "");
    assert!(stderr(&output).starts_with("error[file_not_found]"), "{}", stderr(&output));
}

#[test]
fn files_of_sql_are_a_source_and_their_statements_consumers() {
    let bank = Bank::new();
    let (schema, queries) = (bank.path("schema.sql"), bank.path("queries.sql"));
    fs::write(&schema, "CREATE TABLE account (id INTEGER PRIMARY KEY, note TEXT);").unwrap();
    let output = bastion(&["diff", &format!("sql:{schema}@sqlite"), &bank.path("old.db")], "");
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), "no difference that anyone can notice\n"));
    fs::write(&queries, "SELECT id FROM account;\n\nSELECT note\nFROM account;\n").unwrap();
    let output = bastion(&["diff", &bank.path("old.db"), &bank.path("new.db"), "--queries", &queries], "");
    assert!(stdout(&output).contains("queries.sql:3` fails: no such column: note"), "{}", stdout(&output));
    assert!(
        stderr(&output).contains("2 consumers: 1 affected, 1 go on as before, 0 not judged"),
        "{}",
        stderr(&output)
    );
    // what nobody who is known reads may go
    fs::write(&queries, "SELECT id FROM account;").unwrap();
    let lenient = ["--queries", &queries, "--mode", "readers", "--lenient"];
    let (old, new) = (bank.path("old.db"), bank.path("new.db"));
    let arguments = [&["diff", &old, &new], &lenient[..]].concat();
    assert_eq!(bastion(&arguments, "").status.code(), Some(0));
}

#[test]
fn without_a_server_statements_are_read_and_it_is_said() {
    let bank = Bank::new();
    let write = |name: &str, text: &str| {
        fs::write(bank.path(name), text).unwrap();
        bank.path(name)
    };
    let old = write("old.sql", "CREATE TABLE account (id int PRIMARY KEY, note text);");
    let new = write("new.sql", "CREATE TABLE account (id bigint PRIMARY KEY);");
    let queries =
        write("queries.sql", "SELECT id FROM account;\n\nSELECT upper(note) AS loud\nFROM account;\nSELECT 1;\n");
    let read = |path: &str| format!("sql:{path}@parse-postgresql");
    let output = bastion(&["diff", &read(&old), &read(&new), "--queries", &queries], "");
    let (result, notes) = (stdout(&output), stderr(&output));
    let words = "queries.sql:3` fails: column \"note\" does not exist (SQLSTATE 42703, at line 3); its column `loud` came \
                 from there: `public.account.note` is gone; read from its text, no server was asked";
    assert!(result.contains(words), "{result}");
    assert!(result.contains("`id` is `bigint` instead of `integer`; it comes from `public.account.id`"), "{result}");
    assert!(notes.contains("no server was asked of the statements"), "{notes}");
    assert!(notes.contains("3 consumers: 2 affected, 1 go on as before, 0 not judged"), "{notes}");
    // what was read from a text is never complete
    assert!(result.contains("text read without a server"), "{result}");
    // snapshots are enough too
    let (before, after) = (bank.path("before.json"), bank.path("after.json"));
    for (source, snapshot) in [(&old, &before), (&new, &after)] {
        let taken = bastion(&["snapshot", &read(source), "--output", snapshot], "");
        assert_eq!(taken.status.code(), Some(0), "{}", stderr(&taken));
    }
    let output = bastion(&["diff", &before, &after, "--queries", &queries], "");
    assert_eq!(stdout(&output), result);
}

#[test]
fn what_changed_in_the_data_is_said() {
    let bank = Bank::new();
    let rows = |name: &str, notes: &str| {
        let database = rusqlite::Connection::open(bank.folder.path().join(name)).unwrap();
        database.execute_batch(&format!("INSERT INTO account (note) VALUES {notes}")).unwrap();
    };
    rows("old.db", "('a'), ('b'), ('c')");
    let (before, after) = (bank.path("before.json"), bank.path("after.json"));
    let take =
        |output: &str| bastion(&["snapshot", &bank.path("old.db"), "--statistics", "exact", "--output", output], "");
    assert_eq!(take(&before).status.code(), Some(0));
    rows("old.db", "(NULL), (NULL), (NULL)");
    assert_eq!(take(&after).status.code(), Some(0));
    let output = bastion(&["drift", &before, &after], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stdout(&output).contains("share of nulls of `main.account.note` went from 0.0 % to 50.0 %"),
        "{}",
        stdout(&output)
    );
    assert_eq!(bastion(&["drift", &before, &before], "").status.code(), Some(0));
}

#[test]
fn an_sqlite_file_is_migrated_with_its_rows() {
    let bank = Bank::new();
    bank.database("wanted.db", "CREATE TABLE account (note TEXT NOT NULL DEFAULT '', id INTEGER PRIMARY KEY)");
    let (old, wanted) = (bank.path("old.db"), bank.path("wanted.db"));
    bank.database("old.db", "INSERT INTO account VALUES (7, 'seven')");
    let output = bastion(&["migrate", &old, &wanted, "--format", "sql"], "");
    assert!(stdout(&output).contains("BEGIN;") && stdout(&output).contains("INSERT INTO"), "{}", stdout(&output));
    let output = bastion(&["migrate", &old, &wanted, "--apply"], "");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let connection = rusqlite::Connection::open(&old).unwrap();
    let row: (String, i64) =
        connection.query_row("SELECT * FROM account", [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!(row, ("seven".to_owned(), 7));
    assert_eq!(bastion(&["diff", &old, &wanted], "").status.code(), Some(0));
}

#[test]
fn masks_stand_in_the_place_of_values_and_go_back_with_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let policy = "format: bastion.mask_policy/v1\nrules:\n\
        - columns: {entity: email}\n  mask: {kind: token, domain: person}\n\
        - columns: {name: phone}\n  mask: {kind: format_preserving, domain: phone, alphabet: digits}\nunmatched: keep\n";
    fs::write(path("policy.yaml"), policy).unwrap();
    fs::write(path("key"), "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n").unwrap();
    let mask = |more: &[&str], input: &str| {
        let (policy, key) = (path("policy.yaml"), path("key"));
        let usual =
            ["pii", "mask", "--policy", &policy, "--key-file", &key, "--tenant", "bank", "--entity", "mail=email"];
        bastion(&[&usual, more].concat(), input)
    };
    let open = mask(&[], "mail,phone\nada@example.com,+49 151 2345678\n");
    assert_eq!(open.status.code(), Some(3), "a key that others may read: {}", stderr(&open));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path("key"), fs::Permissions::from_mode(0o600)).unwrap();
    }
    let masked = mask(&[], "mail,phone\nada@example.com,+49 151 2345678\n");
    assert_eq!(masked.status.code(), Some(0), "{}", stderr(&masked));
    let text = stdout(&masked);
    assert!(text.starts_with("mail,phone\ntok_k1_") && !text.contains("2345678"), "{text}");
    assert!(stderr(&masked).contains("mail: token, 1 masked"), "{}", stderr(&masked));
    let restored = stdout(&mask(&["--restore"], &text));
    assert!(restored.ends_with(",+49 151 2345678\n") && restored.contains("tok_k1_"), "{restored}");
    let refused = mask(&[], "mail,phone\nada@example.com,110\n");
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        stderr(&refused).contains("value_not_maskable") && !stderr(&refused).contains("110"),
        "{}",
        stderr(&refused)
    );
}

#[test]
fn a_statement_that_does_more_than_read_is_not_allowed() {
    let check = |sql: &str, more: &[&str]| {
        let arguments: Vec<&str> = ["sql", "check", "-"].iter().chain(more).copied().collect();
        bastion(&arguments, sql)
    };
    let output = check("SELECT lower(name) FROM person -- all", &["--dialect", "postgresql"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("allowed\nSELECT \"pg_catalog\".\"lower\"(\"name\")"), "{}", stdout(&output));
    let output = check("SELECT 1,\n  pg_sleep(3)", &["--dialect", "postgresql"]);
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    assert!(stdout(&output).contains("2:3: no read may call `pg_sleep` [function]"), "{}", stdout(&output));
    let bank = Bank::new();
    for (sql, code) in [("SELECT note FROM account", 0), ("SELECT note FROM nothing", 4), ("DELETE FROM account", 4)] {
        let output = check(sql, &["--source", &bank.path("old.db"), "--format", "json"]);
        assert_eq!(output.status.code(), Some(code), "{sql}: {}", stderr(&output));
        let answer: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
        assert_eq!(answer["bound"], true, "{sql}");
    }
    assert_eq!(check("SELECT 1", &[]).status.code(), Some(2));
}

#[test]
fn a_statement_says_where_its_columns_come_from() {
    let bank = Bank::new();
    let sql = "SELECT upper(note) AS loud FROM account WHERE id > 3";
    let source = bank.path("old.db");
    let lineage = |more: &[&str]| {
        let arguments: Vec<&str> = ["sql", "lineage", "--source", &source].iter().chain(more).copied().collect();
        bastion(&arguments, sql)
    };
    let words = lineage(&[]);
    assert_eq!(words.status.code(), Some(0), "{}", stderr(&words));
    assert_eq!(
        stdout(&words),
        "`loud` is made from `main.account.note`.\nThe rows are filtered by `main.account.id`.\n"
    );
    let answer: serde_json::Value = serde_json::from_str(&stdout(&lineage(&["--format", "json"]))).unwrap();
    assert_eq!(answer["columns"][0]["sources"][0]["confidence"], "bound");
    let facet: serde_json::Value =
        serde_json::from_str(&stdout(&lineage(&["--format", "openlineage", "--namespace", "file://bank"]))).unwrap();
    assert_eq!(facet["fields"]["loud"]["inputFields"][0]["namespace"], "file://bank");
    let refused = bastion(&["sql", "lineage", "--source", &source], "SELECT nothing FROM account");
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    assert!(stderr(&refused).starts_with("error[invalid_sql]: no such column: nothing"), "{}", stderr(&refused));
    let guessed = bastion(&["sql", "lineage", "--dialect", "mysql"], "SELECT a FROM t");
    assert!(stdout(&guessed).contains("`t.a`"), "{}", stdout(&guessed));
}

#[test]
fn what_is_personal_leaves_a_stream_and_comes_back_with_the_key() {
    let text = "call +49 30 901820\nfrom 192.168.1.1: jo@example.com\n";
    let redacted = bastion(&["pii", "redact"], text);
    assert_eq!(redacted.status.code(), Some(0), "{}", stderr(&redacted));
    assert_eq!(stdout(&redacted), "call [PHONE_REDACTED]\nfrom [IP_REDACTED]: [EMAIL_REDACTED]\n");
    assert!(stderr(&redacted).contains("email 1, ipv4 1, phone 1"), "{}", stderr(&redacted));
    assert_eq!(
        stdout(&bastion(&["pii", "redact", "--entities", "ipv4", "--style", "removed"], "a 10.0.0.1 b")),
        "a  b"
    );
    let sql = "SELECT 'x' -- jo@example.com\n, \"jo@example.com\" FROM t";
    let redacted = bastion(&["pii", "redact", "--format", "sql", "--found-only"], sql);
    assert_eq!(stdout(&redacted), "SELECT 'x' -- [EMAIL_REDACTED]\n, \"jo@example.com\" FROM t");
    assert_eq!(bastion(&["pii", "redact", "--style", "token"], "x").status.code(), Some(2), "tokens need a key");
    assert_eq!(bastion(&["pii", "redact", "--entities", "soul"], "x").status.code(), Some(2));

    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    fs::write(path("key"), key).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path("key"), fs::Permissions::from_mode(0o600)).unwrap();
    }
    let (key_file, originals) = (path("key"), path("originals"));
    let arguments = ["pii", "redact", "--style", "token", "--key-file", &key_file, "--originals", &originals];
    let redacted = bastion(&arguments, text);
    assert_eq!(redacted.status.code(), Some(0), "{}", stderr(&redacted));
    assert!(stdout(&redacted).contains("[EMAIL_k1_"), "{}", stdout(&redacted));
    let input = serde_json::json!({
        "redacted": [stdout(&redacted)],
        "originals": fs::read_to_string(&originals).unwrap(),
        "key": {"id": "k1", "tenant": "default", "secret": key},
    });
    let restored = bastion(&["call", "privacy.restore", "-"], &input.to_string());
    let restored: serde_json::Value = serde_json::from_str(&stdout(&restored)).unwrap();
    assert_eq!(restored["texts"][0], text);
}

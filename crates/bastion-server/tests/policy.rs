//! `bastion policy` as people run it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::process::{Command, Output};

const POLICIES: &str = "format: bastion.policy/v1
policies:
  - { id: read, name: Reading, kind: access, actions: [data.read], effect: allow }
  - { id: many, name: Many rows, kind: access, actions: [data.read], rows: { rows_min: 100 }, effect: block, reason: too many }
tests:
  - { name: at the border, request: { principal: { id: ada }, action: data.read, rows: 100 }, effect: block, matched: [many, read] }
  - { name: below it, request: { principal: { id: ada }, action: data.read, rows: 99 }, effect: allow }
";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("policies.yaml", POLICIES);
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    /// Runs `bastion policy` in the folder, so that paths in the output are the same everywhere.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bastion"));
        command.current_dir(self.0.path()).arg("policy").args(arguments).output().unwrap()
    }

    fn text(&self, arguments: &[&str], code: i32) -> String {
        let output = self.run(arguments);
        let (out, error) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!(output.status.code(), Some(code), "{out}{error}");
        out + &error
    }
}

#[test]
fn check_names_what_looks_wrong() {
    let folder = Folder::new();
    insta::assert_snapshot!(folder.text(&["check", "policies.yaml"], 0), @"");
    folder.text(&["check", "policies.yaml", "--fail-on", "info"], 1);
    folder.write("universe.yaml", "actions: [data.read]\nalways_stated: [rows]\n");
    insta::assert_snapshot!(folder.text(&["check", "policies.yaml", "--universe", "universe.yaml"], 0), @"");
    folder.write("broken.yaml", "format: bastion.policy/v1\npolicies: [{ id: a, name: A }]\n");
    insta::assert_snapshot!(folder.text(&["check", "policies.yaml", "broken.yaml"], 1), @"");
    assert!(folder.text(&["check"], 2).contains("there are no policies"));
}

#[test]
fn test_reports_in_every_shape() {
    let folder = Folder::new();
    assert_eq!(
        folder.text(&["test", "policies.yaml", "--pack", "production-writes"], 0),
        "16 passed, 0 failed, 0 errors\n"
    );
    folder.write(
        "more.yaml",
        "format: bastion.policy_tests/v1\ncases: [{ name: wrong, request: { principal: { id: ada }, action: data.read, rows: 5 }, effect: block, matched: [many] }]\n",
    );
    folder.write("more_test.rego", "package more_test\nimport rego.v1\n\ntest_right if 1 < 2\n\ntest_wrong if 2 < 1\n");
    let arguments = ["test", "policies.yaml", "--tests", "more.yaml", "--tests", "more_test.rego", "--format"];
    let shown = |format: &str| folder.text(&[&arguments[..], &[format]].concat(), 1);
    insta::assert_snapshot!(shown("text"), @"");
    insta::assert_snapshot!(shown("junit"), @"");
    insta::assert_snapshot!(shown("opa"), @"");
    let json: serde_json::Value = serde_json::from_str(&shown("json")).unwrap();
    assert_eq!((&json["passed"], &json["failed"]), (&serde_json::json!(3), &serde_json::json!(2)));
}

#[test]
fn coverage_names_what_no_case_tries() {
    let folder = Folder::new();
    insta::assert_snapshot!(folder.text(&["coverage", "policies.yaml"], 1), @"");
    let all: Vec<String> =
        bastion_core::policy::packs::PACKS.iter().map(|pack| format!("--pack={}", pack.name)).collect();
    let arguments: Vec<&str> = ["coverage"].into_iter().chain(all.iter().map(String::as_str)).collect();
    assert!(folder.text(&arguments, 0).ends_with("27 of 27 policies are tried completely\n"));
}

#[test]
fn diff_shows_a_request_and_replays_a_record() {
    let folder = Folder::new();
    folder.write("new.yaml", &POLICIES.replace("rows_min: 100 ", "rows_min: 1000 "));
    folder.write(
        "record.jsonl",
        "{\"request\":{\"principal\":{\"id\":\"ada\"},\"action\":\"data.read\",\"rows\":500},\"decision\":\"block\"}\n{\"input\":{\"principal\":{\"id\":\"ada\"},\"action\":\"data.read\",\"rows\":5},\"result\":{\"effect\":\"allow\"}}\n",
    );
    insta::assert_snapshot!(folder.text(&["diff", "policies.yaml", "new.yaml", "--recorded", "record.jsonl"], 1), @"");
    folder.text(&["diff", "policies.yaml", "new.yaml", "--fail-on", "never"], 0);
    folder.text(&["diff", "policies.yaml", "new.yaml", "--fail-on", "looser"], 1);
    folder.text(&["diff", "new.yaml", "policies.yaml", "--fail-on", "looser"], 0);
    folder.text(&["diff", "policies.yaml", "policies.yaml"], 0);
}

#[test]
fn explain_says_why_of_every_policy() {
    let folder = Folder::new();
    folder.write("request.yaml", "principal: { id: ada }\naction: data.read\nrows: 5\n");
    insta::assert_snapshot!(folder.text(&["explain", "policies.yaml", "--request", "request.yaml"], 0), @"");
    folder.write("request.json", "{\"principal\":{\"id\":\"ada\"},\"action\":\"data.read\"}");
    insta::assert_snapshot!(folder.text(&["explain", "policies.yaml", "--request", "request.json"], 4), @"");
    folder.write("request.json", "{\"principle\":{}}");
    assert!(folder.text(&["explain", "policies.yaml", "--request", "request.json"], 2).contains("`principle`"));
}

#[test]
fn what_is_exported_is_rego() {
    let folder = Folder::new();
    let text = folder.text(&["export", "policies.yaml"], 0);
    assert!(text.contains("package bastion.policies") && text.contains("block contains \"many\" if {"), "{text}");
    assert!(
        folder.text(&["import", "policies.yaml", "--entry", "data.a.b", "--id", "a"], 2).contains("invalid_document")
    );
}

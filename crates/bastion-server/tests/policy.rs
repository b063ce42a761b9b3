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
    insta::assert_snapshot!(folder.text(&["check", "policies.yaml"], 0), @r#"
info `many` (block) and `read` (allow) meet: the first is an exception from the second
    {"principal":{"id":"anyone"},"action":"data.read","rows":100,"resource":{}}
info no policy matches a request like this in `action`: it is blocked
    {"principal":{"id":"anyone"},"action":"other","resource":{}}
2 policies: 0 errors, 0 warnings, 2 to know
"#);
    folder.text(&["check", "policies.yaml", "--fail-on", "info"], 1);
    folder.write("universe.yaml", "actions: [data.read]\nalways_stated: [rows]\n");
    insta::assert_snapshot!(folder.text(&["check", "policies.yaml", "--universe", "universe.yaml"], 0), @r#"
info `many` (block) and `read` (allow) meet: the first is an exception from the second
    {"principal":{"id":"anyone"},"action":"data.read","rows":100,"resource":{}}
2 policies: 0 errors, 0 warnings, 1 to know
"#);
    folder.write("broken.yaml", "format: bastion.policy/v1\npolicies: [{ id: a, name: A }]\n");
    insta::assert_snapshot!(folder.text(&["check", "policies.yaml", "broken.yaml"], 1), @"
error broken.yaml: policy `a`, `policies`: missing field `kind`
2 policies: 1 errors, 0 warnings, 0 to know
");
    assert!(folder.text(&["check"], 2).contains("there are no policies"));
}

#[test]
#[expect(clippy::too_many_lines, reason = "most of it is what is expected")]
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
    insta::assert_snapshot!(shown("text"), @r#"
FAILED more.yaml: wrong
    effect: expected "block", got "allow"
    matched: expected ["many"], got ["read"]
    `many` (block) does not match: `rows` expects {"rows_min":100}, got 5
    `read` (allow) matches
FAILED more_test.rego:6: data.more_test.test_wrong
    data.more_test.test_wrong: expected true, got null
3 passed, 2 failed, 0 errors
"#);
    insta::assert_snapshot!(shown("junit"), @r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="bastion">
  <testsuite name="more.yaml" tests="1" failures="1" errors="0">
    <testcase name="wrong" classname="more.yaml">
      <failure type="failure" message="effect: expected &quot;block&quot;, got &quot;allow&quot;">effect: expected &quot;block&quot;, got &quot;allow&quot;
matched: expected [&quot;many&quot;], got [&quot;read&quot;]
`many` (block) does not match: `rows` expects {&quot;rows_min&quot;:100}, got 5
`read` (allow) matches
</failure>
    </testcase>
  </testsuite>
  <testsuite name="more_test.rego" tests="2" failures="1" errors="0">
    <testcase name="data.more_test.test_right" classname="more_test.rego">
    </testcase>
    <testcase name="data.more_test.test_wrong" classname="more_test.rego">
      <failure type="failure" message="data.more_test.test_wrong: expected true, got null">data.more_test.test_wrong: expected true, got null
</failure>
    </testcase>
  </testsuite>
  <testsuite name="policies.yaml" tests="2" failures="0" errors="0">
    <testcase name="at the border" classname="policies.yaml">
    </testcase>
    <testcase name="below it" classname="policies.yaml">
    </testcase>
  </testsuite>
</testsuites>
"#);
    insta::assert_snapshot!(shown("opa"), @r#"
[
  {
    "duration": 0,
    "location": {
      "col": 1,
      "file": "policies.yaml",
      "row": 1
    },
    "name": "at the border",
    "package": "policies.yaml"
  },
  {
    "duration": 0,
    "location": {
      "col": 1,
      "file": "policies.yaml",
      "row": 1
    },
    "name": "below it",
    "package": "policies.yaml"
  },
  {
    "duration": 0,
    "fail": true,
    "location": {
      "col": 1,
      "file": "more.yaml",
      "row": 1
    },
    "name": "wrong",
    "output": "effect: expected \"block\", got \"allow\"\nmatched: expected [\"many\"], got [\"read\"]\n`many` (block) does not match: `rows` expects {\"rows_min\":100}, got 5\n`read` (allow) matches\n",
    "package": "more.yaml"
  },
  {
    "duration": 0,
    "location": {
      "col": 1,
      "file": "more_test.rego",
      "row": 4
    },
    "name": "test_right",
    "package": "data.more_test"
  },
  {
    "duration": 0,
    "fail": true,
    "location": {
      "col": 1,
      "file": "more_test.rego",
      "row": 6
    },
    "name": "test_wrong",
    "output": "data.more_test.test_wrong: expected true, got null\n",
    "package": "data.more_test"
  }
]
"#);
    let json: serde_json::Value = serde_json::from_str(&shown("json")).unwrap();
    assert_eq!((&json["passed"], &json["failed"]), (&serde_json::json!(3), &serde_json::json!(2)));
}

#[test]
fn coverage_names_what_no_case_tries() {
    let folder = Folder::new();
    insta::assert_snapshot!(folder.text(&["coverage", "policies.yaml"], 1), @"
missing many  actions: not just outside
missing read  actions: not just outside
0 of 2 policies are tried completely
");
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
    insta::assert_snapshot!(folder.text(&["diff", "policies.yaml", "new.yaml", "--recorded", "record.jsonl"], 1), @r#"
looser: block (many) → allow (read)
    {"principal":{"id":"anyone"},"action":"data.read","rows":100,"resource":{}}
they do not decide every request alike

line 1: block → allow: policy `read`: Reading
2 recorded decisions: 1 as they were, 1 otherwise; 0 lines unreadable
"#);
    folder.text(&["diff", "policies.yaml", "new.yaml", "--fail-on", "never"], 0);
    folder.text(&["diff", "policies.yaml", "new.yaml", "--fail-on", "looser"], 1);
    folder.text(&["diff", "new.yaml", "policies.yaml", "--fail-on", "looser"], 0);
    folder.text(&["diff", "policies.yaml", "policies.yaml"], 0);
    let read = |obligations: &str| {
        format!(
            "format: bastion.policy/v1\npolicies:\n  - {{ id: read, name: R, kind: access, effect: allow{obligations} }}\n"
        )
    };
    folder.write("plain.yaml", &read(""));
    folder.write("masked.yaml", &read(", obligations: { masks: [{ column: iban, mask: { kind: partial, last: 4 } }], rows: [{ column: owner, condition: { kind: requester, field: id } }], log: request }"));
    insta::assert_snapshot!(folder.text(&["diff", "masked.yaml", "plain.yaml"], 1), @r#"
looser: allow (read) → allow (read)
    {"principal":{"id":"anyone"},"action":"other","resource":{}}
    before: mask `iban`: first 0, last 4
    before: rows where `owner` is the requester's identifier
    before: log the decision and the request
they do not decide every request alike
"#);
}

#[test]
fn explain_says_why_of_every_policy() {
    let folder = Folder::new();
    folder.write("request.yaml", "principal: { id: ada }\naction: data.read\nrows: 5\n");
    insta::assert_snapshot!(folder.text(&["explain", "policies.yaml", "--request", "request.yaml"], 0), @r#"
allowed: policy `read`: Reading
  read Reading

`many` (block) does not match: `rows` expects {"rows_min":100}, got 5
`read` (allow) matches

one answer away:
`many` (block): `rows` expects {"rows_min":100}, got 5
"#);
    folder.write("request.json", "{\"principal\":{\"id\":\"ada\"},\"action\":\"data.read\"}");
    insta::assert_snapshot!(folder.text(&["explain", "policies.yaml", "--request", "request.json"], 4), @"
blocked: policy `many`: too many (not stated: rows)
  many too many

`many` (block) matches; not stated: rows
`read` (allow) matches
");
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

//! Verdicts, one by one; the corpora are in the tests of the workspace.

use super::*;
use crate::snapshot::SnapshotDocument;

fn reach() -> Reach {
    Reach::default()
}

fn decided(grammar: Grammar, reach: Reach, text: &str) -> (Decision, Vec<&'static str>, Option<String>) {
    let verdict = Guard::new(grammar, None, reach).check(text);
    (verdict.decision, verdict.reasons.iter().map(|reason| reason.code.as_str()).collect(), verdict.sql)
}

fn snapshot() -> Snapshot {
    let text = r#"{"format":"bastion.snapshot/v1","dialect":"postgresql","source":{"server_version":"15.18"},"objects":[
        {"object":{"kind":"relation","schema":"public","name":"person","relation_kind":"table","columns":["id"]}},
        {"object":{"kind":"relation","schema":"public","name":"guarded","relation_kind":"table","columns":["id"]}},
        {"object":{"kind":"row_policy","schema":"public","relation":"guarded","name":"p","command":"all",
            "roles":["PUBLIC"],"using_expression":"touch() = 1"}},
        {"object":{"kind":"relation","schema":"public","name":"quiet","relation_kind":"view","columns":["a"],
            "definition":"SELECT lower(current_user) AS a FROM secret.salary"}},
        {"object":{"kind":"relation","schema":"public","name":"noisy","relation_kind":"view","columns":["a"],
            "definition":"SELECT touch() AS a"}},
        {"object":{"kind":"relation","schema":"public","name":"twice","relation_kind":"view","columns":["a"],
            "definition":"SELECT a FROM public.noisy"}},
        {"object":{"kind":"relation","schema":"public","name":"far","relation_kind":"foreign_table","columns":["a"]}},
        {"object":{"kind":"relation","schema":"public","name":"parts","relation_kind":"partitioned_table","columns":["a"]}},
        {"object":{"kind":"relation","schema":"public","name":"part","relation_kind":"foreign_table","columns":["a"],
            "partition_of":{"schema":"public","name":"parts"}}},
        {"object":{"kind":"relation","schema":"secret","name":"salary","relation_kind":"table","columns":["a"]}},
        {"object":{"kind":"routine","schema":"public","signature":"touch()","name":"touch","routine_kind":"function",
            "language":"plpgsql"}},
        {"object":{"kind":"routine","schema":"public","signature":"add_tax(numeric)","name":"add_tax",
            "routine_kind":"function","language":"sql","volatility":"immutable","arguments":[{"data_type":"numeric"}]}},
        {"object":{"kind":"operator","schema":"public","signature":"+(boolean, boolean)","name":"+",
            "result_type":"integer","routine":"public.touch"}},
        {"object":{"kind":"enum","schema":"public","name":"mood","labels":["a"]}},
        {"object":{"kind":"domain","schema":"public","name":"plain","data_type":"integer"}},
        {"object":{"kind":"domain","schema":"public","name":"loud","data_type":"integer",
            "checks":[{"name":"c","expression":"touch() = 1"}]}}]}"#;
    let document: SnapshotDocument = serde_json::from_str(text).unwrap();
    Snapshot::new(document).unwrap()
}

#[test]
fn a_snapshot_shows_what_is_behind_a_name() {
    use Decision::{Allow, Deny, NeedsApproval};
    let snapshot = snapshot();
    let guard = Guard::of_snapshot(&snapshot, None, reach());
    for (text, decision, code) in [
        ("SELECT id FROM person", Allow, ""),
        ("SELECT id FROM public.person", Allow, ""),
        ("SELECT id FROM nowhere", Deny, "unknown_relation"),
        ("SELECT a FROM secret.salary", Deny, "schema"),
        ("SELECT a FROM quiet", Allow, ""),
        ("SELECT a FROM noisy", Deny, "user_function"),
        ("SELECT a FROM twice", Deny, "user_function"),
        ("SELECT id FROM guarded", Deny, "user_function"),
        ("SELECT a FROM far", NeedsApproval, "foreign_relation"),
        ("SELECT a FROM parts", NeedsApproval, "foreign_relation"),
        ("SELECT touch()", Deny, "user_function"),
        ("SELECT add_tax(1)", NeedsApproval, "user_function"),
        ("SELECT (1).add_tax", NeedsApproval, "user_function"),
        ("SELECT 'a'::mood", Allow, ""),
        ("SELECT 1::plain", Allow, ""),
        ("SELECT 1::loud", Deny, "type"),
        ("SELECT 1::public.loud[]", Deny, "type"),
        ("SELECT 1::nothing", Deny, "type"),
        ("SELECT 1 OPERATOR(public.+) 2", Deny, "operator"),
    ] {
        let verdict = guard.check(text);
        assert_eq!(verdict.decision, decision, "{text}: {:?}", verdict.reasons);
        assert!(code.is_empty() || verdict.reasons.iter().any(|reason| reason.code.as_str() == code), "{text}");
        assert!(verdict.bound);
    }
}

#[test]
fn what_is_looked_up_along_a_path_is_written_with_its_schema() {
    let snapshot = snapshot();
    let approved = Reach { routines: vec!["public.add_tax".to_owned()], ..reach() };
    let guard = Guard::of_snapshot(&snapshot, None, approved);
    for (text, written) in [
        ("select LOWER('A') || trim(' b ')", r#"SELECT "pg_catalog"."lower"('A') || TRIM(' b ')"#),
        ("SELECT true + true", "SELECT TRUE OPERATOR(\"pg_catalog\".+) TRUE"),
        ("SELECT add_tax(2)", r#"SELECT "public"."add_tax"(2)"#),
        ("SELECT coalesce(NULL, /* x */ 1)", "SELECT COALESCE(NULL, 1)"),
        ("SELECT extract(year FROM now())", r#"SELECT EXTRACT(YEAR FROM "pg_catalog"."now"())"#),
    ] {
        let sql = guard.check(text).sql.unwrap();
        assert_eq!(sql.to_lowercase(), written.to_lowercase(), "{text}");
    }
}

#[test]
fn a_reach_says_what_may_be_read() {
    let of = |schemas: &[&str], relations: &[&str], catalogue| {
        let own = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        Reach { schemas: own(schemas), relations: own(relations), routines: Vec::new(), catalogue }
    };
    let allowed = |reach: Reach, text| decided(Grammar::Postgresql, reach, text).0 == Decision::Allow;
    assert!(allowed(of(&["shop"], &[], false), "SELECT 1 FROM shop.pet"));
    assert!(!allowed(of(&["shop"], &[], false), "SELECT 1 FROM public.pet"));
    assert!(allowed(of(&["*"], &[], false), "SELECT 1 FROM anything.pet"));
    assert!(!allowed(of(&["*"], &[], false), "SELECT 1 FROM pg_catalog.pg_class"));
    assert!(allowed(of(&[], &[], true), "SELECT relname, current_setting('port') FROM pg_class"));
    assert!(!allowed(of(&[], &[], true), "SELECT pg_sleep(1) FROM pg_class"));
    assert!(allowed(of(&[], &["pet"], false), "SELECT 1 FROM pet"));
    assert!(!allowed(of(&[], &["public.pet"], false), "SELECT 1 FROM person"));
    assert!(!allowed(of(&["public"], &[], false), "SELECT 1 FROM other.public.pet"));
}

#[test]
fn every_reason_has_its_place_and_the_worst_decides() {
    let text = "SELECT pg_sleep(1),\n  'é', nextval('s')\nFROM secret.t FOR UPDATE";
    let verdict = Guard::new(Grammar::Postgresql, Some(15), reach()).check(text);
    let found: Vec<_> =
        verdict.reasons.iter().map(|reason| (reason.code.as_str(), reason.line, reason.column)).collect();
    assert!(found.contains(&("function", 1, 8)), "{found:?}");
    assert!(found.contains(&("function", 2, 8)), "{found:?}");
    assert!(found.contains(&("schema", 3, 6)), "{found:?}");
    assert!(found.iter().any(|(code, ..)| *code == "locks_rows"), "{found:?}");
    assert_eq!((verdict.decision, verdict.sql), (Decision::Deny, None));
    assert!(["sqlparser 0.63.0", "libpg_query 18"].contains(&verdict.engine.as_str()));
    assert!(verdict.functions.unwrap().ends_with(", for 15"));
}

#[test]
fn codes_are_unique() {
    let codes: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes.len(), Code::ALL.len());
}

#[test]
fn other_products_are_judged_by_their_own_rules() {
    use Decision::{Allow, Deny};
    for (grammar, text, decision) in [
        (Grammar::Mysql, "SELECT `upper`('a')", Deny),
        (Grammar::Mysql, "SELECT UPPER('a') FROM dual", Allow),
        (Grammar::Mysql, "SELECT @@version", Deny),
        (Grammar::Mysql, "SELECT @@global.version", Deny),
        (Grammar::Mariadb, "SELECT 1 /*M! , sleep(2) */", Deny),
        (Grammar::Sqlite, "SELECT * FROM Sqlite_Master", Deny),
        (Grammar::Sqlite, "WITH t AS (SELECT 1 AS n UNION ALL SELECT n FROM t) SELECT * FROM t", Deny),
        (Grammar::Snowflake, "SELECT s.NextVal", Deny),
        (Grammar::Snowflake, "SELECT a:b.c FROM t", Allow),
        (Grammar::Snowflake, "SELECT * FROM @stage", Deny),
        (Grammar::Bigquery, "SELECT 1", Deny),
    ] {
        assert_eq!(decided(grammar, reach(), text).0, decision, "{grammar:?}: {text}");
    }
}

#[test]
fn a_virtual_table_of_its_own_rows_is_read_like_a_table() {
    for (made, expected) in [
        ("fts5(title, content)", true),
        ("FTS4 (title, tokenize=porter)", true),
        ("rtree", true),
        ("fts5(title, content='secret')", false),
        ("fts4(a, CONTENT = \"secret\")", false),
        ("csv(filename='/etc/passwd')", false),
        ("", false),
    ] {
        assert_eq!(relation::is_self_contained(made), expected, "{made}");
    }
}

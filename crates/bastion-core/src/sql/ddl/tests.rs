//! Texts and what is read from them.

use super::*;
use crate::schema::{ConstraintKind, Object};

fn read_one(dialect: Dialect, sql: &str) -> SnapshotDocument {
    read_schema(dialect, &[("a.sql".to_owned(), sql.to_owned())])
}

// columns as `table.column type`, with `!` for NOT NULL
fn columns(document: &SnapshotDocument) -> Vec<String> {
    let found = document.objects.iter().filter_map(|entry| match &entry.object {
        Object::Column(column) => {
            let bang = if column.not_null { "!" } else { "" };
            Some(format!("{}.{} {}{bang}", column.relation, column.name, column.data_type))
        }
        _ => None,
    });
    found.collect()
}

fn constraints(document: &SnapshotDocument) -> Vec<String> {
    let found = document.objects.iter().filter_map(|entry| match &entry.object {
        Object::Constraint(found) => {
            let target = found
                .referenced_relation
                .as_ref()
                .map(|name| format!(" → {}({})", name.name, found.referenced_columns.join(",")));
            let kind = match found.constraint_kind {
                ConstraintKind::PrimaryKey => "primary",
                ConstraintKind::Unique => "unique",
                ConstraintKind::ForeignKey => "foreign",
                ConstraintKind::Check => "check",
                ConstraintKind::Exclusion => "exclusion",
            };
            Some(format!("{kind} {}({}){}", found.name, found.columns.join(","), target.unwrap_or_default()))
        }
        _ => None,
    });
    found.collect()
}

fn gaps(document: &SnapshotDocument) -> Vec<String> {
    let found = document.gaps.iter().filter(|gap| gap.object_kind != "text read without a server");
    found.map(|gap| format!("{}: {}", gap.path.join(" "), gap.detail.as_deref().unwrap_or_default())).collect()
}

#[test]
fn statements_are_applied_in_their_order() {
    for (sql, expected) in [
        ("CREATE TABLE t (a INT PRIMARY KEY, b VARCHAR(3))", vec!["t.a integer!", "t.b character varying(3)"]),
        ("CREATE TABLE t (a int); ALTER TABLE t ADD COLUMN b date NOT NULL", vec!["t.a integer", "t.b date!"]),
        ("CREATE TABLE t (a int, b int); ALTER TABLE t DROP COLUMN a", vec!["t.b integer"]),
        ("CREATE TABLE t (a int); ALTER TABLE t RENAME COLUMN a TO b", vec!["t.b integer"]),
        ("CREATE TABLE t (a int); ALTER TABLE t RENAME TO u", vec!["u.a integer"]),
        (
            "CREATE TABLE t (a int); ALTER TABLE t ALTER a TYPE numeric(4), ALTER a SET NOT NULL",
            vec!["t.a numeric(4,0)!"],
        ),
        ("CREATE TABLE t (a int); DROP TABLE t", vec![]),
        ("CREATE TABLE IF NOT EXISTS t (a int); CREATE TABLE IF NOT EXISTS t (b int)", vec!["t.a integer"]),
        ("CREATE TEMP TABLE t (a int)", vec![]),
        (
            "CREATE TABLE t (a int NOT NULL); CREATE TABLE u (b text) INHERITS (t)",
            vec!["t.a integer!", "u.a integer!", "u.b text"],
        ),
        ("CREATE TYPE m AS ENUM ('a'); CREATE TABLE t (a m, b m[])", vec!["t.a public.m", "t.b public.m[]"]),
        ("CREATE TABLE t (a serial, b bigint GENERATED ALWAYS AS IDENTITY)", vec!["t.a integer!", "t.b bigint!"]),
        (
            "CREATE VIEW v AS SELECT a, count(*) AS n FROM t GROUP BY a; CREATE TABLE t (a int)",
            vec!["t.a integer", "v.a integer", "v.n bigint"],
        ),
        ("CREATE TABLE \"T\" (\"A b\" int, C int)", vec!["T.A b integer", "T.c integer"]),
        ("COPY t FROM stdin;\n1\t;x\n\\.\n\\connect x\nCREATE TABLE t (a int)", vec!["t.a integer"]),
    ] {
        let document = read_one(Dialect::Postgresql, sql);
        assert_eq!(columns(&document), expected, "{sql}");
        assert_eq!(gaps(&document), Vec::<String>::new(), "{sql}");
        assert!(crate::snapshot::Snapshot::new(document).is_ok(), "{sql}");
    }
}

#[test]
fn constraints_get_the_names_a_server_gives() {
    let sql = "CREATE TABLE p (id int PRIMARY KEY, code text UNIQUE, n int CHECK (n > 0), CHECK (n < id));
        CREATE TABLE c (p_id int REFERENCES p, q int, r int, UNIQUE (q, r), CONSTRAINT own FOREIGN KEY (q) REFERENCES p (id));
        ALTER TABLE c ADD PRIMARY KEY (q), ADD FOREIGN KEY (p_id) REFERENCES p;";
    assert_eq!(
        constraints(&read_one(Dialect::Postgresql, sql)),
        [
            "foreign c_p_id_fkey(p_id) → p(id)",
            "unique c_q_r_key(q,r)",
            "foreign own(q) → p(id)",
            "primary c_pkey(q)",
            "foreign c_p_id_fkey1(p_id) → p(id)",
            "primary p_pkey(id)",
            "unique p_code_key(code)",
            "check p_n_check()",
            "check p_check()",
        ]
    );
}

#[test]
fn what_is_not_understood_is_named_with_its_line() {
    let sql = "CREATE TABLE t (a int);\n\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\nALTER TABLE nowhere ADD b int;\nCREATE GIBBERISH x;";
    let found = gaps(&read_one(Dialect::Postgresql, sql));
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(
        found.iter().any(|gap| gap.starts_with("a.sql CREATE FUNCTION f() RETURNS int LANGUAGE sql AS: line 3:")),
        "{found:#?}"
    );
    assert!(found.iter().any(|gap| gap.contains("line 4: there is no table `nowhere` before it")), "{found:#?}");
    assert!(found.iter().any(|gap| gap.contains("line 5: it cannot be parsed")), "{found:#?}");
}

#[test]
fn other_products_have_their_own_words() {
    let mysql = "USE shop;\nCREATE TABLE `t` (`id` int unsigned NOT NULL AUTO_INCREMENT, `n` varchar(20) DEFAULT 'it\\'s; ok',
        PRIMARY KEY (`id`), UNIQUE KEY `u` (`n`), KEY `k` (`n`)) ENGINE=InnoDB;\nDELIMITER ;;\nCREATE TRIGGER x BEFORE INSERT ON t
        FOR EACH ROW BEGIN SET NEW.n = 'a'; SET NEW.n = 'b'; END;;\nDELIMITER ;\nALTER TABLE t MODIFY n varchar(30) NOT NULL;";
    let document = read_one(Dialect::Mysql, mysql);
    assert_eq!(columns(&document), ["t.id int unsigned!", "t.n varchar(30)!"]);
    assert_eq!(constraints(&document), ["primary PRIMARY(id)", "unique u(n)"]);
    assert_eq!(gaps(&document).len(), 1, "{:#?}", gaps(&document));
    let sqlite = "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT COLLATE NOCASE, x) STRICT;
        CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET n = 'a'; DELETE FROM t; END;
        CREATE TABLE u (t_id INTEGER REFERENCES t);";
    let document = read_one(Dialect::Sqlite, sqlite);
    assert_eq!(columns(&document).first().map(String::as_str), Some("t.id integer!"));
    assert!(
        constraints(&document).iter().any(|found| found.ends_with("(t_id) → t(id)")),
        "{:#?}",
        constraints(&document)
    );
    assert_eq!(gaps(&document).len(), 1, "{:#?}", gaps(&document));
}

//! Queries that are rewritten, word for word, and queries that are not.

use serde_json::json;

use super::*;
use crate::schema::Dialect;
use crate::sql::read_schema;

const SCHEMA: &str = "
    CREATE TABLE dept (id int PRIMARY KEY, name text);
    CREATE TABLE emp (id int PRIMARY KEY, dept int, name text, ssn text, salary int,
        short text GENERATED ALWAYS AS (lower(ssn)) STORED);
    CREATE TABLE secret (a int);
    CREATE VIEW all_of_it AS SELECT * FROM emp;
    CREATE FUNCTION leak(text) RETURNS text LANGUAGE sql AS 'SELECT ssn FROM emp LIMIT 1';
";

fn snapshot(dialect: Dialect) -> Snapshot {
    let mut text = SCHEMA.to_owned();
    if dialect != Dialect::Postgresql {
        text = text.split("    CREATE FUNCTION").next().unwrap().to_owned();
    }
    let mut document = read_schema(dialect, &[("schema.sql".to_owned(), text)]);
    if matches!(dialect, Dialect::Mysql | Dialect::Mariadb) {
        document.source.database = document.objects.iter().find_map(|entry| match &entry.object {
            Object::Relation(found) => Some(found.schema.clone()),
            _ => None,
        });
    }
    Snapshot::new(document).unwrap()
}

fn schema_of(snapshot: &Snapshot) -> String {
    let relation = |entry: &crate::snapshot::HashedObject| match entry.object() {
        Object::Relation(found) => Some(found.schema.clone()),
        _ => None,
    };
    snapshot.entries().find_map(relation).unwrap()
}

fn policy(schema: &str) -> RewritePolicy {
    let policy = json!({"tables": [
        {"schema": schema, "name": "dept", "columns": [], "other_columns": "keep"},
        {"schema": schema, "name": "emp", "row_filter": "dept <> 7", "columns": [
            {"name": "id", "mask": {"kind": "keep"}},
            {"name": "dept", "mask": {"kind": "keep"}},
            {"name": "ssn", "mask": {"kind": "partial", "last": 2}, "aggregates": ["count_distinct"]},
            {"name": "salary", "mask": {"kind": "null"}, "aggregates": ["avg", "sum"], "subjects_min": 3},
        ]},
    ]});
    serde_json::from_value(policy).unwrap()
}

fn rewritten(dialect: Dialect, sql: &str) -> Result<String, RewriteError> {
    let snapshot = snapshot(dialect);
    let policy = policy(&schema_of(&snapshot));
    rewrite(&snapshot, sql, &[], &policy, None)
}

#[test]
fn a_table_is_replaced_by_what_may_be_seen_of_it() {
    let emp = "(SELECT \"id\", \"dept\", CASE WHEN \"ssn\" IS NULL THEN NULL \
        WHEN char_length(CAST(\"ssn\" AS text)) >= 6 THEN left(CAST(\"ssn\" AS text), 0) || '***' || \
        right(CAST(\"ssn\" AS text), 2) ELSE '***' END AS \"ssn\", CAST(NULL AS integer) AS \"salary\"";
    let rest = "FROM \"public\".\"emp\" WHERE (dept <> 7) OFFSET 0)";
    let cases = [
        ("SELECT * FROM emp", format!("SELECT * FROM {emp} {rest} AS \"emp\"")),
        (
            "SELECT public.emp.ssn FROM public.emp WHERE emp.ssn LIKE '1%'",
            format!("SELECT \"emp\".\"ssn\" FROM {emp} {rest} AS \"emp\" WHERE \"emp\".\"ssn\" LIKE '1%'"),
        ),
        (
            "SELECT avg(e.salary) FROM emp e",
            format!(
                "SELECT \"avg\"(\"e\".\"bastion_raw_4\") FROM {emp}, \"salary\" AS bastion_raw_4, \"id\" AS \
                 bastion_subject {rest} AS \"e\" HAVING \"count\"(DISTINCT CASE WHEN \"e\".\"bastion_raw_4\" IS NOT NULL \
                 THEN \"e\".\"bastion_subject\" END) >= 3"
            ),
        ),
    ];
    for (sql, expected) in cases {
        assert_eq!(rewritten(Dialect::Postgresql, sql).unwrap(), expected, "{sql}");
    }
}

#[test]
fn what_is_understood_is_rewritten_in_every_product() {
    let cases = [
        "SELECT 1",
        "SELECT e.* FROM emp e JOIN dept d ON d.id = e.dept WHERE e.ssn = '***' ORDER BY salary",
        "WITH x AS (SELECT ssn FROM emp) SELECT * FROM x UNION SELECT name FROM dept",
        "SELECT count(*), max(ssn) FROM emp GROUP BY dept HAVING count(*) > 1",
        "SELECT dept, avg(salary) AS a, sum(emp.salary) FROM emp WHERE id > 3 GROUP BY dept HAVING dept > 1 ORDER BY 2",
        "SELECT count(DISTINCT ssn) FROM emp",
        "SELECT (SELECT avg(salary) FROM emp x WHERE x.dept = d.id) FROM dept d",
        "SELECT id, row_number() OVER (PARTITION BY ssn ORDER BY salary) FROM emp",
        "SELECT * FROM dept WHERE EXISTS (SELECT 1 FROM emp WHERE emp.dept = dept.id AND salary > 3)",
        "SELECT * FROM emp NATURAL JOIN dept",
        "SELECT * FROM emp a JOIN emp b USING (ssn)",
        "SELECT CASE WHEN ssn IS NULL THEN 0 ELSE length(ssn) END FROM emp",
        "SELECT avg(salary + 1), max(salary) FROM emp",
    ];
    for dialect in [Dialect::Postgresql, Dialect::Sqlite, Dialect::Mariadb, Dialect::Mysql] {
        for sql in cases {
            rewritten(dialect, sql).unwrap_or_else(|error| panic!("{dialect:?} {sql}: {error}"));
        }
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "they are cases")]
fn what_could_go_past_a_mask_is_refused() {
    let cases = [
        // what is not listed
        ("SELECT * FROM secret", "`secret`"),
        ("SELECT * FROM all_of_it", "`all_of_it`"),
        ("SELECT * FROM pg_stats", "`pg_stats`"),
        ("SELECT * FROM pg_catalog.pg_class", "`pg_catalog.pg_class`"),
        ("SELECT (SELECT a FROM secret)", "`secret`"),
        ("SELECT * FROM dept WHERE id IN (TABLE secret)", "not"),
        ("WITH x AS (SELECT * FROM secret) SELECT 1", "`secret`"),
        ("SELECT * FROM dept ORDER BY (SELECT a FROM secret)", "`secret`"),
        ("SELECT * FROM dept LIMIT (SELECT a FROM secret)", "`secret`"),
        ("SELECT * FROM dept, LATERAL (SELECT * FROM secret WHERE a = dept.id) x", "`secret`"),
        ("SELECT * FROM other.public.emp", "`other.public.emp`"),
        ("SELECT sum(id) OVER (ORDER BY (SELECT a FROM secret)) FROM dept", "`secret`"),
        // a name that means something else
        ("WITH emp AS (SELECT 1) SELECT * FROM emp", "as a relation is called"),
        ("WITH x AS (SELECT * FROM y), y AS (SELECT 1) SELECT * FROM x", "`y`"),
        ("WITH x AS (SELECT 1) SELECT * FROM public.x", "`public.x`"),
        // statements that are no queries
        ("DELETE FROM emp", "no query"),
        ("WITH x AS (DELETE FROM emp RETURNING ssn) SELECT * FROM x", "writes"),
        ("SELECT * INTO copy FROM emp", "INTO"),
        ("SELECT * FROM emp FOR UPDATE", "locks"),
        ("SELECT 1; SELECT 2", "not one statement"),
        ("EXPLAIN SELECT * FROM emp", "no query"),
        // functions
        ("SELECT query_to_xml('SELECT ssn FROM emp', true, true, '')", "may look elsewhere"),
        ("SELECT leak('x')", "routine of the schema"),
        ("SELECT dept.leak FROM dept", "routine of the schema"),
        ("SELECT (dept).leak FROM dept", "routine of the schema"),
        ("SELECT public.leak('x')", "not built in"),
        ("SELECT * FROM dblink('x', 'SELECT ssn FROM emp') AS t(a text)", "may look elsewhere"),
        ("SELECT pg_read_file('x')", "may look elsewhere"),
        ("SELECT current_setting('x')", "may look elsewhere"),
        ("SELECT sum(id) FILTER (WHERE pg_sleep(1) IS NULL) FROM dept", "may look elsewhere"),
        ("SELECT 1 OPERATOR(public.+) 2", "not built in"),
        ("SELECT 'x'::own_type", "no type of the system"),
        // names of ours
        ("SELECT bastion_raw_4 FROM emp", "names of ours"),
        ("SELECT U&\"b\\0061stion_raw_4\", avg(salary) FROM emp", "not"),
        // what aggregates see
        ("SELECT *, avg(salary) FROM emp", "all columns"),
        ("SELECT emp, avg(salary) FROM emp GROUP BY emp", "as a whole"),
        ("SELECT emp.*, avg(salary) FROM emp GROUP BY emp.*", "all columns"),
        ("SELECT avg(salary), (SELECT to_json(emp)) FROM emp", "as a whole"),
        ("SELECT emp.text, avg(salary) FROM emp GROUP BY 1", "as a whole"),
        ("SELECT avg(salary), (SELECT max(x.text) FROM (SELECT emp.text) x) FROM emp", "as a whole"),
        ("SELECT avg(salary) FILTER (WHERE id = 5) FROM emp", "without FILTER"),
        ("SELECT avg(salary) OVER (ORDER BY id) FROM emp", "without FILTER"),
        ("SELECT sum(DISTINCT salary) FROM emp", "without FILTER"),
        ("SELECT avg(salary) FROM emp, dept", "one table"),
        ("SELECT avg(e.salary) FROM emp e JOIN dept d ON true WHERE e.id = 5", "one table"),
        ("SELECT avg(salary) FROM emp, generate_series(1, 100)", "one table"),
        ("SELECT avg(salary) FROM emp, LATERAL (SELECT emp.id) x", "one table"),
        ("SELECT avg(salary) FROM emp GROUP BY generate_series(1, id) * 0", "several rows of one"),
        ("SELECT avg(salary), unnest(ARRAY[1, 2]) FROM emp", "several rows of one"),
        // places of columns
        ("SELECT b FROM emp AS x(a, b, c, d)", "by their places"),
        ("SELECT * FROM emp TABLESAMPLE system (10)", "samples"),
    ];
    for (sql, reason) in cases {
        let answer = rewritten(Dialect::Postgresql, sql);
        let error = answer.expect_err(sql).to_string();
        assert!(error.contains(reason), "{sql}: {error}");
    }
    for sql in
        ["SELECT rowid FROM emp", "SELECT emp._ROWID_ FROM emp", "SELECT oid FROM emp", "SELECT \"rowid\" FROM emp"]
    {
        let error = rewritten(Dialect::Sqlite, sql).expect_err(sql).to_string();
        assert!(error.contains("number of a row"), "{sql}: {error}");
    }
    for sql in ["SELECT @a := ssn FROM emp", "SELECT load_file('x')", "SELECT ssn INTO @a FROM emp", "SELECT @@version"]
    {
        assert!(rewritten(Dialect::Mariadb, sql).is_err(), "{sql}");
    }
    for sql in ["SELECT * FROM sqlite_master", "SELECT * FROM pragma_table_info('emp')", "SELECT load_extension('x')"] {
        assert!(rewritten(Dialect::Sqlite, sql).is_err(), "{sql}");
    }
}

#[test]
fn what_is_wrong_with_a_policy_is_said() {
    let snapshot = snapshot(Dialect::Postgresql);
    let table = |name: &str, columns: serde_json::Value, more: serde_json::Value| {
        let mut table = json!({"schema": "public", "name": name, "columns": columns});
        table.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"tables": [table]})
    };
    let mask = |name: &str, mask: serde_json::Value| json!([{"name": name, "mask": mask}]);
    let keep = || json!({"kind": "keep"});
    let cases = [
        (table("nothing", json!([]), json!({})), "no such table"),
        (table("all_of_it", json!([]), json!({"other_columns": "keep"})), "a view"),
        (table("emp", json!([]), json!({})), "no column of it may be seen"),
        (table("emp", mask("x", keep()), json!({})), "no column `x`"),
        (table("emp", mask("ssn", json!({"kind": "bucket", "width": 5})), json!({})), "its type is `text`"),
        (table("emp", mask("ssn", json!({"kind": "period", "unit": "year"})), json!({})), "its type is `text`"),
        (table("emp", mask("ssn", json!({"kind": "hash", "domain": "d"})), json!({})), "needs a key"),
        (table("emp", mask("ssn", json!({"kind": "null"})), json!({"other_columns": "keep"})), "computed from `ssn`"),
        (table("emp", mask("id", keep()), json!({"row_filter": "true) OR (true"})), "`row_filter`"),
        (table("emp", mask("id", keep()), json!({"row_filter": "true --"})), "comment"),
        (table("emp", mask("id", keep()), json!({"row_filter": "id IN (SELECT 1)"})), "not understood"),
        (table("emp", mask("id", keep()), json!({"row_filter": "true; DROP TABLE emp"})), "`row_filter`"),
        (table("emp", json!([{"name": "id", "mask": keep(), "aggregates": ["avg"]}]), json!({})), "is not masked"),
        (
            table(
                "emp",
                json!([{"name": "id", "mask": {"kind": "null"}, "aggregates": ["avg"], "subjects_min": 1}]),
                json!({}),
            ),
            "at least 2",
        ),
    ];
    for (policy, reason) in cases {
        let policy = serde_json::from_value(policy).unwrap();
        let error = rewrite(&snapshot, "SELECT 1", &[], &policy, None).expect_err(reason).to_string();
        assert!(error.contains(reason), "{reason}: {error}");
    }
}

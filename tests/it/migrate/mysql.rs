//! Migration plans for MariaDB: planned, applied, read again, both ways and with rows, on the real server.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bastion_core::connect::SystemRuntime;
use bastion_core::diff::DiffOptions;
use bastion_core::error::ErrorCode;
use bastion_core::migrate::{ActionKind, Plan, PlanMode, PlanOptions, aligned, plan, script};
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::rules;
use bastion_core::schema::{Dialect, Object, RelationKind};
use bastion_core::snapshot::{Snapshot, SnapshotDocument};
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Opts};

use super::case::{self, Case};

fn server() -> String {
    std::env::var("BASTION_TEST_MARIADB")
        .expect("BASTION_TEST_MARIADB is not set: run `make test`, or scripts/mariadb.sh start and env")
}

/// A database of one case.
pub struct Database {
    pub name: String,
    pub connection: Conn,
}

impl Database {
    pub async fn new(name: &str, sql: &str) -> Result<Self, String> {
        let name = format!("bastion_migrate_{name}");
        let mut connection = Conn::new(Opts::from_url(&server()).unwrap()).await.unwrap();
        connection.query_drop(format!("DROP DATABASE IF EXISTS {name}")).await.unwrap();
        if sql.contains("GRANT ") {
            // privileges outlive what they were given on
            for table in ["db", "tables_priv", "columns_priv", "procs_priv"] {
                connection.query_drop(format!("DELETE FROM mysql.{table} WHERE db = '{name}'")).await.unwrap();
            }
            connection.query_drop("FLUSH PRIVILEGES").await.unwrap();
        }
        connection.query_drop(format!("CREATE DATABASE {name}; USE {name}")).await.unwrap();
        let mut database = Self { name, connection };
        database.run(sql).await?;
        Ok(database)
    }

    pub fn address(&self) -> String {
        format!("{}/{}", server(), self.name)
    }

    pub async fn run(&mut self, sql: &str) -> Result<(), String> {
        for statement in statements(sql) {
            let statement = statement.replace("{db}", &self.name);
            let ran = self.connection.query_drop(statement.as_str()).await;
            ran.map_err(|error| format!("does not load: {error} in {statement}"))?;
        }
        Ok(())
    }

    pub async fn snapshot(&self) -> Snapshot {
        let source = SystemRuntime::new().connect(&self.address()).await.unwrap().introspector;
        source.snapshot(&SnapshotOptions::default()).await.unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    // the values of every column that is not computed, without order, by its name
    pub async fn rows(&mut self, snapshot: &Snapshot) -> BTreeMap<(String, String), Vec<String>> {
        let mut found = BTreeMap::new();
        for (relation, column) in stored_columns(snapshot) {
            let quoted = |name: &str| format!("`{}`", name.replace('`', "``"));
            let sql = format!("SELECT QUOTE({}) FROM {} ORDER BY 1", quoted(&column), quoted(&relation));
            let values: Vec<Vec<u8>> = self.connection.query(sql).await.unwrap();
            let shown = values.iter().map(|value| String::from_utf8_lossy(value).into_owned());
            found.insert((relation, column), shown.collect());
        }
        found
    }

    // the number InnoDB gives the rows of a table: another one when they were written anew
    async fn storage(&mut self) -> BTreeMap<String, u64> {
        let sql = format!(
            "SELECT substring_index(name, '/', -1), table_id FROM information_schema.innodb_sys_tables \
             WHERE name LIKE '{}/%' AND name NOT LIKE '%@%'",
            self.name
        );
        self.connection.query::<(String, u64), _>(sql).await.unwrap().into_iter().collect()
    }

    pub async fn discard(mut self) {
        let _ = self.connection.query_drop(format!("DROP DATABASE {}", self.name)).await;
        let _ = self.connection.disconnect().await;
    }
}

// a line that ends with a semicolon ends a statement, unless the line is indented: bodies are
fn statements(sql: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for line in sql.lines() {
        let last = found.last_mut().unwrap();
        last.push_str(line);
        last.push('\n');
        if line.ends_with(';') && !line.starts_with(' ') {
            *last = last.trim_end().trim_end_matches(';').to_owned();
            found.push(String::new());
        }
    }
    found.retain(|statement| !statement.trim().is_empty());
    found
}

fn stored_columns(snapshot: &Snapshot) -> Vec<(String, String)> {
    let tables: Vec<_> = snapshot
        .entries()
        .filter_map(|entry| match entry.object() {
            Object::Relation(relation)
                if relation.relation_kind != RelationKind::View && relation.partition_of.is_none() =>
            {
                Some(relation.name.clone())
            }
            _ => None,
        })
        .collect();
    let stored = snapshot.entries().filter_map(|entry| match entry.object() {
        Object::Column(column) if column.generation_kind.is_none() && tables.contains(&column.relation) => {
            Some((column.relation.clone(), column.name.clone()))
        }
        _ => None,
    });
    stored.collect()
}

// where a column of the old schema is now
fn renamed(options: &PlanOptions, (relation, column): &(String, String)) -> (String, String) {
    let mut found = (relation.clone(), column.clone());
    for declared in &options.renames {
        let (old, new) = (&declared.old_path[1..], &declared.new_path[1..]);
        match old {
            [table] if table == relation => found.0.clone_from(&new[0]),
            [table, name] if table == relation && name == column => found = (new[0].clone(), new[1].clone()),
            _ => {}
        }
    }
    found
}

// tables whose rows were written anew and no action says so; what is dearer on another version may be declared
fn rewrites(
    made: &Plan,
    options: &PlanOptions,
    before: &BTreeMap<String, u64>,
    after: &BTreeMap<String, u64>,
) -> Vec<String> {
    let mut wrong = Vec::new();
    for (table, number) in before {
        // a partition is a file of its own
        let (name, rest) = table.split_once("#P#").map_or((table.as_str(), ""), |(name, rest)| (name, rest));
        let (now, _) = renamed(options, &(name.to_owned(), String::new()));
        let key = if rest.is_empty() { now.clone() } else { format!("{now}#P#{rest}") };
        let Some(found) = after.get(&key) else { continue };
        let declared = made.actions.iter().any(|action| action.rewrites.iter().any(|relation| relation.name == now));
        if found != number && !declared {
            wrong.push(format!("{key} was written anew, and no action says so"));
        }
    }
    wrong
}

/// Plans, applies, compares; what was found, and what is wrong.
async fn walk(
    arrow: &str,
    database: &mut Database,
    schemas: [&Snapshot; 2],
    options: &PlanOptions,
    problems: &mut Vec<String>,
) -> String {
    let [from, to] = schemas;
    let target = aligned(from, to, options).unwrap();
    let (to, options) = target.as_ref().map_or((to, options), |(to, options)| (to, options));
    let comparison = rules::compare(from, to, &DiffOptions { renames: options.renames.clone() }).unwrap();
    let made = plan(from, to, options).unwrap();
    let found = format!("{}{}", case::findings(arrow, &comparison), case::shape(arrow, &made));
    let found = found.replace(&database.name, "db");
    if made.is_refused() {
        return found;
    }
    let (before, storage) = (database.rows(from).await, database.storage().await);
    let applied = SystemRuntime::new().apply_plan(&database.address(), &made).await;
    let applied = applied.unwrap_or_else(|error| panic!("{}: {error}", database.name));
    if let Some(failure) = applied.failure {
        problems.push(format!("{arrow} failed: {} in {}\n{}", failure.message, failure.statement, script(&made)));
        return found;
    }
    let reached = database.snapshot().await;
    if reached.digest() != made.target_digest || made.target_digest != to.digest() {
        let difference = rules::compare(&reached, to, &DiffOptions::default()).unwrap();
        problems.push(format!(
            "{arrow} differs: {:#?} {:?}\n{}",
            difference.diff.changes,
            reached.gaps(),
            script(&made)
        ));
        return found;
    }
    for wrong in rewrites(&made, options, &storage, &database.storage().await) {
        problems.push(format!("{arrow} {wrong}\n{}", script(&made)));
    }
    if made.actions.iter().all(|action| action.data_loss.is_none()) {
        let after = database.rows(to).await;
        for (column, values) in before {
            let now = after.get(&renamed(options, &column));
            if now.is_some_and(|now| *now != values) {
                problems.push(format!("{arrow} {column:?} held {values:?} and holds {now:?}\n{}", script(&made)));
            }
        }
    }
    found
}

async fn try_case(case: &Case, problems: &mut Vec<String>) -> String {
    let name: String = case.name.chars().map(|found| if found.is_ascii_alphanumeric() { found } else { '_' }).collect();
    let load = async |side: &str, schema: &str, rows: &str| {
        Database::new(&format!("{name}_{side}"), &format!("{}\n{}", case.section(schema), case.section(rows))).await
    };
    let loaded =
        (load("a", "before", "rows").await, load("b", "after", "rows after").await, load("c", "before", "rows").await);
    let (mut before, mut after, mut online) = match loaded {
        (Ok(before), Ok(after), Ok(online)) => (before, after, online),
        (before, after, _) => {
            problems.extend([before, after].into_iter().filter_map(Result::err));
            return String::new();
        }
    };
    let (old, new) = (before.snapshot().await, after.snapshot().await);
    let options = |database: &Database, forward: bool| {
        let mut options = PlanOptions {
            renames: case.renames(forward),
            using_expressions: case.using(forward),
            ..PlanOptions::default()
        };
        for declared in &mut options.renames {
            declared.old_path[0].clone_from(&database.name);
            declared.new_path[0].clone_from(&database.name);
        }
        for using in &mut options.using_expressions {
            using.path[0].clone_from(&database.name);
        }
        options
    };
    let forward = options(&before, true);
    let mut found = walk("->", &mut before, [&old, &new], &forward, problems).await;
    let back = options(&after, false);
    found.push_str(&walk("<-", &mut after, [&new, &old], &back, problems).await);
    let forward = PlanOptions { mode: PlanMode::Online, ..options(&online, true) };
    let again = online.snapshot().await;
    walk("=>", &mut online, [&again, &new], &forward, problems).await;
    for database in [before, after, online] {
        database.discard().await;
    }
    found
}

#[tokio::test]
async fn every_case_reaches_its_target_both_ways() {
    let wanted = std::env::var("BASTION_CASE").unwrap_or_default();
    let (mut wrong, mut count) = (String::new(), 0);
    for case in case::all("mysql").iter().filter(|case| case.name.contains(&wanted)) {
        count += 1;
        let mut problems = Vec::new();
        let found = try_case(case, &mut problems).await;
        if std::env::var_os("UPDATE").is_some() {
            case.update(&found);
        } else if problems.is_empty() && found != case.expected() {
            problems.push(format!("expected\n{}\n    found\n{found}", case.expected()));
        }
        if !problems.is_empty() {
            let _ = writeln!(wrong, "{}:\n    {}", case.name, problems.join("\n    "));
        }
    }
    assert!((count >= 40 || !wanted.is_empty()) && wrong.is_empty(), "of {count} cases:\n{wrong}");
}

#[tokio::test]
async fn another_source_is_refused_before_the_first_statement() {
    let mut old = Database::new("source_a", "CREATE TABLE t (a int);").await.unwrap();
    let new = Database::new("source_b", "CREATE TABLE t (a bigint);").await.unwrap();
    let made = plan(&old.snapshot().await, &new.snapshot().await, &PlanOptions::default()).unwrap();
    old.run("ALTER TABLE t ADD COLUMN b text;").await.unwrap();
    let before = old.snapshot().await.digest();
    let error = SystemRuntime::new().apply_plan(&old.address(), &made).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::PlanSourceDiffers);
    assert_eq!(old.snapshot().await.digest(), before);
    old.discard().await;
    new.discard().await;
}

#[tokio::test]
async fn a_failure_midway_says_how_many_actions_are_in_effect() {
    let before =
        "CREATE TABLE a (n int);\nCREATE TABLE b (n int);\nCREATE TABLE c (n int);\nINSERT INTO b VALUES (NULL);";
    let after = "CREATE TABLE a (n bigint);\nCREATE TABLE b (n int NOT NULL);\nCREATE TABLE c (n bigint);";
    let (old, new) =
        (Database::new("midway_a", before).await.unwrap(), Database::new("midway_b", after).await.unwrap());
    let made = plan(&old.snapshot().await, &new.snapshot().await, &PlanOptions::default()).unwrap();
    assert_eq!(made.actions.len(), 3);
    let applied = SystemRuntime::new().apply_plan(&old.address(), &made).await.unwrap();
    let failure = applied.failure.clone().unwrap();
    assert_eq!((applied.committed, failure.action), (1, 1));
    let said = applied.sentence(made.actions.len());
    assert!(said.starts_with("the first 1 of 3 actions are in effect; action 2 failed with"), "{said}");
    // a new plan from where it stopped is what is left of the old one
    let again = plan(&old.snapshot().await, &new.snapshot().await, &PlanOptions::default()).unwrap();
    assert_eq!(again.actions, made.actions[1..]);
    old.discard().await;
    new.discard().await;
}

#[tokio::test]
async fn a_connection_that_is_cut_says_how_far_the_plan_came() {
    let before = "CREATE TABLE a (n int);\nCREATE TABLE b (n int);";
    let after = "CREATE TABLE a (n bigint);\nCREATE TABLE b (n bigint);";
    let mut old = Database::new("cut_a", before).await.unwrap();
    let new = Database::new("cut_b", after).await.unwrap();
    let made = plan(&old.snapshot().await, &new.snapshot().await, &PlanOptions::default()).unwrap();
    // the second action waits for this lock until it is cut
    old.run("LOCK TABLES b READ;").await.unwrap();
    let (address, waiting) = (old.address(), made.clone());
    let applying = tokio::spawn(async move { SystemRuntime::new().apply_plan(&address, &waiting).await });
    let find = format!(
        "SELECT id FROM information_schema.processlist WHERE db = '{}' AND info LIKE 'ALTER TABLE%' \
         AND state LIKE 'Waiting for table%'",
        old.name
    );
    let mut other = Conn::new(Opts::from_url(&server()).unwrap()).await.unwrap();
    let found = loop {
        if let Some(found) = other.query_first::<u64, _>(find.as_str()).await.unwrap() {
            break found;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    };
    other.query_drop(format!("KILL CONNECTION {found}")).await.unwrap();
    let said = match applying.await.unwrap() {
        Ok(applied) => applied.sentence(made.actions.len()),
        Err(error) => error.to_string(),
    };
    assert!(
        said.contains("first 1 of 2 actions are in effect") || said.contains("first 1 actions are in effect"),
        "{said}"
    );
    old.run("UNLOCK TABLES;").await.unwrap();
    let again = plan(&old.snapshot().await, &new.snapshot().await, &PlanOptions::default()).unwrap();
    assert_eq!(again.actions, made.actions[1..]);
    old.discard().await;
    new.discard().await;
}

#[tokio::test]
async fn the_inverse_of_every_action_leads_back() {
    use bastion_core::migrate::Inverse;
    let before = include_str!("../../fixtures/mysql/inverse_before.sql");
    let after = include_str!("../../fixtures/mysql/inverse_after.sql");
    let mut old = Database::new("inverse_a", before).await.unwrap();
    let new = Database::new("inverse_b", after).await.unwrap();
    let from = old.snapshot().await;
    let made = plan(&from, &new.snapshot().await, &PlanOptions::default()).unwrap();
    assert!(made.actions.len() >= 12 && made.actions.iter().all(|action| action.action != ActionKind::Grant));
    let applied = SystemRuntime::new().apply_plan(&old.address(), &made).await.unwrap();
    assert_eq!((applied.failure, old.snapshot().await.digest()), (None, made.target_digest));
    for statement in bastion_core::migrate::preamble(made.dialect) {
        old.connection.query_drop(*statement).await.unwrap();
    }
    for action in made.actions.iter().rev() {
        let Inverse::Statements(back) = &action.inverse else { panic!("{action:#?}") };
        for statement in &back.statements {
            let undone = old.connection.query_drop(statement.as_str()).await;
            undone.unwrap_or_else(|error| panic!("{error} in {statement}\n{}", script(&made)));
        }
    }
    let reached = old.snapshot().await;
    let difference = rules::compare(&reached, &from, &DiffOptions::default()).unwrap();
    assert_eq!(reached.digest(), from.digest(), "{:#?}", difference.diff.changes);
    old.discard().await;
    new.discard().await;
}

#[tokio::test]
async fn several_databases_are_planned_together() {
    let names = ["bastion_migrate_many_x", "bastion_migrate_many_y", "bastion_migrate_many_z"];
    let mut connection = Conn::new(Opts::from_url(&server()).unwrap()).await.unwrap();
    let before = "CREATE DATABASE x;\nCREATE DATABASE z;\nCREATE TABLE x.p (id int PRIMARY KEY);\nCREATE TABLE x.moves (n int);\n\
        CREATE TABLE z.c (p_id int, CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES x.p (id));\n\
        CREATE TRIGGER x.r BEFORE INSERT ON x.moves FOR EACH ROW SET @n = 1;\n\
        CREATE VIEW z.v AS SELECT id FROM x.p;\nINSERT INTO x.p VALUES (1);\nINSERT INTO x.moves VALUES (5);";
    let after = "CREATE DATABASE x;\nCREATE DATABASE y;\nCREATE TABLE x.p (id bigint PRIMARY KEY);\n\
        CREATE TABLE y.moves (n int);\nCREATE TABLE y.c (p_id bigint, CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES x.p (id));\n\
        CREATE TRIGGER y.r BEFORE INSERT ON y.moves FOR EACH ROW SET @n = 1;\n\
        CREATE VIEW y.v AS SELECT p.id, moves.n FROM x.p, y.moves;";
    let mut snapshots = Vec::new();
    for sql in [after, before] {
        for name in names {
            connection.query_drop(format!("SET foreign_key_checks = 0; DROP DATABASE IF EXISTS {name}")).await.unwrap();
        }
        for statement in statements(sql) {
            let named = [("x", 0), ("y", 1), ("z", 2)].iter().fold(statement, |text, (short, at)| {
                text.replace(&format!(" {short}."), &format!(" {}.", names[*at]))
                    .replace(&format!("DATABASE {short}"), &format!("DATABASE {}", names[*at]))
            });
            connection.query_drop(named.as_str()).await.unwrap_or_else(|error| panic!("{error} in {named}"));
        }
        snapshots.push(only(&names).await);
    }
    let path = |schema: usize| vec![names[schema].to_owned(), "moves".to_owned()];
    let renames = vec![bastion_core::diff::RenameDeclaration {
        object_kind: bastion_core::schema::ObjectKind::Relation,
        old_path: path(0),
        new_path: path(1),
    }];
    let made = plan(&snapshots[1], &snapshots[0], &PlanOptions { renames, ..PlanOptions::default() }).unwrap();
    for statement in bastion_core::migrate::preamble(made.dialect) {
        connection.query_drop(*statement).await.unwrap();
    }
    for statement in made.actions.iter().flat_map(|action| &action.statements) {
        let ran = connection.query_drop(statement.as_str()).await;
        ran.unwrap_or_else(|error| panic!("{error} in {statement}\n{}", script(&made)));
    }
    let reached = only(&names).await;
    let difference = rules::compare(&reached, &snapshots[0], &DiffOptions::default()).unwrap().diff.changes;
    assert_eq!(reached.digest(), snapshots[0].digest(), "{difference:#?}\n{}", script(&made));
    let moved: Vec<u32> = connection.query(format!("SELECT n FROM {}.moves", names[1])).await.unwrap();
    assert_eq!(moved, [5]);
    for name in names {
        connection.query_drop(format!("SET foreign_key_checks = 0; DROP DATABASE IF EXISTS {name}")).await.unwrap();
    }
}

// each by itself, for others change their own databases meanwhile
async fn only(names: &[&str]) -> Snapshot {
    let mut document = SnapshotDocument::new(Dialect::Mariadb);
    for name in names {
        let Ok(opened) = SystemRuntime::new().connect(&format!("{}/{name}", server())).await else { continue };
        let found = opened.introspector.snapshot(&SnapshotOptions::default()).await.unwrap();
        document.objects.extend(found.to_document().objects);
        assert_eq!(found.gaps(), []);
    }
    Snapshot::new(document).unwrap()
}

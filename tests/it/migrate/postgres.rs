//! Every case of `tests/migrate/postgresql`, both ways: the plan is applied under observation, the schema is read
//! again, and must be the target's by model and by `pg_dump`.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Arc;

use bastion_core::connect::postgres::{ApplyMode, apply};
use bastion_core::diff::DiffOptions;
use bastion_core::migrate::{
    ColumnOrder, LossKind, Plan, PlanMode, PlanOptions, contradictions, plan, script, telling_lines,
};
use bastion_core::port::SnapshotOptions;
use bastion_core::rules;
use bastion_core::schema::{Object, RelationKind};
use bastion_core::snapshot::Snapshot;

use super::case::{self, Case};
use crate::server::{Database, Server};

const AT_ONCE: usize = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_case_reaches_its_target_both_ways() {
    run_all(Server::Main, PlanMode::Direct).await;
}

// the gentle way leads to the same target: forwards, by model, locks and rewrites
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_case_reaches_its_target_online() {
    run_all(Server::Main, PlanMode::Online).await;
}

// the newest server's own pg_dump is not there: forwards, by model, locks and rewrites
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_case_reaches_its_target_on_the_newest_server() {
    run_all(Server::Newest, PlanMode::Direct).await;
}

async fn run_all(server: Server, mode: PlanMode) {
    let wanted = std::env::var("BASTION_CASE").unwrap_or_default();
    let cases: Vec<Case> = case::all("postgresql").into_iter().filter(|case| case.name.contains(&wanted)).collect();
    roles(server).await;
    let gate = Arc::new(tokio::sync::Semaphore::new(AT_ONCE));
    let mut running = tokio::task::JoinSet::new();
    let count = cases.len();
    for (number, case) in cases.into_iter().enumerate() {
        let gate = Arc::clone(&gate);
        running.spawn(async move {
            let _turn = gate.acquire().await.unwrap();
            let name = case.name.clone();
            let problems = match tokio::spawn(check(server, mode, case, number)).await {
                Ok(problems) => problems,
                Err(panic) => vec![format!("panic: {panic}")],
            };
            (name, problems)
        });
    }
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    while let Some(done) = running.join_next().await {
        let (name, problems) = done.unwrap();
        if !problems.is_empty() {
            wrong.insert(name, problems);
        }
    }
    let shown: Vec<String> =
        wrong.iter().map(|(name, problems)| format!("{name}:\n    {}", problems.join("\n    "))).collect();
    let report = format!("{} of {count} cases:\n{}", wrong.len(), shown.join("\n"));
    assert!(wrong.is_empty(), "{report}");
}

pub(super) async fn roles(server: Server) {
    let database = Database::new(server, "migrate_roles").await;
    for role in ["bastion_case_reader", "bastion_case_writer"] {
        database
            .run(&format!(
                "DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; WHEN unique_violation THEN NULL; END $$"
            ))
            .await;
    }
}

async fn load(database: &Database, schema: &str, rows: &str) -> Result<(), String> {
    let text = format!("{schema}\n{rows}");
    database.client.batch_execute(&text).await.map_err(|error| format!("does not load: {error:?}"))
}

async fn snapshot(database: &Database) -> Snapshot {
    let options = SnapshotOptions { dependencies: true, ..SnapshotOptions::default() };
    database.source().await.snapshot(&options).await.unwrap()
}

fn dump(server: Server, mode: PlanMode, database: &Database) -> String {
    if server == Server::Newest || mode == PlanMode::Online {
        return String::new();
    }

    let tool = std::env::var("BASTION_PG_DUMP").expect("BASTION_PG_DUMP is not set: run `make test`");
    let output = Command::new(tool).args(["--schema-only", "-d", &database.address]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

async fn check(server: Server, mode: PlanMode, case: Case, number: usize) -> Vec<String> {
    let before = Database::new(server, &format!("case_{mode:?}_{number}_a").to_lowercase()).await;
    let after = Database::new(server, &format!("case_{mode:?}_{number}_b").to_lowercase()).await;
    for (database, schema, rows) in [(&before, "before", "rows"), (&after, "after", "rows after")] {
        if let Err(problem) = load(database, case.section(schema), case.section(rows)).await {
            return vec![format!("{schema} {problem}")];
        }
    }
    let (old, new) = (snapshot(&before).await, snapshot(&after).await);
    let (old_dump, new_dump) = (dump(server, mode, &before), dump(server, mode, &after));
    let mut problems = Vec::new();
    let mut found = String::new();
    let forward = Way { server, mode, case: &case, arrow: "->", from: &old, to: &new, dump: &new_dump };
    found.push_str(&forward.walk(&before, true, &mut problems).await);
    // the way back is walked once, with every witness
    if server == Server::Newest || mode == PlanMode::Online {
        return finish(problems, before, after).await;
    }
    let back = Way { server, mode, case: &case, arrow: "<-", from: &new, to: &old, dump: &old_dump };
    found.push_str(&back.walk(&after, false, &mut problems).await);
    // what is found and planned is written down for one version and the direct way
    if std::env::var_os("UPDATE").is_some() {
        case.update(&found);
    } else if problems.is_empty() && found != case.expected() {
        problems.push(format!("expected\n{}\n    found\n{found}", case.expected()));
    }
    finish(problems, before, after).await
}

async fn finish(problems: Vec<String>, before: Database, after: Database) -> Vec<String> {
    for database in [before, after] {
        database.discard().await;
    }
    problems
}

struct Way<'a> {
    server: Server,
    mode: PlanMode,
    case: &'a Case,
    arrow: &'static str,
    from: &'a Snapshot,
    to: &'a Snapshot,
    dump: &'a str,
}

impl Way<'_> {
    async fn walk(&self, database: &Database, forward: bool, problems: &mut Vec<String>) -> String {
        let options = PlanOptions {
            column_order: ColumnOrder::Exact,
            renames: self.case.renames(forward),
            using_expressions: self.case.using(forward),
            mode: self.mode,
        };
        let mut found = self.findings(&options);
        let plan = match plan(self.from, self.to, &options) {
            Ok(plan) => plan,
            Err(error) => {
                problems.push(format!("{} cannot be planned: {error}", self.arrow));
                return found;
            }
        };
        found.push_str(&case::shape(self.arrow, &plan));
        if !plan.is_refused() {
            self.apply(database, &plan, problems).await;
        }
        found
    }

    fn findings(&self, options: &PlanOptions) -> String {
        let options = DiffOptions { renames: options.renames.clone() };
        let comparison = rules::compare(self.from, self.to, &options).unwrap();
        case::findings(self.arrow, &comparison)
    }

    async fn apply(&self, database: &Database, plan: &Plan, problems: &mut Vec<String>) {
        let rows = counts(database, self.from).await;
        let applied = apply(&database.client, plan, ApplyMode::Watched).await.unwrap();
        if let Some(failure) = &applied.failure {
            problems.push(format!(
                "{} failed: {} ({}) in {}\n{}",
                self.arrow,
                failure.message,
                failure.code,
                failure.statement,
                indented(&script(plan))
            ));
            return;
        }
        for (action, seen) in plan.actions.iter().zip(&applied.observations) {
            for contradiction in contradictions(action, seen) {
                problems.push(format!("{} {} [{}]", self.arrow, contradiction, action.statements.join("; ")));
            }
        }
        let reached = snapshot(database).await;
        if reached.digest() != self.to.digest() {
            let difference = rules::compare(&reached, self.to, &DiffOptions::default()).unwrap();
            let shown: Vec<String> =
                difference.diff.changes.iter().map(|change| serde_json::to_string(change).unwrap()).collect();
            problems.push(format!(
                "{} model differs:\n      {}\n{}",
                self.arrow,
                shown.join("\n      "),
                indented(&script(plan))
            ));
            return;
        }
        let dumped = dump(self.server, self.mode, database);
        if telling_lines(&dumped) != telling_lines(self.dump) {
            problems.push(format!(
                "{} dump differs:\n{}\n{}",
                self.arrow,
                lines_that_differ(&dumped, self.dump),
                indented(&script(plan))
            ));
        }
        if plan.actions.iter().all(|action| action.data_loss.as_ref().is_none_or(|loss| loss.loss != LossKind::Rows)) {
            self.rows_survive(database, plan, &rows, problems).await;
        }
    }

    async fn rows_survive(
        &self,
        database: &Database,
        plan: &Plan,
        before: &BTreeMap<String, i64>,
        problems: &mut Vec<String>,
    ) {
        let renames = self.case.renames(self.arrow == "->");
        let after = counts(database, self.to).await;
        let total = |counts: &BTreeMap<String, i64>| counts.values().sum::<i64>();
        for (name, count) in before {
            let renamed = renames
                .iter()
                .any(|rename| rename.old_path.first().is_some_and(|first| name.starts_with(&format!("\"{first}\""))));
            if let Some(now) = after.get(name).filter(|_| !renamed)
                && now != count
            {
                problems.push(format!(
                    "{} {name} had {count} rows and has {now}\n{}",
                    self.arrow,
                    indented(&script(plan))
                ));
            }
        }
        let _ = total;
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("        {line}\n")).collect()
}

fn lines_that_differ(left: &str, right: &str) -> String {
    let (left, right) = (telling_lines(left), telling_lines(right));
    let only = |these: &[String], those: &[String], sign: &str| {
        these
            .iter()
            .filter(|line| !those.contains(line))
            .map(|line| format!("      {sign} {line}\n"))
            .collect::<String>()
    };
    let shown = format!("{}{}", only(&left, &right, "-"), only(&right, &left, "+"));
    if shown.is_empty() { "      the same lines in another order\n".to_owned() } else { shown }
}

// the rows of every table that holds its own
async fn counts(database: &Database, schema: &Snapshot) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    for entry in schema.entries() {
        if let Object::Relation(relation) = entry.object()
            // the rows of a partitioned table are its partitions'
            && relation.relation_kind == RelationKind::Table
        {
            let name =
                format!("\"{}\".\"{}\"", relation.schema.replace('"', "\"\""), relation.name.replace('"', "\"\""));
            let row = database.client.query_one(&format!("SELECT count(*) FROM ONLY {name}"), &[]).await;
            if let Ok(row) = row {
                // a table that becomes a partitioned one counts otherwise
                counts.insert(format!("{name} {:?}", relation.relation_kind), row.get(0));
            }
        }
    }
    counts
}

#![expect(clippy::disallowed_methods, reason = "the cases are files")]

use std::path::{Path, PathBuf};

use super::*;
use crate::schema::{Dialect, Index, IndexKey, Object};
use crate::snapshot::{ColumnStatistics, Entry, Snapshot, StatisticsMethod};
use crate::sql::read_schema;
use crate::sql::workload::QueryStatistics;

/// A case of a rule's page: see `tests/sql/advice/`.
#[derive(Debug)]
struct Case {
    rule: String,
    fires: bool,
    options: Vec<(String, String)>,
    sql: String,
    rewritten: Option<String>,
}

impl Case {
    fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/sql")
}

fn cases() -> Vec<Case> {
    let mut pages: Vec<PathBuf> =
        std::fs::read_dir(folder().join("advice")).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|page| page.extension().is_some_and(|ending| ending == "md"));
    pages.sort();
    pages.iter().flat_map(|page| read_page(page)).collect()
}

fn read_page(page: &Path) -> Vec<Case> {
    let rule = page.file_stem().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(page).unwrap();
    let (mut cases, mut fires): (Vec<Case>, bool) = (Vec::new(), true);
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        match line {
            "## Fires" => fires = true,
            "## Silent" => fires = false,
            fence if fence.starts_with("```sql") => {
                let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                let words = fence.split_whitespace().skip(1).map(|word| word.split_once('=').unwrap_or((word, "")));
                let options: Vec<_> = words.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
                if options.iter().any(|(name, _)| name == "rewritten") {
                    cases.last_mut().unwrap().rewritten = Some(body.join("\n"));
                } else {
                    cases.push(Case { rule: rule.clone(), fires, options, sql: body.join("\n"), rewritten: None });
                }
            }
            _ => {}
        }
    }
    cases
}

fn snapshot_for(case: &Case) -> Snapshot {
    let name = case.option("dialect").unwrap_or("postgresql");
    let dialect = match name {
        "postgresql" => Dialect::Postgresql,
        "mariadb" => Dialect::Mariadb,
        "sqlite" => Dialect::Sqlite,
        other => panic!("{other}"),
    };
    let file = folder().join(format!("advice/schema_{name}.sql"));
    let mut document = read_schema(dialect, &[(name.to_owned(), std::fs::read_to_string(file).unwrap())]);
    let schema = Snapshot::new(document.clone()).unwrap().entries().next().unwrap().key().path()[0].clone();
    let rows = std::fs::read_to_string(folder().join("advice/rows.txt")).unwrap();
    for line in rows.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (table, column) = words[0].split_once('.').unwrap();
        let mut found = ColumnStatistics::unknown(&schema, table, column, StatisticsMethod::Catalog);
        (found.row_count, found.distinct_count) = (words[1].parse().ok(), words[2].parse().ok());
        document.statistics.push(found);
    }
    for entry in &mut document.objects {
        if let Object::Index(index) = &mut entry.object {
            index.invalid = case.option("invalid") == Some(&index.name);
        }
    }
    if let Some((table, column)) = case.option("indexed").and_then(|name| name.split_once('.')) {
        let template = document.objects.iter().find_map(|entry| match &entry.object {
            Object::Index(index) => Some(index.clone()),
            _ => None,
        });
        let key = IndexKey { column: Some(column.to_owned()), ..IndexKey::default() };
        let name = format!("{table}_{column}");
        let index = Index { relation: table.to_owned(), name, keys: vec![key], ..template.unwrap() };
        document.objects.push(Entry::new(index));
    }
    Snapshot::new(document).unwrap()
}

fn question_for(case: &Case) -> Question {
    let plan = case.option("plan").map(|name| folder().join(format!("plans/{name}.json")));
    let calls = case.option("calls").map(|calls| calls.parse().unwrap());
    Question {
        sql: case.sql.clone(),
        plan: plan.map(|path| std::fs::read_to_string(path).unwrap()),
        statistics: calls.map(|calls| QueryStatistics {
            fingerprint: "q".to_owned(),
            sql: None,
            calls,
            errors: 0,
            rows: 0,
            total_ms: 50.0 * calls as f64,
            minimum_ms: None,
            maximum_ms: None,
            deviation_ms: None,
            histogram: Vec::new(),
        }),
        reads_only: case.option("reads_only").is_some(),
        index_usage: case
            .option("unused")
            .map(|index| IndexUsage { schema: "public".to_owned(), index: index.to_owned(), scans: 0 })
            .into_iter()
            .collect(),
        ..Question::default()
    }
}

#[test]
fn every_rule_fires_and_is_silent_as_its_page_says() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let advice = advise(&snapshot_for(case), &question_for(case)).unwrap();
        let issue = advice.issues.iter().find(|issue| issue.rule == case.rule);
        if let Some(reason) = &advice.unread {
            wrong.push(format!("{}: {:.80}: unread: {reason}", case.rule, case.sql));
        }
        if issue.is_some() != case.fires {
            let said: Vec<_> = advice.issues.iter().map(|issue| issue.rule.as_str()).collect();
            wrong.push(format!("{}: {:.120}: fires is {}, {said:?}", case.rule, case.sql, issue.is_some()));
            continue;
        }
        let rewrite = advice.recommendations.iter().filter(|found| found.rules.contains(&case.rule));
        let rewrite = rewrite.filter_map(|found| found.rewrite.as_ref()).next().map(|rewrite| rewrite.sql.clone());
        if rewrite != case.rewritten {
            wrong.push(format!("{}: {:.120}: becomes {rewrite:?}", case.rule, case.sql));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for rule in catalogue() {
        let of = |fires: bool| cases.iter().filter(|case| case.rule == rule.rule && case.fires == fires).count();
        assert!(of(true) > 0 && of(false) > 0, "{} has no case each way", rule.rule);
    }
}

#[test]
fn places_are_in_lines_and_characters() {
    let case = &cases()[0];
    let sql = "SELECT id,\n  'ä' AS \u{e4}\nFROM orders -- no\nWHERE note = NULL".to_owned();
    let advice = advise(&snapshot_for(case), &Question { sql, ..Question::default() }).unwrap();
    let issue = advice.issues.iter().find(|issue| issue.rule == "C06").unwrap();
    let place = issue.place.unwrap();
    assert_eq!((place.line, place.column), (4, 7));
    assert_eq!(advice.severity, Some(Severity::Critical));
}

#[test]
fn what_cannot_be_read_is_said_and_its_plan_is_looked_at() {
    let case = &cases()[0];
    let plan = std::fs::read_to_string(folder().join("plans/postgresql_15_spill.json")).unwrap();
    let question = Question { sql: "SELEKT".to_owned(), plan: Some(plan), ..Question::default() };
    let advice = advise(&snapshot_for(case), &question).unwrap();
    assert!(advice.unread.is_some());
    assert!(advice.issues.iter().any(|issue| issue.rule == "H11"));
    let broken = Question { plan: Some("{}".to_owned()), ..question };
    assert!(advise(&snapshot_for(case), &broken).is_err());
}

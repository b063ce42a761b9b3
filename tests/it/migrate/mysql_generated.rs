//! Generated schemas for MariaDB that have to reach each other, both ways and with rows.

use std::fmt::Write as _;

use bastion_core::connect::SystemRuntime;
use bastion_core::diff::DiffOptions;
use bastion_core::migrate::{PlanMode, PlanOptions, aligned, plan, script};
use bastion_core::port::Runtime;
use bastion_core::rules;
use bastion_core::schema::Object;
use bastion_core::snapshot::Snapshot;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::mysql::Database;

#[derive(Debug, Clone)]
struct Column {
    data_type: usize,
    not_null: bool,
    default: bool,
    check: bool,
    comment: bool,
    invisible: bool,
    computed: u8,
    index: u8,
}

#[derive(Debug, Clone)]
struct Table {
    columns: Vec<(u8, Column)>,
    points_at: Option<u8>,
    also_at: Option<u8>,
    // whether the second reference has a column of its own
    apart: bool,
    named: bool,
    cascades: bool,
    latin: bool,
    engine: u8,
    partitions: u8,
    view: u8,
    trigger: u8,
}

#[derive(Debug, Clone)]
struct Schema {
    tables: Vec<(u8, Table)>,
    big: bool,
    routine: u8,
}

// a type, its default, a value that many other types take
const TYPES: [(&str, &str, &str); 9] = [
    ("int", "1", "7"),
    ("bigint", "1", "7"),
    ("varchar(20)", "'1'", "'7'"),
    ("varchar(300) CHARACTER SET latin1", "'it''s'", "'7'"),
    ("varchar(20) COLLATE utf8mb4_bin", "'x'", "'7'"),
    ("decimal(10,2)", "1.50", "7"),
    ("datetime(3)", "current_timestamp(3)", "'2024-01-01'"),
    ("enum('7','b')", "'b'", "'7'"),
    ("text", "'1'", "'7'"),
];

fn column() -> impl Strategy<Value = Column> {
    let often = |weight: f64| prop::bool::weighted(weight);
    (0..TYPES.len(), often(0.3), often(0.5), often(0.2), often(0.2), often(0.1), 0_u8..10, 0_u8..8).prop_map(
        |(data_type, not_null, default, check, comment, invisible, computed, index)| Column {
            data_type,
            not_null,
            default,
            check,
            comment,
            invisible: invisible && default,
            computed,
            index,
        },
    )
}

fn schemas() -> impl Strategy<Value = Schema> {
    let numbers = (0_u8..12, 0_u8..8, 0_u8..5, 0_u8..4);
    let keys = (prop::option::of(0_u8..4), prop::option::weighted(0.3, 0_u8..4), any::<bool>(), any::<bool>());
    let table = (vec((0_u8..6, column()), 1..5), keys, any::<bool>(), any::<bool>(), numbers).prop_map(
        |(mut columns, (points_at, also_at, apart, named), cascades, latin, (engine, partitions, view, trigger))| {
            let mut seen = Vec::new();
            columns.retain(|(name, _)| {
                let first = !seen.contains(name);
                seen.push(*name);
                first
            });
            Table { columns, points_at, also_at, apart, named, cascades, latin, engine, partitions, view, trigger }
        },
    );
    (vec((0_u8..4, table), 1..5), any::<bool>(), 0_u8..4).prop_map(|(mut tables, big, routine)| {
        tables.sort_by_key(|(name, _)| *name);
        tables.dedup_by_key(|(name, _)| *name);
        Schema { tables, big, routine }
    })
}

fn definition(name: u8, column: u8, found: &Column) -> String {
    let (data_type, default, _) = TYPES[found.data_type];
    let mut part = format!("c{column} {data_type}");
    match found.computed {
        0 => part = format!("c{column} bigint AS (p_id * {column}) VIRTUAL"),
        1 => part = format!("c{column} bigint AS (p_id + {column}) STORED"),
        _ => {
            if found.not_null {
                part.push_str(" NOT NULL");
            }
            if found.invisible {
                part.push_str(" INVISIBLE");
            }
            if found.default {
                let _ = write!(part, " DEFAULT {default}");
            }
            if found.data_type == 6 && found.check {
                part.push_str(" ON UPDATE current_timestamp(3)");
            }
        }
    }
    if found.comment {
        let _ = write!(part, " COMMENT 't{name}''s'");
    }
    if found.check && found.computed > 1 {
        let _ = write!(part, " CHECK (char_length(c{column}) < 400)");
    }
    part
}

fn index(name: u8, column: u8, found: &Column) -> Option<String> {
    let long = found.data_type == 8 && found.computed > 1;
    let prefix = if long { "(5)" } else { "" };
    Some(match found.index {
        0 => format!("KEY t{name}_i{column} (c{column}{prefix} DESC, id)"),
        1 => format!("KEY t{name}_i{column} (c{column}{prefix})"),
        2 if !long => format!("UNIQUE KEY t{name}_i{column} (c{column})"),
        3 if long => format!("FULLTEXT KEY t{name}_i{column} (c{column})"),
        _ => return None,
    })
}

fn sql(schema: &Schema) -> String {
    let number = if schema.big { "bigint" } else { "int" };
    let is_there = |target: u8| schema.tables.iter().any(|(name, found)| *name == target && found.engine != 0);
    let points_at = |table: &Table| table.points_at.filter(|target| table.engine != 0 && is_there(*target));
    let also_at = |table: &Table| table.also_at.filter(|target| table.engine != 0 && is_there(*target));
    let mut sql = String::new();
    for (name, table) in &schema.tables {
        let mut parts = vec![format!("id {number} AUTO_INCREMENT PRIMARY KEY")];
        // where the other columns stand differs
        let p_id = format!("p_id {number}");
        let (before, after) = table.columns.split_at(table.columns.len() / 2);
        parts.extend(before.iter().map(|(column, found)| definition(*name, *column, found)));
        parts.push(p_id);
        if table.also_at.is_some() && table.apart {
            parts.push(format!("q_id {number}"));
        }
        parts.extend(after.iter().map(|(column, found)| definition(*name, *column, found)));
        parts.extend(table.columns.iter().filter_map(|(column, found)| index(*name, *column, found)));
        let targets = |table: &Table| [points_at(table), also_at(table)];
        let alone = targets(table) == [None, None]
            && !schema.tables.iter().any(|(_, other)| targets(other).contains(&Some(*name)))
            && !parts.iter().any(|part| part.starts_with("UNIQUE") || part.starts_with("FULLTEXT"));
        let engine = if table.engine == 0 { "MyISAM" } else { "InnoDB" };
        let charset = if table.latin { " DEFAULT CHARSET=latin1" } else { "" };
        let partitions = match table.partitions {
            0 if alone => " PARTITION BY HASH (id) PARTITIONS 3",
            1 if alone => {
                " PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE)"
            }
            _ => "",
        };
        let parts = parts.join(", ");
        let _ = writeln!(sql, "CREATE TABLE t{name} ({parts}) ENGINE={engine}{charset}{partitions};");
        match table.view {
            0 => {
                let _ = writeln!(sql, "CREATE VIEW v{name} AS SELECT id, p_id FROM t{name};");
            }
            1 => {
                let _ = writeln!(sql, "CREATE VIEW x{name} AS SELECT id FROM t{name} WHERE id > 0;");
                let _ = writeln!(sql, "CREATE VIEW v{name} AS SELECT id FROM x{name};");
            }
            _ => {}
        }
        for trigger in 0..table.trigger.min(2) {
            let what = table.trigger;
            let _ = writeln!(
                sql,
                "CREATE TRIGGER r{name}_{trigger} BEFORE INSERT ON t{name} FOR EACH ROW SET @a = {what}, @b = {trigger};"
            );
        }
    }
    for (name, table) in &schema.tables {
        if let Some(target) = points_at(table) {
            let action = if table.cascades { " ON DELETE CASCADE" } else { "" };
            let constraint = if table.named { format!("CONSTRAINT t{name}_p ") } else { String::new() };
            let _ = writeln!(
                sql,
                "ALTER TABLE t{name} ADD {constraint}FOREIGN KEY (p_id) REFERENCES t{target} (id){action};"
            );
        }
        if let Some(target) = also_at(table) {
            let column = if table.apart { "q_id" } else { "p_id" };
            let constraint = if table.named { "" } else { &format!("CONSTRAINT t{name}_q ") };
            let _ =
                writeln!(sql, "ALTER TABLE t{name} ADD {constraint}FOREIGN KEY ({column}) REFERENCES t{target} (id);");
        }
    }
    match schema.routine {
        0 => sql.push_str("CREATE FUNCTION f(a int) RETURNS int RETURN a;\n"),
        1 => sql.push_str("CREATE FUNCTION f(a bigint) RETURNS bigint RETURN a + 1;\nCREATE SEQUENCE s INCREMENT 2;\n"),
        2 => sql.push_str("CREATE PROCEDURE f() SELECT 1;\nCREATE SEQUENCE s;\n"),
        _ => {}
    }
    sql
}

fn rows(schema: &Schema) -> String {
    let mut sql = String::new();
    for (name, table) in &schema.tables {
        let own: Vec<_> = table.columns.iter().filter(|(_, found)| found.computed > 1).collect();
        let columns: String = own.iter().map(|(column, _)| format!(", c{column}")).collect();
        let values: String = own.iter().map(|(_, found)| format!(", {}", TYPES[found.data_type].2)).collect();
        let _ = writeln!(sql, "INSERT INTO t{name} (id{columns}) VALUES (3{values});");
    }
    sql
}

fn data_type(snapshot: &Snapshot, (relation, name): &(String, String)) -> Option<String> {
    snapshot.entries().find_map(|entry| match entry.object() {
        Object::Column(column) if column.relation == *relation && column.name == *name => {
            Some(format!("{} {:?}", column.data_type, column.generation_kind))
        }
        _ => None,
    })
}

enum Came {
    Arrived,
    Stopped,
}

async fn try_pair(number: usize, old: &Schema, new: &Schema, mode: PlanMode) -> Came {
    let name = |side: &str| format!("generated_{number}_{side}");
    let before = Database::new(&name("a"), &format!("{}{}", sql(old), rows(old))).await;
    let after = Database::new(&name("b"), &sql(new)).await;
    let (mut database, target) = (before.unwrap(), after.unwrap());
    let (from, to) = (database.snapshot().await, target.snapshot().await);
    let options = PlanOptions { mode, ..PlanOptions::default() };
    let (to, _) = aligned(&from, &to, &options).unwrap().unwrap();
    let made = plan(&from, &to, &options).unwrap();
    assert_eq!(made.refusals, [], "{}\n{}", sql(old), sql(new));
    let values = database.rows(&from).await;
    let applied = SystemRuntime::new().apply_plan(&database.address(), &made).await.unwrap();
    let came = if let Some(failure) = applied.failure {
        // rows that do not fit, at a table that a finding names; what came before is in effect
        let object = &made.actions[failure.action].object;
        let findings = rules::compare(&from, &to, &DiffOptions::default()).unwrap().findings;
        let named = findings.iter().any(|finding| finding.location.path.starts_with(&object.path[..2]));
        // no row, unknown value, out of range, null, duplicate
        let of_rows = ["22007", "22003", "01000", "22001", "23000", "22004", "HY000", "22018"];
        let excused = named && of_rows.contains(&failure.code.as_str()) && applied.committed == failure.action;
        assert!(excused, "{failure:?}\n{}\n{}\n{}", sql(old), sql(new), script(&made));
        Came::Stopped
    } else {
        let reached = database.snapshot().await;
        let difference = rules::compare(&reached, &to, &DiffOptions::default()).unwrap().diff.changes;
        assert_eq!(reached.digest(), to.digest(), "{difference:#?}\n{}\n{}\n{}", sql(old), sql(new), script(&made));
        let now = database.rows(&to).await;
        for (column, values) in values {
            let same = data_type(&from, &column) == data_type(&to, &column);
            if let Some(found) = now.get(&column).filter(|_| same) {
                assert_eq!(*found, values, "{column:?}\n{}", script(&made));
            }
        }
        Came::Arrived
    };
    database.discard().await;
    target.discard().await;
    came
}

#[tokio::test]
async fn generated_schemas_reach_each_other_with_rows() {
    let pairs: usize = std::env::var("BASTION_GENERATED_CASES").map_or(52, |count| count.parse().unwrap());
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[9; 32]));
    let (mut arrived, mut stopped) = (0, 0);
    for number in 0..pairs {
        let pair = (schemas(), schemas()).new_tree(&mut runner).unwrap().current();
        for (old, new, mode) in [(&pair.0, &pair.1, PlanMode::Direct), (&pair.1, &pair.0, PlanMode::Online)] {
            match try_pair(number, old, new, mode).await {
                Came::Arrived => arrived += 1,
                Came::Stopped => stopped += 1,
            }
        }
    }
    assert!(arrived >= pairs * 5 / 3, "{arrived} arrived, {stopped} were stopped by rows");
}

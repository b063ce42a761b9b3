//! Generated queries under generated policies, run: no value that is masked comes back, in a result or in an error.
//!
//! Two things are looked for. Values unlike any other, as text, in every field of every row. And, under policies that
//! show nothing of masked values at all, any difference between two databases that differ in those values alone: what
//! does not change with a value says nothing about it.

mod maker;
mod world;

use bastion_core::connect::SystemRuntime;
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::privacy::mask::{OtherColumns, RewritePolicy, SqlMask, TenantKey};
use bastion_core::schema::Dialect;
use bastion_core::snapshot::Snapshot;
use bastion_core::sql::rewrite::{HashKey, rewrite};

use maker::Maker;
use world::{COLUMNS, Column, Kind, ROWS};

type Rows = Vec<Vec<Option<String>>>;

/// A database that answers.
trait Ask {
    async fn ask(&mut self, sql: &str) -> Result<Rows, String>;
}

struct Sqlite(rusqlite::Connection);

impl Ask for Sqlite {
    async fn ask(&mut self, sql: &str) -> Result<Rows, String> {
        use rusqlite::types::ValueRef;
        let mut statement = self.0.prepare(sql).map_err(|error| error.to_string())?;
        let width = statement.column_count();
        let rows = statement.query_map([], |row| {
            (0..width)
                .map(|place| {
                    Ok(match row.get_ref(place)? {
                        ValueRef::Null => None,
                        ValueRef::Integer(number) => Some(number.to_string()),
                        ValueRef::Real(number) => Some(number.to_string()),
                        ValueRef::Text(text) | ValueRef::Blob(text) => Some(String::from_utf8_lossy(text).into_owned()),
                    })
                })
                .collect()
        });
        rows.map_err(|error| error.to_string())?.collect::<Result<Rows, _>>().map_err(|error| error.to_string())
    }
}

fn keys(domain: &str) -> HashKey {
    let secret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    let tenant = TenantKey::from_text("k1", "bank", secret).unwrap();
    HashKey::new(tenant.id(), *tenant.hash_key(domain))
}

fn is_masked(policy: &RewritePolicy, column: &Column) -> bool {
    let table = policy.tables.iter().find(|table| table.name == column.table).unwrap();
    match table.columns.iter().find(|rule| rule.name == column.name) {
        Some(rule) => !matches!(rule.mask, SqlMask::Keep(_)),
        None => table.other_columns == OtherColumns::Hide,
    }
}

/// Every value that a policy masks.
fn canaries(policy: &RewritePolicy, edition: usize) -> Vec<String> {
    let masked = COLUMNS.iter().filter(|column| column.canary && is_masked(policy, column));
    let values = masked.flat_map(|column| {
        let rows = ROWS.iter().find(|(table, _)| *table == column.table).map_or(0, |(_, rows)| *rows);
        (1..=rows).filter_map(move |row| world::value(column, row, edition))
    });
    values.map(|value| value.to_lowercase()).collect()
}

fn found<'a>(canaries: &'a [String], answer: &Result<Rows, String>) -> Option<&'a String> {
    let fields: Vec<String> = match answer {
        Ok(rows) => rows.iter().flatten().flatten().map(|field| field.to_lowercase()).collect(),
        Err(message) => vec![message.to_lowercase()],
    };
    canaries.iter().find(|canary| fields.iter().any(|field| field.contains(canary.as_str())))
}

fn sorted(mut answer: Result<Rows, String>) -> Result<Rows, String> {
    if let Ok(rows) = &mut answer {
        rows.sort();
    }
    answer
}

/// What came of generated queries.
#[derive(Debug, Default)]
struct Tally {
    refused: usize,
    answered: usize,
    failed: usize,
    /// Queries as they were written that give a masked value back: what the rewriting keeps from happening.
    leaks_without: usize,
    rows: usize,
}

async fn hold(
    snapshot: &Snapshot,
    databases: &mut [impl Ask; 2],
    schema: &str,
    policies: u64,
    queries: usize,
) -> Tally {
    let mut tally = Tally::default();
    for seed in 0..policies {
        let mut maker = Maker::new(snapshot.dialect(), seed);
        let blind = seed % 2 == 0;
        let policy = maker.policy(schema, blind);
        let both = [canaries(&policy, 0), canaries(&policy, 1)];
        for _ in 0..queries {
            let sql = maker.query();
            let written = match rewrite(snapshot, &sql, &[], &policy, Some(&keys)) {
                Ok(written) => written,
                Err(_) => {
                    tally.refused += 1;
                    continue;
                }
            };
            let answer = databases[0].ask(&written).await;
            let said = || format!("seed {seed}\n{}\n{sql}\n{written}", serde_json::to_string(&policy).unwrap());
            assert_eq!(found(&both[0], &answer), None, "a masked value came back: {}", said());
            if blind {
                let other = databases[1].ask(&written).await;
                assert_eq!(found(&both[1], &other), None, "a masked value came back: {}", said());
                assert!(sorted(answer.clone()) == sorted(other), "it depends on masked values: {}", said());
            }
            match &answer {
                Ok(rows) => {
                    tally.answered += 1;
                    tally.rows += rows.len();
                }
                Err(_) => tally.failed += 1,
            }
            if tally.answered % 5 == 0 {
                tally.leaks_without += usize::from(found(&both[0], &databases[0].ask(&sql).await).is_some());
            }
        }
    }
    println!("{:?}: {tally:?}", snapshot.dialect());
    let tried = tally.refused + tally.answered + tally.failed;
    assert!(tally.answered * 2 > tried && tally.rows > tried, "too little was tried: {tally:?}");
    assert!(tally.leaks_without * 25 > tally.answered, "the queries would not show much as they are: {tally:?}");
    tally
}

/// Aggregates that a policy permits give what they give of the values themselves, where enough subjects have one.
async fn permitted_are_unchanged(snapshot: &Snapshot, database: &mut impl Ask, schema: &str) -> usize {
    let mut compared = 0;
    for (table, key, groups) in [("emp", "id", &["dept_id", "id % 3", "1"][..]), ("visit", "id", &["emp_id % 5", "1"])]
    {
        for column in
            COLUMNS.iter().filter(|column| column.table == table && column.kind == Kind::Number && column.canary)
        {
            for (filter, subjects_min) in [(None, 2), (Some("id <> 3"), 2), (Some("id > 4"), 3)] {
                let policy = permitting(schema, column, filter, subjects_min);
                for group in groups {
                    for aggregate in ["avg(@)", "sum(@)", "count(@)", "count(DISTINCT @)", "avg(@) + sum(@)"] {
                        let name = column.name;
                        let of = |column: &str| aggregate.replace('@', column);
                        let sql = format!(
                            "SELECT {group} AS g, {} AS a FROM {table} AS t WHERE id < 11 GROUP BY {group}",
                            of(name)
                        );
                        let sql = if *group == "1" { sql.replace(" GROUP BY 1", "") } else { sql };
                        let written = rewrite(snapshot, &sql, &[], &policy, None)
                            .unwrap_or_else(|error| panic!("{sql}: {error}"));
                        let enough = format!(
                            "{} HAVING count(DISTINCT CASE WHEN {name} IS NOT NULL THEN {key} END) >= {subjects_min}",
                            sql.replace("id < 11", &format!("id < 11 AND ({})", filter.unwrap_or("1 = 1")))
                        );
                        let (ours, theirs) = (database.ask(&written).await, database.ask(&enough).await);
                        assert_eq!(sorted(ours.clone()), sorted(theirs), "{sql}\n{written}");
                        compared += ours.unwrap_or_else(|error| panic!("{written}: {error}")).len();
                    }
                }
            }
        }
    }
    compared
}

fn permitting(schema: &str, column: &Column, row_filter: Option<&str>, subjects_min: u32) -> RewritePolicy {
    let aggregates = ["avg", "sum", "count", "count_distinct"];
    let mask = serde_json::json!({"name": column.name, "mask": {"kind": "null"}, "aggregates": aggregates,
        "subjects_min": subjects_min});
    let table = serde_json::json!({"schema": schema, "name": column.table, "row_filter": row_filter, "columns": [mask],
        "other_columns": "keep"});
    serde_json::from_value(serde_json::json!({"tables": [table]})).unwrap()
}

/// The digest that a product's SQL makes is the one that `privacy.mask` makes.
#[cfg(feature = "servers")]
async fn digests_are_those_of_masks(snapshot: &Snapshot, database: &mut impl Ask, schema: &str) {
    use bastion_core::privacy::mask::{MaskColumn, MaskPolicy, Masker};
    let policy = serde_json::json!({"tables": [{"schema": schema, "name": "emp", "columns": [
        {"name": "id", "mask": {"kind": "keep"}}, {"name": "email", "mask": {"kind": "hash", "domain": "person"}}]}]});
    let policy = serde_json::from_value(policy).unwrap();
    let written = rewrite(snapshot, "SELECT email FROM emp ORDER BY id", &[], &policy, Some(&keys)).unwrap();
    let theirs = database.ask(&written).await.unwrap();
    let masks = serde_json::json!({"format": "bastion.mask_policy/v1", "rules": [
        {"columns": {"name": "email"}, "mask": {"kind": "hash", "domain": "person"}}]});
    let masks: MaskPolicy = serde_json::from_value(masks).unwrap();
    let secret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    let tenant = TenantKey::from_text("k1", "bank", secret).unwrap();
    let raw = database.ask("SELECT email FROM emp ORDER BY id").await.unwrap();
    let mut rows: Vec<Vec<serde_json::Value>> = raw.into_iter().map(|row| vec![serde_json::json!(row[0])]).collect();
    Masker::new(&masks, Some(&tenant), "emp", &[MaskColumn::named("email")]).unwrap().mask(&mut rows).unwrap();
    let ours: Rows = rows.iter().map(|row| vec![row[0].as_str().map(str::to_owned)]).collect();
    assert_eq!(ours, theirs);
}

async fn snapshot_at(address: &str) -> Snapshot {
    let source = SystemRuntime::new().connect(address).await.unwrap_or_else(|error| panic!("{error}")).introspector;
    source.snapshot(&SnapshotOptions::default()).await.unwrap()
}

#[tokio::test]
async fn sqlite_shows_no_masked_value() {
    let folder = tempfile::tempdir().unwrap();
    let path = |edition: usize| folder.path().join(format!("{edition}.db"));
    let open = |edition: usize| {
        let connection = rusqlite::Connection::open(path(edition)).unwrap();
        connection.execute_batch(&world::statements(Dialect::Sqlite, edition)).unwrap();
        Sqlite(connection)
    };
    let mut databases = [open(0), open(1)];
    let snapshot = snapshot_at(&format!("sqlite:{}", path(0).display())).await;
    hold(&snapshot, &mut databases, "main", 30, 50).await;
    assert!(permitted_are_unchanged(&snapshot, &mut databases[0], "main").await > 100);
}

#[cfg(feature = "servers")]
mod servers {
    use mysql_async::prelude::Queryable;
    use mysql_async::{Conn, Opts};
    use tokio_postgres::SimpleQueryMessage;

    use super::*;
    use crate::connect_mysql;
    use crate::server::{Database, Server};

    impl Ask for Database {
        async fn ask(&mut self, sql: &str) -> Result<Rows, String> {
            let messages = self.client.simple_query(sql).await.map_err(|error| {
                error.as_db_error().map_or_else(|| error.to_string(), |error| format!("{error} {:?}", error.detail()))
            })?;
            let rows = messages.into_iter().filter_map(|message| match message {
                SimpleQueryMessage::Row(row) => {
                    Some((0..row.len()).map(|place| row.get(place).map(str::to_owned)).collect())
                }
                _ => None,
            });
            Ok(rows.collect())
        }
    }

    impl Ask for Conn {
        async fn ask(&mut self, sql: &str) -> Result<Rows, String> {
            let rows: Vec<mysql_async::Row> = self.query(sql).await.map_err(|error| error.to_string())?;
            let text = |value: mysql_async::Value| match value {
                mysql_async::Value::NULL => None,
                mysql_async::Value::Bytes(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
                other => Some(other.as_sql(true)),
            };
            Ok(rows.into_iter().map(|row| row.unwrap().into_iter().map(text).collect()).collect())
        }
    }

    async fn postgres(server: Server, name: &str) {
        let make = async |edition: usize| {
            let database = Database::new(server, &format!("sql_rewrite_{name}_{edition}")).await;
            database.run(&world::statements(Dialect::Postgresql, edition)).await;
            database
        };
        let mut databases = [make(0).await, make(1).await];
        let snapshot = databases[0].snapshot().await;
        hold(&snapshot, &mut databases, "public", 30, 50).await;
        assert!(permitted_are_unchanged(&snapshot, &mut databases[0], "public").await > 100);
        digests_are_those_of_masks(&snapshot, &mut databases[0], "public").await;
        for database in databases {
            database.discard().await;
        }
    }

    #[tokio::test]
    async fn postgresql_shows_no_masked_value() {
        postgres(Server::Main, "main").await;
    }

    #[tokio::test]
    async fn postgresql_18_shows_no_masked_value() {
        postgres(Server::Newest, "newest").await;
    }

    #[tokio::test]
    async fn mariadb_shows_no_masked_value() {
        let make = async |edition: usize| {
            let text = world::statements(Dialect::Mariadb, edition);
            connect_mysql::database(&format!("sql_rewrite_{edition}"), &text).await
        };
        let addresses = [make(0).await, make(1).await];
        let open = async |address: &str| Conn::new(Opts::from_url(address).unwrap()).await.unwrap();
        let mut databases = [open(&addresses[0]).await, open(&addresses[1]).await];
        let snapshot = snapshot_at(&addresses[0]).await;
        // the same query for both: the schema of one is the name of its database
        let schema = "bastion_sql_rewrite_0";
        hold(&snapshot, &mut Renaming::both(&mut databases), schema, 30, 50).await;
        assert!(permitted_are_unchanged(&snapshot, &mut databases[0], schema).await > 100);
        digests_are_those_of_masks(&snapshot, &mut databases[0], schema).await;
        for edition in 0..2 {
            connect_mysql::discard(&format!("sql_rewrite_{edition}")).await;
        }
    }

    /// A connection that asks its own database where the first one is named.
    struct Renaming<'a>(&'a mut Conn, usize);

    impl<'a> Renaming<'a> {
        fn both(connections: &'a mut [Conn; 2]) -> [Self; 2] {
            let [first, second] = connections;
            [Self(first, 0), Self(second, 1)]
        }
    }

    impl Ask for Renaming<'_> {
        async fn ask(&mut self, sql: &str) -> Result<Rows, String> {
            let own = format!("bastion_sql_rewrite_{}", self.1);
            let answer = self.0.ask(&sql.replace("bastion_sql_rewrite_0", &own)).await;
            answer.map_err(|message| message.replace(&own, "bastion_sql_rewrite_0"))
        }
    }
}

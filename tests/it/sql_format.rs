//! Statements that were written again mean what they meant: their results on real servers, whatever the settings.

use std::path::Path;

use bastion_core::ops;
use serde_json::{Value, json};

/// The statements of a file, one per line.
fn statements(dialect: &str) -> Vec<String> {
    let text = read(&format!("{dialect}.sql"));
    text.lines().filter(|line| !line.starts_with("--") && !line.is_empty()).map(str::to_owned).collect()
}

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sql/render").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn written(dialect: &str, sql: &str, one_line: bool) -> String {
    let input = json!({"dialect": dialect, "sql": sql, "one_line": one_line});
    let output = ops::call("sql.format", input.to_string().as_bytes()).unwrap_or_else(|error| panic!("{error}: {sql}"));
    let output: Value = serde_json::from_slice(&output).unwrap();
    output["sql"].as_str().unwrap().trim_end().to_owned()
}

/// What a server gave: the names of the columns, and the rows in some order.
type Answer = Result<(Vec<String>, Vec<String>), String>;

fn sorted(columns: Vec<String>, mut rows: Vec<String>) -> (Vec<String>, Vec<String>) {
    rows.sort();
    (columns, rows)
}

#[test]
fn a_text_that_was_written_is_written_the_same_again() {
    for dialect in ["bigquery", "duckdb", "mariadb", "postgresql", "snowflake", "sqlite"] {
        for sql in statements(dialect) {
            for one_line in [true, false] {
                let once = written(dialect, &sql, one_line);
                assert_eq!(written(dialect, &once, one_line), once, "{dialect}: {sql}");
                assert!(!one_line || !once.contains('\n') || sql.contains("\\n"), "{once}");
            }
        }
    }
}

#[test]
fn sqlite_gives_the_same() {
    let database = rusqlite::Connection::open_in_memory().unwrap();
    database.execute_batch(&read("schema/sqlite.sql")).unwrap();
    let ask = |sql: &str| -> Answer {
        database.execute_batch("BEGIN").unwrap();
        let answer = (|| {
            let mut statement = database.prepare(sql)?;
            let names = statement.column_names().map(str::to_owned).collect::<Vec<_>>();
            let count = names.len();
            let mut found = Vec::new();
            let mut rows = statement.raw_query();
            while let Some(row) = rows.next()? {
                let values: Vec<_> = (0..count).map(|at| format!("{:?}", row.get_ref(at))).collect();
                found.push(values.join("|"));
            }
            Ok::<_, rusqlite::Error>(sorted(names, found))
        })();
        database.execute_batch("ROLLBACK").unwrap();
        answer.map_err(|error| error.to_string())
    };
    for sql in statements("sqlite") {
        let original = ask(&sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
        for one_line in [true, false] {
            let text = written("sqlite", &sql, one_line);
            let again = ask(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            assert_eq!(again.1, original.1, "{sql}\n{text}");
        }
    }
}

#[cfg(feature = "servers")]
mod servers {
    use mysql_async::prelude::Queryable;
    use tokio_postgres::SimpleQueryMessage;

    use super::*;
    use crate::connect_mysql;
    use crate::server::{Database, Server};

    async fn ask_postgres(database: &Database, sql: &str) -> Answer {
        let said = |error: tokio_postgres::Error| error.to_string();
        database.run("BEGIN").await;
        let answer = if sql.contains("$1") {
            database.client.prepare(sql).await.map(|_| sorted(Vec::new(), Vec::new())).map_err(said)
        } else {
            database.client.simple_query(sql).await.map_err(said).map(|messages| {
                let (mut columns, mut rows) = (Vec::new(), Vec::new());
                for message in messages {
                    match message {
                        SimpleQueryMessage::RowDescription(found) => {
                            columns = found.iter().map(|column| column.name().to_owned()).collect();
                        }
                        SimpleQueryMessage::Row(row) => {
                            rows.push(format!("{:?}", (0..row.len()).map(|at| row.get(at)).collect::<Vec<_>>()));
                        }
                        SimpleQueryMessage::CommandComplete(count) => rows.push(count.to_string()),
                        _ => {}
                    }
                }
                sorted(columns, rows)
            })
        };
        database.run("ROLLBACK").await;
        answer
    }

    async fn postgres_gives_the_same(server: Server, name: &str) {
        let database = Database::new(server, name).await;
        database.run(&read("schema/postgresql.sql")).await;
        for sql in statements("postgresql").into_iter().chain(statements("postgresql_own")) {
            let original = ask_postgres(&database, &sql).await.unwrap_or_else(|error| panic!("{error}: {sql}"));
            for one_line in [true, false] {
                let text = written("postgresql", &sql, one_line);
                for setting in ["on", "off"] {
                    database.run(&format!("SET standard_conforming_strings = {setting}")).await;
                    let again = ask_postgres(&database, &text).await;
                    assert_eq!(again.as_ref(), Ok(&original), "{sql}\n{text}");
                }
                database.run("RESET standard_conforming_strings").await;
            }
        }
        database.discard().await;
    }

    #[tokio::test]
    async fn postgresql_gives_the_same() {
        postgres_gives_the_same(Server::Main, "sql_format").await;
    }

    #[tokio::test]
    async fn postgresql_18_gives_the_same() {
        postgres_gives_the_same(Server::Newest, "sql_format").await;
    }

    async fn ask_mariadb(server: &mut mysql_async::Conn, sql: &str) -> Answer {
        let said = |error: mysql_async::Error| error.to_string();
        server.query_drop("START TRANSACTION").await.unwrap();
        let answer = if sql.contains('?') {
            server.prep(sql).await.map(|_| sorted(Vec::new(), Vec::new())).map_err(said)
        } else {
            match server.query_iter(sql).await {
                Ok(mut results) => {
                    let columns = results.columns_ref().iter().map(|column| column.name_str().into_owned()).collect();
                    let rows: Vec<mysql_async::Row> = results.collect().await.unwrap();
                    let affected = format!("{} rows", results.affected_rows());
                    let rows = rows.iter().map(|row| format!("{:?}", row.clone().unwrap())).chain([affected]);
                    Ok(sorted(columns, rows.collect()))
                }
                Err(error) => Err(said(error)),
            }
        };
        server.query_drop("ROLLBACK").await.unwrap();
        answer
    }

    #[tokio::test]
    async fn mariadb_gives_the_same() {
        let address = connect_mysql::database("sql_format", &read("schema/mariadb.sql")).await;
        let mut server = mysql_async::Conn::from_url(&address).await.unwrap();
        let modes =
            ["", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES", "PIPES_AS_CONCAT", "HIGH_NOT_PRECEDENCE", "IGNORE_SPACE"];
        for sql in statements("mariadb") {
            server.query_drop("SET SESSION sql_mode = ''").await.unwrap();
            let original = ask_mariadb(&mut server, &sql).await.unwrap_or_else(|error| panic!("{error}: {sql}"));
            for one_line in [true, false] {
                let text = written("mariadb", &sql, one_line);
                for mode in modes {
                    server.query_drop(format!("SET SESSION sql_mode = '{mode}'")).await.unwrap();
                    let again = ask_mariadb(&mut server, &text).await;
                    let again = again.unwrap_or_else(|error| panic!("{mode}: {error}: {text}"));
                    assert_eq!(again.1, original.1, "{mode}: {sql}\n{text}");
                }
            }
        }
        server.disconnect().await.unwrap();
        connect_mysql::discard("sql_format").await;
    }
}

//! The script of `sql.grant`, run; then the role tries what it may not.

use bastion_core::ops::sql_grant::{self, Input};
use bastion_core::port::QueryLimits;
use bastion_core::schema::Dialect;
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Opts, OptsBuilder};

use super::{ran, unjudged};
use crate::connect_mysql;
use crate::server::{Database, Server, open};

fn wanted(snapshot: bastion_core::snapshot::SnapshotDocument, role: &str, hidden: &str) -> Input {
    Input {
        snapshot,
        role: role.to_owned(),
        host: "%".to_owned(),
        login: true,
        schemas: Vec::new(),
        relations: vec!["item".to_owned(), "shown".to_owned()],
        routines: Vec::new(),
        hidden_columns: vec![hidden.to_owned()],
        connections_max: 5,
        limits: QueryLimits::default(),
    }
}

const SCHEMA: &str = "
    CREATE TABLE item (id integer PRIMARY KEY, name text, secret text); INSERT INTO item VALUES (1, 'a', 's');
    CREATE TABLE other (id integer); CREATE SCHEMA hidden; CREATE TABLE hidden.thing (id integer);
    CREATE VIEW shown AS SELECT id FROM other;
    GRANT USAGE ON SCHEMA hidden TO PUBLIC; GRANT SELECT ON hidden.thing TO PUBLIC; GRANT ALL ON item TO PUBLIC;
    GRANT SELECT (id) ON other TO PUBLIC; GRANT CREATE ON SCHEMA public TO PUBLIC;
    CREATE FUNCTION leaked() RETURNS SETOF text LANGUAGE sql SECURITY DEFINER AS 'SELECT secret FROM public.item';
    CREATE PROCEDURE doing(integer) LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION plain(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';";

async fn holds(server: Server, role: &str) {
    let database = Database::new(server, role).await;
    database.run(&format!("{SCHEMA} DROP ROLE IF EXISTS {role};")).await;
    let snapshot = database.snapshot().await.to_document();
    let made = sql_grant::run(wanted(snapshot, role, "public.item.secret")).unwrap_or_else(|error| panic!("{error}"));
    database.run(&made.script).await;
    let (client, connection) =
        tokio_postgres::connect(&database.address_as(role), tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    // the rights have to hold without the mode that the session begins with
    let mode: String = client.query_one("SHOW default_transaction_read_only", &[]).await.unwrap().get(0);
    assert_eq!(mode, "on");
    client.batch_execute("SET default_transaction_read_only = off").await.unwrap();
    for allowed in ["SELECT id, name FROM item", "SELECT * FROM shown", "SELECT plain(1)"] {
        client.batch_execute(allowed).await.unwrap_or_else(|error| panic!("{allowed}: {error:?}"));
    }
    for denied in [
        "SELECT secret FROM item",
        "SELECT * FROM item",
        "SELECT count(*) FROM item WHERE secret = 's'",
        "SELECT id FROM other",
        "SELECT id FROM hidden.thing",
        "INSERT INTO item VALUES (2, 'b', 't')",
        "UPDATE item SET name = 'b'",
        "DELETE FROM item",
        "TRUNCATE item",
        "DO $$ BEGIN LOCK TABLE public.item IN EXCLUSIVE MODE; END $$",
        "SELECT id FROM item FOR UPDATE",
        "CREATE TABLE made (id integer)",
        "CREATE TABLE hidden.made (id integer)",
        "CREATE TEMPORARY TABLE made (id integer)",
        "CREATE FUNCTION public.lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
        "CREATE SCHEMA made",
        "CREATE ROLE made",
        "SET ROLE postgres",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT pg_sleep(0)",
        "SELECT pg_notify('a', 'b')",
        "SELECT pg_advisory_lock(1)",
        "SELECT pg_export_snapshot()",
        "SELECT pg_terminate_backend(0)",
        "SELECT pg_logical_emit_message(false, 'a', 'b')",
        "SELECT pg_read_file('PG_VERSION')",
        "COPY item (id) TO PROGRAM 'true'",
        "SELECT leaked()",
        "CALL doing(1)",
        "ALTER TABLE item ADD COLUMN made integer",
        "COMMENT ON TABLE item IS 'made'",
        "ALTER SYSTEM SET work_mem = '1MB'",
        "CREATE EXTENSION hstore",
    ] {
        let Err(error) = client.batch_execute(denied).await else { panic!("it ran: {denied}") };
        let state = error.code().map(|code| code.code()).unwrap_or_default().to_owned();
        // no right; a schema that cannot be seen; an extension that is not there
        assert!(["42501", "0A000", "58P01"].contains(&state.as_str()), "{denied}: {error:?}");
    }
    let source = open(&database.address_as(role)).await;
    let request = unjudged(Dialect::Postgresql, &["public"], "SELECT id, name FROM item", QueryLimits::default());
    assert_eq!(ran(source.as_ref(), &request).await.row_count, 1);
    drop((client, source));
    database.run(&format!("DROP OWNED BY {role}; DROP ROLE {role}")).await;
    database.discard().await;
}

#[tokio::test]
async fn a_role_of_postgresql_reads_what_it_may_and_does_nothing_else() {
    holds(Server::Main, "bastion_grant_main").await;
}

#[tokio::test]
async fn a_role_of_the_newest_version_does_nothing_else() {
    holds(Server::Newest, "bastion_grant_newest").await;
}

#[tokio::test]
async fn an_account_of_mariadb_reads_what_it_may_and_does_nothing_else() {
    let address = connect_mysql::database(
        "grant",
        "CREATE TABLE item (id integer PRIMARY KEY, name text, secret text); INSERT INTO item VALUES (1, 'a', 's');
         CREATE TABLE other (id integer); CREATE VIEW shown AS SELECT id FROM other;
         CREATE PROCEDURE doing() SELECT 1; DROP USER IF EXISTS bastion_grant@`%`;",
    )
    .await;
    let source = open(&address).await;
    let snapshot = source.snapshot(&Default::default()).await.unwrap().to_document();
    let made = sql_grant::run(wanted(snapshot, "bastion_grant", "bastion_grant.item.secret")).unwrap();
    let mut root = Conn::new(Opts::from_url(&address).unwrap()).await.unwrap();
    for statement in &made.statements {
        root.query_drop(&statement.sql).await.unwrap_or_else(|error| panic!("{}: {error}", statement.sql));
    }
    let options = |password: &str| {
        OptsBuilder::from_opts(Opts::from_url(&address).unwrap())
            .user(Some("bastion_grant"))
            .pass(Some(password.to_owned()))
    };
    // nobody comes in before a person gave a password
    assert!(Conn::new(options("")).await.is_err());
    root.query_drop("ALTER USER bastion_grant@`%` IDENTIFIED BY 'given' ACCOUNT UNLOCK").await.unwrap();
    let mut account = Conn::new(options("given")).await.unwrap();
    for allowed in ["SELECT id, name FROM item", "SELECT * FROM shown"] {
        account.query_drop(allowed).await.unwrap_or_else(|error| panic!("{allowed}: {error}"));
    }
    for denied in [
        "SELECT secret FROM item",
        "SELECT * FROM item",
        "SELECT id FROM other",
        "INSERT INTO item VALUES (2, 'b', 't')",
        "UPDATE item SET name = 'b'",
        "DELETE FROM item",
        "LOCK TABLES item READ",
        "CREATE TABLE made (id integer)",
        "CREATE TEMPORARY TABLE made (id integer)",
        "CALL doing()",
        "SELECT id FROM item INTO OUTFILE 'made'",
        "LOAD DATA INFILE 'made' INTO TABLE item",
        "SET GLOBAL max_connections = 1",
        "CREATE USER made",
        "GRANT SELECT ON item TO made",
        "SELECT * FROM mysql.global_priv",
        "SHUTDOWN",
    ] {
        let Err(mysql_async::Error::Server(error)) = account.query_drop(denied).await else {
            panic!("it ran: {denied}")
        };
        // access denied in its forms, and a grant that cannot be given
        assert!([1044, 1045, 1142, 1143, 1227, 1370, 1410, 1133].contains(&error.code), "{denied}: {error}");
    }
    drop(account);
    root.query_drop("DROP USER bastion_grant@`%`").await.unwrap();
    connect_mysql::discard("grant").await;
}

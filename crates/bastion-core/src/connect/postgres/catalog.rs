//! The catalogue as rows: every query sent at once, in one transaction.

use futures_util::future::try_join_all;
use tokio_postgres::types::FromSql;
use tokio_postgres::{Client, Error, Row};

use crate::limits::LOCK_MS_MAX;

/// One catalogue query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Query {
    Server,
    Roles,
    Namespaces,
    Extensions,
    Members,
    Comments,
    Relations,
    Inheritance,
    TypesUsed,
    Columns,
    Defaults,
    Collations,
    Constraints,
    Indexes,
    OperatorClasses,
    ViewDependencies,
    Triggers,
    Policies,
    Routines,
    Types,
    Labels,
    Sequences,
    SequenceOwners,
    Privileges,
    Unmodelled,
}

const QUERIES: [(Query, &str); 25] = [
    (Query::Server, include_str!("sql/server.sql")),
    (Query::Roles, include_str!("sql/roles.sql")),
    (Query::Namespaces, include_str!("sql/namespaces.sql")),
    (Query::Extensions, include_str!("sql/extensions.sql")),
    (Query::Members, include_str!("sql/members.sql")),
    (Query::Comments, include_str!("sql/comments.sql")),
    (Query::Relations, include_str!("sql/relations.sql")),
    (Query::Inheritance, include_str!("sql/inheritance.sql")),
    (Query::TypesUsed, include_str!("sql/types_used.sql")),
    (Query::Columns, include_str!("sql/columns.sql")),
    (Query::Defaults, include_str!("sql/defaults.sql")),
    (Query::Collations, include_str!("sql/collations.sql")),
    (Query::Constraints, include_str!("sql/constraints.sql")),
    (Query::Indexes, include_str!("sql/indexes.sql")),
    (Query::OperatorClasses, include_str!("sql/operator_classes.sql")),
    (Query::ViewDependencies, include_str!("sql/view_dependencies.sql")),
    (Query::Triggers, include_str!("sql/triggers.sql")),
    (Query::Policies, include_str!("sql/policies.sql")),
    (Query::Routines, include_str!("sql/routines.sql")),
    (Query::Types, include_str!("sql/types.sql")),
    (Query::Labels, include_str!("sql/labels.sql")),
    (Query::Sequences, include_str!("sql/sequences.sql")),
    (Query::SequenceOwners, include_str!("sql/sequence_owners.sql")),
    (Query::Privileges, include_str!("sql/privileges.sql")),
    (Query::Unmodelled, include_str!("sql/unmodelled.sql")),
];

/// The rows of every query.
#[derive(Debug)]
pub(super) struct Catalog {
    rows: Vec<(Query, Vec<Row>)>,
}

impl Catalog {
    pub(super) fn rows(&self, query: Query) -> &[Row] {
        let found = self.rows.iter().find(|(known, _)| *known == query);
        found.map(|(_, rows)| rows.as_slice()).unwrap_or_default()
    }

    pub(super) fn server_version(&self) -> Option<String> {
        get(self.rows(Query::Server).first()?, 0).ok()
    }

    pub(super) fn database(&self) -> Option<String> {
        get(self.rows(Query::Server).first()?, 2).ok()
    }
}

/// Reads everything. The caller ends the transaction.
pub(super) async fn read(client: &Client, major: i32, statement_ms_max: u64) -> Result<Catalog, Error> {
    // every setting is local: a connection that a pooler hands on is left as it was
    let begin = format!(
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \
         SET LOCAL search_path = pg_catalog; SET LOCAL jit = off; SET LOCAL lock_timeout = {LOCK_MS_MAX}; \
         SET LOCAL statement_timeout = {statement_ms_max}; SET LOCAL quote_all_identifiers = off"
    );
    client.batch_execute(&begin).await?;
    let statements = QUERIES.map(|(query, sql)| (query, for_version(sql, major)));
    let sent = statements
        .iter()
        .map(|(query, sql)| async move { Ok::<_, Error>((*query, client.query_typed(sql, &[]).await?)) });
    Ok(Catalog { rows: try_join_all(sent).await? })
}

/// One value of a row.
pub(super) fn get<'a, T: FromSql<'a>>(row: &'a Row, position: usize) -> Result<T, Error> {
    row.try_get(position)
}

// what a catalogue lacks before a version has the value it would have had
fn for_version(sql: &str, major: i32) -> String {
    let since =
        |version: i32, present: &'static str, absent: &'static str| if major >= version { present } else { absent };
    sql.replace("{compression}", since(14, "a.attcompression::text", "''"))
        .replace("{statistics_target}", since(17, "a.attstattarget::int4", "nullif(a.attstattarget, -1)::int4"))
        .replace("{enforced}", since(18, "c.conenforced", "true"))
        .replace("{period}", since(18, "c.conperiod", "false"))
        .replace("{delete_columns}", since(15, "c.confdelsetcols", "NULL::int2[]"))
        .replace("{nulls_not_distinct}", since(15, "i.indnullsnotdistinct", "false"))
        .replace("{body}", since(14, "pg_get_function_sqlbody(p.oid)", "NULL"))
}

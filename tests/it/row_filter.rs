//! What a protected query gives on a server is what deciding each of its rows allows.

use std::collections::BTreeMap;

use bastion_core::flow::{GovernedTable, ProtectedQuery, QueryToProtect, protect_query};
use bastion_core::policy::{
    Effect, Obligations, PiiLevel, Policy, PolicyRequest, PolicySet, RequesterField, RowColumns, RowCondition,
    RowObligation, RowRequester, Scope, Selection,
};
use bastion_core::snapshot::Snapshot;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

const POLICIES: usize = 150;
const ROWS: usize = 120;
const COLUMNS: [&str; 6] = ["org", "data", "area", "pii", "region", "owner"];
/// Texts that a careless filter would confuse, or that would leave their quotes.
const WORDS: &[&str] = &["EU", "eu", "EU ", "É", "O'Hara", "a\\", "", "x') OR ('1'='1", "none", "low", "high", "ada"];

type Row = BTreeMap<&'static str, Option<String>>;

/// A database that answers.
trait Ask {
    async fn identifiers(&mut self, query: &ProtectedQuery) -> Vec<i64>;
}

struct Sqlite(rusqlite::Connection);

impl Ask for Sqlite {
    async fn identifiers(&mut self, query: &ProtectedQuery) -> Vec<i64> {
        let mut statement = self.0.prepare(&query.sql).unwrap_or_else(|error| panic!("{error}: {}", query.sql));
        let rows = statement.query_map(rusqlite::params_from_iter(&query.parameters), |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }
}

fn texts(count_max: usize) -> impl Strategy<Value = Vec<String>> {
    subsequence(WORDS.to_vec(), 1..=count_max)
        .prop_map(|words| words.into_iter().filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>())
        .prop_filter("a list is never empty", |words| !words.is_empty())
}

fn any_policy() -> impl Strategy<Value = Policy> {
    let list = || prop::option::weighted(0.3, texts(4));
    let levels = subsequence(vec![PiiLevel::None, PiiLevel::Low, PiiLevel::High], 1..=2);
    let selection = (any::<bool>(), texts(4)).prop_map(|(any_of, words)| match any_of {
        true => Selection { any_of: Some(words), none_of: None },
        false => Selection { any_of: None, none_of: Some(words) },
    });
    let scope = (list(), list(), list(), prop::option::weighted(0.3, levels), prop::option::weighted(0.6, selection));
    let scope = scope.prop_map(|(tenants, datasets, domains, pii_levels, jurisdictions)| Scope {
        tenants,
        datasets: datasets.map(|names| names.into_iter().map(|name| name.replace('\\', "")).collect()),
        domains,
        pii_levels,
        jurisdictions,
        ..Scope::default()
    });
    let effect = select(vec![Effect::Allow, Effect::Allow, Effect::RequireApproval, Effect::Block]);
    let own = any::<u8>().prop_map(|dice| dice < 60);
    (scope, effect, own).prop_map(|(scope, effect, own)| {
        let approvers = serde_json::json!({"roles": ["owner"]});
        let mut policy: Policy = serde_json::from_value(serde_json::json!({"id": "x", "name": "X", "kind": "access",
            "effect": effect, "approvers": (effect == Effect::RequireApproval).then_some(approvers)}))
        .unwrap();
        policy.scope = Some(scope);
        if own && effect == Effect::Allow {
            let condition = RowCondition::Requester(RowRequester { field: RequesterField::Id });
            let rows = vec![RowObligation { column: "owner".to_owned(), condition }];
            policy.obligations = Some(Obligations { rows, ..Obligations::default() });
        }
        policy
    })
}

fn any_row() -> impl Strategy<Value = Row> {
    prop::collection::vec(prop::option::weighted(0.8, select(WORDS.to_vec())), COLUMNS.len())
        .prop_map(|cells| COLUMNS.into_iter().zip(cells).map(|(name, cell)| (name, cell.map(str::to_owned))).collect())
}

fn any_columns() -> impl Strategy<Value = RowColumns> {
    any::<[bool; 5]>().prop_map(|chosen| {
        let [tenant, dataset, domain, pii_level, jurisdiction] =
            std::array::from_fn(|at| chosen[at].then(|| COLUMNS[at].to_owned()));
        RowColumns { tenant, dataset, domain, pii_level, jurisdiction }
    })
}

fn runner() -> TestRunner {
    TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]))
}

fn rows() -> Vec<Row> {
    prop::collection::vec(any_row(), ROWS).new_tree(&mut runner()).unwrap().current()
}

/// Under generated policies each query gives the rows that are allowed one by one, and there is something to see and
/// something to hide.
async fn hold(snapshot: &Snapshot, schema: &str, rows: &[Row], database: &mut impl Ask) {
    let mut runner = runner();
    let (mut seen_rows, mut hidden_rows, mut closed) = (0, 0, 0);
    for _ in 0..POLICIES {
        let made = (prop::collection::vec(any_policy(), 1..6), any_columns()).new_tree(&mut runner).unwrap().current();
        let (mut policies, columns) = made;
        for (at, policy) in policies.iter_mut().enumerate() {
            policy.id = format!("p{at}");
        }
        let set = PolicySet::compile(policies).unwrap();
        let mut request = PolicyRequest::new("ada", "data.read");
        request.resource.jurisdiction = Some("EU".to_owned());
        request.tenant = Some("EU".to_owned());
        let table = GovernedTable {
            schema: schema.to_owned(),
            name: "account".to_owned(),
            resource: request.resource.clone(),
            columns: columns.clone(),
        };
        let sql = "SELECT id FROM account ORDER BY id";
        let query = QueryToProtect { snapshot, sql, search_path: &[], request: &request, tables: &[table] };
        let mut whole = request.clone();
        whole.resource.dataset = Some(format!("{schema}.account"));
        let allowed: Vec<i64> =
            (0..).zip(rows).filter(|(_, row)| allows(&set, &whole, &columns, row)).map(|(id, _)| id).collect();
        let given = match protect_query(&set, query, None) {
            Ok(protected) => database.identifiers(&protected).await,
            Err(error) => {
                assert_eq!(error.code().as_str(), "policy_denied", "{error}");
                closed += 1;
                Vec::new()
            }
        };
        assert_eq!(given, allowed, "{:?} {columns:?}", set.policies());
        seen_rows += given.len();
        hidden_rows += if given.is_empty() { 0 } else { rows.len() - given.len() };
    }
    println!("{:?}: {seen_rows} rows seen, {hidden_rows} hidden beside them, {closed} closed", snapshot.dialect());
    assert!(seen_rows > 500 && hidden_rows > 500 && closed * 4 < POLICIES * 3, "too little was tried");
}

fn allows(set: &PolicySet, request: &PolicyRequest, columns: &RowColumns, row: &Row) -> bool {
    let decision = set.decide(&columns.request(request, |column| row.get(column)?.as_deref())).unwrap();
    let own = row["owner"].as_deref() == Some("ada");
    decision.effect == Effect::Allow && (decision.obligations.rows.is_empty() || own)
}

const TABLE: &str = "CREATE TABLE account (id bigint PRIMARY KEY, org VARCHAR(40), data VARCHAR(40), area VARCHAR(40), \
                     pii VARCHAR(40), region VARCHAR(40), owner VARCHAR(40))";

#[tokio::test]
async fn sqlite_gives_what_each_row_is_allowed() {
    use bastion_core::connect::SystemRuntime;
    use bastion_core::port::{Runtime, SnapshotOptions};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.db");
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch(&TABLE.replace("VARCHAR(40)", "TEXT COLLATE NOCASE")).unwrap();
    let rows = rows();
    for (id, row) in (0_i64..).zip(&rows) {
        let mut values = vec![rusqlite::types::Value::Integer(id)];
        values.extend(COLUMNS.iter().map(|name| rusqlite::types::Value::from(row[name].clone())));
        connection.execute("INSERT INTO account VALUES (?,?,?,?,?,?,?)", rusqlite::params_from_iter(values)).unwrap();
    }
    let source = SystemRuntime::new().connect(&format!("sqlite:{}", path.display())).await.unwrap().introspector;
    let snapshot = source.snapshot(&SnapshotOptions::default()).await.unwrap();
    hold(&snapshot, "main", &rows, &mut Sqlite(connection)).await;
}

#[cfg(feature = "servers")]
mod servers {
    use tokio_postgres::types::ToSql;

    use super::*;
    use crate::server::{Database, Server};

    impl Ask for Database {
        async fn identifiers(&mut self, query: &ProtectedQuery) -> Vec<i64> {
            let parameters: Vec<&(dyn ToSql + Sync)> =
                query.parameters.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
            let rows = self.client.query(&query.sql, &parameters).await;
            let rows = rows.unwrap_or_else(|error| panic!("{error:?}: {}", query.sql));
            rows.iter().map(|row| row.get(0)).collect()
        }
    }

    #[tokio::test]
    async fn postgresql_gives_what_each_row_is_allowed() {
        let mut database = Database::new(Server::Main, "row_filter").await;
        let rows = rows();
        // a collation for which big and small letters are the same
        let ignorant = "CREATE COLLATION ignorant (provider = icu, locale = 'und-u-ks-level2', deterministic = false)";
        let column = match database.client.batch_execute(ignorant).await {
            Ok(()) => "varchar(40) COLLATE ignorant",
            Err(_) => "varchar(40)",
        };
        database.run(&TABLE.replace("VARCHAR(40)", column)).await;
        for (id, row) in (0_i64..).zip(&rows) {
            let cells: Vec<&Option<String>> = COLUMNS.iter().map(|name| &row[name]).collect();
            let mut values: Vec<&(dyn ToSql + Sync)> = vec![&id];
            values.extend(cells.iter().map(|cell| *cell as &(dyn ToSql + Sync)));
            database.client.execute("INSERT INTO account VALUES ($1,$2,$3,$4,$5,$6,$7)", &values).await.unwrap();
        }
        let snapshot = database.snapshot().await;
        hold(&snapshot, "public", &rows, &mut database).await;
        database.discard().await;
    }
}

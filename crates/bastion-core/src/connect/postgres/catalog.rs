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
    TriggerPartitions,
    Policies,
    Routines,
    Types,
    Labels,
    Sequences,
    SequenceOwners,
    Privileges,
    Unmodelled,
    Attributes,
    Ranges,
    Operators,
    OperatorFamilies,
    IndexOperatorClasses,
    FamilyMembers,
    Casts,
    OwnCollations,
    TextSearchConfigurations,
    TextSearchMappings,
    TextSearchDictionaries,
    TextSearchParsers,
    StatisticsObjects,
    Publications,
    PublishedTables,
    PublishedSchemas,
    Wrappers,
    Servers,
    UserMappings,
    EventTriggers,
    RewriteRules,
    DefaultPrivileges,
    SecurityLabels,
    IndexColumns,
    Dependencies,
    DefaultOids,
    TypeAliases,
    ExtensionMembers,
}

const QUERIES: [(Query, &str); 50] = [
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
    (Query::TriggerPartitions, include_str!("sql/trigger_partitions.sql")),
    (Query::Policies, include_str!("sql/policies.sql")),
    (Query::Routines, include_str!("sql/routines.sql")),
    (Query::Types, include_str!("sql/types.sql")),
    (Query::Labels, include_str!("sql/labels.sql")),
    (Query::Sequences, include_str!("sql/sequences.sql")),
    (Query::SequenceOwners, include_str!("sql/sequence_owners.sql")),
    (Query::Privileges, include_str!("sql/privileges.sql")),
    (Query::Unmodelled, include_str!("sql/unmodelled.sql")),
    (Query::Attributes, include_str!("sql/attributes.sql")),
    (Query::Ranges, include_str!("sql/ranges.sql")),
    (Query::Operators, include_str!("sql/operators.sql")),
    (Query::OperatorFamilies, include_str!("sql/operator_families.sql")),
    (Query::IndexOperatorClasses, include_str!("sql/index_operator_classes.sql")),
    (Query::FamilyMembers, include_str!("sql/family_members.sql")),
    (Query::Casts, include_str!("sql/casts.sql")),
    (Query::OwnCollations, include_str!("sql/own_collations.sql")),
    (Query::TextSearchConfigurations, include_str!("sql/text_search_configurations.sql")),
    (Query::TextSearchMappings, include_str!("sql/text_search_mappings.sql")),
    (Query::TextSearchDictionaries, include_str!("sql/text_search_dictionaries.sql")),
    (Query::TextSearchParsers, include_str!("sql/text_search_parsers.sql")),
    (Query::StatisticsObjects, include_str!("sql/statistics_objects.sql")),
    (Query::Publications, include_str!("sql/publications.sql")),
    (Query::PublishedTables, include_str!("sql/published_tables.sql")),
    (Query::PublishedSchemas, include_str!("sql/published_schemas.sql")),
    (Query::Wrappers, include_str!("sql/wrappers.sql")),
    (Query::Servers, include_str!("sql/servers.sql")),
    (Query::UserMappings, include_str!("sql/user_mappings.sql")),
    (Query::EventTriggers, include_str!("sql/event_triggers.sql")),
    (Query::RewriteRules, include_str!("sql/rewrite_rules.sql")),
    (Query::DefaultPrivileges, include_str!("sql/default_privileges.sql")),
    (Query::SecurityLabels, include_str!("sql/security_labels.sql")),
    (Query::IndexColumns, include_str!("sql/index_columns.sql")),
];

/// Asked only when it is wanted which object needs which.
const DEPENDENCY_QUERIES: [(Query, &str); 4] = [
    (Query::Dependencies, include_str!("sql/dependencies.sql")),
    (Query::DefaultOids, include_str!("sql/default_oids.sql")),
    (Query::TypeAliases, include_str!("sql/type_aliases.sql")),
    (Query::ExtensionMembers, include_str!("sql/extension_members.sql")),
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
pub(super) async fn read(
    client: &Client,
    major: i32,
    statement_ms_max: u64,
    dependencies: bool,
) -> Result<Catalog, Error> {
    // every setting is local: a connection that a pooler hands on is left as it was
    let begin = format!(
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \
         SET LOCAL search_path = pg_catalog; SET LOCAL jit = off; SET LOCAL lock_timeout = {LOCK_MS_MAX}; \
         SET LOCAL statement_timeout = {statement_ms_max}; SET LOCAL quote_all_identifiers = off"
    );
    client.batch_execute(&begin).await?;
    let optional = if dependencies { DEPENDENCY_QUERIES.as_slice() } else { &[] };
    let statements: Vec<_> =
        QUERIES.iter().chain(optional).map(|(query, sql)| (*query, for_version(sql, major))).collect();
    let sent = statements
        .iter()
        .map(|(query, sql)| async move { Ok::<_, Error>((*query, client.query_typed(sql, &[]).await?)) });
    Ok(Catalog { rows: try_join_all(sent).await? })
}

/// One value of a row.
pub(super) fn get<'a, T: FromSql<'a>>(row: &'a Row, position: usize) -> Result<T, Error> {
    row.try_get(position)
}

/// What a catalogue lacks before a version has the value it would have had.
pub(super) fn for_version(sql: &str, major: i32) -> String {
    let since =
        |version: i32, present: &'static str, absent: &'static str| if major >= version { present } else { absent };
    let replaced = [
        ("{compression}", since(14, "a.attcompression::text", "''")),
        ("{statistics_target}", since(17, "a.attstattarget::int4", "nullif(a.attstattarget, -1)::int4")),
        ("{enforced}", since(18, "c.conenforced", "true")),
        ("{period}", since(18, "c.conperiod", "false")),
        ("{delete_columns}", since(15, "c.confdelsetcols", "NULL::int2[]")),
        ("{nulls_not_distinct}", since(15, "i.indnullsnotdistinct", "false")),
        ("{body}", since(14, "pg_get_function_sqlbody(p.oid)", "NULL")),
        ("{is_inline}", since(14, "p.prosqlbody IS NOT NULL", "false")),
        (
            "{multirange}",
            since(14, "(SELECT m.typname::text FROM pg_type AS m WHERE m.oid = r.rngmultitypid)", "NULL::text"),
        ),
        ("{multirange_of}", since(14, "(SELECT r.rngtypid FROM pg_range AS r WHERE r.rngmultitypid = t.oid)", "NULL")),
        ("{collation_locale}", since(17, "colllocale", since(15, "colliculocale", "NULL::text"))),
        ("{collation_rules}", since(16, "collicurules", "NULL::text")),
        ("{statistics_expressions}", since(14, "pg_get_statisticsobjdef_expressions(s.oid)", "NULL::text[]")),
        ("{object_statistics_target}", since(17, "s.stxstattarget::int4", "nullif(s.stxstattarget, -1)::int4")),
        ("{published_generated}", since(18, "p.pubgencols = 's'", "false")),
        ("{published_columns}", since(15, "r.prattrs::int2[]", "NULL::int2[]")),
        ("{published_filter}", since(15, "pg_get_expr(r.prqual, r.prrelid)", "NULL::text")),
        (
            "{publication_namespace}",
            since(
                15,
                "SELECT 'pg_publication_namespace', count(*), sum(age(xmin)) FROM pg_catalog.pg_publication_namespace",
                "SELECT '', 0, 0",
            ),
        ),
        (
            "{published_schemas}",
            since(
                15,
                "SELECT p.pnpubid, n.nspname::text FROM pg_publication_namespace AS p JOIN pg_namespace AS n ON n.oid = p.pnnspid",
                "SELECT 0::oid, ''::text WHERE false",
            ),
        ),
    ];
    replaced.into_iter().fold(sql.to_owned(), |sql, (name, text)| sql.replace(name, text))
}

//! A query kept to what the policies decide about each table it reads.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::policy::{LogLevel, PolicyRequest, PolicySet, Resource, RowColumns, RowFilter};
use crate::privacy::mask::{ColumnMask, OtherColumns, RewritePolicy, TableMask};
use crate::schema::ObjectName;
use crate::snapshot::Snapshot;
use crate::sql::rewrite::{HashKeys, RowParameters, rewrite_reading, row_condition};

/// A table as the policies see it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GovernedTable {
    /// Its schema; MySQL's database, SQLite's `main`.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// What is known of its data; the data set is `schema.name` where none is said.
    #[serde(default)]
    pub resource: Resource,
    /// What its rows state themselves.
    #[serde(default, skip_serializing_if = "RowColumns::is_empty")]
    pub columns: RowColumns,
}

/// What of a table may be seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectedTable {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// Which rows, and under which masks.
    pub filter: RowFilter,
}

/// A query that shows what the policies let be seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectedQuery {
    /// The query to run instead.
    pub sql: String,
    /// Texts for the parameters behind the query's own, in order; MySQL and MariaDB have none.
    pub parameters: Vec<String>,
    /// The tables it reads, by name.
    pub tables: Vec<ProtectedTable>,
    /// How much has to be written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<LogLevel>,
}

/// A query and what the policies have to know about it.
#[derive(Debug, Clone, Copy)]
pub struct QueryToProtect<'a> {
    /// The schema.
    pub snapshot: &'a Snapshot,
    /// One query, in the SQL of the snapshot's product.
    pub sql: &'a str,
    /// Where names that are not qualified are looked up; the product's usual place when empty.
    pub search_path: &'a [String],
    /// Who asks, what for. What it says of the data is each table's own.
    pub request: &'a PolicyRequest,
    /// The tables that may be read where the policies let them.
    pub tables: &'a [GovernedTable],
}

/// Rewrites a query so that of each table it reads the rows are left that the policies allow, under the masks they demand.
///
/// # Errors
///
/// `policy_denied` where no row of a table that it reads may be seen; `row_filter_not_exact`; `invalid_policy`,
/// `invalid_key`, `query_not_rewritable` as the rewriting says.
pub fn protect_query(
    policies: &PolicySet,
    query: QueryToProtect<'_>,
    keys: Option<HashKeys<'_>>,
) -> Result<ProtectedQuery, Error> {
    let QueryToProtect { snapshot, sql, search_path, .. } = query;
    let mut governed = BTreeMap::new();
    for table in query.tables {
        if governed.insert(ObjectName::new(&table.schema, &table.name), table).is_some() {
            let message = format!("the table `{}.{}` stands twice", table.schema, table.name);
            return Err(Error::new(ErrorCode::InvalidArgument, message));
        }
    }
    // which of them it reads does not depend on what may be seen of them
    let whole = RewritePolicy { tables: governed.keys().map(whole_table).collect() };
    let read = rewrite_reading(snapshot, sql, search_path, &whole, keys)?.tables;
    let mut parameters = RowParameters::behind(snapshot.dialect(), sql)?;
    let mut protected = ProtectedQuery { sql: String::new(), parameters: Vec::new(), tables: Vec::new(), log: None };
    let mut shown = RewritePolicy { tables: Vec::new() };
    for (name, table) in governed.iter().filter(|(name, _)| read.contains(*name)) {
        let filter = policies.row_filter(&request_for(query.request, table), &table.columns)?;
        if filter.is_closed() {
            let message = format!("no row of `{}.{}` may be seen: {}", name.schema, name.name, filter.reason());
            return Err(Error::new(ErrorCode::PolicyDenied, message));
        }
        let masks = filter.obligations.masks.iter().map(|demanded| ColumnMask {
            name: demanded.column.clone(),
            mask: demanded.mask.clone(),
            aggregates: Vec::new(),
            subjects_min: 2,
        });
        shown.tables.push(TableMask {
            row_filter: Some(row_condition(snapshot, name, &filter, &mut parameters)?),
            columns: masks.collect(),
            ..whole_table(name)
        });
        protected.log = protected.log.max(filter.obligations.log);
        protected.tables.push(ProtectedTable { schema: name.schema.clone(), name: name.name.clone(), filter });
    }
    protected.sql = rewrite_reading(snapshot, sql, search_path, &shown, keys)?.sql;
    protected.parameters = parameters.into_values();
    Ok(protected)
}

/// The question that reading a table is.
fn request_for(request: &PolicyRequest, table: &GovernedTable) -> PolicyRequest {
    let mut resource = table.resource.clone();
    resource.dataset.get_or_insert_with(|| format!("{}.{}", table.schema, table.name));
    PolicyRequest { resource, ..request.clone() }
}

fn whole_table(name: &ObjectName) -> TableMask {
    TableMask {
        schema: name.schema.clone(),
        name: name.name.clone(),
        other_columns: OtherColumns::Keep,
        ..TableMask::default()
    }
}

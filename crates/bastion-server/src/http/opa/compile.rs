//! `/v1/compile/bastion/filter`: which rows may be seen, as conditions for a query that somebody else writes.
//!
//! Rows state what `unknowns` names: `input.tenant`, `input.resource.jurisdiction`, …, or `input.resource` for all of it.
//! Without `unknowns`, they state what the mapping of the table `resource` gives columns to. Names of columns are those of
//! the attributes, in a table `resource`, where no mapping says otherwise.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use axum::response::Response;
use bastion_core::canonical;
use bastion_core::policy::{Obligations, PolicyRequest, PolicySet, RowColumns};
use bastion_core::privacy::mask::SqlMask;
use bastion_core::schema::Dialect;
use bastion_core::sql::rewrite::row_text;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::data::{content, object};
use super::error::{OpaError, json};
use super::query::{Parameters, Wanted};
use super::service::{DecisionService, request};
use crate::http::authorise::Permission;

/// The rule that is compiled.
const PATH: &str = "bastion/filter";
/// The table of the attributes, where no mapping gives it another name.
const TABLE: &str = "resource";
const ATTRIBUTES: [&str; 5] = ["tenant", "dataset", "domain", "pii_level", "jurisdiction"];
const PREFIX: &str = "application/vnd.opa.";

/// By table: its name as `$self`, and its columns by attribute.
type Mapping = BTreeMap<String, BTreeMap<String, String>>;

#[derive(Debug, Default, Deserialize)]
struct Options {
    #[serde(default, rename = "targetDialects")]
    target_dialects: Vec<String>,
    #[serde(default, rename = "targetSQLTableMappings")]
    mappings: BTreeMap<String, Mapping>,
}

/// A form of conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Ucast,
    Sql(Dialect),
}

impl Target {
    /// `sql+postgresql`, `ucast+prisma`, …
    fn read(text: &str) -> Result<Self, OpaError> {
        match text.split_once(['+', '.']) {
            Some(("ucast", "all" | "minimal" | "linq" | "prisma")) => Ok(Self::Ucast),
            Some(("sql", "postgresql")) => Ok(Self::Sql(Dialect::Postgresql)),
            Some(("sql", "mysql")) => Ok(Self::Sql(Dialect::Mysql)),
            Some(("sql", "sqlite")) => Ok(Self::Sql(Dialect::Sqlite)),
            _ => Err(OpaError::parameter(format!("`{text}` is no target that is known here"))),
        }
    }
}

pub(super) async fn post(
    State(service): State<Arc<DecisionService>>,
    headers: HeaderMap,
    Path(path): Path<String>,
    Query(parameters): Query<Parameters>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, OpaError> {
    let caller = service.authorise(&headers, Permission::Decide)?;
    if path.trim_matches('/') != PATH {
        return Err(OpaError::parameter(format!("only `{PATH}` can be compiled")));
    }
    let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let wanted = accept.strip_prefix(PREFIX).and_then(|name| name.strip_suffix("+json"));
    let wanted = wanted.ok_or_else(|| OpaError::parameter("`Accept` names no form of conditions"))?;
    let mut body = object(&content(body)?)?;
    let mut member = |name: &str| body.remove(name).filter(|value| !value.is_null());
    let request = request(member("input").unwrap_or_else(|| json!({})), &caller)?;
    let options = member("options").map(canonical::from_value).transpose();
    let options: Options =
        options.map_err(|error| OpaError::parameter(format!("`options`: {error}")))?.unwrap_or_default();
    let unknowns = member("unknowns").map(canonical::from_value::<Vec<String>>).transpose();
    let unknowns = unknowns.map_err(|error| OpaError::parameter(format!("`unknowns`: {error}")))?;
    let question = Compilation { policies: service.policies(), request, options, unknowns };
    let result = match wanted {
        "multitarget" => question.several()?,
        one => question.one(one)?,
    };
    let mut response = json(&json!({"result": result}), Wanted::of(&parameters).pretty);
    if let Ok(accept) = HeaderValue::from_str(&accept) {
        response.headers_mut().insert(CONTENT_TYPE, accept);
    }
    Ok(response)
}

struct Compilation {
    policies: Arc<PolicySet>,
    request: PolicyRequest,
    options: Options,
    unknowns: Option<Vec<String>>,
}

impl Compilation {
    fn several(&self) -> Result<Value, OpaError> {
        let mut all = Map::new();
        for name in &self.options.target_dialects {
            let key = match Target::read(name)? {
                Target::Ucast => "ucast",
                Target::Sql(_) => name.rsplit('+').next().unwrap_or_default(),
            };
            all.insert(key.to_owned(), self.one(name)?);
        }
        if all.is_empty() {
            return Err(OpaError::parameter("`options.targetDialects` names no form of conditions"));
        }
        Ok(Value::Object(all))
    }

    /// The conditions in one form; nothing where no row may be seen.
    fn one(&self, name: &str) -> Result<Value, OpaError> {
        let target = Target::read(name)?;
        let key = name.rsplit(['+', '.']).next().unwrap_or_default();
        let mapping = self.options.mappings.get(key).and_then(|tables| tables.get(TABLE));
        let columns = self.columns(mapping)?;
        let table = mapping.and_then(|mapping| mapping.get("$self")).map_or(TABLE, String::as_str);
        let filter = self.policies.row_filter(&self.request, &columns).map_err(bastion_core::Error::from)?;
        let mut result = Map::new();
        let query = match target {
            _ if filter.is_closed() => None,
            Target::Ucast => filter.ucast(table),
            Target::Sql(dialect) => {
                let text = row_text(dialect, table, &filter).map_err(bastion_core::Error::from)?;
                Some(Value::from(if text == "1 = 1" { String::new() } else { format!("WHERE {text}") }))
            }
        };
        if let Some(query) = query {
            result.insert("query".to_owned(), query);
            if !filter.obligations.masks.is_empty() {
                result.insert("masks".to_owned(), masks(table, &filter.obligations));
            }
        }
        Ok(Value::Object(result))
    }

    /// What rows state, and in which columns.
    fn columns(&self, mapping: Option<&BTreeMap<String, String>>) -> Result<RowColumns, OpaError> {
        let stated: Vec<&str> = match (&self.unknowns, mapping) {
            (Some(unknowns), _) => {
                let mut stated = Vec::new();
                for unknown in unknowns {
                    stated.extend(attributes(unknown)?);
                }
                stated
            }
            (None, Some(mapping)) => ATTRIBUTES.into_iter().filter(|name| mapping.contains_key(*name)).collect(),
            (None, None) => return Err(OpaError::parameter("neither `unknowns` nor a mapping says what rows state")),
        };
        let column = |name: &str| {
            let own = mapping.and_then(|mapping| mapping.get(name).cloned());
            stated.contains(&name).then(|| own.unwrap_or_else(|| name.to_owned()))
        };
        Ok(RowColumns {
            tenant: column("tenant"),
            dataset: column("dataset"),
            domain: column("domain"),
            pii_level: column("pii_level"),
            jurisdiction: column("jurisdiction"),
        })
    }
}

/// The attributes that an unknown names.
fn attributes(unknown: &str) -> Result<Vec<&'static str>, OpaError> {
    let named = match unknown.strip_prefix("input.") {
        Some("tenant") => vec!["tenant"],
        Some("resource") => ATTRIBUTES.into_iter().filter(|name| *name != "tenant").collect(),
        Some(rest) => {
            let name = rest.strip_prefix("resource.").unwrap_or_default();
            ATTRIBUTES.into_iter().filter(|attribute| *attribute != "tenant" && *attribute == name).collect()
        }
        None => Vec::new(),
    };
    if named.is_empty() {
        return Err(OpaError::parameter(format!("`{unknown}` is nothing that a row can state")));
    }
    Ok(named)
}

/// Masks as OPA's clients know them: a value in the place of a column's. What they have no word for becomes null, which
/// shows no more.
fn masks(table: &str, obligations: &Obligations) -> Value {
    let replaced = |mask: &SqlMask| match mask {
        SqlMask::Keep(_) => json!({}),
        SqlMask::Constant(constant) => json!({"replace": {"value": constant.value}}),
        _ => json!({"replace": {"value": null}}),
    };
    let columns: Map<String, Value> =
        obligations.masks.iter().map(|demanded| (demanded.column.clone(), replaced(&demanded.mask))).collect();
    json!({table: columns})
}

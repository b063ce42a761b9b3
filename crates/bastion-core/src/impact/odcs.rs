//! Data contracts as consumers: the Open Data Contract Standard, version 3
//! (<https://bitol-io.github.io/open-data-contract-standard/v3.0.2/>).
//!
//! A contract promises tables with columns, some with their types. It is asked like anybody who reads them: whether the
//! promised columns are there, and of the promised types.

use serde::Deserialize;

use super::consumer::{Consumer, ConsumerKind, PromisedColumn};
use crate::canonical;
use crate::error::{Coded, ErrorCode};
use crate::escape::{backticks, identifier, plain};
use crate::limits::DOCUMENT_BYTES_MAX;
use crate::schema::Dialect;

/// Why a document is no data contract.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OdcsError {
    /// It cannot be read as one.
    #[error("this is no data contract: {reason}")]
    NoContract {
        /// What is wrong with it.
        reason: String,
    },
    /// Another version of the standard.
    #[error("the data contract is of version `{found}` of the standard; version 3 is read")]
    Version {
        /// As it stands in the document.
        found: String,
    },
}

impl Coded for OdcsError {
    fn code(&self) -> ErrorCode {
        ErrorCode::InvalidDocument
    }

    fn hint(&self) -> Option<String> {
        Some("write it by the Open Data Contract Standard: kind DataContract, apiVersion v3.0.2".to_owned())
    }
}

// what of the standard says something about tables; the rest is people's
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Contract {
    api_version: String,
    kind: String,
    #[serde(default)]
    schema: Vec<Table>,
    #[serde(default)]
    servers: Vec<Server>,
}

#[derive(Debug, Deserialize)]
struct Server {
    #[serde(default)]
    schema: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Table {
    name: String,
    #[serde(default)]
    physical_name: Option<String>,
    #[serde(default)]
    properties: Vec<Property>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Property {
    name: String,
    #[serde(default)]
    physical_name: Option<String>,
    #[serde(default)]
    physical_type: Option<String>,
}

/// The tables of a contract, in their order: a consumer each, called after the file and the table.
///
/// A table is looked for in the schema of the contract's first server that names one, unless its physical name says
/// where it is.
///
/// # Errors
///
/// [`OdcsError`] when the text is no contract of version 3.
pub fn from_odcs(file: &str, text: &[u8], dialect: Dialect) -> Result<Vec<Consumer>, OdcsError> {
    let refuse = |reason: String| OdcsError::NoContract { reason: plain(&reason) };
    if text.len() > DOCUMENT_BYTES_MAX {
        return Err(refuse(format!("it has {} bytes; {DOCUMENT_BYTES_MAX} are read", text.len())));
    }
    let text = std::str::from_utf8(text).map_err(|error| refuse(format!("{error}")))?;
    let contract: Contract = serde_saphyr::from_str_with_options(text, canonical::yaml_options())
        .map_err(|error| refuse(error.without_snippet().to_string()))?;
    if contract.kind != "DataContract" {
        return Err(refuse(format!("its kind is `{}`", contract.kind)));
    }
    if !contract.api_version.trim_start_matches('v').starts_with("3.") {
        return Err(OdcsError::Version { found: plain(&contract.api_version) });
    }
    let schema = contract.servers.iter().find_map(|server| server.schema.as_deref());
    Ok(contract.schema.iter().map(|table| consumer(file, table, schema, dialect)).collect())
}

fn consumer(file: &str, table: &Table, schema: Option<&str>, dialect: Dialect) -> Consumer {
    let quoted = |name: &str| match dialect {
        Dialect::Mysql | Dialect::Mariadb => backticks(name),
        _ => identifier(name),
    };
    let physical = table.physical_name.as_deref().unwrap_or(&table.name);
    let mut path: Vec<&str> = physical.split('.').collect();
    if let ([_], Some(schema)) = (path.as_slice(), schema.filter(|_| dialect != Dialect::Sqlite)) {
        path.insert(0, schema);
    }
    let place = path.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(".");
    let column = |property: &Property| property.physical_name.clone().unwrap_or_else(|| property.name.clone());
    let columns: Vec<String> = table.properties.iter().map(|property| quoted(&column(property))).collect();
    let columns = if columns.is_empty() { "1".to_owned() } else { columns.join(", ") };
    Consumer {
        name: format!("{file}#{}", table.name),
        consumer_kind: ConsumerKind::Contract,
        sql: format!("SELECT {columns} FROM {place}"),
        file: Some(file.to_owned()),
        contract: table
            .properties
            .iter()
            .map(|property| PromisedColumn { name: column(property), data_type: property.physical_type.clone() })
            .collect(),
        ..Consumer::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTRACT: &str = r#"
apiVersion: v3.0.2
kind: DataContract
id: 53581432-6c55-4ba2-a65f-72344a91553a
name: payments
status: active
servers:
  - server: warehouse
    type: postgresql
    schema: pay
schema:
  - name: receipts
    physicalName: receipt
    logicalType: object
    properties:
      - name: reference
        physicalName: ref
        logicalType: string
        physicalType: varchar(20)
        required: true
      - name: amount
        logicalType: number
  - name: rates
    physicalName: fx.rate
"#;

    #[test]
    fn promises_are_asked_like_a_reader() {
        let found = from_odcs("pay.yaml", CONTRACT.as_bytes(), Dialect::Postgresql).unwrap();
        let asked: Vec<_> = found.iter().map(|consumer| (consumer.name.as_str(), consumer.sql.as_str())).collect();
        assert_eq!(
            asked,
            [
                ("pay.yaml#receipts", r#"SELECT "ref", "amount" FROM "pay"."receipt""#),
                ("pay.yaml#rates", r#"SELECT 1 FROM "fx"."rate""#),
            ]
        );
        assert_eq!(found[0].contract[0].data_type.as_deref(), Some("varchar(20)"));
        assert_eq!(found[0].contract[1].data_type, None);
        let found = from_odcs("pay.yaml", CONTRACT.as_bytes(), Dialect::Mariadb).unwrap();
        assert_eq!(found[0].sql, "SELECT `ref`, `amount` FROM `pay`.`receipt`");
    }

    #[test]
    fn what_is_no_contract_is_refused_in_one_line() {
        let cases = [
            ("", "this is no data contract: "),
            ("[1, 2]", "this is no data contract: "),
            ("apiVersion: v3.0.0\nkind: Pod", "this is no data contract: its kind is `Pod`"),
            (
                "apiVersion: 2.3.0\nkind: DataContract",
                "the data contract is of version `2.3.0` of the standard; version 3 is read",
            ),
            ("apiVersion: v3.0.0\nkind: DataContract\nschema:\n  - physicalName: a", "this is no data contract: "),
        ];
        for (text, words) in cases {
            let error = from_odcs("c.yaml", text.as_bytes(), Dialect::Postgresql).unwrap_err().to_string();
            assert!(error.starts_with(words) && !error.contains('\n'), "{error}");
        }
    }
}

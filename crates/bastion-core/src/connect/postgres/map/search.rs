//! Text search, and extended statistics.

use std::collections::BTreeMap;

use tokio_postgres::{Error, Row};

use super::super::catalog::{Catalog, Query, get};
use super::Mapped;
use super::lookup::{Lookup, PG_STATISTIC_EXT, PG_TS_CONFIG, PG_TS_DICT, PG_TS_PARSER, PG_TS_TEMPLATE, RelationName};
use crate::schema::{
    Statistics, TextSearchConfiguration, TextSearchDictionary, TextSearchMapping, TextSearchParser, TextSearchTemplate,
};
use crate::snapshot::GapReason;

pub(super) fn map(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let mut mappings: BTreeMap<u32, Vec<TextSearchMapping>> = BTreeMap::new();
    for row in catalog.rows(Query::TextSearchMappings) {
        let (token, dictionary): (String, String) = (get(row, 1)?, get(row, 2)?);
        let found = mappings.entry(get(row, 0)?).or_default();
        match found.iter_mut().find(|mapping| mapping.token == token) {
            Some(mapping) => mapping.dictionaries.push(dictionary),
            None => found.push(TextSearchMapping { token, dictionaries: vec![dictionary] }),
        }
    }
    for row in catalog.rows(Query::TextSearchConfigurations) {
        let oid = get(row, 0)?;
        let Some(schema) = lookup.schema(PG_TS_CONFIG, oid, get(row, 1)?) else { continue };
        let mut mappings = mappings.remove(&oid).unwrap_or_default();
        mappings.sort();
        let (owner, comment) = (lookup.role(get(row, 4)?), lookup.comment(PG_TS_CONFIG, oid, 0));
        let configuration =
            TextSearchConfiguration { schema, name: get(row, 2)?, parser: get(row, 3)?, mappings, owner, comment };
        mapped.add(configuration, "ts_config", oid);
    }
    for row in catalog.rows(Query::TextSearchDictionaries) {
        let oid = get(row, 0)?;
        let Some(schema) = lookup.schema(PG_TS_DICT, oid, get(row, 1)?) else { continue };
        let (owner, comment) = (lookup.role(get(row, 5)?), lookup.comment(PG_TS_DICT, oid, 0));
        let (template, options) = (get(row, 3)?, get(row, 4)?);
        let dictionary = TextSearchDictionary { schema, name: get(row, 2)?, template, options, owner, comment };
        mapped.add(dictionary, "ts_dict", oid);
    }
    for row in catalog.rows(Query::TextSearchParsers) {
        let (oid, is_parser) = (get(row, 0)?, get::<&str>(row, 3)? == "parser");
        let class = if is_parser { PG_TS_PARSER } else { PG_TS_TEMPLATE };
        let Some(schema) = lookup.schema(class, oid, get(row, 1)?) else { continue };
        let (name, routines, comment) = (get(row, 2)?, get(row, 4)?, lookup.comment(class, oid, 0));
        if is_parser {
            mapped.add(TextSearchParser { schema, name, routines, comment }, "ts_parser", oid);
        } else {
            mapped.add(TextSearchTemplate { schema, name, routines, comment }, "ts_template", oid);
        }
    }
    for row in catalog.rows(Query::StatisticsObjects) {
        let oid = get(row, 0)?;
        let Some(schema) = lookup.schema(PG_STATISTIC_EXT, oid, get(row, 1)?) else { continue };
        let Some(relation) = lookup.relation(get(row, 3)?) else { continue };
        statistics(row, schema, relation, lookup, mapped)?;
    }
    Ok(())
}

fn statistics(
    row: &Row,
    schema: String,
    relation: &RelationName,
    lookup: &Lookup,
    mapped: &mut Mapped,
) -> Result<(), Error> {
    let (oid, name): (u32, String) = (get(row, 0)?, get(row, 2)?);
    let mut statistics_kinds = Vec::new();
    for kind in get::<Vec<String>>(row, 4)? {
        match kind.as_str() {
            "d" => statistics_kinds.push("ndistinct".to_owned()),
            "f" => statistics_kinds.push("dependencies".to_owned()),
            "m" => statistics_kinds.push("mcv".to_owned()),
            // statistics of expressions come with any other kind
            "e" => {}
            _ => mapped.gap(GapReason::Unknown, "statistics object", vec![schema.clone(), name.clone()]),
        }
    }
    statistics_kinds.sort();
    let statistics = Statistics {
        schema,
        name,
        relation: relation.object_name(),
        statistics_kinds,
        columns: relation.named(&get::<Vec<i16>>(row, 5)?),
        expressions: get::<Option<Vec<String>>>(row, 6)?.unwrap_or_default(),
        statistics_target: get(row, 7)?,
        owner: lookup.role(get(row, 8)?),
        comment: lookup.comment(PG_STATISTIC_EXT, oid, 0),
    };
    mapped.add(statistics, "statistic_ext", oid);
    Ok(())
}

//! What other rows refer to by oid.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Error;

use super::super::catalog::{Catalog, Query, get};
use crate::schema::ObjectName;

// the oids of the catalogues themselves, which never change (PostgreSQL, src/include/catalog)
pub(super) const PG_CLASS: u32 = 1259;
pub(super) const PG_PROC: u32 = 1255;
pub(super) const PG_TYPE: u32 = 1247;
pub(super) const PG_NAMESPACE: u32 = 2615;
pub(super) const PG_CONSTRAINT: u32 = 2606;
pub(super) const PG_TRIGGER: u32 = 2620;
pub(super) const PG_POLICY: u32 = 3256;
pub(super) const PG_EXTENSION: u32 = 3079;
pub(super) const PG_OPERATOR: u32 = 2617;
pub(super) const PG_OPFAMILY: u32 = 2753;
pub(super) const PG_OPCLASS: u32 = 2616;
pub(super) const PG_CAST: u32 = 2605;
pub(super) const PG_COLLATION: u32 = 3456;
pub(super) const PG_TS_CONFIG: u32 = 3602;
pub(super) const PG_TS_DICT: u32 = 3600;
pub(super) const PG_TS_PARSER: u32 = 3601;
pub(super) const PG_TS_TEMPLATE: u32 = 3764;
pub(super) const PG_STATISTIC_EXT: u32 = 3381;
pub(super) const PG_PUBLICATION: u32 = 6104;
pub(super) const PG_PUBLICATION_REL: u32 = 6106;
pub(super) const PG_FOREIGN_DATA_WRAPPER: u32 = 2328;
pub(super) const PG_FOREIGN_SERVER: u32 = 1417;
pub(super) const PG_USER_MAPPING: u32 = 1418;
pub(super) const PG_EVENT_TRIGGER: u32 = 3466;
pub(super) const PG_REWRITE: u32 = 2618;

/// The catalogue that holds a class of lineage ids.
pub(super) fn class_oid(class: &str) -> Option<u32> {
    Some(match class {
        "class" => PG_CLASS,
        "proc" => PG_PROC,
        "type" => PG_TYPE,
        "schema" => PG_NAMESPACE,
        "constraint" => PG_CONSTRAINT,
        "trigger" => PG_TRIGGER,
        "policy" => PG_POLICY,
        "extension" => PG_EXTENSION,
        "operator" => PG_OPERATOR,
        "opfamily" => PG_OPFAMILY,
        "opclass" => PG_OPCLASS,
        "cast" => PG_CAST,
        "collation" => PG_COLLATION,
        "ts_config" => PG_TS_CONFIG,
        "ts_dict" => PG_TS_DICT,
        "ts_parser" => PG_TS_PARSER,
        "ts_template" => PG_TS_TEMPLATE,
        "statistic_ext" => PG_STATISTIC_EXT,
        "publication" => PG_PUBLICATION,
        "foreign_data_wrapper" => PG_FOREIGN_DATA_WRAPPER,
        "foreign_server" => PG_FOREIGN_SERVER,
        "user_mapping" => PG_USER_MAPPING,
        "event_trigger" => PG_EVENT_TRIGGER,
        "rewrite" => PG_REWRITE,
        _ => return None,
    })
}

/// A relation that is in the snapshot.
#[derive(Debug, Clone)]
pub(super) struct RelationName {
    pub(super) schema: String,
    pub(super) name: String,
    /// Column names by number.
    pub(super) columns: BTreeMap<i16, String>,
}

impl RelationName {
    pub(super) fn object_name(&self) -> ObjectName {
        ObjectName::new(self.schema.clone(), self.name.clone())
    }

    /// The names of columns by number; the whole row and expressions are left out.
    pub(super) fn named(&self, numbers: &[i16]) -> Vec<String> {
        numbers.iter().filter_map(|number| self.columns.get(number)).cloned().collect()
    }
}

#[derive(Debug)]
pub(super) struct Lookup {
    roles: BTreeMap<u32, String>,
    namespaces: BTreeMap<u32, String>,
    members: BTreeSet<(u32, u32)>,
    comments: BTreeMap<(u32, u32, i32), String>,
    collations: BTreeMap<u32, String>,
    relations: BTreeMap<u32, RelationName>,
}

impl Lookup {
    pub(super) fn new(catalog: &Catalog) -> Result<Self, Error> {
        let mut lookup = Self {
            roles: pairs(catalog, Query::Roles)?,
            namespaces: pairs(catalog, Query::Namespaces)?,
            members: BTreeSet::new(),
            comments: BTreeMap::new(),
            collations: pairs(catalog, Query::Collations)?,
            relations: BTreeMap::new(),
        };
        for row in catalog.rows(Query::Members) {
            lookup.members.insert((get(row, 0)?, get(row, 1)?));
        }
        for row in catalog.rows(Query::Comments) {
            lookup.comments.insert((get(row, 0)?, get(row, 1)?, get(row, 2)?), get(row, 3)?);
        }
        for row in catalog.rows(Query::Relations) {
            let (oid, namespace): (u32, u32) = (get(row, 0)?, get(row, 1)?);
            if let Some(schema) = lookup.schema(PG_CLASS, oid, namespace) {
                lookup.relations.insert(oid, RelationName { schema, name: get(row, 2)?, columns: BTreeMap::new() });
            }
        }
        for row in catalog.rows(Query::Columns) {
            if let Some(relation) = lookup.relations.get_mut(&get::<u32>(row, 0)?) {
                relation.columns.insert(get(row, 1)?, get(row, 2)?);
            }
        }
        Ok(lookup)
    }

    /// The schema of an object; `None` when it is the system's or an extension's.
    pub(super) fn schema(&self, class: u32, oid: u32, namespace: u32) -> Option<String> {
        if self.is_member(class, oid) {
            return None;
        }
        self.namespaces.get(&namespace).cloned()
    }

    pub(super) fn is_member(&self, class: u32, oid: u32) -> bool {
        self.members.contains(&(class, oid))
    }

    pub(super) fn namespace(&self, oid: u32) -> Option<&String> {
        self.namespaces.get(&oid)
    }

    /// A relation that is in the snapshot.
    pub(super) fn relation(&self, oid: u32) -> Option<&RelationName> {
        self.relations.get(&oid)
    }

    pub(super) fn role(&self, oid: u32) -> Option<String> {
        self.roles.get(&oid).cloned()
    }

    /// A role in a list of privileges; 0 is everyone.
    pub(super) fn grantee(&self, oid: u32) -> String {
        if oid == 0 { "PUBLIC".to_owned() } else { self.role(oid).unwrap_or_else(|| format!("unknown role {oid}")) }
    }

    pub(super) fn comment(&self, class: u32, oid: u32, part: i32) -> Option<String> {
        self.comments.get(&(class, oid, part)).cloned()
    }

    pub(super) fn collation(&self, oid: u32) -> Option<String> {
        self.collations.get(&oid).cloned()
    }
}

fn pairs(catalog: &Catalog, query: Query) -> Result<BTreeMap<u32, String>, Error> {
    catalog.rows(query).iter().map(|row| Ok((get(row, 0)?, get(row, 1)?))).collect()
}

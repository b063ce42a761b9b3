//! Types of results, as far as a text tells: of columns, casts and a few expressions. Others stay unknown.

use std::collections::BTreeMap;

use sqlparser::ast::{ArrayElemTypeDef, DataType};

use crate::impact::DescribedColumn;
use crate::schema::{Column, Dialect, Object, ObjectName};
use crate::snapshot::Snapshot;

/// A type with its length or precision; without a name where it is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind {
    pub(super) name: String,
    pub(super) modifier: Option<String>,
}

impl Kind {
    pub(super) fn named(name: &str) -> Self {
        Self { name: name.to_owned(), modifier: None }
    }

    /// The type both have, if they have the same.
    pub(super) fn common(&self, other: &Self) -> Self {
        if self == other {
            return self.clone();
        }
        if self.name == other.name { Self::named(&self.name) } else { Self::default() }
    }

    pub(super) fn described(&self, name: String) -> DescribedColumn {
        DescribedColumn { name, data_type: self.name.clone(), modifier: self.modifier.clone(), ..Default::default() }
    }
}

/// What a server describes domains as: the types below them.
pub(super) type Domains = BTreeMap<ObjectName, Kind>;

/// The domains of a schema.
pub(super) fn domains(snapshot: &Snapshot) -> Domains {
    let mut found = BTreeMap::new();
    for entry in snapshot.entries() {
        if let Object::Domain(domain) = entry.object() {
            let name = ObjectName::new(&domain.schema, &domain.name);
            found.insert(name, (domain.data_type.as_str(), domain.type_reference.as_ref()));
        }
    }
    let resolved = found.iter().map(|(name, (written, reference))| {
        let (mut written, mut reference) = (*written, *reference);
        // one may stand on another; there are no circles, but a file may say so
        for _ in 0..found.len() {
            let Some((below, next)) = reference.and_then(|name| found.get(name)) else { break };
            (written, reference) = (below, *next);
        }
        (name.clone(), named(written, reference))
    });
    resolved.collect()
}

fn named(written: &str, reference: Option<&ObjectName>) -> Kind {
    let array = if written.ends_with("[]") { "[]" } else { "" };
    match reference {
        Some(found) => Kind::named(&format!("{}.{}{array}", found.schema, found.name)),
        None => split(written),
    }
}

/// The type of a column, as a server describes it: `character varying(20)` has its length apart.
pub(super) fn of_column(dialect: Dialect, domains: &Domains, column: &Column) -> Kind {
    let written = column.data_type.as_str();
    if dialect == Dialect::Sqlite {
        return Kind { name: written.to_lowercase(), modifier: None };
    }
    if dialect != Dialect::Postgresql {
        // its own words: what a server of this family says of a result is another type
        return Kind::named(written);
    }
    let below = column.type_reference.as_ref().filter(|_| !written.ends_with("[]")).and_then(|name| domains.get(name));
    below.cloned().unwrap_or_else(|| named(written, column.type_reference.as_ref()))
}

// `timestamp(3) with time zone` → `timestamp with time zone`, `3`
fn split(written: &str) -> Kind {
    let Some((before, rest)) = written.split_once('(') else { return Kind::named(written) };
    let Some((modifier, after)) = rest.split_once(')') else { return Kind::named(written) };
    Kind { name: format!("{before}{after}"), modifier: Some(modifier.replace(' ', "")) }
}

/// The type a cast names, in PostgreSQL's own words; `None` where it is not one of the system's.
pub(super) fn of_cast(dialect: Dialect, found: &DataType) -> Option<Kind> {
    if dialect != Dialect::Postgresql {
        return None;
    }
    if let DataType::Array(element) = found {
        let inner = match element {
            ArrayElemTypeDef::SquareBracket(inner, _) | ArrayElemTypeDef::AngleBracket(inner) => inner,
            ArrayElemTypeDef::Qualified(inner, _) => inner,
            ArrayElemTypeDef::Parenthesis(_) | ArrayElemTypeDef::None => return None,
        };
        let inner = of_cast(dialect, inner)?;
        let name = if inner.name.ends_with("[]") { inner.name } else { format!("{}[]", inner.name) };
        return Some(Kind { name, modifier: inner.modifier });
    }
    super::types::canonical(&found.to_string()).map(|name| split(&name))
}

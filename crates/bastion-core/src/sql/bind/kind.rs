//! Types of results, as far as a text tells: of columns, casts and a few expressions. Others stay unknown.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::impact::DescribedColumn;
use crate::schema::{Column, Dialect, Object, ObjectName};
use crate::snapshot::Snapshot;
use crate::sql::grammar::Grammar;
use crate::sql::ir::TypeName;

/// A word that is written in the code, or one that was read.
#[derive(Debug, Clone)]
pub(super) enum Word {
    Fixed(&'static str),
    Read(Rc<str>),
}

impl Word {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Fixed(word) => word,
            Self::Read(word) => word,
        }
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

/// A type with its length or precision; without a name where it is not known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kind {
    pub(super) name: Word,
    pub(super) modifier: Option<Rc<str>>,
}

impl Default for Kind {
    fn default() -> Self {
        Self::fixed("")
    }
}

impl Kind {
    pub(super) const fn fixed(name: &'static str) -> Self {
        Self { name: Word::Fixed(name), modifier: None }
    }

    pub(super) fn read(name: &str) -> Self {
        Self { name: Word::Read(name.into()), modifier: None }
    }

    /// The type both have, if they have the same.
    pub(super) fn common(&self, other: &Self) -> Self {
        if self == other {
            return self.clone();
        }
        if self.name == other.name { Self { name: self.name.clone(), modifier: None } } else { Self::default() }
    }

    pub(super) fn described(&self, name: String) -> DescribedColumn {
        DescribedColumn {
            name,
            data_type: self.name.as_str().to_owned(),
            modifier: self.modifier.as_deref().map(str::to_owned),
            ..Default::default()
        }
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
        Some(found) => Kind::read(&format!("{}.{}{array}", found.schema, found.name)),
        None => split(written),
    }
}

/// The type of a column, as a server describes it: `character varying(20)` has its length apart.
pub(super) fn of_column(dialect: Dialect, domains: &Domains, column: &Column) -> Kind {
    let written = column.data_type.as_str();
    if dialect == Dialect::Sqlite {
        return Kind::read(&written.to_lowercase());
    }
    if dialect != Dialect::Postgresql {
        // its own words: what a server of this family says of a result is another type
        return Kind::read(written);
    }
    let below = column.type_reference.as_ref().filter(|_| !written.ends_with("[]")).and_then(|name| domains.get(name));
    below.cloned().unwrap_or_else(|| named(written, column.type_reference.as_ref()))
}

// `timestamp(3) with time zone` → `timestamp with time zone`, `3`
fn split(written: &str) -> Kind {
    let Some((before, rest)) = written.split_once('(') else { return Kind::read(written) };
    let Some((modifier, after)) = rest.split_once(')') else { return Kind::read(written) };
    let name = format!("{before}{after}");
    Kind { name: Word::Read(name.into()), modifier: Some(modifier.replace(' ', "").into()) }
}

/// The type a cast names, in PostgreSQL's own words; `None` where it is not one of the system's.
pub(super) fn of_cast(grammar: Grammar, found: &TypeName) -> Option<Kind> {
    if grammar != Grammar::Postgresql || !found.system {
        return None;
    }
    let array = if found.dimensions > 0 { "[]" } else { "" };
    let name = Word::Read(format!("{}{array}", found.name.last()).into());
    let modifier = (!found.modifiers.is_empty()).then(|| found.modifiers.join(",").into());
    Some(Kind { name, modifier })
}

//! A snapshot as the guard sees it: what a name may call, and what stands behind a relation.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{
    Composite, Domain, Object, ObjectName, Operator, Relation, Routine, RoutineKind, RowPolicy, Volatility,
};
use crate::snapshot::Snapshot;

/// The objects that decide, by name.
pub(super) struct Catalogue<'a> {
    snapshot: &'a Snapshot,
    relations: BTreeMap<(&'a str, &'a str), &'a Relation>,
    policies: BTreeMap<(&'a str, &'a str), Vec<&'a RowPolicy>>,
    // tables that are read with the one they hang below
    children: BTreeMap<(&'a str, &'a str), Vec<&'a Relation>>,
    routines: BTreeMap<&'a str, Vec<&'a Routine>>,
    operators: BTreeMap<&'a str, Vec<&'a Operator>>,
    domains: BTreeMap<&'a str, Vec<&'a Domain>>,
    composites: BTreeMap<&'a str, Vec<&'a Composite>>,
    enums: BTreeSet<(&'a str, &'a str)>,
    // attributes of composite types whose type is not the system's
    attributes: BTreeMap<(&'a str, &'a str), Vec<&'a ObjectName>>,
}

impl<'a> Catalogue<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        let mut made = Self {
            snapshot,
            relations: BTreeMap::new(),
            policies: BTreeMap::new(),
            children: BTreeMap::new(),
            routines: BTreeMap::new(),
            operators: BTreeMap::new(),
            domains: BTreeMap::new(),
            composites: BTreeMap::new(),
            enums: BTreeSet::new(),
            attributes: BTreeMap::new(),
        };
        for entry in snapshot.entries() {
            made.add(entry.object());
        }
        made
    }

    fn add(&mut self, object: &'a Object) {
        match object {
            Object::Relation(found) => {
                self.relations.insert((&found.schema, &found.name), found);
                for parent in found.inherits.iter().chain(found.partition_of.iter()) {
                    self.children.entry((&parent.schema, &parent.name)).or_default().push(found);
                }
            }
            Object::RowPolicy(found) => {
                self.policies.entry((&found.schema, &found.relation)).or_default().push(found);
            }
            Object::Routine(found) => self.routines.entry(&found.name).or_default().push(found),
            Object::Operator(found) => self.operators.entry(&found.name).or_default().push(found),
            Object::Domain(found) => self.domains.entry(&found.name).or_default().push(found),
            Object::Composite(found) => self.composites.entry(&found.name).or_default().push(found),
            Object::Enum(found) => {
                self.enums.insert((&found.schema, &found.name));
            }
            Object::Attribute(found) => {
                if let Some(reference) = &found.type_reference {
                    self.attributes.entry((&found.schema, &found.composite)).or_default().push(reference);
                }
            }
            _ => {}
        }
    }

    /// The server's major version, as PostgreSQL states it: `15.18 (Debian …)`.
    pub(super) fn major(&self) -> Option<u16> {
        let version = self.snapshot.source().server_version.as_deref()?;
        version.split(|found: char| !found.is_ascii_digit()).find(|part| !part.is_empty())?.parse().ok()
    }

    /// The database it was taken of.
    pub(super) fn database(&self) -> Option<&str> {
        self.snapshot.source().database.as_deref()
    }

    pub(super) fn relation(&self, schema: &str, name: &str) -> Option<&'a Relation> {
        self.relations.get(&(schema, name)).copied()
    }

    /// A relation whose name has no case, as in SQLite.
    pub(super) fn relation_of_any_case(&self, schema: &str, name: &str) -> Option<&'a Relation> {
        let same = |(of, found): &(&str, &str)| of.eq_ignore_ascii_case(schema) && found.eq_ignore_ascii_case(name);
        self.relations.iter().find(|(key, _)| same(key)).map(|(_, found)| *found)
    }

    pub(super) fn policies<'c>(&'c self, relation: &'c Relation) -> &'c [&'a RowPolicy] {
        self.policies.get(&(relation.schema.as_str(), relation.name.as_str())).map_or(&[], Vec::as_slice)
    }

    pub(super) fn children<'c>(&'c self, relation: &'c Relation) -> &'c [&'a Relation] {
        self.children.get(&(relation.schema.as_str(), relation.name.as_str())).map_or(&[], Vec::as_slice)
    }

    /// Whether every routine of a name says of itself that it has no effects; nothing where there is none.
    pub(super) fn quietest(&self, schema: Option<&str>, name: &str) -> Option<bool> {
        let found = self.routines.get(name)?.iter().filter(|routine| schema.is_none_or(|of| routine.schema == of));
        let mut quiet = None;
        for routine in found {
            quiet = Some(quiet.unwrap_or(true) && is_quiet(routine));
        }
        quiet
    }

    /// Whether a routine of this name takes one argument, and may be written as a property of it.
    pub(super) fn is_property(&self, name: &str) -> bool {
        self.routines.get(name).is_some_and(|found| found.iter().any(|routine| takes_one(routine)))
    }

    pub(super) fn has_operator(&self, symbol: &str) -> bool {
        self.operators.contains_key(symbol)
    }

    /// As [`Catalogue::quietest`], for the routines behind operators.
    pub(super) fn quietest_operator(&self, symbol: &str) -> Option<bool> {
        let found = self.operators.get(symbol)?;
        Some(found.iter().all(|operator| {
            let (schema, name) = operator.routine.rsplit_once('.').unwrap_or(("", &operator.routine));
            let name = name.split('(').next().unwrap_or(name);
            schema == "pg_catalog" || self.quietest(Some(schema), name) == Some(true)
        }))
    }

    /// Whether values become a type without any rule of somebody's own; nothing where there is no such type.
    pub(super) fn is_plain_type(&self, schema: Option<&str>, name: &str) -> Option<bool> {
        self.is_plain(schema, name, 0)
    }

    fn is_plain(&self, schema: Option<&str>, name: &str, depth: u8) -> Option<bool> {
        // types do not nest so deep; what does is not looked into
        if depth > 16 {
            return Some(false);
        }
        let inside = |of: &str| schema.is_none_or(|schema| schema == of);
        let mut plain = None;
        let mut found = |is: bool| plain = Some(plain.unwrap_or(true) && is);
        for (of, enumeration) in &self.enums {
            if *enumeration == name && inside(of) {
                found(true);
            }
        }
        let below = |reference: &ObjectName| {
            self.is_plain(Some(&reference.schema), &reference.name, depth + 1).unwrap_or(false)
        };
        for domain in self.domains.get(name).into_iter().flatten().filter(|domain| inside(&domain.schema)) {
            found(domain.checks.is_empty() && domain.type_reference.as_ref().is_none_or(below));
        }
        for composite in self.composites.get(name).into_iter().flatten().filter(|found| inside(&found.schema)) {
            let key = (composite.schema.as_str(), composite.name.as_str());
            found(self.attributes.get(&key).into_iter().flatten().all(|reference| below(reference)));
        }
        plain
    }
}

fn is_quiet(routine: &Routine) -> bool {
    routine.volatility != Volatility::Volatile
        && matches!(routine.routine_kind, RoutineKind::Function | RoutineKind::Aggregate | RoutineKind::Window)
}

fn takes_one(routine: &Routine) -> bool {
    let required = routine.arguments.iter().filter(|argument| argument.default_expression.is_none()).count();
    required <= 1 && !routine.arguments.is_empty()
}

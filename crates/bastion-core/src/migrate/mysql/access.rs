//! Privileges. The server keeps them by name: they stay when a table goes, and do not follow one that is renamed.

use std::collections::{BTreeMap, BTreeSet};

use super::text::qualified;
use crate::escape::backticks;
use crate::schema::{Grant, Object, ObjectKey};
use crate::snapshot::Snapshot;

/// What one account gets or loses on one object.
#[derive(Debug)]
pub(super) struct Difference<'a> {
    /// The grant as it will be, or was.
    pub(super) grant: &'a Grant,
    pub(super) revokes: Vec<String>,
    pub(super) grants: Vec<String>,
}

fn grants(snapshot: &Snapshot) -> impl Iterator<Item = &Grant> {
    snapshot.entries().filter_map(|entry| match entry.object() {
        Object::Grant(grant) => Some(grant),
        _ => None,
    })
}

/// What differs, in the order of the names.
pub(super) fn differences<'a>(old: &'a Snapshot, new: &'a Snapshot) -> Vec<Difference<'a>> {
    let none = Grant::default();
    let by_key = |snapshot: &'a Snapshot| -> BTreeMap<ObjectKey, &'a Grant> {
        grants(snapshot).map(|grant| (grant.key(), grant)).collect()
    };
    let (before, after) = (by_key(old), by_key(new));
    let gone = before.iter().map(|(key, grant)| difference(grant, grant, after.get(key).copied().unwrap_or(&none)));
    let come = after.iter().filter(|(key, _)| !before.contains_key(key));
    let come = come.map(|(_, grant)| difference(grant, &none, grant));
    gone.chain(come).filter(|found| !found.revokes.is_empty() || !found.grants.is_empty()).collect()
}

fn difference<'a>(grant: &'a Grant, before: &Grant, after: &Grant) -> Difference<'a> {
    let missing = |from: &Grant, of: &Grant| -> Vec<String> {
        let had: BTreeSet<&String> = from.privileges.iter().collect();
        of.privileges.iter().filter(|privilege| !had.contains(privilege)).cloned().collect()
    };
    let (mut revokes, mut grants) = (Vec::new(), Vec::new());
    let (passes, passed) = (!after.grantable.is_empty(), !before.grantable.is_empty());
    let lost = missing(after, before);
    if passed && !passes {
        revokes.push(format!("REVOKE GRANT OPTION ON {} FROM {}", place(grant), grantee(grant)));
    }
    if !lost.is_empty() {
        revokes.push(format!("REVOKE {} ON {} FROM {}", listed(grant, &lost), place(grant), grantee(grant)));
    }
    let gained = if passes && !passed { after.privileges.clone() } else { missing(before, after) };
    if !gained.is_empty() {
        let option = if passes { " WITH GRANT OPTION" } else { "" };
        grants.push(format!("GRANT {} ON {} TO {}{option}", listed(grant, &gained), place(grant), grantee(grant)));
    }
    Difference { grant, revokes, grants }
}

fn listed(grant: &Grant, privileges: &[String]) -> String {
    let column = grant.object.get(2).map(|column| format!(" ({})", backticks(column))).unwrap_or_default();
    privileges.iter().map(|privilege| format!("{privilege}{column}")).collect::<Vec<_>>().join(", ")
}

fn place(grant: &Grant) -> String {
    match (grant.object.first(), grant.object.get(1)) {
        (Some(schema), Some(relation)) => qualified(schema, relation),
        (schema, _) => format!("{}.*", backticks(schema.map_or("", String::as_str))),
    }
}

// the server quotes the account; a role has no host
fn grantee(grant: &Grant) -> &str {
    grant.grantee.strip_suffix("@''").unwrap_or(&grant.grantee)
}

//! MET006: a removal and an addition are nearly a rename.

use std::collections::BTreeMap;

use super::super::{Check, Context, Outcome, Rule};
use crate::diff::Change;
use crate::finding::{Audience, Facet, Impact, Location};
use crate::schema::{Object, ObjectKind};

/// MET006.
pub(crate) const RULE: Rule = Rule {
    id: "MET006",
    name: "rename-near-miss",
    title: "a removal and an addition are nearly a rename",
    meaning: "The one column that is gone and the one that came have the same type, or two tables share most of their \
              columns; something else differs, so that nobody takes it for a rename.",
    advice: "declare the rename with --rename when it is one: rows are kept then",
    impacts: &[Impact::info(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Whole(check),
};

/// A table is like another from this share of columns in common.
const SHARED_MIN: f64 = 0.75;

fn check(context: &Context<'_>) -> Vec<(Location, Outcome)> {
    let (old, new) = (context.old.source(), context.new.source());
    // where the database gives its objects an identity, nothing is nearly the same
    if old.lineage.is_some() && old.lineage == new.lineage {
        return Vec::new();
    }
    let mut findings = columns(context);
    findings.extend(tables(context));
    findings
}

fn columns(context: &Context<'_>) -> Vec<(Location, Outcome)> {
    let renamed: BTreeMap<&[String], &[String]> = context
        .diff
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::Renamed(change) if change.object_kind == ObjectKind::Relation => {
                Some((change.old_path.as_slice(), change.path.as_slice()))
            }
            _ => None,
        })
        .collect();
    // by relation, under its new name: the columns that are gone and those that came
    let mut sides: BTreeMap<Vec<String>, [Vec<&[String]>; 2]> = BTreeMap::new();
    for change in &context.diff.changes {
        let (path, came) = match change {
            Change::Removed(change) if change.object_kind == ObjectKind::Column => (&change.path, false),
            Change::Added(change) if change.object_kind == ObjectKind::Column => (&change.path, true),
            _ => continue,
        };
        let relation = path.get(..2).unwrap_or_default();
        let relation = if came { relation } else { renamed.get(relation).copied().unwrap_or(relation) };
        let [gone, come] = sides.entry(relation.to_vec()).or_default();
        if came { come } else { gone }.push(path);
    }
    let data_type = |side, path: &[String]| match Context::object(side, ObjectKind::Column, path) {
        Some(Object::Column(column)) => Some(&column.data_type),
        _ => None,
    };
    let mut findings = Vec::new();
    for [gone, come] in sides.values() {
        let ([old], [new]) = (gone.as_slice(), come.as_slice()) else { continue };
        let (before, after) = (data_type(context.old, old), data_type(context.new, new));
        if let Some(data_type) = before.filter(|_| before == after && !is_candidate(context, old, new)) {
            let words = format!("has the type of `{}`, which is gone: `{data_type}`", old.join("."));
            findings.push(finding(ObjectKind::Column, new, &words));
        }
    }
    findings
}

fn tables(context: &Context<'_>) -> Vec<(Location, Outcome)> {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for change in &context.diff.changes {
        match change {
            Change::Removed(change) if change.object_kind == ObjectKind::Relation => gone.push(change.path.as_slice()),
            Change::Added(change) if change.object_kind == ObjectKind::Relation => come.push(change.path.as_slice()),
            _ => {}
        }
    }
    let columns = |side, path: &[String]| match Context::object(side, ObjectKind::Relation, path) {
        Some(Object::Relation(relation)) => relation.columns.clone(),
        _ => Vec::new(),
    };
    let mut findings = Vec::new();
    for new in come {
        let after = columns(context.new, new);
        let alike = |old: &&[String]| {
            let before = columns(context.old, old);
            let shared = before.iter().filter(|name| after.contains(name)).count();
            shared > 1 && shared as f64 >= SHARED_MIN * before.len().max(after.len()) as f64
        };
        let mut like = gone.iter().copied().filter(alike);
        if let (Some(old), None) = (like.next(), like.next())
            && !is_candidate(context, old, new)
        {
            let words = format!("shares most of its columns with `{}`, which is gone", old.join("."));
            findings.push(finding(ObjectKind::Relation, new, &words));
        }
    }
    findings
}

// what looks the same is MET005's
fn is_candidate(context: &Context<'_>, old: &[String], new: &[String]) -> bool {
    context.diff.candidates.iter().any(|candidate| candidate.old_path == old && candidate.new_path == new)
}

fn finding(kind: ObjectKind, path: &[String], words: &str) -> (Location, Outcome) {
    let kind = kind.as_str().to_owned();
    let outcome = Outcome::new(format!("{kind} `{}` {words}", path.join(".")));
    (Location { object_kind: kind, path: path.to_vec(), field: None }, outcome)
}

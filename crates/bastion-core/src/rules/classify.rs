//! From changes to findings.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::{Case, Context, Outcome};
use super::record::{Check, Rule, Trigger};
use super::table::RULES;
use crate::canonical;
use crate::diff::{Change, Diff};
use crate::finding::{Audience, Certainty, Finding, Impact, Level, Location};
use crate::schema::{Object, ObjectKind};
use crate::snapshot::Snapshot;

/// The findings of a comparison, by object and rule.
#[must_use]
pub fn classify(old: &Snapshot, new: &Snapshot, diff: &Diff) -> Vec<Finding> {
    let context = Context { old, new, diff };
    let mut by_kind: BTreeMap<ObjectKind, Vec<&Rule>> = BTreeMap::new();
    let mut findings = Vec::new();
    for rule in RULES.iter().copied() {
        match rule.check {
            Check::Whole(check) => {
                findings.extend(
                    check(&context).into_iter().map(|(location, outcome)| finding(rule, location, outcome, b"", b"")),
                );
            }
            Check::State(_) | Check::Elsewhere => {}
            Check::Change(_) => {
                for kind in rule.kinds() {
                    by_kind.entry(kind).or_default().push(rule);
                }
            }
        }
    }
    for change in &diff.changes {
        let case = case(context, change);
        for rule in by_kind.get(&change.object_kind()).into_iter().flatten() {
            if let Check::Change(check) = rule.check
                && rule.looks_at(change)
                && let Some(outcome) = check(&case)
            {
                let (before, after) = values(change, case.old, case.new);
                findings.push(finding(rule, location(change), outcome, &before, &after));
            }
        }
    }
    sort(&mut findings);
    findings
}

/// By object, rule and identifier.
pub(super) fn sort(findings: &mut [Finding]) {
    findings
        .sort_by(|left, right| (&left.location, &left.rule, &left.id).cmp(&(&right.location, &right.rule, &right.id)));
}

/// How many findings of each level, and for whom something breaks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// Findings of level error.
    pub errors: u32,
    /// Findings of level warning.
    pub warnings: u32,
    /// Findings of level info.
    pub infos: u32,
    /// Whether something breaks for certain, or may depending on the data.
    pub breaking: bool,
    /// The audiences with a finding of level error.
    pub broken_audiences: Vec<Audience>,
    /// The strongest level; absent without findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

/// Counts findings.
#[must_use]
pub fn summarise(findings: &[Finding]) -> Summary {
    let count = |level: Level| {
        let found = findings.iter().filter(|finding| finding.level == level).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    let broken =
        |audience: &Audience| findings.iter().any(|finding| finding.level_for(*audience) == Some(Level::Error));
    Summary {
        errors: count(Level::Error),
        warnings: count(Level::Warning),
        infos: count(Level::Info),
        breaking: count(Level::Error) > 0,
        broken_audiences: Audience::ALL.into_iter().filter(broken).collect(),
        level: findings.iter().map(|finding| finding.level).max(),
    }
}

impl Rule {
    fn kinds(&self) -> Vec<ObjectKind> {
        let mut kinds: Vec<_> = self.on.iter().map(|trigger| trigger.kind()).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    }

    fn looks_at(&self, change: &Change) -> bool {
        self.on.iter().any(|trigger| trigger.covers(change))
    }
}

impl Trigger {
    /// The kind of object it is about.
    #[must_use]
    pub const fn kind(self) -> ObjectKind {
        match self {
            Self::Added(kind)
            | Self::Removed(kind)
            | Self::Renamed(kind)
            | Self::Recreated(kind)
            | Self::Field(kind, _, _) => kind,
        }
    }

    /// Whether a change is of this sort.
    #[must_use]
    pub fn covers(self, change: &Change) -> bool {
        match (self, change) {
            (Self::Added(kind), Change::Added(change)) => kind == change.object_kind,
            (Self::Removed(kind), Change::Removed(change)) => kind == change.object_kind,
            (Self::Renamed(kind), Change::Renamed(change)) => kind == change.object_kind,
            (Self::Recreated(kind), Change::Recreated(change)) => kind == change.object_kind,
            (Self::Field(kind, field, verb), Change::Changed(change)) => {
                kind == change.object_kind && field == change.field && verb == change.verb
            }
            _ => false,
        }
    }
}

fn case<'a>(context: Context<'a>, change: &'a Change) -> Case<'a> {
    let kind = change.object_kind();
    let old_at = |path: &[String]| Context::object(context.old, kind, path);
    let new_at = |path: &[String]| Context::object(context.new, kind, path);
    let (old, new) = match change {
        Change::Added(change) => (None, Some(&change.object)),
        Change::Removed(change) => (Some(&change.object), None),
        Change::Renamed(change) => (old_at(&change.old_path), new_at(&change.path)),
        Change::Recreated(change) => (old_at(&change.old_path), new_at(&change.path)),
        Change::Changed(change) => (old_at(change.old_path.as_ref().unwrap_or(&change.path)), new_at(&change.path)),
    };
    Case { context, change, old, new }
}

fn location(change: &Change) -> Location {
    let field = match change {
        Change::Changed(change) => Some(change.field.clone()),
        _ => None,
    };
    Location { object_kind: change.object_kind().as_str().to_owned(), path: change.path().to_vec(), field }
}

// what a finding's id stands on: the values of this very change
fn values(change: &Change, old: Option<&Object>, new: Option<&Object>) -> (Vec<u8>, Vec<u8>) {
    let bytes =
        |value: Option<serde_json::Value>| value.and_then(|value| canonical::write(&value).ok()).unwrap_or_default();
    let object = |object: Option<&Object>| bytes(object.and_then(|object| serde_json::to_value(object).ok()));
    match change {
        Change::Changed(change) => (bytes(change.old_value.clone()), bytes(change.new_value.clone())),
        Change::Renamed(change) => (change.old_path.join("\0").into_bytes(), change.path.join("\0").into_bytes()),
        Change::Added(_) | Change::Removed(_) => (object(old), object(new)),
        Change::Recreated(_) => (Vec::new(), Vec::new()),
    }
}

/// A finding of a rule that another analysis applies ([`Check::Elsewhere`]).
pub(crate) fn finding_of(rule: &Rule, location: Location, outcome: Outcome, before: &[u8], after: &[u8]) -> Finding {
    finding(rule, location, outcome, before, after)
}

fn finding(rule: &Rule, location: Location, outcome: Outcome, before: &[u8], after: &[u8]) -> Finding {
    let Outcome { message, hint, impacts, probe } = outcome;
    let mut impacts = impacts.unwrap_or_else(|| rule.impacts.to_vec());
    impacts.sort();
    let level = impacts.iter().map(|impact| impact.level).max().unwrap_or(Level::Info);
    let strongest = |impact: &&Impact| impact.level == level;
    let certainty = impacts.iter().filter(strongest).map(|impact| impact.certainty).min().unwrap_or(Certainty::Proven);
    Finding {
        id: Finding::id_of(rule.id, &location, rule.facet, before, after),
        rule: rule.id.to_owned(),
        name: rule.name.to_owned(),
        level,
        impacts,
        certainty,
        facet: rule.facet,
        location,
        message,
        hint: hint.or_else(|| (level > Level::Info).then(|| rule.advice.to_owned())),
        probe,
    }
}

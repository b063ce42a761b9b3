use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::diff::DiffOptions;
use crate::diff::Verb;
use crate::schema::ObjectKind;
use crate::schema::{Column, Dialect, Relation};
use crate::snapshot::{Entry, Gap, GapReason, Snapshot, SnapshotDocument};

/// Every change that can happen to an object of the model.
fn possible() -> impl Iterator<Item = Trigger> {
    ObjectKind::ALL.iter().flat_map(|kind| {
        let fields = kind.fields().iter().flat_map(move |row| {
            [Verb::Set, Verb::Unset, Verb::Changed].map(|verb| Trigger::Field(*kind, row.name, verb))
        });
        let whole =
            [Trigger::Added(*kind), Trigger::Removed(*kind), Trigger::Renamed(*kind), Trigger::Recreated(*kind)];
        whole.into_iter().chain(fields)
    })
}

#[test]
fn every_possible_change_has_a_rule_or_a_reason_why_not() {
    let ruled: BTreeSet<Trigger> = RULES.iter().flat_map(|rule| rule.on.iter().copied()).collect();
    let reasoned: BTreeSet<Trigger> = NO_EFFECT.iter().copied().flatten().map(|(trigger, _)| *trigger).collect();
    let missing: Vec<_> =
        possible().filter(|trigger| !ruled.contains(trigger) && !reasoned.contains(trigger)).collect();
    assert!(missing.is_empty(), "{} changes without a rule or a reason: {missing:#?}", missing.len());
    let both: Vec<_> = ruled.intersection(&reasoned).collect();
    assert!(both.is_empty(), "changes with a rule and a reason why there is none: {both:#?}");
    let possible: BTreeSet<Trigger> = possible().collect();
    let impossible: Vec<_> = ruled.union(&reasoned).filter(|trigger| !possible.contains(trigger)).collect();
    assert!(impossible.is_empty(), "changes that cannot happen: {impossible:#?}");
}

#[test]
fn rules_are_sorted_unique_and_say_what_they_mean() {
    let ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
    let sorted: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(ids, sorted.into_iter().collect::<Vec<_>>(), "sorted by id, each once");
    assert_eq!(RULES.iter().map(|rule| rule.name).collect::<BTreeSet<_>>().len(), RULES.len(), "names are unique");
    for rule in RULES {
        assert!(
            rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{}",
            rule.name
        );
        assert!(
            !rule.title.ends_with('.') && !rule.advice.ends_with('.') && rule.meaning.ends_with('.'),
            "{}",
            rule.id
        );
        assert!(!rule.impacts.is_empty() && rule.impacts.is_sorted(), "{}", rule.id);
    }
}

fn types() -> impl Strategy<Value = Vec<(String, bool)>> {
    let data_type =
        prop::sample::select(vec!["integer", "bigint", "text", "character varying(10)", "numeric(10,2)", "boolean"]);
    prop::collection::vec((data_type.prop_map(str::to_owned), any::<bool>()), 1..6)
}

fn snapshot(tables: &[(&str, &[(String, bool)])]) -> Snapshot {
    let mut document = SnapshotDocument::new(Dialect::Postgresql);
    for (table, columns) in tables {
        let names: Vec<_> = (0..columns.len()).map(|place| format!("c{place}")).collect();
        for (name, (data_type, not_null)) in names.iter().zip(*columns) {
            document.objects.push(Entry::new(Column {
                schema: "s".into(),
                relation: (*table).into(),
                name: name.clone(),
                data_type: data_type.clone(),
                not_null: *not_null,
                ..Column::default()
            }));
        }
        let relation = Relation { schema: "s".into(), name: (*table).into(), columns: names, ..Relation::default() };
        document.objects.push(Entry::new(relation));
    }
    Snapshot::new(document).unwrap()
}

proptest! {
    #[test]
    fn a_snapshot_does_not_differ_from_itself(columns in types()) {
        let one = snapshot(&[("a", &columns)]);
        let comparison = compare(&one, &one, &DiffOptions::default()).unwrap();
        prop_assert!(comparison.diff.is_empty() && comparison.findings.is_empty());
    }

    #[test]
    fn findings_keep_their_identity_whatever_else_changes(old in types(), new in types(), other in types(), another in types()) {
        let ids = |comparison: Comparison| -> BTreeSet<String> {
            let of_a = comparison.findings.into_iter().filter(|finding| finding.location.path.get(1).is_some_and(|name| name == "a"));
            of_a.map(|finding| finding.id).collect()
        };
        let options = DiffOptions::default();
        let alone = compare(&snapshot(&[("a", &old)]), &snapshot(&[("a", &new)]), &options).unwrap();
        let beside = compare(&snapshot(&[("a", &old), ("b", &other)]), &snapshot(&[("a", &new), ("b", &another)]), &options).unwrap();
        let unique = alone.findings.iter().map(|finding| &finding.id).collect::<BTreeSet<_>>().len();
        prop_assert_eq!(unique, alone.findings.len());
        prop_assert_eq!(ids(alone), ids(beside));
    }

    #[test]
    fn every_change_of_a_column_is_noticed(old in types(), new in types()) {
        let (old, new) = (snapshot(&[("a", &old)]), snapshot(&[("a", &new)]));
        let comparison = compare(&old, &new, &DiffOptions::default()).unwrap();
        prop_assert_eq!(comparison.findings.is_empty(), old.digest() == new.digest());
    }
}

fn meta_findings(old: &Snapshot, new: &Snapshot) -> Vec<String> {
    let found = compare(old, new, &DiffOptions::default()).unwrap().findings;
    let meta = found.into_iter().filter(|finding| finding.rule.starts_with("MET"));
    meta.map(|finding| format!("{} {}", finding.rule, finding.message)).collect()
}

#[test]
fn what_is_nearly_a_rename_is_pointed_out() {
    let columns = |columns: &[(&str, bool)]| {
        columns.iter().map(|(data_type, not_null)| ((*data_type).to_owned(), *not_null)).collect::<Vec<_>>()
    };
    let named = |names: &[(&str, &str, bool)]| {
        let mut document = SnapshotDocument::new(Dialect::Postgresql);
        let relation = Relation {
            schema: "public".to_owned(),
            name: "t".to_owned(),
            columns: names.iter().map(|(name, ..)| (*name).to_owned()).collect(),
            ..Relation::default()
        };
        document.objects.push(Entry::new(relation));
        for (name, data_type, not_null) in names {
            document.objects.push(Entry::new(Column {
                schema: "public".to_owned(),
                relation: "t".to_owned(),
                name: (*name).to_owned(),
                data_type: (*data_type).to_owned(),
                not_null: *not_null,
                ..Column::default()
            }));
        }
        Snapshot::new(document).unwrap()
    };
    let old = named(&[("id", "integer", true), ("a", "text", false)]);
    let near = "MET006 column `public.t.b` has the type of `public.t.a`, which is gone: `text`";
    assert_eq!(meta_findings(&old, &named(&[("id", "integer", true), ("b", "text", true)])), [near]);
    let same = "MET005 column `public.t.b` looks like `public.t.a`, which is gone";
    assert_eq!(meta_findings(&old, &named(&[("id", "integer", true), ("b", "text", false)])), [same]);
    assert!(meta_findings(&old, &named(&[("id", "integer", true), ("b", "date", false)])).is_empty());
    let two = named(&[("id", "integer", true), ("b", "text", true), ("c", "text", true)]);
    assert!(meta_findings(&old, &two).is_empty(), "which of them is not known");
    // a table that shares most of its columns
    let (four, five) = (columns(&[("integer", true); 4]), columns(&[("integer", true); 5]));
    let (old, new) = (snapshot(&[("a", &four)]), snapshot(&[("b", &five)]));
    let near = "MET006 relation `s.b` shares most of its columns with `s.a`, which is gone";
    assert_eq!(meta_findings(&old, &new), [near]);
    assert!(meta_findings(&snapshot(&[("a", &four[..1])]), &new).is_empty());
}

#[test]
fn a_schema_that_changed_while_it_was_read_is_said_to_have() {
    let with_gap = |tables: &[(&str, &[(String, bool)])]| {
        let mut document = snapshot(tables).to_document();
        (document.digest, document.roots) = (None, None);
        document.gaps.push(Gap {
            reason: GapReason::Changed,
            object_kind: "catalogue".to_owned(),
            path: Vec::new(),
            detail: None,
        });
        Snapshot::new(document).unwrap()
    };
    let compared = compare(&snapshot(&[]), &with_gap(&[("a", &[])]), &DiffOptions::default()).unwrap();
    assert!(!compared.diff.complete);
    assert_eq!(
        meta_findings(&snapshot(&[]), &with_gap(&[("a", &[])])),
        ["MET003 the new schema changed while it was read"]
    );
}

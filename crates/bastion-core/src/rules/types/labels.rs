//! What happened to the values of an enumeration.

use super::super::{Case, quote};
use crate::schema::{Object, ObjectName};

/// What happened to the values of an enumeration.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LabelChange {
    pub(super) added: Vec<String>,
    pub(super) removed: Vec<String>,
    /// One value that kept its place and has another name.
    pub(super) renamed: Option<(String, String)>,
    pub(super) reordered: bool,
}

impl LabelChange {
    /// Compares the values in their order.
    pub(super) fn between(old: &[String], new: &[String]) -> Self {
        let differing: Vec<_> = old.iter().zip(new).filter(|(old, new)| old != new).collect();
        if let ([(before, after)], true) = (differing.as_slice(), old.len() == new.len())
            && !new.contains(before)
            && !old.contains(after)
        {
            return Self { renamed: Some(((*before).clone(), (*after).clone())), ..Self::default() };
        }
        let without = |these: &[String], those: &[String]| -> Vec<String> {
            these.iter().filter(|label| !those.contains(label)).cloned().collect()
        };
        let common = |these: &[String], those: &[String]| -> Vec<String> {
            these.iter().filter(|label| those.contains(label)).cloned().collect()
        };
        Self {
            added: without(new, old),
            removed: without(old, new),
            renamed: None,
            reordered: common(old, new) != common(new, old),
        }
    }
}

/// A query for rows that have one of the values, in the columns of the enumeration.
pub(super) fn rows_with(case: &Case<'_>, schema: &str, name: &str, labels: &[String]) -> Option<String> {
    let reference = ObjectName::new(schema, name);
    let literals: Vec<_> = labels.iter().map(|label| format!("'{}'", label.replace('\'', "''"))).collect();
    let queries: Vec<_> = case
        .context
        .old
        .entries()
        .filter_map(|entry| match entry.object() {
            Object::Column(column) if column.type_reference.as_ref() == Some(&reference) => Some(column),
            _ => None,
        })
        .filter(|column| !column.data_type.ends_with("[]"))
        .map(|column| {
            let relation = case.context.probe().relation(&column.schema, &column.relation);
            format!("SELECT 1 FROM {relation} WHERE {}::text IN ({})", quote(&column.name), literals.join(", "))
        })
        .collect();
    (!queries.is_empty()).then(|| format!("{} LIMIT 1", queries.join(" UNION ALL ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(old: &[&str], new: &[&str]) -> LabelChange {
        let labels = |labels: &[&str]| labels.iter().map(ToString::to_string).collect::<Vec<_>>();
        LabelChange::between(&labels(old), &labels(new))
    }

    #[test]
    fn tells_renames_additions_removals_and_orders_apart() {
        assert_eq!(between(&["a", "b"], &["a", "c"]).renamed, Some(("b".into(), "c".into())));
        assert_eq!(between(&["a", "b"], &["a", "b", "c"]).added, ["c"]);
        assert_eq!(between(&["a", "b"], &["a"]).removed, ["b"]);
        assert!(between(&["a", "b"], &["b", "a"]).reordered);
        assert!(!between(&["a", "b"], &["c", "a", "b"]).reordered);
    }
}

//! k-anonymity: how many rows look alike in the columns that together point at a person (Sweeney 2002), and how many
//! values of a sensitive column differ among them (l-diversity, Machanavajjhala et al. 2007).

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How well rows hide among each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnonymityReport {
    /// The columns that classes were made by.
    pub columns: Vec<String>,
    /// How many rows a class should have at least.
    pub k_asked: u32,
    /// How many the smallest class of the rows that are given has; zero where there are none.
    pub k: u64,
    /// The same before any was left out.
    pub k_before: u64,
    /// Classes before any was left out.
    pub classes: u64,
    /// Classes smaller than asked for.
    pub classes_below: u64,
    /// The rows in them.
    pub rows_below: u64,
    /// Rows left out for that.
    pub rows_suppressed: u64,
    /// Of the classes that are given, how many different values of the sensitive column the poorest has; none without
    /// such a column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub l: Option<u64>,
}

/// What a class is made by, and the value that must not be the same throughout it.
pub(super) struct Anonymity {
    pub(super) columns: Vec<String>,
    pub(super) places: Vec<usize>,
    pub(super) sensitive: Option<usize>,
    pub(super) k: u32,
    pub(super) suppress: bool,
}

#[derive(Default)]
struct Class {
    rows: u64,
    sensitive: BTreeSet<String>,
}

impl Anonymity {
    /// Counts, and leaves out the rows of small classes where that is asked for.
    pub(super) fn apply(&self, rows: &mut Vec<Vec<Value>>) -> AnonymityReport {
        let mut classes: BTreeMap<Vec<String>, Class> = BTreeMap::new();
        for row in &*rows {
            let class = classes.entry(self.key(row)).or_default();
            class.rows += 1;
            class.sensitive.extend(self.sensitive.and_then(|place| row.get(place)).map(ToString::to_string));
        }
        let small = |class: &Class| class.rows < u64::from(self.k);
        let smallest = |kept: &dyn Fn(&Class) -> bool| {
            classes.values().filter(|class| kept(class)).map(|class| class.rows).min().unwrap_or(0)
        };
        let given = |class: &Class| !(self.suppress && small(class));
        let poorest = || {
            let values = classes.values().filter(|class| given(class)).map(|class| class.sensitive.len() as u64);
            values.min().unwrap_or(0)
        };
        let rows_below = classes.values().filter(|class| small(class)).map(|class| class.rows).sum();
        let report = AnonymityReport {
            columns: self.columns.clone(),
            k_asked: self.k,
            k: smallest(&given),
            k_before: smallest(&|_| true),
            classes: classes.len() as u64,
            classes_below: classes.values().filter(|class| small(class)).count() as u64,
            rows_below,
            rows_suppressed: if self.suppress { rows_below } else { 0 },
            l: self.sensitive.map(|_| poorest()),
        };
        if self.suppress {
            rows.retain(|row| classes.get(&self.key(row)).is_some_and(|class| !small(class)));
        }
        report
    }

    fn key(&self, row: &[Value]) -> Vec<String> {
        self.places.iter().map(|place| row.get(*place).map(ToString::to_string).unwrap_or_default()).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rows() -> Vec<Vec<Value>> {
        let rows = [
            ("101**", "[20, 30)", "flu"),
            ("101**", "[20, 30)", "flu"),
            ("101**", "[20, 30)", "cold"),
            ("101**", "[30, 40)", "flu"),
            ("802**", "[20, 30)", "flu"),
            ("802**", "[20, 30)", "flu"),
        ];
        rows.map(|(postcode, age, illness)| vec![json!(postcode), json!(age), json!(illness)]).to_vec()
    }

    fn anonymity(k: u32, suppress: bool) -> Anonymity {
        let columns = vec!["postcode".to_owned(), "age".to_owned()];
        Anonymity { columns, places: vec![0, 1], sensitive: Some(2), k, suppress }
    }

    #[test]
    fn small_classes_are_counted_and_left_out_where_asked() {
        let mut counted = rows();
        let report = anonymity(2, false).apply(&mut counted);
        assert_eq!((report.k, report.k_before, report.classes, report.classes_below), (1, 1, 3, 1));
        assert_eq!((report.rows_below, report.rows_suppressed, report.l, counted.len()), (1, 0, Some(1), 6));
        let mut left = rows();
        let report = anonymity(2, true).apply(&mut left);
        assert_eq!((report.k, report.rows_suppressed, report.l, left.len()), (2, 1, Some(1), 5));
        let mut left = rows();
        let report = anonymity(3, true).apply(&mut left);
        assert_eq!((report.k, report.rows_suppressed, report.l, left.len()), (3, 3, Some(2), 3));
        let mut left = rows();
        let report = anonymity(4, true).apply(&mut left);
        assert_eq!((report.k, report.classes_below, report.l, left.len()), (0, 3, Some(0), 0));
    }
}

//! A filter of rows as universal conditions (UCAST, expanded syntax), which libraries turn into queries of many stores.
//!
//! Written with `and`, `or`, `in`, `nin`, `eq` and `ne` alone: not every reader knows `not`. What a comparison with null
//! gives is said beside it, because stores differ in it.
//! Format: <https://www.openpolicyagent.org/docs/filtering/ucast-syntax>.

use serde_json::{Value, json};

use super::row::{RowClause, RowFilter, RowOperator, RowTest};

impl RowFilter {
    /// The filter as universal conditions on `table.column`; none where no row can be seen. An empty object where every
    /// row is.
    ///
    /// ```
    /// use bastion_core::policy::{PolicyRequest, PolicySet, RowColumns};
    ///
    /// let nobody = PolicySet::compile(Vec::new())?.row_filter(&PolicyRequest::new("ada", "read"), &RowColumns::default())?;
    /// assert_eq!(nobody.ucast("accounts"), None);
    /// # Ok::<(), bastion_core::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn ucast(&self, table: &str) -> Option<Value> {
        if self.is_closed() {
            return None;
        }
        let mut all = Vec::new();
        if self.allow.iter().all(|clause| !clause.tests.is_empty()) {
            all.push(any(self.allow.iter().map(|clause| every(table, clause)).collect()));
        }
        for clause in &self.refuse {
            // not (a and b): one of them does not pass
            all.push(any(clause.tests.iter().map(|test| one(table, &test.clone().negated())).collect()));
        }
        Some(match all.len() {
            0 => json!({}),
            _ => compound("and", all),
        })
    }
}

fn every(table: &str, clause: &RowClause) -> Value {
    compound("and", clause.tests.iter().map(|test| one(table, test)).collect())
}

fn any(values: Vec<Value>) -> Value {
    compound("or", values)
}

fn compound(operator: &str, mut values: Vec<Value>) -> Value {
    match (values.len(), values.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            values.extend(last);
            json!({"type": "compound", "operator": operator, "value": values})
        }
    }
}

fn one(table: &str, test: &RowTest) -> Value {
    let field = format!("{table}.{}", test.column);
    let operator = match test.operator {
        RowOperator::AnyOf => "in",
        RowOperator::NoneOf => "nin",
    };
    let listed = json!({"type": "field", "operator": operator, "field": field, "value": test.values});
    let null = |operator: &str| json!({"type": "field", "operator": operator, "field": field, "value": null});
    match test.null_passes {
        true => compound("or", vec![null("eq"), listed]),
        false => compound("and", vec![null("ne"), listed]),
    }
}

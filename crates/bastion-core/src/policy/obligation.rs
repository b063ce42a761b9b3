//! What whoever carries out a decision has to keep to: masks, rows, and how much is written down.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::privacy::mask::{NullColumn, SqlMask};

/// How much has to be written down about what was done, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LogLevel {
    /// The decision.
    Decision,
    /// The decision, and what was asked for.
    Request,
    /// The decision, what was asked for, and what was given.
    Result,
}

/// A mask that a column has to have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MaskObligation {
    /// The column, by its name in the data set.
    pub column: String,
    /// What stands in the place of its values.
    pub mask: SqlMask,
}

/// Which rows may be seen, by one column. A row where the column is null may not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowObligation {
    /// The column, by its name in the data set.
    pub column: String,
    /// What its text has to be.
    pub condition: RowCondition,
}

/// What the text of a column has to be; compared byte by byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RowCondition {
    /// One of these.
    AnyOf(RowValues),
    /// None of these.
    NoneOf(RowValues),
    /// What the request states of who asks. Where it states nothing, no row is seen.
    Requester(RowRequester),
}

/// Texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowValues {
    /// They.
    pub values: Vec<String>,
}

/// What is compared with a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowRequester {
    /// Which part of the request.
    pub field: RequesterField,
}

/// What a request states of who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RequesterField {
    /// The principal's identifier: rows of one's own.
    Id,
    /// The jurisdiction the principal acts from.
    Jurisdiction,
    /// The tenant.
    Tenant,
}

/// What whoever carries out a decision has to keep to. A policy's obligations hold wherever the policy matches and the
/// request is not blocked; those of several policies hold together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Obligations {
    /// Columns under masks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masks: Vec<MaskObligation>,
    /// Which rows may be seen: those that keep to every one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowObligation>,
    /// How much has to be written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<LogLevel>,
}

impl Obligations {
    /// Adds what another policy demands. Where two demand different masks of a column, nothing of it is seen.
    pub(super) fn add(&mut self, other: &Self) {
        for demanded in &other.masks {
            match self.masks.iter_mut().find(|mask| mask.column == demanded.column) {
                Some(mask) => mask.mask = stronger(&mask.mask, &demanded.mask),
                None => self.masks.push(demanded.clone()),
            }
        }
        self.masks.sort_by(|left, right| left.column.cmp(&right.column));
        for row in &other.rows {
            if !self.rows.contains(row) {
                self.rows.push(row.clone());
            }
        }
        self.log = self.log.max(other.log);
    }

    /// Whether nothing is demanded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The mask that shows no more than either of two. There is no order among most of them, so that null stands for both.
fn stronger(left: &SqlMask, right: &SqlMask) -> SqlMask {
    match (left, right) {
        _ if left == right => left.clone(),
        (SqlMask::Hide(hide), _) | (_, SqlMask::Hide(hide)) => SqlMask::Hide(hide.clone()),
        (SqlMask::Keep(_), other) | (other, SqlMask::Keep(_)) => other.clone(),
        _ => SqlMask::Null(NullColumn::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::mask::{HideColumn, KeepColumn, PartialColumn, PrefixColumn};

    #[test]
    fn of_two_masks_neither_is_weakened() {
        let (keep, hide) = (SqlMask::Keep(KeepColumn {}), SqlMask::Hide(HideColumn {}));
        let null = SqlMask::Null(NullColumn {});
        let partial = SqlMask::Partial(PartialColumn { first: 1, last: 0 });
        let prefix = SqlMask::Prefix(PrefixColumn { characters: 2 });
        for (left, right, both) in [
            (&keep, &keep, &keep),
            (&keep, &partial, &partial),
            (&partial, &partial, &partial),
            (&partial, &prefix, &null),
            (&null, &prefix, &null),
            (&prefix, &hide, &hide),
            (&null, &hide, &hide),
        ] {
            assert_eq!(&stronger(left, right), both);
            assert_eq!(&stronger(right, left), both, "the order does not matter");
        }
    }

    #[test]
    fn demands_add_up() {
        let mask = |column: &str, mask| MaskObligation { column: column.to_owned(), mask };
        let own = RowObligation {
            column: "owner".to_owned(),
            condition: RowCondition::Requester(RowRequester { field: RequesterField::Id }),
        };
        let mut all = Obligations {
            masks: vec![mask("name", SqlMask::Keep(KeepColumn {}))],
            rows: vec![own.clone()],
            log: Some(LogLevel::Request),
        };
        let other = Obligations {
            masks: vec![mask("name", SqlMask::Null(NullColumn {})), mask("email", SqlMask::Hide(HideColumn {}))],
            rows: vec![own.clone()],
            log: Some(LogLevel::Decision),
        };
        all.add(&other);
        let expected = vec![mask("email", SqlMask::Hide(HideColumn {})), mask("name", SqlMask::Null(NullColumn {}))];
        assert_eq!(all, Obligations { masks: expected, rows: vec![own], log: Some(LogLevel::Request) });
    }
}

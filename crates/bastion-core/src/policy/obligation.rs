//! What whoever carries out a decision has to keep to: masks, rows, and how much is written down.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::privacy::mask::{KeepColumn, NullColumn, SqlMask};

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

    /// Whether whoever keeps to these keeps to others too: everything that those hide is hidden, and at least as much is
    /// written down. A column that is kept as it is might as well not be named.
    pub(super) fn imply(&self, other: &Self) -> bool {
        let masked = |demanded: &MaskObligation| {
            let own = self.masks.iter().filter(|own| own.column == demanded.column).map(|own| own.mask.clone());
            let own = own.reduce(|left, right| stronger(&left, &right)).unwrap_or(SqlMask::Keep(KeepColumn {}));
            stronger(&own, &demanded.mask) == own
        };
        other.masks.iter().all(masked) && Rows::of(&self.rows).imply(&other.rows) && self.log >= other.log
    }

    /// Each demand alone.
    pub(super) fn single(&self) -> Vec<Self> {
        let masks = self.masks.iter().map(|mask| Self { masks: vec![mask.clone()], ..Self::default() });
        let rows = self.rows.iter().map(|row| Self { rows: vec![row.clone()], ..Self::default() });
        let log = self.log.map(|log| Self { log: Some(log), ..Self::default() });
        masks.chain(rows).chain(log).collect()
    }
}

/// The rows that keep to several obligations, by column.
#[derive(Debug, Default)]
struct Rows<'a>(BTreeMap<&'a str, RowsByColumn<'a>>);

#[derive(Debug, Default)]
struct RowsByColumn<'a> {
    /// The texts that there may be; none where any may.
    allowed: Option<BTreeSet<&'a str>>,
    refused: BTreeSet<&'a str>,
    requester: Vec<RequesterField>,
}

impl<'a> Rows<'a> {
    fn of(obligations: &'a [RowObligation]) -> Self {
        let mut rows = Self::default();
        for obligation in obligations {
            let column = rows.0.entry(&obligation.column).or_default();
            match &obligation.condition {
                RowCondition::AnyOf(list) => {
                    let listed = list.values.iter().map(String::as_str);
                    column.allowed = Some(match &column.allowed {
                        None => listed.collect(),
                        Some(allowed) => listed.filter(|text| allowed.contains(text)).collect(),
                    });
                }
                RowCondition::NoneOf(list) => column.refused.extend(list.values.iter().map(String::as_str)),
                RowCondition::Requester(requester) => column.requester.push(requester.field),
            }
        }
        for column in rows.0.values_mut() {
            if let Some(allowed) = &mut column.allowed {
                allowed.retain(|text| !column.refused.contains(text));
            }
        }
        rows
    }

    fn imply(&self, obligations: &[RowObligation]) -> bool {
        let has_none = |column: &RowsByColumn<'_>| column.allowed.as_ref().is_some_and(BTreeSet::is_empty);
        if self.0.values().any(has_none) {
            return true;
        }
        obligations.iter().all(|demanded| {
            let Some(own) = self.0.get(demanded.column.as_str()) else { return false };
            match (&demanded.condition, &own.allowed) {
                (RowCondition::AnyOf(list), Some(allowed)) => {
                    allowed.iter().all(|text| list.values.iter().any(|listed| listed == text))
                }
                (RowCondition::AnyOf(_), None) => false,
                (RowCondition::NoneOf(list), Some(allowed)) => {
                    !list.values.iter().any(|listed| allowed.contains(listed.as_str()))
                }
                (RowCondition::NoneOf(list), None) => {
                    list.values.iter().all(|listed| own.refused.contains(listed.as_str()))
                }
                (RowCondition::Requester(requester), _) => own.requester.contains(&requester.field),
            }
        })
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

    /// Every row there can be: the column's text, and which parts of the request it equals.
    fn rows() -> Vec<(&'static str, Vec<RequesterField>)> {
        let fields = [vec![], vec![RequesterField::Id], vec![RequesterField::Tenant]];
        let fields = || fields.iter().cloned().chain([vec![RequesterField::Id, RequesterField::Tenant]]);
        ["a", "b", "c", "?"].iter().flat_map(|text| fields().map(move |equal| (*text, equal))).collect()
    }

    fn is_seen(obligations: &[RowObligation], row: &(&str, Vec<RequesterField>)) -> bool {
        obligations.iter().all(|obligation| match &obligation.condition {
            RowCondition::AnyOf(list) => list.values.iter().any(|text| text == row.0),
            RowCondition::NoneOf(list) => !list.values.iter().any(|text| text == row.0),
            RowCondition::Requester(requester) => row.1.contains(&requester.field),
        })
    }

    #[test]
    fn row_obligations_imply_those_that_every_row_they_show_keeps_to() {
        let row = |condition| RowObligation { column: "owner".to_owned(), condition };
        let values = |texts: &[&str]| RowValues { values: texts.iter().map(|text| (*text).to_owned()).collect() };
        let lists: [&[&str]; 5] = [&["a"], &["b"], &["a", "b"], &["b", "c"], &["a", "b", "c"]];
        let mut single: Vec<RowObligation> = lists.iter().map(|list| row(RowCondition::AnyOf(values(list)))).collect();
        single.extend(lists.iter().map(|list| row(RowCondition::NoneOf(values(list)))));
        let fields = [RequesterField::Id, RequesterField::Tenant];
        single.extend(fields.map(|field| row(RowCondition::Requester(RowRequester { field }))));
        let mut several: Vec<Vec<RowObligation>> = vec![Vec::new()];
        several.extend(single.iter().map(|one| vec![one.clone()]));
        several.extend(single.iter().flat_map(|one| single.iter().map(move |other| vec![one.clone(), other.clone()])));
        for (left, right) in several.iter().flat_map(|left| several.iter().map(move |right| (left, right))) {
            let expected = rows().iter().all(|row| !is_seen(left, row) || is_seen(right, row));
            let [own, others] = [left, right].map(|rows| Obligations { rows: rows.clone(), ..Obligations::default() });
            assert_eq!(own.imply(&others), expected, "{left:?} {right:?}");
        }
    }

    #[test]
    fn what_is_kept_as_it_is_might_as_well_not_be_named() {
        let of = |masks: &[(&str, SqlMask)], log| Obligations {
            masks: masks
                .iter()
                .map(|(column, mask)| MaskObligation { column: (*column).to_owned(), mask: mask.clone() })
                .collect(),
            rows: Vec::new(),
            log,
        };
        let (keep, null) = (SqlMask::Keep(KeepColumn {}), SqlMask::Null(NullColumn {}));
        let partial = SqlMask::Partial(PartialColumn { first: 1, last: 0 });
        for (own, others, implied) in [
            (of(&[], None), of(&[("a", keep.clone())], None), true),
            (of(&[("a", null.clone())], None), of(&[("a", partial.clone())], None), true),
            (of(&[("a", partial.clone())], None), of(&[("a", null.clone())], None), false),
            (of(&[("a", null)], None), of(&[("b", partial.clone())], None), false),
            (of(&[("a", keep)], None), of(&[("a", partial)], None), false),
            (of(&[], Some(LogLevel::Result)), of(&[], Some(LogLevel::Request)), true),
            (of(&[], None), of(&[], Some(LogLevel::Decision)), false),
        ] {
            assert_eq!(own.imply(&others), implied, "{own:?} {others:?}");
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

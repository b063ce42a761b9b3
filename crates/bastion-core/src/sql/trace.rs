//! Where the columns of a result come from.

use std::collections::BTreeSet;

use crate::schema::ObjectName;

/// How sure it is that a column is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The schema has it, and nothing else of that name is in sight.
    Bound,
    /// It is the only candidate, but the search path or a relation of unknown columns leaves room for another.
    Inferred,
    /// Several columns are in sight.
    Ambiguous,
    /// A relation of unknown columns may have it.
    Unknown,
}

impl Confidence {
    /// The confidence as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bound => "bound",
            Self::Inferred => "inferred",
            Self::Ambiguous => "ambiguous",
            Self::Unknown => "unknown",
        }
    }
}

/// A column that something comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The relation; without names where it is not known.
    pub relation: ObjectName,
    /// Its column.
    pub column: String,
    /// How sure that is.
    pub confidence: Confidence,
}

/// A column of a result and where its values come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedColumn {
    /// Its name.
    pub name: String,
    /// The columns its values are made from.
    pub sources: BTreeSet<Source>,
}

/// What a statement reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lineage {
    /// The columns it gives, in their order.
    pub columns: Vec<TracedColumn>,
    /// The columns that decide which rows it gives or changes: filters, joins, groups, orders, what is written.
    pub indirect: BTreeSet<Source>,
}

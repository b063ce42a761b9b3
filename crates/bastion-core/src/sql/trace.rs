//! Where the columns of a result come from.

use std::sync::Arc;

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

/// What a column that is read does for one that is given. The words are those of OpenLineage's facet `columnLineage`
/// (<https://openlineage.io/docs/spec/facets/dataset-facets/column_lineage_facet>): the first three are its type `DIRECT`,
/// the others `INDIRECT`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Transformation {
    /// Its value is given as it is.
    Identity,
    /// Its value is worked into another: by a function, an operator, a cast.
    Transformation,
    /// Its values are worked into one: by an aggregate.
    Aggregation,
    /// It decides which of several values is given: a condition of CASE, FILTER of an aggregate.
    Conditional,
    /// It decides which rows of a window count, and in which order.
    Window,
    /// It decides which rows there are: WHERE, HAVING, LIMIT.
    Filter,
    /// It decides which rows are put together.
    Join,
    /// It decides which rows make a group, or which of equal rows stays.
    GroupBy,
    /// It decides about the order of rows.
    Sort,
    /// It is written, or named where something is written.
    Write,
}

impl Transformation {
    /// The transformation as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Transformation => "transformation",
            Self::Aggregation => "aggregation",
            Self::Conditional => "conditional",
            Self::Window => "window",
            Self::Filter => "filter",
            Self::Join => "join",
            Self::GroupBy => "group_by",
            Self::Sort => "sort",
            Self::Write => "write",
        }
    }

    /// Whether the value itself goes on, and not only what it decides.
    #[must_use]
    pub const fn is_direct(self) -> bool {
        matches!(self, Self::Identity | Self::Transformation | Self::Aggregation)
    }
}

/// A column that something comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The relation; without names where it is not known.
    pub relation: Arc<ObjectName>,
    /// Its column.
    pub column: Arc<str>,
    /// How sure that is.
    pub confidence: Confidence,
}

/// A source, and what it does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The column that is read.
    pub source: Source,
    /// What it does for what is given.
    pub transformation: Transformation,
}

/// A column of a result and where its values come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedColumn {
    /// Its name.
    pub name: String,
    /// The columns its values are made from or decided by, in the order of their names.
    pub edges: Vec<Edge>,
}

impl TracedColumn {
    /// The columns its values are made from.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.edges.iter().filter(|edge| edge.transformation.is_direct()).map(|edge| &edge.source)
    }
}

/// What a statement reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lineage {
    /// The columns it gives, in their order.
    pub columns: Vec<TracedColumn>,
    /// The columns that decide which rows it gives or changes, in the order of their names: filters, joins, groups,
    /// orders, conditions, windows, what is written.
    pub indirect: Vec<Edge>,
}

impl Lineage {
    /// Adds what decides about the values of columns to what decides about the statement.
    pub(super) fn with_what_decides_about_values(mut self) -> Self {
        let deciding = self.columns.iter().flat_map(|column| &column.edges);
        self.indirect.extend(deciding.filter(|edge| !edge.transformation.is_direct()).cloned());
        self.indirect.sort();
        self.indirect.dedup();
        self
    }
}

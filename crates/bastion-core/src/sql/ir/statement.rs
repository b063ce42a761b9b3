//! Statements. Those that read and write rows are whole; of others their kind is kept.

use super::{ExprId, Ident, Item, Name, QueryId, RelationId, Sort, Span, StatementId, With};

/// A statement and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    pub(crate) kind: StatementKind,
    pub(crate) span: Span,
}

impl Statement {
    pub(crate) const NOTHING: Self = Self { kind: StatementKind::Other("nothing"), span: Span { start: 0, end: 0 } };
}

impl PartialEq for Statement {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum StatementKind {
    Query(QueryId),
    Insert(Box<Insert>),
    Update(Box<Update>),
    Delete(Box<Delete>),
    Merge(Box<Merge>),
    Explain(Box<Explain>),
    /// `CREATE TABLE … AS`, `CREATE [MATERIALIZED] VIEW`, `DECLARE … CURSOR FOR`: its kind in capitals, what it makes, and
    /// the query.
    Making {
        kind: &'static str,
        name: Name,
        query: QueryId,
    },
    /// Any other: its kind in capitals, `DROP`, `COPY`.
    Other(&'static str),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Explain {
    pub(crate) analyze: bool,
    pub(crate) verbose: bool,
    /// Its other options in their order, in small letters, with their values.
    pub(crate) options: Vec<(Box<str>, Option<Box<str>>)>,
    pub(crate) statement: StatementId,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Insert {
    pub(crate) with: Option<With>,
    pub(crate) target: Name,
    pub(crate) alias: Option<Ident>,
    /// The columns that are written; of `column.field` and `column[1]` the column.
    pub(crate) columns: Vec<Ident>,
    /// Without it: DEFAULT VALUES, or [`Insert::assignments`].
    pub(crate) source: Option<QueryId>,
    /// MySQL's `INSERT … SET a = 1`.
    pub(crate) assignments: Vec<Assignment>,
    pub(crate) conflict: Option<Conflict>,
    /// MySQL's name for the row that was to come.
    pub(crate) row_alias: Option<Ident>,
    pub(crate) returning: Vec<Item>,
}

/// What happens where a row is there already.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Conflict {
    /// MySQL's `ON DUPLICATE KEY UPDATE`.
    pub(crate) duplicate_key: bool,
    /// The expressions of `ON CONFLICT (…)`.
    pub(crate) target: Vec<ExprId>,
    pub(crate) target_filter: Option<ExprId>,
    pub(crate) constraint: Option<Ident>,
    /// Without any: DO NOTHING.
    pub(crate) assignments: Vec<Assignment>,
    pub(crate) filter: Option<ExprId>,
}

/// `a = 1`, `(a, b) = (1, 2)`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Assignment {
    /// The columns as they are written: in PostgreSQL the first part is the column, elsewhere the last.
    pub(crate) targets: Vec<Name>,
    pub(crate) value: ExprId,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Update {
    pub(crate) with: Option<With>,
    /// The table that is written; in MySQL a join may stand here.
    pub(crate) target: RelationId,
    pub(crate) assignments: Vec<Assignment>,
    pub(crate) from: Vec<RelationId>,
    pub(crate) filter: Option<ExprId>,
    pub(crate) order_by: Vec<Sort>,
    pub(crate) limit: Option<ExprId>,
    pub(crate) returning: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Delete {
    pub(crate) with: Option<With>,
    /// MySQL's tables before FROM, of a join.
    pub(crate) tables: Vec<Name>,
    pub(crate) from: Vec<RelationId>,
    pub(crate) using: Vec<RelationId>,
    pub(crate) filter: Option<ExprId>,
    pub(crate) order_by: Vec<Sort>,
    pub(crate) limit: Option<ExprId>,
    pub(crate) returning: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Merge {
    pub(crate) with: Option<With>,
    pub(crate) target: RelationId,
    pub(crate) source: RelationId,
    pub(crate) on: ExprId,
    pub(crate) clauses: Vec<MergeClause>,
    pub(crate) returning: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MergeClause {
    pub(crate) matched: Matched,
    pub(crate) filter: Option<ExprId>,
    pub(crate) action: MergeAction,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matched {
    Both,
    SourceOnly,
    TargetOnly,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum MergeAction {
    Insert { columns: Vec<Ident>, values: Vec<ExprId> },
    Update(Vec<Assignment>),
    Delete,
    Nothing,
}

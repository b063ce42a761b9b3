//! Queries and the relations they read.

use super::{ExprId, Ident, Name, QueryId, RelationId, Sort, Span, StatementId, TypeName, Window};

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Query {
    pub(crate) with: Option<With>,
    pub(crate) body: Body,
    pub(crate) order_by: Vec<Sort>,
    pub(crate) limit: Option<ExprId>,
    pub(crate) with_ties: bool,
    pub(crate) offset: Option<ExprId>,
    /// `FOR UPDATE` and the like.
    pub(crate) locks: Vec<Lock>,
}

impl Query {
    pub(crate) const NOTHING: Self = Self::of(Body::Values(Vec::new()));

    /// A query that is its body.
    pub(crate) const fn of(body: Body) -> Self {
        Self { with: None, body, order_by: Vec::new(), limit: None, with_ties: false, offset: None, locks: Vec::new() }
    }

    /// Whether it has nothing but its body.
    pub(crate) const fn is_bare(&self) -> bool {
        self.with.is_none()
            && self.order_by.is_empty()
            && self.limit.is_none()
            && self.offset.is_none()
            && self.locks.is_empty()
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Body {
    Select(Box<Select>),
    /// UNION, EXCEPT (Oracle's MINUS too), INTERSECT.
    Set {
        operator: SetOperator,
        all: bool,
        left: QueryId,
        right: QueryId,
    },
    Values(Vec<Vec<ExprId>>),
    /// A query in brackets that has clauses of its own inside and others behind.
    Nested(QueryId),
    /// A statement that writes and gives rows back.
    Write(StatementId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SetOperator {
    Union,
    Except,
    Intersect,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Select {
    pub(crate) distinct: Distinct,
    pub(crate) items: Vec<Item>,
    /// A table, a variable or a file that takes the rows.
    pub(crate) into: Option<Name>,
    pub(crate) from: Vec<RelationId>,
    pub(crate) filter: Option<ExprId>,
    pub(crate) group_by: Vec<ExprId>,
    /// `GROUP BY ALL` of DuckDB, Snowflake and others.
    pub(crate) group_by_all: bool,
    /// PostgreSQL's `GROUP BY DISTINCT`.
    pub(crate) group_by_distinct: bool,
    pub(crate) having: Option<ExprId>,
    pub(crate) windows: Vec<(Ident, Window)>,
    pub(crate) qualify: Option<ExprId>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Distinct {
    #[default]
    All,
    Rows,
    /// PostgreSQL's `DISTINCT ON (…)`.
    On(Vec<ExprId>),
}

/// A column of a result; a wildcard has no alias.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub(crate) value: ExprId,
    pub(crate) alias: Option<Ident>,
    /// Its own text, for the products that call a column without a name by it.
    pub(crate) label: Option<Box<str>>,
}

impl Item {
    /// A column without a name.
    pub(crate) const fn bare(value: ExprId) -> Self {
        Self { value, alias: None, label: None }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct With {
    pub(crate) recursive: bool,
    pub(crate) tables: Vec<CommonTable>,
}

/// A query that WITH gives a name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CommonTable {
    pub(crate) name: Ident,
    pub(crate) columns: Vec<Ident>,
    /// MATERIALIZED is true, NOT MATERIALIZED is false.
    pub(crate) materialized: Option<bool>,
    pub(crate) query: QueryId,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lock {
    /// In capitals: `UPDATE`, `NO KEY UPDATE`, `SHARE`, `KEY SHARE`.
    pub(crate) strength: Box<str>,
    pub(crate) of: Vec<Name>,
    /// `NOWAIT`, `SKIP LOCKED`.
    pub(crate) wait: Option<Box<str>>,
    pub(crate) span: Span,
}

/// What stands behind FROM, and where.
#[derive(Debug, Clone)]
pub(crate) struct Relation {
    pub(crate) kind: RelationKind,
    pub(crate) span: Span,
}

impl Relation {
    pub(crate) const NOTHING: Self = Self {
        kind: RelationKind::Unknown { what: "nothing", reads: Vec::new(), alias: None },
        span: Span { start: 0, end: 0 },
    };
}

impl PartialEq for Relation {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RelationKind {
    Table(Box<Table>),
    /// A query in brackets.
    Query {
        query: QueryId,
        lateral: bool,
        alias: Option<Alias>,
    },
    /// A function, or several side by side (`ROWS FROM`); each is a [`super::ExprKind::Call`] or the like.
    Function {
        calls: Vec<FunctionItem>,
        rows_from: bool,
        lateral: bool,
        ordinality: bool,
        alias: Option<Alias>,
    },
    Join(Box<Join>),
    /// What has no place here, and what it reads; it is in the list of what is not modelled too.
    Unknown {
        what: &'static str,
        reads: Vec<ExprId>,
        alias: Option<Alias>,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) name: Name,
    pub(crate) alias: Option<Alias>,
    /// PostgreSQL's ONLY: without the tables that inherit from it.
    pub(crate) only: bool,
    pub(crate) sample: Option<Sample>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sample {
    /// `bernoulli`, `system`, or a name.
    pub(crate) method: Name,
    pub(crate) arguments: Vec<ExprId>,
    pub(crate) repeatable: Option<ExprId>,
}

/// A function behind FROM and the columns it is said to give.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FunctionItem {
    pub(crate) call: ExprId,
    pub(crate) columns: Vec<AliasColumn>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Alias {
    pub(crate) name: Ident,
    pub(crate) columns: Vec<AliasColumn>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AliasColumn {
    pub(crate) name: Ident,
    pub(crate) kind: Option<TypeName>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Join {
    pub(crate) left: RelationId,
    pub(crate) right: RelationId,
    pub(crate) kind: JoinKind,
    pub(crate) constraint: Constraint,
    /// A join in brackets with a name.
    pub(crate) alias: Option<Alias>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JoinKind {
    Inner,
    Left,
    Right,
    Full,
    Cross,
    /// MySQL's STRAIGHT_JOIN.
    Straight,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Constraint {
    None,
    On(ExprId),
    /// The columns, and PostgreSQL's name for them as a row.
    Using(Vec<Ident>, Option<Ident>),
    Natural,
}

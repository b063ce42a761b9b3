//! Expressions.

use super::{ExprId, Ident, Name, QueryId, Span};

/// An expression and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Expr {
    pub(crate) kind: ExprKind,
    pub(crate) span: Span,
}

impl Expr {
    pub(crate) const NOTHING: Self = Self { kind: ExprKind::Unknown("nothing"), span: Span { start: 0, end: 0 } };
}

// where it stands does not make it another expression
impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ExprKind {
    /// `a`, `t.a`, `s.t.a`. PostgreSQL's `a.b.c` may also be a field of a column.
    Column(Name),
    /// `*`, `t.*`.
    Wildcard(Name),
    Literal(Literal),
    /// `$1`, `?`, `:name`: its text.
    Parameter(Box<str>),
    /// A session's or system's variable: `@a`, `@@global.b`.
    Variable(Box<str>),
    /// `CURRENT_DATE` and the like, without brackets: the word in small letters, with its precision.
    Session {
        word: Box<str>,
        precision: Option<u32>,
    },
    Call(Box<Call>),
    /// An operator in front of its operand; NOT is [`ExprKind::Not`].
    Unary {
        operator: Operator,
        operand: ExprId,
    },
    /// An operator between two; AND and OR are [`ExprKind::Logical`].
    Binary {
        operator: Operator,
        left: ExprId,
        right: ExprId,
    },
    /// Terms with AND or OR between them: at least two, none of them of the same kind.
    Logical {
        or: bool,
        terms: Vec<ExprId>,
    },
    Not(ExprId),
    /// `IS [NOT] NULL`, `IS [NOT] TRUE`, …
    Is {
        test: Test,
        negated: bool,
        operand: ExprId,
    },
    /// `IS [NOT] DISTINCT FROM`; MySQL's `<=>` is an operator.
    Distinct {
        negated: bool,
        left: ExprId,
        right: ExprId,
    },
    InList {
        negated: bool,
        operand: ExprId,
        list: Vec<ExprId>,
    },
    Between {
        negated: bool,
        symmetric: bool,
        operand: ExprId,
        low: ExprId,
        high: ExprId,
    },
    Like {
        form: LikeForm,
        negated: bool,
        operand: ExprId,
        pattern: ExprId,
        escape: Option<ExprId>,
    },
    /// `left op ANY (array)`, `left op ALL (array)`.
    Quantified {
        operator: Operator,
        all: bool,
        left: ExprId,
        right: ExprId,
    },
    /// A query in brackets, and what is asked of it.
    Subquery {
        form: SubqueryForm,
        query: QueryId,
    },
    Case {
        operand: Option<ExprId>,
        branches: Vec<(ExprId, ExprId)>,
        otherwise: Option<ExprId>,
    },
    /// `CAST`, `::`, and a type in front of a string.
    Cast {
        operand: ExprId,
        to: TypeName,
        safe: bool,
    },
    Collate {
        operand: ExprId,
        collation: Name,
    },
    /// `(a, b)`, `ROW(a, b)`.
    Row(Vec<ExprId>),
    /// `ARRAY[a, b]`, `[a, b]`.
    Array(Vec<ExprId>),
    /// `base[1]`, `base[1:2]`.
    Index {
        base: ExprId,
        subscripts: Vec<Subscript>,
    },
    /// `(base).name`, `(base).*` without a name.
    Field {
        base: ExprId,
        name: Option<Ident>,
    },
    /// MySQL's and others' `INTERVAL value unit`; PostgreSQL's is a cast.
    Interval {
        value: ExprId,
        unit: Box<str>,
    },
    /// `GROUPING SETS`, `CUBE`, `ROLLUP` of GROUP BY; a set of several is a row.
    Grouping {
        form: GroupingForm,
        sets: Vec<ExprId>,
    },
    /// DEFAULT as a value that is written.
    Default,
    /// What has no place here; it is in the list of what is not modelled too.
    Unknown(&'static str),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    /// As it is written, with its sign.
    Number(Box<str>),
    /// Decoded.
    String(Box<str>),
    Boolean(bool),
    Null,
    /// `B'101'`, the digits.
    Bits(Box<str>),
    /// `X'1F'`, the digits; in PostgreSQL these are bits too, written with `x` in front.
    Hex(Box<str>),
    /// A string with a prefix of its product: `N'…'`, `_utf8mb4'…'`, `r'…'`, the prefix and the decoded text.
    Prefixed(Box<str>, Box<str>),
}

/// `+`, `->>`, `OPERATOR(app.=)`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Operator {
    pub(crate) schema: Option<Ident>,
    /// Its sign, or its word in capitals: `DIV`, `XOR`. `<>` is written so whatever stood in the text.
    pub(crate) symbol: Box<str>,
}

impl Operator {
    pub(crate) fn plain(symbol: &str) -> Self {
        Self { schema: None, symbol: symbol.into() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Test {
    Null,
    True,
    False,
    Unknown,
    Json,
    JsonObject,
    JsonArray,
    JsonScalar,
    Document,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LikeForm {
    Like,
    ILike,
    SimilarTo,
    /// MySQL's REGEXP and RLIKE, SQLite's REGEXP.
    Regexp,
    /// SQLite's GLOB and MATCH.
    Glob,
    Match,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SubqueryForm {
    Scalar,
    Exists,
    /// `operand IN (query)`; NOT IN is a [`ExprKind::Not`] around it.
    In(ExprId),
    /// `operand op ANY (query)`, `operand op ALL (query)`.
    Quantified {
        operator: Operator,
        all: bool,
        operand: ExprId,
    },
    /// `ARRAY(query)`.
    Array,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GroupingForm {
    Sets,
    Cube,
    Rollup,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Subscript {
    Element(ExprId),
    Slice(Option<ExprId>, Option<ExprId>),
}

/// A type as a cast names it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TypeName {
    /// A type of the system under its full name in small letters, `timestamp with time zone`; otherwise a name that is
    /// looked up.
    pub(crate) system: bool,
    pub(crate) name: Name,
    /// Length, precision and scale, as they are written.
    pub(crate) modifiers: Vec<Box<str>>,
    /// `[]` behind it.
    pub(crate) dimensions: u8,
    /// The fields of an interval, in capitals: `DAY TO SECOND`.
    pub(crate) fields: Option<Box<str>>,
}

impl TypeName {
    /// A type of the system.
    pub(crate) fn system(name: &str) -> Self {
        let name = Name(vec![Ident::made(name)]);
        Self { system: true, name, modifiers: Vec::new(), dimensions: 0, fields: None }
    }
}

/// A function that is called.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Call {
    pub(crate) name: Name,
    pub(crate) form: CallForm,
    pub(crate) arguments: Vec<Argument>,
    /// `VARIADIC` before the last argument.
    pub(crate) variadic: bool,
    /// `f(*)`.
    pub(crate) star: bool,
    pub(crate) distinct: bool,
    /// ORDER BY between the brackets, or WITHIN GROUP.
    pub(crate) order_by: Vec<Sort>,
    pub(crate) within_group: bool,
    /// MySQL's `SEPARATOR '…'` of GROUP_CONCAT.
    pub(crate) separator: Option<Box<str>>,
    /// `IGNORE NULLS` is true, `RESPECT NULLS` is false.
    pub(crate) ignore_nulls: Option<bool>,
    pub(crate) filter: Option<ExprId>,
    pub(crate) over: Option<Over>,
}

impl Call {
    /// A call of one function with arguments and nothing else.
    pub(crate) fn plain(name: Name, arguments: Vec<ExprId>) -> Self {
        Self {
            name,
            form: CallForm::Plain,
            arguments: arguments.into_iter().map(Argument::from).collect(),
            variadic: false,
            star: false,
            distinct: false,
            order_by: Vec::new(),
            within_group: false,
            separator: None,
            ignore_nulls: None,
            filter: None,
            over: None,
        }
    }
}

/// How a call is written. Arguments are in the order that PostgreSQL's functions of the same names take them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallForm {
    /// `f(a, b)`.
    Plain,
    /// `extract(field FROM a)`: the field's name as a string in small letters, a.
    Extract,
    /// `substring(a FROM b FOR c)`: a, b, c. Without FROM, b is 1.
    Substring,
    /// `position(a IN b)`: b, a.
    Position,
    /// `overlay(a PLACING b FROM c FOR d)`: a, b, c, d.
    Overlay,
    /// `trim(BOTH b FROM a)`: a, b, under the names `btrim`, `ltrim`, `rtrim`.
    Trim,
    /// `a AT TIME ZONE b`: b, a, under the name `timezone`.
    AtTimeZone,
    /// `(a, b) OVERLAPS (c, d)`: a, b, c, d.
    Overlaps,
    /// MySQL's `CONVERT(a USING utf8mb4)`: a, the character set as a string.
    ConvertUsing,
    /// MySQL's `MATCH (a, b) AGAINST (c modifier)`: c, a, b; the modifier is the separator.
    MatchAgainst,
}

/// An argument of a call, by its name or by its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Argument {
    pub(crate) name: Option<Ident>,
    pub(crate) value: ExprId,
}

impl From<ExprId> for Argument {
    fn from(value: ExprId) -> Self {
        Self { name: None, value }
    }
}

/// An order by one expression.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sort {
    pub(crate) value: ExprId,
    /// DESC is true, ASC is false.
    pub(crate) descending: Option<bool>,
    pub(crate) nulls_first: Option<bool>,
    /// PostgreSQL's `USING operator`.
    pub(crate) using: Option<Operator>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Over {
    /// `OVER w`.
    Named(Ident),
    /// `OVER (…)`.
    Window(Window),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Window {
    /// The window it starts from: `(w ORDER BY a)`.
    pub(crate) base: Option<Ident>,
    pub(crate) partition_by: Vec<ExprId>,
    pub(crate) order_by: Vec<Sort>,
    pub(crate) frame: Option<Frame>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Frame {
    pub(crate) unit: FrameUnit,
    pub(crate) start: Bound,
    /// With it, BETWEEN.
    pub(crate) end: Option<Bound>,
    pub(crate) exclude: Option<Exclusion>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FrameUnit {
    Rows,
    Range,
    Groups,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Bound {
    UnboundedPreceding,
    Preceding(ExprId),
    CurrentRow,
    Following(ExprId),
    UnboundedFollowing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exclusion {
    CurrentRow,
    Group,
    Ties,
}

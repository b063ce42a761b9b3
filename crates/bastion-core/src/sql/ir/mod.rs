//! One small tree for statements of every product: what the guard, lineage, advice and rewriting look at.
//!
//! A front end fills it, and leaves nothing out in silence: what has no place here is [`Tree::unmodelled`] with its name,
//! and an expression of that kind is [`ExprKind::Unknown`]. What is rendered from a tree is therefore all that was
//! understood of the text.
//!
//! Expressions, queries, relations and statements lie in flat lists and name each other by number: however deep a
//! statement is, its tree is dropped in a loop. Parentheses, comments and optimizer hints are not kept. Names are as the
//! product reads them: decoded, and folded where it folds them.

pub(crate) mod expression;
pub(crate) mod query;
pub(crate) mod statement;
pub(crate) mod walk;

pub(crate) use expression::*;
pub(crate) use query::*;
pub(crate) use statement::*;
pub(crate) use walk::Node;

use super::grammar::Grammar;

/// Bytes of the text, from the first to the one after the last; both 0 where a front end does not know.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    /// From the beginning of one to the end of the other.
    pub(crate) const fn to(self, other: Self) -> Self {
        if self.is_unknown() {
            return other;
        }
        let end = if other.end > self.end { other.end } else { self.end };
        Self { start: self.start, end }
    }

    pub(crate) const fn is_unknown(self) -> bool {
        self.end == 0
    }
}

/// A name, or a part of one.
#[derive(Debug, Clone)]
pub(crate) struct Ident {
    /// What the product reads it as.
    pub(crate) value: Box<str>,
    /// Whether it stood in quotes; never in PostgreSQL, where that is forgotten once letters are folded.
    pub(crate) quoted: bool,
    pub(crate) span: Span,
}

// where it stands does not make it another name
impl PartialEq for Ident {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.quoted == other.quoted
    }
}

impl Ident {
    /// A name that is not in the text.
    pub(crate) fn made(value: &str) -> Self {
        Self { value: value.into(), quoted: false, span: Span::default() }
    }
}

/// A name of one or more parts, the widest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Name(pub(crate) Vec<Ident>);

impl Name {
    pub(crate) fn last(&self) -> &str {
        self.0.last().map_or("", |ident| &ident.value)
    }

    pub(crate) fn span(&self) -> Span {
        match (self.0.first(), self.0.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// Its only part, if it has one part.
    pub(crate) fn only(&self) -> Option<&str> {
        match self.0.as_slice() {
            [ident] => Some(&ident.value),
            _ => None,
        }
    }
}

macro_rules! number {
    ($(#[$about:meta] $name:ident)*) => {$(
        #[$about]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(u32);

        #[cfg(test)]
        impl $name {
            /// The one of a number.
            pub(crate) const fn numbered(number: u32) -> Self {
                Self(number)
            }
        }
    )*};
}

number! {
    /// An expression of a tree.
    ExprId
    /// A query of a tree.
    QueryId
    /// A relation of a tree.
    RelationId
    /// A statement of a tree.
    StatementId
}

/// Something of a text that the tree has no place for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unmodelled {
    /// Its name, as a person would say it: `TOP`, `a PIVOT`.
    pub(crate) what: &'static str,
    pub(crate) span: Span,
}

/// The statements of a text.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    pub(crate) grammar: Grammar,
    /// The statements in their order; those inside others are only in the list of all.
    pub(crate) roots: Vec<StatementId>,
    pub(crate) unmodelled: Vec<Unmodelled>,
    exprs: Vec<Expr>,
    queries: Vec<Query>,
    relations: Vec<Relation>,
    statements: Vec<Statement>,
}

impl Tree {
    pub(crate) fn new(grammar: Grammar) -> Self {
        Self {
            grammar,
            roots: Vec::new(),
            unmodelled: Vec::new(),
            exprs: Vec::with_capacity(64),
            queries: Vec::new(),
            relations: Vec::new(),
            statements: Vec::with_capacity(1),
        }
    }

    pub(crate) fn expr(&self, id: ExprId) -> &Expr {
        static NOTHING: Expr = Expr::NOTHING;
        get(&self.exprs, id.0, &NOTHING)
    }

    pub(crate) fn query(&self, id: QueryId) -> &Query {
        static NOTHING: Query = Query::NOTHING;
        get(&self.queries, id.0, &NOTHING)
    }

    pub(crate) fn relation(&self, id: RelationId) -> &Relation {
        static NOTHING: Relation = Relation::NOTHING;
        get(&self.relations, id.0, &NOTHING)
    }

    pub(crate) fn statement(&self, id: StatementId) -> &Statement {
        static NOTHING: Statement = Statement::NOTHING;
        get(&self.statements, id.0, &NOTHING)
    }

    pub(crate) fn add_expr(&mut self, kind: ExprKind, span: Span) -> ExprId {
        ExprId(push(&mut self.exprs, Expr { kind, span }))
    }

    pub(crate) fn add_query(&mut self, query: Query) -> QueryId {
        QueryId(push(&mut self.queries, query))
    }

    pub(crate) fn add_relation(&mut self, kind: RelationKind, span: Span) -> RelationId {
        RelationId(push(&mut self.relations, Relation { kind, span }))
    }

    pub(crate) fn add_statement(&mut self, kind: StatementKind, span: Span) -> StatementId {
        StatementId(push(&mut self.statements, Statement { kind, span }))
    }

    /// Says that something is not in the tree.
    pub(crate) fn leave_out(&mut self, what: &'static str, span: Span) {
        self.unmodelled.push(Unmodelled { what, span });
    }

    /// Every expression, in the order they were made.
    pub(crate) fn exprs(&self) -> impl Iterator<Item = &Expr> {
        self.exprs.iter()
    }

    /// The number of every expression.
    pub(crate) fn expr_ids(&self) -> impl Iterator<Item = ExprId> + use<> {
        (0..u32::try_from(self.exprs.len()).unwrap_or(u32::MAX)).map(ExprId)
    }

    /// Every query, in the order they were made.
    pub(crate) fn queries(&self) -> impl Iterator<Item = &Query> {
        self.queries.iter()
    }

    /// Every relation with its number, in the order they were made.
    pub(crate) fn relations(&self) -> impl Iterator<Item = (RelationId, &Relation)> {
        (0..).map(RelationId).zip(&self.relations)
    }

    /// Every statement, those inside others too.
    pub(crate) fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter()
    }

    /// Puts another query in the place of one, for those who rewrite.
    pub(crate) fn replace_query(&mut self, id: QueryId, query: Query) {
        replace(&mut self.queries, id.0, query);
    }

    /// Puts another relation in the place of one.
    pub(crate) fn replace_relation(&mut self, id: RelationId, kind: RelationKind) {
        let span = self.relation(id).span;
        replace(&mut self.relations, id.0, Relation { kind, span });
    }

    /// Puts another expression in the place of one.
    pub(crate) fn replace_expr(&mut self, id: ExprId, kind: ExprKind) {
        let span = self.expr(id).span;
        replace(&mut self.exprs, id.0, Expr { kind, span });
    }
}

// numbers are only made by the tree that has them; one of another tree finds nothing
fn get<'a, T>(list: &'a [T], id: u32, nothing: &'a T) -> &'a T {
    usize::try_from(id).ok().and_then(|place| list.get(place)).unwrap_or(nothing)
}

fn replace<T>(list: &mut [T], id: u32, value: T) {
    if let Some(place) = usize::try_from(id).ok().and_then(|place| list.get_mut(place)) {
        *place = value;
    }
}

// texts are bounded in bytes far below this number of nodes
fn push<T>(list: &mut Vec<T>, value: T) -> u32 {
    let id = u32::try_from(list.len()).unwrap_or(u32::MAX);
    list.push(value);
    id
}

//! A statement as rules see it: its tree with names looked up, its plan, the tables it is about, what was measured.

mod extent;
mod scope;
mod table;

pub(super) use scope::{Bound, Scope, ScopeOf, Source, SourceKind};
pub(super) use table::{TableFacts, Tables};

use std::collections::BTreeMap;

use super::severity::Cost;
use super::{Place, Question, Rewrite};
use crate::snapshot::Snapshot;
use crate::sql::engine;
use crate::sql::grammar::Grammar;
use crate::sql::ir::{
    Expr, ExprId, ExprKind, Literal, Name, Node, Query, QueryId, RelationId, Select, Span, StatementId, Tree,
};
use crate::sql::plan::{Plan, Step};
use crate::sql::prescan;

/// A statement as rules see it.
pub(in crate::sql) struct Subject<'a> {
    pub(super) question: &'a Question,
    pub(super) text: &'a str,
    pub(super) tree: &'a Tree,
    pub(super) root: Option<StatementId>,
    pub(super) grammar: Grammar,
    pub(super) plan: Option<&'a Plan>,
    pub(super) tables: Tables<'a>,
    pub(super) scopes: Vec<Scope>,
    pub(super) scope_of: BTreeMap<ExprId, usize>,
}

impl<'a> Subject<'a> {
    /// Reads a statement and looks at it; what cannot be read is an empty tree, and the reason is handed on.
    pub(in crate::sql) fn with<T>(
        snapshot: &'a Snapshot,
        question: &'a Question,
        plan: Option<&'a Plan>,
        look: impl FnOnce(&Subject<'_>, Option<String>) -> T,
    ) -> T {
        let grammar = Grammar::from(snapshot.dialect());
        prescan::with_stack(|| {
            let (tree, unread) = match engine::parse(grammar, &question.sql) {
                Ok(tree) if tree.roots.len() == 1 => (tree, None),
                Ok(tree) => {
                    let count = tree.roots.len();
                    (Tree::new(grammar), Some(format!("it is not one statement but {count}")))
                }
                Err(reason) => (Tree::new(grammar), Some(reason)),
            };
            let tables = Tables::new(snapshot, &question.search_path);
            let root = tree.roots.first().copied();
            let ScopeOf { scopes, scope_of } = scope::bind(&tree, root, &tables);
            let text = &question.sql;
            let subject = Subject { question, text, tree: &tree, root, grammar, plan, tables, scopes, scope_of };
            look(&subject, unread)
        })
    }

    /// What is known of its time, for a step that handles so many rows.
    pub(super) fn cost(&self, rows: Option<f64>) -> Cost {
        let statistics = self.question.statistics.as_ref();
        let measured = self.plan.and_then(|plan| plan.execution_ms);
        let total = statistics.map(|statistics| statistics.total_ms);
        let window = self.question.window_total_ms.filter(|total| *total > 0.0);
        Cost {
            mean_ms: statistics.map(|statistics| statistics.mean_ms()).or(measured),
            share: total.zip(window).map(|(total, window)| total / window),
            rows,
        }
    }

    /// Every expression of the statement, with its number.
    pub(super) fn exprs(&self) -> Vec<(ExprId, &Expr)> {
        self.within(self.root.map(Node::Statement))
    }

    /// Every expression below a node, the node itself first where it is one.
    pub(super) fn within(&self, root: Option<Node>) -> Vec<(ExprId, &Expr)> {
        let mut found = Vec::new();
        if let Some(root) = root {
            self.tree.descend(root, |node| {
                if let Node::Expr(id) = node {
                    found.push((id, self.tree.expr(id)));
                }
            });
        }
        found
    }

    /// Every expression below one, without those of subqueries.
    pub(super) fn shallow(&self, root: ExprId) -> Vec<(ExprId, &Expr)> {
        let mut found = Vec::new();
        let mut waiting = vec![Node::Expr(root)];
        let mut inside = Vec::new();
        while let Some(node) = waiting.pop() {
            if let Node::Expr(id) = node {
                found.push((id, self.tree.expr(id)));
                self.tree.children(node, &mut inside);
                waiting.extend(inside.drain(..).rev());
            }
        }
        found
    }

    /// Every query of the statement, with its number.
    pub(super) fn queries(&self) -> Vec<(QueryId, &Query)> {
        let mut found = Vec::new();
        if let Some(root) = self.root {
            self.tree.descend(Node::Statement(root), |node| {
                if let Node::Query(id) = node {
                    found.push((id, self.tree.query(id)));
                }
            });
        }
        found
    }

    /// Every SELECT of the statement with its scope.
    pub(super) fn selects(&self) -> Vec<(&Scope, &Query, &Select)> {
        let select = |scope| {
            let scope: &Scope = scope;
            let query = self.tree.query(scope.query?);
            match &query.body {
                crate::sql::ir::Body::Select(select) => Some((scope, query, select.as_ref())),
                _ => None,
            }
        };
        self.scopes.iter().filter_map(select).collect()
    }

    /// The terms that AND joins, an expression by itself otherwise.
    pub(super) fn conjuncts(&self, id: ExprId) -> Vec<ExprId> {
        let mut terms = Vec::new();
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            match &self.tree.expr(id).kind {
                ExprKind::Logical { or: false, terms: inner } => waiting.extend(inner.iter().rev()),
                _ => terms.push(id),
            }
        }
        terms
    }

    /// The conditions that every row of a scope satisfies: WHERE and the conditions of its inner joins.
    pub(super) fn conditions(&self, scope: &Scope) -> Vec<ExprId> {
        let roots = scope.filter.iter().chain(&scope.inner_conditions);
        roots.flat_map(|root| self.conjuncts(*root)).collect()
    }

    /// The column that an expression is, where the schema has it and nothing else can be meant.
    pub(super) fn column(&self, id: ExprId) -> Option<Bound<'_>> {
        let ExprKind::Column(name) = &self.tree.expr(id).kind else { return None };
        self.named(name, *self.scope_of.get(&id)?)
    }

    pub(super) fn named(&self, name: &Name, scope: usize) -> Option<Bound<'_>> {
        scope::resolve(&self.scopes, &self.tables, name, scope)
    }

    /// The columns below an expression, without those of subqueries.
    pub(super) fn columns_in(&self, id: ExprId) -> Vec<Bound<'_>> {
        self.shallow(id).into_iter().filter_map(|(id, _)| self.column(id)).collect()
    }

    pub(super) fn literal(&self, id: ExprId) -> Option<&Literal> {
        match &self.tree.expr(id).kind {
            ExprKind::Literal(literal) => Some(literal),
            ExprKind::Cast { operand, .. } => self.literal(*operand),
            _ => None,
        }
    }

    /// Whether an expression has no column, no query and no function in it: a constant or a parameter.
    pub(super) fn is_constant(&self, id: ExprId) -> bool {
        self.shallow(id).iter().all(|(_, expr)| {
            !matches!(
                expr.kind,
                ExprKind::Column(_)
                    | ExprKind::Wildcard(_)
                    | ExprKind::Call(_)
                    | ExprKind::Subquery { .. }
                    | ExprKind::Variable(_)
                    | ExprKind::Unknown(_)
            )
        })
    }

    /// The text of something.
    pub(super) fn slice(&self, span: Span) -> Option<&'a str> {
        let (start, end) = (usize::try_from(span.start).ok()?, usize::try_from(span.end).ok()?);
        self.text.get(start..end).filter(|text| !text.is_empty())
    }

    /// Where an expression begins and ends, to the byte; none where that cannot be told.
    pub(super) fn extent(&self, id: ExprId) -> Option<Span> {
        extent::of(self.grammar, self.text, self.tree, extent::Part::Expr(id))
    }

    /// Where a relation begins and ends with its alias; none where that cannot be told.
    pub(super) fn relation_extent(&self, id: RelationId) -> Option<Span> {
        extent::of(self.grammar, self.text, self.tree, extent::Part::Relation(id))
    }

    pub(super) fn text_of(&self, id: ExprId) -> Option<&'a str> {
        self.slice(self.extent(id)?)
    }

    /// Where something stands, for a reader.
    pub(super) fn place(&self, span: Span) -> Option<Place> {
        let before = self.text.get(..usize::try_from(span.start).ok()?)?;
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Some(Place {
            line: u32::try_from(line).ok()?,
            column: u32::try_from(column).ok()?,
            start_byte: span.start,
            end_byte: span.end,
        })
    }

    /// The statement with other words at some places; none where places are unknown or overlap, or where what comes out
    /// cannot be read as a whole.
    pub(super) fn edited(&self, mut edits: Vec<(Span, String)>, because: &str) -> Option<Rewrite> {
        edits.sort_by_key(|(span, _)| *span);
        let mut sql = String::with_capacity(self.text.len());
        let mut done = 0;
        for (span, words) in &edits {
            let (start, end) = (usize::try_from(span.start).ok()?, usize::try_from(span.end).ok()?);
            if start < done || end < start || (span.is_unknown()) {
                return None;
            }
            sql.push_str(self.text.get(done..start)?);
            sql.push_str(words);
            done = end;
        }
        sql.push_str(self.text.get(done..)?);
        let tree = engine::parse(self.grammar, &sql).ok()?;
        let whole = tree.roots.len() == 1 && tree.unmodelled.is_empty() && self.tree.unmodelled.is_empty();
        whole.then(|| Rewrite { sql, because: because.to_owned() })
    }

    /// The words between two places that are a keyword alone, as a place: `LEFT` between two relations.
    pub(super) fn keyword(&self, from: u32, to: u32, word: &str) -> Option<Span> {
        let text = self.slice(Span { start: from, end: to })?;
        let found = words(text).into_iter().find(|(_, found)| found.eq_ignore_ascii_case(word))?;
        let start = from.checked_add(u32::try_from(found.0).ok()?)?;
        Some(Span { start, end: start.checked_add(u32::try_from(word.len()).ok()?)? })
    }

    /// The steps of the plan.
    pub(super) fn steps(&self) -> Vec<Step<'a>> {
        self.plan.map(Plan::steps).unwrap_or_default()
    }

    /// The table that a step of the plan reads.
    pub(super) fn table_of(&self, step: &Step<'_>) -> Option<&TableFacts<'a>> {
        let name = step.node.relation.as_deref()?;
        let by_alias = self.scopes.iter().flat_map(|scope| &scope.sources).find(|source| source.alias == name);
        let table = by_alias.and_then(|source| source.table()).and_then(|table| self.tables.get(table));
        table.or_else(|| self.tables.find(step.node.schema.as_deref(), name))
    }
}

/// The words of a text outside of strings, quoted names and comments, with the byte each begins at.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    let mut characters = text.char_indices().peekable();
    let mut quote = None;
    while let Some((at, character)) = characters.next() {
        if let Some(end) = quote {
            if character == end {
                quote = None;
            }
            continue;
        }
        if character.is_alphanumeric() || character == '_' {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            found.extend(text.get(start..at).map(|word| (start, word)));
        }
        let next = characters.peek().map(|(_, next)| *next);
        match (character, next) {
            ('\'' | '"' | '`', _) => quote = Some(character),
            ('-', Some('-')) => quote = Some('\n'),
            // a comment between keywords: no word is looked for behind it
            ('/', Some('*')) => return found,
            _ => {}
        }
    }
    if let Some(start) = start {
        found.extend(text.get(start..).map(|word| (start, word)));
    }
    found
}

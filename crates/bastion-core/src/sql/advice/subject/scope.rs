//! Which table a column of a statement belongs to.
//!
//! Only what is certain counts: a name that could be of two relations, or of one whose columns are not known, belongs to
//! none, and rules that ask are silent.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::table::{TableFacts, Tables};
use crate::schema::{Column, ObjectName};
use crate::sql::ir::{
    Alias, Body, Constraint, ExprId, JoinKind, Name, Node, Query, QueryId, RelationId, RelationKind, Select,
    StatementId, StatementKind, Tree, With,
};

/// The relations that the expressions of a SELECT, an UPDATE or a DELETE see.
#[derive(Debug)]
pub(in crate::sql::advice) struct Scope {
    pub(in crate::sql::advice) number: usize,
    pub(in crate::sql::advice) parent: Option<usize>,
    /// The query, where it is one.
    pub(in crate::sql::advice) query: Option<QueryId>,
    pub(in crate::sql::advice) sources: Vec<Source>,
    /// WHERE.
    pub(in crate::sql::advice) filter: Option<ExprId>,
    /// The conditions of joins that every row of the result satisfies.
    pub(in crate::sql::advice) inner_conditions: Vec<ExprId>,
    /// The conditions of its other joins.
    pub(in crate::sql::advice) outer_conditions: Vec<ExprId>,
    /// Its joins, as they are written.
    pub(in crate::sql::advice) joins: Vec<RelationId>,
    /// The entries of FROM: how many stand side by side.
    pub(in crate::sql::advice) from: Vec<RelationId>,
    /// It joins by names: USING or NATURAL.
    pub(in crate::sql::advice) joins_by_name: bool,
    /// What it writes, where it writes.
    pub(in crate::sql::advice) writes: bool,
}

/// A relation in a scope.
#[derive(Debug, Clone)]
pub(in crate::sql::advice) struct Source {
    pub(in crate::sql::advice) alias: String,
    pub(in crate::sql::advice) relation: RelationId,
    pub(in crate::sql::advice) kind: SourceKind,
    /// An outer join may fill it with nulls.
    pub(in crate::sql::advice) nullable: bool,
}

#[derive(Debug, Clone)]
pub(in crate::sql::advice) enum SourceKind {
    /// A table or view of the schema.
    Table(ObjectName),
    /// A query in brackets or by name.
    Query(QueryId),
    /// Something else, or a table that the schema has not.
    Unknown,
}

impl Source {
    pub(in crate::sql::advice) const fn table(&self) -> Option<&ObjectName> {
        match &self.kind {
            SourceKind::Table(name) => Some(name),
            SourceKind::Query(_) | SourceKind::Unknown => None,
        }
    }
}

/// A column of a table, as an expression of the statement means it.
#[derive(Debug, Clone, Copy)]
pub(in crate::sql::advice) struct Bound<'a> {
    pub(in crate::sql::advice) scope: usize,
    pub(in crate::sql::advice) source: &'a Source,
    pub(in crate::sql::advice) table: &'a TableFacts<'a>,
    pub(in crate::sql::advice) column: &'a Column,
}

impl Bound<'_> {
    /// Whether it never is null: the column refuses nulls, and no outer join fills it with them.
    pub(in crate::sql::advice) fn is_never_null(&self) -> bool {
        let primary = self.table.constraints.iter().any(|constraint| {
            constraint.constraint_kind == crate::schema::ConstraintKind::PrimaryKey
                && constraint.columns.contains(&self.column.name)
        });
        !self.source.nullable && ((self.column.not_null && !self.column.not_null_unvalidated) || primary)
    }
}

/// The scopes of a statement, and the scope of each of its expressions.
#[derive(Debug, Default)]
pub(in crate::sql::advice) struct ScopeOf {
    pub(in crate::sql::advice) scopes: Vec<Scope>,
    pub(in crate::sql::advice) scope_of: BTreeMap<ExprId, usize>,
}

pub(super) fn bind(tree: &Tree, root: Option<StatementId>, tables: &Tables<'_>) -> ScopeOf {
    let mut binder = Binder { tree, tables, found: ScopeOf::default() };
    if let Some(root) = root {
        binder.statement(root, None, &Rc::new(Names::default()));
    }
    binder.found
}

/// The queries that WITH gives names.
#[derive(Debug, Default, Clone)]
struct Names(Vec<(String, QueryId)>);

struct Binder<'t, 'a> {
    tree: &'t Tree,
    tables: &'t Tables<'a>,
    found: ScopeOf,
}

// recursion is as deep as queries lie in each other, which the scan before parsing bounds
impl Binder<'_, '_> {
    fn statement(&mut self, id: StatementId, parent: Option<usize>, names: &Rc<Names>) {
        match &self.tree.statement(id).kind {
            StatementKind::Query(query) | StatementKind::Making { query, .. } => self.query(*query, parent, names),
            StatementKind::Explain(explain) => self.statement(explain.statement, parent, names),
            StatementKind::Insert(insert) => {
                let names = self.with(insert.with.as_ref(), parent, names);
                if let Some(source) = insert.source {
                    self.query(source, parent, &names);
                }
            }
            StatementKind::Update(update) => {
                let names = self.with(update.with.as_ref(), parent, names);
                let from: Vec<RelationId> = std::iter::once(update.target).chain(update.from.iter().copied()).collect();
                let scope = self.open(None, parent, &from, update.filter, &names);
                self.wrote(scope);
                let values = update.assignments.iter().map(|assignment| assignment.value);
                let items = update.returning.iter().map(|item| item.value);
                let sorts = update.order_by.iter().map(|sort| sort.value);
                let all: Vec<ExprId> =
                    values.chain(items).chain(sorts).chain(update.filter).chain(update.limit).collect();
                self.exprs(all, scope, &names);
            }
            StatementKind::Delete(delete) => {
                let names = self.with(delete.with.as_ref(), parent, names);
                let from: Vec<RelationId> = delete.from.iter().chain(&delete.using).copied().collect();
                let scope = self.open(None, parent, &from, delete.filter, &names);
                self.wrote(scope);
                let items = delete.returning.iter().map(|item| item.value);
                let sorts = delete.order_by.iter().map(|sort| sort.value);
                let all: Vec<ExprId> = items.chain(sorts).chain(delete.filter).chain(delete.limit).collect();
                self.exprs(all, scope, &names);
            }
            StatementKind::Merge(merge) => {
                let names = self.with(merge.with.as_ref(), parent, names);
                let scope = self.open(None, parent, &[merge.target, merge.source], None, &names);
                self.wrote(scope);
                self.exprs(vec![merge.on], scope, &names);
            }
            StatementKind::Other(_) => {}
        }
    }

    fn wrote(&mut self, scope: usize) {
        if let Some(scope) = self.found.scopes.get_mut(scope) {
            scope.writes = true;
        }
    }

    fn with(&mut self, with: Option<&With>, parent: Option<usize>, names: &Rc<Names>) -> Rc<Names> {
        let Some(with) = with else { return Rc::clone(names) };
        let mut inner = names.as_ref().clone();
        for table in &with.tables {
            let before = Rc::new(inner.clone());
            inner.0.push((table.name.value.to_string(), table.query));
            let visible = if with.recursive { Rc::new(inner.clone()) } else { before };
            self.query(table.query, parent, &visible);
        }
        Rc::new(inner)
    }

    fn query(&mut self, id: QueryId, parent: Option<usize>, names: &Rc<Names>) {
        let query = self.tree.query(id);
        let names = self.with(query.with.as_ref(), parent, names);
        match &query.body {
            Body::Select(select) => self.select(id, query, select, parent, &names),
            Body::Set { left, right, .. } => {
                self.query(*left, parent, &names);
                self.query(*right, parent, &names);
            }
            Body::Nested(inner) => self.query(*inner, parent, &names),
            Body::Write(statement) => self.statement(*statement, parent, &names),
            Body::Values(rows) => {
                let scope = self.open(Some(id), parent, &[], None, &names);
                self.exprs(rows.iter().flatten().copied().collect(), scope, &names);
            }
        }
    }

    fn select(&mut self, id: QueryId, query: &Query, select: &Select, parent: Option<usize>, names: &Rc<Names>) {
        let scope = self.open(Some(id), parent, &select.from, select.filter, names);
        let mut inside = Vec::new();
        self.tree.children(Node::Query(id), &mut inside);
        let exprs = inside.into_iter().filter_map(|node| match node {
            Node::Expr(expr) => Some(expr),
            _ => None,
        });
        // the query's own ORDER BY and LIMIT are among them
        let _ = query;
        self.exprs(exprs.collect(), scope, names);
    }

    fn open(
        &mut self,
        query: Option<QueryId>,
        parent: Option<usize>,
        from: &[RelationId],
        filter: Option<ExprId>,
        names: &Rc<Names>,
    ) -> usize {
        let number = self.found.scopes.len();
        self.found.scopes.push(Scope {
            number,
            parent,
            query,
            sources: Vec::new(),
            filter,
            inner_conditions: Vec::new(),
            outer_conditions: Vec::new(),
            joins: Vec::new(),
            from: from.to_vec(),
            joins_by_name: false,
            writes: false,
        });
        for relation in from {
            self.relation(*relation, number, false, true, names);
        }
        number
    }

    fn relation(&mut self, id: RelationId, scope: usize, nullable: bool, inner: bool, names: &Rc<Names>) {
        let named = |alias: Option<&Alias>| alias.map(|alias| alias.name.value.to_string());
        let has_columns = |alias: Option<&Alias>| alias.is_some_and(|alias| !alias.columns.is_empty());
        let (alias, kind) = match &self.tree.relation(id).kind {
            RelationKind::Table(table) => {
                let alias = named(table.alias.as_ref()).unwrap_or_else(|| table.name.last().to_owned());
                // renamed columns are columns of nobody
                let known = !has_columns(table.alias.as_ref());
                (alias, if known { self.source(&table.name, names) } else { SourceKind::Unknown })
            }
            RelationKind::Query { query, alias, lateral } => {
                // what is lateral sees its neighbours
                self.query(*query, if *lateral { Some(scope) } else { self.parent_of(scope) }, names);
                let known = !has_columns(alias.as_ref());
                (
                    named(alias.as_ref()).unwrap_or_default(),
                    if known { SourceKind::Query(*query) } else { SourceKind::Unknown },
                )
            }
            RelationKind::Function { calls, alias, .. } => {
                self.exprs(calls.iter().map(|item| item.call).collect(), scope, names);
                (named(alias.as_ref()).unwrap_or_default(), SourceKind::Unknown)
            }
            RelationKind::Join(join) => {
                let (left, right, kind) = (join.left, join.right, join.kind);
                let fills_left = matches!(kind, JoinKind::Right | JoinKind::Full);
                let fills_right = matches!(kind, JoinKind::Left | JoinKind::Full);
                let keeps = inner && !fills_left && !fills_right;
                self.relation(left, scope, nullable || fills_left, inner && !fills_left, names);
                self.relation(right, scope, nullable || fills_right, inner && !fills_right, names);
                self.join(id, scope, &join.constraint, keeps, names);
                return;
            }
            RelationKind::Unknown { alias, reads, .. } => {
                self.exprs(reads.clone(), scope, names);
                (named(alias.as_ref()).unwrap_or_default(), SourceKind::Unknown)
            }
        };
        if let Some(scope) = self.found.scopes.get_mut(scope) {
            scope.sources.push(Source { alias, relation: id, kind, nullable });
        }
    }

    fn parent_of(&self, scope: usize) -> Option<usize> {
        self.found.scopes.get(scope).and_then(|scope| scope.parent)
    }

    fn join(&mut self, id: RelationId, scope: usize, constraint: &Constraint, keeps: bool, names: &Rc<Names>) {
        let condition = match constraint {
            Constraint::On(condition) => Some(*condition),
            Constraint::None | Constraint::Using(..) | Constraint::Natural => None,
        };
        if let Some(scope) = self.found.scopes.get_mut(scope) {
            scope.joins.push(id);
            scope.joins_by_name |= matches!(constraint, Constraint::Using(..) | Constraint::Natural);
            let list = if keeps { &mut scope.inner_conditions } else { &mut scope.outer_conditions };
            list.extend(condition);
        }
        self.exprs(condition.into_iter().collect(), scope, names);
    }

    fn source(&self, name: &Name, names: &Names) -> SourceKind {
        if let Some(only) = name.only()
            && let Some((_, query)) = names.0.iter().rev().find(|(known, _)| self.tables.same(known, only))
        {
            return SourceKind::Query(*query);
        }
        let parts: Vec<&str> = name.0.iter().map(|part| part.value.as_ref()).collect();
        let found = match parts.as_slice() {
            [name] => self.tables.find(None, name),
            [schema, name] | [_, schema, name] => self.tables.find(Some(schema), name),
            _ => None,
        };
        found.map_or(SourceKind::Unknown, |table| SourceKind::Table(table.name.clone()))
    }

    /// Notes the scope of expressions and of what lies in them, up to the queries among them.
    fn exprs(&mut self, roots: Vec<ExprId>, scope: usize, names: &Rc<Names>) {
        let mut waiting: Vec<Node> = roots.into_iter().rev().map(Node::Expr).collect();
        let mut inside = Vec::new();
        while let Some(node) = waiting.pop() {
            match node {
                Node::Expr(id) => {
                    self.found.scope_of.insert(id, scope);
                    self.tree.children(node, &mut inside);
                    waiting.extend(inside.drain(..).rev());
                }
                Node::Query(id) => self.query(id, Some(scope), names),
                Node::Statement(_) | Node::Relation(_) => {}
            }
        }
    }
}

/// The column that a name means in a scope, or in one around it.
pub(super) fn resolve<'a>(scopes: &'a [Scope], tables: &'a Tables<'a>, name: &Name, scope: usize) -> Option<Bound<'a>> {
    let parts: Vec<&str> = name.0.iter().map(|part| part.value.as_ref()).collect();
    let (schema, qualifier, column) = match parts.as_slice() {
        [column] => (None, None, *column),
        [qualifier, column] => (None, Some(*qualifier), *column),
        [schema, qualifier, column] => (Some(*schema), Some(*qualifier), *column),
        _ => return None,
    };
    let mut number = Some(scope);
    while let Some(scope) = number.and_then(|number| scopes.get(number)) {
        let fits = |source: &&Source| {
            let schema_fits =
                schema.is_none_or(|schema| source.table().is_some_and(|table| tables.same(&table.schema, schema)));
            qualifier.is_none_or(|qualifier| tables.same(&source.alias, qualifier)) && schema_fits
        };
        let candidates: Vec<&Source> = scope.sources.iter().filter(fits).collect();
        let mut found = None;
        for source in candidates.iter().copied() {
            match source.table().and_then(|table| tables.get(table)) {
                Some(table) => {
                    let known = table.columns.iter().find(|known| tables.same(&known.name, column));
                    match (known, &found) {
                        (Some(_), Some(_)) => return None,
                        (Some(known), None) => {
                            found = Some(Bound { scope: scope.number, source, table, column: known });
                        }
                        (None, _) => {}
                    }
                }
                // it may be a column of a relation that nothing is known of
                None if qualifier.is_none() => return None,
                None => return None,
            }
        }
        if found.is_some() || (qualifier.is_some() && !candidates.is_empty()) {
            return found;
        }
        number = scope.parent;
    }
    None
}

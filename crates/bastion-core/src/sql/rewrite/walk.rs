//! A query from its outermost part inwards: tables are replaced, everything else is either known to be harmless or refused.

use std::collections::{BTreeMap, BTreeSet};

use super::error::RewriteError;
use super::function;
use super::source::{Permitted, Source, same};
use super::text::identifier;
use super::{RESERVED, Rewritten, Surroundings};
use crate::privacy::mask::TableMask;
use crate::schema::{Dialect, ObjectName};
use crate::sql::grammar::Grammar;
use crate::sql::ir::{
    Alias, AliasColumn, Body, Call, Constraint, ExprKind, Ident, Join, Name, Node, Operator, Over, Query, QueryId,
    RelationId, RelationKind, Select, StatementKind, SubqueryForm, Table, Tree,
};
use crate::sql::{engine, prescan, render};

/// What the names begin with that stand for the queries of tables until they are written.
const PLACE: &str = "bastion_source_";

/// Names of SQLite for a row's number, which a query of a table passes on though nobody named it.
const ROW_NUMBERS: &[&str] = &["rowid", "_rowid_", "oid"];

pub(super) type Done = Result<(), RewriteError>;

/// Rewrites one tree.
pub(super) struct Rewriter<'a> {
    pub(super) tree: Tree,
    pub(super) around: Surroundings,
    sources: &'a BTreeMap<ObjectName, Source>,
    // the queries of tables, by the number of their place
    places: Vec<String>,
    read: BTreeSet<ObjectName>,
    carriers: Vec<Reading<'a>>,
}

/// A table of the policy as a query reads it.
#[derive(Clone)]
pub(super) struct Reading<'a> {
    pub(super) source: &'a Source,
    /// What it is called in the query.
    pub(super) alias: Ident,
    columns: Vec<AliasColumn>,
    only: bool,
    relation: RelationId,
}

impl<'a> Rewriter<'a> {
    pub(super) fn new(tree: Tree, sources: &'a BTreeMap<ObjectName, Source>, around: Surroundings) -> Self {
        Self { tree, around, sources, places: Vec::new(), read: BTreeSet::new(), carriers: Vec::new() }
    }

    pub(super) fn run(mut self) -> Result<Rewritten, RewriteError> {
        let [root] = self.tree.roots.as_slice() else {
            return Err(RewriteError::query("it is not one statement"));
        };
        let root = *root;
        let StatementKind::Query(query) = self.tree.statement(root).kind else {
            return Err(RewriteError::query("it is no query"));
        };
        self.query(query, &[])?;
        self.carriers_are_not_taken_whole()?;
        let text = render::statement(&self.tree, root).map_err(|error| RewriteError::query(error.to_string()))?;
        let written = self.with_sources(&text)?;
        self.reads_only_sources(&written)?;
        Ok(Rewritten { sql: written, tables: self.read })
    }

    /// A query, below queries that WITH names.
    fn query(&mut self, id: QueryId, outside: &[String]) -> Done {
        let Query { with, body, order_by, limit, with_ties: _, offset, locks } = self.tree.query(id).clone();
        if !locks.is_empty() {
            return Err(RewriteError::query("it locks rows"));
        }
        let mut known = outside.to_vec();
        for table in with.iter().flat_map(|with| &with.tables) {
            let name = table.name.value.to_string();
            // a query and a table of one name: which one is meant would depend on the product
            if self.around.is_relation(&name) {
                return Err(RewriteError::query(format!("it calls a query `{name}` as a relation is called")));
            }
            if with.as_ref().is_some_and(|with| with.recursive) {
                known.push(name.clone());
            }
            self.query(table.query, &known)?;
            known.push(name);
        }
        match body {
            Body::Select(select) => self.select(id, &select, &known)?,
            Body::Set { operator: _, all: _, left, right } => {
                self.query(left, &known)?;
                self.query(right, &known)?;
            }
            Body::Values(rows) => self.nodes(rows.iter().flatten().map(|id| Node::Expr(*id)), &known)?,
            Body::Nested(query) => self.query(query, &known)?,
            Body::Write(_) => return Err(RewriteError::query("it writes")),
        }
        let outer = order_by.iter().map(|sort| &sort.value).chain(&limit).chain(&offset);
        self.nodes(outer.map(|id| Node::Expr(*id)), &known)?;
        match order_by.iter().find_map(|sort| sort.using.as_ref()) {
            Some(operator) => self.operator(operator),
            None => Ok(()),
        }
    }

    fn select(&mut self, id: QueryId, select: &Select, known: &[String]) -> Done {
        if select.into.is_some() {
            return Err(RewriteError::query("it writes with INTO"));
        }
        let mut readings = Vec::new();
        for relation in &select.from {
            self.relation(*relation, known, &mut readings)?;
        }
        // relations are done; what is behind the select is the query's
        let bare =
            self.tree.add_query(Query::of(Body::Select(Box::new(Select { from: Vec::new(), ..select.clone() }))));
        let mut inside = Vec::new();
        self.tree.children(Node::Query(bare), &mut inside);
        self.nodes(inside, known)?;
        let windows = select.windows.iter().flat_map(|(_, window)| &window.order_by);
        windows.filter_map(|sort| sort.using.as_ref()).try_for_each(|operator| self.operator(operator))?;
        let alone = select.from.len() == 1 && readings.len() == 1;
        let alone = alone && select.from.first() == readings.first().map(|reading| &reading.relation);
        let raw = self.aggregates(id, &readings, alone)?;
        for reading in readings {
            let seen: Vec<&Permitted> =
                reading.source.permitted.values().filter(|permitted| raw.contains(&permitted.raw)).collect();
            self.replace(&reading, &seen);
            if !seen.is_empty() {
                self.carriers.push(reading);
            }
        }
        self.keep_labels(id);
        Ok(())
    }

    /// A column without an alias is called after its text by some products; the text is another one now.
    fn keep_labels(&mut self, id: QueryId) {
        let mut query = self.tree.query(id).clone();
        let Body::Select(select) = &mut query.body else { return };
        for item in &mut select.items {
            if item.alias.is_none() && !matches!(self.tree.expr(item.value).kind, ExprKind::Wildcard(_)) {
                item.alias = item.label.as_deref().filter(|label| !label.is_empty()).map(|label| Ident {
                    value: label.into(),
                    quoted: true,
                    span: Default::default(),
                });
            }
        }
        self.tree.replace_query(id, query);
    }

    fn nodes(&mut self, nodes: impl IntoIterator<Item = Node>, known: &[String]) -> Done {
        nodes.into_iter().try_for_each(|node| self.node(node, known))
    }

    fn node(&mut self, node: Node, known: &[String]) -> Done {
        match node {
            Node::Query(query) => return self.query(query, known),
            Node::Statement(_) => return Err(RewriteError::query("a statement stands inside it")),
            // only FROM has relations, and those are looked at there
            Node::Relation(_) => return Err(RewriteError::query("a relation stands outside FROM")),
            Node::Expr(id) => {
                let kind = self.tree.expr(id).kind.clone();
                if let Some(other) = self.checked(&kind)? {
                    self.tree.replace_expr(id, other);
                }
            }
        }
        let mut inside = Vec::new();
        self.tree.children(node, &mut inside);
        self.nodes(inside, known)
    }

    /// Whether an expression by itself is harmless; what stands in its place when it cannot stay as it is.
    fn checked(&self, kind: &ExprKind) -> Result<Option<ExprKind>, RewriteError> {
        match kind {
            ExprKind::Column(name) => return Ok(self.name(name, 2)?.map(ExprKind::Column)),
            ExprKind::Wildcard(name) => return Ok(self.name(name, 1)?.map(ExprKind::Wildcard)),
            ExprKind::Field { base: _, name } => {
                if let Some(name) = name {
                    self.ident(name)?;
                    self.no_routine(&name.value)?;
                }
            }
            ExprKind::Call(call) => self.call(call)?,
            ExprKind::Unary { operator, operand: _ }
            | ExprKind::Binary { operator, left: _, right: _ }
            | ExprKind::Quantified { operator, all: _, left: _, right: _ } => self.operator(operator)?,
            ExprKind::Subquery { form: SubqueryForm::Quantified { operator, .. }, query: _ } => {
                self.operator(operator)?
            }
            ExprKind::Cast { operand: _, to, safe: _ } => {
                if !to.system {
                    return Err(RewriteError::query(format!(
                        "it casts to `{}`, which is no type of the system",
                        to.name.last()
                    )));
                }
            }
            ExprKind::Variable(name) => return Err(RewriteError::query(format!("it reads the variable `{name}`"))),
            ExprKind::Default => return Err(RewriteError::query("it says DEFAULT")),
            ExprKind::Unknown(what) => return Err(RewriteError::query(format!("{what} is not understood"))),
            ExprKind::Literal(_)
            | ExprKind::Parameter(_)
            | ExprKind::Session { .. }
            | ExprKind::Logical { .. }
            | ExprKind::Not(_)
            | ExprKind::Is { .. }
            | ExprKind::Distinct { .. }
            | ExprKind::Subquery { .. }
            | ExprKind::InList { .. }
            | ExprKind::Between { .. }
            | ExprKind::Like { .. }
            | ExprKind::Case { .. }
            | ExprKind::Collate { .. }
            | ExprKind::Row(_)
            | ExprKind::Array(_)
            | ExprKind::Index { .. }
            | ExprKind::Interval { .. }
            | ExprKind::Grouping { .. } => {}
        }
        Ok(None)
    }

    /// The last parts of a name: a query in the place of a table has no schema.
    fn name(&self, name: &Name, parts: usize) -> Result<Option<Name>, RewriteError> {
        name.0.iter().try_for_each(|ident| self.ident(ident))?;
        if let [_, last] = name.0.as_slice() {
            // PostgreSQL calls a function of a row that way
            let is_column = self.sources.values().any(|source| source.column(&last.value).is_some());
            if parts == 2 && !is_column {
                self.no_routine(&last.value)?;
            }
        }
        let over = name.0.len().saturating_sub(parts);
        Ok((over > 0).then(|| Name(name.0.iter().skip(over).cloned().collect())))
    }

    pub(super) fn ident(&self, ident: &Ident) -> Done {
        let lower = ident.value.to_lowercase();
        if lower.starts_with(RESERVED) {
            return Err(RewriteError::query(format!("it says `{}`, as names of ours begin", ident.value)));
        }
        if self.around.dialect == Dialect::Sqlite && ROW_NUMBERS.contains(&lower.as_str()) {
            return Err(RewriteError::query(format!("it reads `{}`, the number of a row", ident.value)));
        }
        Ok(())
    }

    fn no_routine(&self, name: &str) -> Done {
        if self.around.is_routine(name) {
            return Err(RewriteError::query(format!("it calls `{name}`, a routine of the schema")));
        }
        Ok(())
    }

    fn call(&self, call: &Call) -> Done {
        let name = match call.name.0.as_slice() {
            [name] => name,
            [schema, name] if &*schema.value == "pg_catalog" => name,
            _ => return Err(RewriteError::query(format!("it calls `{}`, which is not built in", call.name.last()))),
        };
        let lower = name.value.to_lowercase();
        self.no_routine(&lower)?;
        if !function::is_plain(Grammar::from(self.around.dialect), &lower) {
            return Err(RewriteError::query(format!("it calls `{}`, which may look elsewhere", name.value)));
        }
        let window = match &call.over {
            Some(Over::Window(window)) => window.order_by.as_slice(),
            Some(Over::Named(_)) | None => &[],
        };
        call.order_by
            .iter()
            .chain(window)
            .filter_map(|sort| sort.using.as_ref())
            .try_for_each(|operator| self.operator(operator))
    }

    fn operator(&self, operator: &Operator) -> Done {
        let own = self.around.operators.iter().any(|known| **known == *operator.symbol);
        if own || operator.schema.as_ref().is_some_and(|schema| &*schema.value != "pg_catalog") {
            return Err(RewriteError::query(format!("its operator `{}` is not built in", operator.symbol)));
        }
        Ok(())
    }

    /// A relation of FROM. Tables of the policy are put behind a list, to be replaced when it is known what they are for.
    fn relation(&mut self, id: RelationId, known: &[String], readings: &mut Vec<Reading<'a>>) -> Done {
        match self.tree.relation(id).kind.clone() {
            RelationKind::Table(table) => {
                if let Some(reading) = self.table(id, &table, known)? {
                    readings.push(reading);
                }
                Ok(())
            }
            RelationKind::Query { query, lateral: _, alias } => {
                self.alias(alias.as_ref())?;
                self.query(query, known)
            }
            RelationKind::Function { calls, rows_from: _, lateral: _, ordinality: _, alias } => {
                self.alias(alias.as_ref())?;
                if calls
                    .iter()
                    .flat_map(|item| &item.columns)
                    .any(|column| column.kind.as_ref().is_some_and(|kind| !kind.system))
                {
                    return Err(RewriteError::query("a function gives columns of a type that is not the system's"));
                }
                self.nodes(calls.iter().map(|item| Node::Expr(item.call)), known)
            }
            RelationKind::Join(join) => {
                let Join { left, right, kind: _, constraint, alias } = *join;
                self.alias(alias.as_ref())?;
                self.relation(left, known, readings)?;
                self.relation(right, known, readings)?;
                match constraint {
                    Constraint::On(condition) => self.node(Node::Expr(condition), known),
                    Constraint::Using(columns, alias) => {
                        columns.iter().chain(&alias).try_for_each(|ident| self.ident(ident))
                    }
                    Constraint::None | Constraint::Natural => Ok(()),
                }
            }
            RelationKind::Unknown { what, .. } => Err(RewriteError::query(format!("{what} is not understood"))),
        }
    }

    fn alias(&self, alias: Option<&Alias>) -> Done {
        let columns = alias.iter().flat_map(|alias| &alias.columns).map(|column| &column.name);
        alias.iter().map(|alias| &alias.name).chain(columns).try_for_each(|ident| self.ident(ident))
    }

    fn table(&self, id: RelationId, table: &Table, known: &[String]) -> Result<Option<Reading<'a>>, RewriteError> {
        self.alias(table.alias.as_ref())?;
        let written = || table.name.0.iter().map(|ident| &*ident.value).collect::<Vec<_>>().join(".");
        let (schema, name) = match table.name.0.as_slice() {
            [name] => (None, name),
            [schema, name] => (Some(&*schema.value), name),
            _ => return Err(RewriteError::NotListed { relation: written() }),
        };
        let dialect = self.around.dialect;
        if schema.is_none() && known.iter().any(|known| same(dialect, known, &name.value)) {
            return if table.sample.is_some() { Err(RewriteError::query("it samples a query")) } else { Ok(None) };
        }
        let source = self.around.relation(schema, &name.value).and_then(|found| self.sources.get(found));
        let source = source.ok_or_else(|| RewriteError::NotListed { relation: written() })?;
        if table.sample.is_some() {
            return Err(RewriteError::query("it samples a table"));
        }
        let (alias, columns) = match &table.alias {
            Some(alias) => (alias.name.clone(), alias.columns.clone()),
            None => (name.clone(), Vec::new()),
        };
        if !columns.is_empty() && source.has_hidden {
            return Err(RewriteError::query(format!("it names the columns of `{}` by their places", written())));
        }
        Ok(Some(Reading { source, alias, columns, only: table.only, relation: id }))
    }

    /// Puts a name of ours in the place of a table, for its query.
    fn replace(&mut self, reading: &Reading<'a>, raw: &[&Permitted]) {
        let place = Ident::made(&format!("{PLACE}{}", self.places.len()));
        self.places.push(reading.source.text(reading.only, raw));
        self.read.insert(reading.source.name.clone());
        let alias = Alias { name: reading.alias.clone(), columns: reading.columns.clone() };
        let table = Table { name: Name(vec![place]), alias: Some(alias), only: false, sample: None };
        self.tree.replace_relation(reading.relation, RelationKind::Table(Box::new(table)));
    }

    /// What aggregates see must not leave with `t.*`, with a row as a whole, or under a name that reads like a column and
    /// is none: any of them, anywhere in the query, is refused.
    fn carriers_are_not_taken_whole(&self) -> Done {
        let dialect = self.around.dialect;
        for carrier in &self.carriers {
            let is_carrier = |ident: &Ident| same(dialect, &ident.value, &carrier.alias.value);
            let whole = |name: &Name, wildcard: bool| match name.0.as_slice() {
                [only] => is_carrier(only),
                [first, last] if !wildcard => {
                    let ours = last.value.starts_with(RESERVED);
                    is_carrier(first) && !ours && carrier.source.column(&last.value).is_none()
                }
                _ => false,
            };
            let taken = self.tree.exprs().any(|expr| match &expr.kind {
                ExprKind::Column(name) => whole(name, false),
                ExprKind::Wildcard(name) => whole(name, true),
                _ => false,
            });
            if taken {
                let alias = &carrier.alias.value;
                return Err(RewriteError::query(format!(
                    "it takes rows of `{alias}` as a whole beside an aggregate over it"
                )));
            }
        }
        Ok(())
    }

    /// The text with the queries of tables in their places.
    fn with_sources(&self, text: &str) -> Result<String, RewriteError> {
        let mut written = text.to_owned();
        // from the last: `…_1` is the beginning of `…_10`
        for (place, source) in self.places.iter().enumerate().rev() {
            let bare = format!("{PLACE}{place}");
            let quoted = identifier(self.around.dialect, &bare);
            let name = if written.contains(&quoted) { quoted } else { bare };
            if written.matches(&name).count() != 1 {
                return Err(RewriteError::query("a table of it has no place in its text"));
            }
            written = written.replacen(&name, source, 1);
        }
        Ok(written)
    }

    /// Reads what was written once more: no table is in it but those of the queries that were put there.
    fn reads_only_sources(&self, written: &str) -> Done {
        let tree = engine::parse(self.tree.grammar, written).map_err(RewriteError::query)?;
        let mut tables = 0;
        for root in &tree.roots {
            tree.descend(Node::Statement(*root), |node| {
                if let Node::Relation(id) = node
                    && let RelationKind::Table(table) = &tree.relation(id).kind
                {
                    // the names of queries that WITH names have one part
                    tables += usize::from(table.name.0.len() > 1);
                }
            });
        }
        if tables != self.places.len() || !tree.unmodelled.is_empty() || tree.roots.len() != 1 {
            return Err(RewriteError::query("what was written of it does not read as it should"));
        }
        Ok(())
    }
}

/// Whether a condition on rows is one condition, over the columns of its table alone.
pub(super) fn check_filter(dialect: Dialect, table: &TableMask) -> Done {
    let Some(filter) = &table.row_filter else { return Ok(()) };
    let refuse = |reason: &str| RewriteError::Policy {
        table: format!("{}.{}", table.schema, table.name),
        reason: format!("`row_filter`: {reason}"),
    };
    let comments: &[&str] = if dialect == Dialect::Postgresql { &["--", "/*"] } else { &["--", "/*", "#"] };
    if comments.iter().any(|mark| filter.contains(mark)) {
        return Err(refuse("it has a comment, or what one begins with"));
    }
    // a bracket too many at its end and one too few at its beginning are no condition without ours around them
    prescan::with_stack(|| {
        is_condition(dialect, filter)
            .and_then(|()| is_condition(dialect, &format!("({filter})")))
            .map_err(|reason| refuse(&reason))
    })
}

fn is_condition(dialect: Dialect, filter: &str) -> Result<(), String> {
    let tree = engine::parse(Grammar::from(dialect), &format!("SELECT 1 FROM t WHERE {filter}"))?;
    let more = || "it is more than a condition".to_owned();
    let [root] = tree.roots.as_slice() else { return Err(more()) };
    let StatementKind::Query(query) = tree.statement(*root).kind else { return Err(more()) };
    let query = tree.query(query);
    let Body::Select(select) = &query.body else { return Err(more()) };
    let plain =
        Select { items: select.items.clone(), from: select.from.clone(), filter: select.filter, ..Select::default() };
    let Some(condition) = select.filter.filter(|_| query.is_bare() && **select == plain && select.from.len() == 1)
    else {
        return Err(more());
    };
    let mut wrong = tree.unmodelled.first().map(|found| found.what);
    tree.descend(Node::Expr(condition), |node| {
        if !matches!(node, Node::Expr(_)) {
            wrong = Some("a query in a condition");
        }
    });
    wrong.map_or(Ok(()), |what| Err(format!("{what} is not understood")))
}

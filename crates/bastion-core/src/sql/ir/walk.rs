//! Every node of a tree, through one exhaustive list of what lies in what.

use super::*;

/// A node of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Node {
    Statement(StatementId),
    Query(QueryId),
    Relation(RelationId),
    Expr(ExprId),
}

impl Tree {
    /// Calls for a node and for everything in it, each before what lies in it, in the order of the text as far as the
    /// tree keeps it. In a loop: no depth is too deep.
    pub(crate) fn descend(&self, root: Node, mut visit: impl FnMut(Node)) {
        let mut waiting = vec![root];
        let mut inside = Vec::new();
        while let Some(node) = waiting.pop() {
            visit(node);
            self.children(node, &mut inside);
            waiting.extend(inside.drain(..).rev());
        }
    }

    /// Puts what lies directly in a node behind a list.
    pub(crate) fn children(&self, node: Node, into: &mut Vec<Node>) {
        let mut list = Children(into);
        match node {
            Node::Statement(id) => list.statement(&self.statement(id).kind),
            Node::Query(id) => list.query(self.query(id)),
            Node::Relation(id) => list.relation(&self.relation(id).kind),
            Node::Expr(id) => list.expr(&self.expr(id).kind),
        }
    }
}

struct Children<'a>(&'a mut Vec<Node>);

impl Children<'_> {
    fn add(&mut self, id: ExprId) {
        self.0.push(Node::Expr(id));
    }

    fn add_all<'b>(&mut self, ids: impl IntoIterator<Item = &'b ExprId>) {
        self.0.extend(ids.into_iter().map(|id| Node::Expr(*id)));
    }

    fn statement(&mut self, kind: &StatementKind) {
        match kind {
            StatementKind::Query(query) | StatementKind::Making { kind: _, name: _, query } => {
                self.0.push(Node::Query(*query));
            }
            StatementKind::Explain(explain) => self.0.push(Node::Statement(explain.statement)),
            StatementKind::Insert(insert) => self.insert(insert),
            StatementKind::Update(update) => {
                let Update { with, target, assignments, from, filter, order_by, limit, returning } = update.as_ref();
                self.with(with.as_ref());
                self.relations(std::iter::once(target).chain(from));
                self.assignments(assignments);
                self.add_all(filter);
                self.sorts(order_by);
                self.add_all(limit);
                self.items(returning);
            }
            StatementKind::Delete(delete) => {
                let Delete { with, tables: _, from, using, filter, order_by, limit, returning } = delete.as_ref();
                self.with(with.as_ref());
                self.relations(from.iter().chain(using));
                self.add_all(filter);
                self.sorts(order_by);
                self.add_all(limit);
                self.items(returning);
            }
            StatementKind::Merge(merge) => self.merge(merge),
            StatementKind::Other(_) => {}
        }
    }

    fn insert(&mut self, insert: &Insert) {
        let Insert { with, target: _, alias: _, columns: _, source, assignments, conflict, row_alias: _, returning } =
            insert;
        self.with(with.as_ref());
        self.0.extend(source.iter().map(|query| Node::Query(*query)));
        self.assignments(assignments);
        if let Some(conflict) = conflict {
            let Conflict { duplicate_key: _, target, target_filter, constraint: _, assignments, filter } = conflict;
            self.add_all(target);
            self.add_all(target_filter);
            self.assignments(assignments);
            self.add_all(filter);
        }
        self.items(returning);
    }

    fn merge(&mut self, merge: &Merge) {
        let Merge { with, target, source, on, clauses, returning } = merge;
        self.with(with.as_ref());
        self.relations([target, source]);
        self.add(*on);
        for MergeClause { matched: _, filter, action } in clauses {
            self.add_all(filter);
            match action {
                MergeAction::Insert { columns: _, values } => self.add_all(values),
                MergeAction::Update(assignments) => self.assignments(assignments),
                MergeAction::Delete | MergeAction::Nothing => {}
            }
        }
        self.items(returning);
    }

    fn assignments(&mut self, list: &[Assignment]) {
        self.add_all(list.iter().map(|assignment| &assignment.value));
    }

    fn items(&mut self, list: &[Item]) {
        self.add_all(list.iter().map(|item| &item.value));
    }

    fn relations<'b>(&mut self, list: impl IntoIterator<Item = &'b RelationId>) {
        self.0.extend(list.into_iter().map(|id| Node::Relation(*id)));
    }

    fn with(&mut self, with: Option<&With>) {
        let tables = with.into_iter().flat_map(|with| &with.tables);
        self.0.extend(tables.map(|table| Node::Query(table.query)));
    }

    fn query(&mut self, query: &Query) {
        let Query { with, body, order_by, limit, with_ties: _, offset, locks: _ } = query;
        self.with(with.as_ref());
        match body {
            Body::Select(select) => self.select(select),
            Body::Set { operator: _, all: _, left, right } => {
                self.0.extend([Node::Query(*left), Node::Query(*right)]);
            }
            Body::Values(rows) => self.add_all(rows.iter().flatten()),
            Body::Nested(query) => self.0.push(Node::Query(*query)),
            Body::Write(statement) => self.0.push(Node::Statement(*statement)),
        }
        self.sorts(order_by);
        self.add_all(limit);
        self.add_all(offset);
    }

    fn select(&mut self, select: &Select) {
        let Select {
            distinct,
            items,
            into: _,
            from,
            filter,
            group_by,
            group_by_all: _,
            group_by_distinct: _,
            having,
            windows,
            qualify,
        } = select;
        match distinct {
            Distinct::All | Distinct::Rows => {}
            Distinct::On(list) => self.add_all(list),
        }
        self.items(items);
        self.relations(from);
        self.add_all(filter);
        self.add_all(group_by);
        self.add_all(having);
        for (_, window) in windows {
            self.window(window);
        }
        self.add_all(qualify);
    }

    fn relation(&mut self, kind: &RelationKind) {
        match kind {
            RelationKind::Table(table) => {
                let Table { name: _, alias: _, only: _, sample } = table.as_ref();
                if let Some(Sample { method: _, arguments, repeatable }) = sample {
                    self.add_all(arguments);
                    self.add_all(repeatable);
                }
            }
            RelationKind::Query { query, lateral: _, alias: _ } => self.0.push(Node::Query(*query)),
            RelationKind::Function { calls, rows_from: _, lateral: _, ordinality: _, alias: _ } => {
                self.add_all(calls.iter().map(|item| &item.call));
            }
            RelationKind::Join(join) => {
                let Join { left, right, kind: _, constraint, alias: _ } = join.as_ref();
                self.relations([left, right]);
                match constraint {
                    Constraint::On(condition) => self.add(*condition),
                    Constraint::None | Constraint::Natural | Constraint::Using(..) => {}
                }
            }
            RelationKind::Unknown { what: _, reads, alias: _ } => self.add_all(reads),
        }
    }

    fn sorts(&mut self, list: &[Sort]) {
        self.add_all(list.iter().map(|sort| &sort.value));
    }

    fn window(&mut self, window: &Window) {
        let Window { base: _, partition_by, order_by, frame } = window;
        self.add_all(partition_by);
        self.sorts(order_by);
        if let Some(Frame { unit: _, start, end, exclude: _ }) = frame {
            for bound in std::iter::once(start).chain(end) {
                match bound {
                    Bound::Preceding(value) | Bound::Following(value) => self.add(*value),
                    Bound::UnboundedPreceding | Bound::CurrentRow | Bound::UnboundedFollowing => {}
                }
            }
        }
    }

    fn call(&mut self, call: &Call) {
        let Call {
            name: _,
            form: _,
            arguments,
            variadic: _,
            star: _,
            distinct: _,
            order_by,
            within_group: _,
            separator: _,
            ignore_nulls: _,
            filter,
            over,
        } = call;
        self.add_all(arguments.iter().map(|argument| &argument.value));
        self.sorts(order_by);
        self.add_all(filter);
        match over {
            None | Some(Over::Named(_)) => {}
            Some(Over::Window(window)) => self.window(window),
        }
    }

    fn expr(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::Column(_)
            | ExprKind::Wildcard(_)
            | ExprKind::Literal(_)
            | ExprKind::Parameter(_)
            | ExprKind::Variable(_)
            | ExprKind::Session { .. }
            | ExprKind::Default
            | ExprKind::Unknown(_) => {}
            ExprKind::Call(call) => self.call(call),
            ExprKind::Unary { operator: _, operand }
            | ExprKind::Not(operand)
            | ExprKind::Is { test: _, negated: _, operand }
            | ExprKind::Cast { operand, to: _, safe: _ }
            | ExprKind::Collate { operand, collation: _ }
            | ExprKind::Field { base: operand, name: _ }
            | ExprKind::Interval { value: operand, unit: _ } => self.add(*operand),
            ExprKind::Binary { operator: _, left, right }
            | ExprKind::Distinct { negated: _, left, right }
            | ExprKind::Quantified { operator: _, all: _, left, right } => self.add_all([left, right]),
            ExprKind::Logical { or: _, terms: list }
            | ExprKind::Row(list)
            | ExprKind::Array(list)
            | ExprKind::Grouping { form: _, sets: list } => self.add_all(list),
            ExprKind::InList { negated: _, operand, list } => {
                self.add(*operand);
                self.add_all(list);
            }
            ExprKind::Between { negated: _, symmetric: _, operand, low, high } => self.add_all([operand, low, high]),
            ExprKind::Like { form: _, negated: _, operand, pattern, escape } => {
                self.add_all([operand, pattern]);
                self.add_all(escape);
            }
            ExprKind::Subquery { form, query } => {
                match form {
                    SubqueryForm::Scalar | SubqueryForm::Exists | SubqueryForm::Array => {}
                    SubqueryForm::In(operand) | SubqueryForm::Quantified { operator: _, all: _, operand } => {
                        self.add(*operand);
                    }
                }
                self.0.push(Node::Query(*query));
            }
            ExprKind::Case { operand, branches, otherwise } => {
                self.add_all(operand);
                self.add_all(branches.iter().flat_map(|(condition, result)| [condition, result]));
                self.add_all(otherwise);
            }
            ExprKind::Index { base, subscripts } => {
                self.add(*base);
                for subscript in subscripts {
                    match subscript {
                        Subscript::Element(index) => self.add(*index),
                        Subscript::Slice(lower, upper) => {
                            self.add_all(lower);
                            self.add_all(upper);
                        }
                    }
                }
            }
        }
    }
}

//! Queries.

use sqlparser::ast::{
    self, Cte, CteAsMaterialized, GroupByExpr, GroupByWithModifier, LimitClause, NamedWindowDefinition,
    NamedWindowExpr, OrderByKind, OrderByOptions, SelectFlavor, SelectItem, SelectItemQualifiedWildcardKind, SetExpr,
    SetQuantifier, WildcardAdditionalOptions,
};

use super::Builder;
use crate::sql::grammar::Grammar;
use crate::sql::ir::{
    Body, CommonTable, Distinct, ExprId, ExprKind, GroupingForm, Ident, Item, Lock, Name, Query, QueryId, RelationKind,
    Select, SetOperator, Sort, Span, StatementKind, Table, Window, With,
};

impl Builder {
    pub(super) fn query(&mut self, found: ast::Query) -> QueryId {
        let query = self.query_of(found);
        self.tree.add_query(query)
    }

    pub(super) fn query_of(&mut self, found: ast::Query) -> Query {
        let ast::Query {
            with,
            body,
            order_by,
            limit_clause,
            fetch,
            locks,
            for_clause,
            settings,
            format_clause,
            pipe_operators,
        } = found;
        let with = with.map(|with| self.with(with));
        let mut body = *body;
        let top = if limit_clause.is_none() && fetch.is_none() { self.top(&mut body) } else { None };
        let mut query = self.body(body);
        let mut outer = Query { with, ..Query::of(Body::Values(Vec::new())) };
        if let Some(order_by) = order_by {
            outer.order_by = self.order_by(order_by);
        }
        if let Some(clause) = limit_clause {
            self.limit(clause, &mut outer);
        }
        if let Some(count) = top {
            outer.limit = Some(self.number(&count.to_string()));
        }
        if let Some(ast::Fetch { with_ties, percent, quantity }) = fetch {
            self.leave_out_if(percent, "FETCH of a share");
            self.leave_out_if(outer.limit.is_some(), "FETCH beside LIMIT");
            outer.with_ties = with_ties;
            outer.limit = Some(match quantity {
                Some(quantity) => self.expr(quantity),
                None => self.number("1"),
            });
        }
        outer.locks = locks.into_iter().map(|lock| self.lock(lock)).collect();
        self.leave_out_if(for_clause.is_some(), "FOR XML, JSON or BROWSE");
        self.leave_out_if(settings.is_some(), "SETTINGS");
        self.leave_out_if(format_clause.is_some(), "FORMAT");
        self.leave_out_if(!pipe_operators.is_empty(), "a pipe operator");
        if outer.is_bare() {
            return query;
        }
        if !query.is_bare() {
            // `(SELECT … LIMIT 1) LIMIT 2`
            query = Query::of(Body::Nested(self.tree.add_query(query)));
        }
        outer.body = query.body;
        outer
    }

    /// Snowflake's `SELECT TOP 10 …` is `SELECT … LIMIT 10`.
    fn top(&self, body: &mut SetExpr) -> Option<u64> {
        let SetExpr::Select(select) = body else { return None };
        match select.top {
            Some(ast::Top { with_ties: false, percent: false, quantity: Some(ast::TopQuantity::Constant(count)) })
                if self.grammar == Grammar::Snowflake =>
            {
                select.top = None;
                Some(count)
            }
            _ => None,
        }
    }

    fn body(&mut self, found: SetExpr) -> Query {
        // SQLite reads set operators from the left, INTERSECT too
        let found = if self.grammar == Grammar::Sqlite { leaning_left(found) } else { found };
        match found {
            SetExpr::Select(select) => {
                let select = self.select(*select);
                Query::of(Body::Select(Box::new(select)))
            }
            SetExpr::Query(query) => self.query_of(*query),
            SetExpr::SetOperation { left, op, set_quantifier, right } => {
                let operator = match op {
                    ast::SetOperator::Union => SetOperator::Union,
                    ast::SetOperator::Except | ast::SetOperator::Minus => SetOperator::Except,
                    ast::SetOperator::Intersect => SetOperator::Intersect,
                };
                let all = match set_quantifier {
                    SetQuantifier::All => true,
                    SetQuantifier::None | SetQuantifier::Distinct => false,
                    SetQuantifier::ByName | SetQuantifier::AllByName | SetQuantifier::DistinctByName => {
                        self.leave_out("BY NAME");
                        false
                    }
                };
                let left = self.body(*left);
                let left = self.tree.add_query(left);
                let right = self.body(*right);
                let right = self.tree.add_query(right);
                Query::of(Body::Set { operator, all, left, right })
            }
            SetExpr::Values(ast::Values { explicit_row: _, value_keyword: _, rows }) => {
                let rows = rows.into_iter().map(|row| self.exprs(row.content)).collect();
                Query::of(Body::Values(rows))
            }
            SetExpr::Insert(statement)
            | SetExpr::Update(statement)
            | SetExpr::Delete(statement)
            | SetExpr::Merge(statement) => Query::of(Body::Write(self.statement(statement))),
            SetExpr::Table(table) => {
                let ast::Table { table_name, schema_name } = *table;
                let parts = schema_name.into_iter().chain(table_name);
                let parts = parts.map(|part| self.ident(ast::Ident::new(part))).collect();
                Query::of(Body::Select(Box::new(self.whole(Name(parts)))))
            }
        }
    }

    // `TABLE t` is `SELECT * FROM t`
    fn whole(&mut self, name: Name) -> Select {
        let table = Table { name, alias: None, only: false, sample: None };
        let relation = self.tree.add_relation(RelationKind::Table(Box::new(table)), Span::default());
        Select { items: vec![self.everything()], from: vec![relation], ..Select::default() }
    }

    fn everything(&mut self) -> Item {
        Item::bare(self.tree.add_expr(ExprKind::Wildcard(Name::default()), Span::default()))
    }

    pub(super) fn with(&mut self, found: ast::With) -> With {
        let ast::With { with_token: _, recursive, cte_tables } = found;
        let mut tables = Vec::with_capacity(cte_tables.len());
        for Cte { alias, query, from, materialized, closing_paren_token: _ } in cte_tables {
            self.leave_out_if(from.is_some(), "FROM behind a query of WITH");
            let Some(alias) = self.alias(Some(alias)) else { continue };
            let materialized = materialized.map(|found| match found {
                CteAsMaterialized::Materialized => true,
                CteAsMaterialized::NotMaterialized => false,
            });
            let columns = alias.columns.into_iter().map(|column| column.name).collect();
            tables.push(CommonTable { name: alias.name, columns, materialized, query: self.query(*query) });
        }
        With { recursive, tables }
    }

    pub(super) fn order_by(&mut self, found: ast::OrderBy) -> Vec<Sort> {
        let ast::OrderBy { kind, interpolate } = found;
        self.leave_out_if(interpolate.is_some(), "INTERPOLATE");
        match kind {
            OrderByKind::All(_) => {
                self.leave_out("ORDER BY ALL");
                Vec::new()
            }
            OrderByKind::Expressions(list) => self.sorts(list),
        }
    }

    pub(super) fn sorts(&mut self, list: Vec<ast::OrderByExpr>) -> Vec<Sort> {
        list.into_iter().map(|found| self.sort(found)).collect()
    }

    fn sort(&mut self, found: ast::OrderByExpr) -> Sort {
        let ast::OrderByExpr { expr, options, with_fill } = found;
        self.leave_out_if(with_fill.is_some(), "WITH FILL");
        let OrderByOptions { sort, nulls_first } = options;
        let mut using = None;
        let descending = match sort {
            None => None,
            Some(ast::OrderBySort::Asc) => Some(false),
            Some(ast::OrderBySort::Desc) => Some(true),
            Some(ast::OrderBySort::Using(operator)) => {
                using = self.named_operator(operator);
                None
            }
        };
        Sort { value: self.expr(expr), descending, nulls_first, using }
    }

    fn limit(&mut self, clause: LimitClause, query: &mut Query) {
        match clause {
            LimitClause::LimitOffset { limit, offset, limit_by } => {
                self.leave_out_if(!limit_by.is_empty(), "LIMIT BY");
                query.limit = limit.map(|limit| self.expr(limit));
                query.offset = offset.map(|ast::Offset { value, rows: _ }| self.expr(value));
            }
            LimitClause::OffsetCommaLimit { offset, limit } => {
                query.offset = Some(self.expr(offset));
                query.limit = Some(self.expr(limit));
            }
        }
    }

    fn lock(&mut self, found: ast::LockClause) -> Lock {
        let ast::LockClause { lock_type, of, nonblock } = found;
        Lock {
            strength: lock_type.to_string().into_boxed_str(),
            of: of.map(|name| self.name(name)).into_iter().collect(),
            wait: nonblock.map(|found| found.to_string().into_boxed_str()),
            span: Span::default(),
        }
    }

    fn select(&mut self, found: ast::Select) -> Select {
        let ast::Select {
            select_token: _,
            // a hint changes how a query runs and never what it gives
            optimizer_hints: _,
            distinct,
            select_modifiers,
            top,
            top_before_distinct: _,
            projection,
            exclude,
            into,
            from,
            lateral_views,
            prewhere,
            selection,
            connect_by,
            group_by,
            cluster_by,
            distribute_by,
            sort_by,
            having,
            named_window,
            qualify,
            window_before_qualify: _,
            value_table_mode,
            flavor,
        } = found;
        if let Some(modifiers) = select_modifiers {
            self.modifiers(&modifiers);
        }
        self.leave_out_if(top.is_some(), "TOP");
        self.leave_out_if(exclude.is_some(), "EXCLUDE");
        self.leave_out_if(!lateral_views.is_empty(), "LATERAL VIEW");
        self.leave_out_if(prewhere.is_some(), "PREWHERE");
        self.leave_out_if(!connect_by.is_empty(), "CONNECT BY");
        self.leave_out_if(!cluster_by.is_empty(), "CLUSTER BY");
        self.leave_out_if(!distribute_by.is_empty(), "DISTRIBUTE BY");
        self.leave_out_if(!sort_by.is_empty(), "SORT BY");
        self.leave_out_if(value_table_mode.is_some(), "a table of values");
        let mut items: Vec<Item> = Vec::with_capacity(projection.len());
        for item in projection {
            if let Some(item) = self.item(item) {
                items.push(item);
            }
        }
        match flavor {
            SelectFlavor::Standard | SelectFlavor::FromFirst => {}
            SelectFlavor::FromFirstNoSelect => items.push(self.everything()),
        }
        let from = from.into_iter().map(|relation| self.joined(relation)).collect();
        let mut select = Select {
            distinct: self.distinct(distinct),
            items,
            into: into.map(|found| self.into(found)),
            from,
            filter: selection.map(|filter| self.expr(filter)),
            ..Select::default()
        };
        self.group_by(group_by, &mut select);
        select.having = having.map(|having| self.expr(having));
        select.windows = named_window.into_iter().map(|window| self.named_window(window)).collect();
        select.qualify = qualify.map(|qualify| self.expr(qualify));
        select
    }

    // MySQL's advice about the plan and the cache changes nothing that is read
    fn modifiers(&mut self, found: &ast::SelectModifiers) {
        let ast::SelectModifiers {
            high_priority,
            straight_join,
            sql_small_result: _,
            sql_big_result: _,
            sql_buffer_result: _,
            sql_no_cache: _,
            sql_calc_found_rows,
        } = found;
        self.leave_out_if(*high_priority || *straight_join || *sql_calc_found_rows, "a modifier of SELECT");
    }

    fn distinct(&mut self, found: Option<ast::Distinct>) -> Distinct {
        match found {
            None | Some(ast::Distinct::All) => Distinct::All,
            Some(ast::Distinct::Distinct) => Distinct::Rows,
            Some(ast::Distinct::On(list)) => Distinct::On(self.exprs(list)),
        }
    }

    fn into(&mut self, found: ast::SelectInto) -> Name {
        let ast::SelectInto { temporary, unlogged, table: _, targets } = found;
        self.leave_out_if(temporary || unlogged, "INTO a table of another kind");
        let parts = targets.into_iter().next().map(|target| match target {
            ast::Expr::Identifier(ident) => vec![self.ident(ident)],
            ast::Expr::CompoundIdentifier(idents) => self.idents(idents),
            _ => Vec::new(),
        });
        Name(parts.unwrap_or_default())
    }

    pub(super) fn items(&mut self, list: Vec<SelectItem>) -> Vec<Item> {
        list.into_iter().filter_map(|item| self.item(item)).collect()
    }

    fn item(&mut self, found: SelectItem) -> Option<Item> {
        match found {
            SelectItem::UnnamedExpr(expr) => {
                let column = matches!(expr, ast::Expr::Identifier(_) | ast::Expr::CompoundIdentifier(_));
                let label = (!column && !self.is_postgres()).then(|| expr.to_string().into_boxed_str());
                Some(Item { label, ..Item::bare(self.expr(expr)) })
            }
            SelectItem::ExprWithAlias { expr, alias } => {
                // PostgreSQL has no names between single marks: `inet '10.0.0.0/8'` is a value
                let string = self.is_postgres() && alias.quote_style == Some('\'');
                self.leave_out_if(string, "a type in front of a string");
                let value = self.expr(expr);
                Some(Item { alias: Some(self.ident(alias)), ..Item::bare(value) })
            }
            SelectItem::ExprWithAliases { expr, aliases: _ } => {
                self.leave_out("several names of one column");
                Some(Item::bare(self.expr(expr)))
            }
            SelectItem::QualifiedWildcard(kind, options) => {
                self.wildcard_options(&options);
                let span = self.span(options.wildcard_token.0.span);
                let kind = match kind {
                    SelectItemQualifiedWildcardKind::ObjectName(name) => ExprKind::Wildcard(self.name(name)),
                    SelectItemQualifiedWildcardKind::Expr(expr) => {
                        ExprKind::Field { base: self.expr(expr), name: None }
                    }
                };
                Some(Item::bare(self.tree.add_expr(kind, span)))
            }
            SelectItem::Wildcard(options) => {
                self.wildcard_options(&options);
                let span = self.span(options.wildcard_token.0.span);
                let value = self.tree.add_expr(ExprKind::Wildcard(Name::default()), span);
                Some(Item::bare(value))
            }
        }
    }

    pub(super) fn wildcard_options(&mut self, options: &WildcardAdditionalOptions) {
        let WildcardAdditionalOptions {
            wildcard_token: _,
            opt_ilike,
            opt_exclude,
            opt_except,
            opt_replace,
            opt_rename,
            opt_alias,
        } = options;
        let there = opt_ilike.is_some()
            || opt_exclude.is_some()
            || opt_except.is_some()
            || opt_replace.is_some()
            || opt_rename.is_some()
            || opt_alias.is_some();
        self.leave_out_if(there, "a `*` with exceptions");
    }

    fn group_by(&mut self, found: GroupByExpr, select: &mut Select) {
        let modifiers = match found {
            GroupByExpr::All(modifiers) => {
                select.group_by_all = true;
                modifiers
            }
            GroupByExpr::Expressions(list, modifiers) => {
                select.group_by = self.exprs(list);
                modifiers
            }
        };
        for modifier in modifiers {
            match modifier {
                // MySQL's WITH ROLLUP
                GroupByWithModifier::Rollup if !select.group_by_all => {
                    let sets = std::mem::take(&mut select.group_by);
                    let kind = ExprKind::Grouping { form: GroupingForm::Rollup, sets };
                    select.group_by = vec![self.tree.add_expr(kind, Span::default())];
                }
                GroupByWithModifier::Rollup
                | GroupByWithModifier::Cube
                | GroupByWithModifier::Totals
                | GroupByWithModifier::GroupingSets(_) => self.leave_out("a modifier of GROUP BY"),
            }
        }
    }

    fn named_window(&mut self, found: NamedWindowDefinition) -> (Ident, Window) {
        let NamedWindowDefinition(name, spec) = found;
        let window = match spec {
            NamedWindowExpr::NamedWindow(base) => {
                Window { base: Some(self.ident(base)), partition_by: Vec::new(), order_by: Vec::new(), frame: None }
            }
            NamedWindowExpr::WindowSpec(spec) => self.window(spec),
        };
        (self.ident(name), window)
    }

    /// A query that a statement's WITH belongs to: the statement itself, where it writes.
    pub(super) fn root(&mut self, found: ast::Query) -> StatementKind {
        let query = self.query_of(found);
        if let Query { body: Body::Write(statement), with, order_by, limit: None, offset: None, .. } = &query
            && order_by.is_empty()
        {
            let mut kind = self.tree.statement(*statement).kind.clone();
            let place = match &mut kind {
                StatementKind::Insert(insert) => &mut insert.with,
                StatementKind::Update(update) => &mut update.with,
                StatementKind::Delete(delete) => &mut delete.with,
                StatementKind::Merge(merge) => &mut merge.with,
                _ => return StatementKind::Query(self.tree.add_query(query)),
            };
            if with.is_some() {
                place.clone_from(with);
            }
            return kind;
        }
        StatementKind::Query(self.tree.add_query(query))
    }

    pub(super) fn exprs(&mut self, list: Vec<ast::Expr>) -> Vec<ExprId> {
        list.into_iter().map(|expr| self.expr(expr)).collect()
    }
}

// `a UNION (b INTERSECT c)` is `(a UNION b) INTERSECT c`
fn leaning_left(mut found: SetExpr) -> SetExpr {
    loop {
        let SetExpr::SetOperation { left, op, set_quantifier, right } = found else { return found };
        match *right {
            SetExpr::SetOperation { left: middle, op: next, set_quantifier: next_quantifier, right: last } => {
                let left = Box::new(SetExpr::SetOperation { left, op, set_quantifier, right: middle });
                found = SetExpr::SetOperation { left, op: next, set_quantifier: next_quantifier, right: last };
            }
            right => return SetExpr::SetOperation { left, op, set_quantifier, right: Box::new(right) },
        }
    }
}

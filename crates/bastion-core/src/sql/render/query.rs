//! Queries and what they read.

use super::super::grammar::Grammar;
use super::super::ir::{
    Alias, AliasColumn, Body, Constraint, Distinct, ExprId, FunctionItem, Ident, Item, Join, JoinKind, Lock, Name,
    Query, QueryId, RelationId, RelationKind, Sample, Select, SetOperator, Span, Table, With,
};
use super::super::ir::{ExprKind, GroupingForm};
use super::layout::Mark;
use super::{Done, Writer, refuse};

impl Writer<'_> {
    /// A query, without brackets around it.
    pub(super) fn query(&mut self, id: QueryId) -> Done {
        let query = self.tree.query(id);
        self.deeper(Span::default(), |writer| {
            writer.with(query.with.as_ref())?;
            writer.body(&query.body)?;
            writer.tail(query)
        })
    }

    /// `WITH …`, and a line behind it.
    pub(super) fn with(&mut self, with: Option<&With>) -> Done {
        let Some(with) = with else { return Ok(()) };
        self.put(if with.recursive { "WITH RECURSIVE " } else { "WITH " });
        self.commas(&with.tables, |writer, table| {
            writer.ident(&table.name)?;
            writer.names(&table.columns)?;
            writer.put(match table.materialized {
                None => " AS ",
                Some(true) => " AS MATERIALIZED ",
                Some(false) => " AS NOT MATERIALIZED ",
            });
            writer.brackets(|writer| writer.query(table.query))
        })?;
        self.line();
        Ok(())
    }

    /// Names in brackets, with a space in front; nothing when there are none.
    pub(super) fn names(&mut self, names: &[Ident]) -> Done {
        if names.is_empty() {
            return Ok(());
        }
        self.put(" ");
        self.brackets(|writer| writer.commas(names, |writer, name| writer.ident(name)))
    }

    fn body(&mut self, body: &Body) -> Done {
        match body {
            Body::Select(select) => self.select(select),
            Body::Set { operator, all, left, right } => self.set(*operator, *all, *left, *right),
            Body::Values(rows) => self.values(rows, self.grammar == Grammar::Mysql),
            Body::Nested(inner) => self.nested(*inner),
            Body::Write(id) => self.statement(*id),
        }
    }

    /// In brackets; SQLite has none there.
    fn nested(&mut self, inner: QueryId) -> Done {
        if self.grammar == Grammar::Sqlite {
            self.put("SELECT *");
            self.line();
            self.put("FROM ");
        }
        self.brackets(|writer| writer.query(inner))
    }

    /// MySQL wants the word ROW before each where they are a query of their own.
    pub(super) fn values(&mut self, rows: &[Vec<ExprId>], with_row: bool) -> Done {
        if rows.is_empty() {
            return refuse("VALUES without a row", Span::default());
        }
        self.put("VALUES");
        self.group(|writer| {
            writer.indented(|writer| {
                writer.line();
                writer.commas(rows, |writer, row| {
                    writer.put(if with_row { "ROW" } else { "" });
                    writer.brackets(|writer| writer.commas(row, |writer, id| writer.expr(*id)))
                })
            })
        })
    }

    fn set(&mut self, operator: SetOperator, all: bool, left: QueryId, right: QueryId) -> Done {
        self.side(left, operator, all, false)?;
        self.line();
        self.put(match operator {
            SetOperator::Union => "UNION",
            SetOperator::Except => "EXCEPT",
            SetOperator::Intersect => "INTERSECT",
        });
        self.put(match (all, self.grammar) {
            (true, _) => " ALL",
            (false, Grammar::Bigquery) => " DISTINCT",
            (false, _) => "",
        });
        self.line();
        self.side(right, operator, all, true)
    }

    /// An operand of a set operator.
    fn side(&mut self, id: QueryId, around: SetOperator, around_all: bool, right: bool) -> Done {
        if self.stands_bare(id, around, around_all, right) { self.query(id) } else { self.nested(id) }
    }

    /// Whether an operand of a set operator needs no brackets. SQLite reads all of them from the left, whatever they are.
    fn stands_bare(&self, id: QueryId, around: SetOperator, around_all: bool, right: bool) -> bool {
        let query = self.tree.query(id);
        query.is_bare()
            && match &query.body {
                Body::Select(_) | Body::Values(_) | Body::Nested(_) => true,
                Body::Set { operator, all, .. } => {
                    !right && (self.grammar == Grammar::Sqlite || (*operator == around && *all == around_all))
                }
                Body::Write(_) => false,
            }
    }

    /// Whether a query is written with a bracket in front.
    pub(super) fn begins_with_bracket(&self, id: QueryId) -> bool {
        let mut first = id;
        loop {
            let query = self.tree.query(first);
            if query.with.is_some() || self.grammar == Grammar::Sqlite {
                return false;
            }
            match &query.body {
                Body::Nested(_) => return true,
                Body::Set { operator, all, left, .. } if self.stands_bare(*left, *operator, *all, false) => {
                    first = *left;
                }
                Body::Set { .. } => return true,
                Body::Select(_) | Body::Values(_) | Body::Write(_) => return false,
            }
        }
    }

    fn tail(&mut self, query: &Query) -> Done {
        if !query.order_by.is_empty() {
            self.line();
            self.clause(|writer| writer.order_by(&query.order_by))?;
        }
        self.limit(query)?;
        for lock in &query.locks {
            self.line();
            self.lock(lock)?;
        }
        Ok(())
    }

    /// What belongs to a clause and does not fit on its line is indented.
    pub(super) fn clause(&mut self, write: impl FnOnce(&mut Self) -> Done) -> Done {
        self.group(|writer| writer.indented(write))
    }

    fn limit(&mut self, query: &Query) -> Done {
        if query.with_ties || self.grammar == Grammar::Ansi {
            return self.fetch(query);
        }
        if let Some(limit) = query.limit {
            self.line();
            self.put("LIMIT ");
            self.expr(limit)?;
        }
        let Some(offset) = query.offset else { return Ok(()) };
        let alone = query.limit.is_none();
        if alone && matches!(self.grammar, Grammar::Mysql | Grammar::Sqlite | Grammar::Bigquery) {
            return refuse("OFFSET without LIMIT", Span::default());
        }
        self.line();
        self.put("OFFSET ");
        self.expr(offset)?;
        self.put(if alone && self.grammar == Grammar::Mariadb { " ROWS" } else { "" });
        Ok(())
    }

    fn fetch(&mut self, query: &Query) -> Done {
        if let Some(offset) = query.offset {
            self.line();
            self.put("OFFSET ");
            self.value(offset)?;
            self.put(" ROWS");
        }
        let Some(limit) = query.limit else { return Ok(()) };
        self.line();
        self.put("FETCH FIRST ");
        self.value(limit)?;
        self.put(if query.with_ties { " ROWS WITH TIES" } else { " ROWS ONLY" });
        Ok(())
    }

    /// A literal, or an expression in brackets.
    fn value(&mut self, id: ExprId) -> Done {
        if matches!(self.tree.expr(id).kind, ExprKind::Literal(_)) {
            return self.expr(id);
        }
        self.brackets(|writer| writer.expr(id))
    }

    fn lock(&mut self, lock: &Lock) -> Done {
        if !matches!(&*lock.strength, "UPDATE" | "NO KEY UPDATE" | "SHARE" | "KEY SHARE") {
            return refuse("a lock of another strength", lock.span);
        }
        if self.grammar == Grammar::Mariadb && &*lock.strength == "SHARE" {
            self.put("LOCK IN SHARE MODE");
        } else {
            self.put("FOR ");
            self.put(&lock.strength);
        }
        if !lock.of.is_empty() {
            self.put(" OF ");
            self.commas(&lock.of, |writer, name| writer.name(name))?;
        }
        match lock.wait.as_deref() {
            None => {}
            Some(wait @ ("NOWAIT" | "SKIP LOCKED")) => {
                self.put(" ");
                self.put(wait);
            }
            Some(_) => return refuse("a lock that waits otherwise", lock.span),
        }
        Ok(())
    }

    fn select(&mut self, select: &Select) -> Done {
        self.clause(|writer| writer.select_list(select))?;
        if let Some(into) = &select.into {
            if self.grammar != Grammar::Postgresql {
                return refuse("INTO", into.span());
            }
            self.line();
            self.put("INTO TABLE ");
            self.name(into)?;
        }
        if !select.from.is_empty() {
            self.line();
            self.put("FROM ");
            self.relations(&select.from)?;
        }
        self.filter("WHERE", select.filter)?;
        self.group_by(select)?;
        self.filter("HAVING", select.having)?;
        // BigQuery wants QUALIFY first, the others WINDOW
        let first = self.grammar == Grammar::Bigquery;
        if first {
            self.filter("QUALIFY", select.qualify)?;
        }
        if !select.windows.is_empty() {
            self.line();
            self.put("WINDOW ");
            self.clause(|writer| {
                writer.commas(&select.windows, |writer, (name, window)| {
                    writer.ident(name)?;
                    writer.put(" AS ");
                    writer.brackets(|writer| writer.window(window))
                })
            })?;
        }
        if !first {
            self.filter("QUALIFY", select.qualify)?;
        }
        Ok(())
    }

    fn select_list(&mut self, select: &Select) -> Done {
        self.put("SELECT");
        match &select.distinct {
            Distinct::All => {}
            Distinct::Rows => self.put(" DISTINCT"),
            Distinct::On(columns) => {
                self.put(" DISTINCT ON ");
                self.brackets(|writer| writer.commas(columns, |writer, id| writer.expr(*id)))?;
            }
        }
        if select.items.is_empty() {
            return Ok(());
        }
        self.line();
        self.items(&select.items)
    }

    pub(super) fn items(&mut self, items: &[Item]) -> Done {
        self.commas(items, |writer, item| {
            let from = writer.text.len();
            writer.expr(item.value)?;
            match (&item.alias, &item.label) {
                (None, _) if writer.is_written_as_a_call(item.value) => writer.label_of_string(item.value),
                (Some(alias), _) => {
                    writer.put(" AS ");
                    writer.ident(alias)
                }
                (None, Some(label)) if writer.is_called_by_its_text(item.value) => writer.label(label, from),
                (None, _) => Ok(()),
            }
        })
    }

    /// Whether a column without a name is called by the text that stands here; a literal is called by its value.
    fn is_called_by_its_text(&self, value: ExprId) -> bool {
        let texts = self.grammar.is_mysql() || self.grammar == Grammar::Sqlite;
        texts && !self.is_pretty() && !matches!(self.tree.expr(value).kind, ExprKind::Literal(_))
    }

    /// Whether a string is written as what gives it, and not called by its value any more.
    fn is_written_as_a_call(&self, value: ExprId) -> bool {
        self.grammar.is_mysql() && self.text_of(value).is_some_and(|text| text.contains('\\'))
    }

    fn label_of_string(&mut self, value: ExprId) -> Done {
        self.put(" AS ");
        let label = self.text_of(value).unwrap_or_default();
        self.ident(&Ident { quoted: true, ..Ident::made(label) })
    }

    /// The name that a column had by its text, where the text is another one now.
    fn label(&mut self, label: &str, from: usize) -> Done {
        if self.text.get(from..) == Some(label) {
            return Ok(());
        }
        self.put(" AS ");
        self.ident(&Ident { quoted: true, ..Ident::made(label) })
    }

    pub(super) fn filter(&mut self, word: &str, filter: Option<ExprId>) -> Done {
        let Some(filter) = filter else { return Ok(()) };
        self.line();
        self.put(word);
        self.put(" ");
        self.clause(|writer| writer.expr(filter))
    }

    fn group_by(&mut self, select: &Select) -> Done {
        if select.group_by_all {
            if !select.group_by.is_empty() {
                return refuse("GROUP BY ALL and more", Span::default());
            }
            self.line();
            self.put("GROUP BY ALL");
            return Ok(());
        }
        if select.group_by.is_empty() {
            return Ok(());
        }
        self.line();
        self.put(if select.group_by_distinct { "GROUP BY DISTINCT " } else { "GROUP BY " });
        if let [only] = select.group_by.as_slice()
            && let ExprKind::Grouping { form: GroupingForm::Rollup, sets } = &self.tree.expr(*only).kind
            && self.grammar.is_mysql()
        {
            self.clause(|writer| writer.commas(sets, |writer, id| writer.expr(*id)))?;
            self.put(" WITH ROLLUP");
            return Ok(());
        }
        self.clause(|writer| writer.commas(&select.group_by, |writer, id| writer.group_item(*id)))
    }

    /// Relations with commas between them.
    pub(super) fn relations(&mut self, relations: &[RelationId]) -> Done {
        // the brackets of a query indent by themselves
        if let [only] = relations
            && matches!(self.tree.relation(*only).kind, RelationKind::Query { .. })
        {
            return self.relation(*only);
        }
        self.clause(|writer| writer.commas(relations, |writer, id| writer.relation(*id)))
    }

    pub(super) fn relation(&mut self, id: RelationId) -> Done {
        let relation = self.tree.relation(id);
        self.deeper(relation.span, |writer| match &relation.kind {
            RelationKind::Table(table) => writer.table(table),
            RelationKind::Query { query, lateral, alias } => {
                writer.put(if *lateral { "LATERAL " } else { "" });
                writer.brackets(|writer| writer.query(*query))?;
                writer.alias(alias.as_ref())
            }
            RelationKind::Function { calls, rows_from, lateral, ordinality, alias } => {
                writer.put(if *lateral { "LATERAL " } else { "" });
                if *rows_from {
                    writer.rows_from(calls)?;
                    writer.ordinality(*ordinality);
                    return writer.alias(alias.as_ref());
                }
                let [item] = calls.as_slice() else {
                    return refuse("functions side by side", relation.span);
                };
                writer.function(item, *lateral, *ordinality, alias.as_ref())
            }
            RelationKind::Join(join) if join.alias.is_some() => {
                writer.brackets(|writer| writer.join(join))?;
                writer.alias(join.alias.as_ref())
            }
            RelationKind::Join(join) => writer.join(join),
            RelationKind::Unknown { what, reads: _, alias: _ } => refuse(what, relation.span),
        })
    }

    fn table(&mut self, table: &Table) -> Done {
        self.put(if table.only { "ONLY " } else { "" });
        self.name(&table.name)?;
        self.alias(table.alias.as_ref())?;
        table.sample.as_ref().map_or(Ok(()), |sample| self.sample(sample))
    }

    fn sample(&mut self, sample: &Sample) -> Done {
        self.put(" TABLESAMPLE ");
        match sample.method.only() {
            Some("") => {}
            // one that a module of PostgreSQL brings is a name
            Some(known @ ("bernoulli" | "system" | "row" | "block" | "reservoir")) => {
                self.put(&known.to_ascii_uppercase());
                self.put(" ");
            }
            _ => {
                self.name(&sample.method)?;
                self.put(" ");
            }
        }
        self.brackets(|writer| writer.commas(&sample.arguments, |writer, id| writer.expr(*id)))?;
        let Some(seed) = sample.repeatable else { return Ok(()) };
        self.put(" REPEATABLE ");
        self.brackets(|writer| writer.expr(seed))
    }

    fn rows_from(&mut self, calls: &[FunctionItem]) -> Done {
        self.put("ROWS FROM ");
        self.brackets(|writer| {
            writer.commas(calls, |writer, item| {
                writer.expr(item.call)?;
                if item.columns.is_empty() {
                    return Ok(());
                }
                writer.put(" AS");
                writer.alias_columns(&item.columns)
            })
        })
    }

    fn ordinality(&mut self, wanted: bool) {
        if wanted {
            self.put(if self.grammar == Grammar::Bigquery { " WITH OFFSET" } else { " WITH ORDINALITY" });
        }
    }

    fn function(&mut self, item: &FunctionItem, lateral: bool, ordinality: bool, alias: Option<&Alias>) -> Done {
        // what is no LATERAL is a table only by this word
        if self.grammar == Grammar::Snowflake && !lateral {
            self.put("TABLE");
            self.brackets(|writer| writer.expr(item.call))?;
        } else {
            self.expr(item.call)?;
        }
        let behind = self.grammar == Grammar::Bigquery;
        self.ordinality(ordinality && !behind);
        match alias {
            Some(alias) if item.columns.is_empty() => self.alias(Some(alias))?,
            Some(alias) if alias.columns.is_empty() => {
                self.put(" AS ");
                self.ident(&alias.name)?;
                self.alias_columns(&item.columns)?;
            }
            Some(alias) => return refuse("a function with columns twice", alias.name.span),
            None if item.columns.is_empty() => {}
            None => {
                self.put(" AS");
                self.alias_columns(&item.columns)?;
            }
        }
        self.ordinality(ordinality && behind);
        Ok(())
    }

    pub(super) fn alias(&mut self, alias: Option<&Alias>) -> Done {
        let Some(alias) = alias else { return Ok(()) };
        self.put(" AS ");
        self.ident(&alias.name)?;
        self.alias_columns(&alias.columns)
    }

    fn alias_columns(&mut self, columns: &[AliasColumn]) -> Done {
        if columns.is_empty() {
            return Ok(());
        }
        self.put(" ");
        self.brackets(|writer| {
            writer.commas(columns, |writer, column| {
                writer.ident(&column.name)?;
                let Some(kind) = &column.kind else { return Ok(()) };
                writer.put(" ");
                writer.type_name(kind, column.name.span)
            })
        })
    }

    fn join(&mut self, join: &Join) -> Done {
        self.relation(join.left)?;
        self.line();
        self.put(match join.constraint {
            Constraint::Natural => "NATURAL ",
            _ => "",
        });
        self.put(match (join.kind, &join.constraint) {
            (JoinKind::Inner, Constraint::None) | (JoinKind::Cross, Constraint::None) => "CROSS JOIN ",
            (JoinKind::Inner | JoinKind::Cross, _) => "JOIN ",
            (JoinKind::Left, _) => "LEFT JOIN ",
            (JoinKind::Right, _) => "RIGHT JOIN ",
            (JoinKind::Full, _) => "FULL JOIN ",
            (JoinKind::Straight, _) => "STRAIGHT_JOIN ",
        });
        let nested = matches!(&self.tree.relation(join.right).kind, RelationKind::Join(inner) if inner.alias.is_none());
        if nested {
            self.brackets(|writer| writer.relation(join.right))?;
        } else {
            self.relation(join.right)?;
        }
        self.constraint(&join.constraint)
    }

    fn constraint(&mut self, constraint: &Constraint) -> Done {
        match constraint {
            Constraint::None | Constraint::Natural => Ok(()),
            Constraint::On(condition) => {
                self.put(" ON ");
                self.clause(|writer| writer.expr(*condition))
            }
            Constraint::Using(columns, alias) => {
                self.put(" USING");
                self.names(columns)?;
                let Some(alias) = alias else { return Ok(()) };
                self.put(" AS ");
                self.ident(alias)
            }
        }
    }

    /// A line that is always a new one, in a text for people.
    pub(super) fn hard_line(&mut self) {
        self.mark(Mark::Hard);
    }

    /// A name and, where there is one, an alias.
    pub(super) fn named(&mut self, name: &Name, alias: Option<&Ident>) -> Done {
        self.name(name)?;
        let Some(alias) = alias else { return Ok(()) };
        self.put(" AS ");
        self.ident(alias)
    }
}

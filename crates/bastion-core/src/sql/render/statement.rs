//! Statements.

use super::super::grammar::Grammar;
use super::super::ir::{
    Assignment, Body, Conflict, Delete, Explain, ExprKind, Insert, Item, Matched, Merge, MergeAction, MergeClause,
    Name, QueryId, Span, StatementId, StatementKind, Update,
};
use super::name::is_word;
use super::{Done, Writer, refuse};

/// Statements that give a query a name, as they are written up to the name, and between name and query.
const MAKING: &[(&str, &str, &str)] = &[
    ("CREATE TABLE AS", "CREATE TABLE ", "AS"),
    ("CREATE VIEW", "CREATE VIEW ", "AS"),
    ("CREATE MATERIALIZED VIEW", "CREATE MATERIALIZED VIEW ", "AS"),
    ("DECLARE CURSOR", "DECLARE ", "CURSOR FOR"),
];

impl Writer<'_> {
    pub(super) fn statement(&mut self, id: StatementId) -> Done {
        let statement = self.tree.statement(id);
        let span = statement.span;
        self.deeper(span, |writer| match &statement.kind {
            StatementKind::Query(query) => writer.query(*query),
            StatementKind::Insert(insert) => writer.insert(insert, span),
            StatementKind::Update(update) => writer.update(update),
            StatementKind::Delete(delete) => writer.delete(delete),
            StatementKind::Merge(merge) => writer.merge(merge, span),
            StatementKind::Explain(explain) => writer.explain(explain, span),
            StatementKind::Making { kind, name, query } => writer.making(kind, name, *query, span),
            StatementKind::Other(what) => refuse(what, span),
        })
    }

    fn making(&mut self, kind: &str, name: &Name, query: QueryId, span: Span) -> Done {
        let Some((_, before, between)) = MAKING.iter().find(|(known, ..)| *known == kind) else {
            return refuse(kind, span);
        };
        self.put(before);
        self.name(name)?;
        self.put(" ");
        self.put(between);
        self.hard_line();
        self.query(query)
    }

    fn insert(&mut self, insert: &Insert, span: Span) -> Done {
        self.with(insert.with.as_ref())?;
        self.put("INSERT INTO ");
        self.named(&insert.target, insert.alias.as_ref())?;
        self.names(&insert.columns)?;
        match (insert.source, insert.assignments.as_slice()) {
            (Some(_), [_, ..]) => return refuse("INSERT with a query and with SET", span),
            (Some(source), []) => {
                self.line();
                self.source(source)?;
            }
            (None, []) if self.grammar.is_mysql() => self.put(" () VALUES ()"),
            (None, []) => self.put(" DEFAULT VALUES"),
            (None, assignments) => self.assignments(" SET ", assignments)?,
        }
        if let Some(row) = &insert.row_alias {
            self.put(" AS ");
            self.ident(row)?;
        }
        if let Some(conflict) = &insert.conflict {
            self.line();
            self.conflict(conflict)?;
        }
        self.returning(&insert.returning)
    }

    /// What is inserted: there rows are written without the word ROW.
    fn source(&mut self, id: QueryId) -> Done {
        let query = self.tree.query(id);
        match &query.body {
            Body::Values(rows) if query.is_bare() => self.values(rows, false),
            _ => self.query(id),
        }
    }

    fn conflict(&mut self, conflict: &Conflict) -> Done {
        if conflict.duplicate_key {
            return self.assignments("ON DUPLICATE KEY UPDATE ", &conflict.assignments);
        }
        self.put("ON CONFLICT");
        if !conflict.target.is_empty() {
            self.put(" ");
            self.brackets(|writer| {
                writer.commas(&conflict.target, |writer, id| match &writer.tree.expr(*id).kind {
                    ExprKind::Column(_) => writer.expr(*id),
                    _ => writer.brackets(|writer| writer.expr(*id)),
                })
            })?;
            if let Some(filter) = conflict.target_filter {
                self.put(" WHERE ");
                self.expr(filter)?;
            }
        }
        if let Some(constraint) = &conflict.constraint {
            self.put(" ON CONSTRAINT ");
            self.ident(constraint)?;
        }
        if conflict.assignments.is_empty() {
            self.put(" DO NOTHING");
            return Ok(());
        }
        self.assignments(" DO UPDATE SET ", &conflict.assignments)?;
        self.filter("WHERE", conflict.filter)
    }

    fn assignments(&mut self, before: &str, assignments: &[Assignment]) -> Done {
        self.put(before);
        self.clause(|writer| {
            writer.commas(assignments, |writer, assignment| {
                match assignment.targets.as_slice() {
                    [one] => writer.name(one)?,
                    several => writer.brackets(|writer| writer.commas(several, |writer, name| writer.name(name)))?,
                }
                writer.put(" = ");
                writer.expr(assignment.value)
            })
        })
    }

    fn returning(&mut self, items: &[Item]) -> Done {
        if items.is_empty() {
            return Ok(());
        }
        self.line();
        self.put("RETURNING ");
        self.clause(|writer| writer.items(items))
    }

    fn update(&mut self, update: &Update) -> Done {
        self.with(update.with.as_ref())?;
        self.put("UPDATE ");
        self.relation(update.target)?;
        self.line();
        self.assignments("SET ", &update.assignments)?;
        if !update.from.is_empty() {
            self.line();
            self.put("FROM ");
            self.relations(&update.from)?;
        }
        self.filter("WHERE", update.filter)?;
        self.ordered(&update.order_by, update.limit)?;
        self.returning(&update.returning)
    }

    fn ordered(&mut self, sorts: &[super::super::ir::Sort], limit: Option<super::super::ir::ExprId>) -> Done {
        if !sorts.is_empty() {
            self.line();
            self.clause(|writer| writer.order_by(sorts))?;
        }
        let Some(limit) = limit else { return Ok(()) };
        self.line();
        self.put("LIMIT ");
        self.expr(limit)
    }

    fn delete(&mut self, delete: &Delete) -> Done {
        self.with(delete.with.as_ref())?;
        self.put("DELETE ");
        if !delete.tables.is_empty() {
            self.commas(&delete.tables, |writer, name| writer.name(name))?;
            self.put(" ");
        }
        self.put("FROM ");
        self.relations(&delete.from)?;
        if !delete.using.is_empty() {
            self.line();
            self.put("USING ");
            self.relations(&delete.using)?;
        }
        self.filter("WHERE", delete.filter)?;
        self.ordered(&delete.order_by, delete.limit)?;
        self.returning(&delete.returning)
    }

    fn merge(&mut self, merge: &Merge, span: Span) -> Done {
        self.with(merge.with.as_ref())?;
        self.put("MERGE INTO ");
        self.relation(merge.target)?;
        self.line();
        self.put("USING ");
        self.relation(merge.source)?;
        self.put(" ON ");
        self.clause(|writer| writer.expr(merge.on))?;
        for clause in &merge.clauses {
            self.line();
            self.merge_clause(clause, span)?;
        }
        self.returning(&merge.returning)
    }

    fn merge_clause(&mut self, clause: &MergeClause, span: Span) -> Done {
        self.put(match clause.matched {
            Matched::Both => "WHEN MATCHED",
            Matched::SourceOnly => "WHEN NOT MATCHED",
            Matched::TargetOnly => "WHEN NOT MATCHED BY SOURCE",
        });
        if let Some(filter) = clause.filter {
            self.put(" AND ");
            self.operand(filter, super::expression::Binding::Not)?;
        }
        self.put(" THEN ");
        match &clause.action {
            MergeAction::Insert { columns, values } if values.is_empty() => {
                if !columns.is_empty() {
                    return refuse("INSERT of columns without values", span);
                }
                self.put("INSERT DEFAULT VALUES");
            }
            MergeAction::Insert { columns, values } => {
                self.put("INSERT");
                self.names(columns)?;
                self.put(" VALUES ");
                self.brackets(|writer| writer.commas(values, |writer, id| writer.expr(*id)))?;
            }
            MergeAction::Update(assignments) => self.assignments("UPDATE SET ", assignments)?,
            MergeAction::Delete => self.put("DELETE"),
            MergeAction::Nothing => self.put("DO NOTHING"),
        }
        Ok(())
    }

    fn explain(&mut self, explain: &Explain, span: Span) -> Done {
        let switch = |on: bool, word: &'static str| on.then_some(word);
        let switches: Vec<_> =
            [switch(explain.analyze, "ANALYZE"), switch(explain.verbose, "VERBOSE")].into_iter().flatten().collect();
        self.put("EXPLAIN");
        if self.grammar == Grammar::Postgresql && !explain.options.is_empty() {
            self.put(" (");
            self.put(&switches.join(", "));
            for (place, (option, value)) in explain.options.iter().enumerate() {
                self.put(if place > 0 || !switches.is_empty() { "," } else { "" });
                self.word(option, "an option of EXPLAIN", span)?;
                if let Some(value) = value {
                    self.word(value, "the value of an option of EXPLAIN", span)?;
                }
            }
            self.put(")");
        } else {
            for word in switches {
                self.put(" ");
                self.put(word);
            }
            for (option, value) in &explain.options {
                self.word(&option.to_ascii_uppercase(), "an option of EXPLAIN", span)?;
                let Some(value) = value else { continue };
                if !is_word(value) {
                    return refuse("the value of an option of EXPLAIN", span);
                }
                self.put(" = ");
                self.put(value);
            }
        }
        self.hard_line();
        self.statement(explain.statement)
    }
}

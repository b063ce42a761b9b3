//! Statements.

use sqlparser::ast::{self, Expr, Statement, UtilityOption, Value, ValueWithSpan};

use super::{Builder, kind};
use crate::sql::ir::{Explain, Span, StatementId, StatementKind};

impl Builder {
    pub(super) fn statement(&mut self, found: Statement) -> StatementId {
        let kind = match found {
            Statement::Query(query) => self.root(*query),
            Statement::Insert(insert) => self.insert(insert),
            Statement::Update(update) => self.update(update),
            Statement::Delete(delete) => self.delete(delete),
            Statement::Merge(merge) => self.merge(merge),
            Statement::Explain {
                describe_alias: _,
                analyze,
                verbose,
                query_plan,
                estimate,
                statement,
                format,
                options,
            } => {
                self.leave_out_if(estimate, "EXPLAIN ESTIMATE");
                let mut explain =
                    Explain { analyze, verbose, options: Vec::new(), statement: self.statement(*statement) };
                if query_plan {
                    explain.options.push(("query plan".into(), None));
                }
                if let Some(ast::AnalyzeFormatKind::Keyword(format) | ast::AnalyzeFormatKind::Assignment(format)) =
                    format
                {
                    let format = format.to_string().to_ascii_lowercase().into_boxed_str();
                    explain.options.push(("format".into(), Some(format)));
                }
                for option in options.into_iter().flatten() {
                    self.explain_option(option, &mut explain);
                }
                StatementKind::Explain(Box::new(explain))
            }
            Statement::CreateTable(found) if found.query.is_some() => {
                let bare = found.query.as_ref().map(|query| format!("CREATE TABLE {} AS {query}", found.name));
                self.leave_out_if(bare != Some(found.to_string()), "a table that is more than a name and a query");
                let name = self.name(found.name);
                match found.query {
                    Some(query) => StatementKind::Making { kind: "CREATE TABLE AS", name, query: self.query(*query) },
                    None => StatementKind::Other("CREATE TABLE"),
                }
            }
            Statement::CreateView(found) => {
                let kind = if found.materialized { "CREATE MATERIALIZED VIEW" } else { "CREATE VIEW" };
                let bare = format!("{kind} {} AS {}", found.name, found.query);
                self.leave_out_if(bare != found.to_string(), "a view that is more than a name and a query");
                let name = self.name(found.name);
                StatementKind::Making { kind, name, query: self.query(*found.query) }
            }
            other => StatementKind::Other(kind::of(&other)),
        };
        self.tree.add_statement(kind, Span::default())
    }

    // an option counts as set unless it says that it is not (`defGetBoolean`, src/backend/commands/define.c)
    fn explain_option(&mut self, found: UtilityOption, explain: &mut Explain) {
        let UtilityOption { name, arg } = found;
        let name = name.value.to_ascii_lowercase();
        let value = arg.map(|arg| match arg {
            Expr::Identifier(ident) => ident.value.to_ascii_lowercase(),
            Expr::Value(ValueWithSpan { value: Value::Boolean(value), .. }) => value.to_string(),
            Expr::Value(ValueWithSpan { value: Value::Number(digits, _), .. }) => digits,
            Expr::Value(ValueWithSpan { value: Value::SingleQuotedString(text), .. }) => text.to_ascii_lowercase(),
            _ => {
                self.leave_out("an option of EXPLAIN");
                String::new()
            }
        });
        let set = !matches!(value.as_deref(), Some("false" | "off" | "0"));
        match name.as_str() {
            // the last one counts, and one that ran is one that ran
            "analyze" => explain.analyze |= set,
            "verbose" => explain.verbose = set,
            _ => explain.options.push((name.into_boxed_str(), value.map(String::into_boxed_str))),
        }
    }
}

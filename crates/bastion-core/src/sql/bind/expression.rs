//! Expressions: every name in them is looked up; what they are made from is kept.

use super::edges::Edges;
use super::kind::{self, Kind};
use super::scope::{Scope, Value};
use super::{Binder, Named, Stop, gathered, worked};
use crate::sql::aggregate;
use crate::sql::ir::{
    Bound, Call, CallForm, ExprId, ExprKind, Ident, LikeForm, Literal, Over, SubqueryForm, Subscript, Window,
};
use crate::sql::trace::Transformation;

/// Where an expression stands: what it sees, and the queries named by WITH.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) scope: Option<&'a Scope<'a>>,
    pub(super) named: &'a Named,
}

/// Functions of MySQL whose first argument is a unit of time.
const UNIT_FIRST: &[&str] = &["timestampdiff", "timestampadd", "get_format"];

impl Binder<'_> {
    /// What an expression gives.
    pub(super) fn value(&mut self, id: ExprId, place: Place<'_>) -> Result<Value, Stop> {
        match &self.tree.expr(id).kind {
            ExprKind::Column(name) => self.column(name, place.scope),
            ExprKind::Literal(found) => Ok(of_kind(self.literal(found))),
            ExprKind::Wildcard(_)
            | ExprKind::Parameter(_)
            | ExprKind::Variable(_)
            | ExprKind::Default
            | ExprKind::Unknown(_) => Ok(Value::default()),
            ExprKind::Session { word, precision: _ } => Ok(of_kind(self.session(word))),
            ExprKind::Call(call) => self.call(call, place),
            ExprKind::Unary { operator: _, operand } => {
                let value = self.value(*operand, place)?;
                Ok(Value { kind: value.kind, edges: value.edges.through(worked) })
            }
            ExprKind::Binary { operator, left, right } => {
                let comparison = matches!(operator.symbol.as_ref(), "=" | "<>" | "<" | "<=" | ">" | ">=");
                self.chain(*left, *right, if comparison { self.kind("boolean") } else { Kind::default() }, place)
            }
            ExprKind::Collate { operand, collation: _ } => self.value(*operand, place),
            ExprKind::Cast { operand, to, safe: _ } => {
                let value = self.value(*operand, place)?;
                let kind = kind::of_cast(self.grammar(), to).unwrap_or_default();
                Ok(Value { kind, edges: value.edges.through(worked) })
            }
            ExprKind::Case { operand, branches, otherwise } => {
                let mut conditions = Edges::default();
                for condition in operand.iter().chain(branches.iter().map(|(condition, _)| condition)) {
                    conditions.extend(&self.value(*condition, place)?.edges);
                }
                let conditions = conditions.through(|_| Transformation::Conditional);
                let results = branches.iter().map(|(_, result)| *result).chain(*otherwise);
                let mut value = self.one_of(results, place)?;
                value.edges.extend(&conditions);
                Ok(value)
            }
            ExprKind::Subquery { form, query } => self.subquery(form, *query, place),
            _ => self.made_of(id, place),
        }
    }

    // operators in a row lean to the left: they are walked, not descended
    fn chain(&mut self, left: ExprId, right: ExprId, kind: Kind, place: Place<'_>) -> Result<Value, Stop> {
        let (mut first, mut others) = (left, vec![right]);
        while let ExprKind::Binary { operator: _, left, right } = &self.tree.expr(first).kind {
            others.push(*right);
            first = *left;
        }
        others.push(first);
        self.several(others.into_iter().rev(), kind, place)
    }

    // what is made of its parts, and has a type of its own
    fn made_of(&mut self, id: ExprId, place: Place<'_>) -> Result<Value, Stop> {
        let boolean = self.kind("boolean");
        match &self.tree.expr(id).kind {
            ExprKind::Not(operand) | ExprKind::Is { test: _, negated: _, operand } => {
                self.several([*operand], boolean, place)
            }
            ExprKind::Logical { or: _, terms } => self.several(terms.iter().copied(), boolean, place),
            ExprKind::Distinct { negated: _, left, right } => self.several([*left, *right], boolean, place),
            ExprKind::Quantified { operator: _, all: _, left, right } => self.several([*left, *right], boolean, place),
            ExprKind::InList { negated: _, operand, list } => {
                self.several([*operand].into_iter().chain(list.iter().copied()), boolean, place)
            }
            ExprKind::Between { negated: _, symmetric: _, operand, low, high } => {
                self.several([*operand, *low, *high], boolean, place)
            }
            ExprKind::Like { form, negated: _, operand, pattern, escape } => {
                let kind = match form {
                    LikeForm::Like | LikeForm::ILike | LikeForm::SimilarTo => boolean,
                    LikeForm::Regexp | LikeForm::Glob | LikeForm::Match => Kind::default(),
                };
                self.several([*operand, *pattern].into_iter().chain(*escape), kind, place)
            }
            ExprKind::Row(list) | ExprKind::Array(list) | ExprKind::Grouping { form: _, sets: list } => {
                self.several(list.iter().copied(), Kind::default(), place)
            }
            ExprKind::Index { base, subscripts } => {
                let mut list = vec![*base];
                for subscript in subscripts {
                    match subscript {
                        Subscript::Element(index) => list.push(*index),
                        Subscript::Slice(lower, upper) => list.extend(lower.iter().chain(upper)),
                    }
                }
                self.several(list, Kind::default(), place)
            }
            ExprKind::Field { base, name: _ } => self.several([*base], Kind::default(), place),
            ExprKind::Interval { value, unit: _ } => self.several([*value], self.kind("interval"), place),
            _ => Ok(Value::default()),
        }
    }

    fn subquery(
        &mut self,
        form: &SubqueryForm,
        query: crate::sql::ir::QueryId,
        place: Place<'_>,
    ) -> Result<Value, Stop> {
        match form {
            SubqueryForm::Scalar => self.first_column(query, place),
            SubqueryForm::Array => {
                let value = self.first_column(query, place)?;
                Ok(Value { kind: Kind::default(), edges: value.edges.through(gathered) })
            }
            // whether there is a row, not what is in it
            SubqueryForm::Exists => {
                self.query(query, place.scope, place.named)?;
                Ok(of_kind(self.kind("boolean")))
            }
            SubqueryForm::In(operand) | SubqueryForm::Quantified { operator: _, all: _, operand } => {
                let mut value = self.value(*operand, place)?;
                value.edges.extend(&self.first_column(query, place)?.edges);
                Ok(Value { kind: self.kind("boolean"), edges: value.edges.through(worked) })
            }
        }
    }

    // one value made from several
    fn several(&mut self, list: impl IntoIterator<Item = ExprId>, kind: Kind, place: Place<'_>) -> Result<Value, Stop> {
        let mut edges = Edges::default();
        for expr in list {
            edges.extend_through(&self.value(expr, place)?.edges, worked);
        }
        Ok(Value { kind, edges })
    }

    // one of several values: the type they share
    fn one_of(&mut self, list: impl IntoIterator<Item = ExprId>, place: Place<'_>) -> Result<Value, Stop> {
        let mut found: Option<Value> = None;
        for expr in list {
            let mut value = self.value(expr, place)?;
            let literal = matches!(self.tree.expr(expr).kind, ExprKind::Literal(_));
            match &mut found {
                None => {
                    if literal {
                        value.kind = Kind::default();
                    }
                    found = Some(value);
                }
                Some(known) => {
                    known.kind = if literal { Kind::default() } else { known.kind.common(&value.kind) };
                    known.edges.extend(&value.edges);
                }
            }
        }
        let found = found.unwrap_or_default();
        Ok(Value { kind: found.kind, edges: found.edges.through(worked) })
    }

    fn call(&mut self, call: &Call, place: Place<'_>) -> Result<Value, Stop> {
        let lower;
        let name = if call.name.last().bytes().any(|byte| byte.is_ascii_uppercase()) {
            lower = call.name.last().to_ascii_lowercase();
            lower.as_str()
        } else {
            call.name.last()
        };
        let aggregate =
            call.over.is_none() && (aggregate::is_aggregate(name) || call.within_group || call.filter.is_some());
        let through = if aggregate { gathered } else { worked };
        let skipped = usize::from(self.is_mysql() && UNIT_FIRST.contains(&name));
        let mut value = Value::default();
        for (number, argument) in call.arguments.iter().skip(skipped).enumerate() {
            let found = self.value(argument.value, place)?;
            value.kind = if number == 0 { found.kind } else { value.kind.common(&found.kind) };
            value.edges.extend_through(&found.edges, through);
        }
        // an ordered-set aggregate works on what it is ordered by
        for sort in &call.order_by {
            let found = self.value(sort.value, place)?;
            if call.within_group {
                value.edges.extend_through(&found.edges, through);
            } else {
                value.edges.extend_through(&found.edges, |_| Transformation::Sort);
            }
        }
        if name == "grouping" || name == "grouping_id" {
            // it tells the set of a group, and never a value
            value.edges = value.edges.through(|_| Transformation::GroupBy);
        }
        if let Some(filter) = call.filter {
            let filter = self.value(filter, place)?;
            let filter = filter.edges.through(|_| Transformation::Conditional);
            value.edges.extend(&filter);
        }
        match &call.over {
            None => {}
            Some(Over::Window(window)) => value.edges.extend(&self.window(window, place)?),
            Some(Over::Named(name)) => value.edges.extend(&self.named_window(name, place)?),
        }
        value.kind = self.result_of(name, call.form, value.kind);
        Ok(value)
    }

    fn named_window(&mut self, name: &Ident, place: Place<'_>) -> Result<Edges, Stop> {
        let windows = self.windows.last().copied().unwrap_or_default();
        match windows.iter().find(|(known, _)| self.same(&known.value, &name.value)) {
            Some((_, window)) => self.window(window, place),
            None => Ok(Edges::default()),
        }
    }

    /// The expressions of a window.
    pub(super) fn window(&mut self, window: &Window, place: Place<'_>) -> Result<Edges, Stop> {
        let mut keys = match &window.base {
            // a window never starts from itself or from one behind it
            Some(base) if self.windows.last().is_some_and(|windows| stands_before(windows, base, window)) => {
                self.named_window(base, place)?
            }
            _ => Edges::default(),
        };
        let sorted = window.order_by.iter().map(|sort| sort.value);
        for expr in window.partition_by.iter().copied().chain(sorted) {
            keys.extend(&self.value(expr, place)?.edges);
        }
        if let Some(frame) = &window.frame {
            for bound in [Some(&frame.start), frame.end.as_ref()].into_iter().flatten() {
                if let Bound::Preceding(expr) | Bound::Following(expr) = bound {
                    keys.extend(&self.value(*expr, place)?.edges);
                }
            }
        }
        Ok(keys.through(|_| Transformation::Window))
    }

    // types of results are told in PostgreSQL alone: elsewhere a server's words for them are others
    pub(super) fn kind(&self, name: &'static str) -> Kind {
        if self.is_postgres() { Kind::fixed(name) } else { Kind::default() }
    }

    fn literal(&self, found: &Literal) -> Kind {
        match found {
            Literal::Number(text) => match text.parse::<i64>() {
                Ok(number) if i32::try_from(number).is_ok() => self.kind("integer"),
                Ok(_) => self.kind("bigint"),
                Err(_) => self.kind("numeric"),
            },
            Literal::Boolean(_) => self.kind("boolean"),
            Literal::String(_) | Literal::Null => self.kind("text"),
            Literal::Bits(_) | Literal::Hex(_) | Literal::Prefixed(..) => Kind::default(),
        }
    }

    fn session(&self, word: &str) -> Kind {
        match word {
            "current_timestamp" => self.kind("timestamp with time zone"),
            "current_date" => self.kind("date"),
            _ => Kind::default(),
        }
    }

    fn result_of(&self, name: &str, form: CallForm, arguments: Kind) -> Kind {
        match form {
            CallForm::Extract => return self.kind("numeric"),
            CallForm::Position => return self.kind("integer"),
            CallForm::Plain => {}
            _ => return Kind::default(),
        }
        match name {
            "count" | "row_number" | "rank" | "dense_rank" => self.kind("bigint"),
            "lower" | "upper" | "concat" | "concat_ws" | "string_agg" | "to_char" | "replace" => self.kind("text"),
            "length" | "char_length" => self.kind("integer"),
            "now" | "clock_timestamp" => self.kind("timestamp with time zone"),
            "sum" => match arguments.name.as_str() {
                "smallint" | "integer" => self.kind("bigint"),
                "bigint" | "numeric" => self.kind("numeric"),
                "real" | "double precision" | "money" | "interval" => Kind { modifier: None, ..arguments },
                _ => Kind::default(),
            },
            "avg" => match arguments.name.as_str() {
                "smallint" | "integer" | "bigint" | "numeric" => self.kind("numeric"),
                "real" | "double precision" => self.kind("double precision"),
                _ => Kind::default(),
            },
            "coalesce" | "greatest" | "least" => arguments,
            // a text's length is not kept
            "min" | "max" if !arguments.name.as_str().starts_with("character") => Kind { modifier: None, ..arguments },
            _ => Kind::default(),
        }
    }
}

fn stands_before(windows: &[(Ident, Window)], base: &Ident, window: &Window) -> bool {
    let place = windows.iter().position(|(_, known)| std::ptr::eq(known, window)).unwrap_or(windows.len());
    windows.iter().take(place).any(|(known, _)| known == base)
}

fn of_kind(kind: Kind) -> Value {
    Value { kind, ..Value::default() }
}

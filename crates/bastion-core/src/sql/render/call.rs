//! Calls of functions, each in its product's own syntax.

use super::super::grammar::Grammar;
use super::super::ir::{
    Argument, Bound, Call, CallForm, Exclusion, ExprId, ExprKind, Frame, FrameUnit, Literal, Name, Over, Span, Tree,
    Window,
};
use super::expression::Binding;
use super::literal::BACKSLASH;
use super::name::is_word;
use super::{Done, Writer, refuse};

impl<'t> Writer<'t> {
    pub(super) fn call(&mut self, call: &Call, span: Span) -> Done {
        if self.is_backslash(call) {
            self.put(BACKSLASH);
            return Ok(());
        }
        let values: Vec<ExprId> = call.arguments.iter().map(|argument| argument.value).collect();
        match (call.form, values.as_slice()) {
            (CallForm::Plain, _) => return self.plain_call(call, span),
            (CallForm::Extract, [field, from]) => self.extract(*field, *from)?,
            (CallForm::Substring, [text, parts @ ..]) if parts.len() < 3 => {
                self.keyword_call("SUBSTRING", *text, &["FROM", "FOR"], parts)?;
            }
            (CallForm::Position, [text, part]) => self.keyword_call("POSITION", *part, &["IN"], &[*text])?,
            (CallForm::Overlay, [text, parts @ ..]) if matches!(parts.len(), 2 | 3) => {
                self.keyword_call("OVERLAY", *text, &["PLACING", "FROM", "FOR"], parts)?;
            }
            (CallForm::Trim, [text, parts @ ..]) if parts.len() < 2 => self.trim(call, *text, parts.first(), span)?,
            (CallForm::AtTimeZone, [zone, time]) => {
                self.operand(*time, Binding::Atom)?;
                self.put(" AT TIME ZONE ");
                self.operand(*zone, Binding::Atom)?;
            }
            (CallForm::AtTimeZone, [time]) => {
                self.operand(*time, Binding::Atom)?;
                self.put(" AT LOCAL");
            }
            (CallForm::Overlaps, [a, b, c, d]) => {
                self.brackets(|writer| writer.commas(&[*a, *b], |writer, id| writer.expr(*id)))?;
                self.put(" OVERLAPS ");
                self.brackets(|writer| writer.commas(&[*c, *d], |writer, id| writer.expr(*id)))?;
            }
            (CallForm::ConvertUsing, [text, set]) => {
                self.put("CONVERT(");
                self.expr(*text)?;
                self.put(" USING");
                let set = self.text_of(*set).unwrap_or_default();
                self.word(set, "a character set of another form", span)?;
                self.put(")");
            }
            (CallForm::MatchAgainst, [query, columns @ ..]) => self.match_against(call, *query, columns, span)?,
            _ => return refuse("a call with other arguments than its form has", span),
        }
        if call.form != CallForm::MatchAgainst && has_more(call) {
            return refuse("a call of this form with clauses of an aggregate", span);
        }
        Ok(())
    }

    fn plain_call(&mut self, call: &Call, span: Span) -> Done {
        self.function_name(&call.name)?;
        self.brackets(|writer| writer.inside(call, span))?;
        if call.within_group {
            self.put(" WITHIN GROUP (");
            self.order_by(&call.order_by)?;
            self.put(")");
        }
        if !self.nulls_stand_inside() {
            self.nulls(call);
        }
        if let Some(filter) = call.filter {
            self.put(" FILTER (WHERE ");
            self.expr(filter)?;
            self.put(")");
        }
        match &call.over {
            None => Ok(()),
            Some(Over::Named(name)) => {
                self.put(" OVER ");
                self.ident(name)
            }
            Some(Over::Window(window)) => {
                self.put(" OVER ");
                self.brackets(|writer| writer.window(window))
            }
        }
    }

    fn inside(&mut self, call: &Call, span: Span) -> Done {
        if call.distinct {
            self.put("DISTINCT ");
        }
        if call.star {
            if !call.arguments.is_empty() {
                return refuse("a call of all columns and more", span);
            }
            self.put("*");
        }
        let last = call.arguments.len().saturating_sub(1);
        let places: Vec<usize> = (0..call.arguments.len()).collect();
        self.commas(&places, |writer, place| {
            if call.variadic && *place == last {
                writer.put("VARIADIC ");
            }
            if *place == 0
                && let Some(unit) = writer.leading_unit(call)
            {
                writer.put(unit);
                return Ok(());
            }
            call.arguments.get(*place).map_or(Ok(()), |argument| writer.argument(argument))
        })?;
        if self.nulls_stand_inside() {
            self.nulls(call);
        }
        if !call.within_group && !call.order_by.is_empty() {
            self.line();
            self.order_by(&call.order_by)?;
        }
        let Some(separator) = &call.separator else { return Ok(()) };
        if !self.grammar.is_mysql() {
            return refuse("a separator of an aggregate", span);
        }
        self.line();
        self.put("SEPARATOR ");
        if separator.contains('\\') {
            // only a literal may stand here
            self.hexadecimal(separator);
            return Ok(());
        }
        self.string(separator, span)
    }

    fn argument(&mut self, argument: &Argument) -> Done {
        if let Some(name) = &argument.name {
            self.ident(name)?;
            self.put(" => ");
        } else if self.grammar == Grammar::Duckdb {
            // `f(a = 1)` may be an argument with a name there
            return self.operand(argument.value, Binding::Operator);
        }
        self.expr(argument.value)
    }

    /// The word `DAY` in MySQL's `TIMESTAMPDIFF(DAY, a, b)`, which is no column.
    fn leading_unit(&self, call: &Call) -> Option<&'t str> {
        let name = call.name.only()?;
        let takes = ["timestampdiff", "timestampadd"].iter().any(|one| name.eq_ignore_ascii_case(one));
        let tree: &'t Tree = self.tree;
        match &tree.expr(call.arguments.first()?.value).kind {
            ExprKind::Column(Name(parts)) if takes && self.grammar.is_mysql() => match parts.as_slice() {
                [word] if !word.quoted && is_word(&word.value) => Some(&word.value),
                _ => None,
            },
            _ => None,
        }
    }

    const fn nulls_stand_inside(&self) -> bool {
        matches!(self.grammar, Grammar::Bigquery | Grammar::Duckdb)
    }

    fn nulls(&mut self, call: &Call) {
        match call.ignore_nulls {
            Some(true) => self.put(" IGNORE NULLS"),
            Some(false) => self.put(" RESPECT NULLS"),
            None => {}
        }
    }

    /// `NAME(first WORD part WORD part)`.
    fn keyword_call(&mut self, name: &str, first: ExprId, words: &[&str], parts: &[ExprId]) -> Done {
        self.put(name);
        self.brackets(|writer| {
            writer.operand(first, Binding::Operator)?;
            for (word, part) in words.iter().zip(parts) {
                writer.line();
                writer.put(word);
                writer.put(" ");
                writer.operand(*part, Binding::Operator)?;
            }
            Ok(())
        })
    }

    fn extract(&mut self, field: ExprId, from: ExprId) -> Done {
        let span = self.tree.expr(field).span;
        self.put("EXTRACT(");
        match self.text_of(field) {
            Some(field) if is_word(field) => self.put(&field.to_ascii_uppercase()),
            Some(field) if self.grammar == Grammar::Postgresql => self.string(field, span)?,
            _ => return refuse("a field of EXTRACT of another form", span),
        }
        self.put(" FROM ");
        self.expr(from)?;
        self.put(")");
        Ok(())
    }

    fn trim(&mut self, call: &Call, text: ExprId, what: Option<&ExprId>, span: Span) -> Done {
        let side = match call.name.last().to_ascii_lowercase().as_str() {
            "btrim" => "BOTH",
            "ltrim" => "LEADING",
            "rtrim" => "TRAILING",
            _ => return refuse("a TRIM of another name", span),
        };
        self.put("TRIM(");
        if what.is_some() || side != "BOTH" {
            self.put(side);
            self.put(" ");
        }
        if let Some(what) = what {
            self.operand(*what, Binding::Operator)?;
            self.put(" ");
        }
        if what.is_some() || side != "BOTH" {
            self.put("FROM ");
        }
        self.operand(text, Binding::Operator)?;
        self.put(")");
        Ok(())
    }

    fn match_against(&mut self, call: &Call, query: ExprId, columns: &[ExprId], span: Span) -> Done {
        self.put("MATCH ");
        self.brackets(|writer| writer.commas(columns, |writer, id| writer.expr(*id)))?;
        self.put(" AGAINST (");
        self.operand(query, Binding::Operator)?;
        if let Some(modifier) = call.separator.as_deref().filter(|modifier| !modifier.is_empty()) {
            self.word(modifier, "a modifier of AGAINST", span)?;
        }
        self.put(")");
        Ok(())
    }

    /// The text of an expression that is a string.
    pub(super) fn text_of(&self, id: ExprId) -> Option<&'t str> {
        match &self.tree.expr(id).kind {
            ExprKind::Literal(Literal::String(text)) => Some(text),
            _ => None,
        }
    }

    /// What stands between the brackets of a window.
    pub(super) fn window(&mut self, window: &Window) -> Done {
        let mut any = false;
        if let Some(base) = &window.base {
            self.ident(base)?;
            any = true;
        }
        if !window.partition_by.is_empty() {
            self.between_clauses(any);
            self.put("PARTITION BY ");
            self.commas(&window.partition_by, |writer, id| writer.expr(*id))?;
            any = true;
        }
        if !window.order_by.is_empty() {
            self.between_clauses(any);
            self.order_by(&window.order_by)?;
            any = true;
        }
        if let Some(frame) = &window.frame {
            self.between_clauses(any);
            self.frame(frame)?;
        }
        Ok(())
    }

    fn between_clauses(&mut self, any: bool) {
        if any {
            self.line();
        }
    }

    fn frame(&mut self, frame: &Frame) -> Done {
        self.put(match frame.unit {
            FrameUnit::Rows => "ROWS ",
            FrameUnit::Range => "RANGE ",
            FrameUnit::Groups => "GROUPS ",
        });
        if let Some(end) = &frame.end {
            self.put("BETWEEN ");
            self.bound(&frame.start)?;
            self.put(" AND ");
            self.bound(end)?;
        } else {
            self.bound(&frame.start)?;
        }
        self.put(match frame.exclude {
            None => "",
            Some(Exclusion::CurrentRow) => " EXCLUDE CURRENT ROW",
            Some(Exclusion::Group) => " EXCLUDE GROUP",
            Some(Exclusion::Ties) => " EXCLUDE TIES",
        });
        Ok(())
    }

    fn bound(&mut self, bound: &Bound) -> Done {
        match bound {
            Bound::UnboundedPreceding => self.put("UNBOUNDED PRECEDING"),
            Bound::CurrentRow => self.put("CURRENT ROW"),
            Bound::UnboundedFollowing => self.put("UNBOUNDED FOLLOWING"),
            Bound::Preceding(distance) => {
                self.operand(*distance, Binding::Operator)?;
                self.put(" PRECEDING");
            }
            Bound::Following(distance) => {
                self.operand(*distance, Binding::Operator)?;
                self.put(" FOLLOWING");
            }
        }
        Ok(())
    }
}

fn has_more(call: &Call) -> bool {
    call.distinct
        || call.star
        || call.variadic
        || call.within_group
        || !call.order_by.is_empty()
        || call.separator.is_some()
        || call.ignore_nulls.is_some()
        || call.filter.is_some()
        || call.over.is_some()
        || call.arguments.iter().any(|argument| argument.name.is_some())
}

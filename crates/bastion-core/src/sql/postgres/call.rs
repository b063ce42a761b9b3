//! Functions and windows.

use bastion_postgres_parser::raw::{CoercionForm, SortByDir, SortByNulls};
use bastion_postgres_parser::{Node, list, nodes};

use super::{Builder, words_of};
use crate::sql::ir::{
    Argument, Bound, Call, CallForm, Exclusion, ExprId, ExprKind, Frame, FrameUnit, Ident, Literal, Name, Over, Sort,
    Window,
};

/// `FRAMEOPTION_…` of src/include/nodes/parsenodes.h; a bound that is none of them is the current row.
mod frame {
    pub(super) const NONDEFAULT: i32 = 0x0_0001;
    pub(super) const ROWS: i32 = 0x0_0004;
    pub(super) const GROUPS: i32 = 0x0_0008;
    pub(super) const BETWEEN: i32 = 0x0_0010;
    pub(super) const START_UNBOUNDED_PRECEDING: i32 = 0x0_0020;
    pub(super) const END_UNBOUNDED_PRECEDING: i32 = 0x0_0040;
    pub(super) const START_UNBOUNDED_FOLLOWING: i32 = 0x0_0080;
    pub(super) const END_UNBOUNDED_FOLLOWING: i32 = 0x0_0100;
    pub(super) const START_OFFSET_PRECEDING: i32 = 0x0_0800;
    pub(super) const END_OFFSET_PRECEDING: i32 = 0x0_1000;
    pub(super) const START_OFFSET_FOLLOWING: i32 = 0x0_2000;
    pub(super) const END_OFFSET_FOLLOWING: i32 = 0x0_4000;
    pub(super) const EXCLUDE_CURRENT_ROW: i32 = 0x0_8000;
    pub(super) const EXCLUDE_GROUP: i32 = 0x1_0000;
    pub(super) const EXCLUDE_TIES: i32 = 0x2_0000;
}

impl Builder<'_> {
    pub(super) fn function(&mut self, found: &nodes::FuncCall) -> ExprId {
        if found.funcformat == CoercionForm::COERCE_SQL_SYNTAX {
            return self.own_syntax(found);
        }
        let name = self.name(words_of(found.funcname()), found.location);
        let span = name.span();
        let arguments = found.args().iter().map(|argument| self.argument(argument)).collect();
        let order_by = self.sorts(found.agg_order());
        let call = Call {
            arguments,
            variadic: found.func_variadic,
            star: found.agg_star,
            distinct: found.agg_distinct,
            order_by,
            within_group: found.agg_within_group,
            filter: self.optional(found.agg_filter()),
            over: found.over().map(|over| self.over(over)),
            ..Call::plain(name, Vec::new())
        };
        self.tree.add_expr(ExprKind::Call(Box::new(call)), span)
    }

    fn argument(&mut self, found: Node<'_>) -> Argument {
        match found {
            Node::NamedArgExpr(named) => {
                let name = Some(self.ident(named.name(), named.location));
                Argument { name, value: self.expr(named.arg()) }
            }
            other => Argument::from(self.expr(other)),
        }
    }

    /// A function that is written with words between its arguments, which the parser gives the system's name.
    fn own_syntax(&mut self, found: &nodes::FuncCall) -> ExprId {
        let span = self.at(found.location);
        let name = words_of(found.funcname()).next_back().unwrap_or_default();
        let count = found.args().len();
        let form = match (name, count) {
            ("system_user", 0) => {
                let word = name.into();
                return self.tree.add_expr(ExprKind::Session { word, precision: None }, span);
            }
            ("extract", 2) => CallForm::Extract,
            ("substring", 2 | 3) => CallForm::Substring,
            ("position", 2) => CallForm::Position,
            ("overlay", 3 | 4) => CallForm::Overlay,
            ("btrim" | "ltrim" | "rtrim", _) => CallForm::Trim,
            ("timezone", 2) => CallForm::AtTimeZone,
            ("overlaps", 4) => CallForm::Overlaps,
            // the others can be called by the name they have in the catalogue
            _ => CallForm::Plain,
        };
        let arguments = match (name, found.args().get(1), found.args().get(2)) {
            // `substring(a FOR c)` gets a place to begin and a cast of c that nobody wrote
            ("substring", Some(Node::A_Const(from)), Some(Node::TypeCast(cast))) if from.location < 0 => {
                let whole = self.expr(found.args().first().unwrap_or(Node::None));
                vec![whole, self.expr(Node::A_Const(from)), self.expr(cast.arg())]
            }
            _ => self.exprs(found.args()),
        };
        if form == CallForm::Extract {
            self.fold_first(&arguments);
        }
        let mut parts = vec![Ident { value: name.into(), quoted: false, span }];
        if form == CallForm::Plain {
            parts.insert(0, Ident::made("pg_catalog"));
        }
        let call = Call { form, ..Call::plain(Name(parts), arguments) };
        self.tree.add_expr(ExprKind::Call(Box::new(call)), span)
    }

    // the field of `extract` is a word
    fn fold_first(&mut self, arguments: &[ExprId]) {
        if let Some(first) = arguments.first()
            && let ExprKind::Literal(Literal::String(text)) = &self.tree.expr(*first).kind
        {
            let folded = Literal::String(text.to_ascii_lowercase().into_boxed_str());
            self.tree.replace_expr(*first, ExprKind::Literal(folded));
        }
    }

    pub(super) fn sorts(&mut self, list: &list::CastNodeList<nodes::SortBy>) -> Vec<Sort> {
        list.iter().map(|found| self.sort(found)).collect()
    }

    pub(super) fn sort(&mut self, found: &nodes::SortBy) -> Sort {
        Sort {
            value: self.expr(found.node()),
            descending: match found.sortby_dir {
                SortByDir::SORTBY_ASC => Some(false),
                SortByDir::SORTBY_DESC => Some(true),
                _ => None,
            },
            nulls_first: match found.sortby_nulls {
                SortByNulls::SORTBY_NULLS_FIRST => Some(true),
                SortByNulls::SORTBY_NULLS_LAST => Some(false),
                _ => None,
            },
            using: (found.sortby_dir == SortByDir::SORTBY_USING).then(|| self.operator(found.use_op())),
        }
    }

    pub(super) fn over(&mut self, found: &nodes::WindowDef) -> Over {
        match found.name() {
            Some(name) => Over::Named(self.ident(Some(name), found.location)),
            None => Over::Window(self.window(found)),
        }
    }

    pub(super) fn window(&mut self, found: &nodes::WindowDef) -> Window {
        Window {
            base: found.refname().map(Ident::made),
            partition_by: self.exprs(found.partition_clause()),
            order_by: self.sorts(found.order_clause()),
            frame: self.frame(found),
        }
    }

    fn frame(&mut self, found: &nodes::WindowDef) -> Option<Frame> {
        let has = |option: i32| found.frame_options & option != 0;
        if !has(frame::NONDEFAULT) {
            return None;
        }
        let start = if has(frame::START_UNBOUNDED_PRECEDING) {
            Bound::UnboundedPreceding
        } else if has(frame::START_UNBOUNDED_FOLLOWING) {
            Bound::UnboundedFollowing
        } else if has(frame::START_OFFSET_PRECEDING) {
            Bound::Preceding(self.expr(found.start_offset()))
        } else if has(frame::START_OFFSET_FOLLOWING) {
            Bound::Following(self.expr(found.start_offset()))
        } else {
            Bound::CurrentRow
        };
        let end = if !has(frame::BETWEEN) {
            None
        } else if has(frame::END_UNBOUNDED_FOLLOWING) {
            Some(Bound::UnboundedFollowing)
        } else if has(frame::END_UNBOUNDED_PRECEDING) {
            Some(Bound::UnboundedPreceding)
        } else if has(frame::END_OFFSET_PRECEDING) {
            Some(Bound::Preceding(self.expr(found.end_offset())))
        } else if has(frame::END_OFFSET_FOLLOWING) {
            Some(Bound::Following(self.expr(found.end_offset())))
        } else {
            Some(Bound::CurrentRow)
        };
        let unit = match (has(frame::ROWS), has(frame::GROUPS)) {
            (true, _) => FrameUnit::Rows,
            (_, true) => FrameUnit::Groups,
            _ => FrameUnit::Range,
        };
        let exclude = if has(frame::EXCLUDE_CURRENT_ROW) {
            Some(Exclusion::CurrentRow)
        } else if has(frame::EXCLUDE_GROUP) {
            Some(Exclusion::Group)
        } else {
            has(frame::EXCLUDE_TIES).then_some(Exclusion::Ties)
        };
        Some(Frame { unit, start, end, exclude })
    }
}

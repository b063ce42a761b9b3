//! A range in the place of a function of a date or a time: `CAST(at AS date) = '2024-01-31'` is
//! `at >= '2024-01-31' AND at < '2024-02-01'`.

use super::kind::{TypeClass, class_of};
use crate::sql::advice::Rewrite;
use crate::sql::advice::subject::{Bound, Subject};
use crate::sql::grammar::Grammar;
use crate::sql::ir::{ExprId, ExprKind, Literal};

const BECAUSE: &str = "the range holds exactly the times of which the function gives that value";

/// The statement with a range, where a date or a year is computed from a time and compared with a constant.
pub(super) fn of_date(
    subject: &Subject<'_>,
    comparison: ExprId,
    operand: ExprId,
    bound: &Bound<'_>,
    constants: &[ExprId],
) -> Option<Rewrite> {
    // SQLite's CAST to a date gives a number
    if subject.grammar == Grammar::Sqlite || !matches!(class_of(&bound.column.data_type), TypeClass::Timestamp) {
        return None;
    }
    let ExprKind::Binary { operator, .. } = &subject.tree.expr(comparison).kind else { return None };
    let [constant] = constants else { return None };
    if operator.symbol.as_ref() != "=" {
        return None;
    }
    let (argument, first, next) = match &subject.tree.expr(operand).kind {
        ExprKind::Cast { operand, to, .. } if to.system && to.name.last() == "date" => {
            day(subject, *operand, *constant)?
        }
        ExprKind::Call(call) if call.name.last().eq_ignore_ascii_case("date") && subject.grammar.is_mysql() => {
            let [argument] = call.arguments.as_slice() else { return None };
            day(subject, argument.value, *constant)?
        }
        ExprKind::Call(call) if call.name.last().eq_ignore_ascii_case("year") && subject.grammar.is_mysql() => {
            let [argument] = call.arguments.as_slice() else { return None };
            year(subject, argument.value, *constant)?
        }
        ExprKind::Call(call) if call.form == crate::sql::ir::CallForm::Extract => {
            let [field, argument] = call.arguments.as_slice() else { return None };
            let year_field =
                matches!(subject.literal(field.value), Some(Literal::String(text)) if text.as_ref() == "year");
            if !year_field {
                return None;
            }
            year(subject, argument.value, *constant)?
        }
        _ => return None,
    };
    subject.column(argument)?;
    let column = subject.text_of(argument)?;
    let span = subject.extent(comparison)?;
    let range = format!("({column} >= '{first}' AND {column} < '{next}')");
    subject.edited(vec![(span, range)], BECAUSE)
}

fn day(subject: &Subject<'_>, argument: ExprId, constant: ExprId) -> Option<(ExprId, String, String)> {
    let Literal::String(text) = subject.literal(constant)? else { return None };
    let date: jiff::civil::Date = text.parse().ok()?;
    if date.to_string() != text.as_ref() || date.year() < 1 {
        return None;
    }
    Some((argument, date.to_string(), date.tomorrow().ok()?.to_string()))
}

fn year(subject: &Subject<'_>, argument: ExprId, constant: ExprId) -> Option<(ExprId, String, String)> {
    let Literal::Number(text) = subject.literal(constant)? else { return None };
    let year: u16 = text.parse().ok()?;
    if !(1000..9999).contains(&year) {
        return None;
    }
    Some((argument, format!("{year}-01-01"), format!("{}-01-01", year + 1)))
}

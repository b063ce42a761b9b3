//! Routines of one name: which one took the place of which.

use super::super::Case;
use crate::diff::Change;
use crate::schema::{ArgumentMode, Object, Routine};

/// Whether a caller gives such an argument.
pub(super) const fn is_input(mode: ArgumentMode) -> bool {
    matches!(mode, ArgumentMode::Input | ArgumentMode::InputOutput | ArgumentMode::Variadic)
}

/// The only routine that came under the name of one that is gone.
pub(super) fn successor<'a>(case: &Case<'a>, gone: &Routine) -> Option<&'a Routine> {
    let came = case.context.diff.changes.iter().filter_map(|change| match change {
        Change::Added(added) => match &added.object {
            Object::Routine(routine) if same_name(routine, gone) => Some(routine),
            _ => None,
        },
        _ => None,
    });
    let mut came = came.collect::<Vec<_>>().into_iter();
    came.next().filter(|_| came.next().is_none())
}

/// Whether a routine that came is the successor of one that is gone.
pub(super) fn predecessor(case: &Case<'_>, came: &Routine) -> bool {
    case.context.diff.changes.iter().any(|change| match change {
        Change::Removed(removed) => match &removed.object {
            Object::Routine(gone) => same_name(gone, came) && successor(case, gone).is_some(),
            _ => false,
        },
        _ => false,
    })
}

fn same_name(left: &Routine, right: &Routine) -> bool {
    left.schema == right.schema && left.name == right.name
}

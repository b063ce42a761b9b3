//! What can only go when everything else is done.

use super::model::{Fate, Model};
use crate::schema::ObjectKind;

/// Marks old objects that something altered in place still uses until it is altered, and what those in turn need.
pub(super) fn mark(model: &mut Model<'_>) {
    for item in &mut model.items {
        item.late = item.fate == Fate::Aside
            || (item.fate == Fate::Drop && matches!(item.kind(), ObjectKind::Schema | ObjectKind::Extension));
    }
    loop {
        let mut found = Vec::new();
        for (place, list) in model.dependents.iter().enumerate() {
            let Some(item) = model.items.get(place).filter(|item| item.fate == Fate::Drop && !item.late) else {
                continue;
            };
            if matches!(item.kind(), ObjectKind::Column | ObjectKind::Constraint | ObjectKind::Index) {
                continue;
            }
            let used = list.iter().filter_map(|place| model.items.get(*place)).any(|other| {
                other.late
                    || (matches!(other.fate, Fate::Alter) && other.kind() != ObjectKind::Sequence && !other.released)
            });
            if used {
                found.push(place);
            }
        }
        if found.is_empty() {
            break;
        }
        for place in found {
            if let Some(item) = model.items.get_mut(place) {
                item.late = true;
            }
        }
    }
}

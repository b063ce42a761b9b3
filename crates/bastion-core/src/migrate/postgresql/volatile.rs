//! What makes the server compute a value for every row that is there.

use super::model::Model;
use super::order::mentions;
use crate::schema::{Column, Object, ObjectKey, Root, Volatility};

// the functions of pg_catalog that are volatile, give a value, and may stand in a default
const VOLATILE: [&str; 9] =
    ["clock_timestamp", "currval", "gen_random_uuid", "lastval", "nextval", "random", "setval", "timeofday", "uuidv7"];

/// Whether a default gives another value for each row.
pub(super) fn is_volatile(model: &Model<'_>, expression: &str) -> bool {
    VOLATILE.iter().any(|name| mentions(expression, name))
        || model.new.entries().any(|entry| match entry.object() {
            Object::Routine(routine) => {
                routine.volatility == Volatility::Volatile && mentions(expression, &routine.name)
            }
            _ => false,
        })
}

/// Whether a column's type is a domain that checks its values.
pub(super) fn checked_domain(model: &Model<'_>, column: &Column) -> bool {
    let Some(name) = &column.type_reference else { return false };
    let key =
        ObjectKey::new(Root::Domain, crate::schema::ObjectKind::Domain, vec![name.schema.clone(), name.name.clone()]);
    match model.new.get(&key) {
        Some(Object::Domain(domain)) => domain.not_null || !domain.checks.is_empty(),
        _ => false,
    }
}

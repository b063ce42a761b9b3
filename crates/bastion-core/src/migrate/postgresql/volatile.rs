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
    let (mut next, mut data_type) = (column.type_reference.as_ref(), column.data_type.as_str());
    // a domain over an array looks into no element
    while let Some(name) = next.filter(|_| !data_type.ends_with("[]")) {
        let path = vec![name.schema.clone(), name.name.clone()];
        let key = ObjectKey::new(Root::Domain, crate::schema::ObjectKind::Domain, path);
        let Some(Object::Domain(domain)) = model.new.get(&key) else { return false };
        if domain.not_null || !domain.checks.is_empty() {
            return true;
        }
        (next, data_type) = (domain.type_reference.as_ref(), domain.data_type.as_str());
    }
    false
}

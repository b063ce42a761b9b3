//! The same object under another path: statements name it as it is called at their moment.

use crate::schema::{Object, ObjectName};

/// The object with another path of the same length.
pub(super) fn relocated(object: &Object, path: &[String]) -> Object {
    let mut object = object.clone();
    let part = |place: usize| path.get(place).cloned().unwrap_or_default();
    macro_rules! place {
        ($(named $($root:ident)+;)? $(alone $($alone:ident)+;)? $(member $($member:ident)+;)?) => {
            match &mut object {
                $($(Object::$root(found) => { found.schema = part(0); found.name = part(1); })+)?
                $($(Object::$alone(found) => found.name = part(0),)+)?
                $($(Object::$member(found) => {
                    found.schema = part(0);
                    found.relation = part(1);
                    found.name = part(2);
                })+)?
                Object::Routine(routine) => {
                    routine.schema = part(0);
                    routine.signature = part(1);
                    routine.name = routine.signature.split('(').next().unwrap_or_default().to_owned();
                }
                Object::Operator(operator) => operator.schema = part(0),
                Object::OperatorFamily(family) => family.schema = part(0),
                Object::OperatorClass(class) => class.schema = part(0),
                Object::Attribute(attribute) => {
                    attribute.schema = part(0);
                    attribute.composite = part(1);
                    attribute.name = part(2);
                }
                Object::Cast(_)
                | Object::Grant(_)
                | Object::SecurityLabel(_)
                | Object::UserMapping(_)
                | Object::DefaultPrivilege(_)
                | Object::ScheduledEvent(_) => {}
            }
        };
    }
    place! {
        named Enum Domain Sequence Relation Composite Range Collation TextSearchConfiguration TextSearchDictionary
            TextSearchParser TextSearchTemplate Statistics;
        alone Schema Extension Publication ForeignDataWrapper ForeignServer EventTrigger;
        member Column Constraint Index Trigger RowPolicy RewriteRule;
    }
    object
}

/// A path as a name of two parts.
pub(super) fn name_of(path: &[String]) -> ObjectName {
    ObjectName::new(path.first().cloned().unwrap_or_default(), path.get(1).cloned().unwrap_or_default())
}

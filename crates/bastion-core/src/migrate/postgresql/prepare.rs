//! What must be committed before the rest can use it.

use super::model::{Fate, Model};
use super::phrase::literal;
use super::standalone::added_labels;
use super::step::Step;
use crate::migrate::plan::ActionKind;
use crate::schema::{Object, ObjectKind};

/// New labels of enums that the plan itself writes down: a label cannot be used by the transaction that adds it
/// (manual, "ALTER TYPE", notes).
pub(super) fn steps(model: &Model<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    for item in model.items.iter().filter(|item| item.fate == Fate::Alter && item.kind() == ObjectKind::Enum) {
        let (Some(Object::Enum(old)), Some(Object::Enum(new))) = (item.old_object(), item.new_object()) else {
            continue;
        };
        let added: Vec<&String> = new.labels.iter().filter(|label| !old.labels.contains(label)).collect();
        if added.is_empty() || !written(model, item.key(), &added) {
            continue;
        }
        // the plan has not renamed anything yet
        let mut here = new.clone();
        (here.schema, here.name) = (old.schema.clone(), old.name.clone());
        let statements = added_labels(old, &here).unwrap_or_default();
        let mut step =
            Step::new(ActionKind::Alter, item.key(), statements).irreversible("a label cannot be taken off an enum");
        step.transactional = false;
        steps.push(step);
    }
    steps
}

fn written(model: &Model<'_>, key: &crate::schema::ObjectKey, labels: &[&String]) -> bool {
    model.items.iter().any(|item| {
        let active = item.fate.makes() || item.fate == Fate::Alter || item.retyped || item.released;
        let Some(new) = item.new.filter(|_| active && item.key() != key) else { return false };
        let becomes = item.retyped && super::model::references(new).contains(key);
        let text = serde_json::to_string(new.object()).unwrap_or_default();
        becomes || labels.iter().any(|label| text.contains(&literal(label)))
    })
}

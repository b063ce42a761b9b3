//! Actions as they are put together.

use super::{Planner, reference};
use crate::migrate::plan::{
    Action, ActionKind, DataLoss, Inverse, InverseStatements, Irreversible, LockClaim, LockMode, LossKind,
};
use crate::schema::{ObjectKey, ObjectName};
use crate::snapshot::ObjectReference;

/// An action that is being put together.
pub(super) struct Step(Action);

impl Step {
    pub(super) fn new(kind: ActionKind, key: &ObjectKey, statements: Vec<String>) -> Self {
        let own = || vec![reference(key)];
        Self(Action {
            action: kind,
            object: reference(key),
            statements,
            produces: if kind == ActionKind::Create { own() } else { Vec::new() },
            consumes: Vec::new(),
            destroys: if kind == ActionKind::Drop { own() } else { Vec::new() },
            locks: Vec::new(),
            rewrites: Vec::new(),
            data_loss: None,
            transactional: false,
            minimum_version: None,
            inverse: Inverse::Statements(InverseStatements { statements: Vec::new() }),
        })
    }

    pub(super) fn back(mut self, statements: Vec<String>) -> Self {
        self.0.inverse = Inverse::Statements(InverseStatements { statements });
        self
    }

    pub(super) fn for_good(mut self, reason: impl Into<String>) -> Self {
        self.0.inverse = Inverse::Irreversible(Irreversible { reason: reason.into() });
        self
    }

    /// Every statement has the table for itself for a moment; a mode weaker than that holds while rows are worked on.
    pub(super) fn locks(mut self, relation: ObjectName, mode: LockMode) -> Self {
        self.0.locks.push(LockClaim { relation, mode });
        self
    }

    pub(super) fn rewrites(mut self, relation: ObjectName) -> Self {
        self.0.rewrites.push(relation);
        self
    }

    pub(super) fn needs(mut self, objects: impl IntoIterator<Item = ObjectReference>) -> Self {
        self.0.consumes.extend(objects);
        self
    }

    pub(super) fn makes(mut self, objects: impl IntoIterator<Item = ObjectReference>) -> Self {
        self.0.produces.extend(objects);
        self
    }

    pub(super) fn takes(mut self, objects: impl IntoIterator<Item = ObjectReference>) -> Self {
        self.0.destroys.extend(objects);
        self
    }

    pub(super) fn loses(mut self, loss: LossKind, reason: String) -> Self {
        self.0.data_loss = Some(DataLoss { loss, reason });
        self
    }
}

impl Planner<'_, '_> {
    pub(super) fn push(&mut self, step: Step) {
        self.actions.push(step.0);
    }
}

//! One action while a plan is being made.

use std::collections::{BTreeMap, BTreeSet};

use crate::migrate::plan::{ActionKind, DataLoss, LockMode, LossKind};
use crate::schema::{ObjectKey, ObjectName};

/// Statements with what they do to others.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) kind: ActionKind,
    pub(super) object: ObjectKey,
    pub(super) statements: Vec<String>,
    pub(super) inverse: Result<Vec<String>, String>,
    pub(super) locks: BTreeMap<ObjectName, LockMode>,
    pub(super) rewrites: BTreeSet<ObjectName>,
    pub(super) loss: Option<DataLoss>,
    pub(super) transactional: bool,
    pub(super) minimum_version: Option<u32>,
}

impl Step {
    pub(super) fn new(kind: ActionKind, object: &ObjectKey, statements: Vec<String>) -> Self {
        Self {
            kind,
            object: object.clone(),
            statements,
            inverse: Ok(Vec::new()),
            locks: BTreeMap::new(),
            rewrites: BTreeSet::new(),
            loss: None,
            transactional: true,
            minimum_version: None,
        }
    }

    pub(super) fn undone_by(mut self, statements: Vec<String>) -> Self {
        self.inverse = Ok(statements);
        self
    }

    pub(super) fn irreversible(mut self, reason: impl Into<String>) -> Self {
        self.inverse = Err(reason.into());
        self
    }

    pub(super) fn lock(mut self, relation: ObjectName, mode: LockMode) -> Self {
        self.claim(relation, mode);
        self
    }

    pub(super) fn claim(&mut self, relation: ObjectName, mode: LockMode) {
        let held = self.locks.entry(relation).or_insert(mode);
        *held = mode.max(*held);
    }

    pub(super) fn loses(mut self, loss: LossKind, reason: impl Into<String>) -> Self {
        self.loss = Some(DataLoss { loss, reason: reason.into() });
        self
    }
}

//! What a value is made from: small sets, shared where they are not changed.

use std::rc::Rc;

use crate::sql::trace::Transformation;

/// A source by its number in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct SourceId(pub(super) u32);

/// A source, and what it does for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    pub(super) source: SourceId,
    pub(super) transformation: Transformation,
}

/// A set of edges.
#[derive(Debug, Clone, Default)]
pub(super) struct Edges(Option<Rc<Vec<Edge>>>);

impl PartialEq for Edges {
    fn eq(&self, other: &Self) -> bool {
        self.list() == other.list()
    }
}

impl Edges {
    /// No edge.
    pub(super) const NONE: Self = Self(None);

    pub(super) fn of(source: SourceId) -> Self {
        Self(Some(Rc::new(vec![Edge { source, transformation: Transformation::Identity }])))
    }

    pub(super) fn list(&self) -> &[Edge] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list().is_empty()
    }

    /// Adds what another value is made from.
    pub(super) fn extend(&mut self, other: &Self) {
        let Some(theirs) = &other.0 else { return };
        match &mut self.0 {
            None => self.0 = Some(Rc::clone(theirs)),
            Some(ours) if Rc::ptr_eq(ours, theirs) => {}
            Some(ours) => add(Rc::make_mut(ours), theirs.iter().copied()),
        }
    }

    /// Adds one after the other, each as something happens to it.
    pub(super) fn extend_through(&mut self, other: &Self, through: impl Fn(Transformation) -> Transformation) {
        let Some(theirs) = &other.0 else { return };
        let changed = |edge: &Edge| Edge { transformation: through(edge.transformation), ..*edge };
        match &mut self.0 {
            None if theirs.iter().all(|edge| through(edge.transformation) == edge.transformation) => {
                self.0 = Some(Rc::clone(theirs));
            }
            None => {
                let mut ours = Vec::with_capacity(theirs.len());
                add(&mut ours, theirs.iter().map(changed));
                self.0 = Some(Rc::new(ours));
            }
            Some(ours) => add(Rc::make_mut(ours), theirs.iter().map(changed)),
        }
    }

    /// Adds what decides about another value, and not what it is made from.
    pub(super) fn extend_deciding(&mut self, other: &Self) {
        if other.list().iter().any(|edge| !edge.transformation.is_direct()) {
            let deciding = other.list().iter().copied().filter(|edge| !edge.transformation.is_direct());
            add(Rc::make_mut(self.0.get_or_insert_default()), deciding);
        }
    }

    /// What these are after something happened to all of them.
    pub(super) fn through(&self, through: impl Fn(Transformation) -> Transformation) -> Self {
        let mut changed = Self::default();
        changed.extend_through(self, through);
        changed
    }
}

fn add(ours: &mut Vec<Edge>, theirs: impl Iterator<Item = Edge>) {
    for edge in theirs {
        if let Err(place) = ours.binary_search(&edge) {
            ours.insert(place, edge);
        }
    }
}

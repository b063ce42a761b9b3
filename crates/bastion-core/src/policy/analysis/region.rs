//! Boxes over the dimensions of a request, and what is left of one without another.
//!
//! A box is a product: in each single-valued dimension a set of atoms, in each many-valued one (roles, tags, rules) at
//! least one of some symbols, several times over, and none of others. Such boxes are closed under intersection, and a
//! box without another is a few disjoint boxes, so nothing ever walks the product of all values.

use super::atoms::AtomSet;

/// What a many-valued dimension admits: a set that meets each of the first and none of the second.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Several {
    /// At least one of each.
    pub(super) any_of: Vec<AtomSet>,
    /// None of these.
    pub(super) none_of: AtomSet,
}

impl Several {
    /// Admits every set.
    pub(super) fn all(count: usize) -> Self {
        Self { any_of: Vec::new(), none_of: AtomSet::none(count) }
    }

    /// Whether some set is admitted: the one of everything not refused is, if any is.
    pub(super) fn is_empty(&self) -> bool {
        self.any_of.iter().any(|symbols| symbols.is_within(&self.none_of))
    }

    fn meets(&self, other: &Self) -> bool {
        if self.any_of.is_empty() && other.any_of.is_empty() {
            return true;
        }
        let none_of = self.none_of.or(&other.none_of);
        self.any_of.iter().chain(&other.any_of).all(|symbols| !symbols.is_within(&none_of))
    }

    /// Whether every set admitted here is admitted there. A symbol that is not refused may be present, and a set may
    /// be chosen that avoids whatever no demand forces.
    fn is_within(&self, other: &Self) -> bool {
        let forced = |symbols: &AtomSet| self.any_of.iter().any(|own| own.without(&self.none_of).is_within(symbols));
        other.none_of.is_within(&self.none_of) && other.any_of.iter().all(forced)
    }

    fn demand(&mut self, symbols: &AtomSet) {
        if self.any_of.iter().any(|own| own.is_within(symbols)) {
            return;
        }
        self.any_of.retain(|own| !symbols.is_within(own));
        self.any_of.push(symbols.clone());
        self.any_of.sort_unstable();
    }

    fn refuse(&mut self, symbols: &AtomSet) {
        self.none_of = self.none_of.or(symbols);
    }

    fn restrict(&mut self, other: &Self) {
        other.any_of.iter().for_each(|symbols| self.demand(symbols));
        self.refuse(&other.none_of);
    }
}

/// A box of requests.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Region {
    /// The atoms admitted in each single-valued dimension; none where every atom is.
    pub(super) single: Vec<Option<AtomSet>>,
    /// What each many-valued dimension admits.
    pub(super) several: Vec<Several>,
}

impl Region {
    pub(super) fn is_empty(&self) -> bool {
        self.single.iter().flatten().any(AtomSet::is_empty) || self.several.iter().any(Several::is_empty)
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.single.iter().zip(&other.single).all(|pair| match pair {
            (Some(own), Some(others)) => own.meets(others),
            _ => true,
        }) && self.several.iter().zip(&other.several).all(|(own, others)| own.meets(others))
    }

    /// In how many dimensions this box reaches out of another: in none where it lies inside.
    pub(super) fn overhang(&self, other: &Self) -> usize {
        let single = self.single.iter().zip(&other.single).filter(|pair| match pair {
            (_, None) => false,
            (Some(own), Some(others)) => !own.is_within(others),
            (None, Some(others)) => !others.complement().is_empty(),
        });
        let several = self.several.iter().zip(&other.several).filter(|(own, others)| !own.is_within(others));
        single.count() + several.count()
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        let mut region = self.clone();
        for (own, others) in region.single.iter_mut().zip(&other.single) {
            restrict(own, others.as_ref());
        }
        for (own, others) in region.several.iter_mut().zip(&other.several) {
            own.restrict(others);
        }
        region
    }

    /// What is left without another box: disjoint boxes, none of them empty.
    pub(super) fn without(&self, other: &Self) -> Vec<Self> {
        if !self.meets(other) {
            return vec![self.clone()];
        }
        let mut pieces = Vec::new();
        let mut rest = self.clone();
        for (dimension, others) in other.single.iter().enumerate() {
            let Some(others) = others else { continue };
            let outside = match rest.single.get(dimension) {
                Some(Some(own)) => own.without(others),
                _ => others.complement(),
            };
            if !outside.is_empty() {
                let mut piece = rest.clone();
                piece.single.iter_mut().skip(dimension).take(1).for_each(|own| *own = Some(outside.clone()));
                pieces.push(piece);
            }
            rest.single.iter_mut().skip(dimension).take(1).for_each(|own| restrict(own, Some(others)));
        }
        for (dimension, others) in other.several.iter().enumerate() {
            let mut cut = |outside: &dyn Fn(&mut Several), inside: &dyn Fn(&mut Several)| {
                let mut piece = rest.clone();
                piece.several.iter_mut().skip(dimension).take(1).for_each(outside);
                pieces.extend((!piece.is_empty()).then_some(piece));
                rest.several.iter_mut().skip(dimension).take(1).for_each(inside);
            };
            for symbols in &others.any_of {
                cut(&|own| own.refuse(symbols), &|own| own.demand(symbols));
            }
            if !others.none_of.is_empty() {
                cut(&|own| own.demand(&others.none_of), &|own| own.refuse(&others.none_of));
            }
        }
        pieces
    }
}

fn restrict(own: &mut Option<AtomSet>, others: Option<&AtomSet>) {
    if let Some(others) = others {
        *own = Some(own.as_ref().map_or_else(|| others.clone(), |own| own.and(others)));
    }
}

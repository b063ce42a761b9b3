//! Dimensions whose values are known beforehand, as bits.

use super::model::{ChangeLevel, ChangeScope, PiiLevel, PrincipalKind};
use super::request::ChangeSummary;
use super::symbol::{SymbolBits, SymbolTable, SymbolsTest};
use crate::finding::{Audience, Level};

/// The bit of what a request does not state; the values have the bits above it.
pub(super) const UNSTATED_BIT: u8 = 1;

pub(super) const fn kind_bit(kind: PrincipalKind) -> u8 {
    match kind {
        PrincipalKind::User => 2,
        PrincipalKind::Service => 4,
        PrincipalKind::Agent => 8,
    }
}

pub(super) const fn pii_bit(level: PiiLevel) -> u8 {
    match level {
        PiiLevel::None => 2,
        PiiLevel::Low => 4,
        PiiLevel::High => 8,
    }
}

/// The bits of a list of values, all of them where there is no list.
pub(super) fn mask<T: Copy>(values: Option<&Vec<T>>, bit: fn(T) -> u8, unstated: bool) -> u8 {
    values.map_or(u8::MAX, |values| {
        values.iter().fold(u8::from(unstated) * UNSTATED_BIT, |mask, value| mask | bit(*value))
    })
}

const fn change_bit(level: ChangeLevel) -> u8 {
    match level {
        ChangeLevel::None => 1,
        ChangeLevel::Info => 2,
        ChangeLevel::Warning => 4,
        ChangeLevel::Error => 8,
    }
}

const fn audience_bit(audience: Audience) -> u8 {
    match audience {
        Audience::Readers => 1,
        Audience::Writers => 2,
        Audience::Data => 4,
        Audience::Operations => 8,
        Audience::Security => 16,
        Audience::Contracts => 32,
    }
}

/// A request's change: which audiences have a finding of which level.
#[derive(Debug, Clone, Default)]
pub(super) struct ChangeBits {
    info: u8,
    warning: u8,
    error: u8,
    rules: SymbolBits,
}

impl ChangeBits {
    pub(super) fn new(change: &ChangeSummary, rules: &SymbolTable) -> Self {
        let mut bits = Self { rules: rules.bits(&change.rules), ..Self::default() };
        for impact in &change.impacts {
            let audience = audience_bit(impact.audience);
            match impact.level {
                Level::Info => bits.info |= audience,
                Level::Warning => bits.warning |= audience,
                Level::Error => bits.error |= audience,
            }
        }
        bits
    }
}

/// A policy's test on the change of a request.
#[derive(Debug, Clone)]
pub(super) struct ChangeTest {
    levels: u8,
    audiences: u8,
    rules: SymbolsTest,
    unstated: bool,
}

impl ChangeTest {
    pub(super) fn new(scope: &ChangeScope, rules: &SymbolTable, unstated: bool) -> Self {
        let any_finding =
            change_bit(ChangeLevel::Info) | change_bit(ChangeLevel::Warning) | change_bit(ChangeLevel::Error);
        let levels = match (&scope.levels, &scope.audiences) {
            (None, Some(_)) => any_finding,
            (levels, _) => mask(levels.as_ref(), change_bit, false),
        };
        Self {
            levels,
            audiences: mask(scope.audiences.as_ref(), audience_bit, false),
            rules: SymbolsTest::new(rules, scope.rules.as_ref(), None),
            unstated,
        }
    }

    pub(super) fn matches(&self, change: Option<&ChangeBits>) -> bool {
        let Some(change) = change else { return self.unstated };
        let strongest = if change.error & self.audiences != 0 {
            ChangeLevel::Error
        } else if change.warning & self.audiences != 0 {
            ChangeLevel::Warning
        } else if change.info & self.audiences != 0 {
            ChangeLevel::Info
        } else {
            ChangeLevel::None
        };
        self.levels & change_bit(strongest) != 0 && self.rules.matches(&change.rules)
    }
}

//! The parameters behind a path.

use std::collections::BTreeMap;

/// Parameters by name.
pub(super) type Parameters = BTreeMap<String, String>;

/// What an answer has besides its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) pretty: bool,
    pub(super) metrics: bool,
    pub(super) provenance: bool,
    pub(super) notes: bool,
}

impl Wanted {
    pub(super) fn of(parameters: &Parameters) -> Self {
        // as OPA reads them: Python's clients write `True`
        let is_true = |value: &String| value.is_empty() || value.eq_ignore_ascii_case("true");
        let flag = |name: &str| parameters.get(name).is_some_and(is_true);
        Self {
            pretty: flag("pretty"),
            metrics: flag("metrics") || flag("instrument"),
            provenance: flag("provenance"),
            notes: parameters
                .get("explain")
                .is_some_and(|value| matches!(value.as_str(), "notes" | "fails" | "full" | "debug")),
        }
    }
}

//! `urn:bastion-data-trust:evidence:erasure:v1`: that data was made unreadable for ever.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Circumstances, Content};

/// That data was made unreadable for ever. Who it was about stands in it as a name that says nothing by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    /// Where, when and by whom.
    pub circumstances: Circumstances,
    /// Whom the data was about, as a name that says nothing by itself.
    pub subject: String,
    /// Why: the request, the rule of retention.
    pub reason: String,
    /// The legal basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    /// What was erased.
    pub datasets: Vec<String>,
    /// Identifiers of the keys that were destroyed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub destroyed_keys: Vec<String>,
}

impl Content for Erasure {
    fn title(&self) -> String {
        "Erasure".to_owned()
    }

    fn rows(&self) -> Vec<(&'static str, String)> {
        let mut rows = vec![("about", self.subject.clone()), ("reason", self.reason.clone())];
        rows.extend(self.legal_basis.clone().map(|basis| ("legal basis", basis)));
        rows.extend(self.datasets.iter().map(|dataset| ("erased", dataset.clone())));
        rows.extend(self.destroyed_keys.iter().map(|key| ("destroyed key", key.clone())));
        rows
    }
}

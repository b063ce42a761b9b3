//! `urn:bastion-data-trust:evidence:schema-diff:v1`: a change of a schema and the decision about it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Circumstances, Content, DecisionRecord};
use crate::canonical::Digest;
use crate::finding::{Audience, Facet};

/// A change of a schema and the decision about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchemaDiff {
    /// Where, when and by whom.
    pub circumstances: Circumstances,
    /// What was compared.
    pub schema: SchemaRecord,
    /// What was found.
    pub summary: SummaryRecord,
    /// The decision, where one was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionRecord>,
}

/// What was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchemaRecord {
    /// The source before, without secrets.
    pub old_source: String,
    /// The source after, without secrets.
    pub new_source: String,
    /// The digest of the snapshot before.
    pub old_digest: Digest,
    /// The digest of the snapshot after.
    pub new_digest: Digest,
    /// Facets that do not differ anywhere.
    pub unchanged_facets: Vec<Facet>,
    /// Whether both snapshots show everything that is there.
    pub complete: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SummaryRecord {
    /// Changes listed.
    pub changes: u32,
    /// Findings of level error.
    pub errors: u32,
    /// Findings of level warning.
    pub warnings: u32,
    /// Findings of level info.
    pub infos: u32,
    /// For whom something breaks.
    pub broken_audiences: Vec<Audience>,
    /// The version of the rule catalogue.
    pub rules_version: String,
}

impl Content for SchemaDiff {
    fn title(&self) -> String {
        "Change of a schema".to_owned()
    }

    fn rows(&self) -> Vec<(&'static str, String)> {
        let (schema, summary) = (&self.schema, &self.summary);
        let names = |names: Vec<&str>| if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
        let counts = format!("{} errors, {} warnings, {} notes", summary.errors, summary.warnings, summary.infos);
        let broken = summary.broken_audiences.iter().map(|audience| audience.as_str()).collect();
        let mut rows = vec![
            ("before", format!("{} ({})", schema.old_source, schema.old_digest)),
            ("after", format!("{} ({})", schema.new_source, schema.new_digest)),
            ("changes", summary.changes.to_string()),
            ("findings", format!("{counts} (rules version {})", summary.rules_version)),
            ("breaks", names(broken)),
        ];
        if !schema.unchanged_facets.is_empty() {
            rows.push(("unchanged", names(schema.unchanged_facets.iter().map(|facet| facet.as_str()).collect())));
        }
        let complete = if schema.complete { "yes" } else { "no: something was not modelled or not readable" };
        rows.push(("complete", complete.to_owned()));
        rows
    }

    fn decision(&self) -> Option<&DecisionRecord> {
        self.decision.as_ref()
    }
}

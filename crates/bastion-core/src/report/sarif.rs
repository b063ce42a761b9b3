//! SARIF 2.1.0 (OASIS standard): what code hosts show beside a change.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::escape::plain;
use crate::finding::{Finding, Level};
use crate::rules::{self, Comparison, Rule};

/// A comparison as a SARIF log. `artifact` is the file, relative to the repository, that the findings are shown at:
/// hosts that show findings in files leave out those without one.
#[must_use]
pub fn comparison_sarif(comparison: &Comparison, artifact: Option<&str>) -> Value {
    let used: BTreeSet<&str> = comparison.findings.iter().map(|finding| finding.rule.as_str()).collect();
    let used: Vec<&Rule> = used.into_iter().filter_map(rules::find).collect();
    let results: Vec<Value> = comparison.findings.iter().map(|finding| result(finding, &used, artifact)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Bastion",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": used.iter().map(|found| rule(found)).collect::<Vec<_>>(),
            }},
            "automationDetails": {"id": "bastion/schema/"},
            "columnKind": "utf16CodeUnits",
            "results": results,
            "properties": {
                "oldDigest": comparison.diff.old_digest.to_string(),
                "newDigest": comparison.diff.new_digest.to_string(),
                "complete": comparison.diff.complete,
            },
        }],
    })
}

// a relative reference (RFC 3986, 4.2) of a path
fn uri(path: &str) -> String {
    const KEPT: percent_encoding::AsciiSet =
        percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    percent_encoding::utf8_percent_encode(path, &KEPT).to_string()
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

fn rule(found: &Rule) -> Value {
    let strongest = found.impacts.iter().map(|impact| impact.level).max().unwrap_or(Level::Info);
    json!({
        "id": found.id,
        "name": found.name,
        "shortDescription": {"text": found.title},
        "fullDescription": {"text": found.meaning},
        "help": {"text": found.advice},
        "defaultConfiguration": {"level": level(strongest)},
    })
}

fn result(finding: &Finding, used: &[&Rule], artifact: Option<&str>) -> Value {
    let mut message = plain(&finding.message);
    if let Some(hint) = &finding.hint {
        message.push_str(&format!("; {}", plain(hint)));
    }
    let mut location = json!({
        "logicalLocations": [{
            "name": finding.location.path.last().map_or("", String::as_str),
            "fullyQualifiedName": finding.location.path.join("."),
            "kind": finding.location.object_kind,
        }],
    });
    if let (Some(artifact), Some(location)) = (artifact, location.as_object_mut()) {
        let place = json!({"artifactLocation": {"uri": uri(artifact)}, "region": {"startLine": 1}});
        location.insert("physicalLocation".to_owned(), place);
    }
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.level),
        "message": {"text": message},
        "locations": [location],
        "partialFingerprints": {"bastionFinding/v1": finding.id},
        "properties": {
            "certainty": finding.certainty.as_str(),
            "audiences": finding.impacts.iter().map(|impact| impact.audience.as_str()).collect::<Vec<_>>(),
        },
    });
    let place = used.iter().position(|rule| rule.id == finding.rule);
    if let (Some(place), Some(result)) = (place, result.as_object_mut()) {
        result.insert("ruleIndex".to_owned(), json!(place));
    }
    result
}

//! Sealing and its failures, retention as cases, populations.

mod period;
mod population;
mod retention;
mod seal;

use serde_json::json;

use super::*;
use crate::time::Moment;

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn key_id(text: &str) -> DataKeyId {
    text.parse().unwrap()
}

fn header(id: &str) -> AuditHeader {
    AuditHeader {
        id: id.to_owned(),
        occurred_at: moment("2026-11-20T22:00:00Z"),
        kind: "decision".to_owned(),
        key_id: key_id("acme/decision/EU/period/2026-11"),
        erasure: None,
    }
}

fn body() -> AuditBody {
    AuditBody {
        actor: AuditActor { id: "ada@example.com".to_owned(), role: "analyst".to_owned() },
        action: "data.read".to_owned(),
        intent: json!({ "dataset": "payments", "rows": 12 }),
        policy_results: vec![AuditPolicyResult {
            policy: "eu-only".to_owned(),
            outcome: AuditOutcome::Allowed,
            reason: "the data stay in the EU".to_owned(),
        }],
        outcome: AuditOutcome::Allowed,
        evidence: Some("packs/01jd3k9q2v".to_owned()),
    }
}

fn sealed(id: &str) -> (AuditEntry, Vec<u8>) {
    super::seal(&header(id), &body(), &DataKey::from_bytes([7; 32]), [1; NONCE_BYTES], [2; SALT_BYTES]).unwrap()
}

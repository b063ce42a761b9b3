//! Arbitrary bytes as a policy document, in JSON and in YAML, compiled and asked.
//!
//! Whatever is accepted must decide without a panic, the same way twice, and survive its own canonical JSON.
#![no_main]

use bastion_core::finding::{Audience, Certainty, Impact, Level};
use bastion_core::policy::{ChangeSummary, PiiLevel, PolicyDocument, PolicyRequest, PolicySet, PrincipalKind};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for document in [PolicyDocument::from_json(bytes), PolicyDocument::from_yaml(bytes)].into_iter().flatten() {
        check(document);
    }
});

fn check(mut document: PolicyDocument) {
    // conditions are the evaluator's business, and may take their whole time limit
    for policy in &mut document.policies {
        policy.when = None;
    }
    let json = document.to_json().expect("what was read can be written");
    assert_eq!(PolicyDocument::from_json(&json).expect("what was written can be read"), document);
    let Ok(set) = PolicySet::compile(document.policies.clone()) else { return };
    let mut stated = PolicyRequest::new("ada", "data.read");
    stated.tenant = Some("acme".to_owned());
    stated.environment = Some("production".to_owned());
    stated.purpose = Some("audit".to_owned());
    stated.rows = Some(10);
    stated.principal.kind = Some(PrincipalKind::User);
    stated.principal.roles = vec!["analyst".to_owned()];
    stated.principal.jurisdiction = Some("EU".to_owned());
    stated.resource.dataset = Some("bank.customers".to_owned());
    stated.resource.domain = Some("payments".to_owned());
    stated.resource.pii_level = Some(PiiLevel::High);
    stated.resource.jurisdiction = Some("EU".to_owned());
    stated.resource.tags = vec!["gold".to_owned()];
    stated.change = Some(ChangeSummary {
        impacts: vec![Impact { audience: Audience::Readers, level: Level::Error, certainty: Certainty::Proven }],
        rules: vec!["COL002".to_owned()],
    });
    document.policies.reverse();
    let reversed = PolicySet::compile(document.policies).expect("the order does not matter");
    for request in [stated, PolicyRequest::new("", "")] {
        let decision = set.decide(&request).expect("the request has a canonical form");
        assert_eq!(decision, reversed.decide(&request).expect("the request has a canonical form"));
        let explained = set.explain(&request).into_iter().filter(|policy| policy.matched).count();
        assert_eq!(explained, decision.matched.len());
    }
}

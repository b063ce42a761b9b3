//! An array never stands for an object, wherever it is in the documents of evidence.

use serde_json::{Value, json};

use super::log::logged;
use super::{pack, predicate};
use crate::canonical;
use crate::error::Coded;
use crate::evidence::{Bundle, Envelope, EvidenceError, Pack, Predicate, Statement};

/// The most members that are put into every order.
const ORDERED_MAX: usize = 6;

/// The places of all objects, as JSON pointers.
fn objects(value: &Value, place: &str) -> Vec<String> {
    let inside = |(name, value): (String, &Value)| objects(value, &format!("{place}/{name}"));
    match value {
        Value::Array(items) => {
            (0..).zip(items).flat_map(|(at, item): (usize, _)| inside((at.to_string(), item))).collect()
        }
        Value::Object(members) => {
            let members = members.iter().flat_map(|(name, value)| inside((name.clone(), value)));
            std::iter::once(place.to_owned()).chain(members).collect()
        }
        _ => Vec::new(),
    }
}

/// The values in every order, as it is not said here in which a struct has its members.
fn orders(values: &[Value]) -> Vec<Vec<Value>> {
    let Some((first, rest)) = values.split_first() else { return vec![Vec::new()] };
    let with_first = |order: Vec<Value>| {
        (0..=order.len()).map(move |at| {
            let mut order = order.clone();
            order.insert(at, first.clone());
            order
        })
    };
    orders(rest).into_iter().flat_map(with_first).collect()
}

/// Refuses the document with any of its objects exchanged for an array of what is in it; says where there were objects.
#[track_caller]
fn refused<T>(document: &[u8], code: &str, read: impl Fn(&[u8]) -> Result<T, EvidenceError>) -> Vec<String> {
    let document: Value = serde_json::from_slice(document).unwrap();
    assert!(read(&canonical::write(&document).unwrap()).is_ok());
    let places = objects(&document, "");
    for place in &places {
        let members = document.pointer(place).unwrap().as_object().unwrap();
        let values: Vec<Value> = members.values().cloned().collect();
        assert!(values.len() <= ORDERED_MAX, "{place}");
        for array in orders(&values) {
            let mut changed = document.clone();
            *changed.pointer_mut(place).unwrap() = Value::Array(array);
            match read(&canonical::write(&changed).unwrap()) {
                Ok(_) => panic!("{place} is read from an array"),
                Err(error) => assert_eq!(error.code().as_str(), code, "{place}: {error}"),
            }
        }
    }
    places
}

#[test]
fn of_a_pack() {
    let places = refused(&logged().to_json().unwrap(), "invalid_document", Pack::from_json);
    for place in
        ["", "/artifacts/0", "/envelope", "/envelope/signatures/0", "/log", "/log/entry/inclusionProof/checkpoint"]
    {
        assert!(places.contains(&place.to_owned()), "{place}: {places:?}");
    }
}

#[test]
fn of_an_envelope() {
    let places = refused(&pack().envelope.to_json().unwrap(), "invalid_envelope", Envelope::from_json);
    assert_eq!(places, ["", "/signatures/0"]);
}

#[test]
fn of_a_bundle() {
    let Pack { envelope, log, .. } = logged();
    let mut bundle = serde_json::to_value(Bundle::new(envelope, log.map(|log| log.entry)).unwrap()).unwrap();
    bundle["verificationMaterial"]["timestampVerificationData"] = json!({"rfc3161Timestamps": []});
    let places = refused(&canonical::write(&bundle).unwrap(), "invalid_bundle", Bundle::from_json);
    assert_eq!(places.len(), 11, "{places:?}");
}

#[test]
fn of_a_statement() {
    let statement = json!({
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": "a", "digest": {"blake3": "00", "sha256": "00"}}],
        "predicateType": "t",
        "predicate": {"a": "b"},
    });
    let places = refused(&canonical::write(&statement).unwrap(), "invalid_statement", Statement::from_json);
    assert_eq!(places, ["", "/predicate", "/subject/0", "/subject/0/digest"]);
}

#[test]
fn of_a_predicate() {
    let kind = predicate().predicate_type();
    let read = |bytes: &[u8]| Predicate::from_value(kind, canonical::parse(bytes)?);
    let value = predicate().to_value().unwrap();
    let places = refused(&canonical::write(&value).unwrap(), "invalid_document", read);
    assert_eq!(places, ["", "/circumstances", "/decision", "/decision/matched/0", "/schema", "/summary"]);
}

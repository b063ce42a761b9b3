//! How much of a generated, labelled text is found, and how much too much: floors below what was measured.

#[path = "../../benches/labelled.rs"]
mod labelled;

use std::collections::BTreeMap;

use bastion_core::privacy::scan::EntitySet;
use bastion_core::privacy::{Entity, Scanner, What};

/// Per cent of what is there that is found, and of what is found that is there.
const FLOORS: &[(&str, f64, f64)] = &[
    ("bitcoin_address", 100.0, 100.0),
    ("credit_card", 90.0, 99.0),
    ("email", 99.0, 99.0),
    ("iban", 99.0, 99.0),
    ("ip", 99.0, 99.0),
    ("phone", 97.0, 98.0),
    ("us_itin", 97.0, 99.0),
    ("us_ssn", 97.0, 99.0),
];

#[test]
fn what_is_labelled_is_found_and_little_else() {
    let scanner = Scanner::new(EntitySet::every(), Vec::new());
    let mut counts: BTreeMap<&str, [f64; 3]> = BTreeMap::new();
    for text in labelled::sentences(7, 2_000) {
        let findings = scanner.scan(text.text.as_bytes());
        let found = findings.iter().filter_map(|finding| match finding.what {
            What::Entity(Entity::Ipv4 | Entity::Ipv6) => Some(("ip", finding.range())),
            What::Entity(entity) => Some((entity.as_str(), finding.range())),
            What::Rule(_) => None,
        });
        let found: Vec<_> = found.collect();
        for (entity, place) in &text.labels {
            let is_found = found.iter().any(|(name, range)| name == entity && range == place);
            counts.entry(entity).or_default()[usize::from(!is_found)] += 1.0;
        }
        for (name, range) in &found {
            let is_label = text.labels.iter().any(|(entity, place)| entity == name && place == range);
            counts.entry(name).or_default()[2] += f64::from(u8::from(!is_label));
        }
    }
    let mut below = Vec::new();
    for (entity, recall_min, precision_min) in FLOORS {
        let [found, missed, extra] = counts[entity];
        let (recall, precision) = (100.0 * found / (found + missed), 100.0 * found / (found + extra));
        if recall < *recall_min || precision < *precision_min {
            below.push(format!("{entity}: {recall:.1} / {precision:.1}"));
        }
    }
    assert!(below.is_empty(), "{below:#?}");
}

#[test]
fn the_corpus_is_the_same_every_time() {
    let texts = labelled::sentences(1, 200);
    assert_eq!(format!("{texts:?}"), format!("{:?}", labelled::sentences(1, 200)));
    assert!(
        labelled::SHARED
            .iter()
            .all(|entity| texts.iter().any(|text| text.labels.iter().any(|(name, _)| name == entity)))
    );
    for text in &texts {
        assert!(text.labels.iter().all(|(_, place)| text.text.get(place.clone()).is_some()));
    }
    assert_eq!(labelled::log(1, 1_000), labelled::log(1, 1_000));
}

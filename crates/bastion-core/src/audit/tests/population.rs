//! What a population counts and finds.

use super::*;
use crate::canonical::Sha256Digest;

fn leaf(id: &str, kind: &str, class: &str, at: &str) -> Vec<u8> {
    let header = AuditHeader {
        occurred_at: moment(at),
        kind: kind.to_owned(),
        key_id: key_id(&format!("acme/{class}/EU/period/2026")),
        ..header(id)
    };
    let key = DataKey::from_bytes([7; 32]);
    super::super::seal(&header, &body(), &key, [1; NONCE_BYTES], [2; SALT_BYTES]).unwrap().0.to_json().unwrap()
}

#[test]
fn counts_and_findings_with_both_places() {
    let leaves = [
        leaf("a", "decision", "decision", "2026-01-01T00:00:02Z"),
        leaf("b", "query", "decision", "2026-01-01T00:00:01Z"),
        b"{}".to_vec(),
        leaf("a", "query", "access", "2026-01-01T00:00:01Z"),
        leaf("c", "query", "access", "2026-01-01T00:00:09Z"),
    ];
    let population = Population::of(10, &leaves);
    let counts = |counts: &[PopulationCount]| {
        counts.iter().map(|each| format!("{} {}", each.name, each.count)).collect::<Vec<_>>()
    };
    assert_eq!((population.first, population.end, population.count), (10, 15, 5));
    assert_eq!(counts(&population.kinds), ["decision 1", "query 3"]);
    assert_eq!(counts(&population.retention_classes), ["access 2", "decision 2"]);
    assert_eq!(population.earliest, Some(moment("2026-01-01T00:00:01Z")));
    assert_eq!(population.latest, Some(moment("2026-01-01T00:00:09Z")));
    let found: Vec<_> = population.findings.iter().map(|found| (found.problem, found.place, found.other)).collect();
    use PopulationProblem::{ClockWentBack, RepeatedId, Unreadable};
    assert_eq!(found, [(ClockWentBack, 11, Some(10)), (Unreadable, 12, None), (RepeatedId, 13, Some(10))]);
}

#[test]
fn the_digest_covers_every_byte_and_every_boundary() {
    let digest = |entries: &[&[u8]]| Population::of(0, entries).digest;
    // by hand: the domain, a length, the bytes
    let mut bytes = b"bastion.population/v1\0".to_vec();
    bytes.extend([0, 0, 0, 0, 0, 0, 0, 2, b'a', b'b', 0, 0, 0, 0, 0, 0, 0, 1, b'c']);
    assert_eq!(digest(&[b"ab", b"c"]), Sha256Digest::of(&bytes));
    for other in [&[b"a".as_slice(), b"bc"][..], &[b"abc"], &[b"c", b"ab"], &[b"ab", b"d"], &[]] {
        assert_ne!(digest(other), digest(&[b"ab", b"c"]));
    }
}
